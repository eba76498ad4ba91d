#!/usr/bin/env bash
# Store groups from identities alone, beside the peers on the same input: groups.sh [STORES] [SEED…]
# Tables: peers' own (gen_stores.py) and our harder one (make-stores.py); each read by the program, three times, of which
# the middle one by CPU counts, and, where PYTHON has splink, by Splink. Then connected components of 10 million edges,
# beside scipy where PYTHON has it. Worlds: worlds.sh.
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
  python3 - "$3" >"$work/truth.jsonl" <<'PY'
import collections, csv, json, sys
members = collections.defaultdict(list)
for row in csv.DictReader(open(sys.argv[1]), delimiter="\t"):
    members[row["group_id"]].append(row["store_id"])
for name, stores in sorted(members.items()):
    if len(stores) > 1:
        print(json.dumps({"type": "group", "id": name, "stores": stores, "malicious": False, "declared": False, "links": []}))
PY
  for _ in 1 2 3; do
    python3 Benchmarks/measure.py "$work/findings.jsonl" "$program" scan "$2" --format jsonl
  done | LC_ALL=C sort -n >"$work/usage"
  usage=$(sed -n 2p "$work/usage")
  figures=$("$program" evaluate --truth "$work/truth.jsonl" "$work/findings.jsonl" |
    awk -F'\t' '$1 == "links" { print $2 "\t" $3 "\t" $4 }')
  printf '%s\tstorewarden\t%s\t%s\n' "$1" "$figures" "$usage"
  has splink || return 0
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
