"""How long a reader waits for each page on a store of many figures."""
