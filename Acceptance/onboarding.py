#!/usr/bin/env python3
"""Makes exports of shops that do not exist, as strangers write them, and checks what `mercer init --yes` makes of them.

Each set is written with its truth: orders, lines, and the amount of all lines by an addition of its own. Then
`mercer init`, `mercer validate` and `mercer run` must succeed without an edit, and gold must have those figures. With
--data DIR the real exports below it are checked too, where they are.

    Acceptance/.venv/bin/python Acceptance/onboarding.py [--data ../shared/data] [--only NAME] [--keep]

Exit codes: 0 all sets agree, 1 one does not, 2 the script was called wrongly.
"""

import argparse
import csv
import datetime
import gzip
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import time
from decimal import ROUND_HALF_UP, Decimal

HERE = pathlib.Path(__file__).resolve().parent
WORK = HERE / "work" / "onboarding"
MERCER = os.environ.get("MERCER", str(HERE.parent / "mercer"))
CENT = Decimal("0.01")
NAMES = ["Anna Schmidt", "Ben Müller", "Chloé Dubois", "Diego García", "Eva de Vries", "Franz Bauer", "Giulia Rossi",
         "Hugo Martin", "Inês Silva", "Jan Jansen", "Karl O'Neil", "Lena Vogel", "Marta López", "Nils Berg"]
GOODS = ["Tea, green", "Coffee beans", "Mug \"Sun\"", "Plate", "Bowl", "Fork", "Knife", "Spoon", "Napkin", "Vase",
         "Candle", "Lamp", "Chair", "Table runner", "Pillow", "Blanket", "Basket", "Frame", "Clock", "Mirror"]


class Truth:
    """What gold must say; None is not checked."""

    def __init__(self, orders=None, lines=None, total=None, completed=None, customers=None, products=None):
        self.orders, self.lines, self.total = orders, lines, total
        self.completed, self.customers, self.products = completed, customers, products


def money(value):
    return Decimal(value).quantize(CENT, ROUND_HALF_UP)


def shop(seed, orders=120, customers=30):
    """A shop's orders: (number, instant, customer index, status, [(product index, quantity, price)])."""
    draw = random.Random(seed)
    prices = [money(draw.randrange(150, 15000) / 100) for _ in GOODS]
    start = datetime.datetime(2024, 1, 3, 8, 0, 0)
    result = []
    for number in range(orders):
        start += datetime.timedelta(minutes=draw.randrange(60, 4000))
        goods = draw.sample(range(len(GOODS)), draw.randrange(1, 5))
        lines = [(good, draw.randrange(1, 5), prices[good]) for good in goods]
        status = draw.choices([0, 1, 2, 3], [80, 8, 6, 6])[0]
        result.append((1000 + number, start, draw.randrange(customers), status, lines))
    return result, prices


def total(orders, statuses=(0, 1, 2, 3)):
    return sum((q * p for o in orders if o[3] in statuses for _, q, p in o[4]), Decimal(0))


def truth(orders, completed=True, **more):
    return Truth(len(orders), sum(len(o[4]) for o in orders), total(orders),
                 total(orders, (0,)) if completed else None, **more)


def write(path, header, rows, delimiter=",", encoding="utf-8", **options):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", newline="", encoding=encoding) as file:
        writer = csv.writer(file, delimiter=delimiter, **options)
        if header:
            writer.writerow(header)
        writer.writerows(rows)


def comma(value):
    """1.234,50 as Germans write it."""
    return f"{value:,.2f}".replace(",", "_").replace(".", ",").replace("_", ".")


def german(folder):
    orders, prices = shop(1)
    words = ["Abgeschlossen", "Storniert", "Retoure", "In Bearbeitung"]
    write(folder / "Kunden.csv", ["Kundennummer", "Vorname", "Nachname", "E-Mail", "Straße", "PLZ", "Ort", "Land", "Kunde seit"],
          [(f"K{c:05d}", NAMES[c % 14].split()[0], NAMES[c % 14].split()[1], f"k{c}@beispiel.de", f"Weg {c}", f"0{1000 + c}",
            "Köln", "Deutschland", f"{c % 28 + 1:02d}.{c % 12 + 1:02d}.2022") for c in range(30)], ";")
    write(folder / "Artikel.csv", ["Artikelnummer", "Bezeichnung", "Warengruppe", "Verkaufspreis", "Einkaufspreis"],
          [(f"A-{i:04d}", name, "Haushalt", comma(prices[i]), comma(prices[i] / 2)) for i, name in enumerate(GOODS)], ";")
    write(folder / "Bestellungen.csv", ["Bestellnummer", "Bestelldatum", "Kundennummer", "Bestellstatus", "Zahlungsart", "Gesamtbetrag"],
          [(f"B{n}", t.strftime("%d.%m.%Y %H:%M"), f"K{c:05d}", words[s], "Rechnung", comma(sum(q * p for _, q, p in ls)))
           for n, t, c, s, ls in orders], ";")
    write(folder / "Bestellpositionen.csv", ["Bestellnummer", "Position", "Artikelnummer", "Menge", "Einzelpreis", "Positionsbetrag"],
          [(f"B{n}", i + 1, f"A-{g:04d}", q, comma(p), comma(q * p)) for n, _, _, _, ls in orders for i, (g, q, p) in enumerate(ls)], ";")
    return truth(orders, customers=30, products=20)


