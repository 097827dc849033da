"""Every text is read in one form; every place that comes out is a place in the text as given."""

import re
import textwrap
import unicodedata

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Story
from analysis.quotes import key
from analysis.sharing import with_names, with_run
from analysis.story import TABLES
from analysis.text.reading import reading, readings
from analysis.text.wraps import wraps

SAME = {
    "decomposed letters": ("Zoe\u0308 Fre\u0301mont", "Zoë Frémont"),
    "a letter with two accents": ("Nguye\u0302\u0303n", "Nguyễn"),
    "a sign with a code of its own": ("12 \u212b", "12 Å"),
    "ligatures": ("aﬄuent waﬄes, ﬂat ﬁsh, oﬀ", "affluent waffles, flat fish, off"),
    "joined vowels": ("an œdema, Æsop, ŒUVRE, Œuvre", "an oedema, Aesop, OEUVRE, Oeuvre"),
    "soft hyphens": ("the light\u00adhouse keep\u00ader", "the lighthouse keeper"),
    "a soft hyphen at a line's end": ("the light\u00ad\nhouse", "the lighthouse"),
    "no width": ("\ufeffthe \u200blight\u2060house\u200b", "the lighthouse"),
    "directions": ("\u200eRosa\u200f \u202aLind\u202c", "Rosa Lind"),
    "spaces": ("Mr\u00a0Lind\u2009said\u3000so,\tfinally", "Mr Lind said so, finally"),
    "runs of spaces": ("so.   Then \u00a0 he  left", "so. Then he left"),
    "spaces before a line's end": ("One.  \n\u00a0\nTwo.\t\nThree.", "One.\n\nTwo.\nThree."),
    "line ends": ("One.\r\nTwo.\rThree.\u2029Four.", "One.\nTwo.\nThree.\nFour."),
    "a broken word": ("the light-\nhouse and the har- \n bour", "the lighthouse and the harbour"),
    "a broken compound": ("a well-\nliked, Oslo-\nbased man", "a well-liked, Oslo-based man"),
    "the last hyphen of several": ("his mother-in-\nlaw", "his mother-in-law"),
    "a hyphen that waits": ("pre-\nand post-war", "pre- and post-war"),
    "signs of a page": ("&#8220;R&amp;D&#x201d; &mdash; it&rsquo;s&nbsp;on", "“R&D” — it’s on"),
    "signs of a page written twice": ("&amp;quot;Go&amp;quot;", '"Go"'),
    "guillemets": ("Il dit: «Non», oui", "Il dit: “Non”, oui"),
    "guillemets with inner spaces": ("Il dit: «\u00a0Non\u202f», oui", "Il dit: “Non”, oui"),
    "guillemets turned": ("Er sagt: »Nein«, ja", "Er sagt: “Nein”, ja"),
    "guillemets of one kind": ("Hon sa: »Nej», ja", "Hon sa: “Nej”, ja"),
    "single guillemets": ("«Il dit ‹non› ici», oui", "“Il dit ‘non’ ici”, oui"),
    "two apostrophes": ("He said ''go home'' twice", 'He said "go home" twice'),
    "backticks": ("He said ``go home'' twice", 'He said “go home" twice'),
    "primes": ("She said ″go″, didn′t she", 'She said "go", didn’t she'),
    "accents for apostrophes": ("It´s Tom`s, isn\u02bct it", "It’s Tom’s, isn’t it"),
    "wide letters and marks": ("＂Ｒｏｓａ＂ １２", '"Rosa" 12'),
    "marks in marks": ('"It is "safe" here," he said.', '"It is ‘safe’ here," he said.'),
    "curly in curly": ("“It is “safe” here,” he said.", "“It is ‘safe’ here,” he said."),
    "marks in marks at an end": ('He said: "I call it "safe""', 'He said: "I call it ‘safe’"'),
    "curly marks with inner spaces": ("“ We go, ” he said. “ Now. ”", "“We go,” he said. “Now.”"),
    "spaced apostrophes": ("it ’ s theirs and we ’ ll go", "it’s theirs and we’ll go"),
    "a quotation over lines": (
        'He said: "We go.\nWe stay.\n\nWe sleep". All left.\n"No."',
        'He said: "We go.\n"We stay.\n\n"We sleep". All left.\n"No."',
    ),
    "a quotation over lines to a spaced mark": ("“We go.\nWe stay. ”", "“We go.\n“We stay.”"),
    "paragraphs that open anew": (
        "“We go.\n\n“We stay,” he said.",
        "“We go.\n\n“We stay,” he said.",
    ),
    "a mark that nothing closes": (
        "“We go.\nHe left.\n“No,” he said.",
        "“We go.\nHe left.\n“No,” he said.",
    ),
    "a mark that nothing closes for long": ("“We go." + "\nHe left." * 9 + "\nNo,” he said.",) * 2,
    "a mark that closes set before": ("Hon sa: ”Nej”, ja", "Hon sa: “Nej”, ja"),
    "low single marks": ("Er sagt: ‚Nein‘, ja", "Er sagt: ‘Nein’, ja"),
    "an opening mark for an apostrophe": ("They don‘t, O‘Neill", "They don’t, O’Neill"),
    "a broken double name": ("Ana Orde-\nLind left", "Ana Orde-Lind left"),
    "a minus": ("\u22125C and (–3) and −0.4", "-5C and (-3) and -0.4"),
    "hyphens": ("co\u2011op, part\u2010time", "co-op, part-time"),
    "grouped digits": ("816\u2009000 t, 12\u202f500", "816\u00a0000 t, 12\u00a0500"),
}


