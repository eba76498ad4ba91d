#!/usr/bin/env python3
"""Two plain baselines on a native market: baselines.py FOLDER HOLDERS > findings.jsonl

Stores that share a lightly cleaned identifier with at most HOLDERS holders are united, and every group is called
malicious. Listings whose normalised texts have 3-character shingles with Jaccard >= 0.7 are duplicates (candidates by
MinHash, 16 bands of 4). Standard library only; the peer that `worlds.sh` measures beside the program.
"""
import json, random, sys, unicodedata
from collections import defaultdict
from itertools import combinations
from xml.etree import ElementTree

NS = "{urn:storewarden:feed:1}"


class Union:
    def __init__(self):
        self.parent = {}

    def find(self, x):
        self.parent.setdefault(x, x)
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def join(self, a, b):
        self.parent[self.find(a)] = self.find(b)

    def groups(self):
        out = defaultdict(list)
        for x in self.parent:
            out[self.find(x)].append(x)
        return [sorted(g) for g in out.values() if len(g) > 1]


def records(path, tag):
    for _, node in ElementTree.iterparse(path):
        if node.tag == NS + tag:
            yield node
            node.clear()


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def store_groups(folder, most):
    holders = defaultdict(set)
    for store in records(folder + "/stores.xml", "store"):
        for node in store.iter():
            kind = node.tag.removeprefix(NS)
            if kind in ("id", "phone", "email", "account", "address", "device", "network") and node.text:
                value = plain(node.text)
                holders[kind, value[-11:] if kind == "phone" else value].add(store.get("id"))
    union = Union()
    for stores in holders.values():
        if 1 < len(stores) <= most:
            for a, b in combinations(sorted(stores), 2):
                union.join(a, b)
    return union.groups()


def duplicate_groups(folder):
    rng = random.Random(1)
    seeds = [(rng.getrandbits(61) | 1, rng.getrandbits(61)) for _ in range(64)]
    shingles, bands = {}, defaultdict(list)
    for listing in records(folder + "/listings.xml", "listing"):
        text = plain((listing.findtext(NS + "title") or "") + (listing.findtext(NS + "description") or ""))
        own = {text[i:i + 3] for i in range(len(text) - 2)}
        if len(own) < 8:
            continue
        shingles[listing.get("id")] = own
        hashes = [int.from_bytes(s.encode(), "big") for s in own]
        signature = [min((a * h + b) % ((1 << 61) - 1) for h in hashes) for a, b in seeds]
        for band in range(16):
            bands[band, tuple(signature[band * 4:band * 4 + 4])].append(listing.get("id"))
    union, seen = Union(), set()
    for members in bands.values():
        for pair in combinations(members[:50], 2):
            if pair not in seen:
                seen.add(pair)
                a, b = (shingles[x] for x in pair)
                if len(a & b) >= 0.7 * len(a | b):
                    union.join(*pair)
    return union.groups()


def main():
    folder, most = sys.argv[1], int(sys.argv[2])
    for stores in store_groups(folder, most):
        print(json.dumps({"type": "group", "stores": stores, "verdict": "malicious"}))
    for listings in duplicate_groups(folder):
        print(json.dumps({"type": "duplicates", "listings": listings}))


if __name__ == "__main__":
    main()
