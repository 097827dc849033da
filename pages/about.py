from pages.ui import failing, keys, markup, shell, tables
from pages.ui.about import told
from pages.ui.places import ABOUT

shell.open_page(ABOUT)
shell.heading("About Copytaster")
markup.paragraph(told.summary())

shell.section("What is kept, and where")
markup.lines(told.KEPT)

shell.section("What is not sent anywhere")
markup.lines(told.not_sent())

shell.section("Keys")
markup.keys(keys.KEYS)

shell.section("Limits")
with failing.part():
    limits = told.limits()
    tables.show(limits, limits, "limits", "limit", told.COLUMNS)
    markup.lines(told.settings())
tables.how(told.HOW)
shell.close_page()
