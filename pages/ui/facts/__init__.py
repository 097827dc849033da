"""What the page facts is made of."""
