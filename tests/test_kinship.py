"""How a pair is judged from its measures, at the bounds; and which text came first."""

import numpy as np
import pytest

from analysis.lineage import meaning, order, reasons, separate, slips, stemma
from analysis.lineage.kin import Judged
from analysis.lineage.measures import Details, Meaning, Measures
from analysis.lineage.order import About, Told
from analysis.lineage.pieces import piece
from analysis.lineage.relation import (
    FACTS,
    NONE,
    ONE_TEXT,
    QUOTATIONS,
    QUOTED,
    REWORDED,
    SOME,
    STRONG,
    WEAK,
    WORDING,
    Relation,
    may_be_reworded,
    relation,
)
from analysis.lineage.separate import Standalone
from analysis.lineage.stretches import LongRun
from analysis.lineage.traits import Detail, Traits
from analysis.params import Kinship
from analysis.schema import Credit

P = Kinship()


def run(n: int) -> LongRun:
    return LongRun(n, (0, 5), (0, 5))


def pair(**given) -> Measures:
    """Two texts of 300 words that have nothing in common but what is given."""
    plain = dict.fromkeys(Measures._fields, 0) | {"a": "a", "b": "b", "n_a": 300, "n_b": 300}
    runs = {name: run(given.pop(name, 0)) for name in ("run", "plain_run")}
    return Measures(
        **plain | {"n_details_a": 100, "n_details_b": 100, "meaning": None} | runs | given
    )


ONE = {"unquoted": 0.8, "run": 25}
VERSION = {"verbatim": 0.55, "run": 40, "links": 10, "same": 3}
REWRITTEN = {
    "any_form": 0.6, "links": 5, "aligned": 0.5, "moved": 1, "plain_words": 25, "plain_run": 10,
}  # fmt: skip
MEANT = {"any_form": 0.3, "meaning": Meaning(0.6, 0.5, 4)}
COMMON = {"plain_words": 25, "run": 12}
DIGEST = {"n_a": 255, "n_details_a": 10, "own_a": 3, "grams": 1.0}


