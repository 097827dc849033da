"""Where known names stand, which forms are one person's, and whose words a quotation is."""

import pytest

from analysis.names import name_search, thing_names
from analysis.names.person_groups import Written, _one_of, group
from analysis.quote_variants import attribution, people
from analysis.quote_variants.sayings import Line, Saying
from analysis.quote_variants.spoken_words import compared, is_content


@pytest.mark.parametrize(
    ("names", "known"),
    [
        (["Ann Reid"], ["Ann Reid"]),
        (["Reid"], []),
        (["Reid", "Reid"], ["Reid"]),
        (["reid", "reid"], []),
        (["R", "R"], []),
    ],
)
def test_a_single_word_is_worth_looking_for_when_it_was_found_twice(names, known):
    assert list(name_search.known((name, "PERSON") for name in names)) == known


def test_a_name_has_the_type_it_has_most_often():
    names = [("Ely", "PERSON"), ("Ely", "GPE"), ("Ely", "PERSON")]
    assert name_search.known(names) == {"Ely": "PERSON"}
    assert name_search.known(names[:2]) == {"Ely": "GPE"}


@pytest.mark.parametrize(
    ("initials", "name", "fits"),
    [
        ("HRC", "Harnham Rowing Club", True),
        ("HC", "Harnham Club", True),
        ("HX", "Harnham Club", False),
        ("HRX", "Harnham Rowing Club", True),
        ("HXY", "Harnham Rowing Club", False),
        ("XRC", "Harnham Rowing Club", False),
        ("HR", "Harnham Rowing Club", False),
    ],
)
def test_initials_fit_a_name_whole_or_with_one_letter_too_many_in_three(initials, name, fits):
    assert name_search._fits(initials, name) is fits


def missed(text, *names, taken=()):
    index = name_search.index(dict.fromkeys(names, "PERSON"))
    return [text[a:b] for a, b, _, _ in name_search.missed(text, index, taken)]


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("So Reid left", ["Reid"], ["Reid"]),
        ("So McReid left", ["Reid"], []),
        ("So Reids left", ["Reid"], []),
        ("So Reid-Lee left", ["Reid"], []),
        ("So Reid Lee left", ["Reid"], []),
        ("So Reid lee left", ["Reid"], ["Reid"]),
        ("then Ann Reid left", ["Reid"], []),
        ("It rained. Then Reid left", ["Reid"], ["Reid"]),
        ("It rained. Ann Reid left", ["Reid"], ["Reid"]),
        ("So Reid Park and Reid", ["Reid", "Reid Park"], ["Reid Park", "Reid"]),
        ("So Reid and Reid", ["Reid"], ["Reid", "Reid"]),
    ],
)
def test_a_known_name_is_found_whole_the_longest_first(text, names, found):
    assert missed(text, *names) == found


def test_a_name_is_not_found_where_another_stands():
    assert missed("So Reid met Reid", "Reid", taken=[(3, 7)]) == ["Reid"]
    assert missed("So Ann Reid", "Ann Reid", taken=[(10, 12)]) == []
    assert missed("So Ann Reid", "Ann Reid", taken=[(11, 12)]) == ["Ann Reid"]


@pytest.mark.parametrize(
    ("text", "opens"),
    [("Reid", True), ("He left. Reid", True), ("He left, Reid", False), ("He said “Reid", True),
     ("So\nReid", True), ("So: Reid", True)],
)  # fmt: skip
def test_a_name_opens_a_sentence_a_line_or_a_quotation(text, opens):
    assert name_search.opens_sentence(text, text.index("Reid")) is opens


def test_a_name_that_opens_a_sentence_counts_only_as_who_speaks():
    def kept(text, name, kind="PERSON", common=()):
        start = text.index(name)
        place = (start, start + len(name), name, kind)
        return list(name_search.within_sentences(text, [place], common)) == [place]

    assert not kept("Reid left.", "Reid")
    assert kept("Reid said so.", "Reid")
    assert not kept("Reid said so.", "Reid", "ORG")
    assert kept("So Reid left.", "Reid")
    assert not kept("So Reid left.", "Reid", common=("reid",))


def test_surnames_and_nouns_of_bodies_are_short_forms():
    names = {"Johannes van den Bosch": "PERSON", "Harnham Rowing Club": "ORG", "Lee": "PERSON"}
    assert name_search.short_forms(names) == {
        "Club": "ORG",
        "Bosch": "PERSON",
        "van den Bosch": "PERSON",
    }


