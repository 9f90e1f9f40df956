#!/usr/bin/env python3
"""Checks that readers no one here wrote see in every table of a lake exactly what Mercer sees.

    readers.py LAKE [--older N] [--table NAME]... [--skip READER]... [--without-mercer]

For every table (found by its _delta_log) at its newest version, at N versions before that and at version 0:
DuckDB's delta_scan, deltalake (delta-rs), PySpark against a Sail server, and Spark's own Parquet reader under
the schema of the log (see spark_parquet.py) must give the same number of rows and, for each column, the same
count, minimum, maximum and sum (see profiles.py) as `mercer sql`. One line for each table, version and reader.
--without-mercer compares the readers with one another, for tables that others wrote.

Environment: MERCER, the binary; DUCKDB_EXTENSIONS, the folder with delta.duckdb_extension. Run setup.sh first.
Exit codes: 0 no difference, 1 a difference or a reader that failed, 2 wrong use, 3 something is missing.
"""

import argparse
import contextlib
import csv
import io
import json
import os
import socket
import subprocess
import sys
import time
import warnings
from pathlib import Path

import duckdb
import pyarrow
from deltalake import DeltaTable, QueryBuilder

import lake as lakes
import profiles
import spark_parquet


class Mercer:
    name = "mercer"

    def __init__(self, lake):
        self.lake, self.binary = lake, lakes.mercer()

    def values(self, given):
        query = profiles.duckdb_query(given.measures, f"{given.table}@v{given.version}", instants_as_micros=False)
        command = [self.binary, "sql", "--lake", str(self.lake), "--format", "csv", query]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"mercer sql ended with {done.returncode}: {done.stderr.strip()[:400]}")
        rows = list(csv.reader(io.StringIO(done.stdout)))
        if len(rows) != 2:
            raise RuntimeError(f"mercer sql gave {len(rows)} lines instead of a header and a row")
        return rows[1]


class DuckDB:
    name = "duckdb"

    def __init__(self):
        self.extension = lakes.duckdb_extension()

    def values(self, given):
        # A database for each table: a table that DuckDB cannot digest may make the whole instance unusable.
        with duckdb.connect(config={"allow_unsigned_extensions": "true", "threads": 2}) as connection:
            connection.execute(f"load '{self.extension}'")
            path = str(given.path).replace("'", "''")
            relation = f"delta_scan('{path}', version => {given.version})"
            return connection.execute(profiles.duckdb_query(given.measures, relation, True)).fetchone()


class DeltaRS:
    """delta-rs reads the whole table; the aggregates over what it read are DuckDB's."""

    name = "deltalake"

    def values(self, given):
        table = DeltaTable(str(given.path), version=given.version)
        rows = QueryBuilder().register("t", table).execute("select * from t")
        with duckdb.connect(config={"threads": 2}) as connection:
            connection.execute("set timezone = 'UTC'")
            connection.register("delta_rs", pyarrow.RecordBatchReader.from_stream(rows))
            return connection.execute(profiles.duckdb_query(given.measures, "delta_rs", True)).fetchone()


