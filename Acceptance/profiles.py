"""Profiles: what every reader must say alike of a table, as one row of aggregates.

A profile has the number of rows and for each column, depending on its Delta type, the number of values that
are not null and their minimum, maximum and sum (strings: total length; booleans: how many are true; arrays
and maps: total number of elements; structs: field by field).
"""

import datetime
import math
import re
from dataclasses import dataclass
from decimal import Decimal

INTEGERS = {"byte", "short", "integer", "long"}
EPOCH = datetime.datetime(1970, 1, 1)


@dataclass(frozen=True)
class Measure:
    label: str  # "quantity max"
    kind: str  # how values are read and compared: count integer decimal float float-sum string date timestamp
    duckdb: str  # the aggregate in DuckDB's SQL, over a table `t`
    spark: str  # the same in Spark's


def measures(fields):
    """The measures of a table with these fields (of the log's schema, as JSON)."""
    yield Measure("rows", "count", "count(*)", "count(*)")
    for field in fields:
        yield from _column(field["name"], field["type"], [field["name"]])


def _column(label, kind, path):
    duckdb = ".".join(["t", *(name if re.fullmatch(r"[A-Za-z_]\w*", name) else '"' + name.replace('"', '""') + '"'
                              for name in path)])
    spark = ".".join(["t", *("`" + name.replace("`", "``") + "`" for name in path)])

    def measure(what, value_kind, in_duckdb, in_spark=None):
        return Measure(f"{label} {what}", value_kind, in_duckdb.replace("#", duckdb),
                       (in_spark or in_duckdb).replace("#", spark))

    yield measure("not null", "count", "count(#)")
    base = kind if isinstance(kind, str) else kind["type"]
    if base in INTEGERS:
        yield measure("min", "integer", "min(#)")
        yield measure("max", "integer", "max(#)")
        yield measure("sum", "integer", "sum(#)", "sum(cast(# as decimal(38,0)))")
    elif base.startswith("decimal"):
        yield measure("min", "decimal", "min(#)")
        yield measure("max", "decimal", "max(#)")
        yield measure("sum", "decimal", "sum(#)")
    elif base in {"float", "double"}:
        yield measure("min", "float", "cast(min(#) as double)")
        yield measure("max", "float", "cast(max(#) as double)")
        yield measure("sum", "float-sum", "sum(#)")
    elif base == "string":
        yield measure("min", "string", "min(#)")
        yield measure("max", "string", "max(#)")
        yield measure("length", "integer", "sum(length(#))", "sum(cast(length(#) as bigint))")
    elif base == "boolean":
        yield measure("true", "integer", "sum(cast(# as integer))")
    elif base == "date":
        yield measure("min", "date", "cast(min(#) as varchar)", "cast(min(#) as string)")
        yield measure("max", "date", "cast(max(#) as varchar)", "cast(max(#) as string)")
    elif base in {"timestamp", "timestamp_ntz"}:
        yield measure("min", "timestamp", "min(#)", "unix_micros(cast(min(#) as timestamp))")
        yield measure("max", "timestamp", "max(#)", "unix_micros(cast(max(#) as timestamp))")
    elif base == "binary":
        yield measure("length", "integer", "sum(octet_length(#))", "sum(cast(octet_length(#) as bigint))")
    elif base == "array":
        yield measure("elements", "integer", "sum(len(#))",
                      "sum(case when # is not null then cast(size(#) as bigint) end)")
    elif base == "map":
        yield measure("elements", "integer", "sum(cardinality(#))",
                      "sum(case when # is not null then cast(size(#) as bigint) end)")
    elif base == "struct":
        for field in kind["fields"]:
            yield from _column(f"{label}.{field['name']}", field["type"], [*path, field["name"]])
    else:
        raise ValueError(f"column {label} has a type that no profile knows: {kind}")


def duckdb_query(wanted, relation, instants_as_micros):
    """The profile in DuckDB's SQL; timestamps as microseconds since 1970 or as the caller's engine prints them."""
    columns = [f"epoch_us({measure.duckdb})" if measure.kind == "timestamp" and instants_as_micros else measure.duckdb
               for measure in wanted]
    return _select(columns, relation)


def spark_query(wanted, relation):
    return _select([measure.spark for measure in wanted], relation)


def _select(columns, relation):
    named = ", ".join(f"{column} as c{index}" for index, column in enumerate(columns))
    return f"select {named} from {relation} t"


def profile(wanted, values):
    """The values of one row in comparable form: {label: value}.

    Text (of a CSV file) cannot tell a null from an empty string, but the column's count can: it comes first.
    """
    found, present = {}, 0
    for measure, value in zip(wanted, values, strict=True):
        if measure.kind == "count":
            present = found[measure.label] = int(value)
        elif present == 0:
            found[measure.label] = None if value in (None, "") else value
        else:
            found[measure.label] = _comparable(measure.kind, value)
    return found


def _comparable(kind, value):
    if value is None:
        return None
    if kind == "integer":
        return int(Decimal(str(value)))
    if kind == "decimal":
        return Decimal(str(value))
    if kind in {"float", "float-sum"}:
        return float(value)
    if kind == "timestamp" and isinstance(value, str):
        instant = datetime.datetime.fromisoformat(value)
        if instant.tzinfo is not None:
            instant = instant.astimezone(datetime.timezone.utc).replace(tzinfo=None)
        return (instant - EPOCH) // datetime.timedelta(microseconds=1)
    return value


def differences(wanted, expected, actual):
    """One line for each measure in which two profiles differ."""
    for measure in wanted:
        if measure.label not in actual:
            continue
        left, right = expected[measure.label], actual[measure.label]
        if left == right:
            continue
        if isinstance(left, float) and isinstance(right, float):
            if math.isnan(left) and math.isnan(right):
                continue
            # The order of an addition is the engine's own business.
            if measure.kind == "float-sum" and math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-9):
                continue
        yield f"{measure.label}: {right!r} instead of {left!r}"
