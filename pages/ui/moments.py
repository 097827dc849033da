"""Times as an editor reads them, in the time zone of the browser."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def day(seconds: int) -> str:
    """The day of a time in seconds since 1970.

    >>> day(0)
    '1 January 1970'
    """
    at = datetime.fromtimestamp(seconds, _zone())
    return f"{at.day} {at:%B %Y}"


def moment(seconds: int) -> str:
    """Day and minute of a time in seconds since 1970.

    >>> moment(60)
    '1 January 1970, 00:01'
    """
    return f"{day(seconds)}, {datetime.fromtimestamp(seconds, _zone()):%H:%M}"


def _zone() -> tzinfo:
    """The browser's time zone, else UTC."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
