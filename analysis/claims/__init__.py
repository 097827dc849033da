"""Claims: sentences of two articles held against each other, and the states of an event."""
