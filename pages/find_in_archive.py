from pages.ui import cached, failing, markup, shell, tables
from pages.ui.archive import opened, searching
from pages.ui.places import FIND

story = shell.open_page(FIND)
shell.heading("Find in archive")
folder = opened.needed()
shell.needs(story, 1, "A search of the archive")
with failing.part():
    searched = cached.view(story, searching.search, folder, opened.stamp(folder))
    markup.paragraph(searching.headline(searched))
    if not searched.found.articles.empty:
        chosen = searching.listed(searched)
        markup.paragraph(searching.note(searched), "ct-note")
        if chosen is not None:
            shell.section("The passages")
            searching.passages(story, searched, chosen)
        searching.add(story, searched)
tables.how(searching.HOW)
shell.close_page()
