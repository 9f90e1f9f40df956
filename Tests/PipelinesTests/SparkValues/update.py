"""Writes values.tsv: what Spark gives for each line of expressions.txt. Needs pyspark 4.3 and Java 17.

    python update.py [expressions.txt [values.tsv]]

A line is an expression or a whole SELECT. The columns of values.tsv are the line, the rows as text (`,` between
columns, `;` between rows), and the types; an error is `ERROR` alone.
"""
import sys
from pathlib import Path

from pyspark.sql import SparkSession

folder = Path(__file__).parent
source, target = (sys.argv[1:] + [folder / "expressions.txt", folder / "values.tsv"][len(sys.argv) - 1 :])[:2]
spark = (
    SparkSession.builder.master("local[1]")
    .config("spark.ui.enabled", "false")
    .config("spark.sql.session.timeZone", "UTC")
    .config("spark.sql.shuffle.partitions", "1")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("OFF")

with open(target, "w") as output:
    for line in open(source).read().splitlines():
        query = line if line.startswith(("select", "with")) else f"select {line} as x"
        try:
            frame = spark.sql(query)
            texts = [f"cast(`{name}` as string) as `{name}`" for name in frame.columns]
            rows = frame.selectExpr(*texts).collect()
            value = ";".join(",".join("NULL" if x is None else str(x) for x in row) for row in rows)
            types = ",".join(kind for _, kind in frame.dtypes)
        except Exception:
            value, types = "ERROR", ""
        value = value.replace("\t", "\\t")
        output.write(f"{line}\t{value}\t{types}\n")
