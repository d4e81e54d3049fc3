// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/refer_to_regions.h"

#include "plugin/layer/layer_text.h"
#include "plugin/output/result_store.h"
#include "plugin/processing/run/layer_styles.h"
#include "plugin/processing/run/staged_outputs.h"
#include "plugin/processing/run/watched_feedback.h"
#include "xemap/raster/class_map.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <qgsprocessingcontext.h>
#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>
#include <qgsprocessingutils.h>

namespace xemap::processing {

namespace {

const QString expressionsName = QStringLiteral("EXPRESSIONS");
const QString classesName = QStringLiteral("CLASSES");
const QString folderName = QStringLiteral("PROBABILITIES");

constexpr double questionsShare = 0.9;

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

QVariantMap ReferToRegions::work(const Run &run) {
  const auto &[parameters, context, feedback, staged] = run;
  const double threshold = parameterAsDouble(parameters, names::threshold, context);
  const QString classes = parameterAsOutputLayer(parameters, classesName, context);
  const std::string classesPath = staged.add(classes, inputFile());
  const bool keeps = isGiven(parameters, folderName);
  const QString folder = keeps ? parameterAsFileOutput(parameters, folderName, context) : QString();
  // Probabilities that nobody wants go with the scratch folder; those that are kept get their names there.
  const QTemporaryDir scratch(QDir(QgsProcessingUtils::tempFolder()).filePath(QStringLiteral("xemap-XXXXXX")));
  const QString maps = scratch.filePath(QStringLiteral("maps"));
  QDir().mkpath(keeps ? folder : maps);

  const QStringList wanted = expressions(parameters, context);
  std::vector<std::string> paths;
  std::vector<std::string> classNames;
  for (const QString &expression : wanted) {
    const QString path = output::suggestedFile(scratch.path(), expression, QStringLiteral("tif"));
    // Takes the name, so that the next expression gets another.
    if (QFile file(path); !file.open(QIODevice::WriteOnly))
      throw layer::problem(ErrorCode::Unwritable, tr("%1: cannot be written: %2").arg(path, file.errorString()));
    const QString name = QFileInfo(path).fileName();
    paths.push_back(keeps ? staged.add(QDir(folder).filePath(name), inputFile())
                          : QDir(maps).filePath(name).toStdString());
    classNames.push_back(expression.toStdString());
  }
  if (ask(wanted, wanted, paths, threshold, questionsShare, feedback).empty())
    return {};
  feedback.setPart(questionsShare, 1.0);
  if (!raster::writeClassMap(paths, classNames, threshold, classesPath, feedback.feedback()))
    return {};
  QVariantMap outputs{{classesName, classes}};
  if (keeps)
    outputs.insert(folderName, folder);
  styleOnLoad(context, classes, LayerKind::Classes, tr("classes"));
  return outputs;
}

} // namespace xemap::processing
