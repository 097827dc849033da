"""Flips: denial, opposites, hedges, strength, state, speakers and names in two sentences."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.claims import contradictions as flips
from analysis.claims import sentence as claims
from analysis.params import Params

PARAMS = Params()


def raised(one, two):
    a, b = (flips.read(claims.claim(n, 0, 0, text), PARAMS) for n, text in (("a", one), ("b", two)))
    return [flip.kind for flip in flips.compare(a, b, PARAMS)]


@pytest.mark.parametrize(
    ("kind", "one", "two"),
    [
        ("negation", "The mayor did not sign the lease.", "The mayor signed the lease."),
        ("negation", "No bridge will be closed.", "The bridge will be closed."),
        ("negation", "He has never met the agent.", "He met the agent, the paper wrote."),
        ("negation", "She refused to sign the lease.", "She signed the lease on Friday."),
        ("negation", "Crews who saw the wreck found no oil.", "Crews at the wreck found oil."),
        ("negation", "They left without saying why.", "They left, saying why they had to."),
        ("hedge", "The fire could've spread to the barn.", "The fire spread to the barn."),
        ("meaning", "Rents in Oslo fell by a tenth.", "Rents in Oslo rose by a tenth."),
        ("meaning", "It will not prevent the sale.", "It will help the sale along."),
        ("hedge", "The pilot allegedly drank wine.", "The pilot drank wine."),
        ("hedge", "Salt may harm the pines, he says.", "Salt harms the pines, he says."),
        ("hedge", "Road Salt May Harm the Pines", "Road salt harms the pines."),
        ("hedge", "ROAD SALT MAY HARM THE PINES", "Road salt harms the pines."),
        ("hedge", "It is explicitly aimed at them.", "It is apparently aimed at them."),
        ("strength", "All beaches are shut to dogs.", "Some beaches are shut to dogs."),
        ("strength", "It would prohibit fishing there.", "It would restrict fishing there."),
        ("strength", "Pupils must wear a tie.", "Pupils may wear a tie."),
        ("status", "The council is poised to pass it.", "The council passed it."),
        ("subject", "The firm Orbex sued Lumina.", "The firm Lumina sued Orbex."),
        ("subject", "Larsen and her team drilled.", "Larsen and his team drilled."),
    ],
)
def test_a_planted_flip_is_found_from_either_side(kind, one, two):
    assert kind in raised(one, two)
    assert kind in raised(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The pool will not open in May.", "The pool will stay closed in May."),
        ("Women who ate no fish slept less than those who ate fish.", "Women ate fish to sleep."),
        ("Men with cars voted more than men without, according to the count.",
         "Men with cars voted more than men on foot, according to the count."),
        ("Nobody could have imagined this leak.", "Nobody could've imagined this leak."),
        ("The fees have not changed since 2018.", "The fees were last changed in 2018."),
        ("No ferries will sail today.", "Ferries will not sail today."),
        ("The mayor declined to comment on the lease.", "The mayor commented on the lease."),
        ("The firm did not respond to a letter.", "The firm responded to a letter."),
        ("Police refused to discuss the arrest.", "Police discussed the arrest at length."),
        ("He did not only sing, he danced.", "He sang and danced."),
        ("The planet may have water.", "The planet could have water."),
        ("The pilot allegedly drank wine, police say.", "The pilot drank wine, police say."),
        ("She does not believe the dam leaks.", "The dam does not leak, she said."),
        ("Salt may harm the pines.", "Salt is linked to harm to the pines."),
        ("These are a milder form of what might form later.", "They saw a form of it later."),
        ("She could no longer support it.", "She can no longer back it."),
        ("Some 3,000 homes lost power.", "All 3,000 homes lost power."),
        ("A switch was to blame for it.", "He blamed a switch for it."),
        ("He was accused of theft in May.", "In May he was charged with theft."),
        ("The minister May harmed the pines.", "The minister harmed the pines, he said."),
        ("Council Harmed Pines on May 5", "The council harmed the pines."),
        ("Salt May Harm the Pines of Lund", "He asked whether salt harms the pines of Lund."),
        ("If the tax is not repealed, they go.", "They go unless the tax is repealed."),
        ("I think the rain will stop.", "The rain will stop."),
        ("Lumina was sued by Orbex.", "The firm Orbex sued Lumina."),
        ("Guard Otto Blix hadn ’ t missed a game.", "Guard Otto Blix hadn't missed a game."),
        ("She might be alive if help had come.", "She is dead."),
        ("No fees for the lake have been set.", "The set of the lake is for sale."),
        ("No one else was hurt.", "One man was hurt."),
        ("He pleaded not guilty to the theft.", "He was charged with the theft."),
        ("They do not have any suspects, officials said.", "It burned, officials said."),
        ("A man believed to be the hit and run driver fled.", "A hit and run killed her."),
        ("Ferries were halted due to damage of a pier.", "A pier was damaged."),
        ("A goal gave Orle the win over Tarn.", "Tarn took its defeat to Orle well."),
    ],
)
def test_an_honest_rewording_raises_nothing(one, two):
    assert raised(one, two) == []


def test_the_trigger_words_are_named_and_stand_in_their_sentences():
    one, two = "It is explicitly aimed at them.", "It is apparently aimed at them."
    a, b = (flips.read(claims.claim(n, 0, 0, text), PARAMS) for n, text in (("a", one), ("b", two)))
    (flip,) = flips.compare(a, b, PARAMS)
    assert claims.words_of(a.claim, *flip.span_a) == "explicitly"
    assert claims.words_of(b.claim, *flip.span_b) == "apparently"


VOCABULARY = [
    *("not", "no", "may", "all", "some", "Orbex", "Lumina", "sued", "said", "passed", "will"),
    *("to", "by", ",", "he", "she"),
]
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=14).map(" ".join)


@settings(deadline=None, max_examples=60)
@given(WORDS, WORDS)
@example("Lumina sued Orbex", "Lumina sued Lumina sued by Orbex")
def test_any_two_sentences_give_the_same_kinds_from_both_sides(one, two):
    assert sorted(raised(one, two)) == sorted(raised(two, one))


@settings(deadline=None, max_examples=60)
@given(WORDS)
def test_a_sentence_does_not_contradict_itself(text):
    assert raised(text, text) == []
