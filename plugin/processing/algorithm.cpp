// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/algorithm.h"

#include "plugin/layer/layer_text.h"
#include "plugin/output/region_features.h"
#include "plugin/output/region_file.h"
#include "plugin/processing/run/staged_outputs.h"
#include "plugin/processing/run/watched_feedback.h"
#include "plugin_info.h"
#include "xemap/base/error.h"
#include "xemap/base/output_set.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/output_place.h"

#include <QFile>
#include <QFileInfo>
#include <QIcon>
#include <qgsdatasourceuri.h>
#include <qgsexception.h>
#include <qgsprocessingcontext.h>
#include <qgsprocessingfeedback.h>
#include <qgsprocessingparameters.h>
#include <qgsvectorfilewriter.h>
#include <qgsvectorlayer.h>

#include <new>

namespace xemap::processing {

namespace {

/// The file that an output goes to, as far as its value tells.
QString fileOf(const QVariant &output) {
  if (output.userType() != qMetaTypeId<QgsProcessingOutputLayerDefinition>())
    return output.toString();
  return output.value<QgsProcessingOutputLayerDefinition>().sink.staticValue().toString();
}

void removeFile(const QString &path) {
  if (path.endsWith(QLatin1String(".shp"), Qt::CaseInsensitive)) {
    QgsVectorFileWriter::deleteShapeFile(path);
    return;
  }
  for (const char *suffix : {"", "-journal", "-wal", "-shm"})
    QFile::remove(path + QLatin1String(suffix));
}

/// Whether features are added to those of a layer, whose fields may be others.
bool isAppended(const QVariant &output) {
  return output.userType() == qMetaTypeId<QgsProcessingOutputLayerDefinition>() &&
         output.value<QgsProcessingOutputLayerDefinition>().useRemapping();
}

/// Refuses, before the work, to let QGIS replace what XeMap did not make.
void requireRegionPlace(const QVariant &output) {
  if (isAppended(output))
    return;
  const QString destination = fileOf(output);
  constexpr QLatin1String ogr("ogr:");
  if (QFileInfo(destination).isFile()) {
    raster::requirePlace(destination.toStdString(), raster::OutputKind::Regions);
  } else if (destination.startsWith(ogr)) {
    const QgsDataSourceUri uri(destination.mid(ogr.size()));
    raster::requireLayer(uri.database().toStdString(), uri.table().toStdString());
  }
}

/// The second would take the place of the first.
void requireTwoPlaces(const QString &regions, const QString &points) {
  if (QFileInfo(points).isAbsolute() && isSameFile(regions.toStdString(), points.toStdString()))
    throw layer::problem(
        ErrorCode::InvalidArgument,
        Algorithm::tr("Points of regions: expected another file than that of the regions, found %1").arg(points));
}

/// Whether a file holds as many regions as were written to it; what is not a file has told.
bool arrived(const QString &path, const QString &layer, qsizetype count) {
  if (!QFileInfo(path).isFile())
    return true;
  QgsVectorLayer::LayerOptions options;
  options.loadDefaultStyle = false;
  const QgsVectorLayer written(layer, QString(), QStringLiteral("ogr"), options);
  return written.isValid() && output::wholeRegionsIn(written) >= count;
}

} // namespace

QIcon Algorithm::icon() const {
  return QIcon(QString::fromUtf8(plugin::pluginIcon));
}

QString Algorithm::svgIconPath() const {
  return QString::fromUtf8(plugin::pluginIcon);
}

bool Algorithm::checkParameterValues(const QVariantMap &parameters, QgsProcessingContext &context,
                                     QString *message) const {
  // Ours first: QGIS says that a value is wrong, but not what is expected.
  const QString problem = problemWith(parameters, context);
  if (problem.isEmpty())
    return QgsProcessingAlgorithm::checkParameterValues(parameters, context, message);
  if (message != nullptr)
    *message = problem;
  return false;
}

bool Algorithm::prepareAlgorithm(const QVariantMap &parameters, QgsProcessingContext &context,
                                 QgsProcessingFeedback * /*feedback*/) {
  // What is wrong is thrown by processAlgorithm: from here it would reach the log, but not the script that called.
  mProblem.clear();
  mUnits = context.project() != nullptr ? output::unitsOf(*context.project()) : output::ProjectUnits{};
  try {
    if (checkParameterValues(parameters, context, &mProblem))
      take(parameters, context);
    else if (mProblem.isEmpty())
      mProblem = tr("A parameter has no usable value.");
  } catch (const QgsException &problem) {
    mProblem = problem.what();
  } catch (const std::exception &problem) {
    mProblem = QString::fromUtf8(problem.what());
  }
  return true;
}

QVariantMap Algorithm::processAlgorithm(const QVariantMap &parameters, QgsProcessingContext &context,
                                        QgsProcessingFeedback *feedback) {
  if (!mProblem.isEmpty())
    throw QgsProcessingException(mProblem);
  WatchedFeedback watched(*feedback, mWorkshop.runs);
  StagedOutputs staged;
  QString problem;
  try {
    for (const QString &output : {names::regions, names::points})
      requireRegionPlace(parameters.value(output));
    requireTwoPlaces(fileOf(parameters.value(names::regions)), fileOf(parameters.value(names::points)));
    const QVariantMap outputs = work({parameters, context, watched, staged});
    if (watched.isCancelled())
      return {};
    staged.commit();
    return outputs;
  } catch (const QgsException &thrown) {
    problem = thrown.what();
  } catch (const std::bad_alloc &) {
    problem = tr("There is not enough memory for this extent; take a smaller one or a coarser ground sample distance.");
  } catch (const std::exception &thrown) {
    problem = QString::fromUtf8(thrown.what());
  } catch (...) {
    problem = tr("The algorithm failed without saying why.");
  }
  // A read that was broken off by a cancel fails as well; that is no news to the one who cancelled.
  if (watched.isCancelled())
    return {};
  throw QgsProcessingException(staged.inUserTerms(problem));
}

void Algorithm::addThreshold() {
  auto threshold = std::make_unique<QgsProcessingParameterNumber>(
      names::threshold, tr("Threshold"), Qgis::ProcessingNumberParameterType::Double, 0.5, false, 0.0, 1.0);
  threshold->setMetadata({{QStringLiteral("widget_wrapper"), QVariantMap{{QStringLiteral("decimals"), 2}}}});
  addParameter(threshold.release());
}

bool Algorithm::isGiven(const QVariantMap &parameters, const QString &name) {
  QVariant value = parameters.value(name);
  if (value.userType() == qMetaTypeId<QgsProcessingOutputLayerDefinition>())
    value = value.value<QgsProcessingOutputLayerDefinition>().sink.staticValue();
  return value.isValid() && !value.toString().isEmpty();
}

QString Algorithm::problemWithThreshold(const QVariantMap &parameters, const QgsProcessingContext &context) const {
  const double threshold = parameterAsDouble(parameters, names::threshold, context);
  if (threshold >= 0.0 && threshold <= 1.0)
    return {};
  return tr("Threshold: expected a number from 0 to 1, found %1.").arg(threshold);
}

QString Algorithm::writeRegions(const Run &run, const QString &output, QgsFeatureList features, const QgsFields &fields,
                                const QgsCoordinateReferenceSystem &crs) {
  const QVariantMap &parameters = run.parameters;
  const QString file = fileOf(parameters.value(output));
  const bool existed = QFileInfo::exists(file);
  const QgsFields held = output::fieldsIn(QgsVectorFileWriter::driverForExtension(QFileInfo(file).suffix()), fields);
  const Qgis::WkbType type = output == names::points ? Qgis::WkbType::Point : Qgis::WkbType::MultiPolygon;
  const raster::GdalErrorScope errors;
  QString destination;
  std::unique_ptr<QgsFeatureSink> sink(
      parameterAsSink(parameters, output, run.context, destination, held, type, output::crsOfRegions(crs)));
  if (!sink)
    throw QgsProcessingException(invalidSinkError(parameters, output));
  QString problem;
  if (!sink->addFeatures(features, QgsFeatureSink::FastInsert) || !sink->flushBuffer())
    problem = writeFeatureError(sink.get(), parameters, output);
  sink.reset();
  const QString path = destination.section(QLatin1Char('|'), 0, 0);
  if (problem.isEmpty() &&
      (errors.failed() || (!isAppended(parameters.value(output)) && !arrived(path, destination, features.size()))))
    problem = tr("%1: the regions cannot be written: %2").arg(path, QString::fromStdString(errors.message()));
  if (problem.isEmpty())
    return destination;
  if (!existed)
    removeFile(path);
  throw QgsProcessingException(problem);
}

} // namespace xemap::processing
