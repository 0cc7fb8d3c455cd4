"""Files made in the background: the process that makes them, and what starts it."""
