// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/questions/question_form.h"

#include "plugin/dock/dock_form.h"
#include "plugin/dock/query_dock.h"
#include "plugin/examples/example_picker.h"
#include "plugin/layer/layer_text.h"
#include "plugin/layer/polygon_text.h"
#include "plugin/pointing/asked_extent.h"
#include "ui/widgets/query_dock_content.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUuid>
#include <qgsproject.h>
#include <qgsrasterlayer.h>

namespace xemap::questions {

namespace {

struct Texts {
  Q_DECLARE_TR_FUNCTIONS(xemap::questions::QuestionForm)
};

} // namespace

ui::Question QuestionForm::question(const ui::QueryForm &form) const {
  const QgsRasterLayer *layer = mDock.layer();
  if (layer == nullptr)
    throw layer::problem(ErrorCode::NotFound, Texts::tr("the project has no raster layer"));
  ui::Question question;
  question.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
  question.expression = form.expression;
  question.examples = mExamples.examples();
  question.conceptPath = form.taught.path;
  question.conceptName = form.taught.name;
  question.name = question.title();
  question.layerId = layer->id();
  question.layerName = layer->name();
  question.modelPath = form.modelPath;
  question.modelName = QFileInfo(form.modelPath).fileName();
  question.gsdMetres = form.gsdMetres;
  const pointing::AskedPart part = mExtent.part(form.extentMode);
  // What makes no sense shows at once.
  if (!part.polygon.isEmpty())
    mExtent.extentIn(*layer, form.extentMode);
  question.extentText = part.name;
  question.extentWkt = part.polygon.isEmpty() ? QString() : layer::wktOf(part.polygon);
  question.extentCrs = part.polygon.isEmpty() ? QString() : layer::textOf(part.crs);
  return question;
}

void QuestionForm::edit(const ui::Question &question) {
  ui::QueryDockContent &content = mDock.content();
  content.setExpression(question.expression);
  mExamples.show(question.examples);
  content.setConcept({question.conceptName, question.conceptPath});
  content.setModel(question.modelPath);
  mForm.chooseLayer(QgsProject::instance()->mapLayer(question.layerId));
  content.setGsd(question.gsdMetres);
  content.focusExpression();
}

} // namespace xemap::questions
