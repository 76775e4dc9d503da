"""Sums events beyond one process: a Sail cluster on this machine, its time by workers and its memory by node.

    pip install pysail pyspark-client duckdb
    counterpoise sql dyad-months --over events --called generated --dedup same-day > dyads.sql
    counterpoise sql name-months --over events --called generated > names.sql
    python3 examples/cluster/run.py [--rows 100000000] [--workers 1,2] [--nodes 1,2] [--folder FOLDER]

1. Generates events (events.py) in shards, each a Parquet file of some days.
2. Workers: one Sail server in its mode `local-cluster`, with so many workers of one task at a time, sums all shards. Its
   driver and workers are threads of one process that speak over the network, so memory is that of the whole.
3. Nodes: so many Sail servers side by side, each a process of its own with one worker, each over its own shards. Their
   sums are put together by `counterpoise data add event-sums`; nothing passes between them.

With --connect sc://HOST:PORT the sums are made by a cluster that runs elsewhere and sees the same folder; nothing is
started, and where no server answers it says so.
"""

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from urllib.parse import urlparse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import events

# One shuffled partition for each worker's task, and no worker more than was asked for.
SETTINGS = {
    "SAIL_MODE": "local-cluster",
    "SAIL_CLUSTER__WORKER_TASK_SLOTS": "1",
    "SAIL_CLUSTER__WORKER_MAX_IDLE_TIME_SECS": "600",
    "RUST_LOG": "error",
}

# What is added up where days apart were summed by themselves.
VALUES = (
    "n verbal_cooperation material_cooperation verbal_conflict material_conflict statements scored score_tenths reports"
).split()


class Unreachable(Exception):
    """No server answers."""


class Server:
    """A Sail server in a process of its own."""

    def __init__(self, workers):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        settings = {
            **SETTINGS,
            "SAIL_CLUSTER__WORKER_INITIAL_COUNT": str(workers),
            "SAIL_CLUSTER__WORKER_MAX_COUNT": str(workers),
            "SAIL_EXECUTION__DEFAULT_PARALLELISM": str(workers),
        }
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            ["sail", "spark", "server", "--ip", "127.0.0.1", "--port", str(self.port)],
            env={**os.environ, **settings}, stdout=self.log, stderr=self.log, start_new_session=True,
        )
        self.url = f"sc://127.0.0.1:{self.port}"
        self.peak = 0
        threading.Thread(target=self.watch, daemon=True).start()

    def watch(self):
        """Remembers the most memory that the process has held."""
        while self.process.poll() is None:
            try:
                with open(f"/proc/{self.process.pid}/status") as status:
                    held = next((line for line in status if line.startswith("VmHWM")), "VmHWM 0 kB")
                self.peak = max(self.peak, int(held.split()[1]) * 1024)
            except OSError:
                return
            time.sleep(0.2)

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self.log.close()


def answers(url, seconds):
    """Waits until a server listens."""
    at = urlparse(url.replace("sc://", "tcp://"))
    until = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection((at.hostname, at.port), timeout=2).close()
            return
        except OSError as cause:
            if time.monotonic() > until:
                raise Unreachable(
                    f"no server answers at {url}: {cause}\n"
                    "  Start one: SAIL_MODE=local-cluster sail spark server --ip 127.0.0.1 --port 50051\n"
                    "  or leave --connect out, and this script starts its own."
                ) from None
            time.sleep(0.2)


# Runs in a process of its own for each server, for a client keeps one session.
CLIENT = """
import sys, warnings
warnings.simplefilter("ignore")
from pyspark.sql import SparkSession
url, out, sqls, files = sys.argv[1], sys.argv[2], sys.argv[3].split(","), sys.argv[4:]
spark = SparkSession.builder.remote(url).getOrCreate()
spark.read.parquet(*files).createOrReplaceTempView("events")
for sql in sqls:
    name = sql.rsplit("/", 1)[-1].removesuffix(".sql")
    with open(sql) as text:
        spark.sql(text.read()).write.mode("overwrite").parquet(f"{out}/{name}", compression="snappy")
"""


def client(work, url, out, sqls, files):
    script = f"{work}/client.py"
    with open(script, "w") as text:
        text.write(CLIENT)
    return subprocess.Popen(
        [sys.executable, script, url, out, ",".join(sqls), *files], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def finished(process):
    out, _ = process.communicate()
    if process.returncode:
        sys.exit(f"the sums were not made:\n{out.decode()[-2000:]}")


def megabytes(size):
    return f"{size / 1e6:,.0f} MB"


def size_below(folder):
    return sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(folder) for name in names)