class Sail:
    name = "sail"

    def __init__(self):
        server = lakes.HERE / ".venv-sail/bin/sail"
        if not server.exists():
            lakes.stop(3, f"{server} is missing; run Acceptance/setup.sh")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.server = subprocess.Popen([server, "spark", "server", "--port", str(port)],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if self.server.poll() is not None:
                lakes.stop(3, f"the Sail server ended with {self.server.returncode}")
            time.sleep(0.05)
        warnings.simplefilter("ignore")
        from pyspark.sql import SparkSession

        self.session = SparkSession.builder.remote(f"sc://127.0.0.1:{port}").getOrCreate()
        self.session.conf.set("spark.sql.session.timeZone", "UTC")

    def values(self, given):
        frame = self.session.read.format("delta").option("versionAsOf", given.version).load(str(given.path))
        frame.createOrReplaceTempView("delta_table")
        return list(self.session.sql(profiles.spark_query(given.measures, "delta_table")).first())

    def close(self):
        self.session.stop()  # or it tries to reach the server when Python exits, for minutes
        self.server.terminate()
        self.server.wait()


class SparkParquet:
    """A process of its own: one process cannot be a client of Sail and a whole Spark at once."""

    name = "spark parquet"

    def __init__(self):
        command = [sys.executable, "-W", "ignore", lakes.HERE / "spark_parquet.py", "--serve"]
        environment = {key: value for key, value in os.environ.items() if not key.startswith("SPARK_")}
        self.process = subprocess.Popen(command, text=True, bufsize=1, env=environment, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def values(self, given):
        wanted = spark_parquet.task(given.path, given.version)
        self.process.stdin.write(json.dumps(wanted) + "\n")
        answer = json.loads(self.process.stdout.readline() or '{"error": "Spark ended without an answer"}')
        if "error" in answer:
            raise RuntimeError(answer["error"])
        given.partial = list(profiles.measures(wanted["fields"]))  # partition columns are not in the files
        return answer["values"]

    def close(self):
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()  # the end of its work, which stops Spark
        self.process.wait()


class Given:
    """One table at one version, and what is to be measured of it."""

    def __init__(self, table, path, version):
        self.table, self.path, self.version = table, path, version
        schema = json.loads(DeltaTable(str(path), version=version).schema().to_json())
        self.fields = schema["fields"]
        self.measures = list(profiles.measures(self.fields))
        self.partial = None

    def profile(self, reader):
        values = reader.values(self)
        wanted, self.partial = self.partial or self.measures, None
        return profiles.profile(wanted, values)

    def __str__(self):
        return f"{self.table}@v{self.version}"


def versions(path, older):
    """Newest, `older` before it, and 0, as far as their commits are still in the log."""
    known = lakes.commits(path)
    return sorted({known[-1], known[-1] - older, 0} & set(known))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lake", type=Path)
    parser.add_argument("--older", type=int, default=1, help="how many versions back (default: 1)")
    parser.add_argument("--table", action="append", help="only this table (may be repeated)")
    parser.add_argument("--skip", action="append", default=[],
                        choices=["duckdb", "deltalake", "sail", "spark parquet"], help="leave a reader out")
    parser.add_argument("--without-mercer", action="store_true")
    options = parser.parse_args()
    found = lakes.tables(options.lake)
    if options.table:
        found = {name: path for name, path in found.items() if name in options.table}
    if not found:
        parser.error(f"no Delta table below {options.lake}")

    readers = [] if options.without_mercer else [Mercer(options.lake)]
    readers += [kind() for kind in (DuckDB, DeltaRS, Sail, SparkParquet) if kind.name not in options.skip]
    width = max(len(name) for name in found) + 6
    checks = bad = 0
    try:
        for table, path in found.items():
            for version in versions(path, options.older):
                expected = None
                for reader in readers:
                    checks += 1
                    try:
                        given = Given(table, path.resolve(), version)
                        actual = given.profile(reader)
                    except Exception as error:  # readers raise all kinds
                        bad += 1
                        print(f"FAILED   {table + '@v' + str(version):{width}} {reader.name:14} "
                              f"{' '.join(str(error).split())[:400]}", flush=True)
                        continue
                    first = expected is None
                    expected = actual if first else expected
                    wrong = list(profiles.differences(given.measures, expected, actual))
                    bad += bool(wrong)
                    verdict = "DIFFERS" if wrong else "reads  " if first else "same   "
                    print(f"{verdict}  {given!s:{width}} {reader.name:14} "
                          f"{actual['rows']} rows, {len(given.fields)} columns", flush=True)
                    for line in wrong:
                        print(f"         {line}")
    finally:
        for reader in readers:
            if hasattr(reader, "close"):
                reader.close()
    print(f"\n{len(found)} tables, {checks} readings, {bad} of them different or failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
