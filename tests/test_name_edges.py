"""Where a name begins and ends, and what the words in it and beside it say of it."""

from collections import Counter

import pytest
import spacy

from analysis.names import extents, name_spans, name_types
from analysis.names.person_names import PersonName, parse


@pytest.mark.parametrize(
    ("text", "kind", "trimmed"),
    [
        ("the former Mayor Ann Lee's", "PERSON", "Ann Lee"),
        ("Ann Lee said", "PERSON", "Ann Lee"),
        ("Bank said", "ORG", "Bank said"),
        ("Mayor Lee", "ORG", "Mayor Lee"),
        ("Mayor", "PERSON", "Mayor"),
        ("Labour MPs and", "ORG", "Labour"),
        ("Ann Lee SAID", "PERSON", "Ann Lee"),
        ("Yahoo!", "ORG", "Yahoo!"),
        ("and Ann & his", "PERSON", "Ann"),
    ],
)
def test_titles_and_verbs_go_from_the_edges_of_a_person_only(text, kind, trimmed):
    start, stop = name_spans.trimmed(text, 0, len(text), kind)
    assert text[start:stop] == trimmed


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("Ann", True),
        ("ann", False),
        ("A" * 120, True),
        ("A" * 121, False),
        ("", False),
        ("They", False),
        ("They Said", True),
        ("F-104", False),
        ("ABC-1 Jet", False),
        ("ABCD-1 Jet", True),
        ("Act", True),
        ("Ann Act", False),
    ],
)
def test_a_name_has_a_capital_some_length_and_is_no_designation(surface, name):
    assert name_spans.is_name(surface) is name


@pytest.mark.parametrize(
    ("text", "zone", "found"),
    [
        ("GMT says", "GMT", True),
        ("PST says", "PST", False),
        ("at 9 a.m. PST", "PST", True),
        ("at 9 a.m. (PST)", "PST", True),
        ("at 9 EST", "EST", True),
        ("at nine EST", "EST", False),
        ("at 9 XYZ", "XYZ", False),
        ("9EST", "EST", True),
    ],
)
def test_letters_right_behind_a_clock_are_its_zone(text, zone, found):
    start = text.index(zone)
    assert name_spans.is_zone(text, start, start + len(zone)) is found


@pytest.mark.parametrize(
    ("surface", "label", "before", "kind"),
    [
        ("Ann 5", "PERSON", "", "ORG"),
        ("Labour MP", "PERSON", "", "ORG"),
        ("Mr Lee", "ORG", "", "PERSON"),
        ("Mr", "ORG", "", "ORG"),
        ("Lord Howe", "LOC", "", "LOC"),
        ("Lord Howe", "LOC", "saw Mr ", "PERSON"),
        ("Lee", "GPE", "The cook Ana ", "PERSON"),
        ("Lee", "GPE", "The cook ", "GPE"),
        ("France", "GPE", "The cook Ana ", "GPE"),
        ("Lee", "NORP", "The cook Ana ", "NORP"),
        ("Lee Works", "GPE", "The cook Ana ", "GPE"),
        ("Lee", "", "The cook Ana ", ""),
    ],
)
def test_a_title_or_a_given_name_before_makes_a_person_and_a_digit_a_body(
    surface, label, before, kind
):
    assert name_spans._kind(surface, label, before) == kind


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("Ann Lee – Bo Ray", "PERSON", ["Ann Lee", "Bo Ray"]),
        ("Ann-Marie Lee", "PERSON", ["Ann-Marie Lee"]),
        ("Paris, France", "GPE", ["Paris", "France"]),
        ("Harnham, Brindle", "LOC", ["Harnham", "Brindle"]),
        ("Paris, France", "ORG", ["Paris", "France"]),
        ("Bank of Paris, France", "ORG", ["Bank of Paris, France"]),
        ("Lee, Ray", "ORG", ["Lee, Ray"]),
        ("Paris, France", "PERSON", ["Paris, France"]),
        ("U.S.-Mexico", "GPE", ["U.S.", "Mexico"]),
        ("Stratford-Avon", "GPE", ["Stratford-Avon"]),
        ("U.S.-Mexico-China", "GPE", ["U.S.-Mexico-China"]),
        ("Harnham\nTimes", "ORG", ["Harnham", "Times"]),
        ("Harnham   Times", "ORG", ["Harnham", "Times"]),
        ("Harnham  Times", "ORG", ["Harnham  Times"]),
        ("Ann", "", []),
    ],
)
def test_a_tagged_stretch_is_cut_at_dashes_lines_and_between_places(text, kind, parts):
    assert [text[a:b] for a, b in name_spans._parts(text, 0, len(text), kind)] == parts


