#!/usr/bin/env python3
"""Matches products with what others use: products.py FOLDER, which holds train.txt, valid.txt and test.txt.

Prints F1 on the test part of word TF-IDF, character TF-IDF (3 to 5), rapidfuzz's token_set_ratio, and gradient-boosted
trees on those and on shared and differing codes. Thresholds and trees come from train and valid. scikit-learn and rapidfuzz must
be installed.
"""
import re
import sys

import numpy
from rapidfuzz import fuzz
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction.text import TfidfVectorizer


def pairs(name):
    for line in open(f"{sys.argv[1]}/{name}.txt", encoding="utf-8"):
        a, b, label = line.rstrip("\n").split("\t")
        yield [dict(re.findall(r"COL (\S+) VAL (.*?)(?= COL \S+ VAL |$)", side)) for side in (a, b)], int(label)


def text(record):
    return " ".join(record.values()).lower()


def best(scores, labels):
    order = numpy.argsort(-scores)
    hits = numpy.cumsum(labels[order])
    f1 = 2 * hits / (numpy.arange(1, len(order) + 1) + labels.sum())
    return scores[order][f1.argmax()]


def f1(scores, labels, threshold):
    found = scores >= threshold
    return 200 * (found & (labels == 1)).sum() / (found.sum() + labels.sum())


known = list(pairs("train")) + list(pairs("valid"))
unseen = list(pairs("test"))
rows = known + unseen
labels = numpy.array([label for _, label in rows])
cut = len(known)
texts = [[text(side) for side in both] for both, _ in rows]
columns = {}
for name, options in {"TF-IDF word": {}, "TF-IDF char 3-5": {"analyzer": "char_wb", "ngram_range": (3, 5)}}.items():
    vectors = TfidfVectorizer(sublinear_tf=True, **options).fit([t for both in texts for t in both])
    a, b = (vectors.transform([both[side] for both in texts]) for side in (0, 1))
    columns[name] = numpy.asarray(a.multiply(b).sum(axis=1)).ravel()
columns["rapidfuzz token_set"] = numpy.array([fuzz.token_set_ratio(a, b) for a, b in texts])
features = list(columns.values())
fields = list(dict.fromkeys(key for both, _ in rows for side in both for key in side))
for field in fields:
    sides = [[side.get(field, "").lower() for side in both] for both, _ in rows]
    for score in (fuzz.ratio, fuzz.token_set_ratio):
        features.append(numpy.array([score(a, b) if a and b else numpy.nan for a, b in sides]))
codes = [[set(re.findall(r"\b(?=\w*\d)\w{3,}\b", t)) for t in both] for both in texts]
features.append(numpy.array([len(a & b) for a, b in codes]))
features.append(numpy.array([len(a ^ b) for a, b in codes]))
matrix = numpy.column_stack(features).astype(float)
trees = HistGradientBoostingClassifier(max_iter=300, learning_rate=0.06, random_state=0).fit(matrix[:cut], labels[:cut])
columns["boosted trees"] = trees.predict_proba(matrix)[:, 1]
held = HistGradientBoostingClassifier(max_iter=300, learning_rate=0.06, random_state=0)
train = len(list(pairs("train")))
held.fit(matrix[:train], labels[:train])
for name, scores in columns.items():
    # Trees know what they were trained on: their threshold comes from the part that they did not see.
    threshold = best(held.predict_proba(matrix[train:cut])[:, 1], labels[train:cut]) if name == "boosted trees" else best(scores[:cut], labels[:cut])
    print(f"{name}\t{f1(scores[cut:], labels[cut:], threshold):.1f}")