def french(folder):
    orders, _ = shop(2)
    words = ["Livrée", "Annulée", "Remboursée", "En préparation"]
    write(folder / "ventes_2024.csv",
          ["N° commande", "Date de commande", "Code client", "Nom du client", "Ville", "Pays", "Référence", "Désignation",
           "Famille", "Quantité", "Prix unitaire", "Montant", "Statut"],
          [(f"CMD{n}", t.strftime("%d/%m/%Y"), f"C{c}", NAMES[c % 14], "Lyon", "France", f"REF{g}", GOODS[g], "Maison", q,
            f"{p:.2f} €".replace(".", ","), f"{q * p:.2f} €".replace(".", ","), words[s])
           for n, t, c, s, ls in orders for g, q, p in ls], ";")
    return truth(orders)


def shopify(folder):
    orders, _ = shop(3)
    words = ["paid", "voided", "refunded", "pending"]
    header = ["Name", "Email", "Financial Status", "Paid at", "Fulfillment Status", "Currency", "Subtotal", "Shipping",
              "Taxes", "Total", "Discount Code", "Discount Amount", "Shipping Method", "Created at", "Lineitem quantity",
              "Lineitem name", "Lineitem price", "Lineitem compare at price", "Lineitem sku",
              "Lineitem requires shipping", "Lineitem taxable", "Lineitem fulfillment status", "Billing Name",
              "Billing City", "Billing Zip", "Billing Province", "Billing Country", "Payment Method", "Id", "Vendor"]
    rows = []
    for n, t, c, s, ls in orders:
        amount = sum(q * p for _, q, p in ls)
        stamp = t.strftime("%Y-%m-%d %H:%M:%S -0500")
        for i, (g, q, p) in enumerate(ls):
            top = i == 0
            rows.append([f"#{n}", f"buyer{c}@example.com", words[s] if top else "", stamp if top and s == 0 else "",
                         "fulfilled" if top else "", "USD" if top else "", amount if top else "", "0.00" if top else "",
                         "0.00" if top else "", amount if top else "", "", "0.00" if top else "", "Standard" if top else "",
                         stamp, q, GOODS[g], p, "", f"SKU-{g:03d}", "true", "true", "fulfilled",
                         NAMES[c % 14] if top else "", "Austin" if top else "", "78701" if top else "", "TX" if top else "",
                         "US" if top else "", "Shopify Payments" if top else "", 5000000 + n if top else "", "Home Co"])
    write(folder / "orders_export_1.csv", header, rows)
    return truth(orders)


