"""Verbs of saying: those that need a parse, those that tell by themselves, and forms beside a name.

Three lists, because three readers know differently much: with parts of speech "state" and "note"
may be verbs of saying (`reporting`); without, only verbs that name no deed and no thing are
(`attribution`, read by stems); and beside a name only written forms are looked for (`BESIDE_NAME`).
"""

import functools

from analysis.text.wordlists import marked

SPEECH = ("said", "claimed", "admitted", "pressed")
"""Marks of the verbs that report speech (`data/words/cue_words.txt`)."""
CUES = (*SPEECH, "thought", "shown")
"""Those, and of verbs that report thought."""
BESIDE_NAME = (
    "said|says|told|tells|added|asked|asks|replied|answered|insisted|admitted|denied|cried|shouted"
    "|wrote"
)
"""For a pattern: forms of verbs of saying that stand behind a person's name; bodies announce."""


@functools.cache
def cue_lemmas(kinds: tuple[str, ...] = SPEECH) -> frozenset[str]:
    """The base forms of the cue verbs that bear one of these marks."""
    return frozenset().union(*(marked("cue_words", kind) for kind in kinds))


@functools.cache
def reporting() -> frozenset[str]:
    """Base forms of the verbs that report speech by themselves, for words known to be verbs.

    >>> "state" in reporting(), "go" in reporting()
    (True, False)
    """
    return cue_lemmas(SPEECH) - marked("cue_words", "weak")


@functools.cache
def attributing() -> frozenset[str]:
    """Base forms of the verbs of saying that are nothing else, whatever their part of speech.

    "According" is asked for as it is written, since an accord is a thing.

    >>> "say" in attributing(), "state" in attributing()
    (True, False)
    """
    return marked("cue_words", "attributes") - {"according"}


def is_reporting(form: str) -> bool:
    """Whether a word is a regular past form of such a verb ("Replied Rosen").

    Irregular ones are left out: Said is a given name.

    >>> is_reporting("Replied"), is_reporting("State"), is_reporting("Said")
    (True, False, False)
    """
    form = form.lower()
    bases = {form.removesuffix("d"), form.removesuffix("ed"), form.removesuffix("ied") + "y"}
    return form.endswith("ed") and not bases.isdisjoint(reporting())
