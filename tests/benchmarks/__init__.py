"""Benchmarks: ratios in one process, never seconds alone. `make bench` runs them all."""