def square(folder):
    draw = random.Random(4)
    rows, gross, off, lines = [], Decimal(0), Decimal(0), 0
    tickets = set()
    for n in range(200):
        day = datetime.date(2024, 3, 1) + datetime.timedelta(days=n // 8)
        ticket = f"{draw.getrandbits(60):015X}"
        tickets.add(ticket)
        for _ in range(draw.randrange(1, 4)):
            g, q = draw.randrange(20), draw.randrange(1, 3)
            price = money(draw.randrange(100, 220000) / 100)
            discount = money(q * price * draw.choice([0, 0, 0, Decimal("0.1")]))
            net = q * price - discount
            rows.append([day.strftime("%m/%d/%y"), f"{8 + n % 12:02d}:{n % 60:02d}:00", "Eastern Time (US & Canada)", "Pantry",
                         GOODS[g], q, "Regular", f"SQ{g}", f"${q * price:,.2f}", f"-${discount:,.2f}" if discount else "$0.00",
                         f"${net:,.2f}", "$0.00", ticket, f"pay{n}", "Register 1", "Payment", "Main Street", f"cu{n % 17}",
                         NAMES[n % 14]])
            gross += q * price
            off += discount
            lines += 1
    write(folder / "items-2024-03-01-2024-03-31.csv",
          ["Date", "Time", "Time Zone", "Category", "Item", "Qty", "Price Point Name", "SKU", "Gross Sales", "Discounts",
           "Net Sales", "Tax", "Transaction ID", "Payment ID", "Device Name", "Event Type", "Location", "Customer ID",
           "Customer Name"], rows)
    return Truth(len(tickets), lines, gross - off)


def nested(folder):
    orders, _ = shop(5)
    words = ["completed", "cancelled", "refunded", "processing"]
    documents = [{
        "id": n, "created_at": t.strftime("%Y-%m-%dT%H:%M:%SZ"), "status": words[s], "currency": "EUR",
        "customer": {"id": c, "first_name": NAMES[c % 14].split()[0], "last_name": NAMES[c % 14].split()[1],
                     "email": f"c{c}@example.org", "address": {"city": "Utrecht", "country": "NL"}},
        "total": str(sum(q * p for _, q, p in ls)),
        "line_items": [{"product_id": 700 + g, "name": GOODS[g], "quantity": q, "price": str(p)} for g, q, p in ls],
    } for n, t, c, s, ls in orders]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "orders.jsonl").write_text("\n".join(json.dumps(d) for d in documents) + "\n", encoding="utf-8")
    return truth(orders)


def wrapped(folder):
    orders, _ = shop(6, orders=40)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "export.json").write_text(json.dumps({
        "generated": "2024-06-01", "orders": [{
            "orderNumber": f"W-{n}", "orderDate": t.strftime("%Y-%m-%d %H:%M:%S"), "customerEmail": f"w{c}@example.net",
            "items": [{"sku": f"S{g}", "title": GOODS[g], "qty": q, "unitPrice": float(p)} for g, q, p in ls],
        } for n, t, c, s, ls in orders]}, indent=1), encoding="utf-8")
    return truth(orders, completed=False)


def star(folder):
    import duckdb
    orders, prices = shop(7, orders=300)
    folder.mkdir(parents=True, exist_ok=True)
    base = duckdb.connect()
    base.execute("create table f (sales_key bigint, date_key integer, customer_key bigint, product_key bigint, store_key bigint, "
                 "order_number varchar, quantity integer, unit_price decimal(12,2), sales_amount decimal(12,2))")
    rows, key = [], 0
    for n, t, c, s, ls in orders:
        for g, q, p in ls:
            key += 1
            rows.append((key, int(t.strftime("%Y%m%d")), 500 + c, 900 + g, n % 4 + 1, f"SO{n}", q, p, q * p))
    base.executemany("insert into f values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    base.execute("create table c as select 500 + i as customer_key, 'AW' || i as customer_code, 'First' || i as first_name, "
                 "'Last' || i as last_name, 'Paris' as city, 'France' as country from range(30) t(i)")
    base.execute("create table p as select 900 + i as product_key, 'Good ' || i as product_name, 'Home' as category from range(20) t(i)")
    base.execute("create table s as select i + 1 as store_key, 'Store ' || i as store_name, 'Berlin' as city from range(4) t(i)")
    for table, name in (("f", "fact_sales"), ("c", "dim_customer"), ("p", "dim_product"), ("s", "dim_store")):
        base.execute(f"copy {table} to '{folder / name}.parquet' (format parquet)")
    return truth(orders, completed=False, customers=30, products=20)


def days(folder):
    orders, _ = shop(8, orders=200)
    by_day = {}
    for n, t, c, s, ls in orders:
        for g, q, p in ls:
            by_day.setdefault(t.date(), []).append([n, t.strftime("%Y-%m-%d %H:%M:%S"), g, GOODS[g], q, p, c])
    for day, rows in by_day.items():
        write(folder / f"sales/{day:%Y}/{day:%m}/sales_{day:%Y%m%d}.csv",
              ["receipt_no", "sold_at", "item_no", "item_name", "qty", "price", "member_id"], rows)
    return truth(orders, completed=False)


