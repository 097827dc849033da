"""Names of one story joined to the persons, organisations and places they mean."""

from __future__ import annotations

from collections.abc import Sequence

from analysis import person_groups


def same_person(names: Sequence[str]) -> list[int]:
    """Equal numbers for names of one person within one story, the names in reading order.

    >>> same_person(["Donald Trump", "Tim Homan", "President-elect Trump", "Tom Homan"])
    [0, 1, 0, 2]
    """
    return person_groups.group([person_groups.Written(name) for name in names])
