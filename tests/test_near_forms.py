"""Nearly equal names have one maker: what is a slip, what is style, and what is another person."""

from dataclasses import replace

import pytest

from analysis.names import near_forms, near_names
from analysis.names.person_match import begins, blend, compatible, letters, same_given
from analysis.names.person_names import parse
from analysis.params import Params
from analysis.schema import Entity
from analysis.text import likeness

PARAMS = Params()


@pytest.mark.parametrize(("a", "b", "n"), [("cat", "cat", 0), ("ab", "ba", 1), ("abc", "axc", 1)])
def test_a_slip_is_a_letter_or_two_neighbours_that_change_places(a, b, n):
    assert likeness.slips(a, b, 2) == likeness.slips(b, a, 2) == n


def test_slips_are_counted_to_one_more_than_asked_for():
    assert likeness.slips("abcdef", "uvwxyz", 2) == 3


def test_the_beginning_of_a_word_counts_more_than_its_end():
    assert likeness.beginning("marsh", "marsk") > likeness.beginning("marsh", "garsh")
    assert likeness.letters("marsh", "marsk") == likeness.letters("marsh", "garsh")


@pytest.mark.parametrize(("a", "b"), [("brian ashe", "brain ashe"), ("fern river", "tern river")])
def test_one_slip_in_a_name_may_be_the_same_name(a, b):
    assert near_forms.are_near(a, b, PARAMS)


@pytest.mark.parametrize(("a", "b"), [("iran", "iraq"), ("route 52", "route 53"), ("ely", "ely")])
def test_short_names_and_figures_and_equal_names_are_no_slip(a, b):
    assert not near_forms.are_near(a, b, PARAMS)


def test_two_short_forms_of_a_given_name_ask_nothing_and_join_nobody():
    assert same_given("bill", "billy", both_short=True)
    assert not same_given("bill", "billy")
    assert not near_forms.may_be_one("bill", "billy", False, PARAMS)


@pytest.mark.parametrize("pair", [("belgium", "belgian"), ("vendôme", "vendome"), ("mt", "st")])
def test_a_people_an_accent_and_an_abbreviation_are_no_misspelt_name(pair):
    assert not near_forms.may_be_one(*pair, False, PARAMS)


@pytest.mark.parametrize(
    ("a", "b", "style"),
    [
        ("ABC", "NBC", True),
        ("ABCD", "NATO", True),
        ("ABCDE", "ABCDF", False),
        ("ABCD", "NATOX", False),
        ("Abc", "NBC", False),
        ("KellyMORE", "Kelly", True),
        ("KelMORE", "Kelm", False),
        ("NewmanAuth", "Newman", True),
        ("NewmanAu", "Newman", False),
        ("McDonald", "MacDonald", False),
        ("Ito Bank", "Itos Bank", False),
        ("Iran Bank", "Iranian Bank", True),
        ("Bank Ito", "Bank Itos", True),
        ("King College", "King's College", True),
        ("King Colleges", "King's College", True),
        ("Ann Lee", "Amy Lee", False),
        ("Ann Lee", "Amy Lees", False),
        ("Ann Mae Lee", "Ann Lee", False),
        ("Near-Earth Plan", "NearEarth Plan", True),
    ],
)
def test_style_is_an_abbreviation_of_up_to_four_letters_an_ending_or_a_lost_space(a, b, style):
    assert near_forms.one_style(a, b) is style
    assert near_forms.one_style(b, a) is style


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("abcde", "abcdx", True),
        ("abcd", "abcx", False),
        ("abcde", "abcdef", True),
        ("abcd", "abcde", False),
        ("abcde", "abcxx", False),
        ("abcdefghijkl", "abcdefghijxx", True),
        ("abcdefghijk", "abcdefghixx", False),
        ("abcdefghijkl", "abcdefghixxx", False),
        ("east anglia", "west anglia", False),
        ("the east line", "the west line", False),
        ("line east 5", "lina east 5", False),
        ("colour hall", "color hall", False),
        ("o'hara street", "ohara street", False),
    ],
)
def test_a_name_of_five_letters_may_hold_one_slip_and_one_of_twelve_two(a, b, near):
    assert near_forms.are_near(a, b, PARAMS) is near
    assert near_forms.are_near(b, a, PARAMS) is near


@pytest.mark.parametrize(
    ("a", "b", "alone", "one"),
    [
        ("abc", "abd", False, True),
        ("ab", "abd", False, False),
        ("abcd", "abce", True, True),
        ("abc", "abd", True, False),
        ("bcde", "acde", True, False),
        ("bcde", "acde", False, True),
        ("east", "west", False, False),
        ("hart", "hartz", False, True),
        ("german", "germany", False, False),
        ("swede", "swedish", True, False),
        ("tim", "timothy", False, False),
    ],
)
def test_a_word_alone_must_be_longer_and_begin_alike(a, b, alone, one):
    assert near_forms.may_be_one(a, b, alone, PARAMS) is one


