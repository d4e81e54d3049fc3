// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/teach/concept.h"

#include <QString>
#include <QVariantMap>

#include <memory>

class QgsProcessingAlgorithm;
class QgsProcessingContext;
class QgsProcessingParameterDefinition;

namespace xemap::processing {

/// Name of concept files, as parameters and as outputs.
inline const QString conceptName = QStringLiteral("CONCEPT");

/// As a file dialog has it.
QString conceptFilter();

/// Parameter of a concept file.
std::unique_ptr<QgsProcessingParameterDefinition> conceptParameter(bool optional);

bool hasConcept(const QVariantMap &parameters);

/// The concept that the parameter names; called like its file where it has no name.
///
/// Throws: as teach::readConcept, naming the parameter.
std::shared_ptr<const teach::Concept> readConceptOf(const QgsProcessingAlgorithm &algorithm,
                                                    const QVariantMap &parameters, QgsProcessingContext &context);

} // namespace xemap::processing
