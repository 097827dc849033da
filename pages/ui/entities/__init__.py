"""What the page entities is made of."""