def capitals(folder):
    orders, _ = shop(9)
    write(folder / "ORDHDR.txt", ["ORDNO", "ORDDAT", "CUSTNO", "ORDSTS"],
          [(f"{n:08d}", t.strftime("%Y%m%d"), f"{c:06d}", ["C", "X", "R", "P"][s]) for n, t, c, s, ls in orders], "|")
    write(folder / "ORDLIN.txt", ["ORDNO", "LINNO", "ITMNO", "ORDQTY", "UNTPRC"],
          [(f"{n:08d}", i + 1, f"{g:05d}", q, p) for n, t, c, s, ls in orders for i, (g, q, p) in enumerate(ls)], "|")
    write(folder / "CUSTMAS.txt", ["CUSTNO", "CUSTNAM", "CUSTADR", "CUSTCTY"],
          [(f"{c:06d}", NAMES[c % 14], f"Street {c}", "London") for c in range(30)], "|")
    write(folder / "ITMMAS.txt", ["ITMNO", "ITMDSC", "ITMGRP", "LSTPRC"],
          [(f"{g:05d}", name, "10", "9.99") for g, name in enumerate(GOODS)], "|")
    return truth(orders, customers=30, products=20)


def spanish(folder):
    orders, _ = shop(10)
    words = ["Entregado", "Cancelado", "Devuelto", "Pendiente"]
    write(folder / "pedidos.csv", ["Número de pedido", "Fecha", "Cliente", "Correo electrónico", "Provincia", "Producto", "Código de producto",
                                   "Cantidad", "Precio unitario", "Importe", "Estado", "Forma de pago"],
          [(n, t.strftime("%d-%m-%Y"), NAMES[c % 14], f"cli{c}@ejemplo.es", "Madrid", GOODS[g], f"P{g:03d}", q, str(p).replace(".", ","),
            str(q * p).replace(".", ","), words[s], "Tarjeta") for n, t, c, s, ls in orders for g, q, p in ls], ";", encoding="latin-1")
    return truth(orders)


def dutch_italian(folder):
    orders, prices = shop(11)
    words = ["Geleverd", "Geannuleerd", "Geretourneerd", "In behandeling"]
    write(folder / "klanten.csv", ["klantnr", "naam", "plaats", "land", "e-mailadres"],
          [(c, NAMES[c % 14], "Utrecht", "Nederland", f"n{c}@voorbeeld.nl") for c in range(30)], "\t")
    write(folder / "bestellingen.csv", ["bestelnr", "besteldatum", "klantnr", "status"],
          [(n, t.strftime("%d-%m-%Y"), c, words[s]) for n, t, c, s, ls in orders], "\t")
    write(folder / "bestelregels.csv", ["bestelnr", "artikelnr", "aantal", "prijs"],
          [(n, g, q, comma(p)) for n, t, c, s, ls in orders for g, q, p in ls], "\t")
    write(folder / "artikelen.csv", ["artikelnr", "omschrijving", "categorie", "prijs"],
          [(g, name, "Huis", comma(prices[g])) for g, name in enumerate(GOODS)], "\t")
    return truth(orders, customers=30, products=20)


