from pages.ui import cached, failing, markup, shell, tables
from pages.ui.opening import findings as checks
from pages.ui.places import QUOTES
from pages.ui.quotes import ledger, speakers, utterance
from pages.ui.quotes import tables as quote_tables

story = shell.open_page(QUOTES)
shell.heading("Quotes")
shell.needs(story, 1, "The ledger of quotations")
if not cached.named(story, ["quotations", "segments", "quote_variants"]):
    shell.stop()

with failing.part():
    every = cached.view(story, ledger.utterances)
    asked = ledger.ask(every)
    shown = cached.view(story, ledger.shown, asked)
    markup.paragraph(cached.view(story, ledger.said, asked))
    markup.paragraph(ledger.found(shown), "ct-note")
    if (shown["group"] == 0).any():
        checks.link()

    page = ledger.paged(shown)
    utterance.head(story, page)
    for heading, rows in ledger.grouped(page):
        shell.section(heading)
        for row in rows:
            utterance.show(story, row)

    speakers.ask(story)
    shell.section("Every quotation")
    quote_tables.show(story, asked)
tables.how(ledger.HOW)
shell.close_page()