def test_a_word_alone_is_held_to_more_likeness_than_one_beside_a_shared_part():
    """Half of the letters beside a shared part, six tenths alone."""
    pair, likeness_of_pair = ("solheim", "solberg"), likeness.letters("solheim", "solberg")
    assert PARAMS.surname_alike <= likeness_of_pair < PARAMS.name_alike
    assert near_forms.may_be_one(*pair, False, PARAMS)
    assert not near_forms.may_be_one(*pair, True, PARAMS)
    assert near_forms.may_be_one(*pair, True, replace(PARAMS, name_alike=likeness_of_pair))
    assert near_forms.may_be_one(*pair, False, replace(PARAMS, surname_alike=likeness_of_pair))


@pytest.mark.parametrize(
    ("one", "two", "least", "alike"),
    [
        (("abcd", "efgh"), ("abce", "efgi"), 0.75, True),
        (("abcd", "efgh"), ("abcd", "efgi"), 0.75, False),
        (("abcd", "efgh"), ("abce", "efxy"), 0.75, False),
    ],
)
def test_two_names_are_both_alike_when_every_word_differs_by_few_letters(one, two, least, alike):
    assert near_forms.both_alike(one, two, least) is alike


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("ann hartley", "ann hanson", True),
        ("ann hartley", "ann hurley", False),
        ("ann hartley", "amy hanson", False),
        ("hanna", "hanna harris", False),
        ("hanna harris", "hanna", False),
        ("ann mae hartley", "ann hanson", True),
        ("ann hartley", "ann mae hanson", True),
    ],
)
def test_surnames_begin_alike_by_their_first_two_letters(one, two, alike):
    assert near_forms.surnames_begin_alike(one.split(), two.split()) is alike


@pytest.mark.parametrize(
    ("a", "b", "fewest", "short"),
    [
        ("ann", "anne", 2, False),
        ("ann", "annet", 2, True),
        ("ann", "anne", 1, True),
        ("ann", "ann", 1, False),
        ("bekah", "rebekah", 2, True),
        ("moth", "timothy", 2, False),
    ],
)
def test_a_short_form_lacks_letters_at_one_end(a, b, fewest, short):
    assert near_forms.is_short_form(a, b, fewest) is short
    assert near_forms.is_short_form(b, a, fewest) is short


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("ann", "ann", True),
        ("a", "ann", True),
        ("ann", "a", True),
        ("b", "ann", False),
        ("an", "ann", False),
        ("bob", "robert", True),
        ("robert", "bob", True),
        ("bob", "rob", False),
    ],
)
def test_a_given_name_is_its_initial_and_its_usual_short_form(a, b, one):
    assert same_given(a, b) is one


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("Mr Lee Ford", "Mrs Lee Ford", False),
        ("Mr Lee Ford", "Lee Ford", True),
        ("Lee Ford", "Mrs Lee Ford", True),
        ("Ann Lee Jr", "Ann Lee Sr", False),
        ("Ann Lee Jr", "Ann Lee", True),
        ("Ann Lee Jr", "Ann B. Lee Jr", True),
        ("Mr Lee Ford", "Mr Lee B. Ford", True),
        ("Gabriel García", "Gabriel García Márquez", True),
        ("García Márquez", "Gabriel García Márquez", True),
        ("Gabriel Márquez", "Gabriel García Márquez", True),
        ("Gabriel Ortiz", "Gabriel García Márquez", False),
        ("Diaz Roca", "Ana Diaz-Roca", True),
        ("Ana Diaz-Roca", "Ana Diaz Roca", True),
        ("Diaz Rocha", "Ana Diaz-Roca", False),
        ("Ann B. Lee", "Ann C. Lee", False),
        ("Ann Beth Lee", "Ann B. Lee", True),
        ("Ann Beth Lee", "Ann C. Beth Lee", True),
        ("Ann B. C. Lee", "Ann C. B. Lee", False),
        ("Robert (Skip) Lee", "Skip Lee", True),
        ("Skip Lee", "Robert (Skip) Lee", True),
        ("Robert Lee", "Skip Lee", False),
        ("Ann Lee", "Ann Low", False),
    ],
)
def test_two_names_may_be_one_persons_when_nothing_in_them_contradicts(a, b, one):
    assert compatible(parse(a), parse(b)) is one
    assert compatible(parse(b), parse(a)) is one


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("LiLo", ("li", "lo")),
        ("J.Lo", ("j", "lo")),
        ("JFK", ("j", "f", "k")),
        ("ABCD", ()),
        ("McDon", ("mc", "don")),
        ("AbcdE", ("abcd", "e")),
        ("AbcdeF", ()),
        ("Lee", ()),
    ],
)
def test_a_blend_is_two_or_three_beginnings_of_up_to_four_letters(written, parts):
    assert blend(written) == parts


