"""Charts: tables in, Vega-Lite specifications out; nothing here draws or knows the page."""
