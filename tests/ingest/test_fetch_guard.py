"""Nothing but the public internet is reached, unless it is asked for."""

from __future__ import annotations

import socket
from ipaddress import ip_address
from pathlib import Path

import pytest

from dragoman.errors import Rejected
from dragoman.ingest.web.addresses import Reach, parse_address
from dragoman.ingest.web.crawl import Report
from dragoman.ingest.web.guard import Resolver, checked_addresses, is_public, resolve
from tests.ingest.fetching import Crawler, reasons
from tests.ingest.web_server import page, serve

INNER = """
    127.0.0.1 127.255.255.254 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254
    100.64.0.1 0.0.0.0 0.1.2.3 192.0.0.8 192.0.0.9 192.0.2.1 192.88.99.1 198.18.0.1 198.51.100.1
    203.0.113.1 224.0.0.1 224.0.1.1 239.255.255.255 240.0.0.1 255.255.255.255
    ::1 :: ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:0:127.0.0.1 fe80::1 fe80::1%eth0
    fec0::1 fc00::1 fd00:ec2::254 ff02::1 ff0e::1 64:ff9b::127.0.0.1 64:ff9b::10.0.0.1
    64:ff9b:1::1 2002:7f00:1:: 2002:a00:1:: 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:10::1
    2001:db8::1 100::1 3fff::1 4000::1 5f00::1
"""
PUBLIC = """
    8.8.8.8 93.184.216.34 172.32.0.1 2606:4700:4700::1111 ::ffff:8.8.8.8 64:ff9b::8.8.8.8
    2001:200::1
"""


def numbers_only(host: str, port: int) -> list[str]:
    """Read numbers as the system does, and know one name: no question leaves the machine."""
    if host.lower().rstrip(".") == "localhost":
        return ["127.0.0.1", "::1"]
    found = socket.getaddrinfo(host, port, flags=socket.AI_NUMERICHOST)
    return [str(entry[4][0]) for entry in found]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://a.example/x", "not an http or https address"),
        ("file:///etc/passwd", "not an http or https address"),
        ("gopher://a.example/", "not an http or https address"),
        ("javascript:alert(1)", "not an http or https address"),
        ("a.example/story", "not an http or https address"),
        ("", "not an http or https address"),
        ("http://", "names no host"),
        ("http:///story", "names no host"),
        ("http://me@a.example/", "addresses with a user's name or password are not followed"),
        ("http://me:pw@a.example/", "addresses with a user's name or password are not followed"),
        ("http://a.example:22/", "port 22 is not allowed (--allow-port)"),
        ("https://a.example:8443/", "port 8443 is not allowed (--allow-port)"),
        (
            "http://a.example\\@127.0.0.1/",
            "an address holds no spaces, control characters or backslashes",
        ),
        (
            "http://a.example/\r\nHost: b.example",
            "an address holds no spaces, control characters or backslashes",
        ),
        ("http://a.example/a\0b", "an address holds no spaces, control characters or backslashes"),
        (
            "http://a.example/\u202etxt",
            "an address holds no spaces, control characters or backslashes",
        ),
    ],
)
def test_an_address_that_is_not_followed_says_why(address: str, reason: str) -> None:
    with pytest.raises(Rejected) as refusal:
        parse_address(address, Reach())
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    "address",
    [
        "http://[::1",
        "http://a.example:port/",
        "http://a.example:99999/",
        "http://\udc80/",
        "http://0177.0.0.1/",
        "http://[fe80::1].a.example[::1]/",
        "http://[v1.x]/",
        "http://a.example%00/",
        "http://xn--\u2488/",
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(Rejected):
        parse_address(address, Reach())


def test_an_address_is_asked_for_without_its_fragment_and_in_plain_letters() -> None:
    url = parse_address(" HTTPS://Bücher.example:443/Straße?q=ä#part ", Reach())
    assert str(url) == "https://xn--bcher-kva.example/Stra%C3%9Fe?q=%C3%A4"


@pytest.mark.parametrize("address", INNER.split())
def test_an_address_of_no_public_machine_is_told(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC.split())
def test_an_address_of_a_public_machine_is_told(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "0177.1", "0x7f.1", "127.1", "0", "localhost"]
)
def test_a_machine_written_in_another_way_is_told_when_it_resolves(host: str) -> None:
    url = parse_address(f"http://{host}/", Reach())
    with pytest.raises(Rejected, match="leads into a private network"):
        checked_addresses(url.host, 80, numbers_only, Reach())


