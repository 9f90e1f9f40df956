#!/usr/bin/env python3
"""Checks that expectations are counted exactly, whatever the query they stand on and on two threads.

    expectations.py [--rows 1200000] [--work FOLDER]

Makes landing files and a bundle whose datasets scan, join, aggregate, rank, deduplicate and unite, each with
expectations that warn, drop rows or fail the update; runs Mercer; and compares, for every expectation, the
numbers of passed and failed rows that `mercer quality --json` and the event log report with those that plain
DuckDB counts over the same query, materialized first. Also compared: dropped rows, rows written, rows in
quarantine. Then an update whose FAIL UPDATE expectation does not hold must end with 1 and leave that table and
what reads it as they were.

Environment: MERCER, the binary. Exit codes: 0 all exact, 1 a difference, 2 wrong use, 3 something is missing.
"""

import argparse
import json
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import duckdb
import pyarrow
from deltalake import DeltaTable, QueryBuilder

import lake as lakes

WARN, DROP, FAIL = "", " on violation drop row", " on violation fail update"

EVENTS = "event_id bigint, customer_id bigint, kind string, amount decimal(12,2), quantity int, day date"
CUSTOMERS = "customer_id bigint, name string, country string"

# (dataset, statement, body, [(expectation, condition, action)]): the bodies mean the same in Spark's SQL and in
# DuckDB's; {events} and {customers} are the landing files.
DATASETS = [
    ("bronze.events", "streaming table", "select * from stream {events}", [
        ("event_is_known", "event_id is not null", FAIL),
        ("customer_is_known", "customer_id is not null", DROP),
        ("amount_is_positive", "amount > 0", WARN),
    ]),
    ("silver.scanned", "materialized view", """
        select event_id, upper(kind) as kind, amount, quantity from bronze.events where day >= date'2024-02-01'""", [
        ("kind_is_known", "kind in ('VIEW', 'CART', 'BUY')", DROP),
        ("amount_is_small", "amount < 900", WARN),
        ("quantity_is_positive", "quantity > 0", DROP),
    ]),
    ("silver.joined", "materialized view", """
        select e.event_id, e.amount, e.quantity, c.country, c.name
        from bronze.events e join {customers} c on e.customer_id = c.customer_id""", [
        ("country_is_known", "country is not null", DROP),
        ("amount_is_positive", "amount > 0", DROP),
        ("quantity_is_not_null", "quantity is not null", WARN),
        ("event_is_known", "event_id is not null", FAIL),
    ]),
    ("silver.left_joined", "materialized view", """
        select e.event_id, e.amount, c.customer_id as known_customer_id
        from bronze.events e left join {customers} c on e.customer_id = c.customer_id""", [
        ("customer_exists", "known_customer_id is not null", DROP),
        ("amount_is_large", "amount > 500", WARN),
    ]),
    ("silver.by_customer", "materialized view", """
        select customer_id, count(*) as events, cast(sum(amount) as decimal(28,2)) as total, max(day) as last_day
        from bronze.events group by customer_id""", [
        ("has_many_events", "events >= 40", DROP),
        ("total_is_large", "total > 20000", WARN),
        ("customer_is_known", "customer_id is not null", FAIL),
    ]),
    ("silver.ranked", "materialized view", """
        select event_id, customer_id, amount,
          row_number() over (partition by customer_id order by event_id) as n,
          sum(quantity) over (partition by customer_id) as quantity_of_customer
        from bronze.events""", [
        ("is_among_the_first", "n <= 10", DROP),
        ("customer_buys_much", "quantity_of_customer > 200", WARN),
    ]),
    ("silver.kinds", "materialized view", "select distinct customer_id, kind, quantity from bronze.events", [
        ("kind_is_known", "kind in ('view', 'cart', 'buy')", DROP),
        ("quantity_is_odd", "quantity % 2 = 1", WARN),
    ]),
    ("silver.united", "materialized view", """
        select event_id, amount, kind from bronze.events where kind = 'buy'
        union all
        select event_id, amount, kind from bronze.events where amount > 500""", [
        ("amount_is_not_huge", "amount <= 950", DROP),
        ("is_a_purchase", "kind = 'buy'", WARN),
    ]),
    ("silver.united_distinct", "materialized view", """
        select customer_id, quantity from bronze.events where kind = 'cart'
        union
        select customer_id, quantity from bronze.events where kind = 'view'""", [
        ("quantity_is_positive", "quantity > 0", DROP),
        ("customer_is_even", "customer_id % 2 = 0", WARN),
    ]),
    ("gold.spending", "materialized view", """
        select c.country, count(distinct b.customer_id) as customers, cast(sum(b.total) as decimal(38,2)) as total
        from silver.by_customer b join {customers} c on b.customer_id = c.customer_id group by c.country""", [
        ("country_is_known", "country is not null", DROP),
        ("total_is_not_too_large", "total < ${ceiling}", FAIL),
    ]),
    ("gold.after_spending", "materialized view", "select country, total from gold.spending", [
        ("total_is_positive", "total > 0", WARN),
    ]),
]