def numbers(*names: str | tuple[str, str], dominant: int = 3) -> list[int]:
    written = [Written(*name) if isinstance(name, tuple) else Written(name) for name in names]
    return group(written, dominant)


@pytest.mark.parametrize(
    ("names", "persons"),
    [
        (["Ann Lee", "Lee"], [0, 0]),
        (["Ann Lee", "Ann"], [0, 0]),
        (["Ann Lee", "Bo Ray", "Lee", "Ray"], [0, 1, 0, 1]),
        (["Ann Lee", "Bo Lee", "Lee"], [0, 1, 1]),
        ([("Ann Lee", "a"), ("Bo Lee", "b"), ("Lee", "a")], [0, 1, 0]),
        ([("Ann Lee", "a"), ("Bo Lee", "b"), ("Lee", "c")], [0, 1, 2]),
        ([("Ann Lee", "a")] * 3 + [("Bo Lee", "b"), ("Lee", "c")], [0, 0, 0, 1, 0]),
        ([("Ann Lee", "a")] * 2 + [("Bo Lee", "b"), ("Lee", "c")], [0, 0, 1, 2]),
        (["Ann Lee", "Mr Bo Lee", "Mr Lee"], [0, 1, 1]),
        (["Mayor Ann Lee", "Bo Ray", "the Mayor"], [0, 1, 0]),
        (["Mayor Ann Lee", "Mayor Bo Ray", "the Mayor"], [0, 1, 2]),
        (["Jon Dale", "Jan Dale"], [0, 1]),
        (["Ann B. Lee", "Ann Lee", "A. Lee"], [0, 0, 0]),
        (["Ann Lee", "Ann-Marie Lee", "Marie"], [0, 1, 1]),
        (["Jennifer Lopez", "JLo"], [0, 0]),
        (["Mr Zog", "Ms Zog", "Mr Zog"], [0, 1, 0]),
        (["Zog", "zog"], [0, 0]),
        (["", ""], [0, 0]),
    ],
)
def test_forms_of_a_name_are_led_to_the_one_person_who_bears_it(names, persons):
    assert numbers(*names) == persons


def test_of_several_the_last_named_here_is_meant_else_one_named_three_times_as_often():
    assert _one_of([], {}, {}, 3) is None
    assert _one_of([4], {}, {}, 3) == 4
    assert _one_of([4, 5], {4: 2, 5: 1}, {}, 3) == 4
    assert _one_of([4, 5], {}, {4: 3, 5: 1}, 3) == 4
    assert _one_of([4, 5], {}, {4: 2, 5: 1}, 3) is None
    assert _one_of([4, 5], {}, {4: 1, 5: 6}, 3) == 5


# --- whose words ---


LONG = "the harbour wall will fall before the winter comes"


def saying(speaker="Ann Lee", beside=None, kind="direct", cue="say", article="a", text=LONG):
    said = tuple(compared(text, 0, len(text)))
    content = frozenset(word.stem for word in said if is_content(word))
    line = Line(0, len(text), said, False, content)
    return Saying(1, article, kind, speaker, speaker if beside is None else beside, cue, (line,))


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (saying(), saying(), True),
        (saying(), saying("Lee"), True),
        (saying(), saying("Bo Ray"), False),
        (saying(), saying("a spokesman"), True),
        (saying(), saying(""), True),
        (saying(beside="she"), saying(beside="he"), True),
        (saying(beside="she"), saying("Bo Ray", "he"), True),
        (saying(beside="she"), saying("Bo Ray", "she"), False),
        (saying("Ann Lee"), saying("Ann Leigh"), True),
        (saying("Ann Lee"), saying("Ann Low"), False),
    ],
)
def test_two_speakers_may_be_one_where_nothing_speaks_against_it(one, two, same):
    assert people.may_be_same(one, two) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ann Lee", "Lee", True),
        ("Ann Lee", "Ann", True),
        ("Ann Lee", "Bo Lee", True),
        ("Ann Lee", "Bo Ray", False),
        ("", "Ann", False),
        ("Ann Lee’s", "Lee", True),
    ],
)
def test_names_are_one_by_the_last_word_or_when_one_holds_the_other(a, b, same):
    assert people.same_name(a, b) is same
    assert people.same_name(b, a) is same


NOBODY: dict[tuple[str, str], str] = {}
NAMES = frozenset(("Ann Lee", "Bo Ray"))


def changes(one, two, known=NOBODY, names=NAMES, texts=None):
    found = attribution.attribution(one, two, known, names, texts or {"a": LONG, "b": LONG})
    return [change for change, _ in found]


