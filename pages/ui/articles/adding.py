"""Articles taken in: files and pasted text become a story of one's own, or join it."""

from collections.abc import Sequence
from pathlib import PurePath

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analysis import ingest
from analysis.errors import UnreadableDate
from analysis.ingest import Brought
from analysis.limits import MAX_ARTICLES, MAX_DOCUMENT, MAX_STORY, MAX_TEXT, megabytes, n_bytes
from analysis.text.visible import undirected, visible
from pages.ui import kept, markup, shell, stories
from pages.ui.articles import fetching, taking
from pages.ui.articles import listing as desk
from pages.ui.places import ARTICLES

MOST_ARTICLES = MAX_ARTICLES
"""Articles in a story made here."""
LONGEST_NAME = 120
"""Characters of what an article is called."""
_COLUMNS = ["article_id", "label", "outlet", "title", "byline", "published", "url", "role", "text"]
_PASTED = "The pasted text"

_LARGEST = min(MAX_DOCUMENT // 1_000_000, st.get_option("server.maxUploadSize"))
"""Megabytes of one file; the server takes larger ones, since story files may be larger."""

_LIMITS = (
    "Text, web pages, Word, PDF, mail, rich text, tables, feeds, agency files, subtitles and zips "
    f"of these, up to {_LARGEST} MB each ({megabytes(MAX_TEXT)} of text), {MOST_ARTICLES} articles "
    f"and {megabytes(MAX_STORY)} in all. "
)
_HERE_ONLY = (
    "This server keeps no stories: they stay in this browser, which keeps about 4 MB of a story, "
    "and nobody else can open them. Download the story file below before you leave; it opens again "
    "here and anywhere."
)
_SAVED = (
    "They are saved on this server as a story of your own: nobody else can open them unless you "
    "share the story by a link, and deleting it under Your stories deletes them."
)
_LOST = (
    " Where “Network Error” stands beside a file, the server was not reached: what was added "
    "before is kept, so choose that file again."
)

Row = dict[str, str]


def form(name: str) -> None:
    """The form that takes files and one pasted text in; first what was read and waits to join."""
    if held := taking.waiting(name):
        _look(name, held)
        return
    where = _SAVED if kept.keeps_stories() else _HERE_ONLY
    markup.paragraph(_LIMITS + fetching.note() + where + _LOST, "ct-note")
    is_folder = st.toggle("Choose a whole folder", key="choose a folder")
    with st.form("add", border=False):
        files = st.file_uploader(
            "Files of a folder" if is_folder else "Files",
            accept_multiple_files="directory" if is_folder else True,
            max_upload_size=_LARGEST,
        )
        pasted = st.text_area(
            "Or paste one article", height=140, key=f"paste {st.session_state.get('pastes', 0)}"
        )
        label = st.text_input(
            "What to call the pasted article",
            placeholder="its outlet; its opening words when left empty",
            max_chars=LONGEST_NAME,
        )
        byline = st.text_input("Its byline", max_chars=LONGEST_NAME)
        about = _about()
        is_of_all = st.checkbox("Use this outlet, date and role for every file as well")
        done = "Add to this story" if stories.is_draft(name) else "Open as a new story"
        with st.container(horizontal=True):
            is_done = st.form_submit_button(done)
            is_more = st.form_submit_button("Add, then paste another")
        if is_done or is_more:
            known = {"label": label, "byline": byline, **about}
            add(name, files, pasted, known, is_of_all, 1 if is_more else 0)


def _about() -> Row:
    """What else is known of the pasted article."""
    outlet, published, role = st.columns(3)
    return {
        "outlet": outlet.text_input("Its outlet", max_chars=LONGEST_NAME),
        "published": published.text_input("Its date", placeholder="2024-11-23"),
        "role": role.selectbox("Its role", ingest.ROLES, format_func=lambda one: one or "unknown"),
    }


def add(
    name: str,
    files: Sequence[UploadedFile],
    pasted: str,
    about: Row,
    is_of_all: bool = False,
    view: int = 0,
) -> None:
    """Adds what could be read to the open story, if it is the editor's own, and opens it.

    Where it is not, one is made. Texts of which something was trimmed wait to be looked
    at first.
    """
    received = [(PurePath(one.name).name, one.getvalue()) for one in files]
    texts, problems, tables = taking.read(received)
    known = _known(about, problems)
    if is_of_all:
        texts = [one._replace(**_of_all(known)) for one in texts]
    texts += _pasted(pasted, known, problems)
    if not texts and not tables:
        taking.received()
        say(problems or ["Nothing was added: choose a file or paste a text first."])
        st.rerun()
    st.session_state["pastes"] = st.session_state.get("pastes", 0) + 1
    if not tables and all(map(taking.is_plain, texts)):
        _join(name, [taking.row(one) for one in texts], problems, view)
    taking.wait(taking.Waiting(name, texts, problems, tables))
    st.rerun()


def _of_all(known: Row) -> Row:
    """What is said of every text at once: what is not empty, a name aside."""
    return {field: said for field, said in known.items() if said and field in _FOR_ALL}


_FOR_ALL = ("outlet", "published", "role")


def _look(name: str, held: taking.Waiting) -> None:
    """The texts that wait, and what is done with them."""
    rows = taking.look(held)
    markup.paragraph("For all of them; what stays empty is as each file states it.", "ct-note")
    known = {field: said for field, said in _about().items() if said}
    with st.container(horizontal=True):
        counted = markup.counted(len(rows), "text")
        is_done = st.button(f"Add {counted}", type="primary", disabled=not rows)
        is_left = st.button("Add none of them")
    if is_left or is_done:
        taking.forget()
    if is_left:
        st.rerun()
    if is_done:
        problems = list(held.problems)
        said = _of_all(_known({"label": "", **known}, problems)) if known else {}
        _join(name, [{**row, **said} for row in rows], problems)


def _join(name: str, rows: list[Row], problems: list[str], view: int = 0) -> None:
    """Adds rows to the story and opens it."""
    if not rows:
        say([*problems, "Nothing was added."])
        st.rerun()
    rows = [{**row, "article_id": row["article_id"][:LONGEST_NAME]} for row in rows]
    before = stories.drafts()[name] if stories.is_draft(name) else stories.empty_articles()
    every = joined(before, rows, problems)
    n = len(every) - len(before)
    problems += taking.alike(every, every["article_id"].tolist()[len(before) :])
    told = f"{markup.counted(n, 'article was', 'articles were')} added." if n else ""
    told = " ".join(filter(None, [told, taking.received()]))
    open_articles(every, name, told, problems, view)


def _pasted(pasted: str, known: Row, problems: list[str]) -> list[Brought]:
    """The pasted texts with what is known of them; none when nothing was pasted."""
    if not pasted.strip():
        return []
    if asked := fetching.addresses(pasted):
        texts, told = fetching.read(asked)
        problems += told
        return [_as_said(one, {**known, "article_id": known["label"]}) for one in texts]
    texts, told, _ = taking.read([(_PASTED, pasted.encode("utf-8", "replace"))])
    problems += told[-1:] if not texts else told
    return [_as_said(one, known) for one in texts]


def _as_said(one: Brought, known: Row) -> Brought:
    """A text with what is said of it in the place of what it states."""
    return one._replace(**{field: said for field, said in known.items() if said})


def _known(about: Row, problems: list[str]) -> Row:
    """What is known of the pasted article; a date that is none is left out and told."""
    known = {column: " ".join(undirected(words).split()) for column, words in about.items()}
    try:
        known["published"] = ingest.iso_date(known.get("published", ""))
    except UnreadableDate as error:
        problems.append(f"The date was left out. {error}")
        known["published"] = ""
    return {**known, "article_id": visible(known["label"]) or "pasted"}


def joined(before: pd.DataFrame, rows: list[Row], problems: list[str]) -> pd.DataFrame:
    """The articles with the new ones behind them, each under a name of its own."""
    rows = _within(before, rows, problems)
    taken = set(before["article_id"])
    texts = dict(zip(before["text"], before["article_id"], strict=True))
    for row in rows:
        row["article_id"] = ingest.unused(row["article_id"], taken)
        taken.add(row["article_id"])
        if row["text"] in texts:
            same = f"{row['article_id']} has the same text as {texts[row['text']]}, word for word"
            problems.append(f"{same}; both are in the story.")
        texts.setdefault(row["text"], row["article_id"])
    kept = before.reindex(columns=_COLUMNS, fill_value="").to_dict("records")
    added = [{column: row.get(column, "") for column in _COLUMNS} for row in rows]
    return pd.DataFrame([*kept, *added], columns=_COLUMNS)


def _within(before: pd.DataFrame, rows: list[Row], problems: list[str]) -> list[Row]:
    """The new articles that a story has room for; the others are told."""
    room = max(0, MOST_ARTICLES - len(before))
    if len(rows) > room:
        left = markup.counted(len(rows) - room, "was", "were")
        problems.append(f"A story made here holds {MOST_ARTICLES} articles; {left} left out.")
    kept, size = [], sum(map(n_bytes, before["text"]))
    for row in rows[:room]:
        size += n_bytes(row["text"])
        if size <= MAX_STORY:
            kept.append(row)
            continue
        size -= n_bytes(row["text"])
        full = f"The texts of a story made here hold {megabytes(MAX_STORY)} together, so"
        problems.append(f"{full} {row['article_id']} was left out. Open it in a story of its own.")
    return kept


def open_articles(
    articles: pd.DataFrame, name: str | None, told: str, problems: Sequence[str] = (), view: int = 0
) -> None:
    """Opens articles as the own story of that name, as a new one when there is none.

    `told` says what was done, `view` is the place in `desk.VIEWS` of the view to open.
    """
    say(problems)
    st.session_state["told"], st.session_state["next view"] = told, desk.VIEWS[view]
    if name in stories.drafts():
        stories.drafts()[name] = articles
    else:
        name = stories.new_draft(articles)
    st.switch_page(ARTICLES.file, query_params=shell.link(name))


def say(problems: Sequence[str]) -> None:
    """Keeps sentences to be shown when the page is drawn next."""
    st.session_state["problems"] = list(problems)
