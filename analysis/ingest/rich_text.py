"""Rich text (.rtf), as word processors and old editorial systems save it."""

from analysis.ingest.brought import Brought, Taken, one, refuse
from analysis.ingest.plain import checked


def read(raw: bytes, file: str) -> Taken:
    """The text of an .rtf file.

    Raises:
        UnreadableArticle: when it is damaged, too large or empty.
    """
    from striprtf.striprtf import rtf_to_text

    try:
        text = str(rtf_to_text(raw.decode("cp1252", "replace"), errors="replace"))  # type: ignore[no-untyped-call]
    except Exception:
        refuse(f"{file} is damaged and was left out. Open it and save it as .docx or .txt.")
    return one(Brought(checked(text.strip(), file), how="rich text"))
