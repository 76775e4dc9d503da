"""What a researcher would otherwise run: the same balances with pandas and numpy.

Reads the table of events that `counterpoise table events --format csv` writes, sums weight by arena, period, mode and
stance, and resamples events by the Bayesian bootstrap for percentiles of the net balance. It does less than `judge` (no
sources, dates or calibration resampled, no schools), so the ratio flatters Python.

    python3 benches/compare.py events.csv periods.csv DRAWS
"""

import sys
import time

import numpy as np
import pandas as pd

start = time.perf_counter()
events = pd.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
periods = pd.read_csv(sys.argv[2], dtype=str)
draws = int(sys.argv[3])
read = time.perf_counter() - start

start = time.perf_counter()
rng = np.random.default_rng(7)
events["year"] = events["date"].str.extract(r"(\d{4})", expand=False).astype(float)
events["w"] = pd.to_numeric(events["weight"], errors="coerce").fillna(1.0)
n_cells = 0
for _, period in periods.iterrows():
    first, last = float(period["first"][:4]), float(period["last"][:4])
    within = events[(events["year"] >= first) & (events["year"] <= last)]
    for arena, cell in within.groupby("arena"):
        for mode in ("deed", "statement"):
            rows = cell[cell["mode"] == mode]
            plus = rows.loc[rows["stance"] == "accommodate", "w"].to_numpy()
            minus = rows.loc[rows["stance"] == "resist", "w"].to_numpy()
            if len(plus) + len(minus) == 0:
                continue
            nets = np.empty(draws)
            for d in range(draws):
                a = plus @ rng.standard_exponential(len(plus)) if len(plus) else 0.0
                r = minus @ rng.standard_exponential(len(minus)) if len(minus) else 0.0
                nets[d] = (a - r) / (a + r + 2.0)
            np.percentile(nets, [5, 50, 95])
            n_cells += 1
judge = time.perf_counter() - start
print(f"read {read:.3f} s, balances of {n_cells} cells with {draws} draws {judge:.3f} s")
