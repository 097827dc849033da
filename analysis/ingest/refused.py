"""Kinds of file that are known and not read, each with what to do instead."""

from analysis.ingest.brought import Taken, refuse


def link(raw: bytes, file: str) -> Taken:
    """Refuses an address: nothing is fetched from the web.

    Raises:
        UnreadableArticle: always.
    """
    refuse(
        f"{file} is a link, not a text. Open the page in your browser, and paste its text here, or "
        "save the page and add that file."
    )


def story(raw: bytes, file: str) -> Taken:
    """Refuses a story file, which opens as a story of its own.

    Raises:
        UnreadableArticle: always.
    """
    refuse(f"{file} is a story file. Open it below, under “Open a story file”.")


def old_office(raw: bytes, file: str) -> Taken:
    """Refuses what Office wrote before 2007, and Outlook's own mails.

    Raises:
        UnreadableArticle: always.
    """
    refuse(
        f"{file} is a file of old Word, Excel or Outlook and was left out. "
        "Save it as .docx, .xlsx or .eml and add it again."
    )


def other_office(raw: bytes, file: str) -> Taken:
    """Refuses what OpenOffice, Pages and e-book programs write.

    Raises:
        UnreadableArticle: always.
    """
    refuse(f"{file} is of a kind that is not read. Save it as .docx or .txt and add it again.")


def other_xml(raw: bytes, file: str) -> Taken:
    """Refuses XML that is no feed and no news format that is known.

    Raises:
        UnreadableArticle: always.
    """
    refuse(
        f"{file} is XML of an unknown kind and was left out. "
        "RSS, Atom, NITF and NewsML-G2 are read. Paste its text."
    )
