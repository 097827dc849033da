from pages.ui import findings, markup, shell, summaries
from pages.ui.places import OPENING, PLACES

story = shell.open_page(OPENING)
shell.heading(summaries.opening(story))
markup.paragraph(summaries.lede(story))
markup.articles(
    [
        (story.letters[row["article_id"]], row["label"], summaries.known(story, row))
        for _, row in story.articles.head(12).iterrows()
    ]
)
if len(story.texts) > 12:
    markup.paragraph(
        markup.plain(f"and {len(story.texts) - 12} more, listed under Articles"), "ct-note"
    )

if len(story.texts) > 1:
    shell.section("Worth a look first")
    for finding in findings.first(story):
        findings.show(finding)

shell.section("What each page answers")
for place in PLACES[1:]:
    shell.page_line(place)
shell.close_page()
