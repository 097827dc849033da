"""No table takes more than linear time for a text that says one thing again and again.

Each kind of repetition is read at one length and at double, two texts at a time, and every table is
measured by itself, so that a dear one hides no other. Where a table is over the limit it is
measured again, and then in texts three times as long, the least of several measurements each time:
a busy machine adds to a measurement, never takes from it, and what grows too fast does so the more
the longer the text.
"""

import gc
import time
from collections.abc import Callable
from functools import cache

import pandas as pd
import pytest

from analysis import Story
from analysis.story import TABLES

LIMIT = 2.6
"""Times the cost of double the length; linear is 2, quadratic 4."""
TRIALS = 6
"""Measurements at one length at most."""
WORTH = 0.02
"""Share of all that the longer story costs below which a table is not judged: what is started
once, and noise."""
PARSED = tuple(
    "docs mentions entities near_names _speech quotations segments quote_variants".split()
)
"""What is made from the parse, which costs ten times as much as the rest: shorter texts."""
COUNTED = (
    *("sentences", "_batch", "_grams", "_vectors", "_set_aside", "_shared", "_sentence_vectors"),
    *("_claims", "_answers", *(name for name in TABLES if name not in (*PARSED, "findings"))),
)
COUNTED = tuple(name for name in COUNTED if name != "readings")
SIZES = {PARSED: 800, COUNTED: 3_000}
"""Characters of the shorter text."""

PIECES = (
    *(". ", "* * *\n", "“a ", '"a ', "“", '"We go," he said. '),
    *(
        "“We go now.\n\n",
        "1 ",
        "12,500 ",
        "$12 million ",
        "Ada Kern, 40, ",
    ),
    *("13-0 ", "two hundred and ", "On 3 May 2024 ", "12 and "),
    *(
        "Ada Kern ",
        "Ada Kern and Bo Lund, ",
        "J. R. ",
        "A.B.",
        "he, who said, ",
    ),
    *("Ada Kern said on Monday.\n", "Ada said that ", "according to ", "according to Ada Kern, "),
    *("well-known-", "(a ", "[", "and ", "not ", "the council voted on it "),
    *("Advertisement - story continues below\n", "The council met on Monday. ", "Yes.\n\n", "a"),
    *("\n", "http://a.b/c ", "é’s ", "12 people died and 13 were hurt. ", "Twelve Die In Fire\n"),
)


def repeated(piece: str) -> Callable[[int], str]:
    return lambda n: (piece * (n // len(piece) + 1))[:n]


def numbered(line: str, between: str = " ") -> Callable[[int], str]:
    """Lines that differ in their numbers, as many as make n characters."""
    return lambda n: between.join(
        line.format(k, k * 7 % 997, k * k % 211) for k in range(n // (len(line) + len(between)))
    )


KINDS = {
    **{repr(piece): repeated(piece) for piece in PIECES},
    "footers": numbered(
        "Advertisement - story continues below\nThe w{} council of w{} met the mayor.", "\n"
    ),
    "counts": numbered("{} people died in {} fires."),
    "said": numbered("“We saw w{} and w{} go away,” said Ada Kern.", "\n\n"),
    "words": numbered("w{2}."),
    "names": numbered("Ada Kern{} met Bo Lund{}."),
    "amounts": numbered("The w{2} cost {0} million euros."),
}


def cpu(story: Story, table: str) -> float:
    before = time.thread_time()
    getattr(story, table)
    return time.thread_time() - before


def measured(text: str, tables: tuple[str, ...]) -> dict[str, float]:
    """Processor time of each table of a story of two texts, those that it needs made before.

    Only this thread's: the encoder's threads go on turning for a while after their work, which
    would count against whatever table comes next. No rubbish is collected meanwhile: what that
    costs is a matter of all that the process holds.
    """
    texts = [f"{text} The end.", f"The beginning. {text}"]
    story = Story(pd.DataFrame({"article_id": ["a", "b"], "text": texts}))
    gc.disable()
    try:
        return {table: cpu(story, table) for table in tables}
    finally:
        gc.enable()


def grown(costs: Callable[[int], dict[str, float]], n: int) -> list[str]:
    """What costs more than `LIMIT` times as much for double n, and double 2 n, and double 3 n.

    Where a text is cut can make it cheap at one length: what grows too fast does so at all three.
    At each length it is measured again and again, as long as anything is over the limit: the least
    of what was measured counts, and what clears once is cleared.
    """
    over: list[str] | None = None
    for size in (n, 2 * n, 3 * n):
        small = large = pd.Series(dtype=float)
        for _ in range(TRIALS):
            small = least(small, costs(size))
            large = least(large, costs(2 * size))
            found = large.index[(large > WORTH * large.sum()) & (large > LIMIT * small)]
            over = [name for name in found if over is None or name in over]
            if not over:
                return []
    return over or []


def least(before: pd.Series, now: dict[str, float]) -> pd.Series:
    """The lower of two costs of each table: others on the machine only ever add to one."""
    return pd.concat([before, pd.Series(now)], axis=1).min(axis=1)


@cache
def warm(tables: tuple[str, ...]) -> None:
    """Makes every table once: what is loaded then is no cost of a text."""
    measured("Ada Kern said on Monday: “We saw 12 people go.” She left. " * 3, tables)


@pytest.mark.parametrize("tables", SIZES, ids=["parsed", "counted"])
@pytest.mark.parametrize("kind", KINDS)
def test_double_the_text_costs_about_double(kind, tables):
    warm(tables)
    over = grown(lambda n: measured(KINDS[kind](n), tables), SIZES[tables])
    assert not over


def test_a_quadratic_table_would_be_found():
    def pairs(n: int) -> dict[str, float]:
        before = time.thread_time()
        sum(1 for a in range(n) for b in range(n) if a == b)
        return {"pairs": time.thread_time() - before}

    def each(n: int) -> dict[str, float]:
        before = time.thread_time()
        sum(1 for a in range(n) for b in range(300) if a == b)
        return {"each": time.thread_time() - before}

    assert grown(pairs, 300) == ["pairs"]
    assert grown(each, 300) == []
