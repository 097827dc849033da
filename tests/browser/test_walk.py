"""The way of a new user: twelve files of mixed kinds become a story, shared with a colleague."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from analysis import store
from tests.browser.conftest import Visit, start
from tests.files import (
    RTF,
    SRT,
    WORDS,
    changed,
    docx,
    item,
    mail,
    mhtml,
    page,
    paragraphs,
    pdf_in_columns,
    rss,
    run,
    zipped,
)  # fmt: skip

pytestmark = [pytest.mark.browser, pytest.mark.long]
JOBS = "The mayor said on Monday that {} workers will lose their jobs at the harbour in May."
EDITED = paragraphs(
    run("The council voted ") + changed("del", run("eight", "delText"))
    + changed("ins", run("nine")) + run(" to two on Monday night.")
)  # fmt: skip
COLUMNS = [
    ["The council met", "on Monday in the", "old town hall."],
    ["Readers came to", "hear it, and many", "stayed for long."],
    ["The library will", "open on Sundays", "from May on."],
]
FILES = {
    "letter.eml": mail(),
    "edited.docx": docx(EDITED),
    "print.pdf": pdf_in_columns(*COLUMNS),
    "saved.html": page('<meta name="author" content="Ada Kern">', JOBS.format(340)).encode(),
    "one_file.mhtml": mhtml(page("", "The harbour was shut on Friday.", title="Harbour shut")),
    "wire.rtf": RTF.encode(),
    "rows.csv": (
        f'text,outlet\n{JOBS.format(430)},East Courier\n"{WORDS[3]}",West Post\n'.encode()
    ),
    "talk.srt": SRT.encode(),
    "pack.zip": zipped({"inside.txt": "Nobody came to the harbour on Friday, the police said."}),
    "notes.md": b"# Notes\n\nThe roof of the *north* wing leaks.",
    "plain.txt": "The director, Ada Kern, spoke for an hour – without notes.".encode(),
    "feed.rss": rss(item("Roof first", f"<p>{WORDS[3]} Bus fares rise too.</p>")).encode(),
}
TEXTS = 14
"""Two of the Word file with its changes, two rows of the table, one of each other file."""


@pytest.fixture
def address(tmp_path, monkeypatch) -> Iterator[str]:
    """A server with a store of its own."""
    monkeypatch.setenv("COPYTASTER_HOME", str(tmp_path / "home"))
    process, address = start()
    yield address
    process.kill()
    process.wait()


def test_twelve_files_become_a_story_that_a_colleague_opens_and_nothing_is_lost(browse, address):
    visit = browse(address)
    name = brought(visit)
    marked(visit, name)
    before = story_file(visit, name)
    link = shared(visit)
    visit.page.reload()
    visit.settled()
    assert story_file(visit, name) == before
    checked(before)
    colleague = browse(address)
    shown = colleague.open("/" + link[link.index("?") :])
    expect(shown.get_by_text("Shared with you to read, until")).to_be_visible()
    expect(shown.locator(".ct-story")).to_contain_text(f"{TEXTS} articles · shared with you")
    expect(shown.get_by_role("button", name="Copy query").first).to_be_visible(timeout=60_000)
    expect(shown.get_by_text("Rang at noon.")).to_have_count(0)
    assert name not in shown.content()
    assert visit.errors + colleague.errors == []
    assert visit.hosts | colleague.hosts == {address.removeprefix("http://")}


def brought(visit: Visit) -> str:
    """From the opening page to a saved story of all files; its name."""
    shown = visit.open("/")
    shown.get_by_test_id("stSidebar").get_by_role("link", name="Articles").click()
    shown.get_by_role("radio", name="Add articles").click()
    given = [{"name": n, "mimeType": "", "buffer": raw} for n, raw in FILES.items()]
    shown.locator("input[type=file]").first.set_input_files(given)
    expect(shown.get_by_role("progressbar")).to_have_count(0)
    visit.settled()
    shown.get_by_role("button", name="Open as a new story").click()
    expect(shown.get_by_text(f"{TEXTS} texts read, none added yet.")).to_be_visible(timeout=60_000)
    visit.settled()
    shown.get_by_role("button", name=f"Add {TEXTS} texts").click()
    shown.wait_for_url("**story=here-**", timeout=60_000)
    expect(shown.get_by_text(f"{TEXTS} articles were added.")).to_be_visible()
    expect(shown.locator(".ct-story")).to_contain_text(f"{TEXTS} articles · saved")
    return re.search(r"here-\w+", shown.url)[0]


def marked(visit: Visit, name: str) -> None:
    """Marks a finding, with a note."""
    shown = visit.open(f"/?story={name}")
    shown.get_by_role("button", name="Copy query, mark").first.click(timeout=60_000)
    shown.get_by_role("radio", name="asked").click()
    shown.get_by_role("textbox", name="Note").fill("Rang at noon.")
    shown.get_by_role("button", name="Keep", exact=True).click()
    expect(shown.get_by_role("button", name="Copy query, marked asked")).to_be_visible()


def story_file(visit: Visit, name: str) -> bytes:
    """The story file, which is equal for equal texts and decisions."""
    shown = visit.open(f"/articles?story={name}")
    with shown.expect_download() as event:
        shown.get_by_role("button", name="Download this story").click()
    return Path(event.value.path()).read_bytes()


def shared(visit: Visit) -> str:
    """A link to the open story."""
    shown: Page = visit.page
    shown.get_by_role("radio", name="Share").click()
    shown.get_by_role("button", name="Make a link").click()
    return shown.get_by_test_id("stCode").filter(has_text="shared-").inner_text().strip()


def checked(raw: bytes) -> None:
    """What was brought is in the story as the files have it, with what was decided."""
    articles, made, problems = store.unpack(raw)
    texts = " ".join(articles["text"])
    assert problems.empty
    assert [mark.note for mark in made.marks.values()] == ["Rang at noon."]
    assert "The council voted eight to two" in texts
    assert "The council voted nine to two" in texts
    assert JOBS.format(340) in texts
    assert JOBS.format(430) in texts
    for lines in COLUMNS:
        assert " ".join(lines) in re.sub(r"\s+", " ", texts)
    for words in ("Nobody came to the harbour", "an hour –", "north", "Bus fares rise too"):
        assert words in texts
    assert "Ada Kern" in articles["byline"].tolist()
    assert {"East Courier", "West Post"} <= {*articles["outlet"]}
