// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/results/several_results.h"

#include "plugin/dock/dock_messages.h"
#include "plugin/dock/query_dock.h"
#include "plugin/questions/question_list.h"
#include "plugin/results/shown_result.h"
#include "ui/widgets/query_dock_content.h"

#include <qgsproject.h>
#include <qgsrasterlayer.h>

namespace xemap::results {

namespace {

/// None: a class map.
std::optional<raster::Combination> wayOf(ui::Combination combination) {
  switch (combination) {
  case ui::Combination::All:
    return raster::Combination::And;
  case ui::Combination::Any:
    return raster::Combination::Or;
  case ui::Combination::Not:
    return raster::Combination::Not;
  case ui::Combination::ClassMap:
    break;
  }
  return std::nullopt;
}

QStringList layersOf(const ui::Question &question) {
  QStringList ids;
  for (const QgsRasterLayer *layer : output::resultOfRun(*QgsProject::instance(), question.run).all())
    ids << layer->id();
  return ids;
}

} // namespace

SeveralResults::SeveralResults(const Parts &parts) : mParts(parts), mSwipe(parts.canvas) {
  const ui::QuestionView *view = &parts.dock.content().questions();
  connect(view, &ui::QuestionView::combineRequested, this, &SeveralResults::combine);
  connect(view, &ui::QuestionView::compareRequested, this, &SeveralResults::compare);
  connect(&mCombiner, &ResultCombiner::combined, this,
          [this](const output::ResultLayers &result) { mParts.shown.adopt(result); });
  connect(&mCombiner, &ResultCombiner::failed, this, [this](const QString &why) { mParts.messages.showFailure(why); });
}

void SeveralResults::combine(const QStringList &ids, ui::Combination combination) {
  const ui::QueryForm form = mParts.dock.content().form();
  try {
    mCombiner.combine(mParts.questions.those(ids), wayOf(combination), form.threshold, form.opacity);
  } catch (const std::exception &problem) {
    mParts.messages.showFailure(QString::fromUtf8(problem.what()));
  }
}

void SeveralResults::compare(const QString &first, const QString &second) {
  const ui::Question *left = mParts.questions.find(first);
  const ui::Question *right = mParts.questions.find(second);
  if (left == nullptr || right == nullptr)
    return;
  const QStringList leftLayers = layersOf(*left);
  const QStringList rightLayers = layersOf(*right);
  if (leftLayers.isEmpty() || rightLayers.isEmpty())
    mParts.messages.showFailure(tr("The layers of '%1' were removed: ask it again first.")
                                    .arg(leftLayers.isEmpty() ? left->name : right->name));
  else
    mSwipe.begin(leftLayers, left->name, rightLayers, right->name);
}

void SeveralResults::end() {
  mCombiner.end();
  mSwipe.end();
}

} // namespace xemap::results
