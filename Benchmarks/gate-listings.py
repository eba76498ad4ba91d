#!/usr/bin/env python3
"""One listing at a time through an open gate: gate-listings.py PROGRAM BATCH CATALOG KEY [PROCESSES] [GATE OPTIONS…]

Copies the catalog with its indexes, lets the stores of BATCH in, and then sends each of its listings alone through one
`gate --follow`. Prints how many milliseconds each listing took from its path to its last row, by the clock and of the
processors: the median, the 99th percentile and the most, with the mean of the processors' and the peak memory of the process;
beside it the same for the first PROCESSES (20) listings with a process each, the peer, and how many decisions of the two
differ. With --dry-run among the options no listing is remembered; without, each is in the catalog, and on the disk, before it
is answered.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

program, batch, catalog, key = sys.argv[1:5]
most = int(sys.argv[5]) if len(sys.argv) > 5 else 20
options = sys.argv[6:]
text = pathlib.Path(batch).read_text(encoding="utf-8")
head, tail = text[: re.search(r"<(?:store|listing) id=", text).start()], "\n</marketplace>\n"
stores, listings = (re.findall(rf"(?s)<{noun} id=.*?</{noun}>", text) for noun in ("store", "listing"))


def shown(name, times, cpu, megabytes):
    def three(values):
        values = sorted(values)
        at = lambda share: values[min(len(values) - 1, int(share * len(values)))] * 1000
        return f"{at(0.5):.2f} / {at(0.99):.2f} / {values[-1] * 1000:.1f}"

    mean = sum(cpu) / len(cpu) * 1000
    print(f"| {name} | {len(times)} | {three(times)} | {three(cpu)} | {mean:.2f} | {megabytes:.0f} |")


def spent(pid):
    """Seconds that the threads of a process ran: schedstat counts nanoseconds, stat only ticks."""
    seconds = 0.0
    for thread in pathlib.Path(f"/proc/{pid}/task").iterdir():
        try:
            seconds += int((thread / "schedstat").read_text().split()[0]) / 1e9
        except FileNotFoundError:
            pass
    return seconds


def peak(pid):
    """Peak MB of a process that runs."""
    return int(re.search(r"VmHWM:\s*(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1]) / 1024


def decision(rows):
    return [(row["subject"], row["id"], row["decision"]) for row in map(json.loads, rows) if row["type"] == "decision"]


with tempfile.TemporaryDirectory(dir=pathlib.Path(catalog).parent) as work:
    for file in pathlib.Path(catalog).parent.glob(pathlib.Path(catalog).name + "*"):
        shutil.copy(file, work)
    verb = [program, "gate", "--catalog", f"{work}/{pathlib.Path(catalog).name}", "--key", key, "--format", "jsonl"]

    def written(name, records):
        path = f"{work}/{name}.xml"
        pathlib.Path(path).write_text(head + "\n".join(records) + tail, encoding="utf-8")
        return path

    paths = [written(str(number), [listing]) for number, listing in enumerate(listings)]
    if stores:
        subprocess.run([*verb, written("stores", stores)], stdout=subprocess.DEVNULL)
    verb += options
    gate = subprocess.Popen([*verb, "--follow"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(path):
        gate.stdin.write(path.encode() + b"\n")
        gate.stdin.flush()
        rows = []
        while not rows or not rows[-1].startswith(b'{"type":"done"'):
            rows.append(gate.stdout.readline())
            if not rows[-1]:
                sys.exit("the gate ended early")
        return rows

    start = time.perf_counter()
    ask(f"{work}/stores.xml" if stores else paths[0])
    first = time.perf_counter() - start
    times, cpu, answers = [], [], []
    for path in paths:
        start, before = time.perf_counter(), spent(gate.pid)
        rows = ask(path)
        times.append(time.perf_counter() - start)
        cpu.append(spent(gate.pid) - before)
        answers.append(decision(rows))
    megabytes = peak(gate.pid)
    gate.stdin.close()
    gate.wait()
    print("| | listings | clock, ms: p50 / p99 / max | CPU, ms: p50 / p99 / max | mean CPU, ms | MB |")
    print("| --- | --- | --- | --- | --- | --- |")
    shown("open gate", times, cpu, megabytes)
    if most:
        times, cpu, differing, most_memory = [], [], 0, 0
        for path, answer in list(zip(paths, answers))[:most]:
            start = time.perf_counter()
            process = subprocess.Popen([*verb, path], stdout=subprocess.PIPE)
            rows = process.stdout.read().splitlines()
            process.stdout.close()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            times.append(time.perf_counter() - start)
            cpu.append(usage.ru_utime + usage.ru_stime)
            most_memory = max(most_memory, usage.ru_maxrss / 1024)
            differing += decision(rows) != answer
        shown("a process each", times, cpu, most_memory)
        print(f"\nOpening and the first batch: {first * 1000:.0f} ms. Decisions that differ: {differing} of {len(times)}.")
