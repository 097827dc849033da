"""A link opened on a server that has just started: its page, the navigation and every setting.

The links of the quotes and the facts page are in the files of those pages.
"""

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from pages.ui.places import PLACES

pytestmark = pytest.mark.browser


class Link(NamedTuple):
    """An address and what must stand on its page.

    `chosen` are the options that stand chosen among all options of the page, `fields` the kind,
    the label and the value of its sliders, lists and lines of text.
    """

    address: str
    heading: str
    chosen: tuple[str, ...] = ()
    fields: tuple[tuple[str, str, str], ...] = ()


LINKS = {
    "opening": Link("?all=yes", "5 articles, 3 of them sharing long runs of words"),
    "overlap": Link(
        "source_overlap?count=Quotations+set+aside&run=8+words&words=20&kinds=edited",
        "Source overlap",
        ("Quotations set aside", "8 words", "edited"),
        (("slider", "Show pairs that share at least so many words", "20"),),
    ),
    "entities": Link(
        "entities?types=people&where=In+all+articles&per=Times+named+per+1%2C000+words"
        "&name=Tom+Homan",
        "Entities",
        ("people", "In all articles", "Times named per 1,000 words"),
        (("combobox", "Name", "Tom Homan"),),
    ),
    "pair": Link(
        "side_by_side?a=B&b=A&layers=numbers,changes&fold=1",
        "B beside A",
        ("Two articles", "Changes", "Numbers", "Fold alike"),
        (("combobox", "Left", "B · "), ("combobox", "Right", "A · ")),
    ),
    "base": Link(
        "side_by_side?mode=One+article+and+all+others&a=C&layers=numbers",
        "C and what the others make of it",
        ("One article and all others", "Numbers"),
        (("combobox", "Base", "C · "),),
    ),
    "articles": Link(
        "articles?find=Homan&a=C",
        "Articles",
        ("Read and search",),
        (("textbox", "Search in the texts", "Homan"), ("combobox", "Read", "C · ")),
    ),
}


@pytest.mark.parametrize("name", LINKS)
def test_a_link_to_a_cold_server_finds_page_navigation_and_settings(cold, name):
    link = LINKS[name]
    page = cold.open(f"/{link.address}")
    expect(page.locator("h1").first).to_have_text(re.compile(link.heading), timeout=20_000)
    for place in PLACES:
        known = page.get_by_test_id("stSidebar").get_by_role("link", name=place.name, exact=True)
        expect(known).to_be_visible()
    for option in link.chosen:
        expect(chosen(page).filter(has_text=re.compile(f"^{option}$"))).to_be_visible()
    assert chosen(page).count() == len(link.chosen)
    for role, label, value in link.fields:
        field = page.get_by_role(role, name=re.compile(f"^{label}"))
        expect(field).to_have_value(re.compile(f"^{value}"))
    assert settings(cold.settled().url) == settings(f"http://x/{link.address}")
    assert cold.errors == []


def chosen(page: Page) -> Locator:
    """Every option of the page that stands chosen, the reader's among them."""
    on = '[data-testid="stMain"] :is([aria-checked="true"], [aria-pressed="true"]):visible'
    return page.locator(on)


def settings(url: str) -> set[tuple[str, str]]:
    return {*parse_qsl(urlsplit(url).query)}
