"""Articles at an address: what is fetched, and what is never even connected to."""

from __future__ import annotations

import gzip
import socket
import threading
import zlib
from collections.abc import Iterator, Mapping

import pytest

from quizgen.errors import UnusableArticle
from quizgen.sources.address import MOST_BYTES, Fetched, fetch
from quizgen.sources.address.guard import checked, is_public
from tests.builders import BODY
from tests.canary import CERTIFICATE, Canary, MadeUpNetwork, Reply, canary, moved, reply

PAGE = "<html><body><h1>The Yellow Boat</h1>" + "".join(f"<p>{text}</p>" for text in BODY)
PUBLIC = "93.184.216.34"
SENTENCE = r"^[A-Z0-9a-z].+[;,(] .+\.$"


@pytest.fixture
def bird() -> Iterator[Canary]:
    """A server that must get no hit."""
    with canary({"/": reply(b"secret"), "/latest/meta-data/": reply(b"secret")}) as server:
        yield server


def fetched(replies: Mapping[str, Reply], address: str = "http://school.example/boat", **names: str) -> Fetched:
    """What is fetched from a host that answers so."""
    with canary(replies) as server:
        network = MadeUpNetwork(server, **{"school_example": [PUBLIC], **{name: [found] for name, found in names.items()}})
        return fetch(address, resolve=network.resolve, dial=network.dial)


# What is never connected to ---------------------------------------------------------------------------------------------

INSIDE = {
    "this computer": "http://127.0.0.1/",
    "another of its numbers": "http://127.255.255.254/",
    "short": "http://127.1/",
    "shorter": "http://127.0.1/",
    "hexadecimal": "http://0x7f.1/",
    "hexadecimal in full": "http://0x7f.0x0.0x0.0x1/",
    "one hexadecimal number": "http://0x7f000001/",
    "octal": "http://0177.0.0.1/",
    "octal in full": "http://0177.0000.0000.0001/",
    "one decimal number": "http://2130706433/",
    "one octal number": "http://017700000001/",
    "too large a number": "http://4294967297/",
    "a part too large": "http://127.0.0.256/",
    "five parts": "http://127.0.0.1.1/",
    "zeros in front": "http://127.000.000.001/",
    "zero": "http://0/",
    "all zeros": "http://0.0.0.0/",
    "a dot behind": "http://127.0.0.1./",
    "name": "http://localhost/",
    "name with a dot": "http://localhost./",
    "name in capitals": "http://LOCALHOST/",
    "name under it": "http://a.localhost/",
    "name for its number": "http://inside.example/",
    "circled digits": "http://①②⑦.⓪.⓪.①/",
    "full-width digits": "http://１２７.０.０.１/",
    "full-width dots": "http://127。0。0。1/",
    "IPv6": "http://[::1]/",
    "IPv6 in full": "http://[0000:0000:0000:0000:0000:0000:0000:0001]/",
    "IPv6, nothing": "http://[::]/",
    "IPv4 in IPv6": "http://[::ffff:127.0.0.1]/",
    "IPv4 in IPv6, hexadecimal": "http://[::ffff:7f00:1]/",
    "IPv4 in IPv6, as it once was": "http://[::127.0.0.1]/",
    "IPv4 in IPv6, translated": "http://[::ffff:0:127.0.0.1]/",
    "6to4": "http://[2002:7f00:1::]/",
    "6to4 of a home": "http://[2002:c0a8:101::1]/",
    "NAT64": "http://[64:ff9b::127.0.0.1]/",
    "NAT64 of a home": "http://[64:ff9b::c0a8:1]/",
    "NAT64 of one's own": "http://[64:ff9b:1::7f00:1]/",
    "Teredo": "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/",
    "ISATAP": "http://[2606:2800:220:1:0:5efe:7f00:1]/",
    "link": "http://[fe80::1]/",
    "link with a zone": "http://[fe80::1%25eth0]/",
    "site": "http://[fec0::1]/",
    "home in IPv6": "http://[fd00::1]/",
    "many in IPv6": "http://[ff02::1]/",
    "many in IPv6, worldwide": "http://[ff0e::1]/",
    "for books in IPv6": "http://[2001:db8::1]/",
    "for newer books in IPv6": "http://[3fff::1]/",
    "home": "http://192.168.0.1/",
    "office": "http://10.0.0.1/",
    "another office": "http://172.16.0.1/",
    "the last of them": "http://172.31.255.255/",
    "behind a provider": "http://100.64.0.1/",
    "link in IPv4": "http://169.254.0.1/",
    "a cloud's secrets": "http://169.254.169.254/latest/meta-data/",
    "a cloud's secrets by name": "http://metadata.example/latest/meta-data/",
    "a cloud's secrets, one number": "http://2852039166/",
    "a cloud's secrets in IPv6": "http://[fd00:ec2::254]/",
    "another cloud's": "http://100.100.100.200/",
    "many": "http://224.0.0.1/",
    "many, worldwide": "http://233.252.0.1/",
    "reserved": "http://240.0.0.1/",
    "everybody": "http://255.255.255.255/",
    "measuring": "http://198.18.0.1/",
    "for books": "http://192.0.2.1/",
    "a name with one address inside": "http://both.example/",
    "a name with none": "http://nothing.example/",
}

