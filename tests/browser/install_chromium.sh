#!/bin/sh
# Brings a Chromium for the browser tests when there is none: Debian's package where apt serves, Playwright's own elsewhere.
set -u
shell=chromium-headless-shell # the same browser without its windows: a session opens in a fifth of the time
with=
command -v $shell >/dev/null 2>&1 && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && apt-get install -y -qq --no-install-recommends $shell >/dev/null 2>&1
    command -v $shell >/dev/null 2>&1 && exit 0
    with=--with-deps
fi
command -v chromium >/dev/null 2>&1 && exit 0
exec .venv/bin/python -m playwright install $with chromium
