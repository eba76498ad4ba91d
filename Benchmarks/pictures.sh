#!/usr/bin/env bash
# Benchmarks/pictures.sh [CORPUS]: what a picture costs, and how well pixels tell sources apart that no model saw.
# Needs Pillow. CORPUS holds manifest.tsv (path, label) and the pictures; without it only the cost is measured, on made pictures.
set -euo pipefail
cd "$(dirname "$0")/.."
corpus=${1:-../shared/corpus/images}
program=${STOREWARDEN:-.build/release/storewarden}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# A megapixel of noise over gradients in each format.
python3 - "$out" <<'PY'
import sys
from PIL import Image
import random
random.seed(1)
w = h = 1000
px = bytearray()
for y in range(h):
    for x in range(w):
        n = random.randrange(24)
        px += bytes(((x * 200 // w) + n, (y * 200 // h) + n, ((x + y) * 100 // w) + n))
im = Image.frombytes("RGB", (w, h), bytes(px))
im.save(f"{sys.argv[1]}/megapixel.jpg", quality=90)
im.save(f"{sys.argv[1]}/megapixel.png")
im.save(f"{sys.argv[1]}/megapixel.webp", quality=85)
PY
printf '20 pictures of a megapixel, examined in full\tCPU s\tMB\n'
for format in jpg webp png; do
  files=$(for _ in $(seq 20); do echo "$out/megapixel.$format"; done)
  # shellcheck disable=SC2086
  printf '%s\t%s\n' "$format" "$(python3 Benchmarks/measure.py /dev/null "$program" image $files --format jsonl)"
done

[ -e "$corpus/manifest.tsv" ] || exit 0
echo; echo "As they are:"
"$program" image train --manifest "$corpus/manifest.tsv"
echo; echo "After a market's save (800 pixels, quality 75):"
"$program" image train --manifest "$corpus/manifest.tsv" --recompress 800
