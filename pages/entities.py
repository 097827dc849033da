from pages.ui import cached, controls, failing, lines, markup, shell, tables
from pages.ui.entities import chart as name_chart
from pages.ui.entities import listing as names
from pages.ui.entities import mentions as context
from pages.ui.entities import merging as same_names
from pages.ui.places import ENTITIES, READING

story = shell.open_page(ENTITIES)
shell.heading("Entities")
shell.needs(story, 1, "The list of names")
if not cached.named(story, ["entities", "near_names"]):
    shell.stop()

name = ""
with failing.part():
    asked = names.asked(story)
    table = cached.drawn(story, names.table, asked)
    markup.paragraph(cached.view(story, names.summary, asked))
    if not table.table.empty:
        name_chart.show(story, asked)
    chosen = tables.show(
        table,
        cached.view(story, names.every),
        "entities",
        "name",
        names.columns(story, asked),
        selectable=True,
    )

    shell.section("Where it stands")
    name = names.choice(table.table, chosen)
    if name:
        markup.paragraph(cached.view(story, names.told, name), "ct-note")
    mentions = cached.view(story, context.mentions, name)
    rows = controls.page(len(mentions), context.PER_PAGE)
    pressed = lines.context(
        cached.view(story, context.lines, name)[rows], key="mentions in context"
    )
    if pressed is not None:
        shell.go(READING, **context.where(story, mentions[rows].iloc[pressed]))
    tables.downloads(mentions, story.mentions, "mentions", "mention")

shell.section("Same person, same body?")
with failing.part():
    same_names.last(story)
    same_names.questions(story)
    same_names.by_hand(story, name)
    same_names.every(story)
tables.how(names.HOW)
shell.close_page()
