"""Tables of stories as they are meant to be, a file a table: `make golden` writes them anew.

Three stories with most of their tables; of every pair and story of the sets of planted changes,
what is read in them, what is raised between them and what is passed over and why; what is read in
some 1,600 sentences and names that tests ask about; what is shared by texts that differ by what
editors do to them; what is said of every sentence of some drafts; and what archives of such texts
hold and answer. What changes in them is read as a diff and kept only where the change was meant.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pandas as pd

from analysis import Params, Story, read_articles
from analysis.alignment.word_diff import diff
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
from tests import archive_tables, draft_stories, edited, written_pages
from tests.benchmarks import bench_changes
from tests.files import files_of_every_kind

TOP = Path(__file__).resolve().parents[1]
FOLDER = TOP / "tests" / "golden" / "tables"
DEMO = "sanctuary_city"
STORIES = (DEMO, "library_hours", "apology")
UTTERANCES = TOP / "tests" / "golden" / "utterances"
TABLES = (
    "passages", "holders", "standing", "containment", "similarity", "distinctive", "entities",
    "near_names", "quotations", "segments", "quote_variants", "facts", "conflicts", "passed_over",
    "clock", "groups", "findings", "readings", "kin", "lineage",
    "lineage_evidence", "origins", "credits",
)  # fmt: skip
"""Tables of which a row can be judged by reading it; not those that list all pairs of sentences."""
SETS = {"first": bench_changes.FIRST, **{one.name: one for one in bench_changes.LATER}}
RAISED = ["kind", "text_a", "text_b", "trigger_a", "trigger_b"]
PASSED = ["kind", "text_a", "text_b", "reason"]


def story(name: str) -> Story:
    """One of the stories: a folder in data, or a file of utterances."""
    if (folder := TOP / "data" / name).exists():
        return Story(read_articles(folder)[0])
    told = json.loads((UTTERANCES / f"{name}.json").read_text("utf-8"))
    texts = told["articles"]
    return Story(pd.DataFrame({"article_id": list(texts), "text": list(texts.values())}))


def written(table: pd.DataFrame) -> str:
    """A table as its file holds it: text in one line, numbers to four places.

    Without the confidence, which differs in its second place with the processor's arithmetic.
    """
    kept = table.drop(columns="confidence", errors="ignore")
    return kept.replace("\n", " ", regex=True).to_csv(index=False, float_format="%.4f")


def weighed(name: str) -> str:
    """What is raised and what is passed over in every pair and story of a set, a row each."""
    rows = [row for part in ("honest", "planted", "stories") for row in _told(SETS[name], part)]
    return written(pd.concat(rows, ignore_index=True))


def _told(folder: Path, part: str) -> list[pd.DataFrame]:
    found = []
    for row in bench_changes.read(folder, part):
        made = bench_changes.story(row.get("articles") or [row["a"], row["b"]])
        for table in (made.conflicts[RAISED], made.passed_over[PASSED]):
            found.append(table.assign(story=row["id"]))
    return found


STRETCHES = (3, 5)
"""Words put in at one place of a sentence: how far rules look is seen where they stop looking."""


def stretched() -> str:
    """What is raised between a sentence and one that differs, with ever more words in between."""
    pairs = json.loads((FOLDER.parent / "pairs" / "stretched.json").read_text("utf-8"))
    lines = [line for name, one, two in pairs for line in _stretched(name, one, two)]
    return "pair,place,words,raised\n" + "\n".join(lines) + "\n"


def _stretched(name: str, one: str, two: str) -> Iterator[str]:
    for place in range(one.count("{}")):
        for n in STRETCHES:
            put = ["" for _ in range(one.count("{}"))]
            put[place] = " ".join(edited.FILLERS[:n])
            yield f"{name},{place},{n},{_kinds(' '.join(one.format(*put).split()), two)}"


def _kinds(one: str, two: str) -> str:
    """Kinds raised, and passed over with their reasons in brackets."""
    made = bench_changes.story([one, two])
    passed = made.passed_over
    told = [f"({kind}: {why})" for kind, why in zip(passed["kind"], passed["reason"], strict=True)]
    return " ".join([*made.conflicts["kind"], *told]).replace(",", ";").replace("\n", " ")


def neighbours() -> str:
    """What is raised and what is passed over between sentences that differ in one thing."""
    pairs = json.loads((FOLDER.parent / "pairs" / "neighbours.json").read_text("utf-8"))
    return "".join(f"{one}\n{two}\n    {_kinds(one, two) or '-'}\n\n" for one, two in pairs)


READ = (
    "facts", "mentions", "near_names", "quotations", "quote_variants", "passages", "credits",
    "clock", "standing", "lineage", "lineage_evidence",
)  # fmt: skip
"""Tables of stories of two or three short texts."""
TOLD = (
    *READ, "kin", "origins", "claim_origins", "corroboration", "coverage", "distinctive",
    "similarity", "containment", "holders", "groups", "readings", "alignment",
)  # fmt: skip
"""Tables of stories that several articles tell."""
ALONE = ("sentences", "facts", "mentions", "near_names", "quotations", "credits", "clock")
"""Tables of texts that have nothing to do with each other."""
SHARED = ("passages", "containment", "groups", "standing")
TEXTS = FOLDER.parent / "texts"
AT_ONCE = 40
"""Texts that are read as one story."""


def _set(name: str) -> dict[str, str]:
    """What is read in a set of planted changes, by table."""
    parts = ("honest", "planted", "stories")
    rows = [row for part in parts for row in bench_changes.read(SETS[name], part)]
    texts = {row["id"]: row.get("articles") or [row["a"], row["b"]] for row in rows}
    return _by_table({name: bench_changes.story(some) for name, some in texts.items()}, READ)


def _texts(name: str) -> dict[str, str]:
    """What is read in the texts of a file, by table."""
    texts = json.loads((TEXTS / f"{name}.json").read_text("utf-8"))
    starts = range(0, len(texts), AT_ONCE)
    made = {str(n): bench_changes.story(texts[n : n + AT_ONCE]) for n in starts}
    return _by_table(made, ALONE)


COPIED = (
    "passages", "containment", "groups", "standing", "similarity", "alignment", "lineage",
    "lineage_evidence", "kin", "origins", "credits", "coverage", "claim_origins", "findings",
    "readings",
)  # fmt: skip
"""Tables of what articles took from each other."""
PRESS = {
    "names": ("mentions", "near_names", "entities"),
    "quoted": ("quotations", "quote_variants", "segments"),
    "contrary": ("quotations", "quote_variants"),
    "copied": COPIED,
}
"""Stories of a few short articles each, by what is read in them."""


def _press(name: str) -> dict[str, str]:
    """What is read in the stories of a file, by table."""
    stories = json.loads((FOLDER.parent / "stories" / f"{name}.json").read_text("utf-8"))
    made = {str(n): bench_changes.story(some) for n, some in enumerate(stories)}
    return _by_table(made, PRESS[name])


def _held_against(_: str) -> dict[str, str]:
    """What is said of each sentence of short drafts held against the sources given with them."""
    rows = json.loads((FOLDER.parent / "stories" / "drafts.json").read_text("utf-8"))
    checked = [bench_changes.story(some).checked(draft) for some, draft in rows]
    full = [table.assign(story=n) for n, table in enumerate(checked)]
    return {"checked": written(pd.concat(full, ignore_index=True))}


def _edited(_: str) -> dict[str, str]:
    """What is shared by texts that differ by known edits, by table."""
    pairs, quoted = dict(edited.pairs()), _stories_of(edited.quoted())
    return _by_table(_stories_of(pairs.items()), SHARED) | {
        "diffs": _diffs(pairs, Params()),
        "diffs-by-pieces": _diffs(pairs, Params(diff_cells=400)),
        "alignment": written(_joined(_stories_of(edited.resplit()), "alignment")),
        "quotations": written(_joined(quoted, "quote_variants")),
        "utterances": _utterances(quoted),
    }


def _stories_of(pairs: Iterable[tuple[str, list[str]]]) -> dict[str, Story]:
    return {name: bench_changes.story(texts) for name, texts in pairs}


def _diffs(pairs: dict[str, list[str]], params: Params) -> str:
    """The words that differ in each pair, a line a change."""
    rows = [
        (name, one.op, a[one.start_a : one.stop_a], b[one.start_b : one.stop_b])
        for name, (a, b) in pairs.items()
        for one in diff(a, b, params)
        if one.op != "same"
    ]
    return written(pd.DataFrame(rows, columns=["pair", "op", "a", "b"]))


def _utterances(made: dict[str, Story]) -> str:
    """How many utterances the quotations of each pair are taken for."""
    rows = [(name, one.quotations["utterance_id"].nunique()) for name, one in made.items()]
    return written(pd.DataFrame(rows, columns=["pair", "n"]))


def _spoken(_: str) -> dict[str, str]:
    """What is read in the stories that hold one utterance in several articles, by table."""
    names = sorted(file.stem for file in UTTERANCES.glob("*.json"))
    return _by_table({name: story(name) for name in names}, TOLD)


def _checked(_: str) -> dict[str, str]:
    """What is said of each sentence of the drafts, by draft."""
    return {
        f"{name}-{which}": written(_sources(name).checked(draft_stories.draft(name, which)))
        for name in sorted(path.name for path in draft_stories.HERE.iterdir())
        for which in ("right", "wrong")
    }


def _taken(_: str) -> dict[str, str]:
    """What comes out of files of every kind and of pages with what sites put around an article."""
    pages = {f"{name}.html": page for name, page in written_pages.pages()}
    return {"files": _read(files_of_every_kind()), "pages": _read(pages)}


def _read(raw: Mapping[str, bytes | str]) -> str:
    rows = [
        one._asdict() | {"file": name, "trimmed": " | ".join(cut.text for cut in one.trimmed)}
        for name, held in raw.items()
        for one in read_file(held if isinstance(held, bytes) else held.encode(), name).articles
    ]
    return written(pd.DataFrame(rows))


def _archived(name: str) -> dict[str, str]:
    """What an archive by some rules holds and answers, by table."""
    return archive_tables.tables(name, written)


def _sources(name: str) -> Story:
    texts = draft_stories.texts(name)
    return draft_stories.story(**texts) if texts else story(DEMO)


def _by_table(made: dict[str, Story], tables: tuple[str, ...]) -> dict[str, str]:
    return {table: written(_joined(made, table)) for table in tables}


def _joined(made: dict[str, Story], table: str) -> pd.DataFrame:
    read = {name: getattr(one, table) for name, one in made.items()}
    full = [rows.assign(story=name) for name, rows in read.items() if len(rows)]
    return pd.concat(full, ignore_index=True) if full else next(iter(read.values()))


MANY: dict[str, Callable[[str], dict[str, str]]] = {
    **{f"sets/{name}": _set for name in SETS},
    **{f"texts/{file.stem}": _texts for file in sorted(TEXTS.glob("*.json"))},
    "edited": _edited,
    "utterances": _spoken,
    "drafts": _checked,
    "taken": _taken,
    **{f"press/{name}": _press for name in PRESS},
    "press/drafts": _held_against,
    **{f"archive/{name}": _archived for name in archive_tables.RULES},
}
"""Folders of tables that are read from many texts at once, and what makes them."""


def many(name: str) -> dict[str, str]:
    """The tables of one of `MANY`, by the name of their file."""
    return MANY[name](name.rpartition("/")[2])


SIGNS = (*range(0x20, 0x3400), *range(0xA640, 0xAC00), *range(0xF900, 0xFFFE))
"""Code points of all scripts without those of tens of thousands of letters."""
PLACES = ("a{}b", "A {}B 1", "a{}", "{}A", "1{}2 x", "“a {} b”")


def signs() -> str:
    """Every sign that is read as another one or as none, at some places of a text."""
    texts = (place.format(chr(code)) for code in SIGNS for place in PLACES)
    read = ((text, reading(text).form) for text in texts)
    return "".join(f"{text!a} {form!a}\n" for text, form in read if text != form)


def written_names() -> str:
    """What is said of two written names, a pair a line: each rule that holds of them."""
    pairs = json.loads((FOLDER.parent / "pairs" / "written_names.json").read_text("utf-8"))
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
    pairs = json.loads((FOLDER.parent / "pairs" / "written_names.json").read_text("utf-8"))
    forms = sorted({name for pair in pairs for name in pair})
    return "".join(f"{form}: {_in_parts(form)}\n" for form in forms)


def _in_parts(form: str) -> str:
    name, titles = person_names.parse(form), sorted(person_names.titles(form))
    blend, more = person_match.blend(form), (name.nicknames, name.generation, name.gender)
    return " ".join(map(str, (name.tokens, *filter(None, (*more, titles, blend)))))


def names_together() -> str:
    """Which names of a story are one person's or one thing's: those of one number or one key."""
    held = json.loads((FOLDER.parent / "pairs" / "names_together.json").read_text("utf-8"))
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
    held = json.loads((FOLDER.parent / "pairs" / "small_files.json").read_text("utf-8"))
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
    told = json.loads((FOLDER.parent / "pairs" / "clues.json").read_text("utf-8"))
    return "".join(f"{one}\n    {_kind_told(one)}\n" for one in told)


def _kind_told(sentence: str) -> str:
    before, _, rest = sentence.partition("<")
    name, _, after = rest.partition(">")
    votes = name_types.clues(before + name + after, len(before), len(before) + len(name))
    counted = ", ".join(f"{kind} {n}" for kind, n in sorted(votes.items()))
    return f"{counted}: {name_types.elected(votes)}" if votes else "-"


def lines() -> str:
    """What is read in texts of few lines: of marks, line ends, furniture, dates and bylines."""
    held = json.loads((FOLDER.parent / "pairs" / "lines.json").read_text("utf-8"))
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

OTHERS = {"stretched.csv": stretched, "neighbours.txt": neighbours, "signs.txt": signs,
          "written_names.txt": written_names, "name_parts.txt": name_parts,
          "clues.txt": clues, "lines.txt": lines,
          "names_together.txt": names_together, "small_files.txt": small_files}  # fmt: skip


def path(name: str, table: str) -> Path:
    return FOLDER / name / f"{table}.csv"


def kept(name: str) -> dict[str, str]:
    """The tables of one of `MANY` as they were written."""
    files = sorted((FOLDER / name).glob("*.csv"))
    return {file.stem: file.read_text("utf-8") for file in files}


def main() -> None:
    """Writes every table anew."""
    for name in STORIES:
        made = story(name)
        for table in TABLES:
            path(name, table).parent.mkdir(parents=True, exist_ok=True)
            path(name, table).write_text(written(getattr(made, table)), "utf-8")
    for name in SETS:
        path("changes", name).parent.mkdir(parents=True, exist_ok=True)
        path("changes", name).write_text(weighed(name), "utf-8")
    for name in MANY:
        for table, text in many(name).items():
            path(name, table).parent.mkdir(parents=True, exist_ok=True)
            path(name, table).write_text(text, "utf-8")
    for name, make in OTHERS.items():
        (FOLDER.parent / "pairs" / name).write_text(make(), "utf-8")


if __name__ == "__main__":
    main()
