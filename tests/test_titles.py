"""Readings of a finding: which places say the same, and the question that tells them apart."""

import pytest

from analysis import Params
from analysis.findings import Draft, Spot, agreement, evidence, titles
from analysis.findings.agreement import _apart, _coloured, deciding, fact_at, reading_ids
from analysis.findings.named import _first_of_each, _two
from analysis.schema import Fact

PARAMS = Params()


def spot(article: str, start: int = 0, text: str = "so", trigger: str = "") -> Spot:
    return Spot(article, start, start + len(text), text, trigger)


def draft(*spots: Spot, kind: str = "number", apart=(), subject: str = "Harbour") -> Draft:
    return Draft(kind, subject, spots, "", (spots[0], spots[-1]), apart=tuple(apart))


def fact(article: str, surface: str, low: float, **more) -> Fact:
    row = Fact(article, 0, len(surface), surface, "count", f"{low}", "", "", "", low, low, 1, 0)
    return row._replace(**more)


def facts(*rows: Fact) -> dict:
    return {(row.article_id, row.start): row for row in rows}


# --- readings ---


@pytest.mark.parametrize(
    ("n", "pairs", "sides"),
    [
        (2, [(0, 1)], [0, 1]),
        (3, [(0, 1), (1, 2)], [0, 1, 0]),
        (3, [(0, 1), (1, 2), (0, 2)], None),
        (3, [(0, 1)], None),
        (4, [(3, 0), (1, 3), (2, 1)], [0, 0, 1, 1]),
        (4, [(0, 1), (1, 2), (2, 3), (3, 0)], [0, 1, 0, 1]),
        (1, [], [0]),
    ],
)
def test_places_held_against_each_other_are_on_two_sides_where_that_can_be(n, pairs, sides):
    assert _coloured(n, frozenset(map(frozenset, pairs))) == sides


def test_places_that_do_not_agree_are_those_of_the_finding():
    a, b = spot("a"), spot("b")
    assert _apart(draft(a, b, apart=[(a, b)])) == frozenset([frozenset((0, 1))])
    assert _apart(draft(a, b, apart=[(a, spot("c"))])) == frozenset()
    assert _apart(draft(a, b, apart=[(a, a)])) == frozenset()


def test_the_reading_of_most_articles_comes_first_and_then_that_of_the_first_place():
    spots = [spot("a", text="4"), spot("b", text="5"), spot("c", text="5"), spot("d", text="6")]
    apart = [(spots[0], spots[1]), (spots[0], spots[2]), (spots[3], spots[1])]
    assert reading_ids(draft(*spots, apart=apart), {}, PARAMS) == [1, 0, 0, 2]
    twice = [spot("a", 0, "4"), spot("a", 9, "4"), spot("b", 0, "5")]
    assert reading_ids(draft(*twice, apart=[(twice[0], twice[2])]), {}, PARAMS) == [0, 0, 1]


def test_places_held_against_each_other_never_share_a_reading():
    a, b = spot("a", text="So"), spot("b", text="so")
    assert reading_ids(draft(a, b), {}, PARAMS) == [0, 0]
    assert reading_ids(draft(a, b, apart=[(a, b)]), {}, PARAMS) == [0, 1]


def test_figures_share_a_reading_when_they_agree():
    spots = [spot("a", text="400"), spot("b", text="390"), spot("c", text="300")]
    known = facts(
        fact("a", "400", 400, bound="about"), fact("b", "390", 390), fact("c", "300", 300)
    )
    assert reading_ids(draft(*spots), known, PARAMS) == [0, 0, 1]
    assert reading_ids(draft(*spots), {}, PARAMS) == [0, 1, 2]


def test_of_two_sides_a_third_place_is_on_the_one_it_is_not_held_against():
    a, b, c = spot("a", text="will go"), spot("b", text="will not go"), spot("c", text="goes")
    apart = [(a, b), (b, c)]
    assert reading_ids(draft(a, b, c, kind="negation", apart=apart), {}, PARAMS) == [0, 1, 0]
    assert reading_ids(draft(a, b, c, kind="number", apart=apart), {}, PARAMS) == [0, 1, 2]


def test_part_of_a_quotation_is_a_reading_of_it():
    a, b = spot("a", text="we go home now"), spot("b", text="go home")
    c = spot("c", text="we stay home now")
    found = reading_ids(draft(a, b, c, kind="altered", apart=[(a, c), (b, c)]), {}, PARAMS)
    assert found == [0, 0, 1]


