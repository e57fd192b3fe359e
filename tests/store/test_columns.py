"""Queries know columns by a description of their own; it is held to the records, which are the truth."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa

from facilitator.records.columns import COLUMNS, UtcTime
from facilitator.records.schema import METADATA


def stored(kind: sa.types.TypeEngine[object]) -> sa.types.TypeEngine[object]:
    """What a type of ours or of SQLModel's is made of."""
    return kind.impl_instance if isinstance(kind, sa.TypeDecorator) else kind


def described(table: sa.Table) -> dict[str, tuple[str, frozenset[str], tuple[str, ...]]]:
    """Each column: its kind of value, what it refers to, and its choices."""
    return {
        column.name: (
            stored(column.type).python_type.__name__,
            frozenset(key.target_fullname for key in column.foreign_keys),
            tuple(column.type.enums) if isinstance(column.type, sa.Enum) else (),
        )
        for column in table.columns
    }


def test_every_table_is_described() -> None:
    assert set(COLUMNS) == set(METADATA.tables)


@pytest.mark.parametrize("name", sorted(METADATA.tables))
def test_the_columns_are_those_of_the_records(name: str) -> None:
    assert described(COLUMNS[name]) == described(METADATA.tables[name])


def test_times_are_stored_in_utc_and_come_back_aware() -> None:
    kind, dialect = UtcTime(), sa.create_engine("sqlite://").dialect
    noon = datetime(2027, 3, 28, 12, tzinfo=timezone(timedelta(hours=2)))
    stored = kind.process_bind_param(noon, dialect)
    assert stored == datetime(2027, 3, 28, 10, tzinfo=UTC)
    assert kind.process_result_value(datetime(2027, 3, 28, 10), dialect) == noon  # noqa: DTZ001 - as SQLite gives it


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        UtcTime().process_bind_param(datetime(2027, 3, 28), sa.create_engine("sqlite://").dialect)  # noqa: DTZ001


def test_what_the_board_needs_is_there_without_sqlmodel() -> None:
    code = (
        "import facilitator.acts.desk, facilitator.reading.board, facilitator.reading.heads, facilitator.tui.routes\n"
        "import sys\n"
        "print(sorted({'sqlmodel', 'pydantic', 'sqlalchemy.orm', 'alembic'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
