"""Ways to damage a snapshot's table, and what the server must say of its figures' data meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
from starlette.testclient import TestClient

from pages.shared import queries
from pages.shared.queries import Query


def remove(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def replace(path: Path) -> None:
    path.unlink()
    duckdb.sql("SELECT 1 AS nothing, 'x' AS note").write_parquet(str(path))


def not_parquet(path: Path) -> None:
    path.write_bytes(b"<html>404 Not Found</html>")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


Damage = Callable[[Path], None]
DAMAGE: tuple[Damage, ...] = (remove, empty, truncate, replace, not_parquet, a_folder)


def repair(path: Path, content: bytes) -> None:
    """Put a damaged file back."""
    path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
    path.write_bytes(content)


def tables_read() -> list[str]:
    """Every table that a figure reads."""
    return sorted(frozenset().union(*(queries.load(name).tables for name in queries.names())))


def wrongly_answered(client: TestClient, snapshot: Path, table: str, damage: Damage, asked: list[Query]) -> list[str]:
    """Damage a table, ask for the data of figures, repair it: those whose answer is not to be as it was.

    A figure that reads the table is refused with the table's name, any other is answered.
    """
    path = snapshot / f"{table}.parquet"
    content = path.read_bytes()
    damage(path)
    wrong = []
    for query in asked:
        answer = client.get(f"/figures/{query.name}.csv")
        is_told = answer.status_code in (404, 503) and table in answer.text
        if not (is_told if table in query.tables else answer.status_code == 200):
            wrong.append(f"{query.name} answers {answer.status_code}: {answer.text[:100]}")
    repair(path, content)
    return wrong
