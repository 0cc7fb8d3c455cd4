"""The sections of pages: each module draws one kind, from a view made ready to be drawn."""
