"""Sums of events by directed dyad and month from three programs, compared row for row.

    python3 benches/dyad_rows.py COUNTERPOISE DYAD_MONTHS STORE DATASET [RULE...]

COUNTERPOISE prints the SQL, DYAD_MONTHS (the program of this folder) the rows of the own reduction. DuckDB and Sail run
the SQL as it was printed. Every row and column is compared, then the sum by names of DuckDB with that of Sail. An
engine that is not installed is skipped, and the last line says how many were.
"""

import importlib.util
import json
import os
import subprocess
import sys
import time

os.environ.setdefault("RUST_LOG", "error")
program, own_program, store, dataset = sys.argv[1:5]
rules = sys.argv[5:] or ["none", "same-day", "one-a-day"]
COLUMNS = 12


def told(*words):
    return subprocess.run([*words], check=True, capture_output=True, text=True).stdout


def sql(sum_, *more):
    return told(program, "sql", sum_, "--from", dataset, "--store", store, *more)


def own(rule):
    lines = told(own_program, store, dataset, "rows", rule).splitlines()
    return sorted(lines)


class DuckDB:
    def __init__(self, data):
        import duckdb

        self.con = duckdb.connect()
        self.con.execute("SET threads TO 2")
        self.con.execute(f"CREATE VIEW events AS SELECT * FROM '{data}/*/*.parquet'")
        self.name = f"DuckDB {duckdb.__version__}"

    def rows(self, text):
        return self.con.execute(text).to_arrow_table()


class Sail:
    def __init__(self, data):
        import warnings

        warnings.simplefilter("ignore")
        import pysail
        from pysail.spark import SparkConnectServer
        from pyspark.sql import SparkSession

        self.server = SparkConnectServer("127.0.0.1", 0)
        self.server.start(background=True)
        ip, port = self.server.listening_address
        self.spark = SparkSession.builder.remote(f"sc://{ip}:{port}").getOrCreate()
        self.spark.read.parquet(data).createOrReplaceTempView("events")
        self.name = f"Sail {pysail.__version__}"

    def rows(self, text):
        return self.spark.sql(text).toArrow()


def lines(table, width):
    columns = [column.to_pylist() for column in table.columns[:width]]
    return sorted(",".join(map(str, row)) for row in zip(*columns))


manifest = json.loads(told(program, "data", "show", dataset, "--store", store, "--format", "json"))
data = os.path.join(store, dataset, manifest["vintage"], "data")
engines, skipped = [], []
for module, engine in (("duckdb", DuckDB), ("pysail", Sail)):
    if importlib.util.find_spec(module):
        engines.append(engine(data))
    else:
        skipped.append(module)
print(f"{dataset}: {manifest['rows_written']:,} rows", flush=True)
for rule in rules:
    expected = own(rule)
    print(f"rule {rule}: {len(expected):,} dyad-months")
    for engine in engines:
        start = time.perf_counter()
        found = lines(engine.rows(sql("dyad-months", "--dedup", rule)), COLUMNS)
        took = time.perf_counter() - start
        if found != expected:
            differ = next((pair for pair in zip(expected, found) if pair[0] != pair[1]), (len(expected), len(found)))
            sys.exit(f"  {engine.name} differs: {differ}")
        print(f"  {engine.name:<14} equal in every row and column ({took:.1f} s with reading the result)", flush=True)
if len(engines) == 2:
    first, second = (lines(engine.rows(sql("name-months")), 8) for engine in engines)
    if first != second:
        sys.exit("the sums by names differ")
    print(f"by names: {len(first):,} rows, equal in both engines")
print(f"{len(engines)} of 2 engines compared, {len(skipped)} skipped{': ' + ', '.join(skipped) if skipped else ''}")
