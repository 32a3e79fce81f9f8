"""What players, the weather or the people of a story do is no act between states."""

from __future__ import annotations

import pytest

from dragoman.extract.events import find_events
from dragoman.extract.mentions import find_mentions
from tests.factory import parsed


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The Danish goalkeeper surrendered nothing to Sweden.", []),
        ("Heavy snow blocked the road between Georgia and Russia.", []),
        ("Guards blocked the road between Georgia and Russia.", ["blocked"]),
        ("Hurricane Ana struck Louisiana and killed nine people.", []),
        ("The French bakery chain invaded Poland with forty shops.", []),
        ("Turkey invaded Cyprus.", ["invaded"]),
        ("In her novel the admiral attacks Peru.", []),
        ("The film shows how Iran seized the embassy.", []),
        ("A film set off protests against the American embassy in Tunis.", ["protests"]),
        ("Gunmen attacked the Togo football team before the match.", ["attacked"]),
    ],
)
def test_games_weather_and_stories_only_borrow_the_words(text: str, acts: list[str]) -> None:
    document = parsed(text)
    events = find_events(document, find_mentions(document), ())
    told = [event.trigger.of(text) for event in events if event.type]
    assert [words.split()[0] for words in told] == acts
