"""The parts of the page that shows who has reported."""
