// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/model/spec/clip_options.h"

namespace xemap::importer {

/// An activation, and what speaks for it.
struct ActivationChoice {
  model::ClipActivation activation = model::ClipActivation::QuickGelu;
  std::string reason; ///< For people: a file, a name, or a rule.
};

/// Which activation a checkpoint was most likely trained with. The weights do not say: a `config.json` beside it may
/// (`hidden_act`), then its file name, then its architecture.
///
/// Throws: Corrupt, Unsupported, naming config.json and the field.
ActivationChoice activationOf(const std::string &checkpointPath, const model::ClipOptions &options);

} // namespace xemap::importer
