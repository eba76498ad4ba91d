#!/usr/bin/env bash
# Speed of reading registrations as tables: tables.sh [STORES] [RUNS]
# On the same made table of stores (make-stores.py) as CSV and as JSON Lines, in turn, medians over RUNS: MB and rows per
# CPU second and peak memory of `validate`, which makes records of the rows and checks them, beside programs that only
# part rows into fields: Python's csv and json, and DuckDB on one thread (left out where it is not installed).
set -euo pipefail
cd "$(dirname "$0")/.."
stores=${1:-100000} runs=${2:-3}
program=${STOREWARDEN:-.build/release/storewarden}
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 Benchmarks/make-stores.py "$stores" 1 "$work" >/dev/null
"$program" records "$work/stores.csv" --output "$work/stores.jsonl" >/dev/null
"$python" - "$runs" "$work" "$program" <<'PY'
import os, statistics, subprocess, sys

runs, work, program = int(sys.argv[1]), sys.argv[2], sys.argv[3]
CSV = "import csv, sys\nfor row in csv.reader(open(sys.argv[1], encoding='utf-8', newline='')): pass"
JSON = "import json, sys\nfor line in open(sys.argv[1], 'rb'): json.loads(line)"
DUCK = """
import duckdb, sys
db = duckdb.connect(config={"threads": 1})
db.execute("create table t as select * from " + sys.argv[2], [sys.argv[1]])
"""


def measure(command):
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    # 4: records were set aside, which a table with mistyped numbers has.
    if os.waitstatus_to_exitcode(status) not in (0, 4):
        sys.exit(f"{command[0]} ended with status {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


has_duckdb = subprocess.run([sys.executable, "-c", "import duckdb"], stderr=subprocess.DEVNULL).returncode == 0
print("table\tprogram\tMB per CPU s\trows per CPU s\tMB of memory")
for name, parser, text, reading in (
    ("stores.csv", "Python csv", CSV, "read_csv(?, all_varchar=true)"),
    ("stores.jsonl", "Python json", JSON, "read_json(?, format='newline_delimited')"),
):
    feed = f"{work}/{name}"
    size = os.path.getsize(feed) / 1e6
    with open(feed, "rb") as file:
        rows = sum(1 for _ in file)
    commands = {
        "storewarden validate": [program, "validate", feed],
        parser: [sys.executable, "-c", text, feed],
    }
    if has_duckdb:
        commands["DuckDB"] = [sys.executable, "-c", DUCK, feed, reading]
    seconds, memory = {key: [] for key in commands}, {key: 0.0 for key in commands}
    for _ in range(runs):
        for key, command in commands.items():
            cpu, peak = measure(command)
            seconds[key].append(cpu)
            memory[key] = max(memory[key], peak)
    for key in commands:
        median = statistics.median(seconds[key])
        print(f"{name}\t{key}\t{size / median:.0f}\t{rows / median:.0f}\t{memory[key]:.0f}")
PY
