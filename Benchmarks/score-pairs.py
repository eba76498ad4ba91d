#!/usr/bin/env python3
"""Scores pairs of listings against planted ones: score-pairs.py PAIRS PLANTED JSON, or score-pairs.py PAIRS PLANTED --kinds VARIANTS

PLANTED: id, id, kind, and the resemblance of the raw texts where it is known; VARIANTS: pairs that must not be joined.
"""
import collections
import json
import sys


def rows(path):
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if cells[0] != "id_a":
            yield (min(cells[:2]), max(cells[:2])), cells[2:]


found = {pair for pair, _ in rows(sys.argv[1])}
planted = dict(rows(sys.argv[2]))
hits = found & planted.keys()
precision, recall = len(hits) / max(1, len(found)), len(hits) / len(planted)
if sys.argv[3] != "--kinds":
    alike = [pair for pair, cells in planted.items() if float(cells[1]) >= 0.7]
    print("storewarden", json.loads(sys.argv[3])["perSecond"], f"{precision:.4f}", f"{recall:.4f}",
          f"{sum(pair in found for pair in alike) / len(alike):.4f}", sep="\t")
else:
    print(f"precision {precision:.4f}, recall {recall:.4f} of {len(planted)} copies")
    for title, pairs in (("found", planted), ("variants joined", dict(rows(sys.argv[4])))):
        total = collections.Counter(cells[0] for cells in pairs.values())
        joined = collections.Counter(cells[0] for pair, cells in pairs.items() if pair in found)
        for kind in sorted(total):
            print(title, kind, f"{joined[kind] / total[kind]:.3f}", f"of {total[kind]}", sep="\t")
