"""No table takes more than linear time for a text that says one thing again and again.

Each kind of repetition is read at one length and at double, two texts at a time, and every table is
measured by itself, so that a dear one hides no other. Where a table is over the limit it is
measured again, and then in texts twice and three times as long, the least of several measurements
each time: a busy machine adds to a measurement, never takes from it, and what grows too fast does
so the more the longer the text.
"""

import gc
import time
from collections.abc import Callable, Iterable
from functools import cache

import pandas as pd
import pytest

from analysis import Story
from analysis.story import TABLES

LIMIT = 2.6
"""Times the cost of double the length; linear is 2, quadratic 4."""
TRIALS = 6
"""Times that what was measured at one length is looked at."""
WORTH = 0.02
"""Share of all that the longer story costs below which a table is not judged: what is started
once, and noise."""
PARSED = (
    *("docs", "mentions", "entities", "near_names", "_speech", "quotations", "segments"),
    *("quote_variants", "claim_origins"),
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


Costs = Callable[[int, Iterable[str]], dict[str, float]]
"""Processor time of each table asked for, at a size."""


def cpu(story: Story, table: str) -> float:
    """Of making a table, anew where it was there; the tables that it needs stay.

    Only this thread's: the encoder's threads go on turning for a while after their work, which
    would count against whatever table comes next. No rubbish is collected meanwhile: what that
    costs is a matter of all that the process holds.
    """
    for made in (story, story._read):
        vars(made).pop(table, None)
        for doc in vars(made).get("docs", {}).values():
            doc.user_data.clear()
    gc.disable()
    before = time.thread_time()
    try:
        getattr(story, table)
        return time.thread_time() - before
    finally:
        gc.enable()


def costs_of(text: Callable[[int], str]) -> Costs:
    """What tables of a story of two texts cost, in the order in which they are asked for."""

    @cache
    def story(size: int) -> Story:
        texts = [f"{text(size)} The end.", f"The beginning. {text(size)}"]
        return Story(pd.DataFrame({"article_id": ["a", "b"], "text": texts}))

    return lambda size, tables: {table: cpu(story(size), table) for table in tables}


def grown(costs: Costs, tables: Iterable[str], n: int) -> list[str]:
    """What costs more than `LIMIT` times as much for double n, and double 2 n, and double 3 n.

    Where a text is cut can make it cheap at one length: what grows too fast does so at all three.
    What is over the limit is measured again and again: the least of what was measured counts, and
    what clears once is cleared.
    """
    over = list(tables)
    for size in (n, 2 * n, 3 * n):
        small, large = pd.Series(costs(size, tables)), pd.Series(costs(2 * size, tables))
        worth = WORTH * large.sum()
        for _ in range(TRIALS):
            over = [name for name in over if large[name] > max(worth, LIMIT * small[name])]
            if not over:
                return []
            small, large = least(small, costs(size, over)), least(large, costs(2 * size, over))
    return over


def least(before: pd.Series, now: dict[str, float]) -> pd.Series:
    """The lower of two costs of each table: others on the machine only ever add to one."""
    return pd.concat([before, pd.Series(now)], axis=1).min(axis=1)


@cache
def warm(tables: tuple[str, ...]) -> None:
    """Makes every table once: what is loaded then is no cost of a text."""
    costs_of(repeated("Ada Kern said on Monday: “We saw 12 people go.” She left. "))(180, tables)


@pytest.mark.parametrize("tables", SIZES, ids=["parsed", "counted"])
@pytest.mark.parametrize("kind", KINDS)
def test_double_the_text_costs_about_double(kind, tables):
    warm(tables)
    assert grown(costs_of(KINDS[kind]), tables, SIZES[tables]) == []


def test_a_quadratic_table_would_be_found():
    def timed(inner: Callable[[int], int]) -> Costs:
        def costs(n: int, tables: Iterable[str]) -> dict[str, float]:
            before = time.thread_time()
            sum(1 for a in range(n) for b in range(inner(n)) if a == b)
            return dict.fromkeys(tables, time.thread_time() - before)

        return costs

    others_slow_the_short_run = range(5)
    assert any(grown(timed(lambda n: n), ["pairs"], 300) for _ in others_slow_the_short_run)
    assert grown(timed(lambda n: 300), ["each"], 300) == []
