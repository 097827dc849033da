#!/bin/sh
# Brings a Chromium for the browser tests when there is none: Debian's package where apt serves, Playwright's own elsewhere.
set -u
command -v chromium >/dev/null 2>&1 && exit 0
with=
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1
    command -v chromium >/dev/null 2>&1 && exit 0
    with=--with-deps
fi
exec .venv/bin/python -m playwright install $with chromium
