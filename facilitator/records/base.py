"""What every table shares: names for constraints, keys that are never used again, the version of a row."""

from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

OPTIONS: dict[str, Any] = {"sqlite_autoincrement": True}
"""Table options: an id that was given out once is never given out again, so that the journal stays unambiguous."""


def reference(table: str, *, index: bool = False, **field: Any) -> Any:
    """A foreign key to `table`, checked at commit so that undo may apply rows in any order.

    A factory for use in a class body, as `Field` is.
    """
    key = sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Field(sa_column_args=[key], index=index, **field)


def choice(enum: type[StrEnum], **field: Any) -> Any:
    """A column that holds one of `enum`'s values, stored as text and held to them by a CHECK constraint."""
    kind = sa.Enum(
        enum,
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        values_callable=lambda members: [member.value for member in members],
        length=32,
        name=enum.__name__.lower(),
    )
    return Field(sa_type=kind, **field)


class Record(SQLModel):
    """A row that the journal keeps the history of."""

    id: int = Field(default=None, primary_key=True)
    version: int = Field(default=0)
    """Id of the last act that changed the row; it only moves forward, undo included."""

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy calls it on the class
        """Refuse an update of a row that has changed since it was read; the journal sets the number."""
        return {"version_id_col": cls.__table__.c.version, "version_id_generator": False}  # type: ignore[attr-defined]
