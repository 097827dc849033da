#!/bin/sh
# Brings Java for the tests of archives on Spark when there is none, or an old one: Debian's package where apt serves.
found() {
    java=java
    [ -n "$JAVA_HOME" ] && java=$JAVA_HOME/bin/java
    version=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')
    [ "${version:-0}" -ge 17 ]
}
found && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    for version in 17 21 25; do
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            "openjdk-$version-jre-headless" >/dev/null 2>&1 && found && exit 0
    done
fi
echo "tests/test_archive_cluster.py needs Java 17 or newer: install it (apt install openjdk-17-jre-headless, brew install openjdk@17) and try again" >&2
exit 1
