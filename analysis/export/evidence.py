"""The evidence pack: all that a desk needs to show a finding, in one zip.

    README.txt        what is in it, and what is missing
    brief.html        the findings with all readings, marks and notes, to read and print
    story.zip         the story file: texts and decisions; opens again under Articles
    settings.json     the settings of the analysis
    decisions.csv     names joined and parted, speakers, in the order in which they were decided
    marks.csv         how far each marked finding is, with its note
    tables/*.csv      every table

The pack itself opens again under Articles as well.
"""

import io
import json
import zipfile
from dataclasses import asdict

import pandas as pd

from analysis import store
from analysis.decisions import Decisions
from analysis.export.brief import Material, brief
from analysis.export.cells import csv_bytes
from analysis.export.tables import lines, notes, put
from analysis.ingest.packed import IN_A_PACK
from analysis.limits import MAX_FILE, megabytes
from analysis.params import Params
from analysis.version import VERSION

_DECISIONS = ["kind", "one", "other", "beside"]
_MARKS = ["finding_key", "rank", "kind", "title", "state", "note"]
_ABOUT = {
    "brief.html": "the findings with all their readings, marks and notes, to read and to print",
    IN_A_PACK: "the story file: opens again under Articles, Add articles; so does this pack",
    "settings.json": "the settings of the analysis",
    "decisions.csv": "names merged and split, speakers set, in the order in which it was done",
    "marks.csv": "how far each marked finding is, with its note",
    "tables/": "every table, described in Copytaster's README",
}


def pack(held: Material) -> bytes:
    """The evidence pack of a story; equal material gives equal bytes."""
    files = {
        "brief.html": brief(held).encode("utf-8", "replace"),
        **_story_file(held),
        "settings.json": settings(held.params),
        "decisions.csv": csv_bytes(_decided(held.decisions)),
        "marks.csv": csv_bytes(_marked(held)),
        **{f"tables/{name}.csv": csv_bytes(table) for name, table in held.tables.items()},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        put(archive, "README.txt", lines(_read_me(held, set(files))))
        for name, raw in files.items():
            put(archive, name, raw)
    return packed.getvalue()


def too_large(packed: bytes) -> str:
    """What is said of a pack that is too large to be opened again; nothing of any other."""
    if len(packed) <= MAX_FILE:
        return ""
    return (
        f"This pack is larger than {megabytes(MAX_FILE)}, so it cannot be opened again as it is: "
        f"open {IN_A_PACK}, which is in it."
    )


def settings(params: Params) -> bytes:
    """The settings as JSON, in the order of their declaration.

    >>> json.loads(settings(Params()))["min_run"]
    5
    """
    return json.dumps(asdict(params), ensure_ascii=False, indent=1).encode()


def _story_file(held: Material) -> dict[str, bytes]:
    """The story file, where its texts are few and short enough for one."""
    fits = store.fits(held.texts)
    return {IN_A_PACK: store.pack(held.texts, held.decisions)} if fits else {}


def _decided(decisions: Decisions) -> pd.DataFrame:
    rows = [(*step[:3], " | ".join(step.beside)) for step in decisions.steps]
    return pd.DataFrame(rows, columns=_DECISIONS, dtype="str")


def _marked(held: Material) -> pd.DataFrame:
    """The marks, each with the finding it is on where that is among those found."""
    rows = [(key, mark.state, mark.note) for key, mark in held.decisions.marks.items()]
    marks = pd.DataFrame(rows, columns=["finding_key", "state", "note"], dtype="str")
    known = held.tables.get("findings", pd.DataFrame(columns=_MARKS[:4]))
    found = marks.merge(known[_MARKS[:4]], "left", "finding_key")
    return found.sort_values(["rank", "finding_key"])[_MARKS]


def _read_me(held: Material, names: set[str]) -> list[str]:
    """What is in the pack, and what whoever opens it has to know."""
    inside = [f"{name}: {told}" for name, told in _ABOUT.items() if name in names | {"tables/"}]
    why = store.too_large(held.texts)
    missing = [f"There is no story file of these texts. {why}"] if why else []
    told = [*missing, *notes(held.tables, held.failed)]
    head = f"{held.title}: evidence pack, made on {held.made.isoformat()} with Copytaster {VERSION}"
    return [" ".join(head.split()), "", *inside, *(["", *told] if told else [])]
