"""The command line. Commands import what they need when they run: `serve` must patch before anything else is loaded."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from workshop import __version__

data_option = click.option("--data", envvar="WORKSHOP_DATA", help="Folder of database, secret and log (default: data).")


FORMS = ("md", "pdf", "docx", "csv", "json", "zip")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Side by Side: live couples workshops on rebuilding trust."""


@contextmanager
def _sentences() -> Iterator[None]:
    """Expected trouble ends in one sentence and exit code 1, not in a traceback."""
    from workshop.alone import InUse
    from workshop.backup import BackupError
    from workshop.config import ConfigError
    from workshop.exercises import WrongExercises
    from workshop.store import StoreError

    try:
        yield
    except (BackupError, ConfigError, InUse, StoreError, WrongExercises, FileNotFoundError) as wrong:
        raise click.ClickException(str(wrong)) from wrong


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets phones on this network in.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--sample", is_flag=True, help="Open a sample workshop, if none is open, and show its QR.")
@click.option("--tls", is_flag=True, help="https with a certificate of this computer's own (docs/retreat.md).")
@data_option
def serve(host: str, port: int, data: str | None, sample: bool, tls: bool) -> None:
    """Run the server."""
    from workshop.concurrency import NoSuchThreads

    try:
        import wsgi
    except NoSuchThreads as wrong:
        raise click.ClickException(str(wrong)) from wrong
    from workshop.serving import CannotServe

    with _sentences():
        try:
            wsgi.serve(host, port, data, sample, tls)
        except CannotServe as wrong:
            raise click.ClickException(str(wrong)) from wrong


@main.command()
@click.option("--couples", default=12, show_default=True, type=click.IntRange(1, 500))
@click.option("--agenda", default="first-evening", show_default=True)
@click.option("--speed", default=30.0, show_default=True, help="How many times faster than an evening.")
@click.option("--seed", default=1, show_default=True)
@click.option("--url", help="A running server, with --desk; without it a server of its own is started.")
@click.option("--desk", help="A one-time sign-in link of that server.")
@click.option("--marker", default="", help="Woven into everything written in circles me and us.")
@click.option("--data", help="A folder for the own server, which stays (default: one that goes with it).")
@click.option("--json", "as_json", is_flag=True)
def rehearse(as_json: bool, **chosen: Any) -> None:
    """Play a whole agenda with simulated couples over real sockets.

    Settings in the environment are not used by a server of its own: no database that is in use is written to.
    """
    from workshop.rehearsal import Options, run

    data = chosen.pop("data")
    with _sentences():
        _must_have(chosen["agenda"])
        report = run(Options(**chosen, data=Path(data) if data else None))
    click.echo(json.dumps(report.as_dict()) if as_json else report.as_text())
    sys.exit(0 if report.ok else 1)


@main.command()
@click.option("--couples", default=8, show_default=True, type=click.IntRange(2, 40))
@click.option("--speed", default=15.0, show_default=True, type=click.FloatRange(1, 100), help="Times faster.")
@click.option("--open", "opens", is_flag=True, help="Open desk, phone and screen in the browser.")
@click.option("--json", "as_json", is_flag=True)
@data_option
def demo(couples: int, speed: float, opens: bool, as_json: bool, data: str | None) -> None:
    """Show a running workshop: a server of its own, simulated couples, and links to desk, phone and screen.

    --data and settings in the environment are not used: it keeps a folder of its own, which goes with it.
    """
    from workshop.demo import demo as show
    from workshop.rehearsal.views import Lost

    with _sentences():
        try:
            show(couples, speed, as_json, opens, click.echo)
        except Lost as wrong:
            raise click.ClickException(str(wrong)) from wrong


@main.command()
@click.option("--join", required=True, help="The address that a phone opens, with the code of a rehearsal.")
@click.option("--couples", default=8, show_default=True, type=click.IntRange(1, 500))
@click.option("--seed", default=1, show_default=True)
@click.option("--hours", default=6.0, show_default=True, help="They go home after so many at the latest.")
@click.option("--leash", is_flag=True, help="Give way to others on this machine, and go when standard input ends.")
@click.option("--json", "as_json", is_flag=True)
@data_option
def crowd(as_json: bool, data: str | None, **chosen: Any) -> None:
    """Send simulated couples to a rehearsal that a person leads."""
    from workshop.rehearsal import Guests, visit

    with _sentences():
        visited = visit(Guests(**chosen))
    click.echo(json.dumps(visited.as_dict()) if as_json else visited.as_text())
    sys.exit(0 if visited.ok else 1)


