#!/usr/bin/env bash
# Adding stores to a market that is known: additions.sh [STORES…]
# For each number of stores (10000 100000 1000000): takes the registrations of the peers' table (gen_stores.py) but for its
# last 1,000 into a catalog and scans it, so that groups are known; then gates the 1,000, which adds them. Prints CPU
# seconds and memory of each, and how many decisions differ from those of a gate that looks at everything (--whole), up to
# WHOLE stores (100000). Needs GNU time.
set -euo pipefail
cd "$(dirname "$0")/.."
sizes=(${@:-10000 100000 1000000})
peers=${PEERS:-../shared/peers}
program=${STOREWARDEN:-.build/release/storewarden}
most=${WHOLE:-100000}
[ -f "$peers/gen_stores.py" ] || { echo "no gen_stores.py in $peers: name its folder in PEERS" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
timed() { # NAME COMMAND…
  local name=$1 status=0
  shift
  /usr/bin/time -o "$work/$name.time" -f "%e %U %S %M" "$@" >"$work/$name.out" 2>"$work/$name.err" || status=$?
  # A gate's exit status says what it decided; 4 says that some records could not be judged.
  case $status in 0 | 4 | 20 | 30) ;; *) cat "$work/$name.err" >&2; exit 1 ;; esac
  tail -1 "$work/$name.time" | awk '{ printf "%.1f / %d", $2 + $3, $4 / 1024 }'
}
echo "| stores known | ingest, CPU s / MB | scan, CPU s / MB | 1,000 more, CPU s / MB | by everything | other decisions |"
echo "| --- | --- | --- | --- | --- | --- |"
for stores in "${sizes[@]}"; do
  rm -rf "$work"/*
  python3 "$peers/gen_stores.py" "$((stores + 1000))" 1 "$work" >/dev/null
  table=$work/stores_$((stores + 1000)).csv
  head -n -1000 "$table" >"$work/known.csv"
  (head -1 "$table" && tail -1000 "$table") >"$work/new.csv"
  rm "$table"
  "$program" catalog key "$work/key"
  kept=(--catalog "$work/market.db" --key "$work/key")
  ingest=$(timed ingest "$program" ingest "$work/known.csv" "${kept[@]}")
  scan=$(timed scan "$program" scan "${kept[@]}" --format jsonl --output "$work/findings.jsonl")
  whole="" other=""
  if [ "$stores" -le "$most" ]; then
    whole=$(timed whole "$program" gate "$work/new.csv" "${kept[@]}" --dry-run --whole --format jsonl --output "$work/whole.jsonl")
  fi
  gate=$(timed gate "$program" gate "$work/new.csv" "${kept[@]}" --format jsonl --output "$work/part.jsonl")
  if [ -n "$whole" ]; then
    other=$(python3 - "$work/part.jsonl" "$work/whole.jsonl" <<'PY'
import json, sys

def decisions(file):
    rows = map(json.loads, open(file, encoding="utf-8"))
    return {(row["subject"], row["id"]): row["decision"] for row in rows if row["type"] == "decision"}

part, whole = map(decisions, sys.argv[1:])
print(sum(part.get(key) != decision for key, decision in whole.items()), "of", len(whole))
PY
    )
  fi
  echo "| $stores | $ingest | $scan | $gate | $whole | $other |"
done
