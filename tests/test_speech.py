"""Verbs of saying have one maker, which three kinds of readers ask in three ways."""

import pytest

from analysis.quote_variants.statements import statements
from analysis.schema import Quotation, table
from analysis.text import speech
from analysis.text.wordlists import marked


def stated(text: str) -> list[str]:
    """The sentences of one article that it states in its own voice."""
    found = statements({"a": text}, table(Quotation, []))
    return [text[one.line.start : one.line.stop] for one in found]


def test_a_verb_that_needs_company_reports_nothing_by_itself():
    assert {"say", "insist", "admit", "warn"} <= speech.reporting()
    assert not {"go", "point", "call"} & speech.reporting()
    assert "call" in speech.cue_lemmas()


def test_every_weak_verb_is_one_of_the_lists_that_it_weakens():
    assert marked("cue_words", "weak") <= speech.cue_lemmas()


@pytest.mark.parametrize("word", ["state", "note", "sign", "according"])
def test_a_word_that_names_a_thing_too_attributes_nothing_by_itself(word):
    assert word not in speech.attributing()


@pytest.mark.parametrize("verb", ["said", "confirmed", "explained", "replied", "insisted"])
def test_a_sentence_with_a_verb_of_saying_is_attributed(verb):
    assert stated(f"The clerk {verb} that no boat would run before spring.") == []


@pytest.mark.parametrize("thing", ["state", "accord", "note"])
def test_a_sentence_that_names_a_thing_like_a_verb_of_saying_is_the_articles_own(thing):
    text = f"The {thing} covers every boat on the river until spring."
    assert stated(text) == [text]


def test_according_to_somebody_is_attributed():
    assert stated("No boat would run before spring, according to the clerk.") == []


@pytest.mark.parametrize("word", ["Replied", "Stated", "Warned", "added"])
def test_a_past_form_before_a_name_is_one_of_a_verb_of_saying(word):
    assert speech.is_reporting(word)


@pytest.mark.parametrize("word", ["Said", "Ned", "State", "Report", "Warn", "Reed"])
def test_a_given_name_or_another_word_before_a_name_is_no_past_form(word):
    assert not speech.is_reporting(word)
