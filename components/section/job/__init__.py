"""Files that are made in the background, on the page: asked for, followed, taken."""
