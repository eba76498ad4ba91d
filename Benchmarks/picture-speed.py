#!/usr/bin/env python3
"""Speed of hashing pictures and of searching hashes: picture-speed.py [HASHES]

Hashes 60 made JPEGs of a megapixel with the program, pdqhash and imagehash, decoding included; then searches HASHES random
hashes (10 million) for 10,000 queries, half of them planted, with the program and with FAISS's exact flat index (100
queries). CPU seconds, user and system. STOREWARDEN names another program. Needs Pillow, NumPy, pdqhash, imagehash, faiss.
"""
import json, os, resource, subprocess, sys, tempfile, time
import faiss, imagehash, numpy as np, pdqhash
from PIL import Image, ImageFilter

program = os.environ.get("STOREWARDEN", ".build/release/storewarden")


def children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run(*arguments):
    before = children()
    out = subprocess.run([program, *arguments], stdout=subprocess.PIPE, check=True).stdout
    return children() - before, out.decode()


def photographs(folder, count):
    """Noise at several scales, which compresses as a photograph does: some 200 kB each."""
    random = np.random.default_rng(1)
    paths = []
    for n in range(count):
        total = np.zeros((1000, 1000, 3))
        for size, weight in ((4, 60), (16, 40), (64, 30), (250, 14), (1000, 6)):
            layer = Image.fromarray(random.integers(0, 255, (size, size, 3), dtype=np.uint8)).resize((1000, 1000), Image.BICUBIC)
            total += (np.asarray(layer, float) - 128) * weight / 64
        path = f"{folder}/{n:03}.jpg"
        Image.fromarray(np.clip(total + 128, 0, 255).astype(np.uint8)).save(path, quality=88)
        paths.append(path)
    return paths


def rate(name, count, work):
    before = time.process_time()
    for _ in range(count):
        work(_)
    print(f"{name}\t{count / (time.process_time() - before):.1f}", flush=True)


def main():
    hashes = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    with tempfile.TemporaryDirectory() as folder:
        paths = photographs(folder, 60)
        print(f"pictures a CPU second, {os.path.getsize(paths[0]) // 1000} kB each")
        start, _ = run("hash", paths[0])
        used, _ = run("hash", *paths)
        print(f"storewarden hash\t{59 / (used - start):.1f}", flush=True)
        rate("pdqhash", 60, lambda n: pdqhash.compute(np.asarray(Image.open(paths[n]).convert("RGB"))))
        rate("imagehash.phash", 60, lambda n: imagehash.phash(Image.open(paths[n])))
        rate("imagehash.dhash", 60, lambda n: imagehash.dhash(Image.open(paths[n])))
    random = np.random.default_rng(5)
    codes = random.integers(0, 256, (hashes, 32), dtype=np.uint8)
    queries = random.integers(0, 256, (10_000, 32), dtype=np.uint8)
    planted = random.integers(0, hashes, 5_000)
    for n, place in enumerate(planted):
        bits = np.unpackbits(codes[place])
        bits[random.choice(256, random.integers(0, 32), replace=False)] ^= 1
        queries[n] = np.packbits(bits)
    print(f"queries a CPU second, radius 31, {hashes} hashes")
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/bank.csv", "w") as bank:
            bank.write("hash,quality,file\n")
            for n, code in enumerate(codes):
                bank.write(f"{code.tobytes().hex()},100,{n}\n")
        with open(f"{folder}/asked.txt", "w") as asked:
            asked.writelines(code.tobytes().hex() + "\n" for code in queries)
        start, _ = run("similar", queries[-1].tobytes().hex(), "--bank", f"{folder}/bank.csv", "--format", "jsonl")
        used, out = run("similar", "--from", f"{folder}/asked.txt", "--bank", f"{folder}/bank.csv", "--format", "jsonl")
        rows = [json.loads(line)["found"] for line in out.splitlines()]
        hits = sum(any(item["name"] == str(place) for item in row) for place, row in zip(planted, rows))
        print(f"storewarden similar --bank\t{9_999 / (used - start):.0f}\trecall {hits / 5_000}\tloading {start:.1f} s", flush=True)
    faiss.omp_set_num_threads(1)
    index = faiss.IndexBinaryFlat(256)
    index.add(codes)
    before = time.process_time()
    limits, _, found = index.range_search(queries[:100], 32)
    used = time.process_time() - before
    hits = sum(planted[n] in found[limits[n]:limits[n + 1]] for n in range(100))
    print(f"faiss IndexBinaryFlat\t{100 / used:.0f}\trecall {hits / 100}")


main()
