"""What the page articles is made of."""
