import streamlit as st

from pages.ui import cached, failing, keys, markup, shell, summaries, tables
from pages.ui.archive import opened
from pages.ui.opening import findings as checks
from pages.ui.opening import shared_wording as findings
from pages.ui.places import OPENING

story = shell.open_page(OPENING)
shell.heading(failing.words(summaries.opening, story, "The story at a glance"))
with failing.part():
    markup.paragraph(cached.view(story, summaries.lede))
    opened.link()
with failing.part():
    markup.articles(cached.view(story, summaries.articles, 12))
if len(story.texts) > 12:
    markup.paragraph(f"and {len(story.texts) - 12} more, listed under Articles", "ct-note")

first = st.container()
if len(story.texts) > 1:
    shell.section("Who shares whose words")
    with failing.part():
        for finding in cached.view(story, findings.first):
            findings.show(finding)

shell.section("What each page answers")
markup.answers([(place.name, place.answers) for place in shell.here() if place != OPENING])

with first, failing.part():
    if len(story.texts) > 1 and checks.ready(story):
        checks.title(story)
        found, rows = checks.shown(story)
        for finding in rows:
            checks.show(story, finding)
        keys.listen()
        markup.keys(keys.KEYS)
        checks.more(story)
        checks.copy_all(story)
        for finding in checks.less_certain(story):
            checks.show(story, finding)
        tables.downloads(found, story.readings, "findings", "finding", "reading")
        tables.how(checks.HOW)
shell.close_page()
