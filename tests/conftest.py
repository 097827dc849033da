"""Stories that the tests share: the demo; folders of 0, 1 and 200 articles; hostile texts."""

import random
import re
from pathlib import Path

import pytest

from analysis import Story, read_articles

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


def write_story(folder: Path, articles: dict[str, str | bytes]) -> Path:
    """A story folder with its articles.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in articles.items():
        raw = text if isinstance(text, bytes) else text.encode()
        (folder / f"{name}.txt").write_bytes(raw)
    rows = "".join(f"{name},{name}.txt,,,,,\n" for name in articles)
    (folder / "articles.csv").write_text(
        "article_id,file,label,outlet,title,published,url\n" + rows
    )
    return folder


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of stories: none, one, two_hundred, hostile, unreadable."""
    root = tmp_path_factory.mktemp("stories")
    write_story(root / "none", {})
    write_story(root / "one", {"only": (DEMO / "003_3f3c20cfcfc2446a.txt").read_bytes()})
    write_story(root / "two_hundred", many(200))
    latin1 = "café à la mairie, said the mayor.".encode("latin-1")
    long_line = "The council met on Monday and voted. " * 27_000
    write_story(root / "hostile", {**HOSTILE, "latin1": latin1, "long": long_line})
    write_story(
        root / "unreadable",
        {"good": "The council met on Monday.", "empty": b"", "binary": b"%PDF-1.4\x00\x01"},
    )
    return root
