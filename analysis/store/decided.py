"""An editor's decisions as plain values, and back again from wherever those were kept."""

from analysis.decisions import KINDS, STATES, Decisions, Mark, Step
from analysis.limits import MAX_LETTERS, MAX_MARKS, MAX_STEPS


def plain(decisions: Decisions) -> dict[str, object]:
    """What JSON can hold of them.

    >>> plain(Decisions().call("Bridge"))
    {'steps': [], 'marks': {}, 'title': 'Bridge'}
    """
    return {
        "steps": [step._asdict() for step in decisions.steps],
        "marks": {key: mark._asdict() for key, mark in decisions.marks.items()},
        "title": decisions.title,
    }


def read(given: object) -> tuple[Decisions, str]:
    """The decisions that make sense, and a sentence on what was left out; empty if nothing was.

    >>> read({"steps": [{"kind": "join", "one": "Ann", "other": "Anne"}]})[0].same
    (('Ann', 'Anne'),)
    """
    held = given if isinstance(given, dict) else {}
    steps, marks = held.get("steps", []), held.get("marks", {})
    if not isinstance(steps, list) or not isinstance(marks, dict):
        return Decisions(), (
            "The decisions of this story file cannot be read; its texts were opened without them."
        )
    taken = [step for step in map(_step, steps[:MAX_STEPS]) if step]
    marked = map(_mark, [*marks.items()][:MAX_MARKS])
    kept = {words(key): mark for key, mark in marked if mark}
    n = len(steps) + len(marks) - len(taken) - len(kept)
    why = f"{n} of the editor's decisions could not be read and were left out." if n else ""
    return Decisions(tuple(taken), kept).call(words(held.get("title"))), why


def words(value: object) -> str:
    """Text, cut; half characters, which JSON can hold and a table cannot, are dropped."""
    return value[:MAX_LETTERS].encode("utf-8", "ignore").decode() if isinstance(value, str) else ""


def _step(given: object) -> Step | None:
    if not isinstance(given, dict) or given.get("kind") not in KINDS:
        return None
    one, other, beside = words(given.get("one")), words(given.get("other")), given.get("beside")
    forms = [words(form) for form in beside[:20]] if isinstance(beside, list) else []
    return Step(given["kind"], one, other, tuple(filter(None, forms))) if one and other else None


def _mark(given: tuple[str, object]) -> tuple[str, Mark | None]:
    key, mark = given
    if not isinstance(mark, dict) or mark.get("state") not in STATES:
        return key, None
    return key, Mark(mark["state"], words(mark.get("note")))
