"""Taking views out of the dashboard: how long it takes, and how large the files are."""
