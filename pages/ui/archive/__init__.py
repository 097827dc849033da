"""The archive that an operator names: where a story's wording stands in it, and what spread."""
