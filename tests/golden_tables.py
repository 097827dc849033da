"""Tables of three stories as they are meant to be, a file a table: `make golden` writes them anew.

What changes in them is read as a diff and kept only where the change was meant.
"""

import json
from pathlib import Path

import pandas as pd

from analysis import Story, read_articles

TOP = Path(__file__).resolve().parents[1]
FOLDER = TOP / "tests" / "golden" / "tables"
STORIES = ("sanctuary_city", "library_hours", "apology")
TABLES = (
    "passages", "holders", "standing", "containment", "similarity", "distinctive", "entities",
    "near_names", "quotations", "segments", "quote_variants", "facts",
)  # fmt: skip
"""Tables of which a row can be judged by reading it; not those that list all pairs of sentences."""


def story(name: str) -> Story:
    """One of the stories: a folder in data, or a file of utterances."""
    if (folder := TOP / "data" / name).exists():
        return Story(read_articles(folder)[0])
    told = json.loads((TOP / "tests/golden/utterances" / f"{name}.json").read_text("utf-8"))
    texts = told["articles"]
    return Story(pd.DataFrame({"article_id": list(texts), "text": list(texts.values())}))


def written(table: pd.DataFrame) -> str:
    """A table as its file holds it: text in one line, numbers to four places."""
    return table.replace("\n", " ", regex=True).to_csv(index=False, float_format="%.4f")


def path(name: str, table: str) -> Path:
    return FOLDER / name / f"{table}.csv"


def main() -> None:
    """Writes every table anew."""
    for name in STORIES:
        made = story(name)
        for table in TABLES:
            path(name, table).parent.mkdir(parents=True, exist_ok=True)
            path(name, table).write_text(written(getattr(made, table)), "utf-8")


if __name__ == "__main__":
    main()
