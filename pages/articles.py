import streamlit as st

from pages.ui import cached, controls, desk, markup, shell, stories, story_file, tables
from pages.ui.places import ARTICLES

story = shell.open_page(ARTICLES)
name = stories.asked_for()
shell.heading("Articles")
markup.paragraph(desk.summary(story, name))
desk.show_problems()

view = controls.choice(
    "View", desk.VIEWS, key="view", default=desk.VIEWS[0] if len(story.texts) else desk.VIEWS[1]
)
if view == desk.VIEWS[0] and len(story.texts):
    words = controls.search("Search in the texts", key="find", placeholder="a word or phrase")
    listed = cached.view(story, desk.listed, words)
    if words:
        markup.paragraph(desk.found(listed, words), "ct-note")
    tables.show(listed, cached.view(story, desk.listed, ""), "articles", "article", desk.COLUMNS)
    article = controls.article(story, "Read", "a", 0)
    desk.read(story, article, words)
if view == desk.VIEWS[1]:
    markup.paragraph(desk.LIMITS, "ct-note")
    with st.form("add", border=False):
        files = st.file_uploader("Text files", type=["txt"], accept_multiple_files=True)
        pasted = st.text_area("Or paste one article", height=140)
        label = st.text_input(
            "What to call the pasted article",
            placeholder="its outlet; its opening words when left empty",
        )
        if st.form_submit_button(
            "Add to this story" if stories.is_draft(name) else "Open as a new story"
        ):
            desk.add(name, files, pasted, label)
    story_file.opener()
if view == desk.VIEWS[2]:
    desk.edit(name)
if len(story.texts):
    story_file.take_away(story, name)
tables.how(desk.HOW)
shell.close_page()
