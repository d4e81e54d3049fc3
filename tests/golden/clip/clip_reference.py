#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Computes what small CLIP networks answer, apart from the C++ and with nothing shared.

  tests/golden/clip/clip_reference.py            writes tests/golden/clip/<case>.json        needs NumPy
  tests/golden/clip/clip_reference.py --check    computes them anew, prints what differs and exits with 1 if anything does

Written after the published architecture (github.com/openai/CLIP, clip/model.py) and, for the dense maps of the vision
transformer, after SegEarth-OV (arXiv 2410.01768). The forward is computed in float64 from float32 weights.

Weights. Every element is a function of the tensor's key in the OpenAI layout and of its row-major flat index i:

  h = splitmix64(fnv1a64(key in UTF-8) + i)                           uint64, all sums and products wrap around
  u = float32(h >> 40) / 16777216                                     exact: 24 bits, in [0, 1)
  d = 2 * u - 1                                                       exact: a multiple of 2^-23, in [-1, 1)

  fnv1a64: x = 0xcbf29ce484222325; per byte x = (x ^ byte) * 0x100000001b3
  splitmix64(x): x += 0x9E3779B97F4A7C15; x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
                 x = (x ^ (x >> 27)) * 0x94D049BB133111EB; x ^ (x >> 31)

The first rule that fits the key gives the element. Each operation is one float32 operation, rounded to nearest, in the
order written, never fused to a multiply-add; 0.1, 0.2 and 0.5 are float32(0.1), float32(0.2) and 0.5.

  logit_scale                                                         float32(2.6592600369327781), that is ln(1 / 0.07)
  *.running_mean                                                      d * 0.1
  *.running_var                                                       u + 0.5
  weight of a norm (ln_*.weight, bn1|bn2|bn3.weight, downsample.1.weight)   d * 0.2, then + 1
  *.bias, *.in_proj_bias                                              d * 0.1
  token_embedding.weight, *positional_embedding,
  visual.class_embedding, visual.proj, text_projection                d * 0.1
  visual.layer*, of four dimensions                                   d * float32(sqrt(6 / fan_in))
  everything else: matrices, and kernels outside of visual.layer*     d * float32(1 / sqrt(fan_in))
  fan_in is the product of all dimensions but the first; root and quotient are computed in float64.
  *.num_batches_tracked is 0 and decides nothing; it is not listed.

Images have [3, height, width] elements u of the image's name ("image", "image.1"), channels R G B, and enter the network
as (u - mean) / standard deviation of CLIP. A larger image of the same name has other pixels: i runs over its own shape.

