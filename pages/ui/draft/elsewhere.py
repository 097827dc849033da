"""The way from a draft to the archive, where there is one."""

from pages.ui import shell
from pages.ui.archive import looking, opened
from pages.ui.draft.asking import Asked
from pages.ui.places import FIND


def of_draft(asked: Asked) -> None:
    """The link that looks the text up; an article of the story is looked up with the others."""
    if opened.seen() is None:
        return
    way = looking.THE_STORY if asked.article_id else looking.PASTED
    label = "Where else the wording of this story stands" if asked.article_id else _LABEL
    shell.page_link(FIND, label, look=way)


_LABEL = "Where else the wording of my draft stands"
