#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Proves the parts of clip_reference.py on loops and values worked out by hand, and that its answers show mistakes."""
import json
import math
import unittest
from pathlib import Path
from unittest import mock

import numpy as np

import clip_reference as reference

EMBEDDING_TOLERANCE, MAP_TOLERANCE = 1e-4, 1e-3


def random(seed, *shape):
    return np.random.default_rng(seed).normal(size=shape)


class Weights(unittest.TestCase):
    def test_hashes_are_the_published_ones(self):
        self.assertEqual(reference.fnv1a64(""), 0xCBF29CE484222325)
        self.assertEqual(reference.fnv1a64("a"), 0xAF63DC4C8601EC8C)
        self.assertEqual(reference.fnv1a64("foobar"), 0x85944171F73967E8)
        # The generator that starts at 0 adds its constant before each value: its second one is that of the constant.
        found = reference.splitmix64(np.array([0, 0x9E3779B97F4A7C15], np.uint64)).tolist()
        self.assertEqual(found, [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4])

    def test_elements_follow_the_formula_in_plain_integers(self):
        def plain(key, i):
            mask = (1 << 64) - 1
            x = (reference.fnv1a64(key) + i + 0x9E3779B97F4A7C15) & mask
            x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & mask
            x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & mask
            return ((x ^ (x >> 31)) >> 40) / 2 ** 24

        f = np.float32
        expected = {
            ("visual.bn1.running_mean", (8,)): lambda u: f(2 * u - 1) * f(0.1),
            ("visual.layer1.0.bn2.running_var", (16,)): lambda u: f(u) + f(0.5),
            ("visual.layer1.0.downsample.1.weight", (64,)): lambda u: f(2 * u - 1) * f(0.2) + f(1),
            ("visual.layer1.0.downsample.0.weight", (64, 16, 1, 1)): lambda u: f(2 * u - 1) * f(math.sqrt(6 / 16)),
            ("visual.layer1.0.bn1.bias", (16,)): lambda u: f(2 * u - 1) * f(0.1),
            ("visual.conv1.weight", (8, 3, 3, 3)): lambda u: f(2 * u - 1) * f(1 / math.sqrt(27)),
            ("visual.attnpool.positional_embedding", (5, 512)): lambda u: f(2 * u - 1) * f(0.1),
            ("visual.attnpool.c_proj.weight", (48, 512)): lambda u: f(2 * u - 1) * f(1 / math.sqrt(512)),
            ("visual.ln_pre.weight", (128,)): lambda u: f(2 * u - 1) * f(0.2) + f(1),
            ("transformer.resblocks.1.ln_2.weight", (64,)): lambda u: f(2 * u - 1) * f(0.2) + f(1),
            ("transformer.resblocks.1.ln_2.bias", (64,)): lambda u: f(2 * u - 1) * f(0.1),
            ("transformer.resblocks.1.attn.in_proj_bias", (192,)): lambda u: f(2 * u - 1) * f(0.1),
            ("transformer.resblocks.1.mlp.c_proj.weight", (64, 256)): lambda u: f(2 * u - 1) * f(1 / 16),
            ("token_embedding.weight", (96, 64)): lambda u: f(2 * u - 1) * f(0.1),
            ("text_projection", (64, 48)): lambda u: f(2 * u - 1) * f(0.1),
        }
        for (key, shape), value in expected.items():
            tensor = reference.weight(key, shape)
            self.assertEqual(tensor.dtype, f)
            for i in (0, 1, tensor.size - 1):
                self.assertEqual(tensor.reshape(-1)[i], value(plain(key, i)), f"{key}[{i}]")

    def test_keys_are_those_of_the_published_layout(self):
        shapes = reference.shapes_of(reference.CASES["rn"]["architecture"])
        self.assertEqual(shapes["visual.layer2.0.downsample.0.weight"], (128, 64, 1, 1))
        self.assertEqual(shapes["visual.layer2.1.conv1.weight"], (32, 128, 1, 1))
        self.assertNotIn("visual.layer2.1.downsample.0.weight", shapes)
        self.assertEqual(shapes["visual.layer4.0.bn3.running_var"], (512,))
        self.assertEqual(shapes["visual.attnpool.positional_embedding"], (5, 512))
        shapes = reference.shapes_of(reference.CASES["vit-quick"]["architecture"])
        self.assertEqual(shapes["visual.positional_embedding"], (17, 128))
        self.assertEqual(shapes["visual.conv1.weight"], (128, 3, 16, 16))


