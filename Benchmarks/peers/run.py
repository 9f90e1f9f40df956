#!/usr/bin/env python3
"""Measures Mercer against dbt-duckdb, plain DuckDB and PySpark on the same twelve tables.

    Acceptance/.venv/bin/python Benchmarks/peers/run.py [--runs N] [--scale 1.0] [--skip PEER]... [--output FILE.md]

All of them run in turn, N times, in one go, so that a noisy machine is noisy for all. Each run is a whole
process: wall time from start to exit, peak memory as the kernel counted it (for PySpark: Python and JVM).
Then Mercer's twelve tables are compared with those of the peers, row for row.

Environment: MERCER, the binary (default: ./mercer of this repository); PEERS, the folder with the peers'
scripts (default: ../shared/peers beside this repository). Acceptance/setup.sh makes the Python environments.
Exit codes: 0 all limits kept and all rows equal, 1 not so, 2 wrong use, 3 something in the environment is missing.
"""

import argparse
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

try:
    import duckdb
    from deltalake import DeltaTable
except ImportError:
    print("run.py: start it with Acceptance/.venv/bin/python, which Acceptance/setup.sh makes", file=sys.stderr)
    raise SystemExit(3) from None

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
READERS = REPOSITORY / "Acceptance/.venv"
DBT = REPOSITORY / "Acceptance/.venv-dbt"

SILVER = ["stg_customers", "stg_products", "stg_orders", "stg_order_items"]
GOLD = ["dim_customer", "dim_product", "dim_date", "fact_sales", "customer_lifetime_value",
        "product_performance", "daily_sales_summary", "category_performance"]
TABLES = [f"silver.{name}" for name in SILVER] + [f"gold.{name}" for name in GOLD]

# Mercer's wall time over the peer's, at most.
LIMITS = {"dbt": 0.5, "duckdb": 1.6, "pyspark": 0.1}
PEAK_LIMIT = 0.5  # GiB
NO_CHANGE_LIMIT = 0.5  # seconds
TITLES = {"dbt": "dbt-duckdb, tables, 23 tests", "duckdb": "plain DuckDB to Parquet, no tests",
          "pyspark": "PySpark, local[2], no tests", "mercer": "Mercer, Delta, 23 expectations",
          "no-change": "Mercer, nothing new"}


def stop(code, message):
    print(f"run.py: {message}", file=sys.stderr)
    raise SystemExit(code)


class Measured:
    """One finished process: seconds, peak in GiB, and what it printed."""

    def __init__(self, command, folder, environment, log):
        started = time.perf_counter()
        with open(log, "wb") as output:
            process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output)
            try:
                _, status, usage = os.wait4(process.pid, 0)
            except KeyboardInterrupt:
                process.send_signal(signal.SIGTERM)
                process.wait()
                raise
        self.seconds = time.perf_counter() - started
        self.output = Path(log).read_text(errors="replace")
        jvm = re.search(r"JVM peak (\d+) KB", self.output)  # a process of its own, which Python never waits for
        self.peak = (usage.ru_maxrss + int(jvm.group(1) if jvm else 0)) / 2**20
        self.code = os.waitstatus_to_exitcode(status)
        process.returncode = self.code
        if self.code != 0:
            stop(1, f"{' '.join(map(str, command))}\nended with {self.code}:\n{self.output[-3000:]}")


