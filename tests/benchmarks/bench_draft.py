"""What it costs to check a draft of 140 words beside a story of twelve, and how that grows.

Ratios of CPU seconds in one process: against reading one article of the story, and of twelve
articles against six. The story's own tables are made before.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from analysis import Story
from analysis.text import language
from tests import draft_stories

NAMES = ("ferry", "dairy", "dam")
MADE = ("mentions", "quotations", "facts", "_claims")


def told(figure: str, value: float, most: float) -> None:
    """Prints one figure."""
    row = {"figure": figure, "value": round(value, 2), "unit": "x", "at most": most}
    print(json.dumps(row), flush=True)


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def story(n: int) -> Story:
    """A story of n articles from those written for drafts, some of them twice."""
    held = [text for name in NAMES for text in draft_stories.texts(name).values()]
    texts = (held * 2)[:n]
    made = Story(pd.DataFrame({"article_id": [f"a{k:02}" for k in range(n)], "text": texts}))
    for name in MADE:
        getattr(made, name)
    return made


def main() -> None:
    """Prints the figures."""
    draft = draft_stories.draft("ferry", "wrong")
    twelve, six = story(12), story(6)
    six.checked(draft)
    parse = seconds(lambda: dict(language.parse(twelve.texts.head(1))))
    long, short = (
        min(seconds(partial(one.checked, draft)) for _ in range(3)) for one in (twelve, six)
    )
    told("checking a draft beside 12 articles / parsing one article", long / parse, 20)
    told("checking a draft beside 12 articles / beside 6", long / short, 3)
    print(f"# {long:.2f} s of CPU on this machine")


if __name__ == "__main__":
    main()
