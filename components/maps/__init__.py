"""Maps: shapes that stay in the browser, and the values put on them."""
