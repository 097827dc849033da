from pages.ui import cached, failing, markup, shell, tables
from pages.ui.draft import asking, elsewhere, listing, places
from pages.ui.places import DRAFT

story = shell.open_page(DRAFT)
shell.heading("Check my draft")
shell.needs(story, 1, "Checking a draft")
asked = asking.ask(story)
if asked == asking.Asked():
    asking.nothing(story)
    tables.how(listing.HOW)
    shell.stop()
if not cached.named(story, asking.TABLES):
    shell.stop()

with failing.part():
    checks = asking.checks(story, asked)
    markup.paragraph(markup.strong(places.summary(checks)))
    elsewhere.of_draft(asked)
    shown = listing.show(story, asked, asking.text_of(story, asked), checks)
    tables.downloads(shown, checks, "draft checks", "place")
    asking.save(story, asked)
tables.how(listing.HOW)
shell.close_page()