class Bench:
    def __init__(self, options):
        self.options = options
        self.work = options.work.resolve()
        self.lake = self.work / "lake"
        self.landing = self.work / "retail/data"
        self.logs = self.work / "logs"
        self.mercer = os.environ.get("MERCER") or str(REPOSITORY / "mercer")
        self.python = READERS / "bin/python"

    def prepare(self):
        peers = Path(os.environ.get("PEERS") or REPOSITORY.parent / "shared/peers")
        if not (peers / "retail/gen.py").is_file():
            stop(3, f"no peers at {peers}; set PEERS to the folder that holds retail/gen.py")
        for needed in (self.python, DBT / "bin/dbt"):
            if not needed.exists():
                stop(3, f"{needed} is missing; run Acceptance/setup.sh")
        if "mercer" not in self.options.skip and not os.access(self.mercer, os.X_OK):
            stop(3, f"no Mercer at {self.mercer}; build it, set MERCER, or give --skip mercer")
        self.logs.mkdir(parents=True, exist_ok=True)
        shutil.copytree(peers / "retail", self.work / "retail", dirs_exist_ok=True,
                        ignore=shutil.ignore_patterns("data", "out", "target", "logs", "__pycache__"))
        (self.work / "retail/out/ext").mkdir(parents=True, exist_ok=True)
        made = self.landing / "scale"
        if not made.is_file() or made.read_text() != str(self.options.scale):
            print(f"generating data at scale {self.options.scale}", flush=True)
            shutil.rmtree(self.landing, ignore_errors=True)
            self.measure([self.python, "retail/gen.py", self.landing, str(self.options.scale)], "generate")
            made.write_text(str(self.options.scale))
        # Neither of these is measured: dbt keeps what it parsed, `./mercer` builds what is not built.
        if "dbt" not in self.options.skip:
            self.measure(self.dbt("parse"), "dbt-parse")
        if "mercer" not in self.options.skip:
            self.measure([self.mercer, "--help"], "mercer-help")

    def measure(self, command, name):
        environment = os.environ | {
            "RETAIL_MAT": "table", "DBT_SEND_ANONYMOUS_USAGE_STATS": "0", "DO_NOT_TRACK": "1",
            "SPARK_HOME": str(next(READERS.glob("lib/python*/site-packages/pyspark"), "")),
            "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": str(self.python),
        }
        return Measured([str(part) for part in command], self.work, environment, self.logs / f"{name}.log")

    def dbt(self, verb):
        return [DBT / "bin/dbt", verb, "--threads", "2", "--project-dir", "retail/dbt_retail",
                "--profiles-dir", "retail/dbt_retail"]

    def update(self):
        return [self.mercer, "run", "--project", HERE / "bundle", "--lake", self.lake,
                "--var", f"landing={self.landing}", "--threads", "2"]

    def commits(self):
        return sum(1 for _ in self.lake.glob("**/_delta_log/*.json"))

    def round(self):
        """Runs every peer once; yields (name, measured)."""
        skip = self.options.skip
        if "dbt" not in skip:
            for old in self.work.glob("retail/out/dev.duckdb*"):
                old.unlink()
            yield "dbt", self.measure(self.dbt("build"), "dbt")
        if "duckdb" not in skip:
            yield "duckdb", self.measure([self.python, "retail/run_duckdb_raw.py"], "duckdb")
        if "pyspark" not in skip:
            yield "pyspark", self.measure([self.python, "retail/run_spark.py"], "pyspark")
        if "mercer" not in skip:
            shutil.rmtree(self.lake, ignore_errors=True)
            yield "mercer", self.measure(self.update(), "mercer")
            before = self.commits()
            measured = self.measure(self.update(), "no-change")
            measured.new_commits = self.commits() - before
            yield "no-change", measured


def compare(bench):
    """Rows that differ, for each table and peer: {(table, peer): (rows, only in Mercer, only in peer)}."""
    connection = duckdb.connect(config={"threads": 2})
    connection.execute("set timezone = 'UTC'")
    out = bench.work / "retail/out"
    sources = {}
    if "dbt" not in bench.options.skip:
        connection.execute(f"attach '{out}/dev.duckdb' as dbt (read_only)")
        sources["dbt"] = "dbt.main.{name}"
    if "duckdb" not in bench.options.skip:
        sources["duckdb"] = f"read_parquet('{out}/raw/{{name}}.parquet')"
    if "pyspark" not in bench.options.skip:
        sources["pyspark"] = f"read_parquet('{out}/spark/{{name}}/*.parquet')"

    def types(relation):
        return {row[0]: row[1] for row in connection.execute(f"describe select * from {relation}").fetchall()}

    def comparable(column, kind):
        if kind.startswith("TIMESTAMP"):
            return f'epoch_us("{column}")'
        if kind == "DOUBLE":  # a sum of integers, which DuckDB's Parquet writer stores as a double
            return f'case when "{column}" = trunc("{column}") then cast(cast("{column}" as bigint) as varchar) ' \
                   f'else cast("{column}" as varchar) end'
        return f'cast("{column}" as varchar)'

    found = {}
    for table in TABLES:
        name = table.split(".")[1]
        connection.register("ours", DeltaTable(bench.lake / table.replace(".", "/")).to_pyarrow_table())
        connection.execute("create or replace temp table mercer as select * from ours")
        connection.unregister("ours")
        our_types = types("mercer")
        for peer, pattern in sources.items():
            source = pattern.format(name=name)
            their_types = types(source)
            if list(our_types) != list(their_types):
                found[table, peer] = f"columns {', '.join(our_types)} instead of {', '.join(their_types)}"
                continue
            ours = "select " + ", ".join(comparable(*each) for each in our_types.items()) + " from mercer"
            theirs = "select " + ", ".join(comparable(*each) for each in their_types.items()) + f" from {source}"
            found[table, peer] = connection.execute(
                f"select (select count(*) from mercer), (select count(*) from ({ours} except all {theirs})), "
                f"(select count(*) from ({theirs} except all {ours}))").fetchone()
    return found


