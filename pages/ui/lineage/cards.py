"""A card an article: what it is to the others, the reasons for and against, each with its place."""

import re
from typing import Any, NamedTuple

import pandas as pd

from analysis import Story
from pages.ui import cached, controls, markup, shell
from pages.ui.lineage.markup import reason
from pages.ui.places import PAIR, READING

MOST = 12
"""Cards on a page."""
_LINKS = 4
"""Links of a card; the table below has every place."""
_SIGNS = {"linked": "—", "separately written": "◇", "no link found": "○"}


class Reason(NamedTuple):
    """One reason: what it is about, in words, and the reader's settings for its place, if any."""

    head: str
    words: str
    label: str
    settings: dict[str, object]


class ArticleCard(NamedTuple):
    """What is said of one article."""

    letter: str
    state: str
    title: str
    reasons: list[Reason]


def show(story: Story) -> None:
    """The cards of all articles, a page at a time."""
    cards = cached.view(story, made)
    for card in cards[controls.page(len(cards), MOST, key="cards")]:
        body = "".join(reason(one.head, one.words) for one in card.reasons)
        sign = _SIGNS[re.split(r" \(|, ", card.state)[0]]
        head = markup.kind(sign, f"{card.letter} · {card.state}", is_urgent=False)
        markup.block(head, markup.asked(card.title, body))
        with markup.actions(f"lineage {card.letter}"):
            for one in [one for one in card.reasons if one.settings][:_LINKS]:
                shell.page_link(READING, one.label, **one.settings)


def made(story: Story) -> list[ArticleCard]:
    """The card of each article, in the order of the table."""
    links = {row.child_id: row for row in story.lineage.itertuples()}
    evidence = story.lineage_evidence
    rows = story.origins.itertuples()
    return [_card(story, row, links.get(row.article_id), evidence) for row in rows]


def _card(story: Story, origin: Any, link: Any, evidence: pd.DataFrame) -> ArticleCard:  # noqa: ANN401 - rows of itertuples have no type that can be named
    article = origin.article_id
    letter = story.letters[article]
    state = origin.state + ("" if origin.strength == "weak" else f" ({origin.strength})")
    state += ", yours" if origin.is_editors else ""
    parent = link.parent_id if link is not None and isinstance(link.parent_id, str) else None
    title = _title(story, origin, link, parent)
    if parent is None:
        own = evidence[(evidence["article_a"] == article) & (evidence["about"] == "separate")]
        found = own if len(own) else _nearest(story, article, evidence)
    else:
        found = _between(evidence, article, parent)
    reasons = [_reason(story, row, article) for row in found.itertuples()]
    return ArticleCard(letter, state, title, _numbered(reasons))


def _numbered(reasons: list[Reason]) -> list[Reason]:
    """The reasons, each link that has the name of one before it called another place."""
    seen: dict[str, int] = {}
    found = []
    for one in reasons:
        n = seen[one.label] = seen.get(one.label, 0) + bool(one.label)
        found.append(one if n < 2 else one._replace(label=f"{one.label}, place {n}"))
    return found


def _between(evidence: pd.DataFrame, one: str, other: str) -> pd.DataFrame:
    both = {one, other}
    return evidence[evidence["article_a"].isin(both) & evidence["article_b"].isin(both)]


def _nearest(story: Story, article: str, evidence: pd.DataFrame) -> pd.DataFrame:
    """The evidence on the article that shares most words with this one."""
    kin = story.kin
    rows = kin[((kin["article_a"] == article) | (kin["article_b"] == article)) & _is_kin(kin)]
    if rows.empty:
        return evidence.head(0)
    row = rows.loc[rows["n_words_shared"].idxmax()]
    return _between(evidence, row["article_a"], row["article_b"])


def _is_kin(kin: pd.DataFrame) -> pd.Series:
    return kin["relation"] != "none"


def _title(story: Story, origin: Any, link: Any, parent: str | None) -> str:  # noqa: ANN401 - as above
    """What the article is to the others, in a sentence."""
    one = story.letters[origin.article_id]
    if parent is None:
        return f"{one} {_alone(story, origin)}"
    other = story.letters[parent]
    through = f", through {link.parent_name}" if link.parent_name else ""
    if link.order_strength:
        later = _LATER if link.order_strength == "strong" else _PERHAPS_LATER
        return f"{one} {later[link.relation].format(other)}{through} ({link.strength})"
    told = _OPEN[link.relation].format(one, other)
    return f"{told} ({link.strength}){through}; which came first cannot be told"


_LATER = {
    "one text": "is a later version of {}’s text",
    "reworded": "follows {}: its text reworded",
    "quoted whole": "quotes {} whole",
    "shares wording": "carries wording of {}",
    "same facts": "follows {}: it has next to nothing of its own",
}
_PERHAPS_LATER = {
    "one text": "and {} are versions of one text; it may be the later",
    "reworded": "and {} are one text reworded; it may be the later",
    "quoted whole": "may quote {} whole",
    "shares wording": "may carry wording of {}",
    "same facts": "may follow {}: it has next to nothing of its own",
}
"""Where which came first has some evidence only."""
_OPEN = {
    "one text": "{} and {} are versions of one text",
    "reworded": "{} and {} are one text reworded",
    "quoted whole": "{} and {}: one quotes the other whole",
    "shares wording": "{} and {} share wording",
    "same facts": "{} and {} have the same facts",
}


def _alone(story: Story, origin: Any) -> str:  # noqa: ANN401 - as above
    if origin.state == "separately written":
        return "is separately written"
    if origin.state == "no link found":
        return "has no link that was found; that does not show that there is none"
    table = story.origins
    group = table[table["origin_id_wide"] == origin.origin_id_wide]["article_id"]
    others = [story.letters[one] for one in group if one != origin.article_id]
    if not set(group) & set(story.lineage["parent_id"].dropna()):
        said = markup.some(others, 8)
        return f"shares wording with {said}: a common text that is not here may stand behind them"
    return f"is the nearest to {markup.some(others, 8)}; nothing shows that one of them is earlier"


_ABOUT = {"relation": "Together", "order": "Order", "separate": "Separate"}


def _reason(story: Story, row: Any, article: str) -> Reason:  # noqa: ANN401 - as above
    against = "Against" if row.is_against else _ABOUT[row.about]
    words = f"{row.cue}: {row.why}"
    if row.about == "order":
        words = f"{words} So {story.letters[row.points_to]} would be the earlier."
    return Reason(against, words, *_place(story, row, article))


def _place(story: Story, row: Any, article: str) -> tuple[str, dict[str, object]]:  # noqa: ANN401 - as above
    """The link to where a reason stands: the article left, the other beside it."""
    spots = {row.article_a: row.start_a, row.article_b: row.start_b}
    left = article if pd.notna(spots.get(article)) else row.article_a
    if pd.isna(spots.get(left)):
        return "", {}
    right = next((one for one in spots if one != left and isinstance(one, str)), None)
    if right is None:
        right = next(one for one in story.texts["article_id"] if one != left)
    a, b = story.letters[left], story.letters[right]
    return f"{row.cue.capitalize()}: {a} beside {b}", {
        "mode": PAIR, "a": a, "b": b, "at": int(spots[left]),
    }  # fmt: skip
