from __future__ import annotations

import pytest

from dragoman.errors import Rejected
from dragoman.markup.guard import refuse_hostile_html


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<div>" * 700, "more than 600 elements inside each other"),
        ("<b><i>" * 5000, "more than 600 elements inside each other"),
        ("<a " + "x=1 " * 60_000 + ">", "a tag with more than 1000 attributes"),
        ("<p>x" * 200_001, "more than 200000 tags"),
    ],
)
def test_what_would_stop_a_parser_is_refused(html: str, reason: str) -> None:
    with pytest.raises(Rejected) as caught:
        refuse_hostile_html(html, "test:page")
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    "html",
    [
        "<p>" * 5000,
        "<script>" + "document.write('<div>');" * 2000 + "</script><p>The port is open.</p>",
        f'<img src="data:image/png;base64,{"A" * 500_000}">',
        f"<div data-entries='{'x ' * 5000}'></div>",
        "<" * 100_000,
        "<!--" * 50_000,
        "a < b and <3 " * 1000,
    ],
)
def test_what_genuine_pages_hold_passes(html: str) -> None:
    refuse_hostile_html(html, "test:page")