class Operations(unittest.TestCase):
    def test_convolution_agrees_with_loops(self):
        x, kernel = random(1, 3, 7, 6), random(2, 4, 3, 3, 3)
        for stride, padding in ((1, 0), (1, 1), (2, 1), (3, 0)):
            found = reference.conv2d(x, kernel, stride, padding)
            height, width = ((n + 2 * padding - 3) // stride + 1 for n in x.shape[1:])
            self.assertEqual(found.shape, (4, height, width))
            for o in range(4):
                for v in range(height):
                    for u in range(width):
                        total = 0.0
                        for c in range(3):
                            for i in range(3):
                                for j in range(3):
                                    y, z = v * stride + i - padding, u * stride + j - padding
                                    if 0 <= y < 7 and 0 <= z < 6:
                                        total += x[c, y, z] * kernel[o, c, i, j]
                        self.assertAlmostEqual(found[o, v, u], total, 12)

    def test_average_pool_of_numbers(self):
        x = np.arange(20.0).reshape(1, 4, 5)
        np.testing.assert_array_equal(reference.average_pool(x, 2), [[[3, 5], [13, 15]]])
        np.testing.assert_array_equal(reference.average_pool(x, 1), x)

    def test_activations_at_known_points(self):
        x = np.array([-1.0, 0.0, 1.0, 2.0])
        # Standard normal distribution at -1, 0, 1, 2; logistic function at 1.702 times that.
        np.testing.assert_allclose(reference.gelu(x), [-0.15865525, 0, 0.84134475, 1.95449974], atol=5e-9)
        np.testing.assert_allclose(reference.quick_gelu(x), [-0.15420423, 0, 0.84579577, 1.93565862], atol=5e-9)

    def test_bicubic_weights_worked_out_by_hand(self):
        # Twice as large, second cell: source 0.25, distances 1.25, 0.25, 0.75, 1.75 under a = -0.75.
        indices, weights = reference.cubic_taps(4, 8)
        np.testing.assert_array_equal(indices[1], [0, 0, 1, 2])
        np.testing.assert_array_equal(indices[0], [0, 0, 0, 1])
        np.testing.assert_allclose(weights[1], [-27 / 256, 225 / 256, 67 / 256, -9 / 256], rtol=1e-14)
        np.testing.assert_allclose(weights[0], [-9 / 256, 67 / 256, 225 / 256, -27 / 256], rtol=1e-14)
        np.testing.assert_array_equal(indices[7], [2, 3, 3, 3])
        np.testing.assert_allclose(weights.sum(1), 1, rtol=1e-14)

    def test_bicubic_of_a_row_worked_out_by_hand(self):
        grid = np.array([0.0, 256.0, 0.0, 0.0]).reshape(1, 4, 1)
        np.testing.assert_allclose(reference.resize_bicubic(grid, 1, 8)[0, :, 0],
                                   [-27, 67, 225, 225, 67, -27, -9, 0], atol=1e-12)
        np.testing.assert_allclose(reference.resize_bicubic(grid.transpose(1, 0, 2), 8, 1)[:, 0, 0],
                                   [-27, 67, 225, 225, 67, -27, -9, 0], atol=1e-12)

    def test_bicubic_keeps_the_same_grid_and_steps_without_smoothing(self):
        grid = random(3, 4, 6, 2)
        np.testing.assert_allclose(reference.resize_bicubic(grid, 4, 6), grid, atol=1e-14)
        # To a third, the centre of each destination cell is that of a source cell.
        np.testing.assert_allclose(reference.resize_bicubic(random(4, 9, 9, 1), 3, 3), random(4, 9, 9, 1)[1::3, 1::3],
                                   atol=1e-14)

    def test_positions_keep_the_class_row_and_the_order(self):
        table = np.concatenate([[[7.0, 7.0]], np.mgrid[0:4, 0:4].reshape(2, 16).T])
        wide = reference.positions_for(table, 4, 12)
        np.testing.assert_array_equal(wide[0], [7, 7])
        grid = wide[1:].reshape(4, 12, 2)
        np.testing.assert_allclose(grid[:, :, 0], np.arange(4.0)[:, None] + np.zeros(12), atol=1e-12)
        np.testing.assert_allclose(grid[0, 1::3, 1], np.arange(4.0), atol=1e-12)


class Networks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.vit = reference.Clip(reference.CASES["vit-quick"]["architecture"])
        cls.resnet = reference.Clip(reference.CASES["rn"]["architecture"])

    def attention_by_loops(self, block, x, heads, pairs, allowed):
        """Attention summed over pairs of (query part, key part), one number after the other."""
        w = self.vit.w
        width, head_width = x.shape[1], x.shape[1] // heads
        joined = [w[block + "attn.in_proj_weight"] @ row + w[block + "attn.in_proj_bias"] for row in x]
        out = np.zeros_like(x)
        for head in range(heads):
            begin = head * head_width
            part = [[row[p * width + begin:p * width + begin + head_width] for row in joined] for p in range(3)]
            for n in range(len(x)):
                for left, right in pairs:
                    keys = [m for m in range(len(x)) if allowed(n, m)]
                    scores = [math.exp(sum(a * b for a, b in zip(part[left][n], part[right][m])) / math.sqrt(head_width))
                              for m in keys]
                    for m, score in zip(keys, scores):
                        out[n, begin:begin + head_width] += score / sum(scores) * part[2][m]
        return np.array([w[block + "attn.out_proj.weight"] @ row + w[block + "attn.out_proj.bias"] for row in out])

    def layer_norm_by_loops(self, name, x):
        gain, bias = self.vit.w[name + ".weight"], self.vit.w[name + ".bias"]
        out = np.empty_like(x)
        for n, row in enumerate(x):
            mean = sum(row) / len(row)
            variance = sum((value - mean) ** 2 for value in row) / len(row)
            out[n] = [(value - mean) / math.sqrt(variance + 1e-5) * g + b for value, g, b in zip(row, gain, bias)]
        return out

    def test_block_agrees_with_loops(self):
        for block, width, heads, causal in (("visual.transformer.resblocks.1.", 128, 2, False),
                                            ("transformer.resblocks.0.", 64, 1, True)):
            x, w = random(5, 5, width), self.vit.w
            y = self.layer_norm_by_loops(block + "ln_1", x)
            y = x + self.attention_by_loops(block, y, heads, [(0, 1)], lambda n, m, c=causal: m <= n or not c)
            for n, row in enumerate(self.layer_norm_by_loops(block + "ln_2", y)):
                hidden = w[block + "mlp.c_fc.weight"] @ row + w[block + "mlp.c_fc.bias"]
                hidden = np.array([value / (1 + math.exp(-1.702 * value)) for value in hidden])
                y[n] += w[block + "mlp.c_proj.weight"] @ hidden + w[block + "mlp.c_proj.bias"]
            np.testing.assert_allclose(self.vit.block(block, x, heads, causal), y, atol=1e-12)

    def test_dense_block_agrees_with_loops(self):
        block, x = "visual.transformer.resblocks.2.", random(6, 5, 128)
        y = self.layer_norm_by_loops(block + "ln_1", x)
        y = self.attention_by_loops(block, y, 2, [(0, 0), (1, 1), (2, 2)], lambda n, m: True)
        np.testing.assert_allclose(self.vit.dense_block(block, x, 2), y, atol=1e-12)

    def test_patches_lie_row_by_row(self):
        pixels = self.vit.pixels("image", 64, 96)
        kernel = self.vit.w["visual.conv1.weight"]
        grid = reference.conv2d(pixels, kernel, stride=16)
        self.assertEqual(grid.shape, (128, 4, 6))
        token = grid.reshape(128, -1).T[1 * 6 + 4]  # row 1, column 4
        np.testing.assert_allclose(token, [(pixels[:, 16:32, 64:80] * k).sum() for k in kernel], atol=1e-10)

    def test_text_behind_the_end_counts_nothing(self):
        ids = reference.IDS_16[0]
        np.testing.assert_allclose(self.vit.text(ids), self.vit.text(ids[:5] + [95] * 11), atol=1e-14)
        self.assertGreater(abs(self.vit.text(ids) - self.vit.text([94, 5, 42, 17] + ids[4:])).max(), 1e-2)

    def test_batch_norm_agrees_with_loops(self):
        name, w = "visual.layer1.0.bn2", self.resnet.w
        x = random(7, 16, 2, 3)
        found = self.resnet.batch_norm(name, x)
        for c in range(16):
            expected = w[name + ".weight"][c] * (x[c, 1, 2] - w[name + ".running_mean"][c]) / math.sqrt(
                w[name + ".running_var"][c] + 1e-5) + w[name + ".bias"][c]
            self.assertAlmostEqual(found[c, 1, 2], expected, 12)

    def test_attention_pool_agrees_with_loops(self):
        cells, w, pool = random(8, 6, 512), self.resnet.w, "visual.attnpool."
        tokens = [sum(cells) / 6, *cells]
        tokens = [t + p for t, p in zip(tokens, reference.positions_for(w[pool + "positional_embedding"], 2, 3))]
        project = {n: [w[f"{pool}{n}_proj.weight"] @ t + w[f"{pool}{n}_proj.bias"] for t in tokens] for n in "qkv"}
        joined = np.zeros(512)
        for begin in range(0, 512, 64):
            part = slice(begin, begin + 64)
            scores = [math.exp(project["q"][0][part] @ k[part] / 8.0) for k in project["k"]]
            joined[part] = sum(s / sum(scores) * v[part] for s, v in zip(scores, project["v"]))
        out = w[pool + "c_proj.weight"] @ joined + w[pool + "c_proj.bias"]
        np.testing.assert_allclose(self.resnet._attention_pool(cells, 2, 3), out / np.linalg.norm(out), atol=1e-12)


def largest_difference(left, right):
    left, right = np.array(left), np.array(right)
    return math.inf if left.shape != right.shape else abs(left - right).max() / abs(right).max()


def shown(computed, stored):
    """How many tolerances an answer is away from the stored one, at its worst."""
    found = 0.0
    for part in ("texts", "images"):
        for left, right in zip(computed[part], stored[part]):
            found = max(found, largest_difference(left["embedding"], right["embedding"]) / EMBEDDING_TOLERANCE)
    for left, right in zip(computed["dense"], stored["dense"]):
        found = max(found, largest_difference(left["class_embedding"], right["class_embedding"]) / EMBEDDING_TOLERANCE)
        found = max(found, largest_difference(left["similarity"], right["similarity"]) / MAP_TOLERANCE)
    return found


class Mistakes(unittest.TestCase):
    """What a wrong implementation would answer is far from what is stored."""

    def assert_shown(self, what, name, *patches, at_least=10):
        stored = json.loads((Path(__file__).resolve().parent / f"{name}.json").read_text(encoding="utf-8"))
        for patch in patches:
            patch.start()
        try:
            times = shown(reference.answer(name), stored)
        finally:
            mock.patch.stopall()
        with self.subTest(what, case=name):
            self.assertGreater(times, at_least, f"{what} in {name}: {times:.1f} tolerances")

    def method(self, name, replacement):
        return mock.patch.object(reference.Clip, name, replacement)

    def test_of_any_network(self):
        block, image = reference.Clip.block, reference.Clip.image
        conv2d, pixels, heads_of = reference.conv2d, reference.Clip.pixels, reference.Clip.heads_of
        swapped = {"quick_gelu": reference.gelu, "gelu": reference.quick_gelu}
        for name in reference.CASES:
            self.assert_shown("the other activation", name, mock.patch.dict(reference.ACTIVATIONS, swapped))
            self.assert_shown("no causal mask", name, self.method(
                "block", lambda self, b, x, heads, causal=False: block(self, b, x, heads)))
            self.assert_shown("the last of several end tokens", name, mock.patch.object(
                np, "argmax", lambda ids: len(ids) - 1 - ids[::-1].index(max(ids))))
            self.assert_shown("channels in the order B G R", name, self.method(
                "pixels", lambda self, *a: pixels(self, *a)[::-1]))
            self.assert_shown("another image", name, self.method(
                "image", lambda self, n, h, w: image(self, "image.1", h, w)))
            self.assert_shown("no weight of the class", name, mock.patch.object(reference, "CLASS_WEIGHT", 0.0))
            self.assert_shown("a = -0.5", name, mock.patch.object(reference, "CUBIC_A", -0.5), at_least=2)
            self.assert_shown("positions of exchanged axes", name, mock.patch.object(
                reference, "resize_bicubic", lambda g, h, w, f=reference.resize_bicubic: f(g.transpose(1, 0, 2), h, w)))
            self.assert_shown("kernels turned by half a turn", name, mock.patch.object(
                reference, "conv2d", lambda x, k, *a, **b: conv2d(x, k[:, :, ::-1, ::-1], *a, **b)))
            self.assert_shown("interleaved heads", name, self.method(
                "heads_of", lambda self, x, heads: x.reshape(len(x), -1, heads).transpose(2, 0, 1)
                if heads > 1 else heads_of(self, x, heads)))

    def test_of_the_vision_transformer(self):
        dense, norm = reference.Clip.dense_block, reference.Clip.layer_norm
        for name in ("vit-quick", "vit-gelu"):
            self.assert_shown("a residual in the dense block", name, self.method(
                "dense_block", lambda self, b, x, heads: x + dense(self, b, x, heads)))
            self.assert_shown("a plain last block", name, self.method("dense_block", reference.Clip.block))
            self.assert_shown("no ln_pre", name, self.method(
                "layer_norm", lambda self, n, x: x if n == "visual.ln_pre" else norm(self, n, x)))
            self.assert_shown("no ln_post", name, self.method(
                "layer_norm", lambda self, n, x: x if n == "visual.ln_post" else norm(self, n, x)))

    def test_of_the_residual_network(self):
        pool, batch_norm, linear = reference.average_pool, reference.Clip.batch_norm, reference.Clip.linear
        average = reference.Clip._attention_pool
        self.assert_shown("strides instead of means", "rn", mock.patch.object(
            reference, "average_pool", lambda x, size: x[:, ::size, ::size]))
        self.assert_shown("a maximum after the stem", "rn", mock.patch.object(
            reference, "average_pool", lambda x, size: pool(x, size) if len(x) != 16 else np.maximum(
                pool(x, size), x[:, ::size, ::size])))
        self.assert_shown("statistics of the batch", "rn", self.method(
            "batch_norm", lambda self, n, x: batch_norm(self, n, (x - x.mean((1, 2), keepdims=True)) / (
                x.std((1, 2), keepdims=True) + 1e-3))))
        self.assert_shown("no c_proj bias", "rn", self.method(
            "linear", lambda self, n, x: linear(self, n, x) - (self.w[n + ".bias"] if n.endswith("pool.c_proj") else 0)))
        self.assert_shown("no positions in the pool", "rn", mock.patch.object(
            reference, "positions_for", lambda table, h, w: np.zeros((1 + h * w, table.shape[1]))))
        self.assert_shown("no mean token in the pool", "rn", self.method(
            "_attention_pool", lambda self, cells, h, w: average(self, np.vstack([cells[1:], cells[:1]]), h, w)))


if __name__ == "__main__":
    unittest.main()
