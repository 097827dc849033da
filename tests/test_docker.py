"""The image: a base that cannot change, no root, nothing of a desk's own inside."""

import fnmatch
import re

from pages.hosting.settings import SETTINGS
from tests.serving import TOP, image_command

IMAGE = (TOP / "Dockerfile").read_text("utf-8")
HOSTING = (TOP / "docs/hosting.md").read_text("utf-8")
LOCK = (TOP / "requirements.lock").read_text("utf-8")


def test_its_base_is_named_by_digest_and_it_does_not_run_as_root():
    (base,) = re.findall(r"^FROM (\S+)", IMAGE, re.MULTILINE)
    assert re.fullmatch(r"python:3\.11-slim-bookworm@sha256:[0-9a-f]{64}", base)
    (user,) = re.findall(r"^USER (\d+):", IMAGE, re.MULTILINE)
    assert int(user) > 0
    assert IMAGE.index("\nUSER ") < IMAGE.index("\nCMD ")


def test_it_says_whether_it_is_ready_and_keeps_stories_in_a_volume():
    assert "/readyz" in re.search(r"HEALTHCHECK.*\n.*", IMAGE)[0]
    assert "VOLUME /stories" in IMAGE
    assert "COPYTASTER_HOME=/stories" in IMAGE


def test_it_serves_the_hosted_app_and_writes_no_address_into_a_log():
    assert image_command(1)[:2] == ["uvicorn", "hosted:app"]
    assert "--no-access-log" in image_command(1)


def test_only_what_the_app_needs_goes_into_it_and_no_secret_or_story():
    rules = (TOP / ".dockerignore").read_text("utf-8").splitlines()
    rules = [rule for rule in rules if rule and not rule.startswith("#")]
    assert rules[0] == "*"
    for name in (".git", ".env", "tests", ".streamlit/secrets.toml", "stories", "out", ".venv"):
        assert not goes_in(name, rules), name
    for name in ("pages/x.sqlite3", "analysis/.env", "data/secrets.toml", "pages/a/stories.db"):
        assert not goes_in(name, rules), name
    for name in ("hosted.py", "pages/ui/shell.py", "analysis/export/brief.html"):
        assert goes_in(name, rules), name
    for name in ("data/words/months.txt", ".streamlit/config.toml", "requirements.lock"):
        assert goes_in(name, rules), name


def goes_in(name: str, rules: list[str]) -> bool:
    """Whether Docker would send a file: the last rule that meets it or a folder above decides."""
    parts = name.split("/")
    above = {"/".join(parts[:n]) for n in range(1, len(parts) + 1)}
    sent = True
    for rule in rules:
        pattern = rule.lstrip("!")
        tails = {"/".join(parts[n:]) for n in range(len(parts))} if "**/" in pattern else set()
        pattern = pattern.removeprefix("**/")
        if any(fnmatch.fnmatch(one, pattern) and one.count("/") == pattern.count("/")
               for one in above | tails):  # fmt: skip
            sent = rule.startswith("!")
    return sent


def test_the_page_of_instructions_names_every_setting():
    rows = set(re.findall(r"^\| `(COPYTASTER_\w+)` \|", HOSTING, re.MULTILINE))
    assert {one.variable for one in SETTINGS} <= rows


def pinned(requirements: str) -> dict[tuple[str, str], str]:
    """What stands behind each pinned name and version: its marker, its hashes."""
    joined = requirements.replace("\\\n", " ")
    lines = re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==([\w.+]+)(.*)$", joined, re.MULTILINE)
    return {(name.lower().replace("_", "-"), version): rest for name, version, rest in lines}


def test_the_image_installs_what_is_pinned_and_nothing_whose_hash_is_not_known():
    assert "--require-hashes -r requirements.lock" in IMAGE
    assert "requirements.txt" not in IMAGE
    asked = pinned((TOP / "requirements.txt").read_text("utf-8"))
    locked = pinned(LOCK)
    assert len(asked) > 100
    assert asked.keys() - locked.keys() == set(), "requirements.txt changed: make lock"
    for one, rest in locked.items():
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", rest), one


def test_the_lock_holds_no_version_that_requirements_txt_does_not_name():
    asked = {name for name, _ in pinned((TOP / "requirements.txt").read_text("utf-8"))}
    locked = {(name, rest.partition("--hash")[0]) for (name, _), rest in pinned(LOCK).items()}
    other = {name for name, marker in locked if name not in asked and "emscripten" not in marker}
    assert other == set(), "requirements.txt does not name all that is installed"


def test_the_lock_names_no_registry():
    told = [line for line in LOCK.splitlines() if not line.startswith("    --hash=sha256:")]
    assert not [line for line in told if "://" in line or line.startswith("-")]
