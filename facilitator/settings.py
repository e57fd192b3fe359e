"""Where things live: the database, the log, the state. Read once, then handed on; nothing is touched on import."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DATABASE_VARIABLE = "FACILITATOR_DB"
"""Environment variable that names the database where --db does not."""


@dataclass(frozen=True)
class Settings:
    """Where this run of the program finds its files."""

    database: str
    """As it was given: the path of an SQLite file, or a database URL."""
    log_file: Path

    def make_folders(self) -> None:
        """Make the folder of the log, readable for its user alone. The database's folder is made when it is opened."""
        self.log_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)


def read_settings(db: str | None, environ: Mapping[str, str]) -> Settings:
    """Settings from the --db option, else from FACILITATOR_DB, else a file in the user's data folder.

    An empty option or variable counts as none.
    """
    # 20 ms that --help and --version do not need.
    import platformdirs

    folders = platformdirs.PlatformDirs("facilitator", appauthor=False)
    return Settings(
        database=db or environ.get(DATABASE_VARIABLE) or str(folders.user_data_path / "facilitator.db"),
        log_file=folders.user_log_path / "facilitator.log",
    )
