from pages.ui import cached, claims, clock, controls, figures, markup, shell, statements, tables
from pages.ui.places import FACTS, READING

story = shell.open_page(FACTS)
shell.heading("Facts")
shell.needs(story, 1, "Comparing facts")
cached.made(story, claims.TABLES, "Comparing what is stated in")
markup.paragraph(cached.view(story, claims.summary))

shell.section("Does not agree, most serious first")
if story.conflicts.empty:
    markup.paragraph(markup.plain(claims.NOTHING), "ct-note")
else:
    kinds = controls.several("Kinds", claims.kinds(story), key="kind")
    shown = claims.chosen(story, kinds)
    claims.show(story, shown)
    every = cached.view(story, claims.every)
    tables.downloads(claims.lettered(story, shown), every, "conflicts", "pair")

shell.section("Is it done yet?")
if story.clock.empty:
    markup.paragraph(markup.plain(clock.NOTHING), "ct-note")
else:
    markup.paragraph(cached.view(story, clock.summary), "ct-note")
    clock.show(story)
    tables.downloads(clock.on_screen(story), story.clock, "event clock", "place")

shell.section("Who has what")
if len(story.texts) > 1:
    markup.paragraph(cached.view(story, statements.summary), "ct-note")
    where = controls.choice("Show", statements.WHERE, key="in")
    grid = statements.only(story, cached.view(story, statements.grid, where), where)
    row = tables.show(
        grid,
        story.coverage,
        "coverage",
        "statement",
        statements.columns(story, where),
        selectable=True,
        every_noun="sentence",
    )
    if row is not None:
        shell.go(READING, **statements.where(story, grid.iloc[row]))
else:
    markup.paragraph("Who has what is told from the second article on.", "ct-note")

shell.section("Numbers and dates")
types = controls.several("Types", figures.kinds(story), key="type") if len(story.facts) else []
facts = cached.view(story, figures.table, tuple(types))
markup.paragraph(cached.view(story, figures.said, tuple(types)), "ct-note")
chosen = tables.show(facts, story.facts, "facts", "fact", figures.COLUMNS, selectable=True)
if chosen is not None:
    shell.go(READING, **claims.beside(story, facts["article_id"][chosen], facts["start"][chosen]))
tables.how(claims.HOW)
shell.close_page()
