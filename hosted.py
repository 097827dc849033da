"""Copytaster behind its own door, for a newsroom: `uvicorn hosted:app` (see docs/hosting.md).

The pages are the same. What is added: security headers, a cookie by which a browser finds its
stories again, a gate, names and sites that may come in, `/readyz`, and a log without content.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

from pages.hosting import settings
from pages.hosting.browser import Browser
from pages.hosting.doors import Doors
from pages.hosting.gate import Gate
from pages.hosting.headers import Headers
from pages.hosting.log import Log
from pages.ui import quiet

app = st.App(
    Path(__file__).with_name("streamlit_app.py"),
    middleware=[Middleware(layer) for layer in (Log, Headers, Doors, Gate, Browser)],
    on_script_error=quiet.told,
)
quiet.start()
for option, value in settings.of_streamlit().items():
    config.set_option(option, value)
