"""Open a database: look at it, migrate it where it is behind, and give back a store."""

from pathlib import Path

from sqlalchemy import inspect
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from facilitator.clock import Clock
from facilitator.errors import NotFound, NotOpened
from facilitator.store.address import database_file, without_password
from facilitator.store.database import Store
from facilitator.store.engine import BUSY_MILLISECONDS, PATIENT_MILLISECONDS, make_engine
from facilitator.store.header import read_header
from facilitator.store.inspecting import file_revision
from facilitator.store.places import network_of, place_notice
from facilitator.store.revision import SCHEMA_REVISION
from facilitator.store.write_ahead import Rest, become_one_file, lock_fault
from facilitator.text import quoted

_LOG_MISSING = (
    "The journal of {file} is not there: this is a copy that was made while a program had the database open, or "
    "{log} was taken away. What was saved last may be missing: look for {log} beside the original, and at the backups "
    "('facilitator restore')."
)


def open_store(url: str, clock: Clock, actor: str, *, must_exist: bool = False, patient: bool = False) -> Store:
    """Open the database behind `url`; one that is not there yet is made.

    `actor` is the name that acts are journaled under. One that is `patient` waits longer for another program's write,
    and so does not belong on a screen. Raises NotFound where it `must_exist` and does not, NeedsBackup where it is
    damaged, or gone though there are backups of it, and NotOpened where it cannot be opened otherwise; then nothing was
    changed.
    """
    file = database_file(url)
    if file is None and url.startswith("sqlite"):
        raise NotOpened("A database in memory would be lost at the end.", "Name a file with --db.")
    network = network_of(file) if file else ""
    if file and network:
        _check_network(file, network)
    revision = file_revision(file) if file else _server_revision(url)
    if revision is None:
        _check_making(file, url, must_exist)
    if revision != SCHEMA_REVISION:
        # Alembic costs a fifth of a second to import, so only where it is needed.
        from facilitator.store.migrating import make, migrate

        if file is None or revision is not None:
            migrate(url, file=file, revision=revision, clock=clock)
        elif not make(file):
            return open_store(url, clock, actor, patient=patient)
    wait = PATIENT_MILLISECONDS if patient else BUSY_MILLISECONDS
    engine = make_engine(url, busy_milliseconds=wait, on_network=bool(network))
    return Store(engine, clock, actor) if file is None else _opened(engine, file, network, clock, actor)


def _check_making(file: Path | None, url: str, must_exist: bool) -> None:
    """Raise NotFound or NeedsBackup where no new database may be made."""
    from facilitator.store.backups import backups_of, missing

    if file is not None and (must_exist or backups_of(file)):
        raise missing(file)
    if must_exist:
        raise NotFound(f"There is no database at {without_password(url)} yet.", "Run 'facilitator' to make one.")


def _opened(engine: Engine, file: Path, network: str, clock: Clock, actor: str) -> Store:
    rest = Rest(file)
    return Store(
        engine,
        clock,
        actor,
        warning=_LOG_MISSING.format(file=file, log=f"{file.name}-wal") if rest.lacks_log else "",
        notice=place_notice(file, network),
        afterwards=rest,
        file=None if network else file,
    )


def _check_network(file: Path, network: str) -> None:
    """Raise NotOpened where the file cannot be written without a log, or its folder does not know locks."""
    header = read_header(file)
    if header is None:
        return
    if header.logged and not become_one_file(file):
        raise NotOpened(
            f"{file} is on a network ({network}), and another program writes it with a log, which does not work there.",
            "Close it everywhere, then open it again.",
        )
    if fault := lock_fault(file):
        raise NotOpened(
            f"{file} cannot be locked on this network ({network}): {fault}.",
            "Keep it on a disk of one machine; 'facilitator publish' is for folders that all read.",
        )


def _server_revision(url: str) -> str | None:
    try:
        engine = make_engine(url)
        with engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
    except (SQLAlchemyError, ImportError) as error:
        raise NotOpened(
            f"The database {quoted(without_password(url), 200)} cannot be opened.",
            "Give a path or a database URL with --db.",
        ) from error
