"""Check my draft: what is asked for, the draft with its places marked, and the list of them."""
