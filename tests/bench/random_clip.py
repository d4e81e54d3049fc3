#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes a CLIP checkpoint of a published size with random weights, to measure time and memory with.

    random_clip.py ViT-B-32|ViT-B-16|ViT-L-14 FILE.safetensors

Layout and names are OpenAI's, weights float32. Needs NumPy.
"""

import json
import struct
import sys

import numpy

SIZES = {  # patch, width, layers, embedding, text width, text layers
    "ViT-B-32": (32, 768, 12, 512, 512, 12),
    "ViT-B-16": (16, 768, 12, 512, 512, 12),
    "ViT-L-14": (14, 1024, 24, 768, 768, 12),
}


def shapes(patch, width, layers, embedding, text_width, text_layers):
    grid = 224 // patch
    tensors = {
        "visual.conv1.weight": (width, 3, patch, patch),
        "visual.class_embedding": (width,),
        "visual.positional_embedding": (grid * grid + 1, width),
        "visual.proj": (width, embedding),
        "token_embedding.weight": (49408, text_width),
        "positional_embedding": (77, text_width),
        "text_projection": (text_width, embedding),
        "logit_scale": (),
    }
    norms = [("visual.ln_pre", width), ("visual.ln_post", width), ("ln_final", text_width)]
    for tower, tower_width, count in (("visual.", width, layers), ("", text_width, text_layers)):
        for layer in range(count):
            block = f"{tower}transformer.resblocks.{layer}."
            norms += [(block + "ln_1", tower_width), (block + "ln_2", tower_width)]
            tensors[block + "attn.in_proj_weight"] = (3 * tower_width, tower_width)
            tensors[block + "attn.in_proj_bias"] = (3 * tower_width,)
            tensors[block + "attn.out_proj.weight"] = (tower_width, tower_width)
            tensors[block + "attn.out_proj.bias"] = (tower_width,)
            tensors[block + "mlp.c_fc.weight"] = (4 * tower_width, tower_width)
            tensors[block + "mlp.c_fc.bias"] = (4 * tower_width,)
            tensors[block + "mlp.c_proj.weight"] = (tower_width, 4 * tower_width)
            tensors[block + "mlp.c_proj.bias"] = (tower_width,)
    for name, size in norms:
        tensors[name + ".weight"] = (size,)
        tensors[name + ".bias"] = (size,)
    return tensors


def values(name, shape, random):
    count = int(numpy.prod(shape))
    if name == "logit_scale":
        return numpy.array([numpy.log(100.0)], numpy.float32)
    drawn = random.standard_normal(count, numpy.float32)
    if "ln_" in name and name.endswith("weight"):
        return 1.0 + 0.1 * drawn
    if len(shape) < 2:
        return 0.02 * drawn
    return drawn / numpy.float32(numpy.sqrt(numpy.prod(shape[1:])))


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in SIZES:
        sys.exit(__doc__)
    tensors = shapes(*SIZES[sys.argv[1]])
    header, offset = {}, 0
    for name in sorted(tensors):
        size = 4 * int(numpy.prod(tensors[name]))
        header[name] = {"dtype": "F32", "shape": tensors[name], "data_offsets": [offset, offset + size]}
        offset += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    random = numpy.random.default_rng(7)
    with open(sys.argv[2], "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for name in sorted(tensors):
            file.write(values(name, tensors[name], random).astype("<f4").tobytes())


if __name__ == "__main__":
    main()
