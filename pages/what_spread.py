from pages.ui import failing, markup, shell, tables
from pages.ui.archive import opened, spreading
from pages.ui.places import SPREAD

story = shell.open_page(SPREAD)
shell.heading("What spread")
folder = opened.needed()
with failing.part():
    held = opened.published(folder)
    found = spreading.groups(held, spreading.asked())
    markup.paragraph(spreading.headline(held, found))
    chosen = spreading.listed(found)
    if chosen is not None:
        group = held.group(chosen)
        shell.section("How it spread")
        markup.paragraph(spreading.told(group))
        spreading.text(group)
        spreading.timeline(group)
        spreading.holders(group)
tables.how(spreading.HOW)
shell.close_page()
