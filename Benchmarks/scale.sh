#!/usr/bin/env bash
# Listings from XML to clusters, and whether time grows in proportion: scale.sh [STORES…], ten listings a store.
# A row a world: listings, seconds by the clock, CPU seconds, MB. The scan reads the listings alone, judges them, and writes
# JSON Lines.
set -euo pipefail
cd "$(dirname "$0")/.."
sizes=("$@")
[ ${#sizes[@]} -gt 0 ] || sizes=(10000 30000 100000)
maker=${WORLD_MAKER:-../shared/world/make_world.py}
program=${STOREWARDEN:-.build/release/storewarden}
[ -f "$maker" ] || { echo "no world maker at $maker: name it in WORLD_MAKER" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'listings\tseconds\tCPU s\tMB\n'
for stores in "${sizes[@]}"; do
  python3 "$maker" --stores "$stores" --listings 10 --seed 1 --out "$work/world" 2>/dev/null
  listings=$(grep -c '<listing ' "$work/world/listings.xml")
  start=$(date +%s.%N)
  usage=$(python3 Benchmarks/measure.py "$work/findings.jsonl" "$program" scan "$work/world/listings.xml" --format jsonl)
  printf '%s\t%.1f\t%s\n' "$listings" "$(python3 -c "import time; print(time.time() - $start)")" "$usage"
done
