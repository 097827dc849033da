"""Tables of stories as they are meant to be, a file a table: `make golden` writes them anew.

Three stories with most of their tables; of every pair and story of the sets of planted changes,
what is read in them, what is raised between them and what is passed over and why; what is read in
some 1,600 sentences and names that tests ask about; what is shared by texts that differ by what
editors do to them; what is said of every sentence of some drafts; and what archives of such texts
hold and answer. What the rules for words, names and lines say of examples is in `word_tables`. What
changes in them is read as a diff and kept only where the change was meant.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pandas as pd

from analysis import Params, Story, read_articles
from analysis.alignment.word_diff import diff
from analysis.ingest import read_file
from analysis.text.reading import reading
from tests import archive_tables, draft_stories, edited, word_tables, written_pages
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


OTHERS = {"stretched.csv": stretched, "neighbours.txt": neighbours, "signs.txt": signs,
          **word_tables.OTHERS}  # fmt: skip


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
