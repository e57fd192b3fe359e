"""The journal's own half of a transaction: a session that writes down each field it changes.

Bulk statements are refused, because they would pass the journal by.
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, UOWTransaction
from sqlmodel import Session

from facilitator.records.base import Record
from facilitator.records.journal import WHOLE_ROW, Change
from facilitator.store.values import encode


class UnjournaledWrite(RuntimeError):
    """A programming error: a write that the journal could not have seen."""


class JournaledSession(Session):
    """A session whose flushes are written into the journal under `act_id`."""

    act_id: int = 0
    written = False
    """Whether anything was changed yet."""


def change_rows(act_id: int, record: str, key: int, fields: dict[str, tuple[Any, Any]]) -> list[dict[str, Any]]:
    """Rows for the change table: `fields` maps a field to its value before and after, both as JSON."""
    return [
        {"act_id": act_id, "record": record, "key": key, "field": field, "before": before, "after": after}
        for field, (before, after) in fields.items()
    ]


@event.listens_for(JournaledSession, "before_flush")
def _stamp_versions(session: JournaledSession, _context: UOWTransaction, _instances: Any) -> None:
    for record in (*session.new, *session.dirty):
        if isinstance(record, Record) and (record in session.new or session.is_modified(record)):
            record.version = session.act_id


@event.listens_for(JournaledSession, "after_flush")
def _write_down(session: JournaledSession, _context: UOWTransaction) -> None:
    rows = [row for record in _touched(session) for row in _changes(session, record)]
    if rows:
        session.written = True
        session.connection().execute(sa.insert(Change), rows)


@event.listens_for(JournaledSession, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise UnjournaledWrite("bulk statements pass the journal by; change records one by one")


def _touched(session: JournaledSession) -> Iterator[Record]:
    for record in (*session.new, *session.dirty, *session.deleted):
        if isinstance(record, Record):
            yield record


def _changes(session: JournaledSession, record: Record) -> list[dict[str, Any]]:
    name = str(record.__tablename__)
    if record in session.new:
        fields: dict[str, tuple[Any, Any]] = {WHOLE_ROW: (None, _image(record))}
    elif record in session.deleted:
        fields = {WHOLE_ROW: (_image(record), None)}
    else:
        fields = dict(_changed_fields(record))
    return change_rows(session.act_id, name, record.id, fields)


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
