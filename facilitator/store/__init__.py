"""The mechanism that keeps records: engine, unit of work, journal, undo, migrations. It knows no concept by name."""
