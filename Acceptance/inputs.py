#!/usr/bin/env python3
"""Lands every kind of file that retailers have, runs Mercer over each, and accounts for every record.

    inputs.py [--only TEXT] [--markdown]

Each input gets a project and a lake of its own. The table `bronze.t` reads it with `read_files`; rows and rejects are read
back by DuckDB's `delta_scan`. For each input one line says what went in, what was said, and where each record ended:
in the table, beside its row in `_rescued_data`, in `bronze.t_rejects`, or in a file of which nothing was taken. Then it says
whether what went in is what is accounted for, and whether it ended where it should, with the right numbers of rows and lines.
Environment: MERCER, the binary; DUCKDB_EXTENSIONS.
Exit codes: 0 all accounted for, 1 something is not, 3 something is missing.
"""

import argparse
import codecs
import datetime
import gzip
import io
import json
import os
import resource
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import openpyxl
import zstandard

import lake as lakes

WORK = lakes.HERE / "work" / "inputs"
MEMORY = 1 << 30  # bytes that Mercer may take, the 100 MB lines included

BUNDLE = """bundle:
  name: inputs
targets:
  dev:
    default: true
resources:
  pipelines:
    inputs:
      name: inputs
      schema: bronze
      libraries:
        - glob:
            include: pipelines/**
      configuration:
        landing: {landing}
"""
TABLE = """create or refresh streaming table bronze.t
as select *, _metadata.file_name as source_file, (monotonically_increasing_id() & 8589934591) + 1 as source_row
from stream read_files('${{landing}}', {options})
"""


@dataclass
class Input:
    name: str
    files: dict  # name: bytes
    records: int  # that went in
    options: str = "format => 'csv', header => true, escape => '\"'"
    schema: str | None = "id string, note string"
    rows: list = field(default_factory=list)  # (source_row, every declared column as text …), in order; None: not looked at
    count: int | None = None  # of rows, where `rows` are too many to be written down
    rescued: int = 0  # rows with something in _rescued_data
    rejects: list = field(default_factory=list)  # (line, text in raw_text or None, words of the reason)
    refused: dict = field(default_factory=dict)  # file: records in it
    said: str = ""  # words of a note
    error: str = ""  # code of the error that leaves everything as it was


def csv(text, encoding="utf-8"):
    return {"t.csv": text.encode(encoding)}


GERMAN = "id,note\n1,Größe\n2,Café\n"
GERMAN_ROWS = [(1, "1", "Größe"), (2, "2", "Café")]
PLAIN = b"id,note\n1,a\n2,b\n"
PLAIN_ROWS = [(1, "1", "a"), (2, "2", "b")]
SEMICOLON = "format => 'csv', header => true, escape => '\"', sep => ';'"
HUNDRED_MB = 100_000_000


def encodings():
    for name, data, said in [
        ("UTF-8", GERMAN.encode(), ""),
        ("UTF-8 with BOM", codecs.BOM_UTF8 + GERMAN.encode(), ""),
        ("UTF-16LE with BOM", codecs.BOM_UTF16_LE + GERMAN.encode("utf-16-le"), "UTF-16LE"),
        ("UTF-16BE with BOM", codecs.BOM_UTF16_BE + GERMAN.encode("utf-16-be"), "UTF-16BE"),
        ("UTF-16LE without BOM, detected", GERMAN.encode("utf-16-le"), "UTF-16LE"),
        ("windows-1252, detected", GERMAN.encode("cp1252"), "windows-1252"),
    ]:
        yield Input(name, {"t.csv": data}, 2, rows=GERMAN_ROWS, said=said)
    for stated, codec in [("UTF-16LE", "utf-16-le"), ("ISO-8859-1", "latin-1"), ("windows-1252", "cp1252"),
                          ("x-MacRoman", "mac_roman"), ("IBM850", "cp850"), ("UTF-32", "utf-32-le")]:
        yield Input(f"{stated}, stated", csv(GERMAN, codec), 2, rows=GERMAN_ROWS,
                    options=f"format => 'csv', header => true, escape => '\"', encoding => '{stated}'")
    late = "id,note\n" + "".join(f"{row},plain\n" for row in range(1, 60_001)) + "60001,Größe\n"
    yield Input("windows-1252 whose first 512 KB are ASCII", csv(late, "cp1252"), 60_001, count=60_001,
                said="windows-1252")
    yield Input("files of three encodings", {
        "a.csv": GERMAN.encode(), "b.csv": GERMAN.encode("cp1252"),
        "c.csv": codecs.BOM_UTF16_LE + GERMAN.encode("utf-16-le")}, 6, rows=sorted(GERMAN_ROWS * 3), said="windows-1252")
    broken = "id,note\n1,Größe\n".encode() + b"2,caf\xe9\n" + "3,ok\n".encode()
    yield Input("UTF-8 with bytes that are none in one line", {"t.csv": broken}, 3,
                rows=[(1, "1", "Größe"), (3, "3", "ok")], rejects=[(3, "2,caf\\xE9", "no UTF-8")])
    yield Input("an encoding nobody knows", csv(GERMAN), 2, error="sql.read-files",
                options="format => 'csv', header => true, encoding => 'utf-9'")


