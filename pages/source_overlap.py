from pages.ui import cached, charts, controls, markup, overlap, shell, summaries, tables
from pages.ui.places import OVERLAP, READING

story = shell.open_page(OVERLAP)
shell.heading("Source overlap")
shell.needs(story, 2, "Overlap compares articles, so it")
markup.paragraph(cached.view(story, summaries.overlap))

count = controls.choice("Count", list(overlap.COUNTS), key="count")
letters, figure = cached.view(story, overlap.heatmap, count, charts.dark())
cell = charts.pressed(
    figure,
    key="overlap heatmap",
    alt=f"{count}: the share of each row's words that stand in each column's article; "
    "the table below holds the figures",
)
if cell:
    shell.go(READING, a=letters[cell[0]], b=letters[cell[1]])
markup.paragraph(overlap.legend(len(letters)), "ct-note")

shell.section("The pairs")
least = controls.number("Show pairs that share at least so many words", 0, 200, 0, key="words")
pairs = cached.view(story, overlap.pairs)
shown = pairs[pairs["n_words_verbatim"] >= least].reset_index(drop=True)
chosen = tables.show(
    shown,
    cached.view(story, overlap.directions),
    "overlap",
    "pair",
    overlap.PAIR_COLUMNS,
    selectable=True,
    every_noun="direction",
)
if chosen is not None:
    shell.go(READING, a=shown["first"][chosen], b=shown["second"][chosen])

shell.section("The passages")
kinds = controls.several("Kinds", list(story.params.passage_kinds), key="kinds")
groups_shown = cached.view(story, overlap.passages, tuple(kinds))
if groups_shown.empty:
    markup.paragraph("No passage of these kinds is shared by two articles.", "ct-note")
row = tables.show(
    groups_shown,
    story.holders,
    "passages",
    "passage",
    overlap.PASSAGE_COLUMNS,
    selectable=True,
    every_noun="holder",
)
if row is not None:
    shell.go(READING, **overlap.where(story, groups_shown.iloc[row]))
tables.how(overlap.HOW.format(min_run=story.params.min_run))
shell.close_page()
