"""What the lineage page shows: the stemma, a card an article, credits, who vouches, what is new."""