def test_a_speaker_a_pronoun_and_a_cue_that_differ_are_told():
    other = saying("Bo Ray", article="b")
    assert changes(saying(), other) == ["speaker"]
    assert changes(saying(), other, names=frozenset(("Ann Lee",))) == []
    assert changes(saying(), other._replace(kind="indirect")) == []
    assert changes(saying(), other._replace(cue="")) == []
    assert changes(saying(), saying(article="b")) == []
    assert changes(saying(beside="she"), saying(beside="he", article="b")) == ["pronoun"]
    assert changes(saying(beside="Mrs Lee"), saying(beside="he", article="b")) == ["pronoun"]
    assert changes(saying(beside="Mrs Lee"), saying(beside="Mr Lee", article="b")) == []
    known = {("b", "Ann Lee"): "he"}
    assert changes(saying(beside="she"), saying(article="b"), known) == ["pronoun"]
    assert changes(saying(cue="say"), saying(cue="claim", article="b")) == ["cue"]
    assert changes(saying(cue="say"), saying(cue="tell", article="b")) == []
    aide = saying("a spokeswoman for Ann Lee", article="b")
    assert changes(saying(), aide) == ["speaker"]


def test_a_pronoun_stands_for_a_speaker_whom_its_paragraph_names_alone():
    text = "Ann Lee came. "
    one = saying(beside="she")._replace(lines=(saying().lines[0]._replace(start=len(text)),))
    assert attribution._is_alone(one, NAMES, text + LONG)
    both = "Ann Lee met Bo Ray. "
    two = one._replace(lines=(one.lines[0]._replace(start=len(both)),))
    assert not attribution._is_alone(two, NAMES, both + LONG)
    above = "Bo Ray came.\nAnn Lee came. "
    three = one._replace(lines=(one.lines[0]._replace(start=len(above)),))
    assert attribution._is_alone(three, NAMES, above + LONG)


def test_an_article_that_uses_both_pronouns_of_a_speaker_tells_no_gender():
    every = [saying(beside="she"), saying(beside="he", article="b"), saying(beside="she")]
    assert attribution.genders(every) == {("a", "Ann Lee"): "she", ("b", "Ann Lee"): "he"}
    assert attribution.genders([saying(beside="she"), saying(beside="he")]) == {}
    assert attribution.genders([saying("", "she"), saying()]) == {}


# --- bodies and places ---


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (("Los Angeles", "GPE"), ("LA", "GPE"), True),
        (("Harnham Rowing Club", "ORG"), ("HRC", "ORG"), True),
        (("Bank of Harnham", "ORG"), ("BH", "ORG"), True),
        (("Bank of Harnham", "ORG"), ("BOH", "ORG"), True),
        (("Harnham Rowing Club", "ORG"), ("hrc", "ORG"), False),
        (("Harnham Rowing Club", "ORG"), ("Rowing Club", "ORG"), True),
        (("Harnham Rowing Club", "ORG"), ("Club", "ORG"), True),
        (("Harnham Rowing Club", "ORG"), ("Harnham", "ORG"), False),
        (("Harnham Rowing Club", "ORG"), ("Rowing", "ORG"), False),
        (("Harnham Rowing Club", "GPE"), ("Rowing Club", "ORG"), False),
        (("Acme Corp.", "ORG"), ("Acme", "ORG"), True),
        (("Danes", "NORP"), ("Dane", "NORP"), True),
        (("Zogs", "NORP"), ("Zog", "NORP"), False),
        (("Danes", "ORG"), ("Dane", "ORG"), False),
        (("Department of Justice", "ORG"), ("the Justice Department", "ORG"), True),
    ],
)
def test_a_body_is_its_initials_its_end_and_its_kind(one, two, same):
    first, second = thing_names.group([one, two])
    assert (first == second) is same


def test_what_fits_two_longer_names_is_neither():
    names = [("Harnham Rowing Club", "ORG"), ("Brindle Rowing Club", "ORG"), ("Rowing Club", "ORG")]
    assert len(set(thing_names.group(names))) == 3
    fits = [("Harnham Rowing Club", "ORG"), ("Harnham Rugby Club", "ORG"), ("HRC", "ORG")]
    assert len(set(thing_names.group(fits))) == 3


@pytest.mark.parametrize(
    ("surface", "initials"),
    [
        ("A", False),
        ("AB", True),
        ("A.B.", True),
        ("ABCDEF", True),
        ("ABCDEFG", False),
        ("Ab", False),
    ],
)
def test_initials_are_two_to_six_capitals(surface, initials):
    assert thing_names.is_acronym(surface) is initials
