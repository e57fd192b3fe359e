"""Textual, SQLModel and one query: what memory is measured beside."""

import sys

from sqlmodel import Field, Session, SQLModel, create_engine, select
from textual.app import App, ComposeResult
from textual.widgets import Static


class Thing(SQLModel, table=True):
    """One row."""

    id: int | None = Field(default=None, primary_key=True)
    name: str


class OneQuery(App[None]):
    """Reads one row and shows it."""

    BINDINGS = [("q", "quit", "quit")]

    def compose(self) -> ComposeResult:
        engine = create_engine(f"sqlite:///{sys.argv[1]}")
        SQLModel.metadata.create_all(engine)
        with Session(engine) as session:
            session.add(Thing(name="QUERY-READY"))
            session.commit()
            thing = session.exec(select(Thing)).first()
        yield Static(thing.name if thing else "")


if __name__ == "__main__":
    OneQuery().run()