def test_a_tagged_stretch_that_begins_with_a_mark_has_no_empty_part():
    text = "said “Harnham Times”"
    assert list(name_spans._parts(text, 5, 20, "ORG")) == [(6, 19)]


@pytest.mark.parametrize(
    ("text", "tagged", "name"),
    [
        ("Johannes van den Bosch left", "Bosch", "Johannes van den Bosch"),
        ("the van Bosch left", "Bosch", "Bosch"),
        ("Mayor Ana van Bosch left", "Bosch", "Ana van Bosch"),
        ("Mohammed bin Salman spoke", "Mohammed", "Mohammed bin Salman"),
        ("in Paris de Gaulle spoke", "Gaulle", "de Gaulle"),
        ("Ana y Lee", "Lee", "Lee"),
        ("Ana Lee y Ray", "Ana Lee", "Ana Lee"),
        ('Ray "Bo" Lee left', "Ray", 'Ray "Bo" Lee'),
        ("Ray (Bo) Lee left", "Lee", "Ray (Bo) Lee"),
        ("Mayor Ray (Bo) Lee left", "Lee", "Ray (Bo) Lee"),
        ("City (Bo) Lee left", "Lee", "Lee"),
        ("On May Lee left", "Lee", "Lee"),
        ("Ana Lee left", "Lee", "Ana Lee"),
        ("On Monday Lee left", "Lee", "Lee"),
        ("Abd al-Rahman Lee left", "Abd", "Abd al-Rahman Lee"),
        ("Ludwig von Bergen Ost West left", "Ludwig", "Ludwig von Bergen Ost"),
        ("Ludwig and Bergen left", "Ludwig", "Ludwig"),
    ],
)
def test_a_persons_name_reaches_over_particles_and_nicknames(text, tagged, name):
    start = text.index(tagged)
    found = extents.reach(text, start, start + len(tagged))
    assert text[slice(*found)] == name


@pytest.mark.parametrize(
    ("before", "length"),
    [
        ("The cook Ana ", 4),
        ("Jean-Luc ", 9),
        ("Ana", 0),
        ("Ana  ", 0),
        ("ana ", 0),
        ("Paris ", 0),
        ("On May ", 0),
        ("x-Ana ", 0),
    ],
)
def test_a_given_name_right_before_is_no_month_no_place_and_no_title(before, length):
    assert extents.given_before(before) == length


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("The minister for Work and Pensions Ann Lee left.", ["Ann Lee"]),
        ("The minister for Work and Pensions Ann Zig Zag Lee left.", []),
        ("The minister for Work and Pensions Zog Lee left.", []),
        ("The minister for Women and Equalities Zog Lee said", ["Zog Lee"]),
        ("The minister for Equalities Zog Lee said", []),
        ("The table for Work and Pensions Ann Lee left.", []),
        ("The minister for Ann Lee left.", []),
        ("The shadow-minister for Work Ann Lee left.", ["Ann Lee"]),
        ("The minister of State for Health Ann Lee left.", ["Ann Lee"]),
        ("The minister for Work and Ann Council left.", []),
        ("The minister for Work Ann Council Lee left.", []),
    ],
)
def test_the_holder_of_a_long_office_has_two_or_three_names_or_speaks(text, holders):
    assert [text[start:stop] for start, stop in extents.office_holders(text)] == holders