Positional embeddings of another grid: the first row (class token) stays; the others, as [side, side, width] with y first,
are interpolated as torch.nn.functional.interpolate(mode="bicubic", align_corners=False, antialias=False, size=...) does:
source = (destination + 0.5) * in / out - 0.5 on each axis, Keys' kernel with a = -0.75, indices clamped to the border.
"""
import json
import math
import sys
from pathlib import Path

import numpy as np

MEAN = (0.48145466, 0.4578275, 0.40821073)
STD = (0.26862954, 0.26130258, 0.27577711)
LOGIT_SCALE = 2.6592600369327781
CLASS_WEIGHT = 0.3
EPS = 1e-5
CUBIC_A = -0.75
HEAD_WIDTH = 64

QUICK_TEXT = {"text_width": 64, "text_heads": 1, "text_layers": 2, "context_length": 16, "vocabulary_size": 96,
              "embed_dim": 48, "activation": "quick_gelu"}
# Start is 94 and end is 95. The second list is filled up with the end token, as some tokenizers do: the first one counts.
IDS_16 = [
    [94, 5, 17, 42, 95] + [0] * 11,
    [94, 61, 8, 29, 77, 3, 50, 12, 95] + [95] * 7,
    [94, 90, 1, 33, 70, 24, 24, 66, 81, 19, 45, 58, 2, 37, 10, 95],
]
IDS_24 = [
    [94, 5, 17, 42, 95] + [0] * 19,
    [94, 61, 8, 29, 77, 3, 50, 12, 95] + [95] * 15,
    [94, 90, 1, 33, 70, 24, 24, 66, 81, 19, 45, 58, 2, 37, 10, 88, 7, 52, 31, 64, 14, 79, 40, 95],
]

# Sizes of maps are (height, width), and no square beside the native one: an exchanged axis shows.
CASES = {
    "vit-quick": {
        "architecture": {**QUICK_TEXT, "kind": "vit", "image_size": 64, "patch_size": 16, "vision_width": 128,
                         "vision_heads": 2, "vision_layers": 3},
        "ids": IDS_16,
        "maps": [("image", 64, 64), ("image.1", 64, 64), ("image", 64, 96), ("image", 80, 112)],
    },
    "vit-gelu": {
        "architecture": {**QUICK_TEXT, "kind": "vit", "image_size": 56, "patch_size": 14, "vision_width": 128,
                         "vision_heads": 2, "vision_layers": 3, "context_length": 24, "activation": "gelu"},
        "ids": IDS_24,
        "maps": [("image", 56, 56), ("image.1", 56, 56), ("image", 84, 56), ("image", 98, 70), ("image", 28, 42)],
    },
    "rn": {
        "architecture": {**QUICK_TEXT, "kind": "modified_resnet", "image_size": 64, "vision_width": 16, "vision_heads": 8,
                         "vision_layers": [1, 2, 1, 1]},
        "ids": IDS_16,
        "maps": [("image", 64, 64), ("image.1", 64, 64), ("image", 64, 96), ("image", 128, 96)],
    },
}
IMAGES = ("image", "image.1")


def fnv1a64(name):
    x = 0xCBF29CE484222325
    for byte in name.encode("utf-8"):
        x = ((x ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return x


def splitmix64(x):
    """On an array of uint64."""
    x = x + np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


def uniform(name, shape):
    """u of the docstring, float32."""
    index = np.arange(math.prod(shape), dtype=np.uint64)
    hashed = splitmix64(index + np.uint64(fnv1a64(name)))
    return ((hashed >> np.uint64(40)).astype(np.float32) / np.float32(16777216)).reshape(shape)


def is_norm(owner):
    return owner.startswith("ln_") or owner in ("bn1", "bn2", "bn3") or owner == "downsample.1"


def weight(name, shape):
    """The tensor of a key, float32."""
    f = np.float32
    u = uniform(name, shape)
    d = f(2) * u - f(1)
    owner, _, leaf = name.rpartition(".")
    owner = "downsample.1" if owner.endswith("downsample.1") else owner.rpartition(".")[2]
    if name == "logit_scale":
        return np.full(shape, LOGIT_SCALE, f)
    if leaf == "running_mean":
        return d * f(0.1)
    if leaf == "running_var":
        return u + f(0.5)
    if leaf == "weight" and is_norm(owner):
        return d * f(0.2) + f(1)
    if leaf in ("bias", "in_proj_bias"):
        return d * f(0.1)
    if name in ("token_embedding.weight", "visual.class_embedding", "visual.proj", "text_projection"):
        return d * f(0.1)
    if leaf == "positional_embedding":
        return d * f(0.1)
    fan_in = math.prod(shape[1:])
    # A residual network shrinks its signal under the smaller scale: all images would have the same embedding.
    kernel = name.startswith("visual.layer") and len(shape) == 4
    return d * f(math.sqrt(6.0 / fan_in) if kernel else 1.0 / math.sqrt(fan_in))


def block_shapes(prefix, width):
    return {
        prefix + "attn.in_proj_weight": (3 * width, width), prefix + "attn.in_proj_bias": (3 * width,),
        prefix + "attn.out_proj.weight": (width, width), prefix + "attn.out_proj.bias": (width,),
        prefix + "ln_1.weight": (width,), prefix + "ln_1.bias": (width,),
        prefix + "mlp.c_fc.weight": (4 * width, width), prefix + "mlp.c_fc.bias": (4 * width,),
        prefix + "mlp.c_proj.weight": (width, 4 * width), prefix + "mlp.c_proj.bias": (width,),
        prefix + "ln_2.weight": (width,), prefix + "ln_2.bias": (width,),
    }


def text_shapes(a):
    width = a["text_width"]
    shapes = {
        "positional_embedding": (a["context_length"], width), "text_projection": (width, a["embed_dim"]),
        "logit_scale": (), "token_embedding.weight": (a["vocabulary_size"], width),
        "ln_final.weight": (width,), "ln_final.bias": (width,),
    }
    for n in range(a["text_layers"]):
        shapes.update(block_shapes(f"transformer.resblocks.{n}.", width))
    return shapes


def vit_shapes(a):
    width, patch = a["vision_width"], a["patch_size"]
    shapes = {
        "visual.class_embedding": (width,),
        "visual.positional_embedding": ((a["image_size"] // patch) ** 2 + 1, width),
        "visual.proj": (width, a["embed_dim"]), "visual.conv1.weight": (width, 3, patch, patch),
        "visual.ln_pre.weight": (width,), "visual.ln_pre.bias": (width,),
        "visual.ln_post.weight": (width,), "visual.ln_post.bias": (width,),
    }
    for n in range(a["vision_layers"]):
        shapes.update(block_shapes(f"visual.transformer.resblocks.{n}.", width))
    return shapes


def norm_shapes(name, channels):
    return {f"{name}.{leaf}": (channels,) for leaf in ("weight", "bias", "running_mean", "running_var")}


def resnet_shapes(a):
    width, embed = a["vision_width"], a["vision_width"] * 32
    shapes = {}
    for n, (out, into) in enumerate(((width // 2, 3), (width // 2, width // 2), (width, width // 2)), 1):
        shapes[f"visual.conv{n}.weight"] = (out, into, 3, 3)
        shapes.update(norm_shapes(f"visual.bn{n}", out))
    into = width
    for layer, blocks in enumerate(a["vision_layers"], 1):
        planes = width << (layer - 1)
        for n in range(blocks):
            prefix = f"visual.layer{layer}.{n}."
            kernels = ((planes, into, 1, 1), (planes, planes, 3, 3), (4 * planes, planes, 1, 1))
            for k, kernel in enumerate(kernels, 1):
                shapes[f"{prefix}conv{k}.weight"] = kernel
                shapes.update(norm_shapes(f"{prefix}bn{k}", kernel[0]))
            if n == 0:  # of a first block, either the stride or the number of channels differs
                shapes[prefix + "downsample.0.weight"] = (4 * planes, into, 1, 1)
                shapes.update(norm_shapes(prefix + "downsample.1", 4 * planes))
            into = 4 * planes
    shapes["visual.attnpool.positional_embedding"] = ((a["image_size"] // 32) ** 2 + 1, embed)
    for name, out in (("q_proj", embed), ("k_proj", embed), ("v_proj", embed), ("c_proj", a["embed_dim"])):
        shapes[f"visual.attnpool.{name}.weight"] = (out, embed)
        shapes[f"visual.attnpool.{name}.bias"] = (out,)
    return shapes


def shapes_of(a):
    return {**(vit_shapes(a) if a["kind"] == "vit" else resnet_shapes(a)), **text_shapes(a)}


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def unit(x):
    return x / np.sqrt((x * x).sum(-1, keepdims=True))


def quick_gelu(x):
    return x / (1.0 + np.exp(-1.702 * x))


def gelu(x):
    return 0.5 * x * (1.0 + np.vectorize(math.erf)(x / math.sqrt(2.0)))


ACTIVATIONS = {"quick_gelu": quick_gelu, "gelu": gelu}


def conv2d(x, kernel, stride=1, padding=0):
    """Cross-correlation of [C, H, W] with [O, C, k, k], zeros around."""
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape[2:], axis=(1, 2))[:, ::stride, ::stride]
    return np.einsum("cyxij,ocij->oyx", windows, kernel, optimize=True)


def average_pool(x, size):
    """Means of size x size cells without overlap; what is left over at the end is dropped."""
    channels, height, width = x.shape[0], x.shape[1] // size, x.shape[2] // size
    x = x[:, :height * size, :width * size]
    return x.reshape(channels, height, size, width, size).mean((2, 4))


def cubic_taps(into, out):
    """Four indices and four weights of each destination cell along one axis."""
    indices, weights = np.empty((out, 4), int), np.empty((out, 4))
    a = CUBIC_A
    for n in range(out):
        source = (n + 0.5) * into / out - 0.5
        first = math.floor(source)
        for k in range(4):
            distance = abs(source - (first - 1 + k))
            if distance <= 1:
                weights[n, k] = ((a + 2) * distance - (a + 3)) * distance * distance + 1
            else:
                weights[n, k] = ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a
            indices[n, k] = min(max(first - 1 + k, 0), into - 1)
    return indices, weights


def resize_bicubic(grid, height, width):
    """[h, w, C] to [height, width, C]."""
    rows, row_weights = cubic_taps(grid.shape[0], height)
    columns, column_weights = cubic_taps(grid.shape[1], width)
    grid = np.einsum("hkwc,hk->hwc", grid[rows], row_weights)
    return np.einsum("hwkc,wk->hwc", grid[:, columns], column_weights)


def positions_for(table, height, width):
    """The positional embedding [1 + side * side, C] for a grid of height x width."""
    side = math.isqrt(len(table) - 1)
    if (height, width) == (side, side):
        return table
    grid = resize_bicubic(table[1:].reshape(side, side, -1), height, width)
    return np.concatenate([table[:1], grid.reshape(height * width, -1)])


class Clip:
    """A network with the weights of the formula."""

    def __init__(self, architecture):
        self.a = architecture
        self.shapes = shapes_of(architecture)
        self.float32 = {name: weight(name, shape) for name, shape in self.shapes.items()}
        self.w = {name: tensor.astype(np.float64) for name, tensor in self.float32.items()}
        self.activation = ACTIVATIONS[architecture["activation"]]

    def linear(self, name, x):
        return x @ self.w[name + ".weight"].T + self.w[name + ".bias"]

    def layer_norm(self, name, x):
        centred = x - x.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred * centred).mean(-1, keepdims=True) + EPS)
        return scaled * self.w[name + ".weight"] + self.w[name + ".bias"]

    def batch_norm(self, name, x):
        mean, var, gain, bias = (self.w[f"{name}.{leaf}"][:, None, None]
                                 for leaf in ("running_mean", "running_var", "weight", "bias"))
        return (x - mean) / np.sqrt(var + EPS) * gain + bias

    def heads_of(self, x, heads):
        """[tokens, width] to [heads, tokens, head width]: a head's channels are neighbours."""
        return x.reshape(len(x), heads, -1).transpose(1, 0, 2)

    def queries_keys_values(self, block, x, heads):
        joined = x @ self.w[block + "attn.in_proj_weight"].T + self.w[block + "attn.in_proj_bias"]
        return [self.heads_of(part, heads) for part in np.split(joined, 3, axis=-1)]

    def attended(self, block, attention, v):
        joined = (attention @ v).transpose(1, 0, 2).reshape(v.shape[1], -1)
        return self.linear(block + "attn.out_proj", joined)

    def block(self, block, x, heads, causal=False):
        q, k, v = self.queries_keys_values(block, self.layer_norm(block + "ln_1", x), heads)
        scores = q @ k.transpose(0, 2, 1) / math.sqrt(q.shape[-1])
        if causal:
            scores = scores + np.triu(np.full((len(x), len(x)), -np.inf), 1)
        x = x + self.attended(block, softmax(scores), v)
        hidden = self.activation(self.linear(block + "mlp.c_fc", self.layer_norm(block + "ln_2", x)))
        return x + self.linear(block + "mlp.c_proj", hidden)

    def dense_block(self, block, x, heads):
        """The last block of SegEarth-OV: each of q, k, v attends to its own kind; no residual, no MLP."""
        parts = self.queries_keys_values(block, self.layer_norm(block + "ln_1", x), heads)
        scale = 1.0 / math.sqrt(parts[0].shape[-1])
        attention = sum(softmax(part @ part.transpose(0, 2, 1) * scale) for part in parts)
        return self.attended(block, attention, parts[2])

    def text(self, ids):
        x = self.w["token_embedding.weight"][ids] + self.w["positional_embedding"]
        for n in range(self.a["text_layers"]):
            x = self.block(f"transformer.resblocks.{n}.", x, self.a["text_heads"], causal=True)
        return unit(self.layer_norm("ln_final", x)[int(np.argmax(ids))] @ self.w["text_projection"])

    def pixels(self, name, height, width):
        image = uniform(name, (3, height, width)).astype(np.float64)
        return (image - np.reshape(MEAN, (3, 1, 1))) / np.reshape(STD, (3, 1, 1))

    def image(self, name, height, width):
        """Unit embedding, unit dense class token, unit dense grid [y, x, E], and taps by name as [tokens, C]."""
        return (self._vit if self.a["kind"] == "vit" else self._resnet)(self.pixels(name, height, width))

    def _vit(self, pixels):
        heads, layers = self.a["vision_heads"], self.a["vision_layers"]
        grid = conv2d(pixels, self.w["visual.conv1.weight"], stride=self.a["patch_size"])
        height, width = grid.shape[1:]
        x = np.concatenate([self.w["visual.class_embedding"][None], grid.reshape(len(grid), -1).T])
        positions = positions_for(self.w["visual.positional_embedding"], height, width)
        x = self.layer_norm("visual.ln_pre", x + positions)
        taps = {"positions": positions[1:], "ln_pre": x[1:]}
        for n in range(layers - 1):
            x = self.block(f"visual.transformer.resblocks.{n}.", x, heads)
            taps[f"resblocks.{n}"] = x[1:]
        last = f"visual.transformer.resblocks.{layers - 1}."
        whole, dense = self.block(last, x, heads)[0], self.dense_block(last, x, heads)
        whole, dense = (unit(self.layer_norm("visual.ln_post", y) @ self.w["visual.proj"]) for y in (whole, dense))
        return whole, dense[0], dense[1:].reshape(height, width, -1), taps

    def _resnet(self, pixels):
        x, taps = pixels, {}
        for n, stride in ((1, 2), (2, 1), (3, 1)):
            x = conv2d(x, self.w[f"visual.conv{n}.weight"], stride, padding=1)
            x = np.maximum(self.batch_norm(f"visual.bn{n}", x), 0)
        x = average_pool(x, 2)
        taps["stem"] = x.reshape(len(x), -1).T
        for layer, blocks in enumerate(self.a["vision_layers"], 1):
            for n in range(blocks):
                x = self._bottleneck(f"visual.layer{layer}.{n}.", x, 2 if layer > 1 and n == 0 else 1)
            taps[f"layer{layer}"] = x.reshape(len(x), -1).T
        height, width = x.shape[1:]
        cells = taps[f"layer{len(self.a['vision_layers'])}"]
        pool = "visual.attnpool."
        taps["positions"] = positions_for(self.w[pool + "positional_embedding"], height, width)[1:]
        dense = unit(self.linear(pool + "c_proj", self.linear(pool + "v_proj", cells)))
        whole = self._attention_pool(cells, height, width)
        return whole, whole, dense.reshape(height, width, -1), taps

    def _bottleneck(self, block, x, stride):
        y = np.maximum(self.batch_norm(block + "bn1", conv2d(x, self.w[block + "conv1.weight"])), 0)
        y = np.maximum(self.batch_norm(block + "bn2", conv2d(y, self.w[block + "conv2.weight"], padding=1)), 0)
        y = self.batch_norm(block + "bn3", conv2d(average_pool(y, stride), self.w[block + "conv3.weight"]))
        if block + "downsample.0.weight" in self.w:
            x = conv2d(average_pool(x, stride), self.w[block + "downsample.0.weight"])
            x = self.batch_norm(block + "downsample.1", x)
        return np.maximum(x + y, 0)

    def _attention_pool(self, cells, height, width):
        pool, heads = "visual.attnpool.", self.a["vision_heads"]
        tokens = np.concatenate([cells.mean(0, keepdims=True), cells])
        tokens = tokens + positions_for(self.w[pool + "positional_embedding"], height, width)
        q = self.heads_of(self.linear(pool + "q_proj", tokens[:1]), heads)
        k, v = (self.heads_of(self.linear(pool + name, tokens), heads) for name in ("k_proj", "v_proj"))
        attention = softmax(q @ k.transpose(0, 2, 1) / math.sqrt(q.shape[-1]))
        return unit(self.linear(pool + "c_proj", (attention @ v).reshape(-1)))


