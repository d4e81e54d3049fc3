// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include "xemap/model/spec/model_spec.h"

namespace xemap {
class Feedback;
}

/// Turning checkpoints of other software into models.
namespace xemap::importer {

/// What to import, and as what.
struct ImportRequest {
  std::string checkpoint;                          ///< The file: safetensors, torch.save or TorchScript.
  std::string name;                                ///< Of the model, and of its folder.
  std::string modelsDirectory;                     ///< Holds models; made when it is not there.
  std::string vocabulary;                          ///< The tokenizer's merges; empty: looked for beside the checkpoint.
  std::optional<model::ClipActivation> activation; ///< Nothing: the most likely one.
  std::string license = "unknown";                 ///< Of the weights, as their publisher says.
};

/// A model that was imported.
struct ImportedModel {
  std::string directory;
  model::ModelSpec spec;
  std::string convention;       ///< Whose names the checkpoint uses.
  std::string activationReason; ///< What speaks for the activation; empty when it was asked for.
};

/// Makes a model of a CLIP checkpoint: finds out what it is, and copies its tensors, one at a time, in their own
/// precision into `frozen.safetensors`, as `image.*` and `text.*` with the names of OpenAI's CLIP. Executes nothing of
/// the checkpoint.
///
/// The model's folder appears when it is whole. Nothing when cancelled, and then nothing is left behind.
/// Throws: InvalidArgument (a name that is no folder name), NotFound, Unreadable, Unsupported, Corrupt, Unwritable,
/// each naming the file and the tensor or field.
std::optional<ImportedModel> importClip(const ImportRequest &request, Feedback &feedback);

/// The type of the engine library's entry point for those who load it at run time: importClip, but for telling a cancel
/// by false. Throws as importClip does.
using ImportClipFunction = bool (*)(const ImportRequest &, Feedback &, ImportedModel &);

/// Its name: `extern "C" bool xemapImportClip(const ImportRequest &, Feedback &, ImportedModel &)`.
inline constexpr const char *importClipSymbol = "xemapImportClip";

} // namespace xemap::importer
