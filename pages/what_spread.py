import streamlit as st

from pages.ui import failing, markup, shell, tables
from pages.ui.archive import opened, spreading, timeline
from pages.ui.places import SPREAD

story = shell.open_page(SPREAD)
shell.heading("What spread")
folder = opened.needed()
line = st.container()
with failing.part():
    held = opened.published(folder)
    found = spreading.groups(held, spreading.asked(), opened.stamp(folder))
    with line:
        markup.paragraph(spreading.headline(held, found))
    chosen = spreading.listed(found)
    if chosen is not None:
        group = held.group(chosen)
        shell.section("How it spread")
        markup.paragraph(spreading.told(group))
        spreading.text(group)
        timeline.show(group)
        spreading.holders(group)
tables.how(spreading.HOW)
shell.close_page()
