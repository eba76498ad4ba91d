#!/usr/bin/env bash
# Accuracy on made worlds: worlds.sh [STORES] [LISTINGS] [SEED…]
# Prints one row a seed: links, malicious, honest stores accused, duplicates, and the time and memory of the scan.
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
printf 'seed\tlinks P\tR\tF1\tmalicious P\tR\tF1\taccused\tduplicates P\tR\tF1\tCPU s\tMB\n'
for seed in "${seeds[@]}"; do
  python3 "$maker" --stores "$stores" --listings "$listings" --seed "$seed" --out "$work/world" 2>/dev/null
  /usr/bin/env python3 - "$program" "$work" <<'PY' >"$work/usage"
import resource, subprocess, sys
program, work = sys.argv[1:]
status = subprocess.run([program, "scan", f"{work}/world", "--format", "jsonl", "--output", f"{work}/findings.jsonl"]).returncode
if status not in (0, 4):
    sys.exit(f"scan ended with {status}")
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{usage.ru_utime + usage.ru_stime:.1f}\t{usage.ru_maxrss // 1024}")
PY
  "$program" evaluate --truth "$work/world/truth.jsonl" "$work/findings.jsonl" >"$work/scores"
  figures() { awk -F'\t' -v name="$1" '$1 == name { printf "%s", $2; for (i = 3; i <= NF; i++) printf "\t%s", $i }' "$work/scores"; }
  printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$seed" "$(figures links)" "$(figures malicious)" "$(figures accused)" \
    "$(figures duplicates)" "$(cat "$work/usage")"
done
