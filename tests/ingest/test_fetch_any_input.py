"""Whatever a list, a server or a robots.txt holds, it is refused or read, and nothing breaks."""

from __future__ import annotations

import gzip
import zlib
from contextlib import suppress
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import Rejected
from dragoman.ingest.web.addresses import Reach, origin_of, parse_address, redirect_target
from dragoman.ingest.web.patience import parse_retry_after
from dragoman.ingest.web.robots import rules_of
from dragoman.ingest.web.unpack import Unpackable, unpack

PIECES = ["http://", "https://", "[::1]", "[", "]", "@", ":", "/", "//", "?", "#", "%", "%zz"]
PIECES += ["a.example", "xn--", "。", "ⓐ", "٣", "..", "\\", "80", "99999", "-1", "\ud800", "\x9b"]
DATE = ["Wed,", "19", "Jun", "2024", "12:00:00", "24:61:61", "GMT", "+9999", "99999999999", ","]
RULES = ["User-agent: *\n", "Disallow: ", "Allow: ", "Crawl-delay: ", "/", "*", "$", "%", "%2F"]
RULES += ["nan", "inf", "-5", "1e999", "\n", "é", "Request-rate: 1/0\n", "Sitemap: [\n"]


def joined(pieces: list[str], by: str = "") -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces) | st.text(max_size=3), max_size=8).map(by.join)


@given(joined(PIECES))
def test_an_address_is_refused_or_means_the_same_when_it_is_read_again(text: str) -> None:
    redirect_target("http://a.example/", text)
    with suppress(Rejected):
        url = parse_address(text, Reach())
        assert str(url).isascii()
        assert parse_address(str(url), Reach()) == url
        assert origin_of(parse_address(f"{origin_of(url)}/x", Reach())) == origin_of(url)


@given(joined(DATE, " "))
def test_a_retry_after_is_read_or_not(text: str) -> None:
    seconds = parse_retry_after(text, datetime(2024, 6, 19, tzinfo=UTC))
    assert seconds is None or seconds >= 0


@given(joined(RULES))
def test_a_robots_txt_can_hold_anything(text: str) -> None:
    rules = rules_of(200, text.encode("utf-8", "surrogatepass"))
    rules.refuses("http://a.example/a%zzb?*$")
    assert rules.delay >= 0


@given(
    st.binary(max_size=40),
    st.integers(0, 60),
    st.sampled_from(["gzip", "deflate", "identity", "x-gzip, identity", "gzip, gzip", "br", ","]),
)
def test_a_packed_body_is_unpacked_within_its_limit_or_refused(
    damage: bytes, at: int, encoding: str
) -> None:
    for packed in (gzip.compress(b"word " * 500), zlib.compress(b"word " * 500)):
        with suppress(Unpackable):
            body = packed[:at] + damage + packed[at + len(damage) :]
            assert len(unpack(body, encoding, 3000)) <= 3000
