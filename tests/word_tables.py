"""What the rules for words, names and lines say of examples, a line or two for each, to be read.

Two written names, the parts of a name, of what kind it is, which names are one; what is read in
texts of few lines and in small files of every kind. Examples: `golden/pairs/*.json`.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from analysis import Params
from analysis.errors import CopytasterError, UnreadableDate
from analysis.ingest import dates, read_file
from analysis.ingest.brought import Brought
from analysis.ingest.byline import stated_byline, without_by
from analysis.ingest.page_reading import is_furniture
from analysis.names import (
    name_types,
    near_forms,
    person_groups,
    person_match,
    person_names,
    thing_names,
)
from analysis.text import furniture, normalize
from analysis.text.reading import reading

PAIRS = Path(__file__).parent / "golden" / "pairs"


def written_names() -> str:
    """What is said of two written names, a pair a line: each rule that holds of them."""
    pairs = json.loads((PAIRS / "written_names.json").read_text("utf-8"))
    return "".join(f"{a} | {b}: {', '.join(_likenesses(a, b)) or '-'}\n" for a, b in pairs)


def _likenesses(a: str, b: str) -> Iterator[str]:
    rules, one, two = Params(), person_names.fold(a), person_names.fold(b)
    blend = person_match.blend(a)
    parts_a, parts_b = (person_names.parse(name).tokens for name in (a, b))
    told = {
        "one style": near_forms.one_style(a, b),
        "transliterated": near_forms.transliterated(a, b),
        "near": near_forms.are_near(one, two, rules),
        "near persons": near_forms.are_near_persons(a, b, rules),
        "surnames begin alike": near_forms.surnames_begin_alike(one.split(), two.split()),
        "compatible": person_match.compatible(person_names.parse(a), person_names.parse(b)),
        "begins": bool(blend) and person_match.begins(blend, person_names.parse(b)),
        "both alike": len(parts_a) == len(parts_b)
        and near_forms.both_alike(parts_a, parts_b, rules.surname_alike),
    }
    for x, y in ((parts_a[:1], parts_b[:1]), (parts_a[-1:], parts_b[-1:])):
        told |= _alike_words(*x, *y, rules) if x and y and x != y else {}
    yield from (name for name, holds in told.items() if holds)


def _alike_words(a: str, b: str, rules: Params) -> dict[str, bool]:
    return {
        f"{a}/{b} may be one": near_forms.may_be_one(a, b, alone=False, params=rules),
        f"{a}/{b} alone": near_forms.may_be_one(a, b, alone=True, params=rules),
        f"{a}/{b} short form": near_forms.is_short_form(a, b),
        f"{a}/{b} given": person_match.same_given(a, b),
        f"{a}/{b} both short": person_match.same_given(a, b, both_short=True),
    }


def name_parts() -> str:
    """Every written name in parts, with its titles, a name a line."""
    pairs = json.loads((PAIRS / "written_names.json").read_text("utf-8"))
    forms = sorted({name for pair in pairs for name in pair})
    return "".join(f"{form}: {_in_parts(form)}\n" for form in forms)


def _in_parts(form: str) -> str:
    name, titles = person_names.parse(form), sorted(person_names.titles(form))
    blend, more = person_match.blend(form), (name.nicknames, name.generation, name.gender)
    return " ".join(map(str, (name.tokens, *filter(None, (*more, titles, blend)))))


def names_together() -> str:
    """Which names of a story are one person's or one thing's: those of one number or one key."""
    held = json.loads((PAIRS / "names_together.json").read_text("utf-8"))
    people = [([name for name, _ in row], person_groups.group([person_groups.Written(*one)
              for one in row])) for row in held["people"]]  # fmt: skip
    things = [([f"{name} {kind}" for name, kind in row], thing_names.group(list(map(tuple, row))))
              for row in held["things"]]  # fmt: skip
    return "".join(_together(*row) for row in (*people, *things))


def _together(names: list[str], keys: list[object]) -> str:
    of: dict[object, list[str]] = {}
    for name, key in zip(names, keys, strict=True):
        of.setdefault(key, []).append(name)
    return " | ".join(" = ".join(some) for some in of.values()) + "\n"


def small_files() -> str:
    """What comes out of small pages, mails, feeds, subtitles, tables, or what is said of them."""
    held = json.loads((PAIRS / "small_files.json").read_text("utf-8"))
    return "".join(f"{name}\n{_taken_from(raw, name)}\n" for name, raw in held.items())


def _taken_from(raw: str, name: str) -> str:
    try:
        taken = read_file(raw.encode(), name)
    except CopytasterError as error:
        return f"    {error}\n"
    rows = [f"    {_without_empty(one)}\n" for one in taken.articles]
    return "".join([*rows, *(f"    {problem}\n" for problem in taken.problems)])


def _without_empty(one: Brought) -> str:
    told = {field: value for field, value in one._asdict().items() if value}
    told["trimmed"] = [cut.text for cut in one.trimmed]
    return "; ".join(f"{field} {value!r}" for field, value in told.items() if value)


def clues() -> str:
    """What a name and the words around it say of its kind, and the kind that is taken."""
    told = json.loads((PAIRS / "clues.json").read_text("utf-8"))
    return "".join(f"{one}\n    {_kind_told(one)}\n" for one in told)


def _kind_told(sentence: str) -> str:
    before, _, rest = sentence.partition("<")
    name, _, after = rest.partition(">")
    votes = name_types.clues(before + name + after, len(before), len(before) + len(name))
    counted = ", ".join(f"{kind} {n}" for kind, n in sorted(votes.items()))
    return f"{counted}: {name_types.elected(votes)}" if votes else "-"


def lines() -> str:
    """What is read in texts of few lines: of marks, line ends, furniture, dates and bylines."""
    held = json.loads((PAIRS / "lines.json").read_text("utf-8"))
    return "".join(f"{text!r}\n    {READ_IN[kind](text)}\n" for kind in held for text in held[kind])


def _marks_read(text: str) -> str:
    form = reading(text).form
    inside = [form[slice(*span)] for span in normalize.marked(form)]
    told = [form[slice(*span)] for span in normalize.quoted(form)]
    told = [one for one in told if one not in inside]
    return f"{form!r} {inside} {told}" if form != text else f"{inside} {told}"


def _furniture_read(line: str) -> str:
    """What is furniture in a line by itself and in one between two sentences."""
    alone = [(one.kind, line[one.start : one.stop]) for one in furniture.furniture(line)]
    within = furniture.furniture(f"The dam broke on Monday.\n{line}\nIt rained all night.")
    return f"{alone} {[one.kind for one in within]} {is_furniture(line)}"


def _dates_read(words: str) -> str:
    """A date as a page states it and as an editor writes it, or what is said against that."""
    try:
        return f"{dates.stated_date(words)!r} {dates.iso_date(words)!r}"
    except UnreadableDate as error:
        return f"{dates.stated_date(words)!r} {error}"


READ_IN: dict[str, Callable[[str], object]] = {
    "marks": _marks_read,
    "wraps": lambda text: repr(reading(text).form),
    "furniture": _furniture_read,
    "dates": _dates_read,
    "bylines": lambda text: f"{stated_byline(text)!r} {without_by(text)!r}",
}
"""What is read in each kind of the texts of few lines."""

OTHERS = {
    "written_names.txt": written_names,
    "name_parts.txt": name_parts,
    "clues.txt": clues,
    "lines.txt": lines,
    "names_together.txt": names_together,
    "small_files.txt": small_files,
}
"""Each table by its file."""
