// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace xemap::model {

/// The non-linearity of CLIP's transformers. No weight tells which one they were trained with.
enum class ClipActivation {
  Gelu,     ///< x * Phi(x), exact.
  QuickGelu ///< x * sigmoid(1.702 x), of the first CLIP models and those trained from them.
};

} // namespace xemap::model
