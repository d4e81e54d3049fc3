// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/results/result_removal.h"

#include "plugin/output/result_layers.h"
#include "plugin/questions/question_list.h"
#include "ui/widgets/question_view.h"
#include "xemap/base/file_siblings.h"

#include <QFile>
#include <QMainWindow>
#include <QMessageBox>
#include <QPushButton>
#include <qgisinterface.h>
#include <qgslayertree.h>
#include <qgslayertreegroup.h>
#include <qgslayertreelayer.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>

#include <algorithm>

namespace xemap::results {

namespace {

/// What a question was answered with; what was made of that, such as regions and annotations, is the analyst's own.
QList<QgsRasterLayer *> answerLayersOf(const ui::Question &question) {
  return output::resultOfRun(*QgsProject::instance(), question.run).all();
}

/// Takes layers out of the project, and with them the groups that hold nothing else.
void removeLayers(const QList<QgsRasterLayer *> &layers) {
  QStringList ids;
  QList<QPointer<QgsLayerTreeNode>> groups;
  for (const QgsRasterLayer *layer : layers) {
    ids << layer->id();
    if (QgsLayerTreeLayer *node = QgsProject::instance()->layerTreeRoot()->findLayer(layer->id()))
      groups << node->parent();
  }
  QgsProject::instance()->removeMapLayers(ids);
  for (const QPointer<QgsLayerTreeNode> &group : std::as_const(groups))
    if (group && group->parent() != nullptr && group->children().isEmpty())
      qobject_cast<QgsLayerTreeGroup *>(group->parent())->removeChildNode(group);
}

/// The raster with what lies beside it.
void removeFile(const QString &path) {
  for (const std::string &sibling : siblingsOf(path.toStdString()))
    QFile::remove(QString::fromStdString(sibling));
  QFile::remove(path);
}

} // namespace

ResultRemoval::ResultRemoval(QgisInterface &interface, ui::QuestionView &view, questions::QuestionList &questions)
    : mInterface(interface), mQuestions(questions) {
  connect(&view, &ui::QuestionView::removeRequested, this, &ResultRemoval::ask);
}

ResultRemoval::~ResultRemoval() {
  delete mBox;
}

void ResultRemoval::ask(const QStringList &ids) {
  const QList<ui::Question> questions = mQuestions.those(ids);
  const bool haveLayers = std::any_of(questions.begin(), questions.end(),
                                      [](const ui::Question &question) { return !answerLayersOf(question).isEmpty(); });
  if (!haveLayers) {
    remove(ids, What::Questions);
    return;
  }
  delete mBox;
  mBox = new QMessageBox(mInterface.mainWindow());
  mBox->setObjectName(QStringLiteral("xemapRemoval"));
  mBox->setAttribute(Qt::WA_DeleteOnClose);
  mBox->setIcon(QMessageBox::Question);
  mBox->setWindowTitle(tr("Delete questions"));
  mBox->setText(questions.size() == 1
                    ? tr("'%1' has layers in the project. What is to be deleted?").arg(questions.first().title())
                    : tr("Some of these questions have layers in the project. What is to be deleted?"));
  mBox->setInformativeText(tr("Files of answers cannot be brought back. Regions and annotations stay in any case."));
  const auto offer = [&](const QString &name, const QString &text, What what) {
    QPushButton *button = mBox->addButton(text, QMessageBox::ActionRole);
    button->setObjectName(name);
    connect(button, &QPushButton::clicked, this, [this, ids, what] { remove(ids, what); });
    return button;
  };
  mBox->setDefaultButton(offer(QStringLiteral("removeQuestionsAlone"), tr("Questions only"), What::Questions));
  offer(QStringLiteral("removeLayers"), tr("Layers as well"), What::Layers);
  offer(QStringLiteral("removeFiles"), tr("Layers and files as well"), What::Files);
  mBox->addButton(QMessageBox::Cancel);
  mBox->open();
}

void ResultRemoval::remove(const QStringList &ids, What what) {
  QList<QgsRasterLayer *> layers;
  for (const ui::Question &question : mQuestions.those(ids))
    layers << answerLayersOf(question);
  QStringList files;
  for (const QgsRasterLayer *layer : std::as_const(layers))
    files << layer->source();
  files.removeDuplicates();
  mQuestions.remove(ids);
  if (what == What::Questions)
    return;
  removeLayers(layers);
  if (what == What::Files)
    for (const QString &file : std::as_const(files))
      removeFile(file);
}

} // namespace xemap::results