@pytest.mark.parametrize(
    ("base", "changed", "name", "strength"),
    [
        (ONE, {}, ONE_TEXT, STRONG),
        (ONE, {"unquoted": 0.79}, NONE, WEAK),
        (ONE, {"run": 24}, NONE, WEAK),
        (ONE, {"own_a": 40}, ONE_TEXT, STRONG),
        (ONE, {"own_a": 41}, WORDING, SOME),
        (ONE, {"own_a": 21, "own_b": 41}, WORDING, SOME),
        (ONE, {"own_a": 20, "own_b": 41}, ONE_TEXT, STRONG),
        (VERSION, {}, ONE_TEXT, STRONG),
        (VERSION, {"verbatim": 0.54}, NONE, WEAK),
        (VERSION, {"run": 39}, NONE, WEAK),
        (VERSION, {"same": 2}, NONE, WEAK),
        (VERSION, {"links": 0, "same": 0}, NONE, WEAK),
        (ONE, {"n_b": 120, "figures_a": 2, "own_figures_a": 1, "figures_b": 2, "own_figures_b": 1},
         WORDING, SOME),
        (ONE, {"n_b": 121, "figures_a": 2, "own_figures_a": 1, "figures_b": 2, "own_figures_b": 1},
         ONE_TEXT, STRONG),
        (ONE, {"n_b": 120, "figures_a": 3, "own_figures_a": 1, "figures_b": 2, "own_figures_b": 1},
         ONE_TEXT, STRONG),
        (ONE, {"n_b": 120, "figures_a": 2, "own_figures_a": 1, "figures_b": 3, "own_figures_b": 1},
         ONE_TEXT, STRONG),
        ({"quoted_a": 0.5}, {}, QUOTED, STRONG),
        ({"quoted_b": 0.5}, {}, QUOTED, STRONG),
        ({"quoted_a": 0.49, "quoted_b": 0.49}, {}, NONE, WEAK),
        (REWRITTEN, {}, REWORDED, STRONG),
        (REWRITTEN, {"any_form": 0.59}, REWORDED, SOME),
        (REWRITTEN, {"any_form": 0.45}, REWORDED, SOME),
        (REWRITTEN, {"any_form": 0.44}, NONE, WEAK),
        (REWRITTEN, {"links": 4, "moved": 0}, NONE, WEAK),
        (REWRITTEN, {"aligned": 0.49}, NONE, WEAK),
        (REWRITTEN, {"moved": 2}, NONE, WEAK),
        (REWRITTEN, {"plain_words": 24}, REWORDED, SOME),
        (REWRITTEN, {"plain_run": 9}, REWORDED, SOME),
        (REWRITTEN, {"own_a": 40}, REWORDED, STRONG),
        (REWRITTEN, {"own_a": 41}, NONE, WEAK),
        (REWRITTEN, {"own_a": 21, "own_b": 41}, NONE, WEAK),
        (MEANT, {}, REWORDED, STRONG),
        (MEANT, {"any_form": 0.29}, NONE, WEAK),
        (MEANT, {"meaning": Meaning(0.59, 0.5, 4)}, NONE, WEAK),
        (MEANT, {"meaning": Meaning(0.6, 0.49, 4)}, NONE, WEAK),
        (MEANT, {"meaning": Meaning(0.6, 0.5, 3)}, NONE, WEAK),
        (MEANT, {"own_a": 40}, REWORDED, STRONG),
        (MEANT, {"own_a": 41}, NONE, WEAK),
        (COMMON, {}, WORDING, STRONG),
        (COMMON, {"plain_words": 24}, NONE, WEAK),
        (COMMON, {"run": 11}, NONE, WEAK),
        (COMMON, {"n_b": 120, "figures_a": 1, "own_figures_a": 1, "figures_b": 1,
                  "own_figures_b": 1}, WORDING, SOME),
        (DIGEST, {}, FACTS, SOME),
        (DIGEST, {"n_a": 256}, NONE, WEAK),
        (DIGEST, {"n_details_a": 9, "own_a": 0}, NONE, WEAK),
        (DIGEST, {"own_a": 4}, NONE, WEAK),
        (DIGEST, {"n_details_a": 100, "own_a": 34}, FACTS, SOME),
        (DIGEST, {"n_details_a": 100, "own_a": 35}, NONE, WEAK),
        (DIGEST, {"grams": 0.9}, NONE, WEAK),
        (DIGEST, {"figures_a": 2, "own_figures_a": 1}, FACTS, SOME),
        (DIGEST, {"figures_a": 3, "own_figures_a": 2}, NONE, WEAK),
        (DIGEST, {"grams": 0, "sayings": 2, "sayings_shared": 2}, FACTS, SOME),
        (DIGEST, {"grams": 0, "sayings": 1, "sayings_shared": 1}, QUOTATIONS, WEAK),
        (DIGEST, {"grams": 0, "sayings": 3, "sayings_shared": 2}, QUOTATIONS, WEAK),
        ({}, {"sayings": 3, "sayings_shared": 1}, QUOTATIONS, WEAK),
        ({}, {}, NONE, WEAK),
    ],
)  # fmt: skip
def test_a_pair_has_the_closest_relation_whose_bounds_it_meets(base, changed, name, strength):
    assert relation(pair(**base | changed), P) == Relation(name, strength)


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({"any_form": 0.3}, True),
        ({"any_form": 0.29}, False),
        ({"any_form": 0.3, "own_a": 40}, True),
        ({"any_form": 0.3, "own_a": 41}, False),
        ({"any_form": 0.3, "own_a": 21, "own_b": 41}, False),
        ({"any_form": 0.3} | ONE, False),
        ({"any_form": 0.3, "quoted_a": 0.5}, False),
        ({"any_form": 0.3} | COMMON, True),
    ],
)
def test_what_sentences_say_is_asked_where_it_may_decide(given, asked):
    assert may_be_reworded(pair(**given), P) is asked


# --- which came first ---


def hint(cue: str, first: str):
    return piece(("a", "b"), "order", cue, first, "")


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        ([], (None, "")),
        ([(order.CREDIT, "a")], ("a", STRONG)),
        ([(order.CREDIT, "a"), (order.TIME, "a")], ("a", STRONG)),
        ([(order.CREDIT, "a"), (order.TIME, "b")], (None, "")),
        ([(order.CREDIT, "a"), (order.LOST, "b")], ("a", SOME)),
        ([(order.CREDIT, "a"), (order.LOST, "a")], ("a", STRONG)),
        ([(order.LOST, "a")], ("a", SOME)),
        ([(order.LOST, "a"), (order.DIGEST, "b")], (None, "")),
    ],
)
def test_evidence_that_decides_comes_before_hints_and_must_agree(pieces, found):
    assert order.order([hint(*one) for one in pieces]) == found


