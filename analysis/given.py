"""Tables made from reading forms, handed out with their places in the texts as given.

Every feature reads the forms (`text.reading`) and knows nothing of this; here the places and the
words of a finished table are led back, so that `text[start:stop]` holds in the text as given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from analysis.quotes import key, said
from analysis.text.reading import ReadingForm, reading, readings, shown
from analysis.text.spans import Span

if TYPE_CHECKING:
    import pandas as pd

Forms = Mapping[str, ReadingForm]
"""The reading of each article whose form is not its text."""

_PLACES = {
    ("start", "stop"): ("article_id", ("text", "surface", "trigger")),
    ("start_a", "stop_a"): ("article_a", ("text_a", "words_a", "trigger_a")),
    ("start_b", "stop_b"): ("article_b", ("text_b", "words_b", "trigger_b")),
    ("source_start", "source_stop"): ("source_id", ("source_text",)),
    ("speaker_start", "speaker_stop"): ("article_id", ()),
    ("cue_start", "cue_stop"): ("article_id", ("cue",)),
}
"""Columns of places: whose text they are in, and the columns of words that stand there."""


def forms(article_ids: Sequence[str], texts: Sequence[str]) -> dict[str, ReadingForm]:
    """The reading of each text that has another form.

    >>> sorted(forms(["a", "b"], ["Plain.", "Two  spaces."]))
    ['b']
    """
    read = zip(article_ids, readings(texts), strict=True)
    return {article_id: one for article_id, one in read if one.form != one.text}


def as_given(table: pd.DataFrame, read: Forms, pieces: pd.DataFrame | None = None) -> pd.DataFrame:
    """A table of the reading forms with its places, and the words there, as the texts give them.

    Words that do not stand at their place as they are (a name resolved, a term) stay. pieces: of
    quotations, also of the forms.
    """
    new: dict[str, Any] = {} if pieces is None else _quoted(table, pieces, read)
    for (start, stop), (article, columns) in _PLACES.items():
        if start in table and article in table:
            spans = _spans(table, article, start, stop)
            new |= _words(table, read, spans, article, [c for c in columns if c in table])
            moved = [_moved(read, *span) for span in spans]
            new |= {start: [a for a, _ in moved], stop: [b for _, b in moved]}
    kinds = {name: table[name].dtype for name in new}
    return table.assign(**new).astype(kinds) if new else table


GivenPlace = tuple[str, int | None, int | None]


def _spans(table: pd.DataFrame, article: str, start: str, stop: str) -> list[GivenPlace]:
    """Article and place of each row; None where there is no place."""
    columns = (
        table[name].astype(object).where(table[name].notna(), None) for name in (start, stop)
    )
    return list(zip(table[article], *columns, strict=True))


def _moved(read: Forms, article: str, start: int | None, stop: int | None) -> tuple[object, object]:
    one = read.get(article)
    return (start, stop) if one is None or start is None or stop is None else one.given(start, stop)


def _words(
    table: pd.DataFrame,
    read: Forms,
    spans: Sequence[GivenPlace],
    article: str,
    columns: Sequence[str],
) -> dict[str, list[object]]:
    """The columns of words, as they stand in the texts."""
    return {
        name: [_found(read, span, words) for span, words in zip(spans, table[name], strict=True)]
        for name in columns
    }


def _found(read: Forms, place: GivenPlace, words: str) -> str:
    """The words as the text gives them, where they stand in a stretch of its form."""
    article, start, stop = place
    one = read.get(article)
    if one is None or start is None or stop is None or not words:
        return words
    at = one.form.find(words, start, stop)
    return one.text[slice(*one.given(at, at + len(words)))] if at >= 0 else words


_NAMES = ("name", "aliases", "name_a", "name_b", "speaker", "speaker_a", "speaker_b")
"""Columns of names of people and things, which stand at no place of their own."""


def named(table: pd.DataFrame, mentions: pd.DataFrame, read: Forms) -> pd.DataFrame:
    """The table with names spelled as the texts do: Cæsar, where the form has Caesar.

    mentions: of the forms. A name that any text spells as the form does keeps that spelling.
    """
    spelled = _spelled(mentions, read)
    columns = [name for name in _NAMES if name in table] if spelled else []
    names = {name: [_respelled(held, spelled) for held in table[name]] for name in columns}
    return table.assign(**names).astype(dict.fromkeys(columns, "str"))


def _spelled(mentions: pd.DataFrame, read: Forms) -> dict[str, str]:
    """How the texts spell each name that the form spells otherwise."""
    spelled: dict[str, str] = {}
    columns = (mentions[name] for name in ("article_id", "start", "stop", "surface"))
    for article, start, stop, surface in zip(*columns, strict=True):
        one = read.get(article)
        stands = one.text[slice(*one.given(start, stop))] if one else surface
        spelled[surface] = min(spelled.get(surface, "\uffff"), shown(stands))
    return {surface: shown for surface, shown in spelled.items() if shown != surface}


def _respelled(names: str, spelled: Mapping[str, str]) -> str:
    return " | ".join(spelled.get(name, name) for name in names.split(" | "))


def pairs(given: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Pairs of names, as an editor chose them, in their reading form."""
    return tuple((reading(one).form, reading(other).form) for one, other in given)


