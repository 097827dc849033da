"""What whoever runs the server says about it, in environment variables."""

import os
import secrets
from functools import lru_cache
from typing import Any, NamedTuple

from streamlit import config

_OWN = "localhost, 127.0.0.1, ::1"
"""Who is reached by no other name serves this machine only."""


class Setting(NamedTuple):
    """A setting that is no limit: its variable, what holds without it, and what it says."""

    variable: str
    usual: str
    says: str


SETTINGS = (
    Setting(
        "COPYTASTER_HOSTS", _OWN, "the names under which the server is reached; `*.desk.example` "
        "stands for every name below, `*` for all"
    ),
    Setting(
        "COPYTASTER_ORIGINS", "none", "other sites whose pages may open this one in a frame or "
        "send it something, such as `https://cms.desk.example`"
    ),
    Setting(
        "COPYTASTER_PASSPHRASE", "none", "the passphrase that everybody has to know, or its hash "
        "(`python -m pages.hosting.passphrase`)"
    ),
    Setting(
        "COPYTASTER_SECRET", "random at every start", "signs the cookie of who knows the "
        "passphrase; the same on all servers behind one address"
    ),
    Setting(
        "COPYTASTER_ALLOWED", "all who can sign in", "e-mail addresses, or `@desk.example` for all "
        "of a desk, that may come in where a sign-in is configured"
    ),
    Setting(
        "COPYTASTER_PATH", "none", "the path below which it is served, such as `copytaster`"
    ),
    Setting(
        "COPYTASTER_USER_HEADER", "none", "the header in which a proxy says the address of who "
        "asks; nobody but the proxy may reach the server then"
    ),
    Setting("COPYTASTER_STORIES", "none", "a folder of stories that all can open"),
    Setting(
        "COPYTASTER_HOME", "`.copytaster` in the user's home", "the directory in which stories are "
        "kept"
    ),
    Setting(
        "COPYTASTER_DATABASE_URL", "SQLite in that directory", "a database in its place, which "
        "several processes share"
    ),
    Setting(
        "COPYTASTER_KEEP", "in that directory", "`browser`: stories are kept in the browser, for a "
        "host without a disk"
    ),
)  # fmt: skip
"""Every setting that is no limit; the limits are in `analysis.limits`."""


def words(variable: str, usual: str = "") -> list[str]:
    """What a variable lists, with commas between."""
    said = os.environ.get(variable, "").strip() or usual
    return [word.strip() for word in said.split(",") if word.strip()]


def hosts() -> list[str]:
    """The names under which the server may be reached, in small letters."""
    return [one.lower() for one in words("COPYTASTER_HOSTS", _OWN)]


def origins() -> list[str]:
    """Other sites that may frame this one, each as scheme and host."""
    return [one.lower().rstrip("/") for one in words("COPYTASTER_ORIGINS")]


def passphrase() -> str:
    """The passphrase or its hash; empty where none is asked for."""
    return os.environ.get("COPYTASTER_PASSPHRASE", "").strip()


@lru_cache(maxsize=1)
def _random() -> str:
    return secrets.token_hex(32)


def secret() -> str:
    """What cookies are signed with: of this start only, unless it was set."""
    return os.environ.get("COPYTASTER_SECRET", "").strip() or _random()


def user_header() -> str:
    """The header by which a proxy names who asks; empty where none is trusted."""
    return os.environ.get("COPYTASTER_USER_HEADER", "").strip()


def of_streamlit() -> dict[str, Any]:
    """What follows for Streamlit, which reads no variables where it is served as an app."""
    header = user_header()
    told = {
        "client.allowedOrigins": origins(),
        "server.baseUrlPath": os.environ.get("COPYTASTER_PATH", "").strip(" /"),
        "server.trustedUserHeaders": {header: "email"} if header else None,
    }
    return {option: value for option, value in told.items() if value or value == []}


def base() -> str:
    """The path below which the app is served: empty, or such as /copytaster."""
    told = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{told}" if told else ""


def inside(path: str) -> str:
    """A path as it is below that one, without a slash before it."""
    root = base()
    within = path[len(root) :] if path == root or path.startswith(f"{root}/") else path
    return within.lstrip("/")