def always(*addresses: str) -> Resolver:
    """Give a resolver that knows one answer."""
    return lambda host, port: addresses


def test_a_name_is_refused_if_any_of_its_addresses_is_private() -> None:
    with pytest.raises(Rejected) as refusal:
        checked_addresses("a.example", 80, always("93.184.216.34", "10.0.0.7"), Reach())
    assert refusal.value.reason == "a.example leads into a private network (10.0.0.7)"


def test_a_name_that_leads_to_the_public_internet_is_connected_to_by_its_addresses() -> None:
    found = ["93.184.216.34", "2606:4700:4700::1111"]
    assert checked_addresses("a.example", 80, always(*found), Reach()) == found


def test_private_networks_may_be_allowed() -> None:
    found = ["10.0.0.7", "::1"]
    assert checked_addresses("a.example", 80, always(*found), Reach(private=True)) == found


@pytest.mark.parametrize("address", ["224.0.0.1", "0.0.0.0", "::", "ff02::1"])  # noqa: S104
def test_an_address_of_many_machines_is_never_reached(address: str) -> None:
    with pytest.raises(Rejected, match="leads to no single machine"):
        checked_addresses("a.example", 80, always(address), Reach(private=True))


def test_the_system_s_resolver_gives_each_address_once() -> None:
    assert resolve("0x7f.1", 80) == ["127.0.0.1"]
    assert resolve("::ffff:127.0.0.1", 443) == ["::ffff:127.0.0.1"]


def nowhere(host: str, port: int) -> list[str]:
    raise socket.gaierror("no such name")


@pytest.mark.parametrize("resolver", [nowhere, always(), always("no address")])
def test_a_name_that_leads_nowhere_is_refused(resolver: Resolver) -> None:
    with pytest.raises(Rejected, match=r"no such host: a\.example"):
        checked_addresses("a.example", 80, resolver, Reach())


def test_loopback_is_not_asked_unless_it_is_allowed(tmp_path: Path) -> None:
    with serve(a=page()) as site:
        refused = Crawler(tmp_path, site.port, private=False).run(site.url("/a"))
        assert reasons(refused) == ["127.0.0.1 leads into a private network (127.0.0.1)"]
        assert site.asked == []
        assert Crawler(tmp_path, site.port, private=True).run(site.url("/a")) == Report(saved=1)


LOOPBACK = """
    127.0.0.1 127.0.0.1. 127.1 127.0.1 127.000.000.001 127.0.0.1%00 127.0.0.1%20 127.0.0.1%2e
    2130706433 2130706433. 0x7f000001 0x7F.0.0.1 0x7f.1 0x7f.0x0.0x0.0x1 017700000001 0177.1
    0177.0.0.1 0177.0.0.01 127.0.0.0x1 127.0x0.1 00000000177.1 0 0.0.0.0 0x0 00 127.255.255.254
    localhost localhost. LOCALHOST LocalHost. ip6-localhost localhost.localdomain localhost%00
    [::1] [::] [0:0:0:0:0:0:0:1] [0000::0001] [::1%25lo] [::1%lo] [::127.0.0.1] [::7f00:1]
    [::ffff:127.0.0.1] [::ffff:7f00:1] [::FFFF:127.0.0.1] [0:0:0:0:0:ffff:7f00:0001]
    [::ffff:0:127.0.0.1] [64:ff9b::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b:1::7f00:1]
    [2002:7f00:1::] [2002:7f00:0001::1] [fe80::1] [fe80::1%25lo] [fec0::1] [fc00::1] [::1]]
    ①②⑦.0.0.1 127。0。0。1 １２７.0.0.1 ⓛocalhost ｌｏｃａｌｈｏｓｔ 127.0.0.1\\a.example
    a.example@127.0.0.1 a.example:80@127.0.0.1 127.0.0.1:80:80 [127.0.0.1] 127.0.0.1#@a.example
"""


