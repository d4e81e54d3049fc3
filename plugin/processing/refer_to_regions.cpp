// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/refer_to_regions.h"

#include "plugin/layer/result_store.h"
#include "plugin/processing/layer_styles.h"
#include "plugin/processing/staged_outputs.h"
#include "plugin/processing/watched_feedback.h"
#include "xemap/base/error.h"
#include "xemap/raster/class_map.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <qgsprocessingcontext.h>
#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>
#include <qgsprocessingutils.h>

#include <filesystem>
#include <system_error>

namespace xemap::processing {

namespace {

const QString expressionsName = QStringLiteral("EXPRESSIONS");
const QString classesName = QStringLiteral("CLASSES");
const QString folderName = QStringLiteral("PROBABILITIES");

constexpr double questionsShare = 0.9;

/// Puts a file that is whole in its place, which is on the same disk.
void place(const QString &from, const QString &to) {
  std::error_code problem;
  std::filesystem::rename(QFile::encodeName(from).toStdString(), QFile::encodeName(to).toStdString(), problem);
  if (problem)
    throw Error(ErrorCode::Unwritable, to.toStdString() + ": cannot be written: " + problem.message());
}

} // namespace

QString ReferToRegions::displayName() const {
  return tr("Refer with several expressions");
}

QStringList ReferToRegions::tags() const {
  return tr("ai,class map,classification,deep learning,expressions,land cover,language,probability,referring,"
            "segmentation,text,xemap")
      .split(QLatin1Char(','));
}

QString ReferToRegions::shortDescription() const {
  return tr("Maps which of several described places is the most probable.");
}

QString ReferToRegions::shortHelpString() const {
  return tr("Asks several questions about the same part of a raster layer and makes a class map of the answers: each "
            "pixel gets the expression that is the most probable there, or \"other\" where none reaches the "
            "threshold.\n\n"
            "Write one expression a line. The image is looked at once for all of them.\n\n"
            "The class map is a GeoTIFF of bytes: 0 is \"other\", 1 the first expression and so on, 255 no data. Names "
            "and colours of the classes are in the file.\n\n"
            "The probability raster of each expression is kept where a folder for them is given.");
}

void ReferToRegions::initAlgorithm(const QVariantMap & /*configuration*/) {
  addInput();
  addParameter(new QgsProcessingParameterString(expressionsName, tr("Expressions, one a line"), QVariant(), true));
  addScope();
  addParameter(new QgsProcessingParameterRasterDestination(classesName, tr("Classes")));
  addParameter(new QgsProcessingParameterFolderDestination(folderName, tr("Folder for the probabilities"), QVariant(),
                                                           true, false));
}

QStringList ReferToRegions::expressions(const QVariantMap &parameters, const QgsProcessingContext &context) const {
  // Scripts may give a list.
  const QVariant value = parameters.value(expressionsName);
  const bool isList =
      value.userType() == QMetaType::Type::QVariantList || value.userType() == QMetaType::Type::QStringList;
  const QStringList lines =
      isList ? value.toStringList() : parameterAsString(parameters, expressionsName, context).split(QLatin1Char('\n'));
  QStringList wanted;
  for (const QString &line : lines)
    if (!line.trimmed().isEmpty())
      wanted << line.trimmed();
  return wanted;
}

QString ReferToRegions::problemWith(const QVariantMap &parameters, QgsProcessingContext &context) const {
  QStringList wanted = expressions(parameters, context);
  if (wanted.size() > static_cast<int>(raster::mostClasses))
    return tr("Expressions: expected at most %1, found %2.").arg(raster::mostClasses).arg(wanted.size());
  wanted.sort();
  for (int index = 1; index < wanted.size(); ++index)
    if (wanted.at(index) == wanted.at(index - 1))
      return tr("Expressions: expected each once, found '%1' twice.").arg(wanted.at(index));
  return QuestionAlgorithm::problemWith(parameters, context);
}

QVariantMap ReferToRegions::work(const QVariantMap &parameters, QgsProcessingContext &context,
                                 WatchedFeedback &feedback) {
  const double threshold = parameterAsDouble(parameters, names::threshold, context);
  const QString classes = parameterAsOutputLayer(parameters, classesName, context);
  StagedOutputs staged;
  const std::string classesPath = staged.add(classes, inputFile());
  const bool keeps = isGiven(parameters, folderName);
  const QString folder =
      keeps ? parameterAsFileOutput(parameters, folderName, context) : QgsProcessingUtils::tempFolder();
  // Beside the place they go to, so that they go there whole.
  QDir().mkpath(folder);
  const QTemporaryDir scratch(QDir(folder).filePath(QStringLiteral(".xemap-XXXXXX")));
  if (!scratch.isValid())
    throw Error(ErrorCode::Unwritable,
                (folder + QStringLiteral(": cannot be written: ") + scratch.errorString()).toStdString());

  const QStringList wanted = expressions(parameters, context);
  std::vector<std::string> paths;
  std::vector<std::string> classNames;
  for (const QString &expression : wanted) {
    const QString path = layer::suggestedFile(scratch.path(), expression, QStringLiteral("tif"));
    // Takes the name, so that the next expression gets another.
    QFile(path).open(QIODevice::WriteOnly);
    paths.push_back(path.toStdString());
    classNames.push_back(expression.toStdString());
  }
  if (ask(wanted, paths, questionsShare, feedback).empty())
    return {};
  feedback.setPart(questionsShare, 1.0);
  if (!raster::writeClassMap(paths, classNames, threshold, classesPath, feedback.feedback()))
    return {};
  QVariantMap outputs{{classesName, classes}};
  if (keeps) {
    for (const std::string &path : paths) {
      const QString name = QFileInfo(QString::fromStdString(path)).fileName();
      place(scratch.filePath(name), QDir(folder).filePath(name));
    }
    outputs.insert(folderName, folder);
  }
  staged.commit();
  styleOnLoad(context, classes, LayerKind::Classes, tr("classes"));
  return outputs;
}

} // namespace xemap::processing
