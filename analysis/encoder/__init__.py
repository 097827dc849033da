"""Meaning from context: a small sentence encoder, run here, and what it says of words."""
