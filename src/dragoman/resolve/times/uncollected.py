"""Works without the collector of circular garbage, where there are no circles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["uncollected"]


@contextmanager
def uncollected() -> Iterator[None]:
    """Put collection off: links, bounds and judgements hold no circles, yet it would walk them all.

    What is no longer named is freed at once all the same. Measured on 10,000 documents: between
    a seventh and a quarter of the time, which grows faster than the documents do.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
