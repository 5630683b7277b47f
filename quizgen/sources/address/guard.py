"""What may be asked at all: addresses of the open web, by their usual ports, and never one of the inside."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from quizgen.errors import UnusableArticle

PORTS = {"http": 80, "https": 443}
PASTE = "open it in your browser, copy the article's text and paste it."
_NAT64 = IPv6Network("64:ff9b::/96")
_UNICAST = IPv6Network("2000::/3")
_FOR_BOOKS = IPv6Network("3fff::/20")  # documentation, RFC 9637: newer than the lists of Python 3.11
_LOOKS_NUMERIC = re.compile(r"(?:0x[0-9a-f]*|\d+)$", re.IGNORECASE)


def checked(address: str) -> SplitResult:
    """The parts of an address that may be asked, its host in small ASCII letters.

    Raises UnusableArticle for anything but http and https to their own ports, without a name or password in it.
    """
    written = address.strip()
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:[/?#].*)?", written):
        written = f"https://{written}"  # as people write addresses
    try:
        parts = urlsplit(written)
        port, host = parts.port, parts.hostname or ""
    except ValueError as error:
        raise _no_address() from error
    if parts.scheme not in PORTS or not host or re.search(r"[\x00-\x20\x7f\\]", written):
        raise _no_address()
    if "@" in parts.netloc:
        raise UnusableArticle("The address holds a name or password, which is never sent; " + PASTE)
    if port not in {None, PORTS[parts.scheme]}:
        raise UnusableArticle(
            "Only the usual ports of the web (80 and 443) are asked; take the number out of the address, or " + PASTE
        )
    host = _ascii(host)
    return SplitResult(parts.scheme, f"[{host}]" if ":" in host else host, parts.path or "/", parts.query, "")


def _no_address() -> UnusableArticle:
    return UnusableArticle("This is no address of a page; copy it from your browser's address bar, from https:// on.")


def _ascii(host: str) -> str:
    """A host as it is asked for: names in ASCII, numbers only as the four of an address or as IPv6."""
    if ":" in host:
        if "%" in host:
            raise _no_address()
        return host
    try:
        name = host.encode("idna").decode("ascii").rstrip(".").lower()
    except UnicodeError as error:
        raise _no_address() from error
    if not re.fullmatch(r"[a-z0-9_.-]{1,253}", name):
        raise _no_address()
    if _LOOKS_NUMERIC.fullmatch(name.rsplit(".", 1)[-1]):
        try:
            return str(IPv4Address(name))
        except ValueError as error:
            raise _no_address() from error
    return name


def is_public(address: str) -> bool:
    """Whether an address is one of the open internet, and so is the IPv4 address in it, if it carries one.

    >>> is_public("93.184.216.34"), is_public("::ffff:10.0.0.1")
    (True, False)
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv4Address):
        return found.is_global and not found.is_multicast and not found.is_reserved
    if found.ipv4_mapped:
        return is_public(str(found.ipv4_mapped))
    if found in _NAT64:
        return is_public(str(IPv4Address(int(found) & 0xFFFFFFFF)))
    return found.is_global and found in _UNICAST and found not in _FOR_BOOKS and all(map(is_public, _carried(found)))


def _carried(address: IPv6Address) -> list[str]:
    """The IPv4 addresses to which tunnels (6to4, Teredo, ISATAP) would hand it on."""
    carried = [address.sixtofour, *(address.teredo or ())]
    if int(address) >> 32 & 0xFFFFFFFF in {0x00005EFE, 0x02005EFE}:
        carried.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [str(found) for found in carried if found]
