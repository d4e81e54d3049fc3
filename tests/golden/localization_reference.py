#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Computes the figures of semantic localization for a few maps, apart from the C++ and with nothing shared.

  python3 tests/golden/localization_reference.py > tests/golden/localization.txt     needs NumPy

A line per case: width height box window | peaks 'x y spread height' ... | regions 'x0 y0 x1 y1' ... | Rsu Ras Rda Rmi.
Maps are sums of height / (1 + squared distance / spread), regions filled rectangles with their corners as vertices.
"""
import numpy as np

CASES = [
    (200, 150, 9, 60, [(50, 60, 300.0, 1.0)], [(35, 45, 70, 75)]),
    (200, 150, 9, 60, [(50, 60, 300.0, 1.0), (150, 100, 200.0, 0.8)], [(35, 45, 70, 75)]),
    (200, 150, 8, 40, [(50, 60, 150.0, 1.0), (150, 100, 150.0, 0.9)], [(35, 45, 70, 75), (130, 85, 175, 120)]),
    (200, 150, 7, 20, [(45, 55, 60.0, 1.0), (75, 60, 60.0, 1.0), (60, 80, 60.0, 0.9)], [(30, 40, 95, 95)]),
    (160, 120, 11, 50, [(20, 20, 100.0, 1.0)], [(100, 70, 140, 100)]),
    (160, 120, 11, 50, [], [(100, 70, 140, 100)]),
    (300, 260, 50, 1000, [(90, 80, 900.0, 1.0), (220, 200, 700.0, 0.95)], [(60, 50, 120, 115), (190, 170, 250, 235)]),
]


def stretched(case):
    width, height, _, _, blobs, _ = case
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    total = np.zeros((height, width))
    for cx, cy, spread, top in blobs:
        total = total + top / (1.0 + ((x - cx) * (x - cx) + (y - cy) * (y - cy)) / spread)
    total = total.astype(np.float32).astype(np.float64)
    low, high = total.min(), total.max()
    if high <= low:
        return np.zeros((height, width), np.uint8)
    return (255.0 * (total - low) / (high - low)).astype(np.uint8)


def box(levels, size):
    before, after = size // 2, size - size // 2 - 1
    padded = np.pad(levels.astype(np.int64), ((before, after), (before, after)), mode="reflect")
    windows = np.lib.stride_tricks.sliding_window_view(padded, (size, size))
    return np.rint(windows.sum((2, 3)) / (size * size)).astype(np.uint8)


def maximum(levels, size):
    before, after = size // 2, size - size // 2 - 1
    height, width = levels.shape
    out = np.empty_like(levels)
    for y in range(height):
        rows = levels[max(0, y - before):min(height, y + after + 1)]
        for x in range(width):
            out[y, x] = rows[:, max(0, x - before):min(width, x + after + 1)].max()
    return out


def components(mask):
    seen, found = np.zeros(mask.shape, bool), []
    for start in zip(*np.nonzero(mask)):
        if seen[start]:
            continue
        seen[start], todo, cells = True, [start], []
        while todo:
            y, x = todo.pop()
            cells.append((x, y))
            for dy in (-1, 0, 1):
                for dx in (-1, 0, 1):
                    v, u = y + dy, x + dx
                    if 0 <= v < mask.shape[0] and 0 <= u < mask.shape[1] and mask[v, u] and not seen[v, u]:
                        seen[v, u] = True
                        todo.append((v, u))
        found.append(cells)
    return found


def scores(case):
    width, height, box_px, window_px, _, regions = case
    levels = stretched(case)
    p = levels / 255.0
    truth = np.zeros((height, width), bool)
    for x0, y0, x1, y1 in regions:
        truth[y0:y1 + 1, x0:x1 + 1] = True
    rsu = 1 - np.exp(-0.707 * (p[truth].sum() / (p[~truth].sum() + 1e-7)) * ((~truth).sum() / truth.sum()))
    smooth = levels
    for _ in range(5):
        smooth = box(smooth, box_px)
    tops = (smooth == maximum(smooth, window_px)) & (smooth > 0)
    peaks = [tuple(np.array(cells).mean(0).astype(int)) for cells in components(tops)]
    peaks = [(x, y) for x, y in peaks if p[y, x] >= 0.5]
    offsets, rda = [], []
    for x0, y0, x1, y1 in regions:
        vertices = np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], float)
        centre = vertices.mean(0).astype(int)
        radius = int(1.5 * np.hypot(*(vertices - centre).T).mean())
        near = np.array([q for q in peaks if np.hypot(q[0] - centre[0], q[1] - centre[1]) <= radius], float)
        if len(near) == 0:
            offsets.append(1.0)
            rda.append(0.0)
            continue
        offsets.append(np.hypot(*(near - centre).T).mean() / radius)
        spread = np.hypot(*(near - near.mean(0)).T).mean() / radius
        rda.append(1.0 if len(near) == 1 else 0.5 * (1 - spread) + np.exp(-0.5 * (len(near) + 2)))
    ras = (np.exp(3 * np.mean(offsets)) - 1) / (np.exp(3) - 1) if peaks else 1.0
    rda = float(np.mean(rda))
    return rsu, ras, rda, 0.4 * rsu + 0.35 * (1 - ras) + 0.25 * rda


for case in CASES:
    blobs = " ".join(f"{x} {y} {spread:g} {top:g}" for x, y, spread, top in case[4])
    boxes = " ".join(" ".join(map(str, region)) for region in case[5])
    print(*case[:4], "|", blobs, "|", boxes, "|", *(f"{value:.9f}" for value in scores(case)))
