// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/results/answer_layers.h"

#include "plugin/dock/dock_messages.h"
#include "plugin/dock/query_dock.h"
#include "plugin/help/message_tag.h"
#include "plugin/output/result_colours.h"
#include "plugin/output/result_layers.h"
#include "plugin/questions/question_list.h"
#include "plugin/results/shown_result.h"
#include "plugin/results/updates_pause.h"
#include "plugin_info.h"
#include "ui/widgets/query_dock_content.h"

#include <QLocale>
#include <qgisinterface.h>
#include <qgslayertreeview.h>
#include <qgsmessagelog.h>
#include <qgsproject.h>

namespace xemap::results {

namespace {

QStringList warningsOf(const infer::MapSummary &summary) {
  QStringList warnings;
  if (summary.partial)
    warnings << AnswerLayers::tr(
        "The run was stopped before its end: a part of the extent is not answered and stays empty.");
  for (const std::string &warning : summary.warnings)
    warnings << QString::fromStdString(warning);
  return warnings;
}

void log(const questions::AnsweredQuestion &answered) {
  const infer::MapSummary &summary = answered.answer.summary;
  QgsMessageLog::logMessage(
      AnswerLayers::tr("'%1' over layer '%2' by %3: %4 megapixels in %5 s%6")
          .arg(answered.question.title(), answered.question.layerName, answered.question.modelName,
               QLocale().toString(static_cast<double>(summary.validPixels) / 1e6, 'f', 2),
               QLocale().toString(summary.seconds, 'f', 1),
               summary.featuresFromCache ? AnswerLayers::tr(", image features reused") : QString()),
      help::messageTag(), Qgis::MessageLevel::Info, false);
}

} // namespace

void AnswerLayers::add(const std::vector<questions::AnsweredQuestion> &answers) {
  output::ResultLayers top;
  QStringList warnings;
  // Otherwise it is laid out and painted anew for each layer and each sign beside a layer.
  const UpdatesPause pause(mParts.interface.layerTreeView());
  // The first comes last, and so to the top.
  for (auto answered = answers.rbegin(); answered != answers.rend(); ++answered) {
    log(*answered);
    try {
      top = layersFor(*answered);
    } catch (const std::exception &problem) {
      mParts.questions.mark({answered->question}, ui::QuestionState::Failed, QString::fromUtf8(problem.what()));
      mParts.messages.showFailure(QString::fromUtf8(problem.what()));
      continue;
    }
    warnings = warningsOf(answered->answer.summary) + warnings;
  }
  warnings.removeDuplicates();
  showSummary(answers.front(), warnings);
  mParts.messages.showWarnings(warnings);
  if (!top.isEmpty())
    mParts.shown.show(top);
}

output::ResultLayers AnswerLayers::layersFor(const questions::AnsweredQuestion &answered) {
  output::ResultRecord record;
  record.provenance = {answered.question.title().toStdString(),
                       answered.answer.model.name,
                       answered.answer.model.sha256,
                       plugin::pluginVersion,
                       answered.answer.reading.line,
                       answered.answer.input};
  record.summary = answered.answer.summary;
  record.path = answered.resultPath;
  record.sourceLayer = answered.question.layerName;
  ui::Question question = answered.question;
  question.isCorrection = false;
  const output::ResultLayers before = output::resultOfRun(*QgsProject::instance(), question.run);
  if (answered.question.isCorrection && !before.isEmpty()) {
    output::replaceResult(*QgsProject::instance(), before, record);
    mParts.questions.update(question);
    return before;
  }
  const ui::QueryForm form = mParts.dock.content().form();
  output::ResultLayers layers = output::addResult(*QgsProject::instance(), record, form.threshold, form.opacity);
  question.run = output::runOf(*layers.probability);
  question.colour = output::colourOf(*layers.probability).name();
  mParts.questions.update(question);
  return layers;
}

void AnswerLayers::showSummary(const questions::AnsweredQuestion &answered, const QStringList &warnings) {
  ui::ResultSummary summary;
  summary.expression = answered.question.title();
  summary.presence = answered.question.presence;
  summary.maxProbability = answered.question.maxProbability;
  summary.seconds = answered.question.seconds;
  summary.fromCache = answered.answer.summary.featuresFromCache;
  summary.warnings = warnings;
  summary.reading = answered.question.reading;
  summary.input = QString::fromStdString(answered.answer.input);
  summary.regionCount = answered.question.regionCount;
  summary.countThreshold = answered.question.countThreshold;
  mParts.dock.content().showResult(summary);
}

} // namespace xemap::results
