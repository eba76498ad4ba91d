#!/usr/bin/env bash
# Accuracy on made worlds: worlds.sh [STORES] [LISTINGS] [SEED…]
# Two rows a seed: the program, then the plain baseline of baselines.py on the same world. Each: links, malicious stores,
# honest stores accused, duplicates (precision, recall, F1), CPU seconds, MB. BASELINE= (empty) leaves the baseline out.
set -euo pipefail
cd "$(dirname "$0")/.."
stores=${1:-2000} listings=${2:-8}
shift $(($# > 2 ? 2 : $#))
seeds=("$@")
[ ${#seeds[@]} -gt 0 ] || seeds=(1 2 3 4 5)
maker=${WORLD_MAKER:-../shared/world/make_world.py}
program=${STOREWARDEN:-.build/release/storewarden}
[ -f "$maker" ] || { echo "no world maker at $maker: name it in WORLD_MAKER" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

measure() { python3 Benchmarks/measure.py "$@"; }

row() { # name, usage
  "$program" evaluate --truth "$work/world/truth.jsonl" "$work/findings.jsonl" >"$work/scores"
  figures() { awk -F'\t' -v name="$1" '$1 == name { printf "%s", $2; for (i = 3; i <= NF; i++) printf "\t%s", $i }' "$work/scores"; }
  printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$seed" "$1" "$(figures links)" "$(figures malicious)" "$(figures accused)" \
    "$(figures duplicates)" "$2"
}

printf 'seed\tprogram\tlinks P\tR\tF1\tmalicious P\tR\tF1\taccused\tduplicates P\tR\tF1\tCPU s\tMB\n'
for seed in "${seeds[@]}"; do
  python3 "$maker" --stores "$stores" --listings "$listings" --seed "$seed" --out "$work/world" 2>/dev/null
  usage=$(measure "$work/findings.jsonl" "$program" scan "$work/world" --format jsonl)
  row storewarden "$usage"
  if [ "${BASELINE-yes}" ]; then
    usage=$(measure "$work/findings.jsonl" python3 Benchmarks/baselines.py "$work/world" 3)
    row baseline "$usage"
  fi
done