def layouts():
    for name, sep, data in [("semicolon", ";", "id;note\n1;a,b\n2;c\n"), ("tab", "\\t", "id\tnote\n1\ta,b\n2\tc\n"),
                            ("pipe", "|", "id|note\n1|a,b\n2|c\n"), ("two characters", "||", "id||note\n1||a,b\n2||c\n")]:
        yield Input(f"delimiter {name}", csv(data), 2, rows=[(1, "1", "a,b"), (2, "2", "c")],
                    options=f"format => 'csv', header => true, sep => '{sep}'")
    yield Input("wrong delimiter", csv("id;note\n1;a\n"), 1, error="source.wrong-delimiter")
    yield Input("quotes, doubled", csv('id,note\n1,"say ""hi"", you"\n2,12" pipe\n'), 2,
                rows=[(1, "1", 'say "hi", you'), (2, "2", '12" pipe')])
    yield Input("quotes, escaped by \\", csv('id,note\n1,"say \\"hi\\""\n2,"C:\\dir\\x"\n'), 2,
                options="format => 'csv', header => true", rows=[(1, "1", 'say "hi"'), (2, "2", "C:\\dir\\x")])
    yield Input("doubled quotes where \\ escapes", csv('id,note\n1,"say ""hi"""\n2,b\n'), 2,
                options="format => 'csv', header => true", rows=[(2, "2", "b")],
                rejects=[(2, '1,"say ""hi"""', "escape => '\"'")])
    yield Input("fields over several lines", csv('id,note\n1,"a\nb\n\nc"\n2,"d\r\ne"\nbad\n3,f\n'), 4,
                rows=[(1, "1", "a\nb\n\nc"), (2, "2", "d\r\ne"), (4, "3", "f")], rejects=[(8, "bad", "2 columns expected")])
    yield Input("CRLF", csv("id,note\r\n1,a\r\n2,b\r\n"), 2, rows=PLAIN_ROWS)
    yield Input("CR", csv("id,note\r1,a\r2,b\r"), 2, rows=PLAIN_ROWS)
    yield Input("line ends mixed", csv("id,note\r\n1,a\n2,b\r3,c\r\n"), 3, rows=[*PLAIN_ROWS, (3, "3", "c")])
    yield Input("no line end at the end", csv("id,note\n1,a\n2,b"), 2, rows=PLAIN_ROWS)
    yield Input("empty file alone", {"t.csv": b""}, 0, error="source.empty-file")
    yield Input("empty file among others", {"a.csv": b"", "b.csv": PLAIN}, 2, rows=PLAIN_ROWS, refused={"a.csv": 0},
                said="a.csv was not taken: the file is empty")
    yield Input("header only", csv("id,note\n"), 0)
    yield Input("blank lines", csv("\n\nid,note\n\n1,a\n   \n2,b\n\n\n"), 2, rows=PLAIN_ROWS)
    yield Input("lines too short and too long", csv("id,note\n1,a\n2\n3,c,d\n4,e\n"), 4,
                rows=[(1, "1", "a"), (4, "4", "e")], rejects=[(3, "2", "2 columns expected, found: 1"),
                                                             (4, "3,c,d", "2 columns expected, found: 3")])
    yield Input("a delimiter at the end of each line", csv("id,note\n1,a,\n2,b,\n"), 2, rows=PLAIN_ROWS)
    yield Input("a column named twice", csv("id,note,ID\n1,a,x\n"), 1, error="source.duplicate-column")
    yield Input("header with spaces and BOM", {"t.csv": codecs.BOM_UTF8 + b' id , "note" \n1,a\n2,b\n'}, 2, rows=PLAIN_ROWS)
    yield Input("comments", csv("#made by hand\nid,note\n1,a\n#not a row\n2,b#c\n"), 2,
                options="format => 'csv', header => true, comment => '#'", rows=[(1, "1", "a"), (2, "2", "b#c")])
    yield Input("skipRows", csv("Report of May\nall shops\nid,note\n1,a\n2,b\n2,b,x\n"), 3,
                options="format => 'csv', header => true, skipRows => 2", rows=PLAIN_ROWS, rejects=[(6, "2,b,x", "found: 3")])
    yield Input("no header", csv("1,a\n2,b\n3\n"), 3, options="format => 'csv', header => false", rows=PLAIN_ROWS,
                rejects=[(3, "3", "found: 1")])
    yield Input("NUL bytes and control characters", {"t.csv": b"id,note\n1,a\x00b\n2,\x01\x02\x1b\n"}, 2,
                rows=[(1, "1", "a\x00b"), (2, "2", "\x01\x02\x1b")])