def about(outlet="", published="", role="", credits=(), states=None) -> About:
    return About(outlet, published, role, tuple(credits), states or {})


def credit(name: str, kind: str = "quotes another outlet") -> Credit:
    return Credit("x", 3, 9, name, kind, name)


def clues(kind: str, a: About, b: About, **given) -> list[tuple[str, str]]:
    found = order.evidence(pair(**given), Relation(kind, STRONG), {"a": a, "b": b}, P)
    return [(one.cue, one.points_to) for one in found]


@pytest.mark.parametrize(
    ("one", "two", "first"),
    [
        ("2026-05-01", "2026-05-02", "a"),
        ("2026-05-02", "2026-05-01", "b"),
        ("2026-05-01", "2026-05-01", None),
        ("2026-05-01", "2026-05-01T10:00", None),
        ("2026-05-01T09:00", "2026-05-01T10:00", "a"),
        ("2026-05-01", "2026-05-02T10:00", "a"),
        ("2026-05", "2026-06-01", None),
        ("", "2026-06-01", None),
        ("2026-05-01T09:00:00+01:00", "2026-05-01T10:00:00+02:00", None),
        ("2026-05-01T09:00:00+01:00", "2026-05-01T10:00:00+01:00", "a"),
    ],
)
def test_times_tell_the_order_as_far_as_both_are_given(one, two, first):
    found = clues(ONE_TEXT, about(published=one), about(published=two))
    assert found == ([(order.TIME, first)] if first else [])
    assert clues(WORDING, about(published=one), about(published=two)) == []


def test_a_credit_points_to_the_outlet_credited_and_a_role_to_the_source():
    named = about(credits=[credit("Oslo Times")])
    assert clues(FACTS, named, about(outlet="The Oslo Times"), n_a=100)[0] == (order.CREDIT, "b")
    assert clues(WORDING, about(outlet="oslotimes.com"), named) == []
    assert clues(WORDING, about(outlet="The Oslo Times"), named) == [(order.CREDIT, "a")]
    assert clues(WORDING, about(role="agency"), about()) == [(order.ROLE, "a")]
    assert clues(WORDING, about(), about(role="release")) == [(order.ROLE, "b")]
    assert clues(WORDING, about(role="agency"), about(role="release")) == []
    assert clues(QUOTATIONS, about(role="agency"), about()) == []


def test_only_the_later_text_says_that_it_was_changed():
    noted = about(credits=[credit("", "updated or corrected")])
    assert clues(ONE_TEXT, noted, about()) == [(order.NOTE, "b")]
    assert clues(ONE_TEXT, about(), noted) == [(order.NOTE, "a")]
    assert clues(ONE_TEXT, noted, noted) == []
    assert clues(REWORDED, noted, about()) == []


def test_the_text_quoted_whole_came_first():
    assert clues(QUOTED, about(), about(), quoted_a=0.6, quoted_b=0.5) == [(order.WHOLE, "a")]
    assert clues(QUOTED, about(), about(), quoted_a=0.6, quoted_b=0.7) == [(order.WHOLE, "b")]
    assert clues(QUOTED, about(), about(), quoted_a=0.6, quoted_b=0.6) == [(order.WHOLE, "a")]


def told(first: int, last: int) -> Told:
    return Told(first, last, (0, 4), "opens")