NO_ADDRESS = {
    "nothing": "",
    "blanks": "   ",
    "a word": "boat",
    "no host": "http:///boat",
    "one slash": "http:/127.0.0.1/",
    "a file": "file:///etc/passwd",
    "a file of a host": "file://school.example/etc/passwd",
    "gopher": "gopher://school.example/_x",
    "ftp": "ftp://school.example/boat",
    "data": "data:text/html,<p>boat",
    "a script": "javascript:alert(1)",
    "a dictionary": "dict://127.0.0.1:11211/stat",
    "a mail": "mailto:ida@school.example",
    "a name in front": "http://school.example@127.0.0.1/",
    "a name and password": "http://user:password@school.example/",
    "an empty name": "http://@school.example/",
    "a backslash": "http://school.example\\@127.0.0.1/",
    "a line break": "http://school.example/\r\nX: y",
    "a blank": "http://school.example /boat",
    "a zero byte": "http://school.example\x00.127.0.0.1/",
    "a port of a database": "http://school.example:5432/",
    "a port of mail": "http://school.example:25/",
    "another web port": "http://school.example:8080/",
    "the other's port": "http://school.example:443/",
    "port zero": "http://school.example:0/",
    "no port": "http://school.example:port/",
    "too large a port": "http://school.example:65616/",
    "an open bracket": "http://[::1/",
    "a bracketed name": "http://[school.example]/",
    "an underscore alone": "http://_/..//",
    "too long a label": f"http://{'a' * 64}.example/",
    "too long a name": f"http://{'a.' * 140}example/",
}


@pytest.mark.parametrize("address", [pytest.param(a, id=what) for what, a in {**INSIDE, **NO_ADDRESS}.items()])
def test_address_that_leads_inside_or_nowhere_is_refused_before_any_connection(bird: Canary, address: str) -> None:
    network = MadeUpNetwork(
        bird,
        localhost=["127.0.0.1"],
        a_localhost=["::1"],
        school_example=[PUBLIC],
        inside_example=["127.0.0.1"],
        metadata_example=["169.254.169.254"],
        both_example=[f"{PUBLIC},192.168.0.1"],
    )

    with pytest.raises(UnusableArticle, match=SENTENCE):
        fetch(address, resolve=network.resolve, dial=network.dial)

    assert network.connected == []
    assert bird.met == 0


@pytest.mark.parametrize("target", [a for a in INSIDE.values() if "[" in a or "169.254" in a or "127" in a])
def test_redirect_inside_is_refused_before_any_connection(target: str) -> None:
    with canary({"/boat": moved(target)}) as server:
        network = MadeUpNetwork(server, school_example=[PUBLIC], localhost=["127.0.0.1"], metadata_example=["169.254.169.254"])

        with pytest.raises(UnusableArticle, match=SENTENCE):
            fetch("http://school.example/boat", resolve=network.resolve, dial=network.dial)

        assert network.connected == [(PUBLIC, 80)]
        assert len(server.hits) == 1


@pytest.mark.parametrize("target", ["file:///etc/passwd", "http://user@school.example/", "http://school.example:8000/", ""])
def test_redirect_to_what_may_not_be_asked_is_refused(target: str) -> None:
    with pytest.raises(UnusableArticle, match=SENTENCE):
        fetched({"/boat": moved(target)})


def test_name_that_turns_private_after_the_look_up_gains_nothing() -> None:
    with canary({"/boat": reply(PAGE.encode())}) as server:
        network = MadeUpNetwork(server, school_example=[PUBLIC, "127.0.0.1"])

        fetch("http://school.example/boat", resolve=network.resolve, dial=network.dial)

        assert network.looked_up == ["school.example"]
        assert network.connected == [(PUBLIC, 80)]


