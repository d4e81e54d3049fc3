// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace xemap::test {

/// The elements of a small CLIP network's tensor by the formula of tests/golden/clip/README.md.
///
/// Shape: as `shape`, row-major.
std::vector<float> clipTensorByFormula(const std::string &name, const std::vector<std::int64_t> &shape);

/// A picture by the same formula. Shape: [3,height,width]. Units: [0,1).
std::vector<float> imageByFormula(const std::string &name, int height, int width);

} // namespace xemap::test