@pytest.mark.parametrize(
    ("a", "b", "first"),
    [
        ([(0, 0), (0, 1)], [(1, 1), (2, 2)], "a"),
        ([(1, 1), (2, 2)], [(0, 0), (0, 1)], "b"),
        ([(0, 0)], [(1, 1)], None),
        ([(0, 0), (2, 2)], [(1, 1), (1, 1)], None),
        ([(0, 1), (0, 1)], [(1, 1), (1, 2)], None),
        ([(0, 0), (0, 0), (1, 1)], [(1, 1), (1, 1), (1, 2)], "a"),
    ],
)
def test_two_events_further_on_the_same_way_round_tell_which_came_first(a, b, first):
    here, there = ({n: told(*one) for n, one in enumerate(side)} for side in (a, b))
    found = clues(ONE_TEXT, about(states=here), about(states=there))
    assert {one for _, one in found} == ({first} if first else set())


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ({"own_b": 10}, "b"),
        ({"own_b": 9}, None),
        ({"own_b": 3, "n_details_b": 20}, "b"),
        ({"own_b": 2, "n_details_b": 20}, None),
        ({"own_b": 12, "own_a": 6}, "b"),
        ({"own_b": 12, "own_a": 7}, None),
        ({"own_b": 40, "own_a": 12}, "b"),
        ({"own_b": 40, "own_a": 13}, None),
        ({"own_a": 10}, "a"),
        ({"own_a": 10, "n_b": 330}, "a"),
        ({"own_a": 10, "n_b": 331}, None),
    ],
)
def test_the_text_that_lost_details_and_added_next_to_none_came_later(given, first):
    """At least three, twice what it adds and a tenth of the other's; at most an eighth added."""
    found = clues(REWORDED, about(), about(), **given)
    assert found == ([(order.LOST, first)] if first else [])


# --- separately written ---


def own(n: int, kind: str = "figure") -> tuple[Detail, ...]:
    return tuple(Detail(kind, (str(k),), k, k + 1) for k in range(n))


@pytest.mark.parametrize(
    ("one", "n_words", "known", "strength"),
    [
        (Standalone(20, 8, 50, own(20), ""), 250, about(), STRONG),
        (Standalone(21, 8, 50, own(20), ""), 250, about(), ""),
        (Standalone(20, 9, 50, own(20), ""), 250, about(), ""),
        (Standalone(20, 8, 50, own(20), ""), 249, about(), SOME),
        (Standalone(20, 8, 51, own(20), ""), 250, about(), SOME),
        (Standalone(20, 8, 80, own(20), ""), 250, about(), SOME),
        (Standalone(20, 8, 81, own(20), ""), 250, about(), ""),
        (Standalone(20, 8, 40, own(19), ""), 250, about(), SOME),
        (Standalone(20, 8, 30, own(11) + own(1, "saying"), ""), 250, about(), STRONG),
        (Standalone(20, 8, 20, own(10) + own(1, "saying"), ""), 250, about(), SOME),
        (Standalone(20, 8, 6, own(6), ""), 250, about(), SOME),
        (Standalone(20, 8, 5, own(5), ""), 250, about(), ""),
        (Standalone(20, 8, 0, (), ""), 250, about(), ""),
        (Standalone(0, 0, 50, own(20), ""), 250, about(credits=[credit("x", "republished")]), SOME),
        (Standalone(0, 0, 50, own(20), ""), 250, about(credits=[credit("NRK")]), STRONG),
        (Standalone(0, 0, 50, own(20), ""), 250, about(credits=[credit("NRK"), credit("The NRK")]),
         STRONG),
        (Standalone(0, 0, 50, own(20), ""), 250, about(credits=[credit("NRK"), credit("BBC")]),
         SOME),
    ],
)  # fmt: skip
def test_a_text_was_written_separately_by_what_is_its_own_and_what_it_shares(
    one, n_words, known, strength
):
    assert separate._strength(one, n_words, known, P) == strength


def read_of(*names: str) -> Details:
    """Texts of twenty details each; the first is the only one that each text has alone."""
    traits = [Traits(name, list(own(20)), [], frozenset(), {}, frozenset()) for name in names]
    alone = np.eye(1, len(names), dtype=bool)
    held = [np.vstack([alone, np.ones((19, len(names)), bool)]) for _ in names]
    return Details(traits, held)


@pytest.mark.parametrize("others", [0, 1, 2])
def test_a_text_stands_apart_where_there_is_another(others):
    names = ["a", "b", "c"][: 1 + others]
    held = [np.eye(len(names), dtype=bool)[n : n + 1].repeat(20, axis=0) for n in range(len(names))]
    found = separate.apart(
        {}, read_of(*names)._replace(held=held), dict.fromkeys(names, 250),
        dict.fromkeys(names, about()), P,
    )  # fmt: skip
    assert {one.strength for one in found.values()} == ({STRONG} if others else {""})


