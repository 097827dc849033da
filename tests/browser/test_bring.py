"""Files of several kinds, brought in as an editor would: dropped, looked at, added."""

import pytest
from playwright.sync_api import expect

from tests.files import changed, docx, mail, page, paragraphs, pdf, run

pytestmark = pytest.mark.browser
EDITED = paragraphs(
    run("The council voted ") + changed("del", run("eight", "delText"))
    + changed("ins", run("nine")) + run(" to two.")
)  # fmt: skip
FILES = {
    "saved.html": page("<script>document.title = 'owned'</script>").encode(),
    "letter.eml": mail(html="<p>The council met.</p><img src='http://127.0.0.1:9/p.png'>"),
    "edited.docx": docx(EDITED),
    "print.pdf": pdf([["The council met on Monday.", "It voted nine to two."]]),
    "notes.txt": b"The council met.",
    "photo.jpg": b"\xff\xd8\xff\xe0" + bytes(range(99)),
}


def test_files_of_several_kinds_are_looked_at_and_join_and_the_missing_one_is_named(visit):
    shown = visit.open("/articles?view=Add+articles")
    given = [{"name": n, "mimeType": "", "buffer": raw} for n, raw in FILES.items()]
    shown.locator("input[type=file]").first.set_input_files(given)
    expect(shown.get_by_role("progressbar")).to_have_count(0)
    visit.settled()
    shown.get_by_role("button", name="Open as a new story").click()
    expect(shown.get_by_text("6 texts read, none added yet.")).to_be_visible(timeout=60_000)
    visit.settled()
    told = " ".join(shown.locator(".ct-problem").all_inner_texts())
    assert "photo.jpg is of a kind that is not read" in told
    shown.get_by_text("1. Library to open on Sundays").click()
    expect(shown.get_by_text("Bus fares rise")).to_be_visible()
    shown.get_by_role("button", name="Add 6 texts").click()
    shown.wait_for_url("**story=here-**a=A**", timeout=60_000)
    visit.settled()
    expect(shown.get_by_text("6 articles were added. 6 files received, 5 of them")).to_be_visible()
    assert shown.title() != "owned"
    assert visit.hosts == {visit.address.removeprefix("http://")}
    assert visit.faults() == []
