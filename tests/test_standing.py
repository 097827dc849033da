"""Standing text is set aside, shown, and can be kept."""

import pandas as pd

from analysis import Params, Story

FOOTER = (
    "Harbour Times is an independent local paper. Write to the desk with corrections or "
    "news from your street."
)
SUBJECTS = [
    "The river rose two metres above its banks on Friday and four hundred people left home "
    "before the water came.",
    "Three bakeries will close this summer because rents in the old district have doubled "
    "within a single year.",
    "A school choir from the valley won the national prize for young voices with a song "
    "about winter trains.",
    "Farmers expect the smallest apple harvest in ten years after frost killed most blossom "
    "in the last week of April.",
    "The library opens a reading room for night workers, with coffee, quiet corners and "
    "lockers, from next Monday on.",
    "Police found a stolen fire engine in a barn, washed, waxed and with a full tank, "
    "eleven months after it vanished.",
]


def story(texts: list[str], **settings: object) -> Story:
    ids = [f"t{n}" for n in range(len(texts))]
    return Story(pd.DataFrame({"article_id": ids, "text": texts}), Params(**settings))  # type: ignore[arg-type]


def padded(text: str) -> str:
    """The text and a second paragraph of its own, so that a footer stays a small part."""
    return text + "\n" + " ".join(f"{word}{len(text)}" for word in text.split())


def test_a_footer_under_other_subjects_is_set_aside() -> None:
    found = story([padded(text) + "\n" + FOOTER for text in SUBJECTS])
    assert found.passages.empty
    assert found.standing["reason"].tolist() == ["footer"] * 6
    assert set(found.standing["group_id"]) == {0}
    assert (found.standing["text"] == FOOTER.rstrip(".")).all()


def test_a_line_repeated_within_texts_is_set_aside() -> None:
    found = story(
        [text + "\n" + FOOTER + "\n" + padded(text)[len(text) + 1 :] for text in SUBJECTS]
    )
    assert set(found.standing["reason"]) == {"repeated line"}
    assert found.passages.empty


def test_nothing_is_set_aside_when_the_editor_says_so() -> None:
    found = story([padded(text) + "\n" + FOOTER for text in SUBJECTS], set_standing_aside=False)
    assert found.standing.empty
    assert len(found.passages) == 15


def test_few_articles_keep_what_they_share() -> None:
    found = story([padded(text) + "\n" + FOOTER for text in SUBJECTS[:5]])
    assert found.standing.empty
    assert len(found.passages) == 10


def test_a_whole_story_held_by_many_is_no_footer() -> None:
    whole = "\n".join(SUBJECTS)
    found = story([f"Edition {n}.\n{whole}" for n in range(7)])
    assert found.standing.empty
    assert len(found.passages) == 21


def test_a_line_of_page_furniture_at_the_edge_is_debris() -> None:
    found = story(
        [
            SUBJECTS[0] + "\nThis article was originally published at www.example.org",
            SUBJECTS[1] + "\nNewer articles",
        ]
    )
    assert found.standing["reason"].tolist() == ["debris", "debris"]
    assert found.standing["text"].tolist() == [
        "This article was originally published at www.example.org",
        "Newer articles",
    ]


def test_the_same_words_inside_a_sentence_of_the_story_are_not_debris() -> None:
    text = (
        SUBJECTS[0]
        + "\n"
        + "\n".join(SUBJECTS[1:3])
        + "\nThe report was originally published in March.\n"
        + "\n".join(SUBJECTS)
    )
    assert story([text, SUBJECTS[5]]).standing.empty


def test_standing_text_has_its_offsets() -> None:
    found = story([padded(text) + "\n" + FOOTER for text in SUBJECTS])
    texts = dict(zip(found.texts["article_id"], found.texts["text"], strict=True))
    assert all(
        texts[row.article_id][row.start : row.stop] == row.text
        for row in found.standing.itertuples()
    )
