"""Scores Dragoman on public data sets.

``python -m evaluation NAME --data PATH [--json]`` scores one set; the last line printed is a JSON
object of figures. ``python -m evaluation bench [--quick]`` scores every set that has data here
and fails when a figure breaks its bound in ``evaluation/floors.json``.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
import time
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
NOT_SETS = {"__init__", "__main__"}
BOUNDS = ("floor", "ceiling")


def sets() -> list[str]:
    """Give the names of the data sets that have an adapter here."""
    names = sorted(file.stem for file in HERE.glob("*.py") if file.stem not in NOT_SETS)
    return [name for name in names if hasattr(load(name), "score")]


def load(name: str) -> ModuleType:
    """Import one adapter."""
    return importlib.import_module(f"evaluation.{name}")


def shared_data() -> Path:
    """Give the folder that holds the data sets (``DRAGOMAN_DATA`` overrides it)."""
    return Path(os.environ.get("DRAGOMAN_DATA", HERE.parent.parent / "shared" / "data"))


def data_of(module: ModuleType) -> Path:
    """Give the default place of an adapter's data."""
    return shared_data() / str(module.DATA)


def score(name: str, data: Path) -> dict[str, float]:
    """Score one set, rounded to four digits."""
    figures: dict[str, float] = load(name).score(data)
    return {key: round(value, 4) for key, value in figures.items()}


def broken(value: float, bound: dict[str, float]) -> str:
    """Say which bound a value breaks, if any."""
    if value < bound.get("floor", value):
        return "UNDER ITS FLOOR"
    if value > bound.get("ceiling", value):
        return "OVER ITS CEILING"
    return ""


def bench(*, quick: bool) -> int:
    """Score every set that has data here; 1 when a figure is under its floor."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    unknown = sorted(set(floors) - set(sets()) - {"about"})
    if unknown:
        print(f"floors.json names sets without an adapter: {', '.join(unknown)}")
        return 2
    fallen = 0
    print(f"{'set':<11} {'figure':<32} {'measured':>9}  bound")
    for name in sets():
        module = load(name)
        if quick and not module.QUICK:
            continue
        data = data_of(module)
        if not data.exists():
            print(f"{name:<11} skipped: no data at {module.DATA}")
            continue
        started = time.perf_counter()
        figures = score(name, data)
        for key, value in figures.items():
            bound = floors.get(name, {}).get(key, {})
            fault = broken(value, bound)
            fallen += bool(fault)
            shown = ", ".join(f"{kind} {bound[kind]:g}" for kind in BOUNDS if kind in bound)
            print(f"{name:<11} {key:<32} {value:>9.4f}  {shown:<16} {fault}".rstrip())
        print(f"{name:<11} took {time.perf_counter() - started:.0f} s", flush=True)
    return 1 if fallen else 0


def main(arguments: list[str] | None = None) -> int:
    """Run one measurement, or all of them."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("name", choices=[*sets(), "bench"], metavar="NAME")
    parser.add_argument("--data", type=Path, help="the set, or any part of it of the same shape")
    parser.add_argument("--json", action="store_true", help="print the figures alone")
    parser.add_argument("--quick", action="store_true", help="bench: leave out what takes minutes")
    given = parser.parse_args(arguments)
    if given.name == "bench":
        return bench(quick=given.quick)
    data = given.data or data_of(load(given.name))
    if not data.exists():
        print(f"no data at {data}: name the set with --data", file=sys.stderr)
        return 2
    figures = score(given.name, data)
    if not given.json:
        for key, value in figures.items():
            print(f"{key:<34} {value:>9.4f}")
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
