"""Files of every kind, made in the way that the programs make them which write such files."""

import io
import json
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage

WORDS = (
    "The council met on Monday and voted nine to two to open the library on Sundays from May.",
    "Opening the doors will cost the town about £84,000 a year, said the director, Ada Kern.",
    "“We have asked for this for eleven years,” she said. Readers came to the hall to hear it.",
    "Two members voted against it, saying that the roof of the north wing has to come first.",
)
HEADLINE = "Library to open on Sundays"
HEAD = ["title", "text", "source", "date"]
MARKDOWN = f"---\ntitle: {HEADLINE}\ndate: 2024-11-23\n---\n# {HEADLINE}\n\n" + "\n\n".join(WORDS)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """A zip of files by name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in files.items():
            archive.writestr(name, held)
    return made.getvalue()


def run(text: str, tag: str = "t") -> str:
    """A run of a Word paragraph."""
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def changed(kind: str, inner: str) -> str:
    """A tracked change: ins, del, moveFrom or moveTo."""
    return f'<w:{kind} w:id="1" w:author="Desk" w:date="2024-11-23T10:00:00Z">{inner}</w:{kind}>'


def paragraphs(*inner: str) -> str:
    """Paragraphs of runs."""
    return "".join(f"<w:p>{one}</w:p>" for one in inner)


def docx(body: str, before: str = "", **more: str) -> bytes:
    """A Word file; `before` stands before its document element, `more` are other parts."""
    document = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{before}'
        f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    )
    parts = {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELS, "word/document.xml": document}
    return zipped(parts | {name.replace("__", "/"): part for name, part in more.items()})


def pdf(pages: list[list[str]], extra: str = "") -> bytes:
    """A PDF with lines of Helvetica on each page, its table of places as it should be."""
    return _pdf([_column(lines, 56) for lines in pages], extra)


def pdf_in_columns(*columns: list[str]) -> bytes:
    """A PDF of one page whose columns stand beside each other."""
    wide = 483 // len(columns)
    return _pdf(["\n".join(_column(lines, 56 + n * wide) for n, lines in enumerate(columns))])


def _column(lines: list[str], left: int) -> str:
    """Lines below each other, from a place on the page."""
    shown = " ".join(f"({_escaped(line)}) Tj 0 -16 Td" for line in lines)
    return f"BT /F1 11 Tf {left} 780 Td {shown} ET"


def _pdf(streams: list[str], extra: str = "") -> bytes:
    """A PDF with a page for each stream of what is drawn."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(streams)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, stream in enumerate(streams):
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R "
            f">> >> /Contents {5 + 2 * n} 0 R >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    made, places = b"%PDF-1.4\n", []
    for n, held in enumerate(objects, 1):
        places.append(len(made))
        made += f"{n} 0 obj\n{held}\nendobj\n".encode("cp1252")
    table = "".join(f"{at:010d} 00000 n \n" for at in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
        f"<< /Size {len(objects) + 1} /Root 1 0 R {extra}>>\nstartxref\n{len(made)}\n%%EOF\n"
    )
    return made + end.encode()


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def locked_pdf() -> bytes:
    """A PDF that opens with a password only."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([list(WORDS)]))))
    writer.encrypt("secret", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def page(head: str = "", *more: str, title: str = "Library to open on Sundays") -> str:
    """A news page with a menu, related stories and a foot around its article."""
    body = "".join(f"<p>{one}</p>" for one in (*WORDS, *more))
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>"
        f"<title>{title} | East Courier</title>{head}</head>"
        "<body><nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
        f"<main><article><h1>{title}</h1>{body}</article></main>"
        "<aside><h3>Related stories</h3><ul><li><a href='/a'>Bus fares rise</a></li></ul></aside>"
        "<footer>All rights reserved</footer></body></html>"
    )


def mail(body: str = "\n\n".join(WORDS), html: str = "", **attached: bytes) -> bytes:
    """A mail with its usual head; attached files by name, a double underline for a dot."""
    made = EmailMessage()
    made["From"] = "East Courier <news@east.example>"
    made["To"] = "desk@west.example"
    made["Subject"] = "Library to open on Sundays — café too"
    made["Date"] = "Sat, 23 Nov 2024 14:05:00 +0100"
    made["Message-ID"] = "<1@east.example>"
    if body:
        made.set_content(body)
    if html:
        (made.add_alternative if body else made.set_content)(html, subtype="html")
    for name, raw in attached.items():
        made.add_attachment(
            raw, maintype="application", subtype="octet-stream", filename=name.replace("__", ".")
        )
    return made.as_bytes()


def mhtml(html: str) -> bytes:
    """A page as Chromium saves it as one file."""
    quoted = "".join(
        f"={byte:02X}" if byte > 126 or byte == 61 else chr(byte) for byte in html.encode()
    )
    return (
        "From: <Saved by Blink>\r\n"
        "Snapshot-Content-Location: https://east.example/library\r\n"
        "Subject: Library\r\nDate: Sun, 1 Dec 2024 09:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B"\r\n\r\n\r\n'
        "------B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: https://east.example/library\r\n\r\n{quoted}\r\n------B--\r\n"
    ).encode()


def rss(*items: str) -> str:
    """An RSS feed of items."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
        f"<title>East Courier</title><link>https://east.example/</link>{''.join(items)}</channel></rss>"
    )


