"""The journal's own half of a transaction: a session that writes down each field it changes.

Bulk statements are refused, because they would pass the journal by.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, UOWTransaction
from sqlmodel import Session

from facilitator.records.base import Record
from facilitator.records.columns import WHOLE_ROW
from facilitator.records.journal import Change
from facilitator.store.values import encode

_Row = dict[str, Any]
_Fields = dict[str, tuple[Any, Any]]
"""A field to its value before and after, both as JSON."""


class UnjournaledWrite(RuntimeError):
    """A programming error: a write that the journal could not have seen."""


class JournaledSession(Session):
    """A session whose flushes are written into the journal under `act_id`."""

    act_id: int = 0
    written = False
    """Whether anything was changed yet."""


def change_rows(act_id: int, record: str, key: int, fields: _Fields) -> list[_Row]:
    """Rows for the change table: `fields` maps a field to its value before and after, both as JSON."""
    return [
        {"act_id": act_id, "record": record, "key": key, "field": field, "before": before, "after": after}
        for field, (before, after) in fields.items()
    ]


@event.listens_for(JournaledSession, "before_flush")
def _stamp_versions(session: JournaledSession, _context: UOWTransaction, _instances: Any) -> None:
    new, changed = _records(session.new), _records(session.dirty)
    for record in (*new, *(record for record in changed if session.is_modified(record))):
        record.version = session.act_id


@event.listens_for(JournaledSession, "after_flush")
def _write_down(session: JournaledSession, _context: UOWTransaction) -> None:
    # The session makes each of these sets anew when it is asked: once for all records, not once for each.
    rows = [
        *_rows(session, session.new, lambda record: {WHOLE_ROW: (None, _image(record))}),
        *_rows(session, session.dirty, lambda record: dict(_changed_fields(record))),
        *_rows(session, session.deleted, lambda record: {WHOLE_ROW: (_image(record), None)}),
    ]
    if rows:
        session.written = True
        session.connection().execute(sa.insert(Change), rows)


@event.listens_for(JournaledSession, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise UnjournaledWrite("bulk statements pass the journal by; change records one by one")


def _records(instances: Iterable[Any]) -> list[Record]:
    return [record for record in instances if isinstance(record, Record)]


def _rows(session: JournaledSession, instances: Iterable[Any], fields: Callable[[Record], _Fields]) -> Iterator[_Row]:
    for record in _records(instances):
        yield from change_rows(session.act_id, str(record.__tablename__), record.id, fields(record))


def _image(record: Record) -> dict[str, Any]:
    columns = sa.inspect(type(record)).column_attrs
    return {column.key: encode(getattr(record, column.key)) for column in columns if column.key != "version"}


def _changed_fields(record: Record) -> Iterator[tuple[str, tuple[Any, Any]]]:
    state = sa.inspect(record)
    for attribute in state.mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if attribute.key == "version" or not history.has_changes():
            continue
        if not history.deleted:
            raise UnjournaledWrite(f"{attribute.key} was set while its value was not loaded")
        before, after = encode(history.deleted[0]), encode(history.added[0])
        if before != after:
            yield attribute.key, (before, after)
