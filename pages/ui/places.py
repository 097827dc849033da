"""Every page of the app: its file, its name on screen and the question it helps to answer."""

import os
from pathlib import Path
from typing import NamedTuple


class Place(NamedTuple):
    """One page of the app.

    `file` is its path from the project's top, `heading` the question it stands under in the
    navigation.
    """

    file: str
    name: str
    heading: str
    answers: str


OPENING = Place(
    "streamlit_app.py", "What to check", "", "The story at a glance: what is most worth a look."
)
DRAFT = Place(
    "pages/draft.py",
    "Check my draft",
    "",
    "Each quotation, figure, date and name of a draft: who has it, who has it otherwise.",
)
OVERLAP = Place(
    "pages/source_overlap.py",
    "Source overlap",
    "Who shares whose words",
    "How much of each text is found in each other.",
)
SIMILARITY = Place(
    "pages/similarity.py",
    "Similarity",
    "Who shares whose words",
    "How alike the texts are as a whole, and why.",
)
LINEAGE = Place(
    "pages/lineage.py",
    "Lineage",
    "Who shares whose words",
    "Which texts belong together, which came first if that can be told, and who vouches for what.",
)
FACTS = Place(
    "pages/facts.py",
    "Facts",
    "What changed",
    "Disagreements, event status, and which article reports what.",
)
QUOTES = Place(
    "pages/quotes.py",
    "Quotes",
    "What changed",
    "Who is quoted where, and what changed in the words.",
)
ENTITIES = Place(
    "pages/entities.py", "Entities", "What changed", "Who and what is named where, and where only."
)
READING = Place(
    "pages/side_by_side.py",
    "Side by side",
    "Read",
    "Any two texts sentence by sentence, or all on one.",
)
ARTICLES = Place(
    "pages/articles.py",
    "Articles",
    "Desk",
    "The texts, their details, and a story of your own.",
)
STORIES = Place(
    "pages/your_stories.py",
    "Your stories",
    "Desk",
    "The stories that you made: open, rename, copy or delete one.",
)
ABOUT = Place(
    "pages/about.py", "About", "Desk", "Limits, what is kept, what is not sent, and keys."
)

PAIR, BASE = "Two articles", "One article and all others"
"""What the reader can show: the values of its setting `mode`."""
SHARE = "Share"
"""The view of the articles' page on which a story is shared."""

FIND = Place(
    "pages/find_in_archive.py",
    "Find in archive",
    "Archive",
    "Where else this story’s wording stands.",
)
SPREAD = Place(
    "pages/what_spread.py", "What spread", "Archive", "Which wording spread, when and through whom."
)
IN_ARCHIVE = (FIND, SPREAD)
"""Pages that are there only where an archive is named."""

PLACES = (
    *(DRAFT, OPENING, OVERLAP, SIMILARITY, LINEAGE, QUOTES, FACTS, ENTITIES),
    *(READING, ARTICLES, STORIES, ABOUT),
)


def archive() -> Path | None:
    """The folder of the archive that `COPYTASTER_ARCHIVE` names, if any."""
    folder = os.environ.get("COPYTASTER_ARCHIVE", "").strip()
    return Path(folder) if folder else None


def here() -> tuple[Place, ...]:
    """The pages that this server has to offer, in the order of the navigation."""
    if archive() is None:
        return PLACES
    at = PLACES.index(READING) + 1
    return (*PLACES[:at], *IN_ARCHIVE, *PLACES[at:])
