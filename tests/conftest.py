"""Stories that the tests share: the demo; folders of 0, 1 and 200 articles; hostile texts."""

import os
import random
import re
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, settings
from streamlit.components.v2 import manifest_scanner

from analysis import Story, read_articles
from analysis.store.database import Database, close, opened
from tests.postgres import Postgres

settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")
"""How long an example takes says how busy the machine is; time is measured by `make bench`."""

manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
"""`AppTest` reads what is said of every installed package before each run of a page, which costs
more than the page; a server reads it once."""
_HOME = tempfile.TemporaryDirectory(prefix="copytaster-tests-")
os.environ["COPYTASTER_HOME"] = _HOME.name
os.environ.pop("COPYTASTER_DATABASE_URL", None)
"""No test keeps a story where the stories of whoever runs it are."""
DEMO = Path(__file__).resolve().parents[1] / "data" / "sanctuary_city"
HOSTILE = {
    "markdown": "# Not a heading\n\n**Not bold** and ![x](http://127.0.0.1:9/picture.png) said the "
    "mayor on Monday.",
    "html": "<script>document.title='owned'</script><img src=x onerror=alert(1)> The council met "
    "on Monday <b>night</b>.",
    "formula": '=HYPERLINK("http://127.0.0.1:9","press") is how the article begins, said Anna '
    "Smith.",
    "emoji": "🎉🎉 The mayor, Anna Smith, said on Monday: “We are 👩‍👩‍👧 glad to say yes to "
    "this.” 🎉",
    "no_words": "… — !!! ???\n\n***",
    "arabic": "قال رئيس البلدية يوم الاثنين إن المجلس سيصوت على القرار الجديد "
    "الأسبوع المقبل في جلسة مفتوحة للجمهور.",
    "chinese": "市议会周一宣布，中央图书馆将从五月起每逢周日开放，每年的费用约为八万四千英镑。",
    "hebrew": "ראש העיר אמר ביום שני כי המועצה תצביע על ההחלטה החדשה בשבוע הבא בישיבה "
    "פתוחה לציבור.",
    "japanese": "市議会は月曜日、中央図書館を五月から毎週日曜日に開館すると発表した。"
    "費用は年間およそ八万ポンドになる。",
    "german": "Der Rat hat am Montag mit neun zu zwei Stimmen beschlossen, die Bücherei auch am "
    "Sonntag zu öffnen, wie die Leiterin mitteilte; das kostet die Stadt im Jahr rund "
    "achtzigtausend Euro, sagte sie weiter.",
}


@pytest.fixture(scope="session")
def demo() -> Story:
    """The demo story; its tables are made once for all tests."""
    return Story(read_articles(DEMO)[0])


@pytest.fixture(scope="session")
def letters(demo: Story) -> dict[str, str]:
    """Letter to article_id."""
    return {letter: article_id for article_id, letter in demo.letters.items()}


@pytest.fixture(scope="session")
def texts(demo: Story) -> dict[str, str]:
    """Letter to text of the demo story."""
    rows = zip(demo.articles["article_id"], demo.articles["text"], strict=True)
    return {demo.letters[article_id]: text for article_id, text in rows}


def sentences_of_demo() -> list[str]:
    """All sentences of the demo story, to make larger stories from."""
    texts = [path.read_bytes().decode() for path in sorted(DEMO.glob("*.txt"))]
    return [s for text in texts for s in re.split(r"(?<=[.”\"])\s+", text) if len(s.split()) > 6]


def many(n: int, seed: int = 1) -> dict[str, str]:
    """n short articles in groups of five that share sentences, deterministic for a seed."""
    rng, stock = random.Random(seed), sentences_of_demo()
    articles = {}
    for group in range(0, n, 5):
        words = [w for s in rng.sample(stock, 30) for w in s.split()]
        shared = [" ".join(rng.choices(words, k=18)).capitalize() + "." for _ in range(4)]
        for i in range(group, min(group + 5, n)):
            own = [" ".join(rng.choices(words, k=16)).capitalize() + "." for _ in range(3)]
            articles[f"article{i:03d}"] = "\n".join(rng.sample(shared, 2) + own)
    return articles


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of one large story, or of PostgreSQL, run in one process: it is made once only."""
    for item in items:
        for story in ("two_hundred", "hostile", "postgres"):
            if story in item.nodeid or story in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.xdist_group(story))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A throw-away PostgreSQL; where none is installed, its tests fail with what to do."""
    with tempfile.TemporaryDirectory(prefix="copytaster-postgres-") as folder:
        os.chmod(folder, 0o755)  # noqa: S103 - its user must get in
        server = Postgres(Path(folder) / "server")
        server.start()
        yield server
        server.stop()


@pytest.fixture(params=("sqlite", "postgresql"), scope="module")
def data(request, tmp_path_factory, postgres) -> Iterator[Database]:
    """An empty database of stories, of each kind."""
    place = tmp_path_factory.mktemp("store") / "stories.sqlite3"
    data = opened(postgres.database() if request.param == "postgresql" else f"sqlite:///{place}")
    yield data
    close(data)


def write_story(
    folder: Path, articles: dict[str, str | bytes], dates: Mapping[str, str] = MappingProxyType({})
) -> Path:
    """A story folder with its articles.csv; dates of articles where they are known."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in articles.items():
        raw = text if isinstance(text, bytes) else text.encode()
        (folder / f"{name}.txt").write_bytes(raw)
    rows = "".join(f"{name},{name}.txt,,,,{dates.get(name, '')},\n" for name in articles)
    (folder / "articles.csv").write_text(
        "article_id,file,label,outlet,title,published,url\n" + rows
    )
    return folder


LATIN1 = "café à la mairie, said the mayor.".encode("latin-1")
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
LONG_LINE = "The council met on Monday and voted. " * 27_000
"""A megabyte without a line end."""
ONE_LINE = LONG_LINE[:60_000]
"""Such a line as it is shown on every page; how costs grow with it is asked in test_growth."""


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of stories: none, one, two, two_hundred, hostile, unreadable."""
    root = tmp_path_factory.mktemp("stories")
    first, *_, last = (path.read_bytes() for path in sorted(DEMO.glob("*.txt")))
    write_story(root / "none", {})
    write_story(root / "one", {"only": last})
    write_story(root / "two", {"first": first, "last": last})
    write_story(root / "two_hundred", many(200))
    write_story(
        root / "hostile",
        {**HOSTILE, "latin1": LATIN1, "long": ONE_LINE},
        {"german": "2026-11-03"},
    )
    write_story(
        root / "unreadable",
        {"good": "The council met on Monday.", "empty": b"", "binary": b"%PDF-1.4\x00\x01"},
    )
    return root
