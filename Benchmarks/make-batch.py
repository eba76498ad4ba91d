#!/usr/bin/env python3
"""A batch for a gate: make-batch.py MARKET NEW OUT LISTINGS

Writes 50 stores and LISTINGS listings to OUT: 45 stores and nine tenths of the listings from the world in the folder NEW,
and five stores and a tenth of the listings that repeat, under new ids, what the world in the folder MARKET has.
"""
import pathlib
import re
import sys


def records(folder, noun, most):
    with open(f"{folder}/{noun}s.xml", encoding="utf-8") as file:
        text = file.read(4000 * most + 4000)
    return re.findall(rf"(?s)<{noun} id=.*?</{noun}>", text)[:most]


def renamed(record, prefix):
    return re.sub(r'((?:^<(?:store|listing) id|store)=")', rf"\g<1>{prefix}", record)


market, new, out, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
stores = [renamed(record, "n-") for record in records(new, "store", 45)]
stores += [renamed(record, "r-") for record in records(market, "store", 400)[::80]]
ids = [re.match(r'<store id="([^"]*)"', record)[1] for record in stores]
listings = [renamed(record, "n-") for record in records(new, "listing", count * 9 // 10)]
copies = [renamed(record, "c-") for record in records(market, "listing", 4000)[::40]][: count - len(listings)]
listings += [re.sub(r'store="[^"]*"', f'store="{ids[i % len(ids)]}"', record) for i, record in enumerate(copies)]
pathlib.Path(out).write_text(
    '<?xml version="1.0" encoding="UTF-8"?>\n<marketplace xmlns="urn:storewarden:feed:1">\n'
    + "\n".join(stores + listings)
    + "\n</marketplace>\n",
    encoding="utf-8",
)
