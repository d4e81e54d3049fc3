// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

namespace xemap::engine {

/// What a model says of itself in its model.json, without being loaded; empty or 0 where it does not say.
struct ModelFacts {
  QString weightsFile;       ///< In its folder; the one whose checksum names the model.
  QString sha256;            ///< Of that file.
  double minGsdMetres = 0.0; ///< Ground resolutions it was trained on.
  double maxGsdMetres = 0.0;
};

ModelFacts modelFacts(const QString &modelDirectory);

} // namespace xemap::engine
