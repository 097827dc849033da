"""What the page similarity is made of."""