def test_what_a_text_shares_at_most_and_what_is_its_own_is_counted():
    pairs = {("a", "b"): pair(plain_words=12, plain_run=4), ("a", "c"): pair(plain_words=7)}
    names = ["a", "b", "c"]
    found = separate.apart(
        pairs, read_of(*names), dict.fromkeys(names, 250), dict.fromkeys(names, about()), P
    )
    told = {name: (one.words, one.run, one.n_details, len(one.own)) for name, one in found.items()}
    assert told == {"a": (12, 4, 20, 1), "b": (12, 4, 20, 1), "c": (7, 0, 20, 1)}


def test_details_of_a_separate_text_are_counted_and_the_first_five_named():
    names = ["Ana", "Bo", "May", "monday", "Cy", "Di", "Ed"]
    assert separate._why(names).endswith("Ana; Bo; Cy; Di; Ed")
    assert separate._why([*names, "Flo"]).startswith("8 that no other")
    assert separate._why([*names, "Flo"]).endswith("Ana; Bo; Cy; Di; Ed; …")
    assert separate._begun("“one two three four five six seven eight”").endswith("seven eight")
    assert separate._begun("one two three four five six seven eight nine").endswith("eight …")


# --- the tree ---


def judged(a, b, name=ONE_TEXT, strength=STRONG, earlier=None, sure="", by_hand=False, **given):
    return Judged(
        pair(a=a, b=b, **given), Relation(name, strength), (), earlier, sure, by_hand
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "hangs"),
    [
        (judged("a", "b"), True),
        (judged("a", "b", REWORDED, SOME), True),
        (judged("a", "b", FACTS, SOME), True),
        (judged("a", "b", FACTS, WEAK), False),
        (judged("a", "b", WORDING, STRONG), False),
        (judged("a", "b", WORDING, STRONG, "a", SOME), False),
        (judged("a", "b", WORDING, STRONG, "a", STRONG), True),
        (judged("a", "b", QUOTATIONS, WEAK, "a", STRONG), False),
        (judged("a", "b", QUOTATIONS, STRONG, by_hand=True), True),
        (judged("a", "b", NONE, WEAK, by_hand=True), False),
    ],
)
def test_a_text_hangs_on_one_of_close_kin_never_by_wording_or_times_alone(one, hangs):
    assert stemma._may_hang(one) is hangs


@pytest.mark.parametrize(
    ("one", "sure", "likely"),
    [
        (judged("a", "b"), True, True),
        (judged("a", "b", REWORDED, SOME), False, True),
        (judged("a", "b", WORDING, STRONG, unquoted=0.2), True, True),
        (judged("a", "b", WORDING, STRONG, unquoted=0.19), False, True),
        (judged("a", "b", WORDING, STRONG, by_hand=True), True, True),
        (judged("a", "b", WORDING, SOME, unquoted=0.9), False, False),
        (judged("a", "b", FACTS, SOME), False, True),
        (judged("a", "b", FACTS, STRONG), False, True),
        (judged("a", "b", FACTS, WEAK), False, False),
        (judged("a", "b", QUOTATIONS, STRONG), False, False),
        (judged("a", "b", NONE, WEAK, by_hand=True), False, False),
    ],
)
def test_texts_have_one_origin_surely_or_likely_by_their_relation(one, sure, likely):
    assert stemma._is_sure(one, P) is sure
    assert stemma._is_likely(one) is likely


def parents(made: stemma.Tree) -> dict[str, str]:
    return {child: link.other(child) for child, link in made.parents.items()}


def test_every_text_hangs_on_the_nearest_of_those_before_it():
    links = [
        judged("a", "b", n_shared=90),
        judged("b", "c", n_shared=50),
        judged("a", "c", n_shared=40),
    ]
    made = stemma.tree("abcd", links)
    assert made.ranked == ["b", "a", "c", "d"]
    assert parents(made) == {"a": "b", "c": "b"}
    assert parents(stemma.tree("abcd", links, {"c": "a"})) == {"a": "b", "c": "a"}
    late = [links[0]._replace(earlier="a"), *links[1:]]
    assert parents(stemma.tree("abcd", late))["b"] == "a"
    weaker = [links[0], links[1]._replace(kind=Relation(FACTS, SOME)), links[2]]
    assert parents(stemma.tree("abcd", weaker))["c"] == "a"