@pytest.mark.parametrize(
    ("surface", "votes"),
    [
        ("France", {"GPE": 3}),
        ("Reid", {}),
        ("Zog", {}),
        ("Reid 5", {"ORG": 1}),
        ("Mr Reid", {"PERSON": 4}),
        ("Reid Council", {"ORG": 3}),
        ("Zog River", {"LOC": 3}),
        ("Ann River", {"LOC": 3, "PERSON": 1}),
        ("Ann Mae River", {"LOC": 3}),
        ("Ann Reid", {"PERSON": 3}),
        ("Ann B C Reid", {"PERSON": 3}),
        ("Ann B C D Reid", {}),
        ("Ann reid", {}),
        ("Ann van Reid", {"PERSON": 3}),
        ("Zog Reid", {}),
    ],
)
def test_the_words_of_a_name_vote_for_what_it_is(surface, votes):
    assert name_types.inner(surface) == Counter(votes)


@pytest.mark.parametrize(
    ("before", "name", "after", "votes"),
    [
        ("in ", "Zog", " it rained", {"GPE": 2}),
        ("from ", "Zog", " it came", {"GPE": 1}),
        ("the ", "Zog", " it came", {"ORG": 1}),
        ("Yet ", "Zog", " resigned", {"PERSON": 2}),
        ("Yet ", "Zog", ", who left", {"PERSON": 2}),
        ("Yet ", "Zog", " said so", {"PERSON": 2}),
        ("Yet ", "Zog", ", 45, left", {"PERSON": 2}),
        ("Yet Lord ", "Zog", " left", {"PERSON": 4}),
        ("Yet Mr ", "Zog", " left", {"PERSON": 4}),
        ("Yet Mayor ", "Zog", " left", {"PERSON": 2}),
        ("Yet mayor ", "Zog", " left", {}),
        ("Yet Mayor", "Zog", " left", {}),
        ("north of ", "Zog", " it", {"GPE": 3}),
        ("fond of ", "Zog", " it", {}),
        ("Yet ", "Zog", ", France", {"GPE": 2}),
        ("Yet ", "Zog", ", Norwich Lane", {}),
        ("Yet ", "Zog", ", a town in", {"GPE": 4}),
        ("Yet ", "Zog", " is a large company of", {"ORG": 4}),
        ("Yet ", "Zog", " is the mayor of", {"PERSON": 3}),
        ("Yet ", "Zog", " is a harbour master", {"PERSON": 3}),
        ("Yet ", "Zog", " is a harbour town", {"GPE": 4}),
        ("Yet ", "Zog", " is a very old and grey stone built town", {}),
        ("Yet ", "Zog", " is a very old and grey stone town", {"GPE": 4}),
        ("Yet ", "Zog", " is a man of the town", {}),
        ("Yet ", "Zog", " is a man. A town", {}),
    ],
)
def test_words_beside_a_name_vote_for_what_it_is(before, name, after, votes):
    text = before + name + after
    found = name_types.clues(text, len(before), len(before) + len(name))
    assert found == Counter(votes)


