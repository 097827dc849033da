from pages.ui import cached, failing, markup, shell, tables
from pages.ui.lineage import cards, correcting, family, ledger, newer, sources, vouching
from pages.ui.lineage.markup import stemma as draw
from pages.ui.places import LINEAGE

story = shell.open_page(LINEAGE)
shell.heading("Lineage")
shell.needs(story, 2, "Lineage compares articles, so it")
cached.made(story, family.TABLES, "Looking for links between")
with failing.part():
    markup.paragraph(cached.view(story, family.headline))
    markup.paragraph(cached.view(story, family.groups), "ct-note")
    draw(cached.view(story, family.stemma))
    markup.paragraph(family.LEGEND, "ct-note")
    correcting.ask(story)

shell.section("Article by article: reasons for and against")
with failing.part():
    cards.show(story)
    tables.downloads(story.lineage, story.kin, "lineage", "link", "pair")
    tables.downloads(story.origins, story.lineage_evidence, "evidence", "article", "reason")

shell.section("Where each text says it got it")
with failing.part():
    sources.show(story)

shell.section("Who vouches")
with failing.part():
    vouching.show(story)

shell.section("Update ledger")
with failing.part():
    ledger.show(story)
    newer.show(story)
tables.how(family.HOW)
shell.close_page()
