"""A story of one's own: kept through reload and restart, guarded between tabs, shared by a link."""

import re
from collections.abc import Iterator
from subprocess import Popen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, start

pytestmark = pytest.mark.browser
FILES = {
    "east": "The mayor said on Monday that 340 workers will lose their jobs at the harbour in May.",
    "west": "The mayor said on Monday that 430 workers will lose their jobs at the harbour in May.",
    "ours": "Our own unfinished draft says nothing yet about the harbour.",
}


class Desk:
    """A server with a store of its own, which can be killed and started again."""

    def __init__(self) -> None:
        self.address, self.process = "", None
        self.restart()

    def restart(self) -> None:
        port = int(self.address.rsplit(":", 1)[1]) if self.address else 0
        self.stop()
        self.process, self.address = start(port=port)

    def stop(self) -> None:
        if isinstance(self.process, Popen):
            self.process.kill()
            self.process.wait()


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Iterator[Desk]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COPYTASTER_HOME", str(tmp_path_factory.mktemp("home")))
        desk = Desk()
        yield desk
        desk.stop()


def own_story(visit: Visit, *names: str) -> str:
    """The name of a new story of these files, saved."""
    page = visit.open("/articles?view=Add+articles")
    page.locator("input[type=file]").first.set_input_files(
        [
            {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": FILES[name].encode()}
            for name in names
        ]
    )
    expect(page.get_by_text(f"{names[-1]}.txt").first).to_be_visible()
    visit.settled()
    page.get_by_role("button", name="Open as a new story").click()
    page.wait_for_url("**story=here-**", timeout=60_000)
    saved(page)
    visit.settled()
    return re.search(r"here-\w+", page.url)[0]


def saved(page: Page) -> None:
    expect(page.locator(".ct-story")).to_contain_text("· saved")


def called(visit: Visit, title: str) -> Page:
    """Calls the open story so."""
    page = visit.page
    page.get_by_role("radio", name="Article details").click()
    visit.settled()
    field = page.get_by_role("textbox", name="What to call this story")
    field.fill(title)
    field.press("Enter")
    expect(page.locator(".ct-story")).to_contain_text(title)
    return visit.settled()


def test_a_story_is_there_after_a_reload_and_a_killed_server_with_its_name_and_marks(browse, desk):
    visit = browse(desk.address)
    name = own_story(visit, "east", "west")
    called(visit, "Harbour jobs")
    page = visit.open(f"/?story={name}")
    page.get_by_role("button", name="Copy query, mark").first.click(timeout=120_000)
    page.get_by_role("radio", name="asked").click()
    page.get_by_role("textbox", name="Note").fill("Rang at noon.")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("button", name="Copy query, marked asked")).to_be_visible()
    saved(page)
    page.goto("about:blank")
    desk.restart()
    page = visit.open(f"/articles?story={name}")
    expect(page.locator(".ct-story")).to_contain_text("Harbour jobs · 2 articles · saved")
    expect(page.get_by_text("The story file holds 2 texts and 1 mark.")).to_be_visible()
    page = visit.open("/your_stories?called=harbour")
    expect(page.get_by_text("1 story found.")).to_be_visible()
    page.get_by_role("link", name="Open", exact=True).click()
    page.wait_for_url(f"**story={name}**")
    assert visit.errors == []


def test_a_second_tab_is_refused_and_keeps_its_version_as_a_copy(browse, desk):
    first = browse(desk.address)
    name = own_story(first, "east")
    second = Visit(first.page.context.new_page(), desk.address)
    second.open(f"/articles?story={name}&view=Article+details")
    called(first, "Named by the first")
    page = called(second, "Named by the second")
    expect(page.get_by_text("saved in another tab or window")).to_be_visible()
    page.get_by_role("button", name="Keep mine as a copy").click()
    expect(page.locator(".ct-story")).to_contain_text("Named by the second, my copy · 1 article")
    assert name not in page.url
    page = second.open(f"/articles?story={name}&view=Article+details")
    expect(page.locator(".ct-story")).to_contain_text("Named by the first")
    second.page.close()


def test_a_link_opens_a_story_to_be_read_until_it_is_revoked(browse, desk):
    owner = browse(desk.address)
    name = own_story(owner, "east", "west", "ours")
    page = owner.open(f"/articles?story={name}&view=Share")
    page.get_by_role("textbox", name="For whom").fill("night desk")
    page.get_by_role("button", name="Make a link").click()
    link = page.get_by_test_id("stCode").filter(has_text="shared-").inner_text().strip()
    visitor = browse(desk.address)
    page = visitor.open("/articles?" + link.split("?")[1])
    expect(page.get_by_text("Shared with you to read, until")).to_be_visible()
    expect(page.get_by_role("radio", name="Add articles")).to_have_count(0)
    assert name not in page.content()
    owner.page.get_by_role("button", name="End this link").click()
    expect(page.get_by_role("heading", name="This link has ended")).to_be_visible(timeout=15_000)
    expect(page.get_by_text("340 workers")).to_have_count(0)
    assert visitor.errors == []


def test_another_browser_never_sees_the_story(browse, desk):
    owner, stranger = browse(desk.address), browse(desk.address)
    name = own_story(owner, "east")
    for place in ("", "articles", "side_by_side", "your_stories"):
        page = stranger.open(f"/{place}?story={name}")
        expect(page.locator("h1").first).to_have_text("This story cannot be opened here")
        assert "340 workers" not in page.content()
    page.get_by_role("link", name="Your stories").last.click()
    expect(page.get_by_text("You have made no story yet")).to_be_visible()
    assert stranger.errors == []


def marked(visit: Visit, state: str) -> Page:
    """Marks the first finding of the demo story."""
    page = visit.open("/")
    page.get_by_role("button", name="Copy query, mark").first.click(timeout=120_000)
    page.get_by_role("radio", name=state).click()
    page.get_by_role("button", name="Keep", exact=True).click()
    return visit.settled()


@pytest.mark.long
def test_a_mark_on_a_story_of_the_shelf_is_there_after_a_reload_for_its_browser_alone(browse, desk):
    visit, stranger = browse(desk.address), browse(desk.address)
    marked(visit, "asked")
    desk.restart()
    label = "Copy query, marked asked"
    page = visit.open("/")
    expect(page.get_by_role("button", name=label)).to_be_visible(timeout=120_000)
    page = stranger.open("/")
    expect(page.get_by_role("button", name="Copy query, mark").first).to_be_visible(timeout=120_000)
    expect(page.get_by_role("button", name=label)).to_have_count(0)
    assert stranger.page.evaluate("localStorage.getItem('copytaster_browser')") is None
    marked(visit, "open")
    page = visit.open("/")
    expect(page.get_by_role("button", name="Copy query, mark").first).to_be_visible(timeout=120_000)
    expect(page.get_by_role("button", name=label)).to_have_count(0)
    assert visit.errors + stranger.errors == []