def test_no_form_of_loopback_leads_to_a_single_connection(tmp_path: Path) -> None:
    forms = LOOPBACK.split()
    with serve(a=page()) as site:
        crawler = Crawler(tmp_path, site.port, private=False)
        crawler.resolve = numbers_only  # type: ignore[method-assign]
        report = crawler.run(*(site.url("/a", host) for host in forms))
        assert len(report.failed) == len(forms)
        assert (site.asked, site.most_open) == ([], 0)
    assert not crawler.archive.exists()


def test_a_redirect_into_a_private_network_is_refused(tmp_path: Path) -> None:
    # The first server has to be reached, so it is "public" by a rule that allows it alone.
    with serve() as site:
        target = f"http://inner.example:{site.port}/secret"
        site.answers["/a"] = page(b"", "302 Found", Location=target)
        site.answers["/secret"] = page(b"<p>secret</p>")
        crawler = Crawler(tmp_path, site.port)
        crawler.hosts["inner.example"] = ["127.0.0.1", "224.0.0.1"]
        report = crawler.run(site.url("/a"))
    assert reasons(report) == [
        f"redirected to {target}: inner.example leads to no single machine (224.0.0.1)"
    ]
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("http://127.0.0.1:22/", "port 22 is not allowed (--allow-port)"),
        ("ftp://a.example/", "not an http or https address"),
        (
            "http://me:pw@a.example/",
            "addresses with a user's name or password are not followed",
        ),
        ("http://nowhere.example/", "no such host: nowhere.example"),
    ],
)
def test_a_redirect_is_checked_as_the_first_address_is(
    tmp_path: Path, target: str, reason: str
) -> None:
    with serve(a=page(b"", "302 Found", Location=target)) as site:
        report = Crawler(tmp_path, site.port).run(site.url("/a"))
    assert reasons(report) == [f"redirected to {target}: {reason}"]


def test_a_name_is_resolved_once_for_a_connection_which_goes_to_what_was_checked(
    tmp_path: Path,
) -> None:
    with serve(a=page()) as site:
        site.answers["/robots.txt"] = page(b"", media="text/plain")
        crawler = Crawler(tmp_path, site.port)
        crawler.hosts = {"a.example": ["127.0.0.1"]}
        assert crawler.run(site.url("/a", "a.example")) == Report(saved=1)
    assert site.asked[-1].headers["host"] == f"a.example:{site.port}"
    assert crawler.asked_names == ["a.example"]  # robots.txt and page came over one connection


def test_a_name_that_turns_private_between_two_connections_is_refused(tmp_path: Path) -> None:
    with serve(a=page()) as site:
        site.answers["/robots.txt"] = page(b"", media="text/plain", Connection="close")
        # A rebinding name: the second answer leads elsewhere.
        crawler = Crawler(tmp_path, site.port)
        turns = iter([["127.0.0.1"], ["127.0.0.1", "224.0.0.1"]])
        crawler.resolve = lambda host, port: next(turns)  # type: ignore[method-assign]
        report = crawler.run(site.url("/a", "rebind.example"))
    assert reasons(report) == ["rebind.example leads to no single machine (224.0.0.1)"]
    assert [asked.path for asked in site.asked] == ["/robots.txt"]


def test_the_next_address_of_a_host_is_tried_when_one_does_not_answer(tmp_path: Path) -> None:
    with serve(a=page()) as site:
        crawler = Crawler(tmp_path, site.port)
        crawler.hosts = {"a.example": ["127.0.0.9", "127.0.0.1"]}
        assert crawler.run(site.url("/a", "a.example")) == Report(saved=1)
