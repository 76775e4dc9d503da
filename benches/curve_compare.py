"""The specification curve of a regression beside the Python package `specification_curve`, in one run.

    pip install specification_curve 'pingouin<0.6'    # an environment of its own; its fit_null fails with a newer pingouin
    cargo build --release -p counterpoise-multiverse --example specification_curve
    python benches/curve_compare.py target/release/examples/specification_curve

Both estimate the same 1,024 specifications (one outcome, ten controls, every set of them) of the same 5,000 observations. The package is
timed on all of them once (`fit`); permutations of it would each cost as much again, so 500 are *counted* as 500 times that, not run. The
program is timed on the whole problem: 1,024 specifications and 500 permutations.

The package's own joint inference (`fit_null`) fits the whole curve again for every specification of every resample, so with k specifications
a resample costs k curves. It is timed on a problem of its own, small enough to finish: 3 controls, 8 specifications, 2 resamples of all rows.
"""

import csv
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
import specification_curve as sc

N, CONTROLS, PERMUTATIONS = 5000, 10, 500

rng = np.random.default_rng(2020)
controls = {f"c{at}": rng.normal(size=N) for at in range(CONTROLS)}
focal = rng.normal(size=N) + 0.2 * controls["c0"]
y = 0.05 * focal + sum(0.1 * values for values in controls.values()) + rng.normal(size=N)
frame = pd.DataFrame({"y": y, "x": focal, **controls})

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "data.csv"
    frame.to_csv(path, index=False, quoting=csv.QUOTE_NONE, float_format="%.17g")
    begun = time.perf_counter()
    told = subprocess.run([sys.argv[1], str(path), str(PERMUTATIONS)], check=True, capture_output=True, text=True).stdout
    ours = time.perf_counter() - begun

begun = time.perf_counter()
curve = sc.SpecificationCurve(frame, "y", "x", list(controls))
curve.fit()
theirs = time.perf_counter() - begun
estimates = curve.df_r["Coefficient"].astype(float)

few = list(controls)[:3]
small = sc.SpecificationCurve(frame, "y", "x", few)
begun = time.perf_counter()
small.fit()
fitted = time.perf_counter() - begun
begun = time.perf_counter()
small.fit_null(n_boot=2, f_sample=1.0)
null = (time.perf_counter() - begun) / 2

print(told.strip())
print(f"package: {len(estimates)} specifications, median {estimates.median():.12f}, {theirs:.2f} s once")
whole = theirs * (1 + PERMUTATIONS)
print(f"package, {PERMUTATIONS} permutations at that rate: {whole:.0f} s; program, measured, reading included: {ours:.3f} s; {whole / ours:.0f} times")
print(f"package, fit_null with {len(small.df_r)} specifications: {null:.2f} s a resample, {null / fitted:.0f} times its fit of {fitted:.3f} s")
