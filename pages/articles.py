from pages.ui import cached, controls, failing, markup, shell, stories, tables
from pages.ui.articles import adding as intake
from pages.ui.articles import editing, fulltext, sharing, story_file
from pages.ui.articles import listing as desk
from pages.ui.articles import search as hits
from pages.ui.places import ARTICLES

story = shell.open_page(ARTICLES)
name = stories.asked_for()
shell.heading("Articles")
with failing.part():
    markup.paragraph(desk.summary(story, name))
desk.show_problems()

view = controls.choice("View", desk.views(), key="view", default=desk.usual(story))
if view == desk.VIEWS[0] and len(story.texts):
    words = controls.search("Search in the texts", key="find", placeholder="a word or phrase")
    with failing.part():
        if words:
            hits.show(story, words)
        else:
            listed = cached.view(story, desk.listed)
            tables.show(listed, listed, "articles", "article", desk.COLUMNS)
    with failing.part():
        article = controls.article(story, "Read", "a", 0)
        fulltext.read(story, article, words)
if view == desk.VIEWS[1]:
    intake.form(name)
    story_file.opener()
if view == desk.VIEWS[2]:
    editing.edit(name)
if view == desk.VIEWS[3]:
    with failing.part():
        sharing.show(story, name)
if len(story.texts):
    with failing.part():
        story_file.take_away(story, name)
tables.how(desk.HOW)
shell.close_page()
