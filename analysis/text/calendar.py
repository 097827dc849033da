"""The months and the days of the week, in order."""

from analysis.text.wordlists import mapping


def _in_order(name: str) -> tuple[str, ...]:
    places = mapping(name)
    return tuple(sorted(places, key=lambda word: int(places[word])))


MONTHS = _in_order("months")
"""From january to december."""
WEEKDAYS = _in_order("weekdays")
"""From monday to sunday."""