@pytest.mark.parametrize(
    ("parts", "name", "fits"),
    [
        ("j lo", "Jennifer Lopez", True),
        ("j lo", "Jennifer Ann Lopez", True),
        ("j a l", "Jennifer Ann Lopez", True),
        ("j b l", "Jennifer Ann Lopez", False),
        ("j a l", "Jennifer Lopez", False),
        ("j", "Jennifer Lopez", False),
        ("j x", "Jennifer Lopez", False),
        ("x lo", "Jennifer Lopez", False),
    ],
)
def test_a_blend_begins_the_given_name_and_the_surname(parts, name, fits):
    assert begins(tuple(parts.split()), parse(name)) is fits
    assert letters(parse("Ana Diaz-Roca")) == "anadiazroca"


SURNAMES, GIVEN = "surnames nearly alike", "given names nearly alike"


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("Tom Brandt", "Tim Brandt", f"same surname, {GIVEN}"),
        ("Brian Ashe", "Brain Ashe", f"same surname, {GIVEN}"),
        ("Ann Marsh", "Ann Marsk", f"same given name, {SURNAMES}"),
        ("Ann Marsh", "Ann Quill", ""),
        ("Jack Marsh", "Henrietta Marsh", ""),
        ("Tim Marsh", "Timothy Marsh", ""),
        ("Timo Marsh", "Timothee Marsh", ""),
        ("Ann Marie Lee", "Ann Beth Lee", "same given name and surname, another middle name"),
        ("Ann M. Lee", "Ann Beth Lee", ""),
        ("Ann M. Lee", "Ann B. Lee", ""),
        ("Ann Lee", "Ann Beth Lee", ""),
        ("Ann Mary Beth Lee", "Ann MB Lee", ""),
        ("Arnold Sam Marsh", "Arnald Marsh", ""),
        ("Ann Mae Marsh", "Ann Marsk", f"same given name, {SURNAMES}"),
        ("Gonzales", "Omar Gonzalez", SURNAMES),
        ("Omar Gonzales", "Gonzalez", SURNAMES),
        ("Gonzales", "Gonzalez", "spellings nearly alike"),
        ("Gonzales Jr", "Omar Gonzalez", ""),
        ("Omar Gonzales", "Omar Luis Gonzalo", f"same given name, {SURNAMES}"),
        ("Gonzales's", "Omar Gonzalez", SURNAMES),
        ("Rashghan", "Amir Rashqan", SURNAMES),
        ("Rashghar", "Amir Rashqan", ""),
        ("Roshghan", "Amir Rashqan", ""),
        ("Rasghan", "Amir Rasqan", SURNAMES),
        ("Raghan", "Amir Raqan", ""),
        ("Rashwoghan", "Amir Rashqan", ""),
    ],
)
def test_two_persons_are_asked_about_for_a_reason(a, b, reason):
    assert near_names._reason(a, b, "PERSON", PARAMS) == reason
    assert near_names._reason(b, a, "PERSON", PARAMS) == reason


def test_bodies_are_asked_about_by_their_whole_name_only():
    assert near_names._reason("Tern River", "Fern River", "ORG", PARAMS) == "spellings nearly alike"
    assert near_names._reason("Gonzales", "Omar Gonzalez", "ORG", PARAMS) == ""


def person(name: str, aliases: str = "", n: int = 0) -> Entity:
    return Entity(n, name, "PERSON", aliases, 1, 1)


def test_a_person_is_compared_by_full_forms_and_by_a_lone_word_where_there_is_no_other():
    assert near_names._forms(person("Lee", "Ann Lee | A. Lee")) == ["Ann Lee", "A. Lee"]
    assert near_names._forms(person("Lee", "Lees")) == ["Lee", "Lees"]
    body = person("Lee", "Lee Works")._replace(type="ORG")
    assert near_names._forms(body) == ["Lee", "Lee Works"]


def test_names_are_looked_up_by_their_words_and_how_the_first_and_last_begin():
    assert near_names._keys("omar luis gonzalez") == ("omar", "luis", "gonzalez", "oma*", "gon*")
    assert near_names._keys("omar") == ("omar", "oma*", "oma*")


def test_a_word_that_two_to_a_hundred_names_share_is_compared_and_one_of_more_is_not():
    def blocks(n: int) -> list[list[int]]:
        return list(near_names._blocks([person(f"{chr(65 + k % 26)}{k} Lee") for k in range(n)]))

    assert blocks(1) == []
    assert [0, 1] in blocks(2)
    assert any(len(block) == 100 for block in blocks(100))
    assert not any(len(block) >= 100 for block in blocks(101))
