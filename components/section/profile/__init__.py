"""The parts of a commune's profile."""
