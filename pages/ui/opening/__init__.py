"""What the page opening is made of."""
