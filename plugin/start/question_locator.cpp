// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/start/question_locator.h"

#include "plugin/dock/dock_settings.h"
#include "plugin_info.h"

#include <QIcon>
#include <qgsfeedback.h>

namespace xemap::start {

QuestionLocator::QuestionLocator(QObject *parent) : QgsLocatorFilter(parent) {
  // Whatever is typed could be a question; without the prefix it would be in the way of everything else.
  setUseWithoutPrefix(false);
}

QgsLocatorFilter *QuestionLocator::clone() const {
  return new QuestionLocator;
}

QString QuestionLocator::name() const {
  return QStringLiteral("xemap");
}

QString QuestionLocator::displayName() const {
  return tr("Ask XeMap");
}

QString QuestionLocator::description() const {
  return tr("Asks XeMap where in the chosen raster layer something is");
}

QString QuestionLocator::prefix() const {
  return QStringLiteral("xe");
}

QgsLocatorFilter::Flags QuestionLocator::flags() const {
  return FlagFast;
}

QStringList QuestionLocator::prepare(const QString & /*text*/, const QgsLocatorContext & /*context*/) {
  mEarlier = dock::loadDockState().history;
  return {};
}

void QuestionLocator::fetchResults(const QString &text, const QgsLocatorContext &context, QgsFeedback *feedback) {
  const QString expression = text.simplified();
  if (!context.usingPrefix || feedback->isCanceled())
    return;
  const auto offer = [this](const QString &asked, const QString &shown, double score) {
    QgsLocatorResult result(this, shown, asked);
    result.icon = QIcon(QString::fromUtf8(plugin::pluginIcon));
    result.score = score;
    Q_EMIT resultFetched(result);
  };
  if (!expression.isEmpty())
    offer(expression, tr("Where is: %1").arg(expression), 1.0);
  constexpr int mostShown = 5;
  int shown = 0;
  for (const QString &earlier : std::as_const(mEarlier))
    if (shown < mostShown && earlier != expression && earlier.contains(expression, Qt::CaseInsensitive))
      offer(earlier, tr("Ask again: %1").arg(earlier), 0.5 / ++shown);
}

void QuestionLocator::triggerResult(const QgsLocatorResult &result) {
  Q_EMIT asked(result.userData().toString());
}

} // namespace xemap::start
