"""Views that somebody saved, and stories made of them for a meeting."""
