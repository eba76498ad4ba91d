#!/usr/bin/env bash
# Records of people and companies with slips, against Splink: records.sh [FEBRL_FOLDER] [NAMES.csv]
# Febrl 3 and 4 read as stores, and pairs of names of which each pair shares a telephone; precision, recall and F1 of
# pairs, CPU seconds, MB. PYTHON names an interpreter that has splink, duckdb and pandas; without one the peer is left out.
set -euo pipefail
cd "$(dirname "$0")/.."
febrl=${1:-../shared/corpus/er/febrl} names=${2:-../shared/corpus/er/names/cases.csv}
peers=${PEERS:-../shared/peers}
program=${STOREWARDEN:-.build/release/storewarden}
python=${PYTHON:-python3}
[ -d "$febrl" ] || { echo "no Febrl at $febrl" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" -c 'import splink, duckdb, pandas' 2>/dev/null && peer=yes || peer=

measure() { python3 Benchmarks/measure.py "$@"; }

links() { "$program" evaluate --truth "$1" "$2" | awk -F'\t' '$1 == "links" { print $2 "\t" $3 "\t" $4 }'; }

printf 'set\tprogram\tP\tR\tF1\tCPU s\tMB\n'
for set in 3 4; do
  python3 "$peers/to_native.py" febrl "$febrl" "$set" "$work/febrl$set" 2>/dev/null
  usage=$(measure "$work/found.jsonl" "$program" scan "$work/febrl$set" --format jsonl)
  printf 'febrl %s\tstorewarden\t%s\t%s\n' "$set" "$(links "$work/febrl$set/truth.jsonl" "$work/found.jsonl")" "$usage"
  if [ "$peer" ]; then
    usage=$(measure "$work/peer.json" "$python" "$peers/febrl_splink.py" "$set" "$febrl")
    figures=$(python3 -c 'import json, sys; r = json.load(open(sys.argv[1]))["0.5"]; print(r["P"], r["R"], r["F1"], sep="\t")' "$work/peer.json")
    printf 'febrl %s\tsplink\t%s\t%s\n' "$set" "$figures" "$usage"
  fi
done

[ -f "$names" ] || exit 0
for kind in person company; do
  python3 Benchmarks/records.py feed "$kind" "$names" "$work/$kind" 2>/dev/null
  usage=$(measure "$work/found.jsonl" "$program" scan "$work/$kind" --format jsonl)
  printf 'names of a %s\tstorewarden\t%s\t%s\n' "$kind" "$(links "$work/$kind/truth.jsonl" "$work/found.jsonl")" "$usage"
  if [ "$peer" ]; then
    usage=$(measure "$work/peer.jsonl" "$python" Benchmarks/records.py splink "$kind" "$names" -)
    printf 'names of a %s\tsplink\t%s\t%s\n' "$kind" "$(links "$work/$kind/truth.jsonl" "$work/peer.jsonl")" "$usage"
  fi
done
