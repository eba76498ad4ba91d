#!/usr/bin/env python3
"""Finding disguised photographs again: pictures.py WORK COUNT FOLDER…

Disguises COUNT photographs of the folders (disguise-pictures.py) and prints, for each kind of disguise, the share that is
found again among all of them: by the program, by PDQ within 31 bits of any of eight forms (pdqhash), and by pHash within 10
bits (imagehash). Beside it, how many other photographs were named, and the pairs among the undisguised photographs.
STOREWARDEN names another program. Needs Pillow, NumPy, pdqhash and imagehash.
"""
import json, os, subprocess, sys
import imagehash, numpy as np, pdqhash
from PIL import Image

program = os.environ.get("STOREWARDEN", ".build/release/storewarden")
here = os.path.dirname(os.path.abspath(__file__))


def picture(path):
    return Image.open(path).convert("RGB")


def number(path):
    return os.path.basename(path)[:4]


def ours(queries, among):
    """The numbers that each query was found as."""
    out = subprocess.run(
        [program, "similar", *queries, "--among", among, "--format", "jsonl"], stdout=subprocess.PIPE).stdout
    rows = [json.loads(line) for line in out.splitlines()]
    return [{number(found["name"]) for found in row["found"]} for row in rows]


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    work, count = sys.argv[1], sys.argv[2]
    if not os.path.isdir(f"{work}/originals"):
        subprocess.run(
            [sys.executable, f"{here}/disguise-pictures.py", work, count, *sys.argv[3:]], check=True)
    originals = sorted(f"{work}/originals/{name}" for name in os.listdir(f"{work}/originals"))
    names = [number(path) for path in originals]
    pdq = np.array([pdqhash.compute_dihedral(np.asarray(picture(path)))[0] for path in originals], np.uint8)
    phash = np.array([imagehash.phash(picture(path)).hash.flatten() for path in originals])
    kinds = sorted(name for name in os.listdir(work) if name != "originals" and os.path.isdir(f"{work}/{name}"))
    files = [f"{work}/{kind}/{name}" for kind in kinds for name in sorted(os.listdir(f"{work}/{kind}"))]
    # Once for all: the photographs are fingerprinted anew by every run.
    found = dict(zip(originals + files, ours(originals + files, f"{work}/originals")))
    pairs = {tuple(sorted((number(path), other))) for path in originals for other in found[path] - {number(path)}}
    print(f"pairs among {len(originals)} photographs: {len(pairs)} of {len(originals) * (len(originals) - 1) // 2}")
    for pair in sorted(pairs):
        print("", *pair)
    print("disguise\tstorewarden\tPDQ\tpHash\tof\tothers named")
    for kind in kinds:
        chosen = [path for path in files if os.path.basename(os.path.dirname(path)) == kind]
        hits = sum(number(path) in found[path] for path in chosen)
        others = sum(len(found[path] - {number(path)}) for path in chosen)
        by_pdq = by_phash = 0
        for path in chosen:
            image, target = picture(path), names.index(number(path))
            code = np.array(pdqhash.compute(np.asarray(image))[0], np.uint8)
            by_pdq += (code != pdq[target]).sum(axis=1).min() <= 31
            by_phash += (imagehash.phash(image).hash.flatten() != phash[target]).sum() <= 10
        n = len(chosen)
        print(f"{kind}\t{hits / n:.2f}\t{by_pdq / n:.2f}\t{by_phash / n:.2f}\t{n}\t{others}", flush=True)


main()
