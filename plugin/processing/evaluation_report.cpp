// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/evaluation_report.h"

#include "plugin_info.h"
#include "xemap/base/text_output.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace xemap::processing {

namespace {

struct EvaluationReport {
  Q_DECLARE_TR_FUNCTIONS(xemap::processing::EvaluationReport)
};

QString row(const QString &name, const QString &value) {
  return QStringLiteral("<tr><td>%1</td><td>%2</td></tr>").arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

QString share(double value) {
  return QLocale().toString(value, 'f', 3);
}

QString pixels(std::int64_t count) {
  return QLocale().toString(static_cast<qlonglong>(count));
}

QString thresholdRows(const eval::ThresholdFigures &figures) {
  return row(EvaluationReport::tr("IoU"), share(figures.iou)) +
         row(EvaluationReport::tr("Precision"), share(figures.precision)) +
         row(EvaluationReport::tr("Recall"), share(figures.recall)) +
         row(EvaluationReport::tr("F1"), share(figures.f1));
}

QString table(const QString &title, const QString &rows) {
  return QStringLiteral("<h2>%1</h2><table border=\"1\" cellpadding=\"4\" cellspacing=\"0\">%2</table>")
      .arg(title.toHtmlEscaped(), rows);
}

QJsonObject thresholdJson(const eval::ThresholdFigures &figures) {
  return {{QStringLiteral("threshold"), figures.threshold},
          {QStringLiteral("claimed_pixels"), static_cast<double>(figures.claimed)},
          {QStringLiteral("right_pixels"), static_cast<double>(figures.right)},
          {QStringLiteral("iou"), figures.iou},
          {QStringLiteral("precision"), figures.precision},
          {QStringLiteral("recall"), figures.recall},
          {QStringLiteral("f1"), figures.f1}};
}

} // namespace

QString reportPage(const ReportSubject &subject, const eval::RasterEvaluation &evaluation) {
  const QString about = row(EvaluationReport::tr("Expression"), subject.expression) +
                        row(EvaluationReport::tr("Model"), subject.model) +
                        row(EvaluationReport::tr("Probability raster"), subject.probability) +
                        row(EvaluationReport::tr("Reference"), subject.reference) +
                        row(EvaluationReport::tr("Pixels compared"), pixels(evaluation.judged)) +
                        row(EvaluationReport::tr("Pixels referred to"), pixels(evaluation.referred));
  const QString asked =
      thresholdRows(evaluation.asked) + row(EvaluationReport::tr("Pixels judged rightly"), share(evaluation.accuracy));
  const QString whole = row(EvaluationReport::tr("Average precision"), share(evaluation.averagePrecision)) +
                        row(EvaluationReport::tr("Brier score (0 is best)"), share(evaluation.brierScore)) +
                        row(EvaluationReport::tr("Calibration error (0 is best)"), share(evaluation.calibrationError));
  return QStringLiteral("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>XeMap</title></head><body>") +
         QStringLiteral("<h1>%1</h1>").arg(EvaluationReport::tr("Probability against reference").toHtmlEscaped()) +
         table(EvaluationReport::tr("What was compared"), about) +
         table(EvaluationReport::tr("At the threshold %1").arg(QLocale().toString(evaluation.asked.threshold, 'g', 4)),
               asked) +
         table(EvaluationReport::tr("At the threshold with the greatest IoU, %1")
                   .arg(QLocale().toString(evaluation.best.threshold, 'f', 2)),
               thresholdRows(evaluation.best)) +
         table(EvaluationReport::tr("Whatever the threshold"), whole) + QStringLiteral("</body></html>\n");
}

QByteArray reportJson(const ReportSubject &subject, const eval::RasterEvaluation &evaluation) {
  const QJsonObject report{{QLatin1String(versionField), QString::fromUtf8(plugin::pluginVersion)},
                           {QStringLiteral("expression"), subject.expression},
                           {QStringLiteral("model"), subject.model},
                           {QStringLiteral("probability"), subject.probability},
                           {QStringLiteral("reference"), subject.reference},
                           {QStringLiteral("pixels"), static_cast<double>(evaluation.judged)},
                           {QStringLiteral("referred_pixels"), static_cast<double>(evaluation.referred)},
                           {QStringLiteral("at_threshold"), thresholdJson(evaluation.asked)},
                           {QStringLiteral("at_best_iou"), thresholdJson(evaluation.best)},
                           {QStringLiteral("accuracy"), evaluation.accuracy},
                           {QStringLiteral("average_precision"), evaluation.averagePrecision},
                           {QStringLiteral("brier_score"), evaluation.brierScore},
                           {QStringLiteral("calibration_error"), evaluation.calibrationError}};
  return QJsonDocument(report).toJson();
}

} // namespace xemap::processing
