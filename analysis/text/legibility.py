"""What can be done with a text that is not English prose with spaces between its words."""

import re
import unicodedata
from collections.abc import Callable

from analysis.text.language import stop
from analysis.text.wordlists import marked

_NO_SPACES = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")
_LEAST_COMMON = 0.12
"""Share of words that are the commonest of English, below which a text is in another language."""
_LEAST_WORDS = 30
"""Words from which on that share tells."""
_SAMPLE = 4000
"""Characters looked at; a text's script shows at once."""

_MARKUP = re.compile(r"</?(?:html|head|body|div|p|span|br|a|script|table|li)\b[^>\n]{0,200}>", re.I)
_MOST_TAGS = 3
"""A report may show a tag or two; a saved web page has hundreds."""

NO_WORDS = "holds no words: it is listed, and nothing else can be said about it"
NO_SPACES = (
    "is written without spaces between words: it can be read and searched; shared wording, "
    "likeness, names and quotations are not found in it"
)
RIGHT_TO_LEFT = (
    "is written from right to left: reading, search and shared wording work; "
    "names and quotations need English"
)
NOT_ENGLISH = (
    "does not look like English: reading, search, shared wording and likeness work; "
    "names and quotations need English"
)
TOO_LONG = (
    "is very long: reading, search, shared wording and facts work on all of it; names and "
    "quotations are looked for in its first {n:,} characters only"
)
MARKUP = (
    "holds the marks of a web page: they are shown as they stand and count as words; "
    "save the article as plain text and add it again"
)


def limits(text: str) -> str:
    """What still works on a text, as the rest of a sentence; empty when everything does.

    >>> limits("of the " * 50_000) == TOO_LONG.format(n=140_000)
    True
    """
    language = _language(text)
    if language:
        return language
    if len(_MARKUP.findall(text[:_SAMPLE])) > _MOST_TAGS:
        return MARKUP
    n = stop(text)
    return TOO_LONG.format(n=n) if n < len(text) else ""


def _language(text: str) -> str:
    """What still works on a text, as the rest of a sentence; empty when everything does.

    Assumes that one language fills most of the text; a short text counts as English unless its
    script says otherwise.

    >>> text = (
    ...     "Der Rat hat am Montag mit neun zu zwei Stimmen beschlossen, die Bücherei auch am "
    ...     "Sonntag zu öffnen, wie die Leiterin mitteilte; das kostet die Stadt im Jahr "
    ...     "achtzigtausend Euro."
    ... )
    >>> _language(text) == NOT_ENGLISH
    True
    >>> _language("The council met.")
    ''
    """
    letters = [character for character in text[:_SAMPLE] if character.isalpha()]
    if not re.search(r"\w", text):
        return NO_WORDS
    if _share(letters, _is_unspaced) > 0.2:
        return NO_SPACES
    if _share(letters, _is_right_to_left) > 0.2:
        return RIGHT_TO_LEFT
    if _share(letters, _is_other_script) > 0.5:
        return NOT_ENGLISH
    found = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
    common = sum(word in marked("small_words", "commonest") for word in found)
    if len(found) >= _LEAST_WORDS and common < _LEAST_COMMON * len(found):
        return NOT_ENGLISH
    return ""


def _share(letters: list[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, letters)) / max(len(letters), 1)


def _is_unspaced(letter: str) -> bool:
    return ord(letter) > 0xE00 and unicodedata.name(letter, "").startswith(_NO_SPACES)


def _is_right_to_left(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in {"R", "AL"}


def _is_other_script(letter: str) -> bool:
    return ord(letter) > 0x24F and not unicodedata.name(letter, "").startswith("LATIN")
