"""What the acceptance scripts share: where things are, and which tables and versions a lake holds."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent


def stop(code, message):
    print(f"{Path(sys.argv[0]).name}: {message}", file=sys.stderr)
    raise SystemExit(code)


def mercer():
    """The Mercer binary: MERCER, else `mercer` in the root of this repository."""
    path = Path(os.environ.get("MERCER") or REPOSITORY / "mercer").resolve()
    if not os.access(path, os.X_OK):
        stop(3, f"no Mercer at {path}; build it or set MERCER")
    return str(path)


def duckdb_extension():
    """The delta extension of DuckDB, as a file."""
    folder = Path(os.environ.get("DUCKDB_EXTENSIONS") or REPOSITORY / ".deps/lib/duckdb_extensions")
    path = folder / "delta.duckdb_extension"
    if not path.is_file():
        stop(3, f"no {path}; run scripts/setup.sh or set DUCKDB_EXTENSIONS to the extensions' folder")
    return str(path)


def tables(lake):
    """The tables of a lake by name, found by their logs alone: {"gold.fact_sales": path}."""
    lake = Path(lake)
    found = {}
    for log in lake.glob("**/_delta_log"):
        if log.is_dir() and any(log.glob("*.json")):
            found[".".join(log.parent.relative_to(lake).parts)] = log.parent
    return dict(sorted(found.items()))


def commits(table):
    """The versions whose commit file is still in the log, in order."""
    return sorted(int(file.stem) for file in (Path(table) / "_delta_log").glob("*.json") if file.stem.isdigit())
