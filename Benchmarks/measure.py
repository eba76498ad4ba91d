#!/usr/bin/env python3
"""Runs a command with its output into a file, and prints its CPU seconds and its memory in MB: measure.py FILE COMMAND…

A command that ends with 4 has done its work as well: some of its input could not be judged.
"""
import resource, subprocess, sys

with open(sys.argv[1], "w") as output:
    status = subprocess.run(sys.argv[2:], stdout=output).returncode
if status not in (0, 4):
    sys.exit(f"{sys.argv[2]} ended with {status}")
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{usage.ru_utime + usage.ru_stime:.1f}\t{usage.ru_maxrss // 1024}")
