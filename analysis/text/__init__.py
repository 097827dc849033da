"""A text, its words, sentences and language."""
