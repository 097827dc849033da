"""What every answer says to the browser: run nothing foreign, keep nothing, show nothing abroad."""

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import Scope

from pages.hosting import settings
from pages.hosting.answers import Adding

_KEPT = ("static/", "_stcore/bidi-components/", "component/")
"""Files of the program, alike for all: a browser may keep them. All else may be of a story."""
_REFUSED = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation",
    "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb", "xr-spatial-tracking",
)  # fmt: skip
_SAME_FOR_ALL = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": ", ".join(f"{name}=()" for name in _REFUSED),
}
_YEAR = 31_536_000


class Headers(Adding):
    """Adds them to every answer, whoever made it."""

    def add(self, headers: MutableHeaders, scope: Scope) -> None:
        """The policies, and what may be kept."""
        for name, value in _SAME_FOR_ALL.items():
            headers[name] = value
        headers["content-security-policy"] = policy(HTTPConnection(scope).headers.get("host", ""))
        if not settings.origins():
            headers["x-frame-options"] = "SAMEORIGIN"
        if not settings.inside(scope["path"]).startswith(_KEPT):
            headers["cache-control"] = "no-store"
        if scope["scheme"] == "https":
            headers["strict-transport-security"] = f"max-age={_YEAR}"


def policy(host: str) -> str:
    """The policy for pages reached under that name, whose WebSocket is the only one allowed.

    Streamlit writes styles into the page, makes workers and pictures of its own bytes, and has one
    script in its page, which is named by its hash.
    """
    own = f" ws://{host} wss://{host}" if re.fullmatch(r"[\w.:\[\]-]{1,255}", host) else ""
    frames = " ".join(["'self'", *settings.origins()])
    parts = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", "blob:", *_inline_scripts()]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": f"'self' data: blob:{own}",
        "worker-src": "'self' blob:",
        "frame-ancestors": frames,
        "form-action": "'self'",
        "base-uri": "'self'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


@lru_cache(maxsize=1)
def _inline_scripts() -> list[str]:
    """The hashes of the scripts that stand in Streamlit's own page."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()
    found = re.findall(rb"<script>(.*?)</script>", page, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(one).digest()).decode() for one in found]
    return [f"'sha256-{one}'" for one in hashes]
