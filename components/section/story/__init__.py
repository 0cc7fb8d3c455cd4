"""What the page of stories is made of."""