@pytest.mark.parametrize(("text", "form"), SAME.values(), ids=SAME)
def test_what_reads_alike_has_one_form(text, form):
    assert reading(text).form == form


LEFT_ALONE = {
    "verse": "So long as men can breathe or eyes can see,\nSo long lives this, and this gives life "
    "to thee.\nBut thy eternal summer shall not fade,\nNor lose possession of that fair thou owest",
    "verse without capitals": "i went down to the water in the evening\nand nobody was there\n"
    "but the gulls who had been waiting for the boats\nand the one lamp",
    "a list": "Flour\nbutter\nsugar\neggs and a pinch of salt\nmilk",
    "a list with dashes": "What the board wants to see in the coming year of the port:\n"
    "- cheaper tickets for all who live on the island and work ashore\n"
    "- a second boat for the summer and for all of the feast days too",
    "headlines": "Ferry fares to rise by a tenth from the first of March\nBoard defends its plan "
    "and says that costs have doubled\nIslanders angry at news of the rise",
    "a sentence to a line": "The ferry was full on Monday, and the next one was full as well.\n"
    "The board has promised a second boat for the summer and for spring.\n"
    "Nobody on the island believes that it will come before next year.\n",
    "a headline above a paragraph": "Ferry fares to rise by a tenth from the first of March\n"
    "The board defended its plan on Monday and said that costs had doubled within a year.",
    "heights and minutes": "He is 6′2″ tall and ran it in 3′40″; it is 5''.",
    "years and scores": "in 2013–14 they won 3–1, pp. 12–15",
    "marks that stand well": "“Yes,” ‘no’ and „so“ or „so”, he said: ‘We ‘re off’",
    "clipped words": "the '90s, rock 'n' roll, dogs' bowls",
    "a mark left open": '"We go home. "Now," she said, and "never" was the answer.',
    "marks one after another": '"Yes," she said. "No," he said. "So?" we asked.',
    "emoji that are joined": "We are 👩‍👩‍👧 glad",
    "a fraction and a power": "½ of 12 m² is ™ 5℃",
    "an ampersand": "AT&T; Marks & Spencer; R&D",
}


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_a_writer_set_apart_stays_apart(text):
    assert reading(text).form == text


PROSE = (
    "The harbour board of Old Quay said on Monday that the ferry would not run before the spring, "
    "because the winter storms had damaged both of its piers. Repairs are expected to cost three "
    "million pounds, which the board does not have, and the council has been asked to pay half. "
    "“We have been patient for long enough, and we are not going to wait for another winter to "
    "take what is left of the landing,” Rosa Lind told the islanders in the school hall. Tom "
    "Frémont, who owns the only shop, said he had fish, flour and oil for nineteen days."
)


