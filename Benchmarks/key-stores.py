#!/usr/bin/env python3
"""Where the keys of listings are kept: key-stores.py INDEX [LOOKUPS]

INDEX is the file that the catalog keeps beside itself (market.db-index-N): sorted pairs of key and listing. Takes its pairs
into an indexed table of SQLite and into LMDB (python's lmdb, left out when it is not there), and measures for all three the
file, the seconds to build it, to open it in a process of its own and look up the first key, and to look up the keys of
1,000 listings, 17 each, of which nine in ten are known. CPU seconds, the least of three; the files are in the cache of the
system for all. All three are asked from Python alike, a call a key.
"""
import array
import mmap
import os
import random
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time

try:
    import lmdb
except ImportError:
    lmdb = None

HEADER, COUNTERS = 32, 4 << 24


def cpu():
    return time.process_time()


class Mapped:
    def __init__(self, path):
        self.file = open(path, "rb")
        self.map = mmap.mmap(self.file.fileno(), 0, access=mmap.ACCESS_READ)
        count = struct.unpack_from("<4Q", self.map)[1]
        self.pairs = memoryview(self.map)[HEADER + COUNTERS :].cast("Q")
        assert len(self.pairs) == count

    def find(self, key):
        pairs, low, high, wanted = self.pairs, 0, len(self.pairs), key << 32
        while low < high:
            middle = (low + high) // 2
            if pairs[middle] < wanted:
                low = middle + 1
            else:
                high = middle
        found = []
        while low < len(pairs) and pairs[low] >> 32 == key:
            found.append(pairs[low] & 0xFFFFFFFF)
            low += 1
        return found

    def every(self):
        return self.pairs

    @staticmethod
    def build(path, pairs):
        shuffled = list(pairs)
        random.Random(1).shuffle(shuffled)
        start = cpu()
        shuffled.sort()
        with open(path, "wb") as file:
            file.write(struct.pack("<4Q", 0, len(shuffled), 0, 0) + bytes(COUNTERS))
            array.array("Q", shuffled).tofile(file)
            os.fsync(file.fileno())
        return cpu() - start


class SQLite:
    def __init__(self, path):
        self.db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    def find(self, key):
        return [row[0] for row in self.db.execute("SELECT listing FROM pair WHERE key = ?", (key,))]

    @staticmethod
    def build(path, pairs):
        db = sqlite3.connect(path)
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA cache_size = -200000")
        start = cpu()
        db.execute("CREATE TABLE pair (key INTEGER, listing INTEGER, PRIMARY KEY (key, listing)) WITHOUT ROWID")
        # In order: the best case of a B-tree.
        db.executemany("INSERT OR IGNORE INTO pair VALUES (?, ?)", ((p >> 32, p & 0xFFFFFFFF) for p in pairs))
        db.commit()
        db.close()
        return cpu() - start


class LMDB:
    def __init__(self, path):
        self.env = lmdb.open(path, subdir=False, readonly=True, lock=False, max_dbs=1)
        self.db = self.env.open_db(b"pair", dupsort=True, integerdup=True, dupfixed=True, create=False)
        self.cursor = self.env.begin(db=self.db).cursor()

    def find(self, key):
        if not self.cursor.set_key(struct.pack(">I", key)):
            return []
        return [int.from_bytes(value, "little") for value in self.cursor.iternext_dup()]

    @staticmethod
    def build(path, pairs):
        env = lmdb.open(path, subdir=False, max_dbs=1, map_size=1 << 33)
        db = env.open_db(b"pair", dupsort=True, integerdup=True, dupfixed=True)
        start = cpu()
        with env.begin(db=db, write=True) as transaction:
            # In order, appended: the best case of a B-tree.
            transaction.cursor().putmulti(
                ((struct.pack(">I", p >> 32), struct.pack("<I", p & 0xFFFFFFFF)) for p in pairs), append=True
            )
        env.sync(True)
        env.close()
        return cpu() - start


STORES = {"mapped": Mapped, "sqlite": SQLite, **({"lmdb": LMDB} if lmdb else {})}


def opened(name, path, key):
    """Milliseconds of a process of its own to open a file and look one key up: the least of five processes."""
    code = (
        f"import importlib.util as u; s = u.spec_from_file_location('k', {__file__!r}); m = u.module_from_spec(s); "
        f"s.loader.exec_module(m); b = m.cpu(); m.STORES[{name!r}]({path!r}).find({key}); print(m.cpu() - b)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], check=True, capture_output=True) for _ in range(5)]
    return min(float(run.stdout) for run in runs) * 1000


def main():
    index = sys.argv[1]
    lookups = int(sys.argv[2]) if len(sys.argv) > 2 else 17_000
    pairs = Mapped(index).every()
    chance = random.Random(7)
    keys = [
        pairs[chance.randrange(len(pairs))] >> 32 if chance.random() < 0.9 else chance.getrandbits(32)
        for _ in range(lookups)
    ]
    answers = None
    print(f"{len(pairs)} pairs, {lookups} keys looked up")
    print("| kept in | MB | built, CPU s | opened, CPU ms | a batch looked up, CPU ms |")
    print("| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for name, store in STORES.items():
            path = f"{folder}/{name}"
            built = store.build(path, pairs)
            size = os.path.getsize(path) - (COUNTERS if name == "mapped" else 0)
            first = opened(name, path, keys[0])
            least = 1e9
            asked = store(path)
            for _ in range(3):
                start = cpu()
                found = [sorted(asked.find(key)) for key in keys]
                least = min(least, cpu() - start)
            if answers not in (None, found):
                sys.exit(f"{name} answers otherwise")
            answers = found
            print(f"| {name} | {size / 1e6:.0f} | {built:.1f} | {first:.2f} | {least * 1000:.0f} |", flush=True)


if __name__ == "__main__":
    main()