def same(first, other):
    """Whether the sums of two runs are equal row for row: those of days apart are added up first."""
    import duckdb

    def added(folder):
        sums = ", ".join(f"sum({value}) AS {value}" for value in VALUES)
        return f"SELECT source, target, year, month, {sums} FROM '{folder}/*/dyads/*.parquet' GROUP BY ALL"

    one, two = added(first), added(other)
    differing = f"SELECT count(*) FROM (({one} EXCEPT {two}) UNION ALL ({two} EXCEPT {one}))"
    return duckdb.sql(differing).fetchall()[0][0] == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000_000)
    parser.add_argument("--shards", type=int, default=20)
    parser.add_argument("--workers", default="1,2", help="how many workers of one server, each a run")
    parser.add_argument("--nodes", default="1,2", help="how many servers side by side, each a run; empty for none")
    parser.add_argument("--dyads", default="dyads.sql", help="the text of `counterpoise sql dyad-months`")
    parser.add_argument("--names", default="", help="the text of `counterpoise sql name-months`; none if left out")
    parser.add_argument("--folder", help="where events and sums are kept; if left out they are removed at the end")
    parser.add_argument("--connect", metavar="URL", help="a cluster that runs already")
    args = parser.parse_args()
    for sql in filter(None, [args.dyads, args.names]):
        if not os.path.exists(sql):
            sys.exit(f"there is no {sql}: write the output of `counterpoise sql` there")
    if args.connect:
        answers(args.connect, 5)
    elif not shutil.which("sail"):
        sys.exit("there is no program `sail`: pip install pysail pyspark-client")
    work = args.folder or tempfile.mkdtemp(prefix="counterpoise-cluster-")
    try:
        measure(args, work)
    finally:
        if not args.folder:
            shutil.rmtree(work)


def measure(args, work):
    start = time.perf_counter()
    rows, size = events.make(f"{work}/events", args.rows, args.shards)
    files = sorted(entry.path for entry in os.scandir(f"{work}/events"))
    took = time.perf_counter() - start
    print(f"{rows:,} events in {len(files)} shards, {megabytes(size)} of Parquet ({size / rows:.1f} bytes a row), {took:.0f} s")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start\n")
    sqls = [os.path.abspath(sql) for sql in (args.dyads, args.names) if sql]
    for sql, name in zip(list(sqls), ("dyads", "names")):
        shutil.copy(sql, f"{work}/{name}.sql")
        sqls[sqls.index(sql)] = f"{work}/{name}.sql"
    print(f"{'run':<28} {'seconds':>8} {'rows/s':>12}   memory by node (most held)")
    reference = None
    runs = [("cluster", args.connect, 0)] if args.connect else [
        *(("workers", None, int(n)) for n in args.workers.split(",") if n),
        *(("nodes", None, int(n)) for n in args.nodes.split(",") if n),
    ]
    for kind, url, n in runs:
        out = f"{work}/sums-{kind}-{n}"
        shutil.rmtree(out, ignore_errors=True)
        if url:
            servers, urls, shares = [], [url], [files]
        else:
            servers = [Server(n)] if kind == "workers" else [Server(1) for _ in range(n)]
            urls = [server.url for server in servers]
            # A node has days that follow each other: sums of days apart never meet.
            share = -(-len(files) // len(servers))
            shares = [files[at : at + share] for at in range(0, len(files), share)]
        try:
            for url_ in urls:
                answers(url_, 60)
            start = time.perf_counter()
            clients = [
                client(work, url_, f"{out}/{at}", sqls, own) for at, (url_, own) in enumerate(zip(urls, shares))
            ]
            for process in clients:
                finished(process)
            took = time.perf_counter() - start
            memory = ", ".join(megabytes(server.peak) for server in servers) or "not seen from here"
        finally:
            for server in servers:
                server.stop()
        label = {"workers": f"1 server, {n} worker(s)", "nodes": f"{n} server(s), 1 worker each", "cluster": "your cluster"}
        print(f"{label[kind]:<28} {took:8.1f} {rows / took:12,.0f}   {memory}", flush=True)
        if reference and not same(reference, out):
            sys.exit("the sums differ from those of the first run")
        reference = reference or out
    equal = "every run gave equal sums, row for row; " if len(runs) > 1 else ""
    print(f"\n{equal}{megabytes(size_below(reference))} of sums")
    if args.folder:
        print(f"kept: {work}")


if __name__ == "__main__":
    try:
        main()
    except Unreachable as fault:
        sys.exit(f"error: {fault}")
