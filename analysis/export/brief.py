"""The brief: what was found, as one HTML file that opens offline, prints, and loads nothing.

Article text is untrusted: all words reach the page through a template that escapes them, and the
page forbids itself scripts and every address outside.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis import kinds
from analysis.alignment.word_diff import changed_words
from analysis.decisions import Decisions, Mark, Step
from analysis.findings import Spot, phrase, standout
from analysis.ingest import letter
from analysis.params import Params
from analysis.text.phrases import counted
from analysis.text.visible import visible
from analysis.version import VERSION

_TEMPLATE = Path(__file__).with_name("brief.html")
NEEDS = ("articles", "sentences", "findings", "readings")
"""The tables that a brief is made of."""
CANNOT_SHOW = (
    "Every statement is about these articles alone. Nothing else was searched.",
    "Shared wording may be licensed, or come from one agency or press release. That words are "
    "shared does not say why, nor who had them first.",
    "Little shared wording proves nothing: an article that took over facts and quotations in its "
    "own words looks the same here as one that was written separately.",
    "A finding says that two places differ. It does not say which of them is right: the later "
    "text may be, and a change may have been agreed. Read both places before you act.",
    "What is not listed may still be there: indirect speech is often missed, names, quotations "
    "and facts are read in English only, and sentences too different to be matched are not "
    "compared.",
)

BriefWords = list[tuple[str, bool]]
"""Words in a row, each piece with whether it is bold."""
BoldSpans = Sequence[tuple[int, int]]


class Material(NamedTuple):
    """What a brief and a pack are made of.

    tables, failed: as `tables_of` gives them. texts: the articles as `Story` took them. title: what
    the story is called; made: the day on which this was made.
    """

    title: str
    made: date
    texts: pd.DataFrame
    params: Params
    decisions: Decisions
    tables: Mapping[str, pd.DataFrame]
    failed: Mapping[str, str]


class BriefReading(NamedTuple):
    """One wording: its words, and each place that has it (letter, from, to)."""

    pieces: BriefWords
    places: tuple[tuple[str, int, int], ...]


class BriefCard(NamedTuple):
    """One finding as the brief tells it."""

    kind: kinds.Kind
    title: str
    readings: list[list[BriefReading]]
    why: str
    mark: Mark


class BriefArticle(NamedTuple):
    """One article as the brief names it: its letter, what it is called, what is known of it."""

    letter: str
    name: str
    known: str


def brief(held: Material) -> str:
    """The brief as an HTML page; a table that is missing is told in its place."""
    missing = [held.failed[name] for name in NEEDS if name in held.failed]
    cards = [] if missing else list(_cards(held))
    shown = _shown(held)
    told = "" if missing else standout.sentence(shown, held.tables["readings"], _letters(held))
    page: str = _template().render(
        title=held.title,
        made=f"{held.made.day} {held.made:%B %Y}",
        version=VERSION,
        n_articles=counted(len(held.texts), "article"),
        articles=_articles(held),
        stands_out=told,
        missing=list(dict.fromkeys(missing)),
        sure=cards[: len(shown)],
        unsure=cards[len(shown) :],
        steps=[_step(step) for step in held.decisions.steps],
        cannot_show=CANNOT_SHOW,
    )
    return page


@lru_cache(maxsize=1)
def _template() -> Any:  # noqa: ANN401 - jinja2 is imported when it is used
    from jinja2 import Environment, StrictUndefined

    made = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["shown"] = _without_controls
    return made.from_string(_TEMPLATE.read_text("utf-8"))


def _without_controls(words: object) -> str:
    r"""Words without what no page may hold: control characters and half characters.

    >>> _without_controls("a\x00b\ud800c\td")
    'ab?c\td'
    """
    kept = "".join(c for c in str(words) if c >= " " or c in "\n\t")
    return kept.encode("utf-8", "replace").decode()


def _letters(held: Material) -> dict[str, str]:
    """Article ids with the letters that pages call them by, in order."""
    return {one: letter(n) for n, one in enumerate(held.texts["article_id"])}


def _articles(held: Material) -> list[BriefArticle]:
    """Each article with what is known of it; only its letter and id where no table tells more."""
    letters = _letters(held)
    rows = [_row(one) for one in held.tables.get("articles", held.texts).to_dict("records")]
    return [BriefArticle(letters[row["article_id"]], _name(row), _known(row)) for row in rows]


def _row(row: Mapping[Any, Any]) -> dict[str, Any]:
    """What is known of an article, without what is missing."""
    return {str(key): value for key, value in row.items() if not pd.isna(value)}


def _name(row: Mapping[str, Any]) -> str:
    return visible(str(row.get("title") or row.get("label") or row["article_id"]))


def _known(row: Mapping[str, Any]) -> str:
    n = row.get("n_words", "")
    told = [
        row.get("outlet") or "outlet not stated",
        f"by {row['byline']}" if row.get("byline") else "",
        row.get("published") or "date not stated",
        counted(int(n), "word") if n != "" else "",
        row.get("role", ""),
        row.get("url", ""),
    ]
    return visible(" · ".join(filter(None, map(str, told))))


def _shown(held: Material) -> pd.DataFrame:
    """The findings that are right often enough to be listed first."""
    found = held.tables.get("findings", pd.DataFrame({"is_shown": []}))
    return found[found["is_shown"].astype(bool)]


def _cards(held: Material) -> Iterator[BriefCard]:
    """A card for each finding: those that are sure enough first, each in order of rank."""
    places, letters = held.tables["readings"], _letters(held)
    around = _BriefTexts(held.texts, held.tables["sentences"])
    ranked = held.tables["findings"].sort_values(["is_shown", "rank"], ascending=[False, True])
    for row in ranked.itertuples():
        rows = places[places["finding_id"] == row.finding_id]
        kind = kinds.kind(str(row.kind))
        groups = [same for _, same in rows.groupby("reading_id")]
        read = [[around.spot(one) for one in same.itertuples()] for same in groups]
        bold = _bolds(kind, read)
        told = [_wordings(same, bold, around, letters) for same in read]
        mark = held.decisions.marks.get(str(row.finding_key), Mark("open"))
        yield BriefCard(kind, str(row.title), told, str(row.why), mark)


class _BriefTexts:
    """The texts and sentences that places stand in."""

    def __init__(self, texts: pd.DataFrame, sentences: pd.DataFrame) -> None:
        self._texts = dict(zip(texts["article_id"], texts["text"], strict=True))
        by_article = sentences.groupby("article_id")
        self._bounds = {name: (rows["start"], rows["stop"]) for name, rows in by_article}

    def spot(self, row: Any) -> Spot:  # noqa: ANN401 - rows of itertuples have no type to name
        """A place of a reading, in the very words of its article, marks included."""
        start, stop = int(row.start), int(row.stop)
        said = self._texts[row.article_id][start:stop]
        return Spot(row.article_id, start, stop, said, row.trigger)

    def of(self, spot: Spot) -> tuple[str, str]:
        """What stands before a place in its sentence, and after it."""
        starts, stops = self._bounds[spot.article_id]
        meet = (starts < spot.stop) & (stops > spot.start)
        first, last = min([spot.start, *starts[meet]]), max([spot.stop, *stops[meet]])
        text = self._texts[spot.article_id]
        return text[first : spot.start], text[spot.stop : last]


def _bolds(kind: kinds.Kind, read: list[list[Spot]]) -> Mapping[Spot, BoldSpans]:
    """Which words of each place decide: its trigger; of quotations what differs from the first."""
    every = [spot for same in read for spot in same]
    if kind.page != "Quotes" or any(spot.trigger for spot in every):
        return {spot: [_deciding(spot, every)] for spot in every}
    base, others = read[0][0], [spot for same in read[1:] for spot in same]
    compared = {spot: changed_words(base.text, spot.text) for spot in others}
    first = {base: compared[others[0]][0]} if others else {}
    return first | {spot: changed for spot, (_, changed) in compared.items()}


def _deciding(spot: Spot, every: Sequence[Spot]) -> tuple[int, int]:
    return (0, len(spot.text)) if spot.trigger in {"", spot.text} else phrase(spot, every)


def _wordings(
    same: Sequence[Spot],
    bold: Mapping[Spot, BoldSpans],
    around: _BriefTexts,
    letters: Mapping[str, str],
) -> list[BriefReading]:
    """One reading: each of its wordings once, with the places that have it."""
    found: dict[str, BriefReading] = {}
    for spot in same:
        before, after = around.of(spot)
        words = " ".join(f"{before}{spot.text}{after}".split()).casefold()
        pieces = [(before, False), *_bold(spot.text, bold.get(spot, [])), (after, False)]
        told = found.get(words, BriefReading(pieces, ()))
        place = (letters[spot.article_id], spot.start, spot.stop)
        found[words] = told._replace(places=(*told.places, place))
    return list(found.values())


def _bold(text: str, spans: BoldSpans) -> BriefWords:
    """Text with the given spans, ordered and apart, in bold."""
    pieces: BriefWords = []
    at = 0
    for start, stop in spans:
        pieces += [(text[at:start], False), (text[start:stop], True)]
        at = stop
    return [*pieces, (text[at:], False)]


def _step(step: Step) -> str:
    """A decision on a name, in words."""
    if step.kind == "join":
        return f"“{step.one}” and “{step.other}” are one name."
    if step.kind == "part":
        return f"“{step.other}” is not “{step.one}”."
    return f"The speaker of a quotation is “{step.other}”."
