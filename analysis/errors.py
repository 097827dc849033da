"""Every error an editor can meet.

Each message says what happened, to which file, and what to do.
"""


class CopytasterError(Exception):
    """Base of all named errors; its text is one clear sentence for an editor."""


class UnreadableArticle(CopytasterError):
    """A file could not become an article; the other files are not affected."""


class UnmappedTable(UnreadableArticle):
    """No heading of a table is known to stand for texts; headings: those it has, in order."""

    def __init__(self, message: str, headings: list[str]) -> None:
        """The sentence names the file and its first headings."""
        self.headings = headings
        super().__init__(message)


class UnreadableTable(CopytasterError):
    """A table of articles lacks what it must have, or holds it twice."""


class UnreadableDate(CopytasterError):
    """Words that were to be a date are none, or may be two."""


class MissingModel(CopytasterError):
    """The language model for names is not installed."""


class WorkerLost(CopytasterError):
    """A process ended while it made tables of a story: for want of memory, most often."""

    def __init__(self) -> None:
        """The sentence says what to do."""
        super().__init__(
            "Reading these texts took more than this server gives to one story, and was stopped. "
            "The texts are all there. Try again with fewer or shorter texts, or ask whoever runs "
            "the server for more memory."
        )


class UnreadableStory(CopytasterError):
    """A story file could not be opened; the open story is not affected."""


class StoreUnreachable(CopytasterError):
    """The place where stories are kept does not answer; what was saved there is not affected."""


class NothingKept(StoreUnreachable):
    """This server has no place for stories, so none is kept beyond its session."""


class StoreFull(StoreUnreachable):
    """An owner keeps as much as a limit allows; what was saved is not affected."""


class StoryNotFound(CopytasterError):
    """No such story is kept for whoever asks: it never was, was deleted, or is somebody else's."""


class StoryChanged(CopytasterError):
    """A story was saved by somebody else since it was opened, so it was not overwritten."""


class LinkEnded(CopytasterError):
    """A link to somebody's story opens nothing: it was revoked, is past its day, or never was."""


class UnusableArchive(CopytasterError):
    """An archive cannot be opened, or not be written now; what it holds is not affected."""


class FailedTable(CopytasterError):
    """A table could not be made because of a fault of ours; the others are not affected.

    name: the table asked for; cause: the table that failed, it or one that it is made from; kind:
    the kind of error, never what the error says, for that may be a piece of an article.
    """

    def __init__(self, name: str, cause: str, kind: str) -> None:
        """The sentence names both tables and the kind of error."""
        self.name, self.cause, self.kind = name, cause, kind
        made_from = "" if name == cause else f" is made from the table {_spaced(cause)}, which"
        super().__init__(
            f"The table {_spaced(name)}{made_from} could not be made from these texts ({kind}). "
            "The fault is in Copytaster, not in the texts; what needs no such table is there. "
            "Please tell whoever runs it."
        )


def _spaced(name: str) -> str:
    return name.strip("_").replace("_", " ")