@pytest.mark.parametrize("width", [44, 60, 72, 78, 100])
def test_a_paragraph_wrapped_at_any_usual_width_is_one_line(width):
    wrapped = "Ferry stays away\n\n" + textwrap.fill(PROSE, width) + "\n\nNobody was hurt."
    assert reading(wrapped).form == f"Ferry stays away\n\n{PROSE}\n\nNobody was hurt."


def test_a_word_broken_in_a_wrapped_paragraph_leaves_it_one_line():
    wrapped = (
        textwrap.fill(PROSE, 60)
        .replace("islanders", "islan-\nders")
        .replace("damaged", "dam-\naged")
    )
    assert reading(wrapped).form == PROSE


def test_short_paragraphs_of_a_wrapped_text_are_joined_too():
    paragraphs = [PROSE, PROSE[:90] + " it.", PROSE[95:260] + "."]
    wrapped = "\n\n".join(textwrap.fill(one, 66) for one in paragraphs)
    assert reading(wrapped).form == "\n\n".join(paragraphs)


def test_verse_inside_a_wrapped_text_stays_verse():
    verse = "Old Quay, Old Quay,\nthe boat is late,\nand so are we"
    wrapped = f"{textwrap.fill(PROSE, 70)}\n\n{verse}\n\n{textwrap.fill(PROSE, 70)}"
    assert reading(wrapped).form == f"{PROSE}\n\n{verse}\n\n{PROSE}"


def test_paragraphs_without_an_empty_line_between_end_where_a_line_had_room():
    first, second = PROSE[: PROSE.index(" Repairs")], PROSE[PROSE.index("Repairs") :]
    wrapped = textwrap.fill(first, 58) + "\n" + textwrap.fill(second, 58)
    assert reading(wrapped).form == f"{first}\n{second}"


def test_a_broken_word_is_written_as_another_text_writes_it():
    forms = [one.form for one in readings(["the ware-\nhouse, a life-\nboat", "A life-boat."])]
    assert forms[0] == "the warehouse, a life-boat"


@given(st.text(alphabet="ab\u0301éﬁœ\u00ad\u200b\u00a0 \n\r\t-–−\"'“”«»‘’`´″&;.,1", max_size=40))
@settings(max_examples=60)
def test_every_character_of_a_form_stands_for_a_place_in_the_text(text):
    read = reading(text)
    assert len(read.starts) == len(read.stops) == len(read.form)
    assert (np.diff(read.starts) >= 0).all()
    assert (np.diff(read.stops) >= 0).all()
    assert (read.starts < read.stops).all()
    assert read.given(0, len(read.form))[1] <= len(text)
    assert all(0 <= read.place(n) <= len(read.form) for n in range(len(text) + 1))


LIGATURES = {"ffi": "ﬃ", "fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ", "oe": "œ"}
SENTENCES = (
    "The ferry board of Old Quay met on Monday and voted to close the office for five weeks.",
    "“We have been patient for long enough, and we are not going to wait,” Rosa Lind said.",
    "Tom Frémont said the repairs would cost £12.4 million and take nineteen days.",
    "Officials did not say who would pay, and the first five shoes were found in the café.",
    "Zoë Müller told reporters that “the difference is five million pounds and it is not ours”.",
)
WAYS = ("decomposed", "ligatures", "soft hyphens", "no width", "spaces", "signs", "wrapped")


def decorated(text: str, ways: frozenset[str], places: list[int]) -> str:
    """The text written otherwise in these ways, odd things at these places within words."""
    if "spaces" in ways:
        text = re.sub(r"(?<=[a-z4]) (?=[a-z])", "\u00a0", text).replace(". ", ".  ")
    if "wrapped" in ways:
        text = textwrap.fill(text.replace("\u00a0", " "), 64)
    if "ligatures" in ways:
        for letters, sign in LIGATURES.items():
            text = text.replace(letters, sign)
    odd = [s for way, s in (("soft hyphens", "\u00ad"), ("no width", "\u200b")) if way in ways]
    for n, place in enumerate(sorted(places, reverse=True) if odd else []):
        hits = [hit.end() for hit in re.finditer(r"[a-z](?=[a-z])", text)]
        at = hits[place % len(hits)]
        text = text[:at] + odd[n % len(odd)] + text[at:]
    if "signs" in ways:
        text = text.replace("“", "&ldquo;").replace("”", "&#8221;")
    return unicodedata.normalize("NFD", text) if "decomposed" in ways else text


TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=4, max_size=6).map(" ".join)
DECORATED = (
    st.sets(st.sampled_from(WAYS), min_size=1),
    st.lists(st.integers(0, 10_000), max_size=9),
)


@given(TEXTS, *DECORATED)
@settings(max_examples=60)
def test_a_text_written_otherwise_has_the_form_of_the_plain_one(text, ways, places):
    form = reading(decorated(text, frozenset(ways), places)).form
    assert form == text


def law(story: Story) -> None:
    """Every place lies in its text and holds the words that its row says."""
    texts = dict(zip(story.texts["article_id"], story.texts["text"], strict=True))
    for name in TABLES:
        table = getattr(story, name)
        for start, stop, article, words in (
            ("start", "stop", "article_id", "text surface"),
            ("start_a", "stop_a", "article_a", "text_a words_a"),
            ("start_b", "stop_b", "article_b", "text_b words_b"),
            ("cue_start", "cue_stop", "article_id", "cue"),
        ):
            if start not in table or article not in table:
                continue
            for row in table.dropna(subset=[start]).to_dict("records"):
                text, (a, b) = texts[row[article]], (row[start], row[stop])
                assert 0 <= a <= b <= len(text), (name, row)
                for column in set(words.split()) & set(row):
                    if (name, column) not in {("distinctive", "text"), ("readings", "text")}:
                        assert row[column] == text[a:b], (name, row)


def plain(table: pd.DataFrame) -> list[dict[str, object]]:
    """The rows of a table without places, words in their reading form."""
    kept = [
        name
        for name in table.columns
        if "start" not in name and "stop" not in name and name != "label"
    ]
    return [
        {k: reading(v).form if isinstance(v, str) else v for k, v in row.items()}
        for row in table[kept].astype(object).where(table[kept].notna(), None).to_dict("records")
    ]


@given(TEXTS, *DECORATED)
@settings(max_examples=4)
def test_the_tables_of_a_decorated_text_are_those_of_the_plain_one(text, ways, places):
    ways = frozenset(ways - {"wrapped"})  # one sentence to a line would make other paragraphs
    other = text.replace("five", "four").replace("said", "added")
    stories = [
        Story(pd.DataFrame({"article_id": ["a", "b"], "text": [one, other]}))
        for one in (text, decorated(text, ways, places))
    ]
    law(stories[1])
    for name in TABLES:
        rows = [plain(getattr(story, name)) for story in stories]
        assert rows[0] == rows[1], name


def story(*texts: str) -> Story:
    return Story(pd.DataFrame({"article_id": list("abc")[: len(texts)], "text": list(texts)}))


@pytest.fixture(scope="module")
def odd() -> Story:
    """Prose beside itself wrapped, decomposed and with odd spaces."""
    wrapped = textwrap.fill(PROSE, 61).replace("winter", "win\u00adter").replace("“", "&ldquo;")
    return story(
        PROSE, unicodedata.normalize("NFD", wrapped).replace("three mill", "three\u00a0mill")
    )


def test_a_text_written_otherwise_shares_every_word_and_raises_nothing(odd):
    assert odd.containment["share_verbatim"].tolist() == [1.0, 1.0]
    assert odd.conflicts.empty
    assert odd.quote_variants.empty
    assert odd.findings.empty
    assert odd.articles["n_words"].nunique() == odd.articles["n_sentences"].nunique() == 1


