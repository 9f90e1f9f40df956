#!/usr/bin/env python3
"""Checks the bundle online-retail on the real export, whole and in daily files, against SQL over its CSV file.

    online_retail.py [--data FOLDER] [--work FOLDER] [--moments 6] [--seconds 5] [--memory 1]

1. Loads the one file and measures the update. Bronze must hold what the CSV file holds; every record must be in exactly
   one of silver.order_items, its quarantine or the exact duplicates, with the counts and amounts per rule that plain
   DuckDB finds in the CSV file; revenue in gold must be the revenue of that SQL.
2. Lands the 305 daily files in five batches with an update each. Once undisturbed, then for each moment with the third
   update killed by `kill -9` at that moment and run again. Each time all tables of gold must be row for row those of the
   one file, and the accounting must hold the same figures.

--seconds and --memory (GiB) are what the load of the one file may take. Data: ../shared/data/online-retail beside this
repository. Environment: MERCER, the binary.
Exit codes: 0 all as it should be, 1 a difference, 2 wrong use, 3 something is missing.
"""

import argparse
import os
import shutil
import sys
import tarfile
import time
from pathlib import Path
from types import SimpleNamespace

import duckdb

import crash
import lake as lakes

BUNDLE = lakes.REPOSITORY / "bundles/online-retail"
BATCHES = 5
KILLED_BATCH = 3
ACCOUNT = "select place, broken_rule, record_count, amount from account"

# What each record is, by nobody's code but this. A code says what is charged; without one the price and the sign do.
CSV = """
create view landed as select * from read_csv('{file}', all_varchar = true, header = true, quote = '"', escape = '"');
create table records as
  select upper(InvoiceNo) as invoice, upper(StockCode) as code, Quantity::int as units, InvoiceDate::timestamp as instant,
    UnitPrice::decimal(18,4) as price, replace(CustomerID, '.0', '') as customer, InvoiceNo like 'C%' as is_credit,
    Quantity::int * UnitPrice::decimal(18,4) as amount
  from (select distinct * from landed);
create table judged as
  select *, case
    when code in ('POST', 'DOT', 'C2') then 'line_is_no_postage'
    when code = 'D' then 'line_is_no_discount'
    when code = 'M' then 'line_is_no_manual_entry'
    when code = 'S' then 'line_is_no_sample'
    when code in ('BANK CHARGES', 'AMAZONFEE', 'CRUK') then 'line_is_no_fee'
    when code = 'B' then 'line_is_no_bad_debt'
    when code like 'GIFT%' then 'line_is_no_gift_voucher'
    when price = 0 and units < 0 then 'stock_write_off_is_no_sale'
    when price = 0 then 'unit_price_is_not_zero'
    when price < 0.01 then 'unit_price_is_in_whole_cents' end as rule
  from records;
-- Credits that find no open sale: as many as ever stood against the sales of their key.
create table reversed as
  select customer, code, price, units, count(*) filter (is_credit)
      - greatest(0, max(credits - sales)) as credits
  from (
    select customer, code, price, abs(units) as units, is_credit,
      count(*) filter (is_credit) over so_far as credits, count(*) filter (not is_credit) over so_far as sales
    from judged where rule is null and customer is not null
    window so_far as (partition by customer, code, price, abs(units) order by instant, is_credit, invoice
      rows unbounded preceding)
  ) group by all having count(*) filter (is_credit) > 0;
create table account as
  select 'silver.order_items_quarantine' as place, rule as broken_rule, count(*) as record_count, sum(amount) as amount
  from judged where rule is not null group by rule
  union all
  select 'silver.order_items_quarantine', 'sale_and_its_reversal_are_one_line', sum(credits), -sum(credits * units * price)
  from reversed
  union all
  select 'exact duplicate', null, (select count(*) from landed) - (select count(*) from records),
    (select sum(Quantity::int * UnitPrice::decimal(18,4)) from landed) - (select sum(amount) from records);
insert into account
  select 'silver.order_items', null, (select count(*) from landed) - sum(record_count),
    (select sum(Quantity::int * UnitPrice::decimal(18,4)) from landed) - sum(amount) from account;
create table revenue as
  select (select sum(amount) from judged where rule is null and not is_credit)
    - (select sum(credits * units * price) from reversed) as revenue;
"""


