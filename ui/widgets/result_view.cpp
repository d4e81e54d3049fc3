// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/result_view.h"

#include "ui/widgets/message_line.h"
#include "ui/widgets/wrapped_text.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <cmath>

namespace xemap::ui {

namespace {

QString presenceText(double presence) {
  if (!std::isfinite(presence))
    return ResultView::tr("presence unknown");
  const double percent = presence * 100.0;
  if (percent > 0.0 && percent < 1.0)
    return ResultView::tr("less than 1\u00A0% likely present");
  if (percent > 99.0 && percent < 100.0)
    return ResultView::tr("more than 99\u00A0% likely present");
  return ResultView::tr("%1\u00A0% likely present").arg(QLocale().toString(std::lround(percent)));
}

QString countText(qlonglong regions, double threshold) {
  const QString percent = QLocale().toString(100.0 * threshold, 'g', 3);
  return regions == 1 ? ResultView::tr("1 region above %1\u00A0%").arg(percent)
                      : ResultView::tr("%1 regions above %2\u00A0%").arg(QLocale().toString(regions), percent);
}

QString durationText(double seconds) {
  constexpr double roundsToAMinute = 59.95;
  if (!(seconds >= 0.1))
    return ResultView::tr("less than 0.1\u00A0s");
  if (seconds < roundsToAMinute)
    return ResultView::tr("%1\u00A0s").arg(QLocale().toString(seconds, 'f', 1));
  const long whole = std::lround(seconds);
  return ResultView::tr("%1\u00A0min %2\u00A0s")
      .arg(QLocale().toString(int(whole / 60)), QLocale().toString(int(whole % 60)));
}

} // namespace

ResultView::ResultView(QWidget *parent)
    : QWidget(parent), mExpression(new WrappedText), mReading(new WrappedText), mInput(new WrappedText),
      mNumbers(new WrappedText), mThresholdNote(new QLabel), mWarnings(new MessageLine(MessageLine::Level::Warning)) {
  QFont bold = mExpression->font();
  bold.setBold(true);
  mExpression->setFont(bold);
  mExpression->setObjectName(QStringLiteral("resultExpression"));
  mExpression->setAccessibleName(tr("Expression of the result"));
  mReading->setObjectName(QStringLiteral("resultReading"));
  mReading->setAccessibleName(tr("What the expression was read as"));
  mInput->setObjectName(QStringLiteral("resultInput"));
  mInput->setAccessibleName(tr("How the raster was read"));
  mNumbers->setObjectName(QStringLiteral("resultNumbers"));
  mNumbers->setAccessibleName(tr("Result"));
  mThresholdNote->setObjectName(QStringLiteral("thresholdNote"));
  mThresholdNote->setAccessibleName(tr("That nothing was found"));
  mThresholdNote->setToolTip(tr("Lower the threshold to see weak evidence"));
  mThresholdNote->setWordWrap(true);
  mThresholdNote->setTextFormat(Qt::RichText);
  mThresholdNote->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
  connect(mThresholdNote, &QLabel::linkActivated, this, &ResultView::likeliestRequested);
  mWarnings->setObjectName(QStringLiteral("warnings"));

  auto *layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(mExpression);
  layout->addWidget(mReading);
  layout->addWidget(mNumbers);
  layout->addWidget(mInput);
  layout->addWidget(mThresholdNote);
  layout->addWidget(mWarnings);
  clear();
}

void ResultView::setResult(const ResultSummary &summary) {
  mSummary = summary;
  mExpression->setPlainText(summary.expression);
  mReading->setPlainText(tr("Read as: %1").arg(summary.reading));
  mReading->setVisible(!summary.reading.isEmpty() && summary.reading != summary.expression);
  mInput->setPlainText(tr("Raster read as: %1").arg(summary.input));
  mInput->setVisible(!summary.input.isEmpty());
  mNumbers->setPlainText(summaryLine(summary));
  mWarnings->setText(summary.warnings.join(QLatin1Char('\n')));
  updateThresholdNote();
  setVisible(true);
}

void ResultView::clear() {
  mSummary.reset();
  mWarnings->setText(QString());
  setVisible(false);
}

void ResultView::setThreshold(double threshold) {
  mThreshold = threshold;
  updateThresholdNote();
}

QString ResultView::summaryLine(const ResultSummary &summary) {
  QString line = tr("%1; highest probability %2; %3")
                     .arg(presenceText(summary.presence), QLocale().toString(summary.maxProbability, 'f', 2),
                          durationText(summary.seconds));
  if (summary.regionCount)
    line = countText(*summary.regionCount, summary.countThreshold) + QStringLiteral("; ") + line;
  if (summary.fromCache)
    line += tr(" (image features reused)");
  return line;
}

void ResultView::updateThresholdNote() {
  const bool nothingShown = mSummary && mSummary->maxProbability < mThreshold;
  const auto number = [](double value) { return QLocale().toString(value, 'f', 2); };
  mThresholdNote->setText(
      tr("Nothing was found: no place reaches the threshold of %1. The likeliest has a probability of %2.")
          .arg(number(mThreshold), number(mSummary ? mSummary->maxProbability : 0.0)) +
      QStringLiteral(" <a href=\"likeliest\">%1</a>").arg(tr("Show it")));
  mThresholdNote->setVisible(nothingShown);
}

} // namespace xemap::ui
