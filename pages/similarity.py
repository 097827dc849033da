from pages.ui import cached, charts, controls, failing, lines, markup, shell, summaries, tables
from pages.ui.places import ARTICLES, READING, SIMILARITY
from pages.ui.similarity import tables as likeness

story = shell.open_page(SIMILARITY)
shell.heading("Similarity")
if len(story.texts) != 1:
    shell.needs(story, 2, "Similarity compares articles, so it")
likeness.prepare(story)

if len(story.texts) > 1:
    compared = controls.choice("Compare by", list(likeness.MEASURES), key="measure")
    measure = likeness.MEASURES[compared]
    with failing.part():
        markup.paragraph(cached.view(story, summaries.similarity, measure))
        letters, figure = cached.view(story, likeness.heatmap, measure, charts.dark())
        cell = charts.pressed(figure, key="similarity heatmap", alt=likeness.ALT)
        if cell:
            shell.go(READING, a=letters[cell[0]], b=letters[cell[1]])

    shell.section("Shared topic beside shared wording")
    with failing.part():
        likeness.tell_listed(story)
        pairs = cached.drawn(story, likeness.pairs, measure)
        chosen = tables.show(
            pairs,
            story.similarity,
            "similarity",
            "pair",
            likeness.PAIR_COLUMNS,
            selectable=True,
            every_noun="score",
        )
        if chosen is not None:
            shell.go(READING, a=pairs.table["first"][chosen], b=pairs.table["second"][chosen])

    shell.section("Why two articles are alike")
    with failing.part():
        one, two = controls.two_articles(story, "First", "Second")
        why = cached.view(story, likeness.why, one, two)
        heaviest = cached.drawn(story, likeness.heaviest, one, two)
        markup.paragraph(cached.view(story, likeness.carried, one, two))
        if not why.empty:
            markup.paragraph(cached.view(story, summaries.pair, one, two), "ct-note")
        tables.show(heaviest, why, "shared terms", "term", likeness.why_columns(story, one, two))

shell.section(failing.words(likeness.heading, story, "What sets each article apart"))
with failing.part():
    markup.paragraph(cached.view(story, likeness.apart))
    most = controls.number("Terms for each article", 3, story.params.n_terms, 8, key="terms")
    rows = cached.view(story, likeness.term_lines, most)
    shown = rows[controls.page(len(rows), likeness.ARTICLES_SHOWN)]
    pressed = lines.terms(shown, key="distinctive lines")
    if pressed:
        shell.go(ARTICLES, **likeness.place(shown[pressed[0]], pressed[1]))
    terms = cached.drawn(story, likeness.terms, most)
    columns = likeness.term_columns(story)
    tables.show(terms, story.distinctive, "distinctive terms", "term", columns)
tables.how(likeness.HOW)
shell.close_page()
