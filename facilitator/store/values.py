"""Values on their way into the journal and back: JSON, through the column's own type, times in UTC."""

from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Any

import sqlalchemy as sa


def encode(value: Any) -> Any:
    """`value` of a column as JSON."""
    match value:
        case Enum():
            return value.value
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case _:
            return value


def decode(column: sa.Column[Any], value: Any) -> Any:
    """The value that `encode` made JSON of, as `column` takes it."""
    if value is None:
        return None
    kind = column.type
    if isinstance(kind, sa.Enum) and kind.enum_class is not None:
        return kind.enum_class(value)
    # A decorated type (times in UTC) only says of the type beneath it what Python value it holds.
    python_type = (kind.impl_instance if isinstance(kind, sa.types.TypeDecorator) else kind).python_type
    if python_type in (datetime, date, time):
        return python_type.fromisoformat(value)
    return value


def image(table: sa.Table, row: sa.RowMapping) -> dict[str, Any]:
    """A whole row as JSON, without its version."""
    return {column.name: encode(row[column.name]) for column in table.columns if column.name != "version"}