def values():
    german = "id;betrag;menge;tag\n007;1.234,50;1.200;31.12.2024\n008;-0,5;3;01.02.2025\n009;12.50;1;2025-01-01\n"
    yield Input("decimal commas, dd.MM.yyyy, locale de-DE", csv(german), 3,
                options=SEMICOLON + ", locale => 'de-DE', dateFormat => 'dd.MM.yyyy', rescuedDataColumn => '_rescued_data'",
                schema="id string, betrag decimal(10,2), menge int, tag date",
                rows=[(1, "007", "1234.50", "1200", "2024-12-31"), (2, "008", "-0.50", "3", "2025-02-01"),
                      (3, "009", None, "1", None)], rescued=1)
    yield Input("spaces between thousands, locale fr-FR", csv("id;prix\n1;1\u202f234,50\n2;1\u00a0000\n3;2 500,1\n"), 3,
                options=SEMICOLON + ", locale => 'fr-FR'", schema="id string, prix decimal(10,2)",
                rows=[(1, "1", "1234.50"), (2, "2", "1000.00"), (3, "3", "2500.10")])
    yield Input("commas between thousands, no locale", csv('id,price\n1,"1,234.50"\n2,"12,50"\n3,7\n'), 3,
                options="format => 'csv', header => true, rescuedDataColumn => '_rescued_data'",
                schema="id string, price decimal(10,2)", rows=[(1, "1", "1234.50"), (2, "2", None), (3, "3", "7.00")],
                rescued=1)
    yield Input("a locale nobody knows", csv("id,note\n"), 0, error="sql.read-files",
                options="format => 'csv', header => true, locale => 'xx-XX'")
    yield Input("dates MM-dd-yy", csv("id,day\n1,04-30-22\n2,13-01-22\n"), 2,
                options="format => 'csv', header => true, dateFormat => 'MM-dd-yy', rescuedDataColumn => '_rescued_data'",
                schema="id string, day date", rows=[(1, "1", "2022-04-30"), (2, "2", None)], rescued=1)
    yield Input("instants dd/MM/yyyy HH:mm", csv("id,at\n1,31/12/2024 23:59\n2,2024-12-31\n"), 2,
                options="format => 'csv', header => true, timestampFormat => 'dd/MM/yyyy HH:mm', rescuedDataColumn => '_rescued_data'",
                schema="id string, at timestamp", rows=[(1, "1", "2024-12-31 23:59:00+00"), (2, "2", None)], rescued=1)
    yield Input("leading zeros in strings", csv("id,zip\n007,01067\n8,00000\n"), 2, schema="id string, zip string",
                rows=[(1, "007", "01067"), (2, "8", "00000")])


