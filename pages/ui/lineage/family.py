"""How many separately written texts there are, in a sentence and as a tree of texts."""

import pandas as pd

from analysis import Story
from analysis.text.counting import WORDS
from pages.ui import markup
from pages.ui.lineage.markup import StemmaNode

TABLES = ("kin", "lineage", "lineage_evidence", "origins", "credits")
LEGEND = (
    "A full line: strong. A broken line: some evidence. A dotted line: which came first cannot be "
    "told. A ring with a question mark: a text that is not here. What stands to the right came "
    "later, or may have, where a dotted line leads to it."
)
NAMED = {
    "one text": "one text",
    "reworded": "the text reworded",
    "quoted whole": "quoted whole",
    "shares wording": "shares wording",
    "same facts": "has the same facts",
    "stated": "stated in the text",
}
"""What each relation is called on a line of the tree."""
HOW = """
Every two articles are compared: words in a row, passages, sentences that answer each other, and the
names, figures and quotations that one has and the other lacks. **That two texts belong together can
often be said strongly; which came first mostly cannot.** So there are two statements with two
strengths. Texts that carry wording of one press release belong to one source and neither follows
the other. Length, repaired slips, broken joins and rising figures point the wrong way as often as
not and decide nothing.

Which came first is said strongly where a text credits the other's outlet, from the times or roles
that were given under Articles, from a note of correction or update, from a text quoted whole, and
from two events that are planned in one version and done in the other. There is *some* evidence
where a reworded text has lost much and adds next to nothing. Evidence that contradicts itself
leaves it open: *cannot tell*.

*Separately written* says that a text shares next to no words with any other here and has names,
figures and a voice of its own. It does not say that it was researched independently: one release or
one news conference may stand behind both. Nothing outside this story was looked at.
"""


def headline(story: Story) -> str:
    """How many texts there are behind the articles, as a range, and which they are."""
    table = story.origins
    low, high = table["origin_id_wide"].nunique(), table["origin_id"].nunique()
    said = f"{_most(table, low)} {_noun(story)}{'' if low == 1 else 's'}"
    doubtful = [story.letters[one] for one in _doubtful(table)]
    if len(doubtful) == 1:
        said += f"; {_word(high)} if {doubtful[0]}’s link is not accepted"
    elif doubtful:
        said += f"; {_word(high)} if the links with only some evidence are not accepted"
    n = markup.counted(len(table), "article")
    return markup.strong(f"{said},") + markup.plain(f" as far as these {n} show.")


def _most(table: pd.DataFrame, n: int) -> str:
    """The number as a word; only an upper bound where no link was found, which proves none."""
    is_open = (table["state"] == "no link found").any() and n > 1
    return f"Up to {_word(n)}" if is_open else _word(n).capitalize()


def _noun(story: Story) -> str:
    """Texts with wording of one source are separately written and yet have one origin."""
    kin = story.kin
    is_common = (kin["relation"] == "shares wording") & (kin["strength"] == "strong")
    origin = dict(zip(story.origins["article_id"], story.origins["origin_id"], strict=True))
    pairs = zip(kin["article_a"][is_common], kin["article_b"][is_common], strict=True)
    return "origin" if any(origin[a] == origin[b] for a, b in pairs) else "separately written text"


def _word(n: int) -> str:
    return WORDS.get(n, f"{n:,}") if n <= 12 else f"{n:,}"


def _doubtful(table: pd.DataFrame) -> list[str]:
    """Articles that stand for texts of their own only where strong links alone count."""
    return sorted(set(table["origin_id"]) - set(table["origin_id_wide"]))


def groups(story: Story) -> str:
    """Which articles are linked, which are separately written, and of which nothing can be said."""
    table = story.origins
    told = [_told(story, table, state, words) for state, words in _STATES]
    return markup.plain(" ".join(filter(None, told)))


_STATES = (
    (("linked", "strong"), "strongly linked to another"),
    (("linked", "some"), "linked by some evidence"),
    (("separately written", "strong"), "separately written (strong)"),
    (("separately written", "some"), "separately written (some evidence)"),
    (("no link found", "weak"), "without a link that was found, which proves none"),
)


def _told(story: Story, table: pd.DataFrame, state: tuple[str, str], words: str) -> str:
    rows = table[(table["state"] == state[0]) & (table["strength"] == state[1])]
    letters = [story.letters[one] for one in rows["article_id"]]
    return f"{markup.some(letters, 12)}: {words}." if letters else ""


def stemma(story: Story) -> list[StemmaNode]:
    """The trees of linked articles, the largest first; articles without a link stand alone."""
    links = {row.child_id: row for row in story.lineage.itertuples()}
    below: dict[str, list[str]] = {}
    for child, link in links.items():
        if isinstance(link.parent_id, str):
            below.setdefault(link.parent_id, []).append(child)
    roots = [
        one
        for one in story.origins["article_id"]
        if one not in links or not isinstance(links[one].parent_id, str)
    ]
    names = dict(zip(story.articles["article_id"], story.articles["label"], strict=True))
    made = _Tree(story, links, below, names)
    return _gathered(story, roots, made)


class _Tree:
    """What is needed to draw one article and all that hang on it."""

    def __init__(self, story: Story, links: dict, below: dict, names: dict[str, str]) -> None:
        self.letters, self.links, self.below, self.names = story.letters, links, below, names

    def node(self, article: str, link: str = "", look: str = "strong") -> StemmaNode:
        """An article with what hangs on it, behind the text that it says it came from."""
        lower = [self.node(one, *self.line(one)) for one in self.below.get(article, [])]
        one = StemmaNode(self.letters[article], self.names[article], link, look, lower)
        stated = self.links[article].parent_name if article in self.links else ""
        if not stated:
            return one
        inner = one._replace(link=f"credits {stated}", look="strong")
        return StemmaNode("", f"{stated}, not in this story", link, look, [inner])

    def line(self, child: str) -> tuple[str, str]:
        """What stands beside the line to an article's parent, and how it is drawn."""
        link = self.links[child]
        order = {"strong": "later (strong)", "some": "later (some evidence)"}
        told = order.get(link.order_strength, "which came first cannot be told")
        look = link.strength if link.order_strength else "open"
        return f"{NAMED[link.relation]} ({link.strength}); {told}", look


def _gathered(story: Story, roots: list[str], made: _Tree) -> list[StemmaNode]:
    """The roots; those of one origin hang on a text that is not here."""
    origin = dict(zip(story.origins["article_id"], story.origins["origin_id_wide"], strict=True))
    groups: dict[str, list[str]] = {}
    for one in roots:
        groups.setdefault(origin[one], []).append(one)
    trees = []
    for members in groups.values():
        if len(members) == 1:
            trees.append(made.node(members[0]))
        else:
            told = "shares wording; which came first cannot be told"
            lower = [made.node(one, told, "open") for one in members]
            trees.append(StemmaNode("", "A common text, not in this story", "", "strong", lower))
    return sorted(trees, key=lambda tree: -_size(tree))


def _size(tree: StemmaNode) -> int:
    return 1 + sum(map(_size, tree.below))
