"""One synthetic control of California by pysyncon, and ours with all 38 placebos, in one run. See benches/compare-synth."""
import json
import subprocess
import sys
import time

import pandas
from pysyncon import Synth

reference, ours = sys.argv[1], sys.argv[2]
with open(reference) as file:
    data = json.load(file)["prop99"]
names = data["unit_names"]
x0 = pandas.DataFrame(data["X0"], index=data["predictors"], columns=names)
x1 = pandas.Series(data["X1"], index=data["predictors"], name="California")
z0 = pandas.DataFrame(data["Z0"], columns=names)
z1 = pandas.Series(data["Z1"], name="California")

start = time.perf_counter()
subprocess.run([ours], check=True)
print(f"counterpoise, the whole program: {time.perf_counter() - start:.2f} s", flush=True)

start = time.perf_counter()
synth = Synth()
synth.fit(X0=x0, X1=x1, Z0=z0, Z1=z1, optim_method="Nelder-Mead", optim_initial="equal")
seconds = time.perf_counter() - start
gap = z1.to_numpy() - z0.to_numpy() @ synth.W
print(f"pysyncon, one fit without placebos: {seconds:.1f} s, loss {(gap * gap).mean():.6f}")
