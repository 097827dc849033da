"""Who speaks: the cue verb beside a quotation and the words that name its speaker.

Assumes that the parse finds the subject of the cue in most plain sentences. Fails where the parse
of the quoted words swallows the attribution; there the nearest name beside the cue is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.quotes.layout import Layout, end, mark_at
from analysis.text.spans import Span
from analysis.text.speech import reporting
from analysis.text.wordlists import marked

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
_HELPERS = {"aux", "auxpass", "advmod", "neg"}
_LEFT = {
    "compound",
    "det",
    "amod",
    "nmod",
    "poss",
    "nummod",
    "advmod",
    "predet",
    "quantmod",
    "case",
    "punct",
}
_HELD = {"conj", "advcl", "xcomp", "acl", "parataxis", "dep", "ccomp", "prep", "pcomp"}


def is_saying(token: Token) -> bool:
    """Whether a token is a verb that reports speech."""
    return token.pos_ in {"VERB", "AUX"} and token.lemma_.lower() in reporting()


def is_time(token: Token) -> bool:
    """Whether a token is a date or a noun of time ("this month", "Tuesday"), who never speaks."""
    return token.ent_type_ in {"DATE", "TIME"} or (
        token.pos_ == "NOUN" and token.lemma_.lower() in marked("nouns", "time")
    )


def subject(cue: Token, layout: Layout | None = None) -> Token | None:
    """The word that names who speaks, by the parse.

    The subject of the cue or of the verb that governs it. With a layout, words within other marks
    than the cue's name nobody, and the search goes on to the verb above.
    """
    verb = cue
    for _ in range(4):
        found = _own_subject(verb)
        if found is not None and not (layout and _is_quoted(layout, found, cue)):
            return found
        if verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.head.pos_ in _NOMINAL):
            return verb.head
        if verb.dep_ not in _HELD or verb.head is verb:
            return None
        verb = verb.head
    return None


def _is_quoted(layout: Layout, token: Token, cue: Token) -> bool:
    """Whether the whole name around a word stands within marks that do not hold the cue."""
    mark = mark_at(layout, token.idx)
    if mark is None or mark == mark_at(layout, cue.idx):
        return False
    start, stop = name_span(layout, token)
    return mark[0] <= start and stop <= mark[1]


def beside(cue: Token) -> Token | None:
    """The name that stands alone with a cue, whatever the parse makes of the words around.

    Before it, behind a pause ("... was made public - Trump boasted"), or behind a cue that opens
    its sentence ("Added Rosen: ...").
    """
    first = cue.i
    while first and cue.doc[first - 1].pos_ == "PROPN" and cue.doc[first - 1].text[0].isalnum():
        first -= 1
    paused = first == 0 or not cue.doc[first - 1].text[0].isalnum()
    alone = first < cue.i and paused and cue.tag_ in {"VBD", "VBZ"}
    return cue.nbor(-1) if alone and not is_time(cue.nbor(-1)) else _inverted(cue)


def _inverted(cue: Token) -> Token | None:
    """The name directly behind a cue that opens its sentence ("Said Ashdown")."""
    doc, n = cue.doc, cue.i + 1
    opens = cue.i == 0 or cue.nbor(-1).is_punct or cue.nbor(-1).is_space
    if not opens or cue.text[0].islower():
        return None
    while n < len(doc) and doc[n].pos_ == "PROPN" and not is_time(doc[n]):
        n += 1
    return doc[n - 1] if n > cue.i + 1 else None


def speaker_of(layout: Layout, cue: Token) -> Token | None:
    """Who speaks by any cue: a verb, a noun with its owner, or "according to"."""
    who = _of_any(layout, cue)
    return None if who is None or is_time(who) else who


def _of_any(layout: Layout, cue: Token) -> Token | None:
    """The same, times not yet left out.

    Of what "is expected" or "was announced" the subject is not the speaker: in 99 such reports of
    PolNeAR's training half it was so 6 times.
    """
    if cue.lower_ == "according":
        return _after_to(cue)
    if cue.pos_ == "NOUN":
        owner = next((t for t in cue.lefts if t.dep_ == "poss"), None)
        return owner if owner is not None else _of_whom(cue)
    if any(child.dep_ == "nsubjpass" for child in cue.children):
        return _agent(cue)
    return _described(cue) or subject(cue, layout)


def _described(cue: Token) -> Token | None:
    """The proper name whose apposition ends at the comma directly before the cue and its helpers.

    "Moran met Crane, and Lind, the former director, has said": the verb is Lind's, even where the
    parse hangs it on the clause before. A name that is itself the apposition is the fuller one.
    """
    first = cue
    while first.i and first.nbor(-1).head == cue and first.nbor(-1).dep_ in _HELPERS:
        first = first.nbor(-1)
    if first.i < 2 or first.nbor(-1).text != "," or _own_name(cue):
        return None
    last = first.nbor(-2)
    for token in (last, *last.ancestors):
        if token.right_edge.i > first.i - 1:
            return None
        if token.dep_ == "appos" and token.head.pos_ == "PROPN":
            return token if token.pos_ == "PROPN" else token.head
    return None


def _own_name(cue: Token) -> bool:
    """Whether the parse gives a cue a proper name or a pronoun for its subject."""
    own = _own_subject(cue)
    return own is not None and own.pos_ in {"PROPN", "PRON"}


def _after_to(according: Token) -> Token | None:
    """Whom "according to" names, one step below "to".

    The rest of what hangs on it is not read: "according to" said again and again hangs each on the
    one before.
    """
    below = (to.children for to in according.children if to.lower_ == "to")
    return next((token for some in below for token in some if token.dep_ == "pobj"), None)


def _of_whom(noun: Token) -> Token | None:
    """Whose statement a noun names.

    "a call by the mayor", or the subject of the verb that carries it.
    """
    for child in noun.rights:
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from", "among"}:
            return next((token for token in child.children if token.dep_ == "pobj"), None)
    verb = noun.head
    return subject(verb) if noun.dep_ in {"dobj", "pobj"} and verb.pos_ == "VERB" else None


def _own_subject(verb: Token) -> Token | None:
    """The subject of a verb itself, looked for once: a list without end hangs on one verb."""
    known = verb.doc.user_data.setdefault("subjects", {})
    if verb.i not in known:
        found = _child_subject(verb)
        known[verb.i] = None if found is None else found.i
    return None if known[verb.i] is None else verb.doc[known[verb.i]]


def _child_subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "nsubjpass" and (agent := _agent(verb)) is not None:
            return agent
        if is_time(child):
            continue
        if child.dep_ in _SUBJECTS and child.pos_ in _NOMINAL | {"DET", "ADJ", "X"}:
            if child.lower_ in {"who", "which", "that"} and verb.dep_ == "relcl":
                return verb.head
            return child
    return None


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((token for token in child.children if token.dep_ == "pobj"), None)
    return None


def name_span(layout: Layout, head: Token) -> Span:
    """The words of a name or description around its head word.

    Titles and adjectives before it, `of ...` after it.
    """
    first = head
    for child in head.lefts:
        if child.dep_ in _LEFT and child.left_edge.i < first.i:
            first = child.left_edge
            break
    start, stop = first.idx, end(head)
    if head.pos_ == "NOUN":
        stop = _named_after(layout, head) or _of(head, stop)
    return _within(layout, start, stop, head)


def _named_after(layout: Layout, head: Token) -> int | None:
    """Where the name ends that follows a description ("the chief inspector, Rhona Pell")."""
    for child in head.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.left_edge.i - head.i <= 8:
            stop = end(child)
            return stop if "\n" not in layout.text[head.idx : stop] else None
    return None


def _of(head: Token, stop: int) -> int:
    for child in head.rights:
        if (
            child.dep_ == "prep"
            and child.i == head.i + 1
            and child.lower_ in marked("small_words", "office")
        ):
            inner = next((token for token in child.children if token.dep_ == "pobj"), None)
            heard = child.lower_ == "to" and inner is not None and inner.pos_ != "PROPN"
            return end(inner) if inner is not None and not heard else stop
    return stop


def _within(layout: Layout, start: int, stop: int, head: Token) -> Span:
    """The stretch cut at marks and line breaks, its head word kept."""
    mark = mark_at(layout, start)
    if mark and mark[1] <= head.idx:
        start = mark[1]
    broken = layout.text.rfind("\n", start, head.idx)
    start = broken + 1 if broken >= 0 else start
    while start < head.idx and not layout.text[start].isalnum():
        start += 1
    return start, stop
