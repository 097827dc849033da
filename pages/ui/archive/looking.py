"""Which words are looked up in the archive: those of the open story, or a text that is pasted.

A pasted text is the one of Check my draft: it stays in this session, and in no link.
"""

from typing import NamedTuple

from analysis import Story
from pages.ui import controls, markup, shell, stories
from pages.ui.draft import asking
from pages.ui.places import ARTICLES

THE_STORY, PASTED = "This story", "A text I paste"
AS_PASTED = {"text": "pasted"}
"""What stands in a link to the reader where the text on the left is the pasted one."""
DRAFT = "the draft"
"""What a pasted text is called beside an archived one."""


class Looked(NamedTuple):
    """The texts to be looked up by what they are called, and which of the two ways it is."""

    way: str
    texts: dict[str, str]

    @property
    def what(self) -> str:
        """What is looked up, in words."""
        return "this story" if self.way == THE_STORY else "this text"


def ask(story: Story) -> Looked:
    """The setting, and the form for a text where one is pasted."""
    way = controls.choice("Look up", [THE_STORY, PASTED], key="look")
    if way == THE_STORY:
        return Looked(way, _texts(story))
    text = asking.pasted("Your text", "Look it up")
    return Looked(way, {DRAFT: text} if text else {})


def _texts(story: Story) -> dict[str, str]:
    rows = zip(story.texts["article_id"], story.texts["text"], strict=True)
    return {story.letters[one]: text for one, text in rows}


def nothing(looked: Looked) -> None:
    """What the page says while there is no text to look up."""
    if looked.way == PASTED:
        markup.paragraph("Paste a text: every archived article that holds wording of it is listed.")
        return
    markup.paragraph("This story holds no article yet. Add some, or paste a text.")
    if stories.is_changeable():
        shell.page_link(ARTICLES, "Add articles")
