"""A panel of all directed dyads and months of events: the command beside DuckDB and Polars, whole processes.

    python3 benches/panel_events.py PROGRAM STORE TIMES

Each is a process of its own that reads the same Parquet files with two threads and writes a table of events, and of those
of material conflict, by source, target and month, as Parquet. Wall time and peak memory are those of the process. The
command leaves out states that were no members of the system then; both sums are printed, so that one sees how many.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

program, store, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
folder = tempfile.mkdtemp()
files = f"{store}/gdelt1/*/data/year=*/*.parquet"

DUCKDB = f"""
import duckdb
con = duckdb.connect()
con.execute("SET threads TO 2")
con.execute('''COPY (
    SELECT source, target, date_trunc('month', date) AS month, count(*) AS n, count(*) FILTER (quad = 4) AS conflict
    FROM read_parquet('{files}', hive_partitioning = false) WHERE source <> target GROUP BY ALL ORDER BY ALL
) TO '{folder}/duckdb.parquet' (FORMAT parquet)''')
"""
POLARS = f"""
import polars as pl
events = pl.scan_parquet('{files}', hive_partitioning=False).filter(pl.col('source') != pl.col('target'))
table = events.group_by('source', 'target', pl.col('date').dt.truncate('1mo').alias('month')).agg(
    pl.len().alias('n'), (pl.col('quad') == 4).sum().alias('conflict'))
table.sort('source', 'target', 'month').collect().write_parquet('{folder}/polars.parquet')
"""
ours = [program, "--threads", "2", "panel", "events.count", "events.class material-conflict", "--among", "all"]
ours += ["--directed", "--by", "month", "--no-status", "--no-n", "--store", store, "--out", f"{folder}/ours.parquet"]
commands = {"counterpoise panel": ours, "DuckDB": [sys.executable, "-c", DUCKDB], "Polars": [sys.executable, "-c", POLARS]}
environment = {**os.environ, "POLARS_MAX_THREADS": "2"}

for name, command in commands.items():
    seconds, peak = [], 0
    for _ in range(times):
        before = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        seconds.append(time.perf_counter() - before)
        assert status == 0, f"{name} failed"
        peak = max(peak, used.ru_maxrss)
    print(f"{name}: least {min(seconds):.2f} s, median {statistics.median(seconds):.2f} s, peak {peak / 1024:.0f} MB")

import duckdb

for name, column in [("ours", "events_count"), ("duckdb", "n"), ("polars", "n")]:
    rows, events = duckdb.sql(f"SELECT count(*), sum({column}) FROM '{folder}/{name}.parquet'").fetchall()[0]
    print(f"{name}: {rows} rows, {events:.0f} events")