CEILINGS = {"holds": "1000000000000", "is broken": "1"}


def generate(folder, rows):
    """Landing files with nulls, strangers and odd values in known places."""
    folder.mkdir(parents=True)
    with duckdb.connect(config={"threads": 2}) as connection:
        connection.execute(f"""
            copy (select i as event_id,
                case when hash('a-' || i) % 50 = 0 then null
                  else hash('b-' || i) % {max(rows // 60, 1)} end as customer_id,
                ['view', 'cart', 'buy', 'bogus'][cast(hash('c-' || i) % 4 as integer) + 1] as kind,
                cast((hash('d-' || i) % 100000) / 100.0 - 10 as decimal(12,2)) as amount,
                case when hash('e-' || i) % 30 = 0 then null else hash('f-' || i) % 12 end as quantity,
                date '2024-01-01' + cast(hash('g-' || i) % 366 as integer) as day
              from range({rows}) t(i)) to '{folder}/events.csv' (header)""")
        connection.execute(f"""
            copy (select i as customer_id, 'Customer ' || i as name,
                case when hash('h-' || i) % 9 = 0 then null
                  else ['DE', 'FR', 'GB', 'US'][cast(hash('j-' || i) % 4 as integer) + 1] end as country
              from range({max(rows // 66, 1)}) t(i)) to '{folder}/customers.csv' (header)""")


def write_bundle(folder):
    """The datasets above as a bundle, one statement a file."""
    files = {name: f"read_files('${{landing}}/{name}.csv', format => 'csv', header => true, schema => '{schema}')"
             for name, schema in (("events", EVENTS), ("customers", CUSTOMERS))}
    for dataset, kind, body, expectations in DATASETS:
        layer, name = dataset.split(".")
        path = folder / "pipelines" / layer / f"{name}.sql"
        path.parent.mkdir(parents=True, exist_ok=True)
        constraints = ",\n".join(f"  constraint {expectation} expect ({condition}){action}"
                                 for expectation, condition, action in expectations)
        path.write_text(f"-- One row as the query gives it.\ncreate or refresh {kind} {dataset} (\n{constraints}\n)\n"
                        f"as\n{textwrap.dedent(body).strip().format(**files)}\n")
    (folder / "databricks.yml").write_text("""\
bundle:
  name: expectations

variables:
  landing:
    description: Folder with events.csv and customers.csv
  ceiling:
    description: What the total of a country must stay under

resources:
  pipelines:
    expectations:
      name: expectations
      catalog: main
      schema: silver
      libraries:
        - glob:
            include: pipelines/**
      configuration:
        landing: ${var.landing}
        ceiling: ${var.ceiling}

targets:
  dev:
    default: true
""")


def count(landing):
    """{dataset: {"expectations": {name: (passed, failed)}, "dropped": n, "written": n}}, counted by DuckDB alone."""
    counted = {}
    with duckdb.connect(config={"threads": 2}) as connection:
        for layer in ("bronze", "silver", "gold"):
            connection.execute(f"create schema {layer}")
        for name, schema in (("events", EVENTS), ("customers", CUSTOMERS)):
            columns = ", ".join(f"'{column.split()[0]}': '{column.split()[1]}'" for column in schema.split(", "))
            connection.execute(f"create table {name} as from read_csv('{landing}/{name}.csv', header = true, "
                               f"columns = {{{columns}}})")
        for dataset, _, body, expectations in DATASETS:
            query = body.replace("from stream {events}", "from {events}").format(events="events", customers="customers")
            connection.execute(f"create or replace temp table body as {query}")
            results = {}
            for name, condition, _ in expectations:
                condition = condition.replace("${ceiling}", CEILINGS["holds"])
                results[name] = connection.execute(
                    f"select count(*) filter (coalesce({condition}, false)), "
                    f"count(*) filter (not coalesce({condition}, false)) from body").fetchone()
            keep = " and ".join(f"coalesce({condition}, false)"
                                for _, condition, action in expectations if action == DROP) or "true"
            connection.execute(f"create table {dataset} as from body where {keep}")
            rows = connection.execute("select count(*) from body").fetchone()[0]
            written = connection.execute(f"select count(*) from {dataset}").fetchone()[0]
            counted[dataset] = {"expectations": results, "dropped": rows - written, "written": written}
    return counted


