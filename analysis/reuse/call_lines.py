"""Call lines: stock sentences that ask the reader to ring, write or sign up.

Assumes that such a sentence addresses the reader ("Anyone with information", "Witnesses", "If you
have been", "Call", "Tips can be") and asks for a call or a letter. Fails on an appeal inside
quotation marks, which somebody says, and on lines that name no way of answering.
"""

import re
from collections.abc import Iterator

from analysis.text import sentences

_LONGEST = 400
"""Characters of the longest call line; a longer sentence tells a story."""

_VERB = (
    r"(?:call|contact|phone|telephone|ring|dial|e-?mail|text|message|visit|write to|get in touch"
    r"|reach|come forward|speak to|report|go to|log on|sign up|subscribe|donate|follow|submit)"
)
_PHONE = (
    r"(?<![\w£$€.,-])(?:\+?\(?\d{2,5}\)?[ -]?(?:\d{2,5}[ -]?){1,4}\d{2,}"
    r"|1?-?8\d\d-[A-Z\d-]{7,})(?!\w)"
    r"|\b(?i:on|to|at|via|call) (?:101|11[129]|311|411|511|911|988|999|000|116 ?\d{3})(?![\w,])"
    r"|\b(?i:call|dial|ring|phone|text) \d{3,6}(?![\w,])"
)
_ADDRESS = (
    r"\b[\w.+-]{1,64}@[\w-]{1,64}\.\w|\bhttps?://|\bwww\."
    r"|\b[\w-]{1,64}\.(?:co\.uk|org|com|gov|net|police\.uk|org\.uk)\b"
)
_SERVICE = (
    r"\bCrime ?[Ss]toppers\b|\bSamaritans\b|\bChildline\b|\bLifeline\b|\bCrimeline\b"
    r"|\b(?:help|hot|tip|tips|info|phone|action|crisis|information|advice) ?-?[Ll]ines?\b"
    r"|\bnewsletters?\b"
)
_CONTACT = re.compile(f"{_PHONE}|{_ADDRESS}|{_SERVICE}")
_PEOPLE = (
    r"(?:any(?:one|body)|(?:any |potential |other )?(?:witness(?:es)?|drivers|motorists"
    r"|residents|passers-by)"
    r"|people|those|(?:any )?members? of the public|the public|readers|callers|victims|parents)"
)
_REQUEST = (
    r"(?:(?:is|are|was|were|being|has been|have been) (?:\w+ly )?(?:asked|urged|encouraged"
    r"|requested"
    r"|invited|advised|welcome|reminded)"
    rf"(?: to)?|should|can|could|may|must|please)(?: (?:now|please|also"
    rf"|still))? (?:\w+ly )?{_VERB}\b"
)
_APPEAL = re.compile(
    rf"\b{_PEOPLE}\b.{{0,160}}?\b(?:{_REQUEST})"
    rf"|\b(?:ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|appeal(?:s|ed|ing)?(?: (?:to|for))?"
    rf"|encourag(?:e|es|ed|ing)|want(?:s|ed)?) {_PEOPLE}\b.{{0,160}}?\bto (?:\w+ly )?{_VERB}\b",
    re.IGNORECASE,
)
_KNOWING = re.compile(
    rf"\b{_PEOPLE}(?: or {_PEOPLE})?,? (?:(?:with|having) (?:\w+ ){{0,4}}(?:information|details"
    rf"|footage|dashcam"
    r"|knowledge|video|concerns)|who (?:\w+ ){0,3}(?:information|saw|seen|witness(?:ed)?"
    r"|recogni[sz]es?"
    r"|knows?|noticed|footage|dashcam|heard|area))|\bwitness(?:es)?\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    rf"(?:please |or |alternatively,? |you can (?:also )?|(?:to|for|if you)\b[^.]{{2,120}}?(?:,"
    rf"| please|\bcan| should)"
    rf" (?:(?:please|you can|or|then|also|help is available|support is available) )*)?{_VERB}\b"
    r"|if you\b.{2,160}\b(?:can|please|should|available|support)\b|alternatively\b"
    r"|(?:or )?(?:tips?|information|reports?|calls?|donations|details"
    r"|(?:the )?[\w ]{3,40}) can (?:also )?be "
    r"(?:\w+ly )?(?:called|contacted|reached|given|made|left|sent|submitted|reported|e-?mailed"
    r"|phoned|passed)\b"
    r"|got a (?:story|tip|question)\b|have you\b|do you (?:have|know)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:alternatively|or |please quote|quote |quoting |callers? |calls |all calls|you (?:can"
    r"|may|do not"
    r"|don['’]t)|tips(?:ters)? |information (?:can|may)|reference )",
    re.IGNORECASE,
)
_SEED = re.compile(
    rf"{_CONTACT.pattern}|(?i:\b(?:to|should|can|could|may|must|please) (?:\w+ly )?{_VERB}\b)"
)
"""What every call line holds; looked for first, for it is rare."""
_LINE_END = re.compile(r"[\n\r\u2028\u2029]")


def call_lines(text: str) -> list[tuple[int, int]]:
    """Where the call lines of a text stand, neighbours joined; start and stop in characters.

    >>> text = "A man was hurt. Anyone with information is asked to call police on 101."
    >>> [text[start:stop] for start, stop in call_lines(text)]
    ['Anyone with information is asked to call police on 101.']
    >>> call_lines("He called police on 101 after the crash.")
    []
    """
    joined: list[tuple[int, int]] = []
    for start, stop in _found(text):
        if joined and not text[joined[-1][1] : start].strip(" "):
            start = joined.pop()[0]
        joined.append((start, stop))
    return joined


def _found(text: str) -> Iterator[tuple[int, int]]:
    """Every call line, and what follows it in the same vein."""
    for first, last in _lines(text):
        calling = False
        for start, stop in sentences.spans(text[first:last]):
            sentence = text[first + start : first + stop]
            calling = is_call_line(sentence) or (calling and bool(_MORE.match(sentence)))
            if calling:
                yield first + start, first + stop


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines that may hold a call line: they give a number, an address or ask for witnesses."""
    at = 0
    while seed := _SEED.search(text, at):
        first = max(text.rfind(mark, 0, seed.start()) for mark in "\n\r\u2028\u2029") + 1
        end = _LINE_END.search(text, seed.end())
        at = end.end() if end else len(text)
        yield first, end.start() if end else len(text)


def is_call_line(sentence: str) -> bool:
    """Whether a sentence asks the reader to call or write.

    >>> is_call_line("For support, call Samaritans on 116 123.")
    True
    >>> is_call_line("Anyone who calls the plan a success is wrong.")
    False
    """
    if len(sentence) > _LONGEST or re.search(r"[\"“”]", sentence):
        return False
    appeal = _APPEAL.search(sentence)
    if appeal and _KNOWING.search(sentence):
        return True
    return bool((appeal or _OPENING.match(sentence)) and _CONTACT.search(sentence))
