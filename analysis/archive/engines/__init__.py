"""What runs the statements of an archive: one module an engine, all with the same methods."""