@pytest.mark.parametrize(
    ("votes", "kind"),
    [
        ({"PERSON": 5, "GPE": 3, "LOC": 4}, "LOC"),
        ({"PERSON": 7, "GPE": 3, "LOC": 4}, "PERSON"),
        ({"PERSON": 6, "GPE": 3, "LOC": 4}, "LOC"),
        ({"ORG": 3, "GPE": 3}, "GPE"),
        ({"ORG": 3, "GPE": 2}, "ORG"),
        ({"ORG": 4, "GPE": 2, "LOC": 2}, "ORG"),
        ({"ORG": 3, "PERSON": 3}, "ORG"),
        ({"ORG": 3, "PERSON": 4}, "PERSON"),
        ({"GPE": 2, "LOC": 2}, "GPE"),
        ({"GPE": 2, "LOC": 3}, "LOC"),
    ],
)
def test_both_kinds_of_places_stand_together_in_a_vote(votes, kind):
    assert name_types.elected(Counter(votes)) == kind


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ann Lee Jr.", PersonName(("ann", "lee"), (), 2)),
        ("Ann Lee, Sr", PersonName(("ann", "lee"), (), 1)),
        ("Ann Lee III", PersonName(("ann", "lee"), (), 3)),
        ("Ann (Bo) Lee", PersonName(("ann", "lee"), ("bo",))),
        ("Ann “Bo Bo” Lee", PersonName(("ann", "lee"), ("bo", "bo"))),
        ("Ann (of the town) Lee", PersonName(("ann", "lee"))),
        ("Ann (Bo Bo Bo) Lee", PersonName(("ann", "lee"))),
        ("Mrs Ann Lee", PersonName(("ann", "lee"), (), 0, "f")),
        ("Mr Lee", PersonName(("lee",), (), 0, "m")),
        ("Zog Works, Ann Lee", PersonName(("ann", "lee"))),
        ("Zog Works, Mayor Lee", PersonName(("lee",))),
        ("Zog Works, Lee", PersonName(("zog", "works"))),
        ("Zog Mayor, Ray Bo", PersonName(("ray", "bo"))),
        ("Piet van der Zog", PersonName(("piet", "van", "der", "zog"))),
        ("Piet went Zog", PersonName(("piet",))),
        ("Jr.", PersonName(("jr",), (), 2)),
    ],
)
def test_a_written_form_is_read_as_a_name_with_what_it_says_besides(written, name):
    assert parse(written) == name


def tagged(text, *names):
    """A parsed text as far as its names go: each a surface and a label."""
    doc = spacy.blank("en")(text)
    places = [(text.index(name), len(name), label) for name, label in names]
    doc.set_ents([doc.char_span(start, start + n, label) for start, n, label in places])
    return doc


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        (
            "Harnham met Ann Lee",
            [("Harnham", "GPE"), ("Ann Lee", "PERSON")],
            ["Harnham", "Ann Lee"],
        ),
        ("Ray van Bosch left", [("Ray", "PERSON"), ("Bosch", "PERSON")], ["Ray van Bosch"]),
        ("Ann-Bo left", [("Ann", "PERSON"), ("Bo", "DATE")], ["Ann"]),
        ("Harnham–Brindle", [("Harnham–Brindle", "GPE")], ["Harnham", "Brindle"]),
        (
            "the Department of Health and Social Care",
            [("the Department of Health", "ORG")],
            ["Department of Health and Social Care"],
        ),
        (
            "the Department of Health and Ann Lee",
            [("the Department of Health", "ORG"), ("Ann Lee", "PERSON")],
            ["Department of Health", "Ann Lee"],
        ),
        (
            "the Department of Health and Mayor Lee",
            [("the Department of Health", "ORG")],
            ["Department of Health"],
        ),
    ],
)
def test_the_models_names_are_repaired_in_order_and_none_stands_in_another(text, names, found):
    pieces = name_spans.pieces(tagged(text, *names))
    assert [text[one.start : one.stop] for one in pieces] == found


def test_the_holder_of_an_office_is_parted_from_the_name_before():
    text = "Health Minister Ann Lee met Bo Ray"
    spans = [name_spans.NameSpan(0, 23, "PERSON"), name_spans.NameSpan(28, 34, "PERSON")]
    found = name_spans.parted(text, spans, [(16, 23)])
    assert [(text[one.start : one.stop], one.type) for one in found] == [
        ("Health Minister", "ORG"),
        ("Ann Lee", "PERSON"),
        ("Bo Ray", "PERSON"),
    ]
    assert name_spans.parted(text, spans, []) == spans
