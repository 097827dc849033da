"""What alignment and word differences stand on: weights of stems, links, runs of words."""
