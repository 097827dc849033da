"""Which machines may be asked for a page: those of the public internet, by their numbers.

A name is looked up once; what it stands for is checked, and the very number that was checked is
called. So a name that stands for another machine a moment later leads nowhere else.
"""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import NamedTuple

_NOT_PUBLIC = tuple(
    map(
        ip_network,
        (
            "168.63.129.16/32",  # what Azure tells its machines about themselves
            "192.88.99.0/24",  # IPv6 through a relay, whose own number stands for another
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16",  # IPv4 inside
            "fec0::/10",  # a site's own, as it once was
        ),
    )
)  # fmt: skip
"""Numbers that `ipaddress` calls global and that may lead into a network of one's own."""


class Reach(NamedTuple):
    """Who may be called: `look_up` a name, `is_open` for a number, at these `ports`.

    A test calls a server of its own machine by another `Reach`; no setting makes one.
    """

    look_up: Callable[[str, int], list[str]]
    is_open: Callable[[str], bool]
    ports: frozenset[int]


def numbers(name: str, port: int) -> list[str]:
    """The numbers that a name stands for; a number, however it is written, for itself.

    Raises:
        OSError: when it stands for none.
    """
    found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def is_public(number: str) -> bool:
    """Whether a number is one of the public internet.

    >>> is_public("93.184.215.14"), is_public("169.254.169.254"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    try:
        address = ip_address(number)
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return address.is_global and not address.is_multicast and not _is_inside(address)


def _is_inside(address: IPv4Address | IPv6Address) -> bool:
    return any(address in network for network in _NOT_PUBLIC if network.version == address.version)


PUBLIC = Reach(numbers, is_public, frozenset({80, 443}))
"""What a server may call where it fetches pages at all."""
