"""Sign-in through an OpenID provider, which Streamlit does: who is signed in, and where to sign in.

It is on where `.streamlit/secrets.toml` has a section `auth`. The parts of Streamlit used here are
not promised by it; they stand in this module alone, and tests ask for each.
"""

import json
from collections.abc import Mapping
from typing import Any

from streamlit import auth_util
from streamlit.user_info import generate_login_redirect_url
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from pages.hosting import settings

OPEN = ("auth/login", "auth/logout", "oauth2callback")
"""Addresses of the sign-in itself."""
_SHARED = {"redirect_uri", "cookie_secret", "expose_tokens"}


def providers() -> list[str]:
    """The providers that the secrets name; "default" where they name one without a name."""
    section = auth_util.get_secrets_auth_section().to_dict()
    named = [name for name, value in section.items() if isinstance(value, dict)]
    return named or (["default"] if set(section) - _SHARED else [])


def links() -> list[tuple[str, str]]:
    """What to press to sign in, and where it leads."""
    return [(_label(one), generate_login_redirect_url(one)) for one in providers()]


def _label(provider: str) -> str:
    return "Sign in" if provider == "default" else f"Sign in with {provider.capitalize()}"


def user(cookies: Mapping[str, str]) -> dict[str, Any]:
    """What the provider said of who is signed in; nothing of somebody who is not."""

    def signed(name: str) -> bytes | None:
        value = cookies.get(name, "").encode("latin-1", "ignore")
        return decode_signed_value(get_cookie_secret(), name, value)

    told = auth_util.get_cookie_with_chunks(signed, USER_COOKIE_NAME)
    known = json.loads(told) if told else {}
    return known if known.get("is_logged_in") else {}


def may_come_in(known: Mapping[str, Any]) -> bool:
    """Whether somebody signed in is among those allowed; all are where none are named."""
    allowed = [one.lower() for one in settings.words("COPYTASTER_ALLOWED")]
    email = str(known.get("email") or "").lower()
    if not allowed:
        return True
    if known.get("email_verified") is False:
        return False
    return any(email == one or (one[:1] == "@" and email.endswith(one)) for one in allowed)
