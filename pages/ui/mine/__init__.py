"""The page of an editor's own stories."""
