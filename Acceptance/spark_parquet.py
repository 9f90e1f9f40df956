#!/usr/bin/env python3
"""Reads Parquet files of Delta tables with Spark's own reader, under the schema that the log declares.

    spark_parquet.py TABLE_FOLDER...

The strictest check of types there is: Spark refuses a file whose column is of another physical type than the
schema says, where other readers convert in silence. Every active file of the newest version is read, every
row and every column (partition columns live in the log, not in the files). `readers.py` uses the functions.
Exit codes: 0 all read, 1 a file was refused.
"""

import json
import os
import sys
from pathlib import Path

from deltalake import DeltaTable

import profiles

os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")


def task(path, version=None):
    """What Spark has to read of one table: files and their schema, as plain JSON."""
    table = DeltaTable(str(path), version=version)
    partitions = set(table.metadata().partition_columns)
    fields = json.loads(table.schema().to_json())["fields"]
    return {"files": [uri.removeprefix("file://") for uri in table.file_uris()],
            "fields": [field for field in fields if field["name"] not in partitions]}


class Spark:
    """One Spark in this process."""

    def __init__(self):
        from pyspark.sql import SparkSession

        self.session = (
            SparkSession.builder.master("local[2]").appName("spark_parquet")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.memory", "2g")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.parquet.enableVectorizedReader", "true")
            .getOrCreate())
        self.session.sparkContext.setLogLevel("OFF")

    def read(self, fields, files):
        """The values of the table's profile, every value of every column having been read."""
        from pyspark.sql.types import StructType

        schema = StructType.fromJson({"type": "struct", "fields": fields})
        frame = (self.session.read.schema(schema).parquet(*files) if files
                 else self.session.createDataFrame([], schema))
        frame.write.format("noop").mode("overwrite").save()  # also what no aggregate touches: elements of arrays
        frame.createOrReplaceTempView("parquet_files")
        return list(self.session.sql(profiles.spark_query(list(profiles.measures(fields)), "parquet_files")).first())


def message(error):
    """The telling line of a Spark error."""
    text = str(error)
    start = max(text.find("[PARQUET_"), text.find("[FAILED_READ_FILE"), 0)
    return " ".join(text[start:start + 400].split())


def serve():
    """Reads tasks as lines of JSON and answers each with a line: {"values": […]} or {"error": "…"}."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever Spark prints is not an answer
    spark = Spark()
    for line in sys.stdin:
        given = json.loads(line)
        try:
            answer = {"values": [value if isinstance(value, (int, float, type(None))) else str(value)
                                 for value in spark.read(given["fields"], given["files"])]}
        except Exception as error:  # Spark raises all kinds
            answer = {"error": message(error)}
        print(json.dumps(answer), file=answers, flush=True)


def main():
    if sys.argv[1:] == ["--serve"]:
        return serve()
    if not sys.argv[1:] or sys.argv[1].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    spark, refused = Spark(), 0
    for path in map(Path, sys.argv[1:]):
        given = task(path)
        try:
            rows = spark.read(given["fields"], given["files"])[0]
            print(f"read     {path}: {len(given['files'])} files, {rows} rows, {len(given['fields'])} columns")
        except Exception as error:
            refused += 1
            print(f"REFUSED  {path}: {message(error)}")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