def test_a_fact_stands_where_it_begins_and_ends():
    known = facts(fact("a", "400", 400))
    assert fact_at(spot("a", text="400"), known) is known["a", 0]
    assert fact_at(spot("a", text="4000"), known) is None
    assert fact_at(spot("b", text="400"), known) is None


def test_two_readings_in_two_articles_are_read_beside_each_other():
    a, again, b = spot("a", 0, "4"), spot("a", 9, "5"), spot("b", 0, "5")
    assert deciding(draft(a, again, b, apart=[(a, again)]), [0, 1, 1]) == (a, b)
    alike = Draft("number", "", (a, again, b), "", (again, b), apart=((a, again),))
    assert deciding(alike, [0, 1, 1]) == (a, again)
    one = Draft("number", "", (a, again), "", (a, again), apart=())
    assert deciding(one, [0, 1]) == (a, again)
    first = Draft("number", "", (a, again, b), "", (a, b), apart=((b, a),))
    assert deciding(first, [0, 1, 1]) == (a, b)


# --- titles ---


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["4"], "4?"),
        (["4", "5"], "4 or 5?"),
        (["4", "5", "4"], "4 or 5?"),
        (["4", "5", "6"], "4, 5 or 6?"),
        (["4", "5", "6", "7"], "4, 5 or 2 others?"),
        (["4", "5", "6", "7", "8"], "4, 5 or 3 others?"),
    ],
)
def test_up_to_three_readings_are_named_and_the_rest_counted(words, asked):
    assert titles._or(words) == asked


@pytest.mark.parametrize(
    ("told", "tail"),
    [
        (["14 million euros", "41 million euros"], " million euros"),
        (["14 euros", "14 euros"], " euros"),
        (["euros", "14 euros"], ""),
        (["4 May", "May 5"], ""),
        (["4 old boats", "5 new boats"], " boats"),
    ],
)
def test_words_that_all_figures_end_with_are_told_once(told, tail):
    assert titles._tail(told) == tail


def test_figures_are_told_with_what_they_count_and_the_bound_that_sets_them_apart():
    boats = [fact("a", "40", 40, head="old boats"), fact("b", "50", 50, head="boats")]
    assert titles._figures(boats) == "40 or 50 boats?"
    assert titles._figures([boats[0], boats[1]._replace(head="ships")]) == "40 or 50?"
    assert titles._figures([boats[0], boats[1]._replace(type="age")]) == "40 or 50?"
    bound = [fact("a", "40", 40, bound="about"), fact("b", "40", 40), fact("c", "50", 50)]
    assert titles._figures(bound) == "about 40, 40 or 50?"
    said = [fact("a", "40 boats", 40, head="boats"), fact("b", "50 boats", 50, head="boats")]
    assert titles._figures(said) == "40 or 50 boats?"


@pytest.mark.parametrize(
    ("rests", "follows"),
    [
        ([" some data here.", " some data there."], " some data"),
        ([" Some data.", " some data."], " Some data"),
        ([" in a batch.", " in the mayonnaise."], ""),
        ([" one two three four five", " one two three four five"], " one two three four"),
        ([", some", " some"], ""),
        ([" of 4.5 tons", " of 4.5 tons"], ""),
        (["", " some"], ""),
    ],
)
def test_up_to_four_words_that_all_readings_go_on_with_are_told(rests, follows):
    assert titles._follows(rests) == follows


@pytest.mark.parametrize(
    ("text", "trigger", "other", "found"),
    [
        ("It did not stop the sale.", "not", "stopped", "not stop"),
        ("It did not so very soon stop the sale.", "not", "stopped", "not so very soon stop"),
        ("It did not so very soon now stop it.", "not", "stopped", "not so very soon now stop"),
        ("It did not so very soon now today stop it.", "not", "stopped", "not so very"),
        ("It did not stop the sale.", "not", "agreed", "not stop the"),
        ("It did not.", "not", "agreed", "not"),
        ("It did not stop.", "not", "agreed", "not stop"),
        ("It might stop the sale.", "might", "stopped", "might stop"),
        ("It might stop the sale.", "might", "agreed", "might stop"),
        ("It might in the end stop the sale.", "might", "agreed", "might in the end"),
        ("It might, of a sudden, stop.", "might", "agreed", "might, of a sudden"),
        ("It might.", "might", "agreed", "might"),
        ("It would not  stop it.", "stop", "went", "not  stop"),
        ("It would stop it.", "stop", "went", "stop"),
        ("It would Stop it.", "stop", "went", "Stop"),
        ("It would nonstop it.", "stop", "went", ""),
        ("It would go.", "stop", "went", ""),
    ],
)
def test_a_denial_or_a_doubt_is_told_with_what_it_is_about(text, trigger, other, found):
    """Up to five words on, where another reading has that word; else two, or one of weight."""
    one = Spot("a", 0, len(text), text, trigger)
    start, stop = titles.phrase(one, [one, spot("b", text="x", trigger=other)])
    assert text[start:stop] == found