def test_all_places_of_a_story_hold_in_the_text_as_given(odd):
    law(odd)
    assert "\n" in odd.passages["text_b"].iloc[0]
    said = odd.quotations[odd.quotations["kind"] == "direct"]
    assert said["speaker"].tolist() == ["Rosa Lind", "Rosa Lind"]
    assert "going\nto wait" in said["content"].iloc[1] or "\n" in said["content"].iloc[1]
    assert odd.entities["name"].tolist().count("Tom Frémont") == 1


def test_every_piece_of_a_quotation_is_given_as_it_stands():
    text = "«\u00a0The pier is closed,\u00a0» said Rosa Lind. «\u00a0It will stay closed.\u00a0»"
    row = story(text).quotations.iloc[0]
    assert row["content"] == "The pier is closed, It will stay closed."
    assert text[row["start"] : row["stop"]] == text


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("«", "»"), ("« ", " »"), ("»", "«"), ("''", "''"), ("``", "''"), ("″", "″"),
     ("&#34;", "&#34;"), ("&laquo;&nbsp;", "&nbsp;&raquo;"), ("〝", "〞"), ("❝", "❞")],
)  # fmt: skip
def test_marks_of_every_kind_quote(opening, closing):
    said = (
        f"{opening}The pier is closed and nobody will open it this year,{closing} Rosa Lind said."
    )
    found = story(said, said.replace(" said.", " told us on Monday."))
    kind = "indirect" if opening in {"''", "``"} else "direct"
    assert found.quotations["kind"].tolist() == [kind, kind]
    assert found.quotations["speaker"].tolist() == ["Rosa Lind", "Rosa Lind"]
    assert found.containment["share_unquoted"].max() == 0.0


def test_an_amount_held_together_by_any_space_is_one_amount():
    first = "The board of Old Quay said on Monday that the pier would cost £3.1{} million to mend."
    found = story(first.format("\u202f").replace(" mi", "mi"), first.format(""), first.format("  "))
    assert set(found.facts.query("type == 'money'")["value"]) == {"3100000"}
    assert found.conflicts.empty


def test_a_story_of_plain_texts_is_read_as_it_stands(demo):
    plain_story = story("The pier is closed.", "It is open.\n\nSo they said.")
    assert plain_story._read is plain_story
    assert plain_story.sentences is plain_story.sentences


def test_an_editor_names_a_speaker_at_a_place_of_the_text_as_given():
    text = "The  pier  was  shut.\n\n“We will not open it again before the spring is here.”"
    bare = story(text, "Nothing.")
    place = key("a", int(bare.quotations["start"].iloc[0]))
    named = with_names(bare, (), (), ((place, "Rosa Lind"),))
    assert named.quotations["speaker"].tolist() == ["Rosa Lind"]


def test_stories_of_one_text_share_what_was_made_of_its_form(odd):
    odd.docs  # noqa: B018
    assert with_names(odd, (), ())._read.docs is odd._read.docs
    assert with_run(odd, 8)._read.docs is odd._read.docs


def test_the_same_words_written_otherwise_are_no_change():
    assert Story.changed_words(
        "the first o\ufb03ce in Orl\u00e9ans", "the  first office in Orle\u0301ans"
    ) == ([], [])
    a, b = "It cost 5\u00a0mil\u00adlion.", "It cost 6 million."
    assert Story.changed_words(a, b) == ([(8, 9)], [(8, 9)])


def test_a_line_end_is_no_wrap_without_a_wrapped_text():
    assert wraps("") == wraps("One line.") == wraps("Two\nlines") == []


def test_a_name_is_spelled_as_the_texts_spell_it_and_compared_as_it_is_read():
    found = story(
        "Rosa C\u00e6lins left. “I am done with this harbour board,” Rosa C\u00e6\u00adlins said.",
        "Rosa C\u00e6lins has left the board. Nobody was told why Rosa C\u00e6lins left.",
        "Rosa Orde left.",
    )
    assert sorted(found.entities["name"]) == ["Rosa C\u00e6lins", "Rosa Orde"]
    assert found.quotations["speaker"].iloc[0] == "Rosa C\u00e6lins"
    joined = with_names(found, (("Rosa C\u00e6lins", "Rosa Orde"),), ())
    assert len(joined.entities) == 1