def long_lines():
    many = b"".join(b"%d,row\n" % row for row in range(2, 100_002))
    yield Input("a quote never closed, 100 MB behind it", {
        "t.csv": b'id,note\n1,"12 inch\n' + b"".join(b"%d,%s\n" % (row, b"x" * 100) for row in range(2, 930_002))},
        930_001, count=930_000, rejects=[(2, '1,"12 inch', "unterminated quote")])
    yield Input("a quote closed 20,000 lines further down", {
        "t.csv": b'id,a,note\n1,x,"12 inch\n' + b"".join(b"%d,x,y\n" % row for row in range(2, 20_002)) + b'20002,x,"end"\n'},
        20_002, schema="id string, a string, note string", count=20_001, rejects=[(2, '1,x,"12 inch', "unterminated quote")])
    yield Input("one honest value of 100 MB", {"t.csv": b'id,note\n1,"' + b"x" * HUNDRED_MB + b'"\n' + many}, 100_001,
                count=100_001)
    yield Input("one line of 200 MB, longer than is taken", {"t.csv": b"id,note\n1," + b"x" * 2 * HUNDRED_MB + b"\n" + many},
                100_001, count=100_000, rejects=[(2, None, "200000002 bytes")])


JSON = "format => 'json', rescuedDataColumn => '_rescued_data'"
ORDERS = "id string, total decimal(38,20), items array<struct<sku: string, quantity: int>>"
ORDER = '{"id": "%s", "total": %s, "items": [{"sku": "A", "quantity": 2}, {"sku": "B", "quantity": 1}]}'
ITEMS = "[{'sku': A, 'quantity': 2}, {'sku': B, 'quantity': 1}]"
TOTAL = "0.12345678901234567890"


def jsons():
    good = [ORDER % ("1", TOTAL), ORDER % ("2", "12.5")]
    rows = [(1, "1", TOTAL, ITEMS), (2, "2", "12.50000000000000000000", ITEMS)]
    for name, text in [("JSON lines, nested orders", "\n".join(good) + "\n"),
                       ("JSON array of objects", "[" + ",\n ".join(good) + "]"),
                       ("JSON over many lines", json.dumps([json.loads(good[1])] * 1, indent=2))]:
        wanted = rows if "many" not in name else [(1, "2", "12.50000000000000000000", ITEMS)]
        yield Input(name, {"t.json": text.encode()}, len(wanted), options=JSON, schema=ORDERS, rows=wanted)
    yield Input("JSON with BOM, UTF-16", {"a.json": codecs.BOM_UTF8 + good[0].encode(),
                                          "b.json": codecs.BOM_UTF16_LE + good[1].encode("utf-16-le")}, 2,
                options=JSON, schema=ORDERS, rows=[rows[0], (1, *rows[1][1:])], said="UTF-16LE")
    yield Input("JSON lines, some malformed", {"t.jsonl": "\n".join(
        [good[0], '{"id": "x", "total": ', "", "not json", '{"id": "y"} trailing', "[1]", good[1]]).encode()}, 6,
        options=JSON, schema=ORDERS, rows=[rows[0], (6, *rows[1][1:])],
        rejects=[(2, '{"id": "x", "total": ', "malformed JSON"), (4, "not json", "malformed JSON"),
                 (5, '{"id": "y"} trailing', "text follows"), (6, "[1]", "an object was expected")])
    yield Input("JSON array cut off", {"t.json": ("[" + ",\n".join(good) + ',\n{"id": "3", "tot').encode()}, 3,
                options=JSON, schema=ORDERS, rows=rows, rejects=[(3, '{"id": "3", "tot', "the file ends inside")])
    yield Input("JSON array with a broken element", {"t.json": f'[{good[0]},\n{{"id": oops}},\n{good[1]}]'.encode()}, 3,
                options=JSON, schema=ORDERS, rows=[rows[0], (3, *rows[1][1:])], rejects=[(2, '{"id": oops}', "malformed JSON")])
    yield Input("JSON values of wrong types", {"t.json": b'{"id": 7, "total": "much", "items": 3, "extra": true}\n'}, 1,
                options=JSON, schema=ORDERS, rows=[(1, "7", None, None)], rescued=1)
    yield Input("JSON with a decimal comma, locale de-DE", {"t.json": b'{"id": "1", "total": "1.234,5"}\n'}, 1,
                options="format => 'json', locale => 'de-DE'", schema="id string, total decimal(10,2)", rows=[(1, "1", "1234.50")])