def test_name_that_turns_private_between_two_hops_is_refused() -> None:
    with canary({"/boat": moved("/boat2"), "/boat2": reply(PAGE.encode())}) as server:
        network = MadeUpNetwork(server, school_example=[PUBLIC, "127.0.0.1"])

        with pytest.raises(UnusableArticle, match="private network"):
            fetch("http://school.example/boat", resolve=network.resolve, dial=network.dial)

        assert network.connected == [(PUBLIC, 80)]


def test_real_look_up_and_connection_keep_out_of_loopback(bird: Canary) -> None:
    for host in ("127.0.0.1", "localhost", "[::1]"):
        with pytest.raises(UnusableArticle, match=SENTENCE):
            fetch(f"http://{host}/")

    assert bird.met == 0


@pytest.mark.parametrize("variable", ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"])
def test_proxy_variables_are_not_heard(bird: Canary, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, f"http://127.0.0.1:{bird.port}")

    assert fetched({"/boat": reply(PAGE.encode())}).data == PAGE.encode()
    assert bird.met == 0


@pytest.mark.parametrize(
    "address",
    [PUBLIC, "8.8.8.8", "1.1.1.1", "172.32.0.1", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822", "::ffff:8.8.8.8"],
)
def test_addresses_of_the_open_internet_are_public(address: str) -> None:
    assert is_public(address)


# What comes -------------------------------------------------------------------------------------------------------------


def test_page_is_fetched_with_its_name_and_final_address() -> None:
    found = fetched({"/boat": moved("/news/boat.html?id=7#top"), "/news/boat.html?id=7": reply(PAGE.encode())})

    assert found == Fetched(PAGE.encode(), "boat.html", "http://school.example/news/boat.html?id=7")


def test_address_is_read_as_people_write_it() -> None:
    assert checked(" School.example/boat ").geturl() == "https://school.example/boat"


def test_request_names_the_host_and_no_secret() -> None:
    with canary({"/b%C3%A4r?q=1": reply(PAGE.encode())}) as server:
        network = MadeUpNetwork(server, school_example=[PUBLIC])

        fetch("http://School.Example/bär?q=1#part", resolve=network.resolve, dial=network.dial)

        (request,) = server.hits
        assert request.startswith("GET /b%C3%A4r?q=1 HTTP/1.1\r\n")
        assert "\r\nHost: school.example\r\n" in request
        told = {line.partition(":")[0].lower() for line in request.split("\r\n")}
        assert told.isdisjoint({"cookie", "authorization", "referer", "origin"})


def test_host_that_fails_at_one_address_is_asked_at_the_next() -> None:
    with canary({"/boat": reply(PAGE.encode())}) as server:
        network = MadeUpNetwork(server, school_example=[f"8.8.8.8,{PUBLIC}"])

        def dial(address: str, port: int, seconds: float) -> socket.socket:
            if address == "8.8.8.8":
                raise ConnectionRefusedError
            return network.dial(address, port, seconds)

        assert fetch("http://school.example/boat", resolve=network.resolve, dial=dial).name == "boat.html"
        assert network.connected == [(PUBLIC, 80)]


@pytest.mark.parametrize(
    ("kind", "path", "name"),
    [
        ("text/html", "/", "school.example.html"),
        ("Text/HTML; charset=utf-8", "/a/boat.php", "boat.html"),
        ("text/plain", "/boat.txt", "boat.txt"),
        ("application/pdf", "/get/boat", "boat.pdf"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "/boat.docx", "boat.docx"),
    ],
)
def test_kind_that_the_server_names_becomes_the_suffix(kind: str, path: str, name: str) -> None:
    assert fetched({path: reply(b"x", kind=kind)}, f"http://school.example{path}").name == name


@pytest.mark.parametrize("kind", ["image/png", "application/zip", "application/json", "text/css", "application/octet-stream", ""])
def test_other_kinds_are_refused(kind: str) -> None:
    with pytest.raises(UnusableArticle, match="no page, text, PDF or Word file"):
        fetched({"/boat": reply(b"x", kind=kind)})


def test_encoding_that_the_server_names_is_heard() -> None:
    found = fetched({"/boat": reply("Łódź".encode("iso-8859-2"), kind="text/html; charset=ISO-8859-2")})

    assert found.data.decode("utf-8-sig") == "Łódź"


def test_encoding_that_does_not_exist_leaves_the_bytes() -> None:
    assert fetched({"/boat": reply(b"caf\xe9", kind="text/html; charset=nonsense")}).data == b"caf\xe9"


def test_packed_page_is_unpacked() -> None:
    assert fetched({"/boat": reply(gzip.compress(PAGE.encode()), Content_Encoding="gzip")}).data == PAGE.encode()


def test_three_redirects_are_followed_and_a_fourth_is_not() -> None:
    hops: dict[str, Reply] = {f"/{i}": moved(f"/{i + 1}", "301 Moved Permanently") for i in range(1, 5)}

    assert fetched({**hops, "/5": reply(b"x")}, "http://school.example/2").address == "http://school.example/5"
    with pytest.raises(UnusableArticle, match="leads on to another one more than 3 times"):
        fetched({**hops, "/5": reply(b"x")}, "http://school.example/1")


# What may come in no amount and at no speed -------------------------------------------------------------------------------


def bomb() -> bytes:
    """A gzip stream of 100 MB in 100 KB."""
    press = zlib.compressobj(9, wbits=31)
    return b"".join(press.compress(bytes(1_000_000)) for _ in range(100)) + press.flush()


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(reply(bomb(), Content_Encoding="gzip"), id="gzip bomb"),
        pytest.param(reply(gzip.compress(bomb()), Content_Encoding="gzip, gzip"), id="packed twice"),
        pytest.param(reply(gzip.compress(PAGE.encode())[:-20], Content_Encoding="gzip"), id="packed and cut short"),
        pytest.param(reply(b"no gzip", Content_Encoding="gzip"), id="not packed"),
        pytest.param(reply(b"x", Content_Encoding="br"), id="packed otherwise"),
        pytest.param(reply(bytes(MOST_BYTES + 1)), id="too much"),
        pytest.param(reply(b"x", Content_Length="9999"), id="less than told"),
        pytest.param(reply(b"x", Content_Length="-1", Transfer_Encoding="chunked"), id="broken pieces"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"SSH-2.0-OpenSSH_9.2\r\n", id="another protocol"),
        pytest.param(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000 + b"\r\n", id="headers without end"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n", id="a header without end"),
    ],
)
def test_answer_that_is_too_much_or_broken_is_refused(answer: bytes) -> None:
    with pytest.raises(UnusableArticle, match=SENTENCE):
        fetched({"/boat": answer})


@pytest.mark.parametrize(
    ("start", "drop"),
    [
        pytest.param(reply(kind="text/html", Content_Length="1000000"), b"x", id="body"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX: ", b"y", id="header"),
        pytest.param(b"", b" ", id="status"),
    ],
)
def test_slow_drip_is_cut_off(start: bytes, drop: bytes) -> None:
    replies: dict[str, Reply] = {}
    with canary(replies) as server:
        replies["/boat"] = server.drip(start, drop)
        network = MadeUpNetwork(server, school_example=[PUBLIC])

        with pytest.raises(UnusableArticle, match="took longer than 1 seconds"):
            fetch("http://school.example/boat", resolve=network.resolve, dial=network.dial, seconds=1)

        assert not [thread for thread in threading.enumerate() if thread.name.startswith("fetch") and _outlives(thread)]


def _outlives(thread: threading.Thread) -> bool:
    thread.join(5)
    return thread.is_alive()


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("401 Unauthorized", "does not show the page to programs"),
        ("403 Forbidden", "does not show the page to programs"),
        ("404 Not Found", "no page at this address"),
        ("410 Gone", "no page at this address"),
        ("429 Too Many Requests", "does not show the page to programs"),
        ("500 Internal Server Error", r"answers with an error \(500\)"),
        ("204 No Content", r"answers with an error \(204\)"),
        ("304 Not Modified", r"answers with an error \(304\)"),
    ],
)
def test_error_of_the_server_is_said_with_what_to_do(status: str, says: str) -> None:
    with pytest.raises(UnusableArticle, match=says):
        fetched({"/boat": reply(status=status)})


def test_host_that_does_not_exist_is_named() -> None:
    with pytest.raises(UnusableArticle, match=r"no host called nowhere\.example; check the address"):
        fetched({}, "http://nowhere.example/")


# https ------------------------------------------------------------------------------------------------------------------


def secure_page(address: str) -> Fetched:
    with canary({"/boat": reply(PAGE.encode())}, secure=True) as server:
        network = MadeUpNetwork(server, school_example=[PUBLIC], other_example=[PUBLIC])
        return fetch(address, resolve=network.resolve, dial=network.dial)


def test_host_with_its_own_certificate_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))

    assert secure_page("https://school.example/boat").data == PAGE.encode()


def test_host_with_another_s_certificate_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))

    with pytest.raises(UnusableArticle, match="cannot prove who it is"):
        secure_page("https://other.example/boat")


def test_certificate_that_nobody_vouches_for_is_not_believed() -> None:
    with pytest.raises(UnusableArticle, match="cannot prove who it is"):
        secure_page("https://school.example/boat")
