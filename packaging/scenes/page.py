#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Maps real scenes that training never saw, as a user would, and makes a page of them.

  packaging/scenes/page.py DATA SETS OUT --model DIR [--program XEMAP] [--questions FILE]

DATA holds `scenes` and `train`, a folder per source; SETS the XeMap-sets that packaging/datasets/build.sh makes of it.
questions.json says which scenes and what is asked. OUT gets index.html with each scene beside its maps, and sheet-N.png of
eight scenes each. What is there is made anew. Needs gdal-bin and ImageMagick.
"""

import argparse
import html
import json
import pathlib
import subprocess

SIDE = 240
SCENES_A_SHEET = 8


def run(*command):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout


def scene_path(scene, data, sets):
    if "file" in scene:
        return data / scene["file"]
    folder = sets / scene["set"]
    images = json.loads((folder / "xemap-set.json").read_text())["images"]
    return folder / next(image["file"] for image in images if image["id"] == scene["image"])


def picture(raster, png, *options):
    """A PNG of at most SIDE pixels a side, in GDAL's own reading of the bands."""
    run("gdal_translate", "-q", "-of", "PNG", *options, raster, png)
    run("convert", png, "-resize", f"{SIDE}x{SIDE}", "-background", "grey30", "-gravity", "center", "-extent", f"{SIDE}x{SIDE}", png)
    pathlib.Path(f"{png}.aux.xml").unlink(missing_ok=True)


def ask(program, model, raster, expression, stem):
    """Maps an expression and makes a picture of the probability; returns the summary."""
    probability = stem.with_suffix(".tif")
    summary = json.loads(run(program, "map", raster, expression, "-o", probability, "--model", model, "--threads", 1, "--json"))
    picture(probability, stem.with_suffix(".png"), "-b", 1, "-ot", "Byte", "-scale", 0, 1, 0, 255, "-a_nodata", "none")
    return summary


def main():
    top = pathlib.Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(usage="page.py DATA SETS OUT --model DIR [--program XEMAP] [--questions FILE]")
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("sets", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--model", required=True)
    parser.add_argument("--program", default=top / "build/core/bin/xemap")
    parser.add_argument("--questions", type=pathlib.Path, default=pathlib.Path(__file__).with_name("questions.json"))
    arguments = parser.parse_args()
    scenes = json.loads(arguments.questions.read_text())["scenes"]
    arguments.out.mkdir(parents=True, exist_ok=True)

    rows = []
    tiles = []
    for number, scene in enumerate(scenes, 1):
        raster = scene_path(scene, arguments.data, arguments.sets)
        stem = arguments.out / f"{number:02}"
        picture(raster, stem.with_suffix(".png"), "-b", 1, "-b", 2, "-b", 3, "-ot", "Byte")
        cells = [f'<td><img src="{stem.name}.png"><br>{number}: {html.escape(raster.name)}</td>']
        tiles.append((stem.with_suffix(".png"), f"{number}"))
        for letter, expression in zip("abcd", scene["ask"]):
            map_stem = arguments.out / f"{number:02}{letter}"
            summary = ask(arguments.program, arguments.model, raster, expression, map_stem)
            found = summary["pixels_at_threshold"] / max(1, summary["valid_pixels"])
            caption = f'{number}{letter} {expression}: {found:.0%}, p {summary["presence"]:.2f}'
            cells.append(f'<td><img src="{map_stem.name}.png"><br>{html.escape(caption)}</td>')
            tiles.append((map_stem.with_suffix(".png"), caption))
        rows.append(f"<tr>{''.join(cells)}</tr>")
        print(f"{number}/{len(scenes)} {raster.name}", flush=True)
    (arguments.out / "index.html").write_text(
        '<!doctype html><meta charset="utf-8"><title>Scenes and maps</title><table>' + "\n".join(rows) + "</table>\n"
    )
    columns = 5
    for sheet in range(0, len(scenes), SCENES_A_SHEET):
        shown = tiles[sheet * columns : (sheet + SCENES_A_SHEET) * columns]
        words = [word for png, caption in shown for word in ("-label", caption, png)]
        run("montage", "-font", "DejaVu-Sans", "-pointsize", 12, *words, "-tile", f"{columns}x", "-geometry", "+2+2",
            arguments.out / f"sheet-{sheet // SCENES_A_SHEET + 1}.png")


if __name__ == "__main__":
    main()
