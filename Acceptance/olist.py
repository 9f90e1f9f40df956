#!/usr/bin/env python3
"""Checks the bundle of a real marketplace against SQL over its CSV files.

    olist.py [--data FOLDER] [--work FOLDER]

Runs the bundle Tests/Bundles/olist on the files (default: ../shared/data/olist beside this repository) and compares
what delta-rs reads from the lake with what plain DuckDB computes from the CSV files: the totals, the number of records
without their counterpart, and row for row the persons with their addresses, the orders with their amounts, the products
with their categories and the sales by month and category. Prints the totals and the unmatched records.

Environment: MERCER, the binary. Exit codes: 0 all as it should be, 1 a difference, 2 wrong use, 3 something is missing.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pyarrow
from deltalake import DeltaTable, QueryBuilder

import lake as lakes

BUNDLE = lakes.REPOSITORY / "Tests/Bundles/olist"
FILES = {
    "customers": "olist_customers_dataset.csv.gz",
    "orders": "olist_orders_dataset.csv.gz",
    "order_items": "olist_order_items_dataset.csv.gz",
    "payments": "olist_order_payments_dataset.csv.gz",
    "products": "olist_products_dataset.csv.gz",
    "sellers": "olist_sellers_dataset.csv",
    "category_translations": "product_category_name_translation.csv",
}

# (figure, over the CSV files, over the lake): schemas `csv`, and `bronze`, `silver`, `gold`.
TOTALS = [
    ("orders", "select count(*) from csv.orders", "select count(*) from silver.orders"),
    ("orders with lines, in gold", "select count(distinct order_id) from csv.order_items",
     "select count(distinct order_id) from gold.fact_sales"),
    ("delivered, in silver", "select count(*) from csv.orders where order_status = 'delivered'",
     "select count(*) from silver.orders where status = 'Completed'"),
    ("delivered, in gold", "select count(*) from csv.orders where order_status = 'delivered'",
     "select sum(total_orders) from gold.daily_sales_summary"),
    ("canceled, in silver", "select count(*) from csv.orders where order_status = 'canceled'",
     "select count(*) from silver.orders where source_status = 'canceled' and status = 'Cancelled'"),
    ("canceled or unavailable, in silver",
     "select count(*) from csv.orders where order_status in ('canceled', 'unavailable')",
     "select count(*) from silver.orders where status = 'Cancelled'"),
    ("canceled or unavailable with lines, in gold",
     "select count(*) from csv.orders semi join csv.order_items using (order_id) "
     "where order_status in ('canceled', 'unavailable')",
     "select total_orders from gold.order_status_impact where status = 'Cancelled'"),
    ("lines, in silver", "select count(*) from csv.order_items", "select count(*) from silver.order_items"),
    ("lines, in gold", "select count(*) from csv.order_items", "select count(*) from gold.fact_sales"),
    ("price, in silver", "select sum(price::decimal(18,2)) from csv.order_items",
     "select sum(line_total) from silver.order_items"),
    ("price, in gold", "select sum(price::decimal(18,2)) from csv.order_items",
     "select sum(total_amount) from gold.fact_sales"),
    ("price by status, in gold", "select sum(price::decimal(18,2)) from csv.order_items",
     "select sum(total_amount) from gold.order_status_impact"),
    ("freight by line, in silver", "select sum(freight_value::decimal(18,2)) from csv.order_items",
     "select sum(freight_amount) from silver.order_items"),
    ("freight by order, in silver", "select sum(freight_value::decimal(18,2)) from csv.order_items",
     "select sum(shipping_amount) from silver.orders"),
    ("payments, in silver", "select sum(payment_value::decimal(18,2)) from csv.payments",
     "select sum(amount) from silver.payments"),
    ("payments by order, in silver", "select sum(payment_value::decimal(18,2)) from csv.payments",
     "select sum(paid_amount) from silver.orders"),
    *[(f"revenue, in gold.{mart}",
       "select sum(price::decimal(18,2)) from csv.order_items join csv.orders using (order_id) "
       "where order_status = 'delivered'",
       f"select sum({column}) from gold.{mart}")
      for mart, column in [("daily_sales_summary", "total_revenue"), ("monthly_sales_summary", "total_revenue"),
                           ("sales_by_region", "total_revenue"), ("product_performance", "total_revenue"),
                           ("customer_lifetime_value", "lifetime_value")]],
    ("persons, in silver", "select count(distinct customer_unique_id) from csv.customers",
     "select count(*) from silver.customers"),
    ("persons, in gold", "select count(distinct customer_unique_id) from csv.customers",
     "select count(*) from gold.dim_customer where customer_key <> -1"),
    ("persons who got something, in gold",
     "select count(distinct customer_unique_id) from csv.orders join csv.customers using (customer_id) "
     "where order_status = 'delivered'",
     "select count(*) from gold.customer_lifetime_value where total_orders > 0"),
    ("products sold by one seller only",
     "select count(*) from (select product_id from csv.order_items group by all having count(distinct seller_id) = 1)",
     "select count(supplier_id) from silver.products"),
]

# (dataset, expectation, the records that fail it, over the CSV files)
UNMATCHED = [
    ("checks.silver_order_lines", "order_has_lines", "select count(*) from csv.orders anti join csv.order_items using (order_id)"),
    ("checks.silver_references", "order_is_known", "select count(*) from csv.order_items anti join csv.orders using (order_id)"),
    ("checks.silver_references", "customer_is_known",
     "select count(*) from csv.order_items join csv.orders using (order_id) anti join csv.customers using (customer_id)"),
    ("checks.silver_references", "product_is_known",
     "select count(*) from csv.order_items anti join csv.products using (product_id)"),
    ("checks.line_references", "seller_is_known", "select count(*) from csv.order_items anti join csv.sellers using (seller_id)"),
    ("checks.order_references", "customer_is_known", "select count(*) from csv.orders anti join csv.customers using (customer_id)"),
    ("checks.order_references", "order_has_a_payment", "select count(*) from csv.orders anti join csv.payments using (order_id)"),
    ("checks.order_references", "amount_paid_is_amount_due",
     "select count(*) from (select order_id, sum(payment_value::decimal(18,2)) as paid from csv.payments group by all) "
     "join (select order_id, sum(price::decimal(18,2) + freight_value::decimal(18,2)) as due from csv.order_items group by all) "
     "using (order_id) where paid <> due"),
    ("checks.payment_references", "order_is_known", "select count(*) from csv.payments anti join csv.orders using (order_id)"),
    ("checks.customer_references", "account_has_one_order",
     "select count(*) from csv.customers left join csv.orders as o using (customer_id) group by customer_id "
     "having count(o.order_id) <> 1"),
    ("checks.product_references", "category_is_present", "select count(*) from csv.products where product_category_name is null"),
    ("checks.product_references", "category_is_translated",
     "select count(*) from csv.products anti join csv.category_translations using (product_category_name) "
     "where product_category_name is not null"),
    ("checks.product_references", "product_was_ordered",
     "select count(*) from csv.products anti join csv.order_items using (product_id)"),
    ("checks.category_references", "category_has_products",
     "select count(*) from csv.category_translations anti join csv.products using (product_category_name)"),
    ("checks.seller_references", "seller_has_sold", "select count(*) from csv.sellers anti join csv.order_items using (seller_id)"),
    ("silver.payments", "payment_method_is_defined", "select count(*) from csv.payments where payment_type = 'not_defined'"),
    ("silver.orders", "delivered_order_has_a_delivery_time",
     "select count(*) from csv.orders where order_status = 'delivered' and order_delivered_customer_date is null"),
    ("silver.orders", "cancelled_order_was_not_delivered",
     "select count(*) from csv.orders where order_status in ('canceled', 'unavailable') "
     "and order_delivered_customer_date is not null"),
    ("silver.orders", "order_was_placed_before_it_was_shipped",
     "select count(*) from csv.orders where order_delivered_carrier_date < order_purchase_timestamp"),
    ("silver.orders", "order_was_shipped_before_it_was_delivered",
     "select count(*) from csv.orders where order_delivered_customer_date < order_delivered_carrier_date"),
    ("silver.products", "weight_is_known", "select count(*) from csv.products where product_weight_g is null"),
    ("silver.products", "weight_is_positive", "select count(*) from csv.products where product_weight_g = '0'"),
    ("silver.sellers", "city_is_a_name", "select count(*) from csv.sellers where regexp_matches(seller_city, '[0-9@/,]')"),
]

# (what, over the CSV files, over the lake): both must have the same rows.
ROWS = [
    ("persons and the address of their latest order",
     "select customer_unique_id, arg_max((customer_zip_code_prefix, customer_city, customer_state), "
     "(order_purchase_timestamp, customer_id)) from csv.customers join csv.orders using (customer_id) group by 1",
     "select customer_id, (postal_code, city, state) from silver.customers"),
    ("orders, their times, persons and amounts",
     "select order_id, order_purchase_timestamp::timestamp, order_delivered_carrier_date::timestamp, "
     "order_delivered_customer_date::timestamp, customer_unique_id, price, freight, paid "
     "from csv.orders join csv.customers using (customer_id) "
     "left join (select order_id, sum(price::decimal(18,2)) as price, sum(freight_value::decimal(18,2)) as freight "
     "from csv.order_items group by 1) using (order_id) "
     "left join (select order_id, sum(payment_value::decimal(18,2)) as paid from csv.payments group by 1) using (order_id)",
     "select order_id, order_ts::timestamp, shipped_ts::timestamp, delivered_ts::timestamp, customer_id, subtotal, "
     "shipping_amount, paid_amount from silver.orders"),
    ("how the largest part of each order was paid",
     "with methods as (select order_id, nullif(payment_type, 'not_defined') as method, sum(payment_value::decimal(18,2)) as paid "
     "from csv.payments group by all) select order_id, arg_min(method, (-paid, method)) from methods "
     "where method is not null group by 1",
     "select order_id, payment_method from silver.orders where payment_method is not null"),
    ("lines, their products, sellers and amounts",
     "select order_id, order_item_id::int, product_id, seller_id, price::decimal(12,2), freight_value::decimal(12,2) "
     "from csv.order_items",
     "select order_id, line_number, product_id, seller_id, unit_price, freight_amount from silver.order_items"),
    ("products, their categories and weights",
     "select product_id, coalesce(product_category_name_english, product_category_name), "
     "(product_weight_g::decimal(12,3) / 1000)::decimal(12,3) "
     "from csv.products left join csv.category_translations using (product_category_name)",
     "select product_id, category, weight_kg from silver.products"),
    ("delivered sales by month and category",
     "select year(order_purchase_timestamp::timestamp), month(order_purchase_timestamp::timestamp), "
     "coalesce(product_category_name_english, product_category_name, 'Unknown'), sum(price::decimal(18,2)), "
     "count(distinct order_id), count(*) from csv.order_items join csv.orders using (order_id) "
     "left join csv.products using (product_id) left join csv.category_translations using (product_category_name) "
     "where order_status = 'delivered' group by all",
     "select year, month, category, total_revenue, transaction_count, total_units_sold from gold.monthly_sales_summary"),
    ("sales and orders by day of purchase",
     "select order_purchase_timestamp[:10]::date, coalesce(sum(price::decimal(18,2)) filter (where order_status = 'delivered'), 0), "
     "count(distinct order_id) filter (where order_status = 'delivered'), "
     "count(distinct order_id) filter (where order_status in ('canceled', 'unavailable')) "
     "from csv.order_items join csv.orders using (order_id) group by 1",
     "select order_date, total_revenue, total_orders, cancelled_orders from gold.daily_sales_summary"),
]


def load(connection, data, lake):
    """Views `csv.<file>` with every value as text, and tables `<layer>.<name>` as delta-rs reads them."""
    connection.execute("set timezone = 'UTC'; create schema csv")
    for name, file in FILES.items():
        if not (data / file).is_file():
            lakes.stop(3, f"no {data / file}; --data names the folder of the files")
        connection.execute(f"create table csv.{name} as from read_csv('{data / file}', all_varchar = true, header = true, "
                           "quote = '\"', escape = '\"')")
    for name, path in lakes.tables(lake).items():
        layer, table = name.split(".")[0], name.split(".")[-1]
        if layer not in {"bronze", "silver", "gold"}:
            continue
        connection.execute(f"create schema if not exists {layer}")
        batches = QueryBuilder().register("t", DeltaTable(str(path))).execute("select * from t")
        connection.register("given", pyarrow.RecordBatchReader.from_stream(batches).read_all())
        connection.execute(f"create table {layer}.{table} as from given")


def number(connection, sql):
    row = connection.execute(sql).fetchone()
    return row[0] if row else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=lakes.REPOSITORY / "../shared/data/olist")
    parser.add_argument("--work", type=Path, default=lakes.HERE / "work/olist")
    options = parser.parse_args()
    data, lake = options.data.resolve(), options.work.resolve() / "lake"
    shutil.rmtree(lake, ignore_errors=True)

    def mercer(verb, *more):
        command = [lakes.mercer(), verb, "--project", str(BUNDLE), "--lake", str(lake), *more]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            lakes.stop(1, f"mercer {verb} ended with {done.returncode}: {done.stderr[-2000:]}")
        return done.stdout

    started = time.monotonic()
    mercer("run", "--quiet", "--var", f"landing={data}")
    elapsed = time.monotonic() - started
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    quality = {(each["dataset"], each["expectation"]): each["failed"]
               for each in json.loads(mercer("quality", "--json"))["expectations"]}

    connection = duckdb.connect()
    load(connection, data, lake)
    wrong = 0

    def line(what, expected, actual):
        nonlocal wrong
        mark = "" if expected == actual else "   DIFFERS"
        wrong += expected != actual
        print(f"{what:<62} {expected if expected is not None else '-':>16} {actual if actual is not None else '-':>16}{mark}")

    print(f"{'totals':<62} {'CSV files':>16} {'lake':>16}")
    for name in FILES:
        line(f"records in bronze.{name}", number(connection, f"select count(*) from csv.{name}"),
             number(connection, f"select count(*) from bronze.{name}"))
    for what, over_files, over_lake in TOTALS:
        line(what, number(connection, over_files), number(connection, over_lake))
    print(f"\n{'records that fail a check':<62} {'CSV files':>16} {'lake':>16}")
    for dataset, expectation, over_files in UNMATCHED:
        line(f"{dataset} {expectation}", number(connection, over_files), quality.get((dataset, expectation)))
    named = {(dataset, expectation) for dataset, expectation, _ in UNMATCHED}
    for (dataset, expectation), failed in sorted(quality.items()):
        if (dataset, expectation) not in named and failed:
            line(f"{dataset} {expectation}", 0, failed)
    print(f"\n{'rows, compared one by one':<62} {'CSV files only':>16} {'lake only':>16}")
    for what, over_files, over_lake in ROWS:
        missing = number(connection, f"select count(*) from (({over_files}) except all ({over_lake}))")
        surplus = number(connection, f"select count(*) from (({over_lake}) except all ({over_files}))")
        wrong += bool(missing or surplus)
        print(f"{what:<62} {missing:>16} {surplus:>16}{'   DIFFERS' if missing or surplus else ''}")
    print(f"\nfrom CSV files to gold: {elapsed:.1f} s, {used.ru_utime + used.ru_stime:.1f} s of processor, "
          f"{used.ru_maxrss / 1024:.0f} MiB at most; {wrong} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
