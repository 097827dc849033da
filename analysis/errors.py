"""Every error an editor can meet.

Each message says what happened, to which file, and what to do.
"""


class CopytasterError(Exception):
    """Base of all named errors; its text is one clear sentence for an editor."""


class UnreadableArticle(CopytasterError):
    """A file could not become an article; the other files are not affected."""


class UnreadableTable(CopytasterError):
    """A table of articles lacks what it must have, or holds it twice."""


class UnreadableDate(CopytasterError):
    """Words that were to be a date are none, or may be two."""


class MissingModel(CopytasterError):
    """The language model for names is not installed."""


class UnreadableStory(CopytasterError):
    """A story file could not be opened; the open story is not affected."""
