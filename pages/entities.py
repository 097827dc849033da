from pages.ui import cached, charts, controls, markup, names, same_names, shell, tables
from pages.ui.places import ENTITIES, READING

story = shell.open_page(ENTITIES)
shell.heading("Entities")
shell.needs(story, 1, "The list of names")
if not cached.named(story, ["entities", "near_names"]):
    shell.stop()

kinds = controls.several("Types", list(names.TYPES), key="types")
only = controls.choice("Show", names.WHERE, key="where")
table = cached.view(story, names.table, tuple(kinds), only)
markup.paragraph(cached.view(story, names.summary, tuple(kinds), only))
if not table.empty:
    per = controls.choice("Count", list(names.COUNTS), key="per")
    charts.show(
        cached.view(story, names.chart, tuple(kinds), only, per),
        key="entity bars",
        alt="How often the fifteen most common names stand in each article",
    )
chosen = tables.show(
    table,
    cached.view(story, names.table, tuple(names.TYPES), names.WHERE[0]),
    "entities",
    "name",
    names.columns(story),
    selectable=True,
)

shell.section("Where it stands")
name = names.choice(table, chosen)
mentions = cached.view(story, names.in_context, name)
if mentions.empty:
    markup.paragraph("No name to show.", "ct-note")
row = tables.show(
    mentions, story.mentions, "mentions", "mention", names.CONTEXT_COLUMNS, selectable=True
)
if row is not None:
    shell.go(READING, **names.where(story, mentions.iloc[row]))

shell.section("Same person, same body?")
same_names.last(story)
same_names.questions(story)
same_names.by_hand(story, name)
same_names.every(story)
tables.how(names.HOW)
shell.close_page()
