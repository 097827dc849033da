"""Who follows whom, how many origins there are, and who is credited with what."""

from typing import NamedTuple


class Kin(NamedTuple):
    """What two articles are to each other; every unordered pair once. Order: a, b.

    relation: one text, reworded, quoted whole, shares wording, same facts, shares quotations or
    none. strength: strong, some or weak; of none, weak. earlier_id: which seems to have come first,
    null where it cannot be told; order_strength: strong or some, empty where it cannot be told.
    n_words_shared: words of the shorter text that stand in the other in runs; longest_run: words.
    """

    article_a: str
    article_b: str
    relation: str
    strength: str
    earlier_id: str | None
    order_strength: str
    n_words_shared: int
    longest_run: int
    is_editors: bool


class Lineage(NamedTuple):
    """The nearest text that an article hangs on, a row an article that has one. Order: child.

    parent_id: null where only a text outside the story is known. parent_name: the outlet that the
    child credits, which no article of the story is. order_strength: empty where it cannot be told
    which of the two came first. Of the child's words in runs: words_both stand in the parent and in
    the next nearest text of its group, words_nearest_only in the parent alone, words_other_only in
    the other alone.
    """

    child_id: str
    parent_id: str | None
    parent_name: str
    relation: str
    strength: str
    order_strength: str
    words_both: int
    words_nearest_only: int
    words_other_only: int
    is_editors: bool


class LineageEvidence(NamedTuple):
    """One piece of evidence on two articles. Order: a, b, about, cue, places.

    about: relation, order or separate. points_to: the article that the piece says came first, the
    relation that it speaks for, or the article it shows to be separately written. is_against: it
    speaks against what was concluded. A piece that stands on one side only has no place on the
    other; article_b is null where it concerns one article and all others.
    """

    article_a: str
    article_b: str | None
    about: str
    cue: str
    points_to: str
    is_against: bool
    start_a: int | None
    stop_a: int | None
    text_a: str
    start_b: int | None
    stop_b: int | None
    text_b: str
    why: str


class ArticleOrigin(NamedTuple):
    """Which articles come from one text. Order: article_id.

    origin_id: the article that stands for all that strong links join; origin_id_wide: the same over
    links of which there is some evidence as well. state: linked, separately written or no link
    found. strength: strong, some or weak, of the state.
    """

    article_id: str
    origin_id: str
    origin_id_wide: str
    state: str
    strength: str
    is_editors: bool


class ClaimOrigin(NamedTuple):
    """How many origins stand behind one finding. Order: finding_id.

    n_low, n_high: origins among its articles when links with some evidence are accepted, and when
    only strong ones are. n_speakers: who is quoted with it; 0 where nobody is.
    """

    finding_id: int
    n_articles: int
    n_low: int
    n_high: int
    n_speakers: int


class Corroboration(NamedTuple):
    """Where one statement, figure or date of several articles stands, in any form.

    kind: statement, figure or date. n_articles, n_low, n_high: its articles and, as in
    `ClaimOrigin`, their origins. A figure may stand as two that make it (13: eleven and two).
    Order: n_articles down, statements first, first place; then article, place.
    """

    point_id: int
    kind: str
    n_articles: int
    n_low: int
    n_high: int
    article_id: str
    start: int
    stop: int
    text: str


class Credit(NamedTuple):
    """Where a text says that it got something. Order: article, place.

    kind: republished, updated or corrected, quotes another outlet, agency, release or spokesman.
    name: whom it credits, as it stands, empty where it names nobody.
    """

    article_id: str
    start: int
    stop: int
    text: str
    kind: str
    name: str


class Update(NamedTuple):
    """What a version of a text has that another lacks, or the other way round.

    change: new, cut, changed, changed and moved, moved, or same where only a slip is told. notes:
    what else there is to say (an event moved on, sourcing added, slips mended or kept), in
    sentences; credits: whom the sentence credits. The sentence stands in the version given last,
    one that was cut in the first. Order: those of the last, by place, then those cut.
    """

    change: str
    article_id: str
    start: int
    stop: int
    text: str
    notes: str
    credits: str
