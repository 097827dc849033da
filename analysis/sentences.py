"""A text cut into sentences, offsets kept."""
