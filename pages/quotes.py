from pages.ui import cached, ledger, markup, quote_tables, shell, tables, utterance
from pages.ui.places import QUOTES

story = shell.open_page(QUOTES)
shell.heading("Quotes")
shell.needs(story, 1, "The ledger of quotations")
if not cached.named(story, ["quotations", "segments", "quote_variants"]):
    shell.stop()

every = ledger.utterances(story)
asked = ledger.ask(every)
shown = ledger.chosen(every, asked)
markup.paragraph(ledger.summary(every, asked))
markup.paragraph(ledger.found(shown), "ct-note")

page = ledger.paged(shown)
utterance.head(story, page)
for heading, rows in ledger.grouped(page):
    shell.section(heading)
    for row in rows:
        utterance.show(story, row)

shell.section("Every quotation")
quote_tables.show(story, shown["utterance_id"])
tables.how(ledger.HOW)
shell.close_page()