@pytest.mark.parametrize(
    ("one", "two", "words"),
    [
        ("We go now.", "We go then.", ["now", "then"]),
        ("We go now.", "We go home now.", ["go now", "go home now"]),
        ("We go.", "We go at last.", ["go", "go at last"]),
        ("So we go.", "We go.", ["So we", "We"]),
        ("We go.", "We go.", ["We go.", "We go."]),
        ("We all go now.", "We go then.", ["now", "then"]),
    ],
)
def test_wordings_are_told_by_the_first_words_that_were_replaced_or_put_in(one, two, words):
    sides = spot("a", text=one), spot("b", text=two)
    assert [word.rstrip(".") for word in titles._differing(sides)] == [w.rstrip(".") for w in words]


def test_a_wording_is_told_in_eight_words_and_one_without_words_as_with_or_without():
    assert titles._short("a b c d e f g h") == "a b c d e f g h"
    assert titles._short("a b c d e f g h i") == "a b c d e f g h …"
    assert titles._between(["", "now"]) == "with or without “now”?"
    assert titles._between(["then", "now"]) == "“then” or “now”?"


def test_the_place_that_decides_stands_for_its_reading():
    a, b, c = spot("a", text="4"), spot("b", text="5"), spot("c", text="5")
    assert titles._of_each(draft(a, b, c), [0, 1, 1], (a, c)) == [a, c]
    assert titles._of_each(draft(a, b, c), [0, 1, 1], (a, a)) == [a, b]
    assert titles._of_each(draft(b, c, a), [1, 1, 0], (b, c)) == [a, b]


# --- names and evidence ---


def test_two_names_stand_in_two_articles_where_they_can():
    a, b, c = spot("a", 0, "Lee"), spot("a", 9, "Leigh"), spot("b", 0, "Leigh")
    assert _first_of_each([a, b, c], "Lee", "Leigh") == (a, c)
    assert _first_of_each([a, b], "Lee", "Leigh") == (a, b)
    assert _first_of_each([a], "Lee", "Leigh") is None
    assert _first_of_each([b, c], "Lee", "Leigh") == (b, c)
    assert _two([a, b, c], (a, c)) == ((a, b), (a, c))
    assert _two([b, c], (b, c)) == ((b, c),)


def test_the_sentence_around_a_place_is_read_and_read_without_its_words():
    text = "One went. Two go so far. Three."
    starts = evidence._starts(text)
    there = Spot("a", 14, 16, "go", "")
    assert evidence._read(there, text, starts) == ("Two go so far.", "Two some so far.")
    with_trigger = Spot("a", 10, 24, "Two go so far.", "so")
    assert evidence._read(with_trigger, text, starts)[1] == "Two go some far."
    over = Spot("a", 14, 31, text[14:31], "")
    assert evidence._read(over, text, starts)[0] == "Two go so far. Three."
    last = Spot("a", 25, 30, "Three", "")
    assert evidence._read(last, text, starts) == ("Three.", "some.")


@pytest.mark.parametrize(("before", "read"), [(300, 302), (400, 302)])
def test_three_hundred_letters_around_a_place_are_read(before, read):
    text = "x" * before + "go"
    assert len(evidence._read(Spot("a", before, before + 2, "go", ""), text, [0])[0]) == read


def test_agreement_of_figures_needs_facts_on_both_places():
    spots = [spot("a", text="400"), spot("b", text="401")]
    half = facts(fact("a", "400", 400))
    assert agreement.reading_ids(draft(*spots), half, PARAMS) == [0, 1]
