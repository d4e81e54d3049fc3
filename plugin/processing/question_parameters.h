// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/infer/engine.h"
#include "xemap/raster/gdal_source.h"

#include <QString>
#include <QVariantMap>

#include <memory>
#include <optional>
#include <string>
#include <vector>

class QgsProcessingAlgorithm;
class QgsProcessingContext;
class QgsProcessingParameterDefinition;

namespace xemap::processing {

/// Parameter of the model that answers.
std::unique_ptr<QgsProcessingParameterDefinition> modelParameter();

/// Empty, or that the model is not there.
QString problemWithModel(const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                         const QgsProcessingContext &context);

/// The folder of the model; empty where there is none.
std::string modelDirectory(const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                           const QgsProcessingContext &context);

/// Parameter of the ground sample distance to look at a layer with.
std::unique_ptr<QgsProcessingParameterDefinition> gsdParameter();

/// Units: metres; 0: the layer's own.
double gsdMetres(const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                 const QgsProcessingContext &context);

/// Parameters of how a layer is to be read: its bands, and whether nothing undeclared is nodata.
std::vector<std::unique_ptr<QgsProcessingParameterDefinition>> readParameters();

/// Empty, or that the bands are none.
QString problemWithBands(const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                         const QgsProcessingContext &context);

/// Nothing where none is given.
std::optional<raster::ReadChoice> readChoice(const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                                             const QgsProcessingContext &context);

/// Parameter of the language that expressions are read in.
std::unique_ptr<QgsProcessingParameterDefinition> languageParameter();

/// The language that is given, or that of the words.
infer::ExpressionLanguage expressionLanguage(const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                                             const QgsProcessingContext &context);

} // namespace xemap::processing
