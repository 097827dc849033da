#!/bin/sh
# Brings nginx for the test of docs/hosting.md when there is none: Debian's package where apt serves.
PATH=$PATH:/usr/sbin:/usr/local/sbin
command -v nginx >/dev/null 2>&1 && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx-light >/dev/null 2>&1
    command -v nginx >/dev/null 2>&1 && exit 0
fi
echo "tests/test_nginx.py needs nginx: install it (apt install nginx-light, brew install nginx) and try again" >&2
exit 1
