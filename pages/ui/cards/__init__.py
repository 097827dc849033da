"""The card of a point on which articles differ: one look on every page that lists such points."""
