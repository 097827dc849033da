"""The passphrase of a small desk: kept as a hash, compared in constant time, tried a few times.

`python -m pages.hosting.passphrase` asks for one and prints what to put into COPYTASTER_PASSPHRASE.
"""

import getpass
import hashlib
import hmac
import ipaddress
import re
import secrets
import sys
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping
from functools import lru_cache

from itsdangerous import BadSignature, TimestampSigner

from analysis import limits
from pages.hosting import settings

COOKIE = "copytaster_gate"
_HASH = re.compile(r"scrypt:([0-9a-f]{32}):([0-9a-f]{64})")
_N, _R, _P = 2**14, 8, 1
"""Cost of a hash: 16 MB and some 50 ms."""
_SHORTEST = 8
_ADDRESSES = 10_000
"""Addresses whose tries are remembered."""
_MINUTE = 60.0


def hashed(passphrase: str, salt: bytes = b"") -> str:
    """The hash of a passphrase, with its salt, as the setting takes it."""
    salt = salt or secrets.token_bytes(16)
    made = hashlib.scrypt(passphrase.encode(), salt=salt, n=_N, r=_R, p=_P, dklen=32)
    return f"scrypt:{salt.hex()}:{made.hex()}"


@lru_cache(maxsize=4)
def _kept(said: str) -> str:
    """The setting as a hash; a passphrase in plain words is hashed once for each start."""
    return said if _HASH.fullmatch(said) else hashed(said)


def is_right(tried: str) -> bool:
    """Whether that is the passphrase; takes as long for a wrong one as for the right one."""
    kept = _kept(settings.passphrase())
    salt = bytes.fromhex(kept.split(":")[1])
    return hmac.compare_digest(hashed(tried, salt), kept)


def _signer() -> TimestampSigner:
    """Signs for this secret and this passphrase: when either changes, all have to come anew."""
    key = hashlib.sha256(f"{settings.secret()}\0{settings.passphrase()}".encode()).digest()
    return TimestampSigner(key, salt=COOKIE, digest_method=hashlib.sha256)


def ticket() -> str:
    """What the cookie of who knows the passphrase holds: nothing but that, and when."""
    return _signer().sign(secrets.token_urlsafe(12)).decode()


def is_in(cookies: Mapping[str, str]) -> bool:
    """Whether these cookies say that the passphrase was known within the last hours."""
    try:
        _signer().unsign(cookies.get(COOKIE, ""), max_age=limits.SIGNED_IN_HOURS * 3600)
    except BadSignature:
        return False
    return True


class Tries:
    """How often a passphrase was tried in the last minute, by address and by all."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._by: OrderedDict[str, deque[float]] = OrderedDict()
        self._all: deque[float] = deque()

    def may(self, address: str) -> bool:
        """Whether one more try is allowed from there; if so, it is counted."""
        one = _neighbourhood(address)
        mine = self._by.setdefault(one, deque())
        self._by.move_to_end(one)
        while len(self._by) > _ADDRESSES:
            self._by.popitem(last=False)
        for tries in (mine, self._all):
            _forget(tries, self._now() - _MINUTE)
        if len(mine) >= limits.MAX_TRIES or len(self._all) >= 10 * limits.MAX_TRIES:
            return False
        mine.append(self._now())
        self._all.append(self._now())
        return True


def _forget(tries: deque[float], before: float) -> None:
    while tries and tries[0] <= before:
        tries.popleft()


def _neighbourhood(address: str) -> str:
    """Whom an address stands for: one house has as many of the new kind as it likes.

    >>> _neighbourhood("2001:db8::5") == _neighbourhood("2001:db8::6"), _neighbourhood("192.0.2.7")
    (True, '192.0.2.7')
    """
    try:
        told = ipaddress.ip_address(address)
    except ValueError:
        return address
    return address if told.version == 4 else str(ipaddress.ip_network((told, 64), strict=False))


def main() -> int:
    """Asks twice for a passphrase and prints its hash."""
    one = getpass.getpass("Passphrase: ")
    if len(one) < _SHORTEST:
        print(f"Take {_SHORTEST} characters at least; four words are better.", file=sys.stderr)
        return 1
    if one != getpass.getpass("Once more: "):
        print("The two are not the same. Nothing was made.", file=sys.stderr)
        return 1
    print(hashed(one))
    return 0


if __name__ == "__main__":
    sys.exit(main())
