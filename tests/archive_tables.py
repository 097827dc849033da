"""An archive of texts of the tests by several rules: its tables, and what is asked of it."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from analysis.archive import adding, lookup, manifest, results, sampling, stored
from analysis.archive.incoming import Incoming
from analysis.archive.results import GroupFilter
from analysis.archive.rules import ArchiveRules
from tests import edited
from tests.archives import exact, like_news, made, quiet

RULES = {
    "all": exact(8),
    "winnowed": ArchiveRules(8, window=4, batch=7),
    "few-pairs": ArchiveRules(10, pairs_up_to=3, least_run=7),
}
FIRST_DAY = date(2026, 10, 3)
FILTERS = {
    "all": GroupFilter(),
    "three articles": GroupFilter(articles=3),
    "two outlets": GroupFilter(outlets=2),
    "twelve words": GroupFilter(words=12),
    "four days": GroupFilter(days=4),
    "since": GroupFilter(since=FIRST_DAY + timedelta(days=9)),
    "until": GroupFilter(until=FIRST_DAY + timedelta(days=9)),
    "spoken by nobody alone": GroupFilter(quoted=False),
}


def texts() -> list[str]:
    """Articles that differ by what editors do, and some like news with a line that all have."""
    pairs = [text for _, some in list(edited.pairs())[::3] for text in some]
    quoted = [text for _, some in list(edited.quoted())[::4] for text in some]
    news = list(like_news(40, seed=11).values())
    nearly = [news[3].replace(" of ", " of\u00a0"), news[5].upper(), f"“{news[7]}”"]
    return [*pairs, *news, *quoted, *nearly]


def rows() -> list[Incoming]:
    """The texts with outlets and days; every seventh has neither."""
    known = [(f"{n % 5} News", (FIRST_DAY + timedelta(days=n % 11)).isoformat(), n % 7 > 0)
             for n in range(len(texts()))]  # fmt: skip
    return [
        Incoming(f"a{n}", outlet * dated, f"Title {n}", f"https://a.example/{n}", day * dated, text)
        for n, (text, (outlet, day, dated)) in enumerate(zip(texts(), known, strict=True))
    ]


def tables(name: str, written: Callable[[pd.DataFrame], str]) -> dict[str, str]:
    """Every table of the archive by one of `RULES`, and answers to what may be asked."""
    with tempfile.TemporaryDirectory() as folder:
        at, news = Path(folder) / "archive", rows()
        cut = len(news) // 2
        made(at, news[:cut], news[cut : cut + 9], news[cut + 9 :], rules=RULES[name])
        adding.publish(at, quiet)
        found = _kept(at) | _published(at) | _searched(at, [one.text for one in news])
        return {table: written(rows_) for table, rows_ in found.items()}


def _kept(at: Path) -> dict[str, pd.DataFrame]:
    held = manifest.read(at)
    batches = [one.n for one in held.batches]
    kept = {
        name: pd.concat([stored.read(manifest.table(at, name, n)).to_pandas() for n in batches])
        for name in ("aside", "passages")
    }
    index = pd.concat([stored.read(manifest.table(at, "index", n)).to_pandas() for n in batches])
    sizes = index.groupby("doc").agg(n=("pos", "size"), first=("pos", "min"), last=("pos", "max"))
    recall = pd.DataFrame(sampling.recall(at, held, size=60))
    told = pd.DataFrame([asdict(one) for one in held.batches]).assign(parts=len(held.parts))
    return {
        "aside": kept["aside"].sort_values(list(kept["aside"])),
        "passages": kept["passages"].sort_values(["doc_a", "doc_b", "start_a", "start_b"]),
        "index": sizes.reset_index(),
        "recall": recall,
        "manifest": told,
    }


def _published(at: Path) -> dict[str, pd.DataFrame]:
    opened = results.open_results(at)
    pages = {asked: opened.groups(some) for asked, some in FILTERS.items()}
    orders = {f"by {by}": opened.groups(by=by, size=7, page=2) for by in results.ORDERS}
    listed = [(asked, page.total, " ".join(map(str, page.rows["grp"])))
              for asked, page in (pages | orders).items()]  # fmt: skip
    numbers = pages["all"].rows["grp"].tolist()[:12]
    docs = range(0, opened.held.articles, 6)
    openings = pd.DataFrame(opened.openings(numbers).items(), columns=["grp", "text"])
    return {
        "groups": pages["all"].rows,
        "listed": pd.DataFrame(listed, columns=["asked", "total", "groups"]),
        "holders": pd.concat([opened.group(grp).holders.assign(grp=grp) for grp in numbers]),
        "openings": openings,
        "articles": opened.articles(docs),
        "mirrored": pd.concat([opened.passages(doc) for doc in docs]),
    }


def _searched(at: Path, texts: list[str]) -> dict[str, pd.DataFrame]:
    opened = lookup.open_lookup(at)
    found = lookup.find(opened, _asked(texts))
    aside = [lookup.n_aside(opened, [text]) for text in texts]
    return {
        "found": found.articles.assign(floor=found.floor, n_more=found.n_more),
        "found-passages": found.passages,
        "n-aside": pd.DataFrame({"n": aside}),
    }


def _asked(texts: list[str]) -> Mapping[str, str]:
    """A story: an article as it is, half of another, two in one, one with every fifth word new."""
    words = texts[-8].split()
    fifth = " ".join("other" if n % 5 == 4 else word for n, word in enumerate(words))
    return {
        "as it is": texts[4],
        "half": texts[9][: len(texts[9]) // 2],
        "two": f"{texts[20]}\u00a0\n\n{texts[45]}",
        "reworked": fifth,
        "own": "Nothing of this stands in any other text that we know of, we are told today.",
    }
