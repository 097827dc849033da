from pages.ui import charts, controls, likeness, markup, overlap, shell, summaries, tables
from pages.ui.places import READING, SIMILARITY

story = shell.open_page(SIMILARITY)
shell.heading("Similarity")
shell.needs(story, 2, "Similarity compares articles, so it")
likeness.prepare(story)

measure = likeness.MEASURES[controls.choice("Compare by", list(likeness.MEASURES), key="measure")]
markup.paragraph(summaries.similarity(story, measure))
order, scores, groups = likeness.matrix(story, measure)
letters = [story.letters[article_id] for article_id in order]
cell = charts.heatmap(
    scores, letters, overlap.labels(story, order), groups,
    key="similarity heatmap", title="likeness, of 100",
    alt="How alike each pair of articles is; the table below holds the figures",
)  # fmt: skip
if cell:
    shell.go(READING, a=letters[cell[0]], b=letters[cell[1]])

shell.section("Shared topic beside shared wording")
pairs = likeness.pairs(story, measure)
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
why = likeness.why(story, one, two)
if why.empty:
    markup.paragraph("These two have no term in common, or are the same article.", "ct-note")
tables.show(why, why, "shared terms", "term", likeness.WHY_COLUMNS)

shell.section("What is distinctive of each article")
terms = likeness.terms(
    story, controls.number("Terms for each article", 3, story.params.n_terms, 8, key="terms")
)
tables.show(terms, story.terms, "terms", "term", likeness.TERM_COLUMNS)
tables.how(likeness.HOW)
shell.close_page()
