#!/bin/sh
# Brings a PostgreSQL for the tests of the store when there is none, where Debian's packages can be had.
set -u
there() { command -v postgres >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1; }
there && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends postgresql >/dev/null 2>&1
fi
there || echo "No PostgreSQL here: the tests of the store need one (Debian: apt install postgresql)." >&2
exit 0
