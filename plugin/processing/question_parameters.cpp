// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/question_parameters.h"

#include "plugin/engine/installation.h"
#include "plugin/engine/questions.h"
#include "plugin/layer/read_choice.h"
#include "xemap/text/language/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <qgsprocessingalgorithm.h>
#include <qgsprocessingparameters.h>

namespace xemap::processing {

namespace {

const QString modelName = QStringLiteral("MODEL");
const QString languageName = QStringLiteral("LANGUAGE");
const QString bandsName = QStringLiteral("BANDS");
const QString onlyDeclaredName = QStringLiteral("ONLY_DECLARED");
const QString gsdName = QStringLiteral("GSD");

struct QuestionParameters {
  Q_DECLARE_TR_FUNCTIONS(xemap::processing::QuestionParameters)
};

QStringList modelNames() {
  QStringList names;
  for (const engine::InstalledModel &model : engine::installedModels())
    names << model.name;
  return names;
}

QString givenModel(const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                   const QgsProcessingContext &context) {
  return QgsProcessingParameters::parameterAsString(algorithm.parameterDefinition(modelName), parameters, context);
}

/// The folder of a model given by its name or its folder; empty where there is none.
QString folderOf(const QString &model) {
  for (const engine::InstalledModel &installed : engine::installedModels())
    if (installed.name == model)
      return installed.path;
  const bool isFolder = !model.isEmpty() && QFileInfo::exists(QDir(model).filePath(QStringLiteral("model.json")));
  return isFolder ? QDir::cleanPath(model) : QString();
}

} // namespace

std::unique_ptr<QgsProcessingParameterDefinition> modelParameter() {
  const QStringList models = modelNames();
  auto model = std::make_unique<QgsProcessingParameterString>(modelName, QuestionParameters::tr("Model"),
                                                              models.isEmpty() ? QVariant() : QVariant(models.first()));
  model->setMetadata({{QStringLiteral("widget_wrapper"), QVariantMap{{QStringLiteral("value_hints"), models}}}});
  model->setHelp(QuestionParameters::tr("Name of an installed model, or the folder of a model."));
  return model;
}

QString problemWithModel(const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                         const QgsProcessingContext &context) {
  const QString model = givenModel(algorithm, parameters, context);
  if (!folderOf(model).isEmpty())
    return {};
  const QStringList models = modelNames();
  return models.isEmpty()
             ? QuestionParameters::tr("No model is installed: no folder with a model.json in %1. The environment "
                                      "variable XEMAP_MODEL_PATH can name others.")
                   .arg(engine::modelFolderCandidates().join(QuestionParameters::tr(" or ")))
             : QuestionParameters::tr("Model '%1' is not installed: expected one of %2, or the folder of a model.")
                   .arg(model, models.join(QStringLiteral(", ")));
}

std::string modelDirectory(const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                           const QgsProcessingContext &context) {
  return folderOf(givenModel(algorithm, parameters, context)).toStdString();
}

std::unique_ptr<QgsProcessingParameterDefinition> gsdParameter() {
  auto gsd = std::make_unique<QgsProcessingParameterNumber>(
      gsdName, QuestionParameters::tr("Ground sample distance (metres; that of the layer when empty)"),
      Qgis::ProcessingNumberParameterType::Double, QVariant(), true, 0.0);
  gsd->setFlags(gsd->flags() | Qgis::ProcessingParameterFlag::Advanced);
  gsd->setHelp(QuestionParameters::tr("Ground resolution to look at the layer with. Web services need one."));
  return gsd;
}

std::vector<std::unique_ptr<QgsProcessingParameterDefinition>> readParameters() {
  std::vector<std::unique_ptr<QgsProcessingParameterDefinition>> parameters;
  parameters.push_back(std::make_unique<QgsProcessingParameterString>(
      bandsName, QuestionParameters::tr("Bands read as red, green and blue (such as 3,2,1)"), QVariant(), false, true));
  parameters.back()->setHelp(
      QuestionParameters::tr("Counted from 1. When empty, what the dock, the style of the layer and the file say."));
  parameters.push_back(std::make_unique<QgsProcessingParameterBoolean>(
      onlyDeclaredName, QuestionParameters::tr("Declared nodata only"), false, true));
  parameters.back()->setHelp(
      QuestionParameters::tr("Takes a collar or a filling for data where the file does not declare it as nodata."));
  for (const auto &parameter : parameters)
    parameter->setFlags(parameter->flags() | Qgis::ProcessingParameterFlag::Advanced);
  return parameters;
}

QString problemWithBands(const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                         const QgsProcessingContext &context) {
  const QString bands =
      QgsProcessingParameters::parameterAsString(algorithm.parameterDefinition(bandsName), parameters, context);
  return bands.isEmpty() || layer::bandsOf(bands)
             ? QString()
             : QuestionParameters::tr("Bands: expected three numbers such as 3,2,1, found '%1'.").arg(bands);
}

std::optional<raster::ReadChoice> readChoice(const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                                             const QgsProcessingContext &context) {
  const raster::ReadChoice choice{layer::bandsOf(QgsProcessingParameters::parameterAsString(
                                      algorithm.parameterDefinition(bandsName), parameters, context)),
                                  QgsProcessingParameters::parameterAsBoolean(
                                      algorithm.parameterDefinition(onlyDeclaredName), parameters, context)};
  return choice.bands || choice.onlyDeclared ? std::optional<raster::ReadChoice>(choice) : std::nullopt;
}

std::unique_ptr<QgsProcessingParameterDefinition> languageParameter() {
  QStringList names{QuestionParameters::tr("By its words")};
  for (const text::Language language : text::allLanguages)
    names << QLocale(QString::fromLatin1(text::codeOf(language))).nativeLanguageName();
  auto parameter = std::make_unique<QgsProcessingParameterEnum>(
      languageName, QuestionParameters::tr("Language of the expression"), names, false, 0, true);
  parameter->setFlags(parameter->flags() | Qgis::ProcessingParameterFlag::Advanced);
  parameter->setHelp(QuestionParameters::tr("Words for relations, places and sizes are read in this language."));
  return parameter;
}

infer::ExpressionLanguage expressionLanguage(const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                                             const QgsProcessingContext &context) {
  infer::ExpressionLanguage language = engine::languageOfQgis();
  const int chosen =
      QgsProcessingParameters::parameterAsEnum(algorithm.parameterDefinition(languageName), parameters, context);
  if (chosen > 0 && chosen <= static_cast<int>(text::allLanguages.size()))
    language.code = text::codeOf(text::allLanguages[static_cast<std::size_t>(chosen - 1)]);
  return language;
}

double gsdMetres(const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                 const QgsProcessingContext &context) {
  return QgsProcessingParameters::parameterAsDouble(algorithm.parameterDefinition(gsdName), parameters, context);
}

} // namespace xemap::processing
