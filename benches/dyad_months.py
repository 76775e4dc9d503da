"""Events to directed dyad-months with four programs, from the same Parquet files.

    python3 benches/dyad_months.py PROGRAM STORE TIMES RULE

Each program reads the columns it needs, leaves out events without two different states, and gives for every source,
target and month the number of events, of each of the four classes and of bare statements, of scored events, and the sum
of the scores. RULE is `none`, or `same-day`: one event for each day, source, target and code. Every one is timed TIMES
times in one process, from opening the files to the finished table, with two threads; the least and the median are given,
and the median as a multiple of ours. The rows and the sums must agree, else nothing is printed.
"""

import glob
import os
import statistics
import subprocess
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "2"

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

program, store, times, rule = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
pa.set_cpu_count(2)
files = sorted(glob.glob(f"{store}/gdelt1/*/data/year=*/*.parquet"))
columns = ["date", "source", "target", "root", "quad", "score"] + (["code"] if rule == "same-day" else [])


def ours():
    out = subprocess.run(
        [program, store, "gdelt1", str(times), rule],
        check=True, capture_output=True, text=True, env={**os.environ, "RAYON_NUM_THREADS": "2"},
    ).stdout.splitlines()
    seconds = [float(line.split()[1]) for line in out if line.startswith("seconds")]
    check = next(tuple(int(n) for n in line.split()[1:]) for line in out if line.startswith("check"))
    return seconds, check


def with_duckdb():
    con = duckdb.connect()
    con.execute("SET threads TO 2")
    read = f"read_parquet({files!r}, hive_partitioning = false)"
    events = f"SELECT date, source, target, root, quad, score FROM {read} WHERE source <> target"
    if rule == "same-day":
        # Events of one code share their root and class; which score is kept does not matter where it is the code's.
        events = (
            "SELECT date, source, target, any_value(root) AS root, any_value(quad) AS quad, any_value(score) AS score "
            f"FROM {read} WHERE source <> target GROUP BY date, source, target, code"
        )
    return con.sql(
        f"""
        SELECT source, target, date_trunc('month', date) AS month, count(*) AS n,
               count(*) FILTER (quad = 1) AS q1, count(*) FILTER (quad = 2) AS q2,
               count(*) FILTER (quad = 3) AS q3, count(*) FILTER (quad = 4) AS q4,
               count(*) FILTER (root = 1) AS statements, count(score) AS scored, sum(score) AS score
        FROM ({events}) GROUP BY ALL ORDER BY ALL
        """
    ).to_arrow_table()


def with_polars():
    events = pl.scan_parquet(files, hive_partitioning=False).select(columns).filter(pl.col("source") != pl.col("target"))
    if rule == "same-day":
        events = events.unique(subset=["date", "source", "target", "code"], keep="any")
    month = pl.col("date").dt.truncate("1mo").alias("month")
    return (
        events.group_by("source", "target", month)
        .agg(
            pl.len().alias("n"),
            *[(pl.col("quad") == quad).sum().alias(f"q{quad}") for quad in (1, 2, 3, 4)],
            (pl.col("root") == 1).sum().alias("statements"),
            pl.col("score").count().alias("scored"),
            pl.col("score").cast(pl.Int64).sum().alias("score"),
        )
        .sort("source", "target", "month")
        .collect()
    )


def with_pandas():
    # Dictionary columns become categoricals, which is the quickest way that pandas has.
    events = pq.ParquetDataset(files, partitioning=None).read(columns=columns).unify_dictionaries().to_pandas(date_as_object=False)
    events = events[events["source"].notna() & events["target"].notna()]
    events = events[events["source"].astype(str).to_numpy() != events["target"].astype(str).to_numpy()]
    if rule == "same-day":
        events = events.drop_duplicates(["date", "source", "target", "code"])
    wide = pd.DataFrame(
        {
            "source": events["source"],
            "target": events["target"],
            "month": events["date"].dt.year * 12 + events["date"].dt.month,
            "n": 1,
            **{f"q{quad}": (events["quad"] == quad).astype("int64") for quad in (1, 2, 3, 4)},
            "statements": (events["root"] == 1).astype("int64"),
            "scored": events["score"].notna().astype("int64"),
            "score": events["score"].fillna(0).astype("int64"),
        }
    )
    return wide.groupby(["source", "target", "month"], observed=True, sort=True).sum().reset_index()


def checked(table):
    if isinstance(table, pa.Table):
        table = pl.from_arrow(table)
    elif isinstance(table, pd.DataFrame):
        table = pl.from_pandas(table[["n", "q3", "q4", "score"]])
    sums = table.select(pl.col("n", "q3", "q4", "score").cast(pl.Int64).sum()).row(0)
    return (table.height, sums[0], sums[1] + sums[2], sums[3])


def timed(run):
    seconds, table = [], None
    for _ in range(times):
        start = time.perf_counter()
        table = run()
        seconds.append(time.perf_counter() - start)
    return seconds, checked(table)


results = {"counterpoise": ours()}
for name, run in [("DuckDB " + duckdb.__version__, with_duckdb), ("Polars " + pl.__version__, with_polars), ("pandas " + pd.__version__, with_pandas)]:
    results[name] = timed(run)
checks = {name: check for name, (_, check) in results.items()}
if len(set(checks.values())) > 1:
    sys.exit(f"the results differ: {checks}")
rows, n, _, _ = checks["counterpoise"]
print(f"rule {rule}: {n:,} events between states, {rows:,} dyad-months; load {os.getloadavg()[0]:.1f}")
base = statistics.median(results["counterpoise"][0])
for name, (seconds, _) in results.items():
    middle = statistics.median(seconds)
    print(f"  {name:<16} least {min(seconds):7.3f} s   median {middle:7.3f} s   {middle / base:6.2f} times ours")
