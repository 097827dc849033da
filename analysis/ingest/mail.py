"""Mail (.eml) and pages saved as one file (.mhtml), by the standard library."""

import re
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message
from email.utils import getaddresses

from analysis.errors import UnreadableArticle
from analysis.ingest.brought import Brought, Reader, Taken, Trimmed, refuse
from analysis.ingest.dates import stated_date
from analysis.ingest.encoding import decoded
from analysis.ingest.markup import html_lines, page_text
from analysis.ingest.plain import checked
from analysis.ingest.web import from_source
from analysis.limits import MAX_LETTERS
from analysis.text.visible import undirected, visible

_SHOWN = ("From", "Organization", "To", "Cc", "Date", "Subject")
_PAGES = ("text/html", "application/xhtml+xml")
_LONGEST_HEADER = 20_000
"""Characters: to a thousand receivers. A header of 4 MB takes gigabytes to be read."""
_NESTING = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_MOST_NESTED, _MOST_EDGES = 50, 2_000
"""Parts that hold parts, and lines that may part them: each costs the parser something a line."""
_MOST_PARTS = 200
"""Parts of a message that are looked at."""


def read(raw: bytes, file: str, inside: Reader) -> Taken:
    """The text of a mail; its headers are read as headline, outlet and date and left out of it.

    Attached files of the kinds that are known become texts of their own.

    Raises:
        UnreadableArticle: when it holds no text, neither itself nor attached.
    """
    parts = _parts(raw, file)
    taken = Taken([], [])
    for name, attached in _attached(parts):
        _add(taken, attached, name, inside)
    body = _body(parts, file)
    if body.strip():
        taken.articles.insert(0, _brought(parts[0], checked(body, file)))
    elif not taken.articles:
        refuse(f"{file} is a mail without text and was left out. Save what it links to.")
    return taken


def read_page(raw: bytes, file: str) -> Taken:
    """The article of a page saved as one file, with the address that it was saved from.

    Raises:
        UnreadableArticle: when it holds no page, or the page no article.
    """
    parts = _parts(raw, file)
    pages = [part for part in parts if part.get_content_type() in _PAGES]
    if not pages:
        refuse(f"{file} holds no web page and was left out. Save the page again, as HTML.")
    at = _header(parts[0], "Snapshot-Content-Location") or _header(pages[0], "Content-Location")
    url = at if re.match(r"https?://", at) else ""
    return from_source(page_text(_bytes(pages[0])).text, file, "saved web page", url)


def _parts(raw: bytes, file: str) -> list[Message]:
    """The message and all that it holds, but nothing of the messages attached to it."""
    try:
        if len(_NESTING.findall(raw)) > _MOST_NESTED or raw.count(b"\n--") > _MOST_EDGES:
            raise ValueError
        message = message_from_bytes(raw, policy=policy.default)
        found: list[Message] = []
        ahead: list[Message] = [message]
        while ahead and len(found) < _MOST_PARTS:
            part = ahead.pop(0)
            if any(len(str(said)) > _LONGEST_HEADER for _, said in part.raw_items()):
                raise ValueError
            found.append(part)
            if part.get_content_maintype() == "multipart" and part.is_multipart():
                ahead = [*part.get_payload(), *ahead]
        return found
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError):
        refuse(f"{file} is a damaged mail and was left out. Copy its text and paste it.")


def _attached(parts: list[Message]) -> list[tuple[str, bytes]]:
    """Name and bytes of each attached file; an attached mail is one."""
    found = []
    for part in parts:
        name = visible(part.get_filename() or "")[:80]
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                found.append((name or "attached mail.eml", inner[0].as_bytes()))
        elif name and not part.is_multipart() and part.get_content_maintype() != "image":
            found.append((name, _bytes(part)))
    return found


def _add(taken: Taken, raw: bytes, name: str, inside: Reader) -> None:
    try:
        brought = inside(raw, name)
    except UnreadableArticle as error:
        taken.problems.append(str(error))
        return
    taken.articles.extend(brought.articles)
    taken.problems.extend(brought.problems)


def _body(parts: list[Message], file: str) -> str:
    """The plain text of a mail, else the words of its HTML."""
    own = [part for part in parts if not part.get_filename()]
    for kind in ("text/plain", "text/html"):
        texts = [_words(part) for part in own if part.get_content_type() == kind]
        if kind == "text/html":
            texts = ["\n\n".join(html_lines(text, file)) for text in texts]
        if body := "\n\n".join(text.strip() for text in texts if text.strip()):
            return body
    return ""


def _words(part: Message) -> str:
    """The text of a part in the encoding that it names, else as any text."""
    raw = _bytes(part)
    try:
        return raw.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decoded(raw).text


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _brought(message: Message, text: str) -> Brought:
    said = {name: _header(message, name) for name in _SHOWN}
    head = "\n".join(f"{name}: {words}" for name, words in said.items() if words)
    return Brought(
        text,
        title=said["Subject"],
        outlet=said["Organization"] or _sender(said["From"]),
        published=stated_date(said["Date"]),
        how="mail",
        trimmed=(Trimmed("is the head of the mail", head, 0),) if head else (),
    )


def _header(message: Message, name: str) -> str:
    try:
        words = str(message.get(name, ""))
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        return ""
    return " ".join(undirected(words).split())[:MAX_LETTERS]


def _sender(words: str) -> str:
    """Who sent a mail: the name, else the address."""
    named = getaddresses([words])[:1] or [("", "")]
    return named[0][0] or named[0][1]
