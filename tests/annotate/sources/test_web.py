import gzip
import socket
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from annotate.errors import DurchblickError
from annotate.sources import open_article, web
from tests.annotate.sources.reading import FILES, shown

NEWS = (FILES / "news.html").read_bytes()


class Site(BaseHTTPRequestHandler):
    """A small web site with everything that goes wrong on one."""

    def do_GET(self) -> None:
        path = self.path
        if path.startswith("/again"):
            return self.answer(302, {"Location": f"/again{int(path[6:] or 0) + 1}"})
        if path.startswith("/to/"):
            return self.answer(301, {"Location": path[4:]})
        if path == "/endless":
            self.answer(200, {"Content-Type": "text/html"})
            try:
                for _ in range(20_000):
                    self.wfile.write(b"<p>more " * 100)
            except OSError:
                return None
        if path == "/bomb":
            return self.answer(200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(60_000_000)))
        if path == "/packed":
            return self.answer(200, {"Content-Encoding": "gzip", "Content-Type": "text/html"}, gzip.compress(NEWS))
        if path == "/old":
            return self.answer(200, {"Content-Type": "text/html; charset=cp1252"}, "<p>Größe – „so“".encode("cp1252"))
        if path == "/readme.md":
            return self.answer(200, {"Content-Type": "text/plain"}, b"# Kopf\n\nEin *Satz*.")
        if path == "/%C3%BC?q=%20%C3%A4":
            return self.answer(200, {"Content-Type": "text/plain"}, b"Umlaute kommen an.")
        if path == "/news":
            return self.answer(200, {"Content-Type": "text/html"}, NEWS)
        return self.answer(404)

    def answer(self, status: int, headers: dict[str, str] | None = None, body: bytes = b"") -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return None


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


opened = partial(open_article, allow_local=True)


def refused(url: str, *, allow_local: bool = True) -> str:
    with pytest.raises(DurchblickError) as raised:
        open_article(url, allow_local=allow_local)
    assert str(raised.value).isprintable()
    return str(raised.value)


def test_a_page_of_news(site: str) -> None:
    article = opened(f"{site}/news")
    assert article.source == f"{site}/news"
    assert (article.title, article.site) == ("Muster AG kauft Beispiel GmbH", "Tagesblatt")
    assert opened(f"{site}/packed").text == article.text


def test_what_the_server_says_counts(site: str) -> None:
    assert opened(f"{site}/old").text == "Größe – „so“"
    assert shown(opened(f"{site}/readme.md")) == [("heading", "Kopf"), ("text", "Ein Satz.")]
    assert opened(f"{site}/ü?q= ä").text == "Umlaute kommen an."


def test_redirects_are_followed_and_named(site: str) -> None:
    told: list[str] = []
    opened(f"{site}/to//to//news", tell=told.append)
    assert told == [
        f"“{site}/to//to//news” redirects to “{site}/to//news”.",
        f"“{site}/to//news” redirects to “{site}/news”.",
    ]
    assert "more than 5 times" in refused(f"{site}/again")


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.com/", "gopher://127.0.0.1/"])
def test_redirects_to_anything_but_the_web(site: str, target: str) -> None:
    assert "no address that can be opened" in refused(f"{site}/to/{target}")


def test_what_is_too_much(site: str) -> None:
    assert "10 MB" in refused(f"{site}/endless")
    assert "10 MB" in refused(f"{site}/bomb")


def test_what_cannot_be_had(site: str) -> None:
    assert "HTTP 404" in refused(f"{site}/nothing")
    assert "cannot be reached" in refused("http://127.0.0.1:1/")
    assert "cannot be reached" in refused(site.replace("http:", "https:"))
    for url in ("http://", "http://a:b@example.com/", "http://[::1", "http://a:99999/", "http://a..b/", "https://:80/"):
        assert "valid address" in refused(url)
    for url in ("file:///etc/passwd", "ftp://example.com/a", "javascript://x"):
        assert "no address that can be opened" in refused(url)


def test_a_server_that_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "WAIT_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert "does not answer" in refused(f"http://127.0.0.1:{silent.getsockname()[1]}/")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0.0.0.0",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[fe80::1]",
        "[fd00::1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "localhost",
    ],
)
def test_private_addresses_are_not_opened_unasked(host: str) -> None:
    assert "local or private" in refused(f"http://{host}/", allow_local=False)


def test_every_redirect_is_checked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = {"public.example": ["127.0.0.1"], "inside.example": ["10.0.0.1"]}
    monkeypatch.setattr(web, "_resolved", lambda host, port: addresses[host])
    monkeypatch.setattr(web, "_is_private", lambda address: address.startswith("10."))
    port = site.rpartition(":")[2]
    url = f"http://public.example:{port}/to/http://inside.example/"
    assert "“http://inside.example/” leads to a local" in refused(url, allow_local=False)


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "_resolved", lambda host, port: ["93.184.215.14", "10.0.0.1"])
    assert "10.0.0.1" in refused("http://two.example/", allow_local=False)
