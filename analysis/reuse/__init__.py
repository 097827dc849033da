"""What shared passages stand on: words as hashes, runs, chains, rewording; arrays throughout."""