class Findings:
    """Compares figures, prints them and remembers whether all agreed."""

    def __init__(self):
        self.differences = 0

    def check(self, what, expected, found):
        agrees = expected == found
        self.differences += not agrees
        print(f"  {'ok    ' if agrees else 'DIFFER'} {what}: {found}" + ("" if agrees else f", expected {expected}"),
              flush=True)

    def limit(self, what, found, most, unit):
        self.differences += found > most
        print(f"  {'ok    ' if found <= most else 'OVER  '} {what}: {found:,.2f} {unit} (at most {most:,.2f})", flush=True)


def update(lake, landing):
    """One undisturbed update; seconds, CPU seconds and peak memory in GiB, which is never below this process's own."""
    run = crash.Update(SimpleNamespace(project=BUNDLE, var=[f"landing={landing}"]), lake)
    _, status, usage = os.wait4(run.process.pid, 0)
    seconds = time.perf_counter() - run.started
    run.process.returncode = os.waitstatus_to_exitcode(status)
    if run.process.returncode != 0:
        lakes.stop(1, f"an update ended with {run.process.returncode}: {run.last_line()}, see {run.log}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 2**20


def tables(lake):
    """A connection in which the tables of a lake can be read by their names, as delta-rs reads them."""
    connection = duckdb.connect(config={"threads": 2})
    connection.execute("set timezone = 'UTC'")
    for name, path in lakes.tables(lake).items():
        layer, _, table = name.partition(".")
        if layer in ("bronze", "silver", "gold", "checks"):
            connection.execute(f"create schema if not exists {layer}")
            connection.register(f"{layer}__{table}", crash.rows(path))
            connection.execute(f'create view {name} as select * from "{layer}__{table}"')
    return connection


def gold(lake):
    return {name: crash.rows(path) for name, path in lakes.tables(lake).items() if name.startswith("gold.")}


def unlike_rows(expected, actual):
    """Rows that one of two tables has more often than the other."""
    with duckdb.connect(config={"threads": 2}) as connection:
        connection.execute("set timezone = 'UTC'")
        connection.register("a", expected)
        connection.register("b", actual)
        return connection.execute("select (select count(*) from (from a except all from b)) "
                                  "+ (select count(*) from (from b except all from a))").fetchone()[0]


def account_of(connection):
    return connection.execute("select place, broken_rule, record_count, amount from checks.record_accounting "
                              "order by all").fetchall()


def load_whole(options, findings):
    """Part 1; what gold then holds."""
    file = options.data / "online_retail.csv.gz"
    folder = crash.fresh(SimpleNamespace(start_from=None), options.work / "whole").parent
    landing = folder / "landing"
    landing.mkdir()
    os.symlink(file, landing / file.name)
    seconds, cpu, peak = update(folder / "lake", landing)
    print(f"one file of {file.stat().st_size / 2**20:.1f} MiB, from CSV to gold ({cpu:.1f} s of CPU)")
    findings.limit("duration", seconds, options.seconds, "s")
    findings.limit("peak memory", peak, options.memory, "GiB")

    csv = duckdb.connect(config={"threads": 2})
    csv.execute(CSV.format(file=file))
    lake = tables(folder / "lake")
    landed = csv.execute("select count(*), sum(Quantity::int * UnitPrice::decimal(18,4)) from landed").fetchone()
    findings.check("records in bronze, sum of quantity times price", landed, lake.execute(
        "select count(*), sum(quantity::int * unit_price::decimal(18,4)) from bronze.invoice_lines").fetchone())

    expected = csv.execute(ACCOUNT + " order by all").fetchall()
    found = lake.execute("""
        select 'silver.order_items', null, count(*), sum(source_amount) from silver.order_items
        union all select 'silver.order_items_quarantine', failed_expectations, count(*), sum(source_amount)
          from silver.order_items_quarantine group by failed_expectations
        union all select 'exact duplicate', null, sum(record_count - 1)::bigint, sum((record_count - 1) * amount)
          from silver.invoice_lines
        order by all""").fetchall()
    print(f"  {'where':32} {'rule':36} {'records':>9} {'amount':>16}")
    for place, rule, records, amount in found:
        print(f"  {place:32} {rule or '':36} {records:9,} {amount:16,.3f}")
    records, amounts = sum(row[2] for row in found), sum(row[3] for row in found)
    print(f"  {'all':32} {'':36} {records:9,} {amounts:16,.3f}")
    findings.check("lines of this table that SQL over the CSV does not find", [], sorted(set(found) - set(expected), key=str))
    findings.check("all of them together, and bronze", landed, (records, amounts))
    findings.check("lines of this table that checks.record_accounting does not have", [],
                   sorted(set(found) - set(account_of(lake)), key=str))
    findings.check("records that are in more than one place", 0, lake.execute(
        "select count(*) - count(distinct (source_file, source_row)) from (select source_file, source_row "
        "from silver.order_items union all select source_file, source_row from silver.order_items_quarantine)"
        ).fetchone()[0])
    findings.check("revenue in gold, and by SQL over the CSV", csv.execute("select revenue::decimal(18,2) from revenue")
                   .fetchone()[0], lake.execute("select sum(total_amount)::decimal(18,2) from gold.fact_sales "
                                                "where status = 'Completed'").fetchone()[0])
    return gold(folder / "lake"), account_of(lake)


def batches_of(options):
    """The daily files, in five lists."""
    folder = options.work / "by-day"
    shutil.rmtree(folder, ignore_errors=True)
    with tarfile.open(options.data / "by-day.tar.gz") as archive:
        archive.extractall(folder, filter="data")
    files = sorted(folder.rglob("*.csv"))
    size = -(-len(files) // BATCHES)
    print(f"{len(files)} daily files in {BATCHES} batches of up to {size}")
    return [files[start:start + size] for start in range(0, len(files), size)]


def land(batch, landing):
    landing.mkdir(exist_ok=True)
    for file in batch:
        os.link(file, landing / file.name)


def compare(options, folder, whole, findings, what):
    expected, account = whole
    found = gold(folder / "lake")
    unlike = {name: unlike_rows(expected[name], found[name]) if name in found else "missing" for name in expected}
    rows = sum(table.num_rows for table in expected.values())
    findings.check(f"{what}: rows of {len(expected)} gold tables ({rows:,}) that differ", {},
                   {name: count for name, count in unlike.items() if count})
    found = account_of(tables(folder / "lake"))
    if found != account:
        findings.check(f"{what}: the account", account, found)


def load_daily(options, whole, findings):
    """Part 2."""
    batches = batches_of(options)
    folder = crash.fresh(SimpleNamespace(start_from=None), options.work / "daily").parent
    kept = options.work / "before"
    shutil.rmtree(kept, ignore_errors=True)
    durations = []
    for number, batch in enumerate(batches, 1):
        if number == KILLED_BATCH:
            shutil.copytree(folder, kept)
        land(batch, folder / "landing")
        durations.append(update(folder / "lake", folder / "landing")[0])
        print(f"  batch {number}: {len(batch)} files, {durations[-1]:.1f} s", flush=True)
    compare(options, folder, whole, findings, "undisturbed")

    for number in range(options.moments):
        moment = durations[KILLED_BATCH - 1] * (number + 0.5) / options.moments
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)
        # The paths of what was read are known to the lake, so the copy takes the place of the original.
        land(batches[KILLED_BATCH - 1], folder / "landing")
        before = crash.commits(folder / "lake")[0]
        run = crash.Update(SimpleNamespace(project=BUNDLE, var=[f"landing={folder / 'landing'}"]), folder / "lake")
        was_running = run.kill_at(moment)
        done = crash.commits(folder / "lake")[0] - before
        for batch in [None] + batches[KILLED_BATCH:]:
            if batch:
                land(batch, folder / "landing")
            update(folder / "lake", folder / "landing")
        when = f"killed after {moment:.1f} s and {done} commits" if was_running else f"ended before {moment:.1f} s"
        compare(options, folder, whole, findings, when)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=lakes.REPOSITORY.parent / "shared/data/online-retail")
    parser.add_argument("--work", type=Path, default=lakes.HERE / "work/online-retail")
    parser.add_argument("--moments", type=int, default=6)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--memory", type=float, default=1, metavar="GiB")
    options = parser.parse_args()
    options.data, options.work = options.data.resolve(), options.work.resolve()
    if not (options.data / "online_retail.csv.gz").is_file():
        lakes.stop(3, f"no online_retail.csv.gz in {options.data}")
    findings = Findings()
    whole = load_whole(options, findings)
    load_daily(options, whole, findings)
    print("all as it should be" if findings.differences == 0 else f"{findings.differences} differences")
    return 1 if findings.differences else 0


if __name__ == "__main__":
    sys.exit(main())
