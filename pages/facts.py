from pages.ui import cached, controls, failing, markup, shell, tables
from pages.ui.facts import clock, passed_over
from pages.ui.facts import conflicts as claims
from pages.ui.facts import coverage as statements
from pages.ui.facts import numbers as figures
from pages.ui.opening import findings as checks
from pages.ui.places import FACTS

story = shell.open_page(FACTS)
shell.heading("Facts")
shell.needs(story, 1, "Comparing facts")
cached.made(story, claims.TABLES, "Comparing what is stated in")
with failing.part():
    markup.paragraph(cached.view(story, claims.summary))

shell.section("Disagreements, most serious first")
with failing.part():
    if claims.points(story).empty:
        markup.paragraph(markup.plain(claims.NOTHING), "ct-note")
    else:
        kinds = controls.several("Kinds", cached.view(story, claims.names), key="kind")
        shown = claims.chosen(story, kinds)
        claims.show(story, shown)
        checks.link()
        pairs = claims.rows(story, shown)
        tables.downloads(pairs, cached.view(story, claims.every), "conflicts", "pair")

shell.section("Compared and not raised")
with failing.part():
    passed_over.show(story)

shell.section("Event status: planned or done")
with failing.part():
    if story.clock.empty:
        markup.paragraph(markup.plain(clock.NOTHING), "ct-note")
    else:
        markup.paragraph(cached.view(story, clock.summary), "ct-note")
        events = clock.asked(story)
        clock.show(story, events)
        tables.downloads(events, story.clock, "event clock", "place")

shell.section("Coverage: which article reports what")
with failing.part():
    if len(story.texts) > 1:
        markup.paragraph(cached.view(story, statements.summary), "ct-note")
        where = controls.choice("Show", statements.WHERE, key="in")
        letter = statements.only(story, where)
        statements.show(story, where, letter)
    else:
        markup.paragraph("Coverage needs a second article.", "ct-note")

shell.section("Numbers and dates")
with failing.part():
    kinds = cached.view(story, figures.kinds)
    types = controls.several("Types", kinds, key="type") if kinds else []
    markup.paragraph(cached.view(story, figures.said, tuple(types)), "ct-note")
    figures.show(story, tuple(types))
tables.how(claims.HOW)
shell.close_page()
