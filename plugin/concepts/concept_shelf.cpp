// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/concepts/concept_shelf.h"

#include "plugin/concepts/concept_folder.h"
#include "plugin/dock/dock_form.h"
#include "plugin/dock/dock_messages.h"
#include "plugin/dock/query_dock.h"
#include "plugin/engine/concept_file.h"
#include "plugin/examples/example_picker.h"
#include "plugin/help/message_tag.h"
#include "plugin/questions/run_control.h"
#include "ui/widgets/concept_dialog.h"
#include "ui/widgets/concept_row.h"
#include "ui/widgets/query_dock_content.h"

#include <QDir>
#include <QFileInfo>
#include <QMainWindow>
#include <qgisinterface.h>
#include <qgsmessagebar.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>
#include <qgssettings.h>

namespace xemap::concepts {

namespace {

constexpr QLatin1String licenseKey("xemap/conceptLicense");
constexpr QLatin1String authorKey("xemap/conceptAuthor");

bool isOf(const QgsRasterLayer &layer, const QString &raster) {
  return layer.name() == raster || QFileInfo(layer.source()).fileName() == QFileInfo(raster).fileName();
}

} // namespace

ExamplesAtHand examplesAtHand(const teach::Concept &taught) {
  ExamplesAtHand found;
  const QMap<QString, QgsMapLayer *> layers = QgsProject::instance()->mapLayers();
  for (const teach::ShownPlace &place : taught.places) {
    const QString raster = QString::fromStdString(place.source);
    if (place.wkt.empty() || raster.isEmpty())
      continue;
    for (QgsMapLayer *candidate : layers)
      if (auto *layer = qobject_cast<QgsRasterLayer *>(candidate);
          found.layer == nullptr && layer != nullptr && isOf(*layer, raster))
        found.layer = layer;
    if (found.layer != nullptr && isOf(*found.layer, raster))
      found.examples << ui::ShownExample{place.like, QString::fromStdString(place.wkt),
                                         QString::fromStdString(place.crs)};
  }
  return found;
}

ConceptShelf::ConceptShelf(const Parts &parts) : mParts(parts) {
  ui::ConceptRow *row = &parts.dock.content().concepts();
  row->setConcepts(keptConcepts());
  connect(row, &ui::ConceptRow::saveRequested, this, &ConceptShelf::askToSave);
  connect(row, &ui::ConceptRow::learnAgainRequested, this, &ConceptShelf::learnAgain);
  connect(row, &ui::ConceptRow::conceptChanged, row, [row] { row->setOffer(QString()); });
  connect(&parts.runs, &questions::RunControl::answered, this, &ConceptShelf::takeAnswers);
  connect(&parts.runs, &questions::RunControl::failed, this, &ConceptShelf::takeFailure);
}

ConceptShelf::~ConceptShelf() {
  delete mDialog;
}

void ConceptShelf::takeAnswers(const std::vector<questions::AnsweredQuestion> &answers) {
  const questions::AnsweredQuestion &shown = answers.front();
  mLearned = shown.answer.summary.learned;
  mLearnedTitle = shown.question.expression.isEmpty() ? shown.question.conceptName : shown.question.expression;
  ui::ConceptRow &row = mParts.dock.content().concepts();
  row.setSavable(mLearned != nullptr);
  row.setOffer(QString());
}

void ConceptShelf::askToSave() {
  const QgsSettings settings;
  delete mDialog;
  mDialog = new ui::ConceptDialog(
      {mLearnedTitle, true, settings.value(licenseKey).toString(), settings.value(authorKey).toString()},
      mParts.interface.mainWindow());
  mDialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(mDialog, &QDialog::accepted, this, &ConceptShelf::save);
  mDialog->open();
}

void ConceptShelf::save() {
  const ui::ConceptForm form = mDialog->form();
  QgsSettings settings;
  settings.setValue(licenseKey, form.license);
  settings.setValue(authorKey, form.author);
  if (!mLearned)
    return;
  teach::Concept kept = form.keepsPlaces ? *mLearned : teach::withoutPlaces(*mLearned);
  kept.name = form.name.toStdString();
  kept.license = form.license.toStdString();
  kept.author = form.author.toStdString();
  try {
    const QString path = pathOfConcept(form.name);
    engine::writeConceptFile(path, kept);
    mParts.dock.content().concepts().setConcepts(keptConcepts());
    mParts.interface.messageBar()->pushMessage(
        help::messageTag(), tr("Concept '%1' is saved in %2").arg(form.name, QDir::toNativeSeparators(path)),
        Qgis::MessageLevel::Success);
  } catch (const std::exception &problem) {
    mParts.messages.showFailure(QString::fromUtf8(problem.what()));
  }
}

void ConceptShelf::takeFailure(const QList<ui::Question> &questions) {
  const ui::Question &failed = questions.first();
  if (failed.conceptPath.isEmpty())
    return;
  try {
    const std::shared_ptr<const teach::Concept> taught = engine::readConceptFile(failed.conceptPath);
    const QString model = QString::fromStdString(taught->model.name);
    const ExamplesAtHand atHand = examplesAtHand(*taught);
    if (model == failed.modelName || atHand.examples.isEmpty())
      return;
    mRefused = *taught;
    mParts.dock.content().concepts().setOffer(
        tr("Concept '%1' was taught to model '%2'. Its examples on layer '%3' can teach it to '%4' as well.")
            .arg(failed.conceptName, model, atHand.layer->name(), failed.modelName));
  } catch (const std::exception &) {
    // What is wrong with the file is said already.
  }
}

void ConceptShelf::learnAgain() {
  ui::QueryDockContent &content = mParts.dock.content();
  content.concepts().setOffer(QString());
  if (!mRefused)
    return;
  const ExamplesAtHand atHand = examplesAtHand(*mRefused);
  if (atHand.layer != nullptr) {
    mParts.form.chooseLayer(atHand.layer);
    content.setExpression(QString::fromStdString(mRefused->words));
    content.setConcept({});
    mParts.examples.show(atHand.examples);
    content.requestRun();
  }
  mRefused.reset();
}

} // namespace xemap::concepts
