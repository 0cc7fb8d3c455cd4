"""The parts of the overview that say what is to be done, what changed, and who is left out."""