def report(bench, results, found):
    """The result as markdown, and whether every limit is kept."""
    lines = [f"{len(next(iter(results.values())))} runs each, interleaved; scale {bench.options.scale}; medians.", "",
             "| what | seconds | all runs | peak GiB | Mercer / it | limit |", "|---|---|---|---|---|---|"]
    median = {name: statistics.median(run.seconds for run in runs) for name, runs in results.items()}
    peak = {name: max(run.peak for run in runs) for name, runs in results.items()}
    kept = True
    for name, runs in results.items():
        every = " ".join(f"{run.seconds:.2f}" for run in runs)
        ratio = limit = ""
        if name in LIMITS and "mercer" in median:
            value = median["mercer"] / median[name]
            kept &= value <= LIMITS[name]
            ratio, limit = f"{value:.2f}", f"≤ {LIMITS[name]} {'ok' if value <= LIMITS[name] else 'MISSED'}"
        if name == "mercer":
            kept &= peak[name] < PEAK_LIMIT
            limit = f"peak < {PEAK_LIMIT} {'ok' if peak[name] < PEAK_LIMIT else 'MISSED'}"
        if name == "no-change":
            new = sum(run.new_commits for run in runs)
            good = median[name] < NO_CHANGE_LIMIT and new == 0
            kept &= good
            limit = f"< {NO_CHANGE_LIMIT} s, no commit ({new}) {'ok' if good else 'MISSED'}"
        lines.append(f"| {TITLES[name]} | {median[name]:.2f} | {every} | {peak[name]:.2f} | {ratio} | {limit} |")
    if found:
        peers = sorted({peer for _, peer in found})
        lines += ["", "Rows only in Mercer + rows only in the peer:", "",
                  "| table | rows | " + " | ".join(peers) + " |", "|---|---|" + "---|" * len(peers)]
        for table in TABLES:
            cells, rows = [], ""
            for peer in peers:
                outcome = found[table, peer]
                if isinstance(outcome, str):
                    kept = False
                    cells.append(outcome)
                else:
                    rows = outcome[0]
                    kept &= outcome[1:] == (0, 0)
                    cells.append(f"{outcome[1]} + {outcome[2]}")
            lines.append(f"| {table} | {rows} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n", kept


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--skip", action="append", default=[], choices=["dbt", "duckdb", "pyspark", "mercer"])
    parser.add_argument("--work", type=Path, default=HERE / "work", help="private folder (default: %(default)s)")
    parser.add_argument("--output", type=Path, help="write the result here, as markdown")
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("--runs must be 1 or more")

    bench = Bench(options)
    bench.prepare()
    results = {}
    for number in range(options.runs):
        for name, measured in bench.round():
            results.setdefault(name, []).append(measured)
            print(f"run {number + 1}  {name:10} {measured.seconds:7.2f} s  {measured.peak:5.2f} GiB", flush=True)
    found = compare(bench) if "mercer" in results else {}
    text, kept = report(bench, results, found)
    print("\n" + text)
    if options.output:
        options.output.write_text("# Mercer and its peers\n\n" + text)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
