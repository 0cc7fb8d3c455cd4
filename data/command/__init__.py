"""What `python -m data` does, a module a sort of command; `data/__main__.py` has the rest."""