def item(title: str, body: str, date: str = "Sat, 23 Nov 2024 14:05:00 GMT") -> str:
    """An item of an RSS feed."""
    dated = f"<pubDate>{date}</pubDate>" if date else ""
    return (
        f"<item><title>{title}</title><link>https://east.example/1</link>{dated}"
        f"<description><![CDATA[{body}]]></description></item>"
    )


def nitf(doctype: str = "") -> str:
    """An agency's story in NITF."""
    body = "".join(f"<p>{one}</p>" for one in WORDS)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<nitf><head>'
        '<title>Library</title><docdata><date.issue norm="20241123T140500Z"/></docdata>'
        '<pubdata name="East Agency"/></head><body>'
        "<body.head><hedline><hl1>Library to open on Sundays</hl1></hedline>"
        "<byline>By <person>Bo Lund</person></byline></body.head>"
        f"<body.content>{body}</body.content></body></nitf>"
    )


def newsml(*bodies: str) -> str:
    """A NewsML-G2 message of items."""
    items = "".join(
        '<newsItem guid="urn:x" version="1"><itemMeta><provider literal="East Agency"/>'
        "<versionCreated>2024-11-23T14:05:00+01:00</versionCreated></itemMeta><contentMeta>"
        "<headline>Library to open on Sundays</headline><by>Bo Lund</by></contentMeta><contentSet>"
        f'<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<body>{body}</body></html></inlineXML></contentSet></newsItem>"
        for body in bodies
    )
    return (
        '<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
        f"{items}</itemSet></newsMessage>"
    )


SRT = (
    "1\n00:00:01,000 --> 00:00:03,000\n<i>The council met on Monday</i>\n\n"
    "2\n00:00:03,100 --> 00:00:05,000\nand voted nine to two.\n\n"
    "3\n00:00:12,000 --> 00:00:14,000\nReaders came to the hall.\n"
)
VTT = (
    "WEBVTT - East TV\n\nNOTE made by hand\n\n"
    "00:01.000 --> 00:03.000 align:start\n<v Ada Kern>We asked for this\n\n"
    "00:03.100 --> 00:05.000\n<v Ada Kern>We asked for this\nfor eleven years.\n\n"
    "00:05.100 --> 00:07.000\n<v Bo Lund>The roof comes first.\n"
)
RTF = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Helvetica;}}{\info{\title Secret}}\f0\fs24 "
    + r"\par ".join(
        WORDS[n].replace("“", r"\ldblquote ").replace("”", r"\rdblquote ").replace("£", r"\'a3")
        for n in range(4)
    )
    + "}"
)


def xlsx(rows: list[list[object]]) -> bytes:
    """A workbook of one sheet."""
    from openpyxl import Workbook

    book, made = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(made)
    return made.getvalue()


def jsonl(*objects: dict) -> bytes:
    """Objects, one a line."""
    return "\n".join(json.dumps(one) for one in objects).encode()


def files_of_every_kind() -> dict[str, bytes | str]:
    """One article in a file of every kind, by the name of the file."""
    return {
        "a.txt": "\n\n".join(WORDS),
        "a.md": MARKDOWN,
        "a.html": page(),
        "a.mhtml": mhtml(page()),
        "a.docx": docx(paragraphs(*map(run, WORDS))),
        "a.pdf": pdf([list(WORDS)]),
        "a.eml": mail(),
        "a.rtf": RTF,
        "a.csv": 'title,text\nx,"' + "\n\n".join(WORDS) + '"\n',
        "a.tsv": "title\ttext\nx\t" + " ".join(WORDS) + "\n",
        "a.jsonl": jsonl({"headline": "x", "body": "\n".join(WORDS)}),
        "a.json": json.dumps([{"headline": "x", "body": "\n".join(WORDS)}]),
        "a.xlsx": xlsx([HEAD, ["x", "\n".join(WORDS), "East", "2024-11-23"]]),
        "a.rss": rss(item(HEADLINE, "".join(f"<p>{one}</p>" for one in WORDS))),
        "a.nitf": nitf(),
        "a.newsml": newsml("".join(f"<p>{one}</p>" for one in WORDS)),
        "a.srt": "1\n00:00:01,000 --> 00:00:03,000\n" + "\n".join(WORDS) + "\n",
        "a.zip": zipped({"folder/b.txt": "\n\n".join(WORDS)}),
    }
