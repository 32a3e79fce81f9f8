"""Prints what is missed, extra or wrong in the passages that may be read for errors.

``python -m evaluation.fresh_errors [FOLDER]``; see `evaluation.fresh_events`. The part that is
only scored is never shown.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from evaluation.coded_acts import records_of_each
from evaluation.fresh_events import DATA, judge
from evaluation.fresh_gold import read_passages
from evaluation.gold_page_errors import errors

__all__ = ["main"]

READ = "dev"


def main(arguments: Sequence[str]) -> int:
    """Print the errors, on the default data unless a folder is named."""
    passages = read_passages(Path(arguments[0] if arguments else DATA))
    shown = [passage for passage in passages if passage.part == READ]
    records = records_of_each([passage.page for passage in shown])
    for line in errors(judge(shown, records)):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