def rounded(x):
    """Nested lists of numbers with seven significant digits."""
    if isinstance(x, np.ndarray):
        x = x.tolist()
    return [rounded(y) for y in x] if isinstance(x, list) else float(f"{x:.6e}")


def answer(name):
    """What is stored of a case."""
    case = CASES[name]
    clip, size = Clip(case["architecture"]), case["architecture"]["image_size"]
    texts = np.array([clip.text(ids) for ids in case["ids"]])
    images, taps, maps = [], [], []
    for image in IMAGES:
        images.append({"name": image, "height": size, "width": size, "embedding": rounded(clip.image(image, size, size)[0])})
    for image, height, width in case["maps"]:
        _, whole, grid, tapped = clip.image(image, height, width)
        similarity = np.moveaxis(grid @ texts.T, -1, 0) - CLASS_WEIGHT * (texts @ whole)[:, None, None]
        place = {"image": image, "height": height, "width": width}
        maps.append({**place, "grid_height": len(grid), "grid_width": len(grid[0]), "class_embedding": rounded(whole),
                     "similarity": rounded(similarity)})
        for tap, tokens in tapped.items():
            taps.append({**place, "after": tap, "mean": rounded(tokens.mean()), "std": rounded(tokens.std()),
                         "first": rounded(tokens[0, :8])})
    return {
        "case": name,
        "architecture": case["architecture"],
        "parameters": {key: list(shape) for key, shape in clip.shapes.items()},
        "weights_check": [{"key": key, "first": tensor.reshape(-1)[:4].astype(float).tolist()}
                          for key, tensor in clip.float32.items() if is_checked(key)],
        "texts": [{"ids": ids, "embedding": rounded(text)} for ids, text in zip(case["ids"], texts)],
        "images": images,
        "taps": taps,
        "class_weight": CLASS_WEIGHT,
        "dense": maps,
    }