def segments(table: pd.DataFrame, said: pd.DataFrame, read: Forms) -> pd.DataFrame:
    """`schema.Segment` rows with their places as the texts give them; both tables of the forms."""
    articles = dict(zip(said["quotation_id"], said["article_id"], strict=True))
    held = table.assign(article_id=[articles[n] for n in table["quotation_id"]])
    return as_given(held, read)[list(table.columns)]


_TYPED = ("''", "``")


def _quoted(said: pd.DataFrame, pieces: pd.DataFrame, read: Forms) -> dict[str, list[str]]:
    """Content and kind of each quotation as the texts have them.

    One between two apostrophes or backticks is compared like any other; as no mark of printing
    stands around it, the table calls it indirect.
    """
    rows = zip(said["article_id"], said["start"], said["kind"], strict=True)
    kinds = ["indirect" if _is_typed(read, *row) else row[2] for row in rows]
    return {"content": _contents(said, pieces, read), "kind": kinds}


def _is_typed(read: Forms, article: str, start: int, kind: str) -> bool:
    """Whether a direct quotation begins with two apostrophes or backticks."""
    one = read.get(article) if kind == "direct" else None
    return one is not None and one.text.startswith(_TYPED, one.given(start, start)[0])


def _contents(said: pd.DataFrame, pieces: pd.DataFrame, read: Forms) -> list[str]:
    """The content of each quotation as the texts give it; both tables are of the forms."""
    spans: dict[int, list[Span]] = {}
    places = zip(pieces["quotation_id"], pieces["start"], pieces["stop"], strict=True)
    for quotation, start, stop in places:
        spans.setdefault(quotation, []).append((start, stop))
    rows = zip(said["quotation_id"], said["article_id"], said["content"], strict=True)
    return [_content(read.get(article), spans[n], held) for n, article, held in rows]


def _content(read: ReadingForm | None, pieces: Sequence[Span], content: str) -> str:
    if read is None:
        return content
    places = [(start, stop, said(read.form[start:stop])) for start, stop in pieces]
    found = ((read.form.find(words, start, stop), words) for start, stop, words in places)
    return " ".join(read.text[slice(*read.given(at, at + len(words)))] for at, words in found)


def groups(table: pd.DataFrame, holders: pd.DataFrame) -> pd.DataFrame:
    """`schema.Group` rows with the text of the first holder, as `holders` gives it."""
    first = holders.drop_duplicates("group_id")
    texts = dict(zip(first["group_id"], first["text"], strict=True))
    return table.assign(text=[texts[n] for n in table["group_id"]]).astype({"text": "str"})


def speakers(pairs: tuple[tuple[str, str], ...], read: Forms) -> tuple[tuple[str, str], ...]:
    """Who says a quotation, as an editor set it, by the key of its place in the form."""
    return tuple((_key(place, read), name) for place, name in pairs)


def _key(place: str, read: Forms) -> str:
    article, _, start = place.rpartition(":")
    return key(article, read[article].place(int(start))) if article in read else place


class ReadStory(Protocol):
    """A story, as far as it is needed here."""

    @property
    def _read(self) -> ReadStory:
        """The story of the reading forms, with all its tables."""

    @property
    def _forms(self) -> Forms:
        """The reading of each text that has another form."""

    @property
    def holders(self) -> pd.DataFrame:
        """`schema.Holder` rows, as given."""

    @property
    def quotations(self) -> pd.DataFrame:
        """`schema.Quotation` rows."""

    @property
    def segments(self) -> pd.DataFrame:
        """`schema.Segment` rows."""

    @property
    def mentions(self) -> pd.DataFrame:
        """`schema.Mention` rows."""


def handed_out(story: ReadStory, name: str) -> object:
    """A table of the reading forms with its places, and the words there, as the texts give them."""
    read, forms = story._read, story._forms
    table = getattr(read, name)
    if name in NO_PLACES:
        return table
    if name == "segments":
        return segments(table, read.quotations, forms)
    if name == "groups":
        return groups(table, story.holders)
    pieces = read.segments if name == "quotations" else None
    table = as_given(table, forms, pieces)
    return named(table, read.mentions, forms) if name in _NAMED else table


_NAMED = ("entities", "near_names", "quotations", "quote_variants")
"""Tables that name people and things."""
NO_PLACES = ("docs", "_aligned", "_vectors")
"""What is made from the reading forms as well, and names no place in a text."""