def parquet():
    path = WORK / "made.parquet"
    duckdb.execute(f"copy (select '1' as id, 'a' as note union all select '2', 'b') to '{path}' (format parquet)")
    data = path.read_bytes()
    options = "format => 'parquet'"
    yield Input("Parquet", {"t.parquet": data}, 2, options=options, rows=PLAIN_ROWS)
    yield Input("Parquet, one of two cut off", {"a.parquet": data[:-40], "b.parquet": data}, 4, options=options,
                rows=PLAIN_ROWS, refused={"a.parquet": 2}, said="cut off")
    damaged = bytearray(data)
    damaged[8:len(data) // 3] = b"\xff" * (len(data) // 3 - 8)
    yield Input("Parquet, one of two damaged inside", {"a.parquet": bytes(damaged), "b.parquet": data}, 4, options=options,
                rows=PLAIN_ROWS, refused={"a.parquet": 2}, said="a.parquet was not taken")


def packed():
    lines = b"id,note\n" + b"".join(b"%d,row\n" % row for row in range(1, 50_001))
    member = gzip.compress(lines)
    yield Input("gzip", {"t.csv.gz": gzip.compress(PLAIN)}, 2, rows=PLAIN_ROWS)
    yield Input("gzip in two members", {"t.csv.gz": gzip.compress(b"id,note\n1,a\n") + gzip.compress(b"2,b\n")}, 2,
                rows=PLAIN_ROWS)
    yield Input("gzip of windows-1252", {"t.csv.gz": gzip.compress(GERMAN.encode("cp1252"))}, 2, rows=GERMAN_ROWS,
                said="windows-1252")
    yield Input("gzip cut off, among others", {"a.csv.gz": member[:len(member) // 2], "b.csv": PLAIN}, 50_002,
                rows=PLAIN_ROWS, refused={"a.csv.gz": 50_000}, said="end before their end")
    yield Input("gzip cut off, alone", {"t.csv.gz": member[:len(member) // 2]}, 50_000, error="source.unusable-file")
    damaged = bytearray(member)
    damaged[len(member) // 2] ^= 0xFF
    yield Input("gzip damaged, among others", {"a.csv.gz": bytes(damaged), "b.csv": PLAIN}, 50_002, rows=PLAIN_ROWS,
                refused={"a.csv.gz": 50_000}, said="damaged")
    yield Input("gzip with a bad line", {"t.csv.gz": gzip.compress(b"id,note\n1,a\n2,b,x\n3,c\n")}, 3,
                rows=[(1, "1", "a"), (3, "3", "c")], rejects=[(3, "2,b,x", "found: 3")])
    yield Input("zstd", {"t.csv.zst": zstandard.ZstdCompressor().compress(PLAIN)}, 2, rows=PLAIN_ROWS)
    frame = zstandard.ZstdCompressor().compress(lines)
    yield Input("zstd cut off, among others", {"a.csv.zst": frame[:len(frame) // 2], "b.csv": PLAIN}, 50_002,
                rows=PLAIN_ROWS, refused={"a.csv.zst": 50_000}, said="end before their end")
    yield Input("JSON lines in gzip", {"t.json.gz": gzip.compress(b'{"id":"1","note":"a"}\n{"id":"2","note":"b"}\n')}, 2,
                options="format => 'json'", rows=PLAIN_ROWS)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("t.csv", PLAIN)
    yield Input("a ZIP archive among others", {"a.csv": archive.getvalue(), "b.csv": PLAIN}, 4, rows=PLAIN_ROWS,
                refused={"a.csv": 2}, said="packed with zip")


def workbook(rows, title="Sheet"):
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def excel():
    sheet = workbook([["id", "note", "day", "price"], ["007", "a", datetime.date(2024, 12, 31), 12.5], [None] * 4,
                      ["8", None, "soon", "n/a"]], "Orders 1")
    schema = "id string, note string, day date, price decimal(10,2)"
    options = "format => 'excel', headerRows => 1, rescuedDataColumn => '_rescued_data'"
    rows = [(1, "007", "a", "2024-12-31", "12.50"), (3, "8", None, None, None)]
    yield Input("Excel", {"t.xlsx": sheet}, 2, options=options, schema=schema, rows=rows, rescued=1)
    yield Input("Excel, sheet and range by dataAddress", {"t.xlsx": sheet}, 1, schema="id string, note string",
                options=r"format => 'excel', headerRows => 1, dataAddress => '\'Orders 1\'!A1:B2'",
                rows=[(1, "007", "a")])
    yield Input("Excel, a sheet that is not there", {"t.xlsx": sheet}, 2, schema="id string",
                options="format => 'excel', headerRows => 1, dataAddress => 'May'", error="source.missing-sheet")
    yield Input("Excel, cut off, among others", {"a.xlsx": sheet[:-200], "b.xlsx": sheet}, 4, options=options, schema=schema,
                rows=rows, rescued=1, refused={"a.xlsx": 2}, said="a.xlsx was not taken")


def main():
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--only", default="")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--help", action="help")
    arguments = parser.parse_args()
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    inputs = [entry for group in (encodings, layouts, values, long_lines, jsons, parquet, packed, excel) for entry in group()]
    results = [check(number, entry) for number, entry in enumerate(inputs) if arguments.only.lower() in entry.name.lower()]
    columns = ["input", "in", "said", "table", "rescued", "rejects", "in files not taken", "refused", "Σ in = Σ accounted",
               "as expected"]
    print(table(columns, results, arguments.markdown))
    faults = sum(row[-2:] != ["yes", "yes"] for row in results)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    print(f"{len(results)} inputs, {faults} not as they should be; at most {memory >> 20} MiB of memory")
    if memory > MEMORY:
        print(f"that is more than {MEMORY >> 20} MiB", file=sys.stderr)
        faults += 1
    raise SystemExit(1 if faults else 0)


def check(number, entry):
    folder = WORK / str(number)
    landing, project, lake = folder / "landing", folder / "project", folder / "lake"
    (project / "pipelines").mkdir(parents=True)
    landing.mkdir()
    for name, data in entry.files.items():
        (landing / name).write_bytes(data)
    (project / "databricks.yml").write_text(BUNDLE.format(landing=landing))
    options = entry.options + (f", schema => '{entry.schema}'" if entry.schema else "")
    (project / "pipelines/t.sql").write_text(TABLE.format(options=options))
    run = subprocess.run([lakes.mercer(), "run", "--project", project, "--lake", lake, "--json"],
                         capture_output=True, text=True)
    report = json.loads(run.stdout) if run.stdout.startswith("{") else {}
    datasets = [dataset for update in report.get("updates", []) for dataset in update["datasets"]] or [{}]
    notes = [note for dataset in datasets for note in dataset.get("notes", [])]
    problem = (report.get("error") or {}).get("code", "")
    rows, rescued, rejects, refused, faults = ended(entry, lake)
    is_refused_whole = bool(problem) and rows == 0 and rejects == 0
    accounted = entry.records if is_refused_whole else rows + rejects + sum(refused.values())
    if problem != entry.error:
        faults.append(f"error {problem or '-'} instead of {entry.error or '-'}: {run.stderr.strip()[:300]}")
    if entry.said and not any(entry.said in note for note in notes):
        faults.append(f"not said: {entry.said}; said: {notes}")
    leftovers = [path.name for path in (lake / "_mercer").glob("spill-*")] if lake.exists() else []
    if leftovers:
        faults.append(f"left behind: {leftovers}")
    for fault in faults:
        print(f"{entry.name}: {fault}", file=sys.stderr)
    if not faults:
        shutil.rmtree(folder)
    said = "; ".join([problem] if problem else notes)
    return [entry.name, entry.records, said, rows, rescued, rejects, sum(refused.values()),
            entry.records if is_refused_whole else 0, "yes" if accounted == entry.records else f"no: {accounted}",
            "no" if faults else "yes"]


def ended(entry, lake):
    """Where the records are now: counts of rows, of rescued ones and of rejects, records by refused file, and faults."""
    faults, connection = [], duckdb.connect(config={"allow_unsigned_extensions": "true"})
    connection.execute("set timezone = 'UTC'")
    connection.execute(f"load '{lakes.duckdb_extension()}'")
    tables = lakes.tables(lake) if lake.exists() else {}
    found, rescued, rejects = [], 0, []
    count = 0
    if "bronze.t" in tables:
        relation = f"delta_scan('{tables['bronze.t']}')"
        names = [row[0] for row in connection.execute(f"describe select * from {relation}").fetchall()]
        count = connection.execute(f"select count(*) from {relation}").fetchone()[0]
        if "_rescued_data" in names:
            rescued = connection.execute(f"select count(_rescued_data) from {relation}").fetchone()[0]
        if entry.count is None:
            declared = [name for name in names if name not in ("_rescued_data", "source_file", "source_row")]
            values = ", ".join(f'"{name}"::varchar' for name in declared)
            found = connection.execute(f"select source_row, {values} from {relation} order by all").fetchall()
            found = sorted(found, key=str)
        wrong = connection.execute(
            f"select count(*) from {relation} where source_file not in ({', '.join(repr(name) for name in entry.files)})"
        ).fetchone()[0]
        if wrong:
            faults.append(f"{wrong} rows name a file that did not land")
    if "bronze.t_rejects" in tables:
        rejects = connection.execute(
            f"select source_line, raw_text, reason, source_file from delta_scan('{tables['bronze.t_rejects']}') order by all"
        ).fetchall()
    refused = {Path(file).name: entry.refused.get(Path(file).name, 0)
               for line, _, _, file in rejects if line is None}
    rejects = [row for row in rejects if row[0] is not None]
    if entry.count is None and found != sorted(entry.rows, key=str):
        faults.append(f"rows {found[:5]} instead of {entry.rows[:5]}")
    if entry.count is not None and count != entry.count:
        faults.append(f"{count} rows instead of {entry.count}")
    if rescued != entry.rescued:
        faults.append(f"{rescued} rows rescued instead of {entry.rescued}")
    if refused != entry.refused:
        faults.append(f"refused {refused} instead of {entry.refused}")
    if [row[0] for row in rejects] != [row[0] for row in entry.rejects]:
        faults.append(f"rejects {[row[:3] for row in rejects][:5]} instead of {entry.rejects[:5]}")
    for (line, raw, reason, file), (_, text, words) in zip(rejects, entry.rejects):
        if text is not None and raw != text:
            faults.append(f"line {line} kept as {raw[:80]!r} instead of {text!r}")
        if words not in reason:
            faults.append(f"line {line} rejected with {reason!r}, not {words!r}")
        if Path(file).name not in entry.files:
            faults.append(f"a reject names {file}")
    return count, rescued, len(rejects), refused, faults


def table(columns, rows, is_markdown):
    cells = [columns] + [[short(str(cell)) if cell != 0 or place == 1 else "" for place, cell in enumerate(row)]
                         for row in rows]
    widths = [max(len(row[place]) for row in cells) for place in range(len(columns))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in cells]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def short(text):
    text = text.replace(str(WORK), "").replace("|", "¦")
    return text if len(text) <= 90 else text[:89] + "…"


if __name__ == "__main__":
    main()
