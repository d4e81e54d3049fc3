#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Prints how many of some long runs of `xemap map` end within 2 s of an interrupt, with nothing left behind.

  tests/bench/cancel_bench.py XEMAP SCENE WORK_FOLDER [--moments 40] [--seed 1] [-- OPTIONS OF xemap map]

The runs: statistics and overview of a raster of 60,000 x 60,000 pixels, all data and all nodata (gdal_create makes them); the
network, tracing, writing and compressing over SCENE, a raster that takes some seconds. Moments are random over the length of a
run, or over its first 30 s. XEMAP is the program as it was built.
"""
import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import time

LIMIT_S = 2.0
LONGEST_S = 30.0


def huge(path, nodata):
    options = ["-of", "GTiff", "-ot", "UInt16", "-outsize", "60000", "60000", "-bands", "3", "-a_srs", "EPSG:32633"]
    options += ["-a_ullr", "400000", "5500000", "436000", "5464000"] + (["-a_nodata", "0"] if nodata else [])
    for option in ("TILED=YES", "BLOCKXSIZE=1024", "BLOCKYSIZE=1024", "SPARSE_OK=TRUE", "BIGTIFF=YES", "COMPRESS=DEFLATE"):
        options += ["-co", option]
    subprocess.run(["gdal_create", *options, path], check=True, stdout=subprocess.DEVNULL)


def start(command, folder):
    os.makedirs(folder)
    # What a shell starts in the background ignores interrupts, and so would its children until they say otherwise.
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))


def length(command, folder):
    """Seconds that a run takes, or the longest that is waited for."""
    begun = time.monotonic()
    process = start(command, folder)
    try:
        process.wait(LONGEST_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    shutil.rmtree(folder)
    return min(LONGEST_S, time.monotonic() - begun)


def interrupted(command, folder, moment):
    """Seconds from the interrupt to the end, and what is left; None where the run was over before."""
    process = start(command, folder)
    time.sleep(moment)
    if process.poll() is not None:
        shutil.rmtree(folder)
        return None
    begun = time.monotonic()
    process.send_signal(signal.SIGINT)
    status = process.wait()
    took = time.monotonic() - begun
    # A run whose outputs were going to their places has come to its end.
    left = [] if status == 0 else sorted(os.listdir(folder))
    shutil.rmtree(folder)
    return took, left


def main():
    parser = argparse.ArgumentParser(description="Interrupts long runs of xemap map")
    parser.add_argument("xemap")
    parser.add_argument("scene")
    parser.add_argument("work")
    parser.add_argument("--moments", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    # What stands behind "--" is not for argparse, which would take it for positions of its own.
    end = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    options = sys.argv[end + 1 :]
    arguments = parser.parse_args(sys.argv[1:end])
    os.makedirs(arguments.work, exist_ok=True)
    work = os.path.abspath(arguments.work)
    rasters = {"all data": os.path.join(work, "data.tif"), "all nodata": os.path.join(work, "nodata.tif")}
    for name, path in rasters.items():
        huge(path, name == "all nodata")
    xemap, scene = os.path.abspath(arguments.xemap), os.path.abspath(arguments.scene)
    outputs = {
        "all data": [rasters["all data"], "forest", "-o", "p.tif", "--mask", "m.tif", "--regions", "r.gpkg"],
        "all nodata": [rasters["all nodata"], "forest", "-o", "p.tif", "--regions", "r.geojson"],
        "regions": [scene, "forest", "-o", "p.tif", "--mask", "m.tif", "--regions", "r.gpkg", "--threshold", "0.05"],
        "other formats": [scene, "forest", "-o", "p.jp2", "--mask", "m.png", "--regions", "r.shp", "--threshold", "0.05"],
    }
    chance = random.Random(arguments.seed)
    folder = os.path.join(work, "run")
    ended = asked = 0
    for name, words in outputs.items():
        command = [xemap, "map", *words, *options]
        whole = length(command, folder)
        longest, share = 0.0, arguments.moments // len(outputs)
        while share > 0:
            outcome = interrupted(command, folder, chance.uniform(0.0, whole))
            if outcome is None:
                continue
            share -= 1
            asked += 1
            took, left = outcome
            longest = max(longest, took)
            ended += took <= LIMIT_S and not left
            if left:
                print(f"{name}: left behind: {', '.join(left)}")
        print(f"{name}: run of {whole:.1f} s, longest end {longest:.2f} s")
    print(f"ended within {LIMIT_S:.0f} s, nothing left: {ended} of {asked}")
    for path in rasters.values():
        os.remove(path)
    return 0 if ended == asked else 1


if __name__ == "__main__":
    sys.exit(main())
