"""Which database the tests run on: SQLite, or with `--store postgres` a PostgreSQL of their own."""

from pathlib import Path

from tests.postgres import Cluster

chosen = "sqlite"
_clusters: list[Cluster] = []
_of: dict[Path, str] = {}


def of(folder: Path, empty: bool = False) -> str:
    """The address of the database that belongs to a folder; the same each time. `empty`: without any table at first."""
    if chosen == "sqlite":
        return f"sqlite:///{folder}/w.sqlite"
    if folder not in _of:
        _of[folder] = cluster().fresh(empty)
    return _of[folder]


def files(folder: Path) -> bytes:
    """Every byte of the files of a folder, and of its database where that lies elsewhere."""
    kept = b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
    return kept + (cluster().files(_of[folder]) if folder in _of else b"")


def cluster() -> Cluster:
    """The PostgreSQL of this run; started for whoever asks first."""
    if not _clusters:
        _clusters.append(Cluster())
    return _clusters[0]


def end() -> None:
    while _clusters:
        _clusters.pop().end()
