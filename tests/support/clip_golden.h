// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "xemap/importer/layouts/clip_layout.h"

namespace xemap::test {

/// A case of tests/golden/clip: `vit-quick`, `vit-gelu` or `rn`.
nlohmann::json readClipGolden(const std::string &name);

/// The sizes of its network.
importer::ClipEncoders clipEncodersOf(const nlohmann::json &golden);

} // namespace xemap::test
