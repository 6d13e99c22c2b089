"""A page from the web: fetched once, when the user names its address, and never from a private network unasked."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final, NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from annotate.catalogue import Catalogue, user_language
from annotate.errors import reason, user_error
from annotate.harmless import harmless_line

MAX_BYTES: Final = 10 * 1024 * 1024
MAX_REDIRECTS: Final = 5
WAIT_SECONDS: Final = 10
"""For each answer of the server."""
MAX_SECONDS: Final = 30
"""For all of it."""

_CHUNK: Final = 64 * 1024
_REDIRECTS: Final = frozenset((301, 302, 303, 307, 308))
_PORTS: Final = {"http": 80, "https": 443}
_SAFE: Final = "%/:=&?~#+!$,;'@()*[]"
_NAT64: Final = IPv6Address("64:ff9b::").packed[:12]
_HEADERS: Final = {
    "User-Agent": "durchblick",
    "Accept": "text/html, application/xhtml+xml, text/*;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, identity;q=0.5",
    "Connection": "close",
}


class Page(NamedTuple):
    """What a server sent."""

    url: str
    """Where it was in the end."""
    data: bytes
    media_type: str
    charset: str | None

    @property
    def path(self) -> str:
        """The path of its address, whose end may say what it is."""
        return urlsplit(self.url).path


def fetch(url: str, *, allow_local: bool = False, tell: Callable[[str], None] = lambda _: None) -> Page:
    """The page at an address.

    Redirects are followed. Every address on the way is resolved here and connected to as it was resolved, so
    that none can turn into a private one after it was checked; proxies are not used.

    Args:
        url: The address, of HTTP or HTTPS.
        allow_local: Whether addresses of this machine and of private networks may be opened.
        tell: Is told of each redirect, in a sentence.

    Raises:
        DurchblickError: If it cannot be had.
    """
    deadline = time.monotonic() + MAX_SECONDS
    here = url
    try:
        for _ in range(MAX_REDIRECTS + 1):
            parts = _parts(here)
            with _connection(parts, here, allow_local=allow_local) as connection:
                connection.request("GET", _target(parts), headers=_HEADERS)
                response = connection.getresponse()
                place = response.getheader("Location")
                if response.status not in _REDIRECTS or not place:
                    return _page(response, here, deadline)
            there = urljoin(here, place)
            tell(_redirected(here, there))
            here = there
    except TimeoutError:
        raise user_error("source.slow", name=here, limit=MAX_SECONDS) from None
    except ssl.SSLError as error:
        raise user_error("source.unreachable", name=here, reason=error.reason or "TLS") from None
    except (OSError, zlib.error) as error:
        raise user_error("source.unreachable", name=here, reason=reason(error)) from None
    except http.client.HTTPException as error:
        raise user_error("source.unreachable", name=here, reason=type(error).__name__) from None
    raise user_error("source.redirects", name=url, limit=MAX_REDIRECTS)


def _redirected(here: str, there: str) -> str:
    say = Catalogue.load("annotate.phrases", user_language())
    return say("sources.redirected", name=harmless_line(here), target=harmless_line(there))


class _Connection(http.client.HTTPConnection):
    """A connection to an address that was resolved and checked before, closed at the end of a ``with``."""

    def __init__(self, parts: SplitResult, address: str) -> None:
        host = parts.hostname or ""
        super().__init__(f"[{host}]" if ":" in host else host, parts.port or _PORTS[parts.scheme], timeout=WAIT_SECONDS)
        self._address = address
        self._tls = parts.scheme == "https"

    def connect(self) -> None:
        """Connect to the address, whatever the name means by now."""
        self.sock = socket.create_connection((self._address, self.port), WAIT_SECONDS)
        if self._tls:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host.strip("[]"))

    def __enter__(self) -> _Connection:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port, host = parts.port, (parts.hostname or "").encode("idna").decode()
    except ValueError:  # UnicodeError is one
        raise user_error("source.address", name=url) from None
    if parts.scheme not in _PORTS:
        raise user_error("source.scheme", name=url)
    # A password in an address would be kept with the record.
    if not host or parts.username or parts.password or port == 0:
        raise user_error("source.address", name=url)
    host = f"[{host}]" if ":" in host else host
    return parts._replace(netloc=host if port is None else f"{host}:{port}")


def _connection(parts: SplitResult, url: str, *, allow_local: bool) -> _Connection:
    """A connection to the first address of the host.

    Raises:
        DurchblickError: If any of its addresses is private: a name for both is a trick.
    """
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    try:
        addresses = _resolved(host, port)
    except UnicodeError:
        raise user_error("source.address", name=url) from None
    if not allow_local and (private := next(filter(_is_private, addresses), None)):
        raise user_error("source.local", name=url, address=private)
    return _Connection(parts, addresses[0])


def _resolved(host: str, port: int) -> list[str]:
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _is_private(address: str) -> bool:
    return any(not each.is_global or each.is_multicast for each in _meant(ip_address(address.partition("%")[0])))


def _meant(address: IPv4Address | IPv6Address) -> tuple[IPv4Address | IPv6Address, ...]:
    """The addresses of IPv4 that one of IPv6 leads to, else the address itself."""
    if isinstance(address, IPv4Address):
        return (address,)
    nat64 = IPv4Address(address.packed[12:]) if address.packed.startswith(_NAT64) else None
    return tuple(filter(None, (address.ipv4_mapped, address.sixtofour, nat64))) or (address,)


def _target(parts: SplitResult) -> str:
    """The path and query as they go over the wire."""
    path = quote(parts.path or "/", safe=_SAFE)
    return f"{path}?{quote(parts.query, safe=_SAFE)}" if parts.query else path


def _page(response: http.client.HTTPResponse, url: str, deadline: float) -> Page:
    if response.status != http.client.OK:
        raise user_error("source.status", name=url, status=str(response.status))
    data = b"".join(_limited(_unpacked(response, deadline), url))
    return Page(url, data, response.headers.get_content_type(), response.headers.get_content_charset())


def _unpacked(response: http.client.HTTPResponse, deadline: float) -> Iterator[bytes]:
    packed = response.getheader("Content-Encoding", "").lower() in ("gzip", "x-gzip")
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS)
    while chunk := response.read1(_CHUNK):
        if time.monotonic() > deadline:
            raise TimeoutError
        if not packed:
            yield chunk
        while packed and chunk:
            yield unpack.decompress(chunk, _CHUNK)
            chunk = unpack.unconsumed_tail


def _limited(chunks: Iterator[bytes], url: str) -> Iterator[bytes]:
    left = MAX_BYTES
    for chunk in chunks:
        left -= len(chunk)
        if left < 0:
            raise user_error("source.large", name=url, limit=MAX_BYTES // (1024 * 1024))
        yield chunk
