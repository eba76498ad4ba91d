#!/usr/bin/env bash
# Whether a calibrated bound holds elsewhere: calibration.sh [STORES] [TEST_STORES] [SEED…]
# Calibrates on one made world of STORES stores (seed 1), applies the proposed patch to a copy of Signals/, and counts on
# each other seed how many of the accused stores are innocent. A row a seed; the last line says how often 1 % held.
set -euo pipefail
cd "$(dirname "$0")/.."
stores=${1:-60000} others=${2:-2000}
shift $(($# > 2 ? 2 : $#))
seeds=("$@")
[ ${#seeds[@]} -gt 0 ] || seeds=($(seq 101 120))
maker=${WORLD_MAKER:-../shared/world/make_world.py}
program=${STOREWARDEN:-.build/release/storewarden}
[ -f "$maker" ] || { echo "no world maker at $maker: name it in WORLD_MAKER" >&2; exit 2; }
export PYTHONHASHSEED=0 # the maker of worlds is repeatable with it
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 "$maker" --stores "$stores" --listings 8 --seed 1 --out "$work/world" 2>/dev/null
"$program" scan "$work/world" --signals Signals --format jsonl >"$work/findings.jsonl" || [ $? -eq 4 ]
"$program" calibrate --truth "$work/world/truth.jsonl" "$work/findings.jsonl" --signals Signals --complete >"$work/proposal.patch"
sed '/^--- /,$d' "$work/proposal.patch"
cp -r Signals "$work/proposed"
! grep -q '^--- ' "$work/proposal.patch" || patch -s -d "$work/proposed" -p1 <"$work/proposal.patch"

held=0
printf 'seed\tmalicious P\tR\taccused innocent\tas Signals stand: P\tR\taccused innocent\n'
for seed in "${seeds[@]}"; do
  python3 "$maker" --stores "$others" --listings 8 --seed "$seed" --out "$work/other" 2>/dev/null
  row=$seed
  for pack in "$work/proposed" Signals; do
    "$program" scan "$work/other" --signals "$pack" --format jsonl >"$work/other.jsonl" || [ $? -eq 4 ]
    figures=$("$program" evaluate --truth "$work/other/truth.jsonl" "$work/other.jsonl" |
      awk -F'\t' '$1 == "malicious" { p = $2; r = $3 } $1 == "accused" { print p "\t" r "\t" $2 }')
    row+=$'\t'$figures
    if [ "$pack" != Signals ] && awk -v p="$(cut -f1 <<<"$figures")" 'BEGIN { exit !(1 - p <= 0.01) }'; then held=$((held + 1)); fi
  done
  echo "$row"
done
echo "the bound of 1 % held on $held of ${#seeds[@]} seeds"