def expectation_records(value):
    """Every object in a JSON value that reports one expectation, as (dataset, name, passed, failed)."""
    if isinstance(value, list):
        for each in value:
            yield from expectation_records(each)
    elif isinstance(value, dict):
        passed = value.get("passed_records", value.get("passed"))
        failed = value.get("failed_records", value.get("failed"))
        name, dataset = value.get("name", value.get("expectation")), value.get("dataset", value.get("table"))
        if None not in (passed, failed, name, dataset):
            yield dataset, name, int(passed), int(failed)
        else:
            for each in value.values():
                yield from expectation_records(each)


def parsed(value):
    """A column of the event log as JSON, which may be text or a struct."""
    return json.loads(value) if isinstance(value, str) else value


def event_log(lake):
    """What the event log reports: ({(dataset, name): (passed, failed)}, {dataset: dropped rows})."""
    for path in lakes.tables(lake).values():
        names = {field.name for field in DeltaTable(str(path)).schema().fields}
        if {"event_type", "details"} <= names:
            break
    else:
        lakes.stop(1, "the lake has no event log (a table with event_type and details)")
    reader = QueryBuilder().register("t", DeltaTable(str(path))).execute(
        "select details from t where event_type = 'flow_progress'")
    found, dropped = {}, {}
    for row in pyarrow.RecordBatchReader.from_stream(reader).read_all().to_pylist():
        quality = ((parsed(row["details"]) or {}).get("flow_progress") or {}).get("data_quality") or {}
        quality = parsed(quality)
        datasets = set()
        for dataset, name, passed, failed in expectation_records(quality.get("expectations") or []):
            before = found.get((dataset, name), (0, 0))
            found[dataset, name] = (before[0] + passed, before[1] + failed)
            datasets.add(dataset)
        for dataset in datasets:
            dropped[dataset] = dropped.get(dataset, 0) + int(quality.get("dropped_records") or 0)
    return found, dropped


class Checks:
    def __init__(self):
        self.made = self.wrong = 0

    def equal(self, what, expected, actual):
        self.made += 1
        if expected != actual:
            self.wrong += 1
            print(f"DIFFERS  {what}: {actual} instead of {expected}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_200_000)
    parser.add_argument("--work", type=Path, default=lakes.HERE / "work/expectations")
    options = parser.parse_args()
    work = options.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    landing, bundle, lake = work / "landing", work / "bundle", work / "lake"
    generate(landing, options.rows)
    write_bundle(bundle)

    def mercer(verb, *more):
        command = [lakes.mercer(), verb, "--project", str(bundle), "--lake", str(lake), *more]
        return subprocess.run(command, capture_output=True, text=True)

    def update(ceiling):
        return mercer("run", "--threads", "2", "--var", f"landing={landing}", "--var", f"ceiling={ceiling}")

    checks = Checks()
    done = update(CEILINGS["holds"])
    if done.returncode != 0:
        lakes.stop(1, f"mercer run ended with {done.returncode}: {done.stderr[-2000:]}")
    quality = mercer("quality", "--json")
    if quality.returncode != 0:
        lakes.stop(1, f"mercer quality ended with {quality.returncode}: {quality.stderr[-2000:]}")
    reported = {(dataset, name): (passed, failed)
                for dataset, name, passed, failed in expectation_records(json.loads(quality.stdout))}
    logged, dropped = event_log(lake)
    tables = lakes.tables(lake)

    def rows(table):
        return DeltaTable(str(tables[table])).to_pyarrow_dataset().count_rows() if table in tables else 0

    for dataset, expected in count(landing).items():
        wrong = checks.wrong
        for name, numbers in expected["expectations"].items():
            checks.equal(f"{dataset} {name}: passed, failed of mercer quality", numbers, reported.get((dataset, name)))
            checks.equal(f"{dataset} {name}: passed, failed in the event log", numbers, logged.get((dataset, name)))
        checks.equal(f"{dataset}: dropped rows in the event log", expected["dropped"], dropped.get(dataset))
        checks.equal(f"{dataset}: rows written", expected["written"], rows(dataset))
        checks.equal(f"{dataset}: rows in quarantine", expected["dropped"], rows(f"{dataset}_quarantine"))
        if checks.wrong == wrong:
            print(f"exact    {dataset}: {len(expected['expectations'])} expectations, {expected['written']} rows, "
                  f"{expected['dropped']} dropped", flush=True)

    before = {table: lakes.commits(path)[-1] for table, path in tables.items()}
    done = update(CEILINGS["is broken"])
    checks.equal("exit code of an update that a FAIL UPDATE expectation stops", 1, done.returncode)
    for table in ("gold.spending", "gold.after_spending"):
        checks.equal(f"newest version of {table} after it", before.get(table), lakes.commits(tables[table])[-1])

    print(f"\n{checks.made} comparisons, {checks.wrong} differences")
    return 1 if checks.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
