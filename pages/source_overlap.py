import streamlit as st

from pages.ui import cached, charts, controls, failing, markup, overlap, shell, summaries, tables
from pages.ui.places import OVERLAP, READING

opened = shell.open_page(OVERLAP)
shell.heading("Source overlap")
shell.needs(opened, 2, "Overlap compares articles, so it")
sentence = st.container()
count = controls.choice("Count", list(overlap.COUNTS), key="count")
run = controls.choice("Shortest run", list(overlap.RUNS), key="run", default=overlap.USUAL)
story = overlap.counted(opened, run)
with sentence, failing.part():
    markup.paragraph(cached.view(story, summaries.overlap))

with failing.part():
    letters, figure = cached.view(story, overlap.heatmap, count, charts.dark())
    cell = charts.pressed(figure, key="overlap heatmap", alt=f"{count}: {overlap.ALT}")
    if cell:
        shell.go(READING, a=letters[cell[0]], b=letters[cell[1]], **overlap.setting(story))
    markup.paragraph(overlap.legend(story), "ct-note")

shell.section("The pairs")
with failing.part():
    least = controls.number("Show pairs that share at least so many words", 0, 200, 0, key="words")
    overlap.tell_listed(story, "share most")
    shown = cached.drawn(story, overlap.sharing, least)
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
        first, second = shown.table.loc[chosen, ["first", "second"]]
        shell.go(READING, a=first, b=second, **overlap.setting(story))

shell.section("The passages")
with failing.part():
    kinds = controls.several("Kinds", list(story.params.passage_kinds), key="kinds")
    groups_shown = cached.drawn(story, overlap.passages, tuple(kinds))
    if groups_shown.table.empty:
        markup.paragraph("No passage of these kinds is shared by two articles.", "ct-note")
    row = tables.show(
        groups_shown,
        story.holders,
        "passages",
        "passage",
        overlap.PASSAGE_COLUMNS,
        selectable=True,
        every_noun="holder",
        row_height=overlap.LINES,
    )
    if row is not None:
        shell.go(READING, **overlap.where(story, groups_shown.table.iloc[row]))
tables.how(overlap.HOW.format(min_run=story.params.min_run))
shell.close_page()
