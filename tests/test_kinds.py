"""The kinds of difference: each named once, in one order."""

from pathlib import Path

from analysis import Story, kinds, read_articles

LIBRARY = Path(__file__).resolve().parents[1] / "data" / "library_hours"


def test_every_kind_is_one_row_with_a_name_of_its_own():
    assert len({kind.code for kind in kinds.KINDS}) == len(kinds.KINDS)
    assert len({kind.name for kind in kinds.KINDS}) == len(kinds.KINDS)
    assert len({kind.sign for kind in kinds.KINDS}) <= 5


def test_every_kind_that_a_table_holds_has_its_row(demo):
    for story in (demo, Story(read_articles(LIBRARY)[0])):
        held = {*story.conflicts["kind"], *story.findings["kind"]}
        held |= {kinds.of_change(change).code for change in story.quote_variants["change"]}
        assert held <= {kind.code for kind in kinds.KINDS}


def test_urgent_kinds_come_before_all_others():
    urgent = [kind.is_urgent for kind in kinds.KINDS]
    assert urgent == sorted(urgent, reverse=True)


def test_everyday_editing_comes_after_all_findings():
    worth = [kind.is_finding for kind in kinds.KINDS]
    assert worth == sorted(worth, reverse=True)


def test_a_changed_meaning_in_a_quotation_is_not_the_kind_of_a_changed_meaning_in_a_claim():
    assert kinds.of_change("meaning") == kinds.kind("quote meaning") != kinds.kind("meaning")
    assert kinds.changes()[0] == "meaning"


def test_no_page_names_a_kind_by_itself():
    pages = Path(__file__).resolve().parents[1] / "pages" / "ui"
    sources = {path.name: path.read_text("utf-8") for path in pages.rglob("*.py")}
    for kind in kinds.KINDS:
        assert not [name for name, text in sources.items() if f'"{kind.name}"' in text]
