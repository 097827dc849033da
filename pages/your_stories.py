from pages.ui import controls, failing, shell
from pages.ui.mine import listing
from pages.ui.places import STORIES

shell.open_page(STORIES)
shell.heading("Your stories")
words = controls.search("Search your stories", key="called", placeholder="a word of the name")
with failing.part():
    listing.show(words)
shell.close_page()
