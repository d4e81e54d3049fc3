#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Prints the peak memory of `xemap map` on square rasters of several sizes.

  tests/bench/map_memory.py XEMAP SCENE [--sizes 5000 20000] [--regions] [--expression TEXT] [-- OPTIONS OF xemap map]

The rasters are virtual: SCENE, an RGB GeoTIFF, laid side by side. XEMAP is the program as it was built.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from xml.sax.saxutils import escape


def tiled(scene, side, path):
    """Writes a virtual raster of side x side pixels that repeats the scene."""
    info = json.loads(subprocess.run(["gdalinfo", "-json", scene], check=True, capture_output=True).stdout)
    width, height = info["size"]
    transform = ", ".join(repr(value) for value in info["geoTransform"])
    crs = escape(info["coordinateSystem"]["wkt"])
    bands = []
    for band in (1, 2, 3):
        sources = []
        for top in range(0, side, height):
            for left in range(0, side, width):
                columns, rows = min(width, side - left), min(height, side - top)
                sources.append(
                    f'<SimpleSource><SourceFilename shared="1">{os.path.abspath(scene)}</SourceFilename>'
                    f"<SourceBand>{band}</SourceBand>"
                    f'<SrcRect xOff="0" yOff="0" xSize="{columns}" ySize="{rows}"/>'
                    f'<DstRect xOff="{left}" yOff="{top}" xSize="{columns}" ySize="{rows}"/></SimpleSource>'
                )
        bands.append(f'<VRTRasterBand dataType="Byte" band="{band}">{"".join(sources)}</VRTRasterBand>')
    with open(path, "w", encoding="utf-8") as file:
        file.write(
            f'<VRTDataset rasterXSize="{side}" rasterYSize="{side}"><SRS>{crs}</SRS>'
            f'<GeoTransform>{transform}</GeoTransform>{"".join(bands)}</VRTDataset>'
        )


def peak_megabytes(command):
    """Runs a command; its peak resident memory and seconds."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"map_memory.py: failed: {' '.join(command)}")
    return usage.ru_maxrss * 1024 / 1e6, time.monotonic() - start


def main():
    parser = argparse.ArgumentParser(description="Peak memory of xemap map")
    parser.add_argument("xemap")
    parser.add_argument("scene")
    parser.add_argument("--sizes", type=int, nargs="+", default=[5000, 20000])
    parser.add_argument("--regions", action="store_true", help="write mask and regions as well")
    parser.add_argument("--expression", default="forest")
    parser.add_argument("options", nargs="*", help="further options of xemap map, after --")
    arguments = parser.parse_args()
    first = None
    for side in arguments.sizes:
        with tempfile.TemporaryDirectory() as folder:
            raster = os.path.join(folder, "scene.vrt")
            tiled(arguments.scene, side, raster)
            command = [arguments.xemap, "map", raster, arguments.expression, "-o", os.path.join(folder, "p.tif")]
            if arguments.regions:
                command += ["--mask", os.path.join(folder, "m.tif"), "--regions", os.path.join(folder, "r.gpkg")]
            peak, seconds = peak_megabytes(command + arguments.options)
        first = first or peak
        print(f"{side} x {side}: peak {peak:.0f} MB, {peak / first:.2f} of the first, {seconds:.0f} s", flush=True)


main()
