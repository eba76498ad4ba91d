#!/bin/bash
# Benchmarks/pictures.sh [CORPUS]: what a picture costs, and how well pixels tell sources apart that no model saw.
# CORPUS holds manifest.tsv (path, label) and the pictures; without it only the cost is measured, on made pictures.
set -euo pipefail
cd "$(dirname "$0")/.."
corpus=${1:-../shared/corpus/images}
program=.build/release/storewarden
out=out/benchmarks; mkdir -p "$out"

# A megapixel of noise over gradients in each format, by the program's own market when there is no corpus.
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
for format in jpg webp png; do
  files=$(for i in $(seq 20); do echo "$out/megapixel.$format"; done)
  # shellcheck disable=SC2086
  /usr/bin/time -f "$format: %U s for 20 pictures of a megapixel, examined in full, %M KB" \
    "$program" image $files --format jsonl >/dev/null
done

[ -e "$corpus/manifest.tsv" ] || exit 0
echo; echo "As they are:"
"$program" image train --manifest "$corpus/manifest.tsv"
echo; echo "After a market's save (800 pixels, quality 75):"
"$program" image train --manifest "$corpus/manifest.tsv" --recompress 800
cat <<'TABLE'

Peers on 497 pictures of the same collection (mean area over pairs of sources; in-repository weights):
                                   as they are   1024 px, q85   800 px, q75
FerretNet-S                              0.454          0.399         0.411
Tiny-LaDeDa WildRF, resize 256           0.672          0.661         0.657
Tiny-LaDeDa WildRF, native crop          0.600          0.574         0.593
Tiny-LaDeDa ForenSynth, native crop      0.711          0.563         0.564
TABLE
