"""What a text has of its own: names, figures and words in a row; whom it credits."""

import pandas as pd
import pytest

from analysis.lineage import credits, traits

TEXT = "Mayor Ann Lee opened the Old Pier. Then Lee’s boat left Harnham on Monday."
SPANS = [(0, 34), (35, len(TEXT))]


def test_names_are_words_with_a_capital_that_open_no_sentence_each_once():
    found = traits._names(TEXT, SPANS)
    assert [one.key[0] for one in found] == ["ann", "lee", "old", "pier", "harnham", "monday"]
    first = found[0]
    assert TEXT[first.start : first.stop] == "Ann"
    assert not any(one.key == ("mayor",) for one in found)
    short = traits._names("So Bo and Ann left", [(0, 18)])
    assert [one.key for one in short] == [("ann",)]


@pytest.mark.parametrize(
    ("kind", "unit", "low", "key"),
    [
        ("count", "", 3.0, ("", "3")),
        ("count", "", 2.9, None),
        ("count", "km", 1.0, ("km", "1")),
        ("money", "GBP", 1234.0, ("GBP", "1.23e+03")),
        ("date", "", 0.0, ("date", "v")),
        ("vote", "4", 9.0, ("vote", "v")),
        ("time", "", 0.0, ("time", "v")),
        ("weekday", "", 5.0, None),
        ("ordinal", "", 5.0, None),
    ],
)
def test_a_figure_tells_something_from_three_on_or_with_a_unit(kind, unit, low, key):
    facts = pd.DataFrame({
        "article_id": ["a"], "type": [kind], "value": ["v"], "unit": [unit], "low": [low],
        "start": [1], "stop": [3],
    })  # fmt: skip
    found = [one.key for _, one in traits._figures(facts)]
    assert found == ([] if key is None else [key])


def test_four_telling_words_in_a_row_outside_marks_are_a_gram():
    text = "The harbour wall fell before winter storms"
    found = traits._grams(text, [(0, len(text))], [])
    assert [text[a:b] for a, b in found.values()] == [
        "harbour wall fell before winter",
        "wall fell before winter storms",
    ]
    marked = 'harbour wall "fell so" winter storms came'
    quoted = [(13, 22)]
    inside = traits._grams(marked, [(0, len(marked))], quoted)
    assert [marked[a:b] for a, b in inside.values()] == [
        'harbour wall "fell so" winter storms',
        'wall "fell so" winter storms came',
    ]
    assert traits._grams("harbour wall fell", [(0, 17)], []) == {}
    apart = "harbour wall. winter storms"
    assert traits._grams(apart, [(0, 13), (14, 27)], []) == {}


@pytest.mark.parametrize(
    ("share", "held"), [(1.0, [False, True]), (0.5, [True, True]), (0.51, [False, True])]
)
def test_a_saying_is_held_by_a_sentence_with_so_many_of_its_stems(share, held):
    def made(name, *stems, details=()):
        told = [((0, 5), frozenset(stems))]
        return traits.Traits(name, list(details), told, frozenset(), {}, frozenset())

    saying = traits.Detail("saying", ("river", "wall"), 0, 9)
    read = [made("a", "river", details=[saying]), made("b", "river", "wall")]
    assert traits.holdings(read, share)[0].tolist() == [held]


def test_names_and_figures_are_held_by_the_texts_that_have_them():
    name, figure = traits.Detail("name", ("lee",), 0, 3), traits.Detail("figure", ("", "5"), 0, 1)
    one = traits.Traits("a", [name, figure], [], frozenset(["lee"]), {}, frozenset())
    two = traits.Traits("b", [], [], frozenset(), {}, frozenset([("", "5")]))
    assert traits.holdings([one, two], 0.5)[0].tolist() == [[True, False], [False, True]]


@pytest.mark.parametrize(
    ("word", "telling"), [("the", False), ("x", False), ("ox", True), ("harbour", True)]
)
def test_a_word_tells_something_from_two_letters_on_when_it_binds_no_sentence(word, telling):
    assert bool(traits.telling(word)) is telling


# --- credits ---


def credited(text):
    rows = credits.credits(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    return list(zip(rows["kind"], rows["name"], rows["text"], strict=True))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "OSLO (Reuters) - The port is shut.",
            [("agency", "Reuters", "(Reuters) - ")],
        ),
        ("Reuters reported that it is shut.", [("agency", "Reuters", "Reuters reported")]),
        (
            "The Oslo Times reported that it is shut.",
            [("quotes another outlet", "Oslo Times", "The Oslo Times reported")],
        ),
        (
            "It originally appeared on Reuters.",
            [("republished", "Reuters", "originally appeared on Reuters")],
        ),
        ("By Ann Lee\nThe port is shut.", []),
        ("A spokesman said so.", [("spokesman", "", "A spokesman")]),
        (
            "A spokeswoman for Harnham Port said so.",
            [("spokesman", "Harnham Port", "A spokeswoman for Harnham Port")],
        ),
        ("The port is shut.", []),
    ],
)
def test_a_text_says_where_it_got_something(text, found):
    assert credited(text) == found


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("Oslo Times", "Oslo Times"),
        ("Oslo Times Monday", "Oslo Times"),
        ("Oslo Times’s", "Oslo Times"),
        ("Mayor Kern", ""),
        ("nrk.no", "nrk.no"),
        ("Antena3", "Antena3"),
        ("Antena345", ""),
        ("antena3", ""),
    ],
)
def test_an_outlet_is_known_by_a_word_a_site_or_a_number(name, outlet):
    assert credits._outlet(name) == outlet
