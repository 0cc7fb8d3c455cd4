"""The parts of the page of reviews."""
