"""Articles taken in: files and pasted text become a story of this session, or join it."""

from collections.abc import Sequence
from pathlib import PurePath

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analysis import ingest
from analysis.errors import UnreadableArticle, UnreadableDate
from analysis.limits import MAX_ARTICLES, MAX_STORY, MAX_TEXT, megabytes, n_bytes
from analysis.text.visible import undirected, visible
from pages.ui import markup, shell, stories
from pages.ui.articles import listing as desk
from pages.ui.places import ARTICLES

MOST_ARTICLES = MAX_ARTICLES
"""Articles in a story made here."""
LONGEST_NAME = 120
"""Characters of what an article is called."""
_COLUMNS = ["article_id", "label", "outlet", "title", "published", "url", "role", "text"]
_PASTED = "The pasted text"

_LARGEST = min(MAX_TEXT // 1_000_000, st.get_option("server.maxUploadSize"))
"""Megabytes of one file; the server takes larger ones, since story files may be larger."""

LIMITS = (
    f"Plain text files (.txt) of up to {_LARGEST} MB each, {MOST_ARTICLES} articles and "
    f"{megabytes(MAX_STORY)} in all. They stay in this browser session only: nobody else can open "
    "them, a link to them opens here only, and they are gone when the page is reloaded or the "
    "server restarts. Download the story file below before you leave; it opens again here."
)

Row = dict[str, str]


def form(name: str) -> None:
    """The form that takes files and one pasted text in."""
    markup.paragraph(LIMITS, "ct-note")
    with st.form("add", border=False):
        files = st.file_uploader(
            "Text files", type=["txt"], accept_multiple_files=True, max_upload_size=_LARGEST
        )
        pasted = st.text_area("Or paste one article", height=140)
        label = st.text_input(
            "What to call the pasted article",
            placeholder="its outlet; its opening words when left empty",
            max_chars=LONGEST_NAME,
        )
        about = _about()
        done = "Add to this story" if stories.is_draft(name) else "Open as a new story"
        if st.form_submit_button(done):
            add(name, files, pasted, {"label": label, **about})


def _about() -> Row:
    """What else is known of the pasted article."""
    outlet, published, role = st.columns(3)
    return {
        "outlet": outlet.text_input("Its outlet", max_chars=LONGEST_NAME),
        "published": published.text_input("Its date", placeholder="2024-11-23"),
        "role": role.selectbox("Its role", ingest.ROLES, format_func=lambda one: one or "unknown"),
    }


def add(name: str, files: Sequence[UploadedFile], pasted: str, about: Row) -> None:
    """Adds what could be read to the story of this session and opens it.

    Where this session has none, one is made.
    """
    rows, problems = _files(files)
    rows += _pasted(pasted, about, problems)
    if not rows:
        say(problems or ["Nothing was added: choose a file or paste a text first."])
        st.rerun()
    before = stories.drafts()[name] if stories.is_draft(name) else stories.empty_articles()
    joined = _joined(before, rows, problems)
    n = len(joined) - len(before)
    told = f"{markup.counted(n, 'article was', 'articles were')} added." if n else ""
    open_articles(joined, name, told, problems)


def _files(files: Sequence[UploadedFile]) -> tuple[list[Row], list[str]]:
    rows: list[Row] = []
    problems: list[str] = []
    for file in files:
        _read(file.getvalue(), PurePath(file.name).name, rows, problems)
    return rows, problems


def _pasted(pasted: str, about: Row, problems: list[str]) -> list[Row]:
    """The pasted text with what is known of it; none when nothing was pasted."""
    rows: list[Row] = []
    if pasted.strip():
        _read(pasted.encode("utf-8", "replace"), _PASTED, rows, problems)
    return [{**row, **_known(about, problems)} for row in rows]


def _read(raw: bytes, file: str, rows: list[Row], problems: list[str]) -> None:
    """Adds the text of a file to the rows, or says why it is left out."""
    try:
        text, doubt = ingest.read(raw, visible(file)[:LONGEST_NAME])
    except UnreadableArticle as error:
        problems.append(str(error))
        return
    problems += [doubt] if doubt else []
    rows.append({"article_id": ingest.stem(file)[:LONGEST_NAME], "text": text})


def _known(about: Row, problems: list[str]) -> Row:
    """What is known of the pasted article; a date that is none is left out and told."""
    known = {column: " ".join(undirected(words).split()) for column, words in about.items()}
    try:
        known["published"] = ingest.iso_date(known["published"])
    except UnreadableDate as error:
        problems.append(f"The date was left out. {error}")
        known["published"] = ""
    return {**known, "article_id": visible(known["label"]) or "pasted"}


def _joined(before: pd.DataFrame, rows: list[Row], problems: list[str]) -> pd.DataFrame:
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
    """Opens articles as the session's story of that name, as a new one when there is none.

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
