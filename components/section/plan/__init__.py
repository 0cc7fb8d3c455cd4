"""The parts of the page of plans."""
