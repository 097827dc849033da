from pages.ui import controls, failing, shell
from pages.ui.archive import beside
from pages.ui.places import READING
from pages.ui.reader import page as reading

story = shell.open_page(READING)
if beside.is_asked():
    with failing.part():
        beside.show(story)
    shell.stop()
shell.needs(story, 1, "Reading", title="Side by side")
mode = controls.choice(
    "Show", reading.MODES if len(story.texts) > 1 else reading.MODES[1:], key="mode"
)
with failing.part():
    if mode == reading.MODES[0]:
        reading.pair(story)
    else:
        reading.base(story)
shell.close_page()
