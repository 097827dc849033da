from pages.ui import cached, charts, controls, likeness, markup, shell, summaries, tables
from pages.ui.places import READING, SIMILARITY

story = shell.open_page(SIMILARITY)
shell.heading("Similarity")
shell.needs(story, 2, "Similarity compares articles, so it")
likeness.prepare(story)

measure = likeness.MEASURES[controls.choice("Compare by", list(likeness.MEASURES), key="measure")]
markup.paragraph(cached.view(story, summaries.similarity, measure))
letters, figure = cached.view(story, likeness.heatmap, measure, charts.dark())
cell = charts.pressed(
    figure,
    key="similarity heatmap",
    alt="How alike each pair of articles is; the table below holds the figures",
)
if cell:
    shell.go(READING, a=letters[cell[0]], b=letters[cell[1]])

shell.section("Shared topic beside shared wording")
pairs = cached.view(story, likeness.pairs, measure)
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
    shell.go(READING, a=pairs["first"][chosen], b=pairs["second"][chosen])

shell.section("Why two articles are alike")
one, two = controls.two_articles(story, "First", "Second")
why = cached.view(story, likeness.why, one, two)
if why.empty:
    markup.paragraph("These two have no term in common, or are the same article.", "ct-note")
tables.show(why, why, "shared terms", "term", likeness.WHY_COLUMNS)

shell.section("What is distinctive of each article")
most = controls.number("Terms for each article", 3, story.params.n_terms, 8, key="terms")
terms = cached.view(story, likeness.terms, most)
tables.show(terms, story.terms, "terms", "term", likeness.TERM_COLUMNS)
tables.how(likeness.HOW)
shell.close_page()
