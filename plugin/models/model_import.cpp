// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/models/model_import.h"

#include "plugin/engine/engine_library.h"
#include "plugin/engine/installation.h"
#include "plugin/help/diagnostics.h"
#include "plugin/help/message_tag.h"
#include "plugin/task/task_start.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <qgisinterface.h>
#include <qgsmessagebar.h>
#include <qgssettings.h>

namespace xemap::models {

namespace {

const QString folderSetting = QStringLiteral("xemap/importFolder");

bool hasVocabularyBeside(const QString &checkpoint) {
  const QDir folder = QFileInfo(checkpoint).dir();
  for (const char *name : {"bpe_simple_vocab_16e6.txt.gz", "merges.txt", "tokenizer.json"})
    if (folder.exists(QString::fromLatin1(name)))
      return true;
  return false;
}

/// The checkpoint's own name, with a number where there is a model of that name.
QString freeName(const QString &checkpoint) {
  const QDir models(engine::ownModelFolder());
  const QString base = QFileInfo(checkpoint).completeBaseName();
  QString name = base;
  for (int number = 2; models.exists(name); ++number)
    name = QStringLiteral("%1-%2").arg(base).arg(number);
  return name;
}

} // namespace

ModelImport::ModelImport(QgisInterface &interface, QObject *parent) : QObject(parent), mInterface(interface) {}

ModelImport::~ModelImport() {
  end();
}

void ModelImport::ask() {
  if (mTask) {
    mInterface.messageBar()->pushMessage(help::messageTag(),
                                         tr("A model is being imported; wait for it or cancel it in the task "
                                            "manager."));
    return;
  }
  QgsSettings settings;
  QWidget *window = mInterface.mainWindow();
  const QString checkpoint =
      QFileDialog::getOpenFileName(window, tr("Import model"), settings.value(folderSetting).toString(),
                                   tr("CLIP checkpoints") + QStringLiteral(" (*.safetensors *.pt *.pth *.bin);;") +
                                       tr("All files") + QStringLiteral(" (*)"));
  if (checkpoint.isEmpty())
    return;
  settings.setValue(folderSetting, QFileInfo(checkpoint).path());
  QString vocabulary;
  if (!hasVocabularyBeside(checkpoint)) {
    vocabulary = QFileDialog::getOpenFileName(
        window, tr("Vocabulary of the checkpoint's tokenizer"), QFileInfo(checkpoint).path(),
        tr("Merges") + QStringLiteral(" (bpe_simple_vocab_16e6.txt.gz merges.txt tokenizer.json);;") + tr("All files") +
            QStringLiteral(" (*)"));
    if (vocabulary.isEmpty())
      return;
  }
  start(checkpoint, vocabulary);
}

void ModelImport::start(const QString &checkpoint, const QString &vocabulary) {
  importer::ImportRequest request;
  request.checkpoint = QFile::encodeName(checkpoint).toStdString();
  request.vocabulary = QFile::encodeName(vocabulary).toStdString();
  request.name = QFile::encodeName(freeName(checkpoint)).toStdString();
  request.modelsDirectory = QFile::encodeName(engine::ownModelFolder()).toStdString();
  mTask = new ImportTask(std::move(request), &engine::importClipWithLibrary);
  connect(mTask, &ImportTask::ended, this, &ModelImport::takeOutcome);
  task::start(mTask);
}

void ModelImport::end() {
  if (!mTask)
    return;
  mTask->stopFor(*this);
  mTask = nullptr;
}

void ModelImport::takeOutcome() {
  const ImportOutcome outcome = mTask->outcome();
  mTask = nullptr;
  if (outcome.status == ImportOutcome::Status::Failed) {
    help::pushFailure(mInterface, outcome.error);
  } else if (outcome.status == ImportOutcome::Status::Imported) {
    const auto &text = std::get<model::ClipText>(outcome.model.spec.text.kind);
    const QString activation =
        text.activation == model::ClipActivation::Gelu ? QStringLiteral("GELU") : QStringLiteral("QuickGELU");
    mInterface.messageBar()->pushMessage(
        help::messageTag(),
        tr("Model '%1' was imported and is chosen. Its layout is that of %2; %3 was taken for its activation (%4).")
            .arg(QString::fromStdString(outcome.model.spec.name), QString::fromStdString(outcome.model.convention),
                 activation, QString::fromStdString(outcome.model.activationReason)),
        Qgis::MessageLevel::Success);
    Q_EMIT imported(QString::fromStdString(outcome.model.directory));
  }
}

} // namespace xemap::models
