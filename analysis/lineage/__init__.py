"""Who follows whom, with the evidence for it and against it; who is credited with what."""
