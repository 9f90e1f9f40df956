#!/usr/bin/env python3
"""Kills updates at moments spread evenly over their duration and checks that nothing is lost or doubled.

    crash.py --project BUNDLE [--var NAME=VALUE]... [--moments 50] [--start-from LAKE] [--work FOLDER]

First the update runs undisturbed (three times, for its duration; it must make at least ten commits). Then for
each moment: a fresh lake, `mercer run`, `kill -9` at that moment. Afterwards
- every table that exists must be readable in full by deltalake (delta-rs), and
- the next, undisturbed update must end well and leave every table of bronze, silver and gold with the rows of
  an undisturbed run (but for the columns that hold times of processing).
--start-from copies that lake before each update, so that what is killed is an incremental update.
The lake of a failed moment is kept in the work folder. Environment: MERCER, the binary.
Exit codes: 0 all well, 1 a failure, 2 wrong use, 3 something is missing.
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

import duckdb
import pyarrow
from deltalake import DeltaTable, QueryBuilder

import lake as lakes

LAYERS = {"bronze", "silver", "gold"}
TIMES_OF_PROCESSING = {"ingested_at", "created_date", "updated_date"}


def is_event_log(table):
    return "event_log" in table


def commits(lake):
    """How many commits the lake's data tables have, and how many its event log."""
    counts = {True: 0, False: 0}
    for table, path in lakes.tables(lake).items():
        counts[is_event_log(table)] += len(lakes.commits(path))
    return counts[False], counts[True]


def rows(path):
    """All rows of a table, as delta-rs reads them."""
    query = QueryBuilder().register("t", DeltaTable(str(path))).execute("select * from t")
    return pyarrow.RecordBatchReader.from_stream(query).read_all()


def fingerprint(table):
    """What two tables with the same rows share, whatever the order of rows: columns with types, count, hashes."""
    kept = [name for name in table.column_names if name not in TIMES_OF_PROCESSING]
    table = table.select(kept)
    with duckdb.connect(config={"threads": 2}) as connection:
        connection.execute("set timezone = 'UTC'")
        connection.register("given", table)
        counted = connection.execute("select count(*), coalesce(sum(hash(g)), 0), coalesce(bit_xor(hash(g)), 0) "
                                     "from given g").fetchone()
    return {"columns": str(table.schema), "rows": counted[0], "hashes": counted[1:]}


def content(lake):
    return {table: fingerprint(rows(path)) for table, path in lakes.tables(lake).items()
            if table.split(".")[0] in LAYERS and not is_event_log(table)}


def compare(expected, actual):
    for table in sorted(expected.keys() | actual.keys()):
        if table not in actual:
            yield f"{table} is missing"
        elif table not in expected:
            yield f"{table} is not in the undisturbed lake"
        elif expected[table] != actual[table]:
            ours, theirs = actual[table], expected[table]
            yield f"{table} has {ours['rows']} rows instead of {theirs['rows']}" if ours["rows"] != theirs["rows"] \
                else f"{table} has other {'columns' if ours['columns'] != theirs['columns'] else 'values'}"


class Update:
    """One `mercer run`; what it prints goes to a file beside the lake."""

    def __init__(self, options, lake):
        command = [lakes.mercer(), "run", "--project", str(options.project), "--lake", str(lake)]
        for variable in options.var:
            command += ["--var", variable]
        self.log = lake.parent / "run.log"
        with open(self.log, "wb") as output:
            self.started = time.perf_counter()
            self.process = subprocess.Popen(command, stdout=output, stderr=output, start_new_session=True)

    def finish(self):
        self.process.wait()
        self.seconds = time.perf_counter() - self.started
        return self.process.returncode

    def kill_at(self, moment):
        """Whether the process was still running."""
        time.sleep(max(0.0, self.started + moment - time.perf_counter()))
        running = self.process.poll() is None
        if running:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        return running

    def last_line(self):
        # A line may have been rewritten in place: only what was visible last counts.
        lines = [line for line in re.split(r"[\r\n]+", self.log.read_text(errors="replace")) if line.strip()]
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", lines[-1]).strip()[:100] if lines else ""