def test_an_origin_is_linked_surely_or_likely_written_separately_or_unknown():
    alone = {"a": Standalone(0, 0, 0, (), ""), "b": Standalone(0, 0, 0, (), SOME)}
    assert stemma._state("a", 2, 2, alone) == ("linked", STRONG)
    assert stemma._state("a", 1, 2, alone) == ("linked", SOME)
    assert stemma._state("a", 1, 1, alone) == ("no link found", WEAK)
    assert stemma._state("b", 1, 1, alone) == ("separately written", SOME)


def test_the_source_outside_the_story_is_an_outlet_that_no_article_is_of():
    known = about(credits=[credit("NRK", "republished"), credit("BBC")])
    facts = judged("a", "b", FACTS, SOME)
    assert stemma._stated(known, set(), None) == "NRK"
    assert stemma._stated(known, {"nrk"}, None) == ""
    assert stemma._stated(known, {"nrk"}, judged("a", "b")) == ""
    assert stemma._stated(known, {"nrk"}, facts) == "BBC"


# --- what sentences say, and slips ---


@pytest.mark.parametrize(
    ("rows", "n"),
    [
        ([[0.9, 0.1], [0.2, 0.8]], 2),
        ([[0.1, 0.9], [0.8, 0.2]], 1),
        ([[0.9, 0.1], [0.2, 0.6]], 1),
        ([[0.9, 0.1], [0.2, 0.61]], 2),
        ([[0.9, 0.8], [0.95, 0.7]], 1),
        ([[0.5, 0.1], [0.2, 0.5]], 0),
    ],
)
def test_sentences_answer_when_each_is_the_others_nearest_and_near_enough(rows, n):
    found = meaning.meaning(np.array(rows))
    assert found.n == n
    assert found.in_row == n / 2
    assert found.likeness == pytest.approx(np.max(rows, axis=1).mean())


def test_as_many_sentences_answer_in_order_as_rise_among_the_answers():
    likeness = np.full((5, 5), 0.1)
    for row, column in enumerate((2, 3, 0, 1, 4)):
        likeness[row, column] = 0.9
    assert meaning.meaning(likeness).n == 3


@pytest.mark.parametrize(
    ("word", "right", "slip"),
    [
        ("minsiters", "ministers", True),
        ("ministers", "minsiters", False),
        ("Minsiters", "Ministers", False),
        ("harbor", "harbour", False),
        ("ministerz", "ministers", False),
        ("minister", "ministers", False),
        ("mnsiters", "ministers", False),
        ("ferryy", "ferry", False),
        ("brige", "bridge", True),
        ("brid", "bird", False),
        ("detainedat", "detained at", True),
        ("onexplicitly", "explicitly", True),
        ("airstrike", "air strike", False),
        ("rexplicitly", "explicitly", True),
    ],
)
def test_a_slip_is_no_word_and_a_letter_from_one_or_run_together_with_one(word, right, slip):
    assert slips._is_slip(word, right) is slip


# --- why ---


def told_why(one):
    return [(row.cue, row.is_against) for row in reasons.evidence([one])]


def test_a_relation_is_told_with_what_speaks_for_it_and_none_is_not():
    given = {"run": 30, "links": 3, "same": 1, "moved": 1, "sayings": 2, "sayings_shared": 1}
    every = judged("a", "b", **given, own_a=33)
    assert told_why(every) == [
        ("longest run", False),
        ("sentences", False),
        ("quotations", False),
        ("details", False),
    ]
    assert told_why(judged("a", "b", own_a=34)) == [("details", True)]
    assert told_why(judged("a", "b", n_details_a=0)) == []
    assert told_why(judged("a", "b", NONE, WEAK, **given)) == []


def test_evidence_on_the_order_is_against_it_where_it_points_elsewhere():
    pieces = (hint(order.CREDIT, "a"), hint(order.LOST, "b"))
    one = judged("a", "b", NONE, WEAK)._replace(pieces=pieces, earlier="a")
    assert told_why(one) == [(order.CREDIT, False), (order.LOST, True)]
    assert told_why(one._replace(earlier=None)) == [(order.CREDIT, False), (order.LOST, False)]


def test_sentences_that_answer_are_told_in_words():
    assert reasons._sentences(pair(links=1)) == (
        "1 sentence answers one of the other text, none word for word."
    )
    assert reasons._sentences(pair(links=2, same=1, moved=1)) == (
        "2 sentences answer one of the other text, 1 word for word, 1 elsewhere in the order."
    )
