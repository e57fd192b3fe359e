"""Alembic's entry: the connection is handed in by `facilitator.store.migrating`, inside its transaction."""

from alembic import context

from facilitator.records.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