def pos(folder):
    """Till lines without an order number: every line counts, also one like another."""
    draw = random.Random(12)
    rows, amount = [], Decimal(0)
    for n in range(500):
        g, q = draw.randrange(6), draw.randrange(1, 3)
        price = money(Decimal(g + 1) * Decimal("1.5"))
        rows.append([(datetime.date(2024, 5, 1) + datetime.timedelta(days=n // 40)).isoformat(), f"ST0{n % 3 + 1}", f"{4000000000000 + g}",
                     GOODS[g], q, q * price])
        amount += q * price
    write(folder / "till.csv", ["business_date", "store_no", "ean", "article_text", "units", "sales_value"], rows)
    return Truth(None, 500, amount)


def updates(folder):
    orders, prices = shop(13)
    folder.mkdir(parents=True, exist_ok=True)
    people = [{"custId": f"{c:04d}", "name": NAMES[c % 14], "mail": f"u{c}@example.com", "city": "Old"} for c in range(30)]
    (folder / "customers_full.json").write_text(json.dumps(people))
    (folder / "customers_delta.json").write_text(json.dumps([dict(p, city="New") for p in people[:7]]))
    words = ["delivered", "cancelled", "returned", "shipped"]
    rows = [(n, t.isoformat(sep=" "), f"{c:04d}", words[s]) for n, t, c, s, ls in orders]
    write(folder / "orders.csv", ["order_no", "order_datetime", "cust_id", "state"], rows + rows[:9])
    write(folder / "order_lines.csv.tmp", ["order_no", "line", "product_code", "product_title", "pcs", "unit_price", "discount_pct"],
          [(n, i + 1, f"PC{g}", GOODS[g], q, p, 0) for n, t, c, s, ls in orders for i, (g, q, p) in enumerate(ls)])
    with open(folder / "order_lines.csv.tmp", "rb") as source, gzip.open(folder / "order_lines.csv.gz", "wb") as target:
        shutil.copyfileobj(source, target)
    (folder / "order_lines.csv.tmp").unlink()
    return truth(orders, customers=30)


def nothing(folder):
    draw = random.Random(14)
    write(folder / "sensors.csv", ["station", "measured", "temperature", "humidity", "wind"],
          [(f"S{i % 5}", f"2024-01-{i % 28 + 1:02d}", draw.random() * 30, draw.random(), draw.random()) for i in range(200)])
    return None


SETS = [german, french, shopify, square, nested, wrapped, star, days, capitals, spanish, dutch_italian, pos, updates, nothing]

REAL = {
    "three-csv": ("three-csv", Truth(100, 100, Decimal("8367.76"), Decimal("6740.02"), 50, 60)),
    "northwind": ("northwind", Truth(830, 2155, Decimal("1265793.04"), None, 91, 77)),
    "mixed-formats": ("mixed-formats", Truth(2000, 5955, None, None, None, None)),
    "amazon-india": ("amazon-india", Truth(120378, 128975, Decimal("78592678.30"))),
    "online-retail": ("online-retail/online_retail.csv.gz", Truth(25900, None, None, None, 4372)),
    "olist": ("olist", Truth(99441, 112650, Decimal("13591643.70"))),
    "clickstream": ("clickstream", Truth(0, 0, None)),
}


def call(*arguments):
    return subprocess.run([MERCER, *map(str, arguments)], capture_output=True, text=True)


def check(name, files, expected, project):
    """One row of the table: name, verdict, seconds, what was found, guesses."""
    shutil.rmtree(project, ignore_errors=True)
    started = time.time()
    made = call("init", project, "--from", files, "--yes", "--json")
    if expected is None:
        said = made.returncode == 2 and "nothing-found" in made.stdout and not project.exists()
        return name, said, time.time() - started, "says that it cannot" if said else made.stdout[:200], "-"
    if made.returncode != 0:
        return name, False, time.time() - started, "init: " + (made.stdout + made.stderr)[:300], "-"
    guesses = json.loads(made.stdout)["guesses"]
    for step in ("validate", "run"):
        done = call(step, "--project", project, "--quiet")
        if done.returncode != 0:
            return name, False, time.time() - started, f"{step}: " + (done.stderr or done.stdout)[:600], guesses
    answer = call("sql", "--project", project, "--format", "csv", """
        select (select count(*) from silver.orders), count(*), coalesce(sum(total_amount), 0),
          coalesce(sum(case when status = 'Completed' then total_amount end), 0),
          (select count(*) from silver.customers), (select count(*) from silver.products) from gold.fact_sales""")
    found = next(csv.reader(answer.stdout.splitlines()[1:]))
    wanted = [expected.orders, expected.lines, expected.total, expected.completed, expected.customers, expected.products]
    misses = []
    for label, have, want in zip(("orders", "lines", "total", "completed", "customers", "products"), found, wanted):
        if want is not None and abs(Decimal(have) - Decimal(want)) > Decimal("0.005"):
            misses.append(f"{label} {have}, should be {want}")
    text = f"{found[0]} orders, {found[1]} lines, {found[2]} in all, {found[3]} completed"
    return name, not misses, time.time() - started, "; ".join(misses) or text, guesses


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, help="folder of real exports")
    parser.add_argument("--only", help="name of one set")
    parser.add_argument("--keep", action="store_true", help="leave files and projects behind")
    options = parser.parse_args()
    shutil.rmtree(WORK, ignore_errors=True)
    tasks = []
    for make in SETS:
        if options.only in (None, make.__name__):
            folder = WORK / make.__name__ / "files"
            tasks.append((make.__name__, folder, make(folder)))
    for name, (path, expected) in REAL.items():
        if options.data and options.only in (None, name) and (options.data / path).exists():
            tasks.append((name, (options.data / path).resolve(), expected))
    if not tasks:
        print("there is no such set", file=sys.stderr)
        return 2
    failed = 0
    print(f"{'set':16} {'':4} {'s':>6} {'guesses':>7}  found")
    for name, files, expected in tasks:
        name, is_right, seconds, text, guesses = check(name, files, expected, WORK / name / "project")
        failed += not is_right
        print(f"{name:16} {'ok' if is_right else 'FAIL':4} {seconds:6.1f} {guesses!s:>7}  {text}", flush=True)
    if not options.keep and not failed:
        shutil.rmtree(WORK, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
