// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/engine/example_features.h"

#include <QVariantMap>

#include <memory>
#include <vector>

class QgsProcessingAlgorithm;
class QgsProcessingContext;
class QgsProcessingParameterDefinition;

namespace xemap::processing {

/// Parameters of features that show what is meant, and what is not.
std::vector<std::unique_ptr<QgsProcessingParameterDefinition>> exampleParameters(bool optional);

/// Whether there are features.
bool hasExamples(const QVariantMap &parameters);

/// Empty, or what is wrong with the source of the features.
QString problemWithExamples(const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                            QgsProcessingContext &context);

/// The features that the parameters name. On the main thread.
///
/// Throws: as engine::readExampleFeatures.
engine::ExampleFeatures readExamples(const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                                     QgsProcessingContext &context);

/// Empty, or that some of the features lie outside of what is asked about.
QString warningOfExamples(const engine::PlacedExamples &placed, const QString &rasterName);

/// That all of them do.
QString noneOfExamplesIn(const engine::ExampleFeatures &shown, const QString &rasterName);

} // namespace xemap::processing
