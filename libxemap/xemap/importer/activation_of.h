// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/importer/layouts/clip_layout.h"

namespace xemap::importer {

/// An activation, and what speaks for it.
struct ActivationChoice {
  model::ClipActivation activation = model::ClipActivation::QuickGelu;
  std::string reason; ///< For people: a file, a name, or a rule.
};

/// Which activation a checkpoint was most likely trained with. The weights do not say: a `config.json` beside it may
/// (`hidden_act`), or the `model.json` of a model imported before (version 1), then its file name, then its
/// architecture.
///
/// Throws: Corrupt, Unsupported, naming the file beside it and the field.
ActivationChoice activationOf(const std::string &checkpointPath, const ClipImageKind &image);

} // namespace xemap::importer
