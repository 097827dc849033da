import streamlit as st

from pages.ui import failing, markup, shell, tables
from pages.ui.archive import joining, looking, opened, searching
from pages.ui.places import FIND

story = shell.open_page(FIND)
shell.heading("Find in archive")
folder = opened.needed()
line = st.container()
looked = looking.ask(story)
with failing.part():
    if not looked.texts:
        with line:
            looking.nothing(looked)
    else:
        searched = searching.searched(story, looked, folder)
        with line:
            markup.paragraph(searching.headline(searched, looked))
        markup.paragraph(searching.note(searched, looked), "ct-note")
        if not searched.found.articles.empty:
            ticked = searching.listed(searched, looked)
            joining.offer(story, searched, looked, ticked)
tables.how(searching.HOW)
shell.close_page()
