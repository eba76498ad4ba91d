#!/usr/bin/env bash
# Store groups from identities alone, beside the peers on the same input: groups.sh [STORES] [SEED…]
# Tables: peers' own (gen_stores.py) and our harder one (make-stores.py); each read by the program and, where PYTHON has
# splink, by Splink. Then connected components of 10 million edges, beside scipy where PYTHON has it. Worlds: worlds.sh.
# PYTHON names a Python with splink, duckdb, pandas and scipy; PEERS the folder of the peers' programs.
set -euo pipefail
cd "$(dirname "$0")/.."
stores=${1:-50000}
shift $(($# > 1 ? 1 : $#))
seeds=("$@")
[ ${#seeds[@]} -gt 0 ] || seeds=(1 2)
peers=${PEERS:-../shared/peers}
python=${PYTHON:-python3}
program=${STOREWARDEN:-.build/release/storewarden}
measure=${MEASURE_GROUPS:-.build/release/measure-groups}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
has() { "$python" -c "import $1" 2>/dev/null; }

row() { # table's name, CSV, gold
  python3 - "$1" "$2" "$3" "$program" "$work/findings.jsonl" <<'PY'
import collections, csv, itertools, json, resource, subprocess, sys
name, table, gold, program, out = sys.argv[1:]
status = subprocess.run([program, "scan", table, "--format", "jsonl"], stdout=open(out, "w"), stderr=subprocess.DEVNULL).returncode
if status not in (0, 4):
    sys.exit(f"{program} ended with {status}")
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
members = collections.defaultdict(list)
for row in csv.DictReader(open(gold), delimiter="\t"):
    members[row["group_id"]].append(row["store_id"])
pairs = lambda groups: {p for g in groups for p in itertools.combinations(sorted(g), 2)}
found = pairs(r["stores"] for r in map(json.loads, open(out)) if r["type"] == "group")
true = pairs(members.values())
p, r = len(found & true) / max(1, len(found)), len(found & true) / max(1, len(true))
print(f"{name}\tstorewarden\t{p:.4f}\t{r:.4f}\t{2 * p * r / max(1e-9, p + r):.4f}\t{usage.ru_utime + usage.ru_stime:.1f}\t{usage.ru_maxrss // 1024}")
PY
  has splink || return 0
  ln -sf "$3" "${2%.csv}.gold.tsv" 2>/dev/null || true
  "$python" "$peers/splink_stores.py" "$2" 2 2>/dev/null | python3 -c '
import json, sys
r = json.loads(sys.stdin.readlines()[-1])
for threshold in ("0.01", "0.5"):
    m = r["m"][threshold]
    print(f"{sys.argv[1]}\tSplink at {threshold}\t" + "\t".join(f"{m[k]:.4f}" for k in ("P", "R", "F1")) + "\t" + str(r["cpu_s"]) + "\t" + str(r["rss_mb"]))' "$1"
}

printf 'table\tprogram\tpairs P\tR\tF1\tCPU s\tMB\n'
for seed in "${seeds[@]}"; do
  if [ -f "$peers/gen_stores.py" ]; then
    python3 "$peers/gen_stores.py" "$stores" "$seed" "$work" >/dev/null
    row "peers' $stores/$seed" "$work/stores_$stores.csv" "$work/stores_$stores.gold.tsv"
  fi
  python3 Benchmarks/make-stores.py "$stores" "$seed" "$work/hard" 2>/dev/null
  row "harder $stores/$seed" "$work/hard/stores.csv" "$work/hard/stores.gold.tsv"
done

if has numpy && [ -f "$peers/gen_graph.py" ]; then
  generator=$(realpath "$peers/gen_graph.py")
  mkdir "$work/data"
  (cd "$work" && "$python" "$generator" >/dev/null)
  "$measure" components "$work/data/graph_10m.u32"
  if has scipy; then "$python" "$peers/bench_graph.py" scipy "$work/data/graph_10m.u32"; fi
fi
