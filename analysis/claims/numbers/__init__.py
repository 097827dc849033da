"""Numbers and dates that do not agree, and every reason to let them pass."""
