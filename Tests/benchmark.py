#!/usr/bin/python3
"""Times the sample's whole build as a process, and LibreOffice on the declaration alone; prints medians and ratios.

LibreOffice (libreoffice-writer-nogui) is only needed here. Every figure is a whole process, started anew.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
RUNS = 7


def seconds(command, environment=None):
    """The median wall time of a command, after one run that is not counted."""
    times = []
    for run in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        if run:
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def main():
    shenbao = os.path.join(ROOT, ".build", "release", "shenbao")
    sample = os.path.join(ROOT, "samples", "jinan-platform-2024")
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        whole = seconds([shenbao, "build", sample, "--output", out, "--quiet"])
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        verify = seconds([shenbao, "verify", out, "--quiet"])
        print(f"whole build of the sample   {whole:6.2f} s  {memory:6.0f} MB")
        print(f"verify                      {verify:6.2f} s")
        if not shutil.which("soffice"):
            sys.exit("LibreOffice is not installed: no ratio")
        form = next(os.path.join(out, name) for name in os.listdir(out) if name.endswith(".docx"))
        profile = "-env:UserInstallation=file://" + os.path.join(folder, "profile")
        office = seconds(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, form])
        print(f"LibreOffice, the form alone {office:6.2f} s")
        print(f"ratio build / LibreOffice   {whole / office:6.2f}")


if __name__ == "__main__":
    main()
