"""Commands by which a person judges: judge, undo, verdicts, import."""

from __future__ import annotations

import shlex
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.common import DEFAULT_STORE, NOTHING_USABLE, StoreOption, open_store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.chronology.changes import Picture
    from dragoman.model.judgement import Judgement
    from dragoman.store.sqlite import SqliteStore

__all__ = ["Said", "import_", "judge", "undo", "verdicts"]


class Said(StrEnum):
    """What a person can say of two things."""

    SAME = "same"
    DIFFERENT = "different"


class Importable(StrEnum):
    """What can be imported."""

    JUDGEMENTS = "judgements"


THING = (
    "An entity, event, page, mention or claim: its id or the beginning of it, an address, a name."
)


def judge(
    one: Annotated[str, typer.Argument(metavar="A", help=THING)],
    other: Annotated[str, typer.Argument(metavar="B", help="Another one of the same kind.")],
    said: Annotated[Said, typer.Argument(metavar="same|different", help="Your verdict.")],
    why: Annotated[str, typer.Option("--why", help="Your reason, for whoever reads it later.")],
    by: Annotated[
        str, typer.Option("--by", help="Your name (default: your login's).", envvar="DRAGOMAN_NAME")
    ] = "",
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Say that two things are the same, or are not.

    Your verdict goes before every rule's, outlives later builds, and can be taken back with
    `undo`. Of two persons' verdicts on one pair the later counts. The chronology is brought up
    to date at once.
    """
    from datetime import UTC, datetime

    from dragoman.chronology.changes import take_picture
    from dragoman.chronology.lookup import find_thing
    from dragoman.chronology.verdicts import keep_verdict, read_verdicts, verdict_id
    from dragoman.model.judgement import Verdict

    with open_store(store, write=True) as opened:
        left, right = find_thing(opened, one), find_thing(opened, other)
        earlier = read_verdicts(opened)
        before = take_picture(opened)
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        made = keep_verdict(opened, left, right, Verdict(said.value), why, by or _login(), at)
        typer.echo(f"verdict {verdict_id(made)[:8]}: {made.verdict}: {made.reason}")
        _tell_contradicted(made, earlier)
        _bring_up_to_date(opened, before, made)


def undo(
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="A verdict's id (default: the last one).")
    ] = "",
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Take back the last verdict, or a named one."""
    from dragoman.chronology.changes import take_picture
    from dragoman.chronology.verdicts import bare_reason, find_verdict, verdict_id

    with open_store(store, write=True) as opened:
        verdict = find_verdict(opened, id_)
        before = take_picture(opened)
        opened.withdraw_verdict(verdict.subject, verdict.left, verdict.right, verdict.made_by)
        who = verdict.made_by.partition(":")[2]
        typer.echo(
            f"taken back: verdict {verdict_id(verdict)[:8]} of {who}: {verdict.verdict}: "
            f"{verdict.reason}"
        )
        _bring_up_to_date(opened, before, None)
    again = ["dragoman", "judge", verdict.left, verdict.right, str(verdict.verdict), "--why",
             bare_reason(verdict) or "as before", "--by", who, "--store", str(store)]  # fmt: skip
    typer.echo(f"to have it back: {shlex.join(again)}")


def verdicts(
    store: StoreOption = DEFAULT_STORE,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """List what persons judged, the last one last."""
    from dragoman.chronology.verdicts import read_verdicts

    with open_store(store) as opened:
        found = read_verdicts(opened)
    if as_json:
        from dragoman.export.cards import verdict_record
        from dragoman.export.jsonl import write_jsonl

        write_jsonl(map(verdict_record, found), sys.stdout)
        return
    if not found:
        typer.echo("no person has judged anything in this store: `dragoman judge`", err=True)
        return
    from dragoman.terminal import verdict_lines

    for line in verdict_lines(found):
        typer.echo(line)


def import_(
    what: Annotated[Importable, typer.Argument(help="What to read.")],  # noqa: ARG001 (one kind so far)
    file: Annotated[
        Path, typer.Argument(help="What `dragoman export` wrote: .jsonl or .csv.", metavar="FILE")
    ],
    store: StoreOption = DEFAULT_STORE,
    dry: Annotated[bool, typer.Option("--dry-run", help="Say what would be done.")] = False,
) -> None:
    """Read persons' verdicts of another store into this one.

    Rules' judgements are passed over: each store makes its own. A verdict on pages that are not
    here yet is kept and counts when they come. The same file twice changes nothing.
    """
    from dragoman.chronology.changes import take_picture
    from dragoman.export.read_back import BadLine, read_judgements
    from dragoman.resolve.linker import is_personal

    read = list(read_judgements(file))
    bad = [line for line in read if isinstance(line, BadLine)]
    for line in bad:
        typer.echo(f"{file}:{line.line}: {line.reason}", err=True)
    whole = [one for one in read if not isinstance(one, BadLine)]
    given = [one for one in whole if is_personal(one)]
    with open_store(store, write=not dry) as opened:
        new, known = _new_and_known(opened, given)
        waiting = _waiting(opened, new)
        notes = [f"{len(new)} new", f"{known} known or older"]
        if waiting:
            notes.append(f"{waiting} of the new wait for pages that are not here")
        if len(given) < len(whole):
            notes.append(f"{len(whole) - len(given)} of rules passed over")
        if bad:
            notes.append(f"{len(bad)} bad lines")
        typer.echo(f"{'would import' if dry else file}: {', '.join(notes)}")
        if new and not dry:
            before = take_picture(opened)
            for verdict in new:
                opened.put_verdict(verdict)
            _bring_up_to_date(opened, before, None)
    if bad and not whole:
        raise typer.Exit(NOTHING_USABLE)


def _login() -> str:
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, OSError):
        return "somebody"


def _tell_contradicted(made: Judgement, earlier: Sequence[Judgement]) -> None:
    from dragoman.chronology.verdicts import contradicted

    for other in contradicted(made, earlier):
        who = other.made_by.partition(":")[2]
        kept = (
            "yours of now takes its place"
            if other.made_by == made.made_by
            else "the later one counts, the earlier stays on record"
        )
        typer.echo(f"{who} said {other.verdict} on {(other.at or '')[:10]}: {kept}")


def _bring_up_to_date(opened: SqliteStore, before: Picture, made: Judgement | None) -> None:
    """Derive everything anew and say what changed."""
    from dragoman.chronology.changes import holds, take_picture, tell_changes
    from dragoman.pipeline import rejudge

    rejudge(opened)
    after = take_picture(opened)
    lines = tell_changes(before, after)
    for line in lines or ("nothing changed" if made is None else "it was held so already",):
        typer.echo(line)
    if made is not None and holds(made, after) is False:
        typer.echo("it does not hold yet: other verdicts stand against it (`dragoman verdicts`)")


def _new_and_known(opened: SqliteStore, given: Sequence[Judgement]) -> tuple[list[Judgement], int]:
    """Give the verdicts that the store does not hold, the last of each pair and person."""
    held = {_key(one): one for one in opened.judgements()}
    new: dict[tuple[str, str, str, str], Judgement] = {}
    for verdict in given:
        key = _key(verdict)
        old = new.get(key) or held.get(key)
        if old is None or (verdict.at or "") > (old.at or ""):
            new[key] = verdict
    return list(new.values()), len(given) - len(new)


def _key(verdict: Judgement) -> tuple[str, str, str, str]:
    return verdict.subject, verdict.left, verdict.right, verdict.made_by


def _waiting(opened: SqliteStore, new: Sequence[Judgement]) -> int:
    wanted = {id_ for verdict in new for id_ in (verdict.left, verdict.right)}
    here = wanted & set(opened.document_ids())
    if len(here) < len(wanted):
        here |= {mention.id for mention in opened.mentions() if mention.id in wanted}
        here |= {claim.id for claim in opened.claims_of(wanted - here)}
    return sum(not {verdict.left, verdict.right} <= here for verdict in new)
