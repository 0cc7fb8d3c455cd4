"""The parts of the page of comparisons."""
