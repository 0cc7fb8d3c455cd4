"""The parts of the page of the provincial index."""