def fresh(options, folder):
    """An empty lake, or a copy of the one to start from."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    lake = folder / "lake"
    if options.start_from:
        shutil.copytree(options.start_from, lake, symlinks=True)
    return lake


def phase(before, now, whole, running):
    """Where the update was when it was killed, from what is on disk."""
    done, logged = now[0] - before[0], now[1] - before[1]
    total, total_logged = whole[0] - before[0], whole[1] - before[1]
    if not running:
        return "after the end"
    if done == 0:
        return "before the first commit"
    if done < total:
        return f"between commits {done} and {done + 1}"
    return "during the event log" if logged < total_logged else "after the last commit"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--project", type=Path, default=lakes.REPOSITORY / "bundles/three-csv")
    parser.add_argument("--var", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--moments", type=int, default=50)
    parser.add_argument("--start-from", type=Path, metavar="LAKE")
    parser.add_argument("--work", type=Path, default=lakes.HERE / "work/crash")
    options = parser.parse_args()
    if not (options.project / "databricks.yml").is_file():
        parser.error(f"{options.project} is not a bundle")
    work = options.work.resolve()

    seconds = []
    for _ in range(3):
        lake = fresh(options, work / "undisturbed")
        before = commits(lake)
        update = Update(options, lake)
        if update.finish() != 0:
            lakes.stop(2, f"the undisturbed update ended with {update.process.returncode}, see {update.log}")
        seconds.append(update.seconds)
    duration, whole, expected = statistics.median(seconds), commits(lake), content(lake)
    made = whole[0] - before[0]
    print(f"undisturbed: {duration:.2f} s, {made} commits in {len(expected)} tables, "
          f"{whole[1] - before[1]} in the event log", flush=True)
    if made < 10:
        lakes.stop(2, "an update with fewer than ten commits shows too little; choose another bundle or landing")

    outcomes = {}  # phase: [hits, failures]
    for number in range(options.moments):
        moment = duration * (number + 0.5) / options.moments
        folder = work / f"moment-{number + 1}"
        lake = fresh(options, folder)
        update = Update(options, lake)
        running = update.kill_at(moment)
        where, said = phase(before, commits(lake), whole, running), update.last_line()

        failures = []
        for table, path in lakes.tables(lake).items():
            try:
                rows(path)
            except Exception as error:  # delta-rs raises all kinds
                failures.append(f"after the kill, {table} is unreadable: {' '.join(str(error).split())[:200]}")
        again = Update(options, lake)
        if again.finish() != 0:
            failures.append(f"the next update ended with {again.process.returncode}: {again.last_line()}")
        try:
            failures += [f"after the next update, {line}" for line in compare(expected, content(lake))]
        except Exception as error:
            failures.append(f"after the next update, a table is unreadable: {' '.join(str(error).split())[:200]}")

        outcome = outcomes.setdefault(where, [0, 0])
        outcome[0] += 1
        outcome[1] += bool(failures)
        print(f"{number + 1:3}  {moment * 1000:7.0f} ms  {where:32} {'FAILED' if failures else 'ok    '}  {said}",
              flush=True)
        for failure in failures:
            print(f"     {failure}")
        if not failures:
            shutil.rmtree(folder)

    def order(where):
        number = re.search(r"\d+", where)
        fixed = {"before the first commit": -1, "during the event log": 10**6, "after the last commit": 10**6 + 1}
        return int(number.group()) if number else fixed.get(where, 10**6 + 2)

    print(f"\n{'phase':32} {'hits':>5} {'failures':>9}")
    for where in sorted(outcomes, key=order):
        print(f"{where:32} {outcomes[where][0]:5} {outcomes[where][1]:9}")
    failed = sum(outcome[1] for outcome in outcomes.values())
    print(f"{'all':32} {options.moments:5} {failed:9}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
