"""The opening page, Facts and Quotes draw a point alike: name, question, order, link."""

import html
import re

import pytest
from streamlit.testing.v1 import AppTest

from analysis import kinds
from pages.ui import frame
from pages.ui.cards import card as cards
from pages.ui.places import OPENING, READING
from pages.ui.quotes import ledger, points
from tests.test_pages import opened, shown

BLOCK = re.compile(
    r'class="ct-block"><div>((?:(?!</div>).)+)</div><div><p class="ct-title"[^>]*>(.*?)</p>'
)


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_file("../streamlit_app.py", default_timeout=200)


def drawn(page: AppTest) -> list[tuple[str, str]]:
    """Kind and title of every card on a page, in its order."""
    found = BLOCK.findall(shown(page))
    return [(re.sub("<.*?>", "", kind).split(maxsplit=1)[1], html.unescape(title))
            for kind, title in found]  # fmt: skip


def listed(demo, page: str) -> list[cards.Card]:
    """The findings whose kind belongs to a page."""
    ids = demo.findings["finding_id"].tolist()
    every = [cards.card(demo, cards.findings, finding_id) for finding_id in ids]
    return [one for one in every if one.kind.page == page]


@pytest.mark.parametrize(
    ("file", "name"), [("pages/facts.py", "Facts"), ("pages/quotes.py", "Quotes")]
)
def test_a_page_shows_the_findings_of_its_kinds_as_the_opening_page_does(app, demo, file, name):
    page = opened(app, file)
    assert not page.exception, page.exception[0].stack_trace
    found = drawn(page)
    wanted = [(one.kind.name, one.title) for one in listed(demo, name)]
    assert wanted
    assert [one for one in found if one in wanted] == wanted
    links = {(link.proto.label, link.proto.query_string) for link in page.get("page_link")}
    for one in listed(demo, name):
        label, settings = one.link
        assert any(label in told and f"at={settings['at']}" in query for told, query in links)


def test_facts_holds_points_that_are_no_findings(demo):
    every, _ = cards.claims(demo)
    assert set(every["finding_key"]) > {one.key for one in listed(demo, "Facts")}


def test_every_utterance_worth_a_look_has_its_card_and_no_other_has_one(demo):
    table = ledger.utterances(demo)
    for row in table.itertuples():
        worth = any(kinds.of_change(change).is_finding for change in row.changes)
        assert (points.card(demo, row.utterance_id) is not None) == worth


def test_only_urgent_kinds_are_alarming_among_the_differences_of_an_utterance(app):
    text = shown(opened(app, "pages/quotes.py"))
    alarmed = {html.unescape(one) for one in re.findall(r'ct-chip ct-alarm">(.*?)<', text)}
    quiet = {html.unescape(one) for one in re.findall(r'ct-chip">(.*?)<', text)}
    names = {kind.name.lower(): kind.is_urgent for kind in kinds.KINDS}
    assert alarmed
    assert all(names[one] for one in alarmed)
    assert not any(names[one.split(":")[0]] for one in quiet)


@pytest.mark.parametrize(
    ("here", "there"),
    [("/", "/side_by_side"), ("", "/side_by_side"), ("/facts", "/side_by_side"),
     ("/desk/", "/desk/side_by_side"), ("/desk", "/desk/side_by_side"),
     ("/desk/quotes", "/desk/side_by_side")],
)  # fmt: skip
def test_the_address_of_a_pair_is_that_of_the_reader_on_this_server(here, there):
    assert frame._path(here, READING) == there
    assert frame._path(there, OPENING) == there.removesuffix("side_by_side")
