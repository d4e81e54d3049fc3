// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "xemap/model/spec/model_spec.h"

namespace xemap::test {

/// A head whose levels are too narrow to be gone through by rows.
model::HeadSpec smallHead();

/// The model that writeSmallModel() writes, without checksums: EfficientNet-Lite at a quarter of its width, BERT of one
/// layer, pieces of single letters.
model::ModelSpec smallModelSpec();

/// What its phrases compete with.
const std::vector<std::string> &smallModelBank();

/// Words for spelling to be mended by, as words.txt holds them.
std::string smallModelWords();

/// Writes a whole model folder of version 2, made if it is not there, with weights that depend on `seed` alone: its
/// maps mean nothing, but vary from pixel to pixel and with the expression. What is frozen is the same for all seeds,
/// but for an image backbone that is.
void writeSmallModel(const std::string &directory, std::uint64_t seed, const model::ModelSpec &spec = smallModelSpec());

} // namespace xemap::test
