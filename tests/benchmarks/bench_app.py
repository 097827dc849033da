"""How long an editor waits for start, page and analysis, against the simplest of each kind."""

import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
from playwright.sync_api import sync_playwright
from sklearn.feature_extraction.text import TfidfVectorizer
from streamlit.testing.v1 import AppTest

from analysis import Story, read_articles
from analysis.decisions import Decisions
from analysis.store import database, made
from analysis.store import stories as saved
from analysis.story import TABLES
from pages.ui import stories
from pages.ui.places import PLACES, Place
from tests.browser.conftest import FLAGS, READY, installed, start
from tests.conftest import DEMO, many, write_story

ROUNDS = 3


def told(figure: str, value: float, goal: float | None, unit: str = "x") -> None:
    """Prints one figure."""
    print(
        json.dumps({"figure": figure, "value": round(value, 2), "unit": unit, "at most": goal}),
        flush=True,
    )


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median seconds of a piece of work."""
    times = []
    for _ in range(rounds):
        before = time.perf_counter()
        work()
        times.append(time.perf_counter() - before)
    return statistics.median(times)


def opened(browser, script: str) -> None:
    """Starts a server on a script and waits until its page is readable."""
    process, address = start(script=script)
    try:
        page = browser.new_page()
        page.goto(address)
        page.wait_for_selector("h1", timeout=60_000)
        page.wait_for_selector(READY, timeout=60_000)
        page.close()
    finally:
        process.kill()
        process.wait()


def start_to_page() -> None:
    """From the command to the readable opening page, against an app of one heading."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=FLAGS)
        empty = Path(folder) / "empty.py"
        empty.write_text('import streamlit as st\nst.title("Empty")\n')
        opened(browser, str(empty))
        ratios = [
            seconds(lambda: opened(browser, "streamlit_app.py"), 1)
            / seconds(lambda: opened(browser, str(empty)), 1)
            for _ in range(ROUNDS)
        ]
        browser.close()
    told("start to readable page / empty app", statistics.median(ratios), 3)


def prepared(place: Place) -> AppTest:
    """A session on a page whose tables are made."""
    app = at(AppTest.from_file("../../streamlit_app.py", default_timeout=60).run(), place)
    for _ in range(20):
        if not any("articles read" in each.text for each in app.get("progress")):
            break
        time.sleep(1)
        app = app.run()
    return app


def at(app: AppTest, place: Place) -> AppTest:
    """The session on another page."""
    return app.switch_page(place.file).run()


def page_changes() -> None:
    """Each page again, and from another page to it, turn by turn with running one heading again."""
    trivial = AppTest.from_string('import streamlit as st\nst.title("Empty")\n').run()
    for n, place in enumerate(PLACES):
        app, turns = prepared(place), []
        for _ in range(15):
            again, base = seconds(app.run, 1), seconds(trivial.run, 1)
            at(app, PLACES[n - 1])
            turns.append((again, seconds(partial(at, app, place), 1), base))
        again, change, base = (statistics.median(column) for column in zip(*turns, strict=True))
        told(f"rerun of {place.name} / trivial rerun", again / base, 10)
        told(f"page change to {place.name} / trivial rerun", change / base, 10)


def analysis() -> None:
    """The demo story's tables that need no language model, against one TF-IDF of its texts."""
    articles, _ = read_articles(DEMO)
    tables = (
        "articles sentences terms similarity passages groups holders standing containment alignment"
    ).split()

    def work() -> None:
        story = Story(articles)
        for name in tables:
            getattr(story, name)

    work()

    def tfidf() -> None:
        TfidfVectorizer().fit_transform(articles["text"])

    turns = [(seconds(work, 1), seconds(tfidf, 3)) for _ in range(11)]
    made, base = (statistics.median(column) for column in zip(*turns, strict=True))
    told("analysis of five articles / one TfidfVectorizer.fit_transform", made / base, 60)


def two_hundred() -> None:
    """What a heatmap of 200 articles weighs, and how long the story takes to prepare."""
    from pages.ui import charts, overlap

    with tempfile.TemporaryDirectory() as folder:
        articles, _ = read_articles(write_story(Path(folder) / "many", many(200)))
    before = time.process_time()
    story = Story(articles)
    order, groups = overlap.order(story)
    told("passages and containment of 200 articles", time.process_time() - before, 5, "CPU s")
    shares = overlap.matrix(story, order, "share")
    figure = charts.heatmap(np.asarray(shares), order, order, groups, "", is_dark=False)
    told("heatmap of 200 articles", len(figure.to_json()) / 1e6, 1, "MB")


def kept_two_hundred() -> None:
    """Opening a saved story of 200 articles with the tables kept with it, against making them."""
    texts = many(200)
    articles = pd.DataFrame({"article_id": [*texts], "text": [*texts.values()]})
    with tempfile.TemporaryDirectory() as folder:
        data = database.opened(f"sqlite:///{folder}/stories.sqlite3")
        saved.create(data, "owner", "story", articles, Decisions())
        story = Story(saved.fetched(data, "owner", "story").articles)
        making = seconds(partial(_everything, story), 1)
        keeping = seconds(partial(made.keep, data, "owner", "story", story, story.key), 1)
        opening = seconds(partial(_opened_again, data))
        database.close(data)
    told("opening a saved story of 200 articles / making its tables", opening / making, 0.2)
    told("keeping the tables of 200 articles / making them", keeping / making, 0.1)


def _opened_again(data: database.Database) -> None:
    story = Story(saved.fetched(data, "owner", "story").articles)
    made.bring(data, "owner", "story", story, story.key)
    _everything(story)


def _everything(story: Story) -> None:
    for name in (*TABLES, "_findings", "clusters", "origin", "rated_claims"):
        getattr(story, name)


def pages_of_two_hundred() -> None:
    """Each page's first answer on a story of 200 articles whose tables are made."""
    with tempfile.TemporaryDirectory() as folder:
        write_story(Path(folder) / "two_hundred", many(200))
        os.environ["COPYTASTER_STORIES"] = folder
        story, _ = stories.untouched("two_hundred")
        for name in TABLES:
            getattr(story, name)
        for place in PLACES:
            app = AppTest.from_file("../../streamlit_app.py", default_timeout=60)
            app.query_params["story"] = "two_hundred"
            first = app.run if place.file == "streamlit_app.py" else app.switch_page(place.file).run
            told(f"{place.name}, first answer with 200 articles", seconds(first, 1), 1, "s")


if __name__ == "__main__":
    analysis()
    page_changes()
    two_hundred()
    kept_two_hundred()
    pages_of_two_hundred()
    start_to_page()
