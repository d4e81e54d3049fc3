// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

class QgsProcessingContext;

namespace xemap::processing {

/// What an output layer shows.
enum class LayerKind { Probability, Mask, Classes, Regions };

/// Lets a layer be styled as the dock's layers are, and named, where the run loads it into the project.
void styleOnLoad(QgsProcessingContext &context, const QString &layer, LayerKind kind, const QString &name);

} // namespace xemap::processing