def _must_have(agenda: str) -> None:
    from workshop.exercises import load
    from workshop.paths import ASSETS

    known = load(ASSETS.exercises).agendas
    if agenda not in known:
        raise click.ClickException(f"There is no agenda {agenda!r}; there are: {', '.join(sorted(known))}.")


@main.command()
@click.option("--json", "as_json", is_flag=True)
@data_option
def exercises(as_json: bool, data: str | None) -> None:
    """List exercises and agendas."""
    from workshop.exercises import exercises_json, load
    from workshop.paths import ASSETS

    with _sentences():
        listed = exercises_json(load(ASSETS.exercises))
    click.echo(json.dumps(listed) if as_json else _listing(listed))


def _listing(listed: dict[str, Any]) -> str:
    lines = [f"{item['id']:28} {item['minutes']:>5g} min  {item['title']}" for item in listed["exercises"]]
    agendas = [f"{item['id']:28} {item['minutes']:>5g} min  {item['title']}" for item in listed["agendas"]]
    return "\n".join(["Exercises", *lines, "", "Agendas", *agendas])


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True)
@data_option
def check(paths: tuple[Path, ...], as_json: bool, data: str | None) -> None:
    """Read exercise files and say for every mistake: path, line, what is wrong, how to mend it."""
    from dataclasses import asdict

    from workshop.exercises import check as look

    problems = look(paths)
    told = [{**asdict(problem), "path": str(problem.path)} for problem in problems]
    if as_json:
        click.echo(json.dumps({"problems": told}))
    else:
        click.echo("\n".join(str(problem) for problem in problems) or "Nothing wrong.")
    sys.exit(1 if problems else 0)


@main.command()
@click.argument("session")
@click.option("--format", "form", type=click.Choice(FORMS), default="md", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), required=True)
@data_option
def notes(session: str, form: str, out: Path, data: str | None) -> None:
    """Write the notes of a session (its id or its room code) to a file."""
    from workshop import followups
    from workshop.notes import export

    with _sentences(), _house(data) as house:
        live = house.live(session) or house.by_code(session)
        if live is None:
            raise click.ClickException(f"There is no session {session!r} in this data folder.")
        written, _ = export.write(followups.notes(house, live.state), form, house.config.data / "fonts")
    try:
        out.write_bytes(written)
    except OSError as wrong:
        raise click.ClickException(f"{out} can't be written: {wrong.strerror}.") from wrong


@main.command()
@click.option("--json", "as_json", is_flag=True)
@data_option
def purge(as_json: bool, data: str | None) -> None:
    """Let go of what is due: sealed texts after 24 hours, everything of a session after 90 days."""
    from workshop.sessions import purge as let_go

    with _sentences(), _house(data) as house:
        erased = let_go(house)
    click.echo(json.dumps(erased) if as_json else ", ".join(f"{what}: {count}" for what, count in erased.items()))


@main.command()
@click.option("--json", "as_json", is_flag=True)
@data_option
def doctor(as_json: bool, data: str | None) -> None:
    """Look at how the server is set up, and say what to mend; changes nothing."""
    from dataclasses import asdict

    from workshop.doctor import examine

    found = examine(data)
    well = all(one.good for one in found)
    told = {"ok": well, "findings": [asdict(one) for one in found]}
    click.echo(json.dumps(told) if as_json else "\n".join(map(str, found)))
    sys.exit(0 if well else 1)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True)
@data_option
def backup(file: Path, as_json: bool, data: str | None) -> None:
    """Write all that the server keeps into one file, also while it runs."""
    from dataclasses import asdict

    from workshop import backup as backups
    from workshop.config import read_config

    with _sentences():
        about = backups.write(read_config(data), file)
    told = {"file": str(file), **asdict(about), "bytes": file.stat().st_size}
    click.echo(json.dumps(told) if as_json else f"{file}: {told['bytes']:,} bytes, made at {about.made_at}.")


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True)
@data_option
def restore(file: Path, as_json: bool, data: str | None) -> None:
    """Put a backup in the place of what the data folder holds; the server must be stopped."""
    from workshop import backup as backups
    from workshop.config import read_config
    from workshop.exercises import load
    from workshop.paths import ASSETS

    with _sentences():
        told = backups.restore(read_config(data), file, load(ASSETS.exercises))
    words = f"Restored what was backed up at {told['made_at']}. What stood there before lies aside for a day."
    if not told["erased_known"]:
        words += " It can't be read, so nobody knows what had been erased since: look through the sessions."
    click.echo(json.dumps(told) if as_json else words)


@contextmanager
def _house(data: str | None) -> Iterator[Any]:
    from workshop.config import read_config
    from workshop.live.house import create_house

    house = create_house(read_config(data))
    try:
        yield house
    finally:
        house.store.close()


if __name__ == "__main__":
    main()
