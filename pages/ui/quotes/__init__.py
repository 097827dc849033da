"""What the page quotes is made of."""
