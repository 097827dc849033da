"""What the page About is made of."""
