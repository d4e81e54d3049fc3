// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/results/result_visibility.h"

#include "plugin/output/result_layers.h"
#include "plugin/questions/question_list.h"
#include "plugin/results/shown_result.h"
#include "ui/widgets/question_view.h"

#include <qgslayertree.h>
#include <qgslayertreegroup.h>
#include <qgslayertreelayer.h>
#include <qgsproject.h>

#include <algorithm>
#include <map>
#include <vector>

namespace xemap::results {

namespace {

QString runOf(const QgsLayerTreeLayer &node) {
  return node.layer() != nullptr ? output::runOf(*node.layer()) : QString();
}

/// The node that stands for a layer of a result: its group, where that holds nothing else.
QgsLayerTreeNode &nodeFor(QgsLayerTreeLayer &layer) {
  auto *group = qobject_cast<QgsLayerTreeGroup *>(layer.parent());
  if (group == nullptr || group->parent() == nullptr)
    return layer;
  const QList<QgsLayerTreeLayer *> others = group->findLayers();
  const bool isOwn = std::all_of(others.begin(), others.end(),
                                 [&](const QgsLayerTreeLayer *other) { return runOf(*other) == runOf(layer); });
  return isOwn ? static_cast<QgsLayerTreeNode &>(*group) : layer;
}

/// What stands for each run in the layer tree.
std::map<QString, std::vector<QgsLayerTreeNode *>> nodesOfRuns() {
  std::map<QString, std::vector<QgsLayerTreeNode *>> nodes;
  for (QgsLayerTreeLayer *layer : QgsProject::instance()->layerTreeRoot()->findLayers()) {
    const QString run = runOf(*layer);
    if (run.isEmpty())
      continue;
    QgsLayerTreeNode &node = nodeFor(*layer);
    auto &known = nodes[run];
    if (std::find(known.begin(), known.end(), &node) == known.end())
      known.push_back(&node);
  }
  return nodes;
}

bool isShown(const std::vector<QgsLayerTreeNode *> &nodes) {
  return std::any_of(nodes.begin(), nodes.end(), [](const QgsLayerTreeNode *node) { return node->isVisible(); });
}

void show(const std::vector<QgsLayerTreeNode *> &nodes, bool shown) {
  // Those that are as they should be stay as the analyst has them.
  if (isShown(nodes) == shown)
    return;
  for (QgsLayerTreeNode *node : nodes)
    if (shown)
      node->setItemVisibilityCheckedParentRecursive(true);
    else
      node->setItemVisibilityChecked(false);
}

void showAlone(const QString &run) {
  for (const auto &[one, nodes] : nodesOfRuns())
    show(nodes, one == run);
}

bool isAlone(const QString &run) {
  const auto all = nodesOfRuns();
  return std::all_of(all.begin(), all.end(),
                     [&](const auto &entry) { return isShown(entry.second) == (entry.first == run); });
}

} // namespace

ResultVisibility::ResultVisibility(ui::QuestionView &view, const questions::QuestionList &questions,
                                   const ShownResult &shown)
    : mQuestions(questions), mShown(shown) {
  connect(&view, &ui::QuestionView::soloRequested, this, &ResultVisibility::solo);
  connect(&view, &ui::QuestionView::showAllRequested, this, &ResultVisibility::showAll);
  connect(&view, &ui::QuestionView::oneAtATimeToggled, this, &ResultVisibility::setOneAtATime);
  connect(&shown, &ShownResult::changed, this, &ResultVisibility::follow);
}

void ResultVisibility::solo(const QString &id) {
  const ui::Question *question = mQuestions.find(id);
  if (question == nullptr || output::resultOfRun(*QgsProject::instance(), question->run).isEmpty())
    return;
  if (isAlone(question->run) && !mOneAtATime)
    showAll();
  else
    showAlone(question->run);
}

void ResultVisibility::showAll() {
  for (const auto &[run, nodes] : nodesOfRuns())
    show(nodes, true);
}

void ResultVisibility::setOneAtATime(bool one) {
  mOneAtATime = one;
  if (one)
    follow();
  else
    showAll();
}

void ResultVisibility::follow() {
  const output::ResultLayers &result = mShown.layers();
  if (mOneAtATime && !result.isEmpty())
    showAlone(output::runOf(*result.any()));
}

} // namespace xemap::results
