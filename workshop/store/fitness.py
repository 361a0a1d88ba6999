"""Whether a database can be used: read, written, and of the schema that this version knows."""

from pathlib import Path

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import SQLAlchemyError

from workshop.store.engine import Store

MIGRATIONS = Path(__file__).parent / "migrations"


def head() -> str:
    """The newest schema that this version knows."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return str(ScriptDirectory.from_config(config).get_current_head())


def readable(store: Store) -> bool:
    try:
        with store.read() as connection:
            connection.exec_driver_sql("select count(*) from accounts").scalar()
    except SQLAlchemyError:
        return False
    return True


def writable(store: Store) -> bool:
    """Whether a transaction that writes can begin: not when the disk is read-only or somebody else holds it."""
    try:
        with store.write():
            return True
    except SQLAlchemyError:
        return False


def at_head(store: Store) -> bool:
    try:
        with store.read() as connection:
            return MigrationContext.configure(connection).get_current_revision() == head()
    except SQLAlchemyError:
        return False