def is_checked(key):
    """One tensor of each rule; of blocks the first."""
    return ".resblocks." not in key and ".layer" not in key or key.startswith(
        ("visual.transformer.resblocks.0.", "visual.layer1.0.conv2.", "visual.layer1.0.bn2.", "visual.layer1.0.downsample."))


def as_text(stored):
    """JSON with an element of a list or object a line."""
    lines = []
    for key, value in stored.items():
        if isinstance(value, dict):
            inner = ",\n".join(f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in value.items())
            lines.append(f" {json.dumps(key)}: {{\n{inner}\n }}")
        elif isinstance(value, list):
            inner = ",\n".join("  " + json.dumps(v) for v in value)
            lines.append(f" {json.dumps(key)}: [\n{inner}\n ]")
        else:
            lines.append(f" {json.dumps(key)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def differences(computed, stored, where):
    """Yields what is not the same; numbers may differ in the last of seven digits."""
    if isinstance(computed, dict) and isinstance(stored, dict) and computed.keys() == stored.keys():
        for key in computed:
            yield from differences(computed[key], stored[key], f"{where}.{key}")
    elif isinstance(computed, list) and isinstance(stored, list) and len(computed) == len(stored):
        for n, (left, right) in enumerate(zip(computed, stored)):
            yield from differences(left, right, f"{where}[{n}]")
    elif isinstance(computed, float) and isinstance(stored, float):
        if not abs(computed - stored) <= 2e-6 * max(abs(computed), abs(stored)) + 1e-12:
            yield f"{where}: computed {computed}, stored {stored}"
    elif type(computed) is not type(stored) or isinstance(computed, (dict, list)) or computed != stored:
        yield f"{where}: computed {str(computed)[:60]}, stored {str(stored)[:60]}"


def main(arguments):
    if arguments not in ([], ["--check"]):
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    found = 0
    for name in CASES:
        path = Path(__file__).resolve().parent / f"{name}.json"
        computed = answer(name)
        if not arguments:
            path.write_text(as_text(computed), encoding="utf-8")
            continue
        stored = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
        for line in differences(computed, stored, name):
            print(line)
            found += 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
