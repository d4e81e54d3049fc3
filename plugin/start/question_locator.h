// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QStringList>
#include <qgslocatorfilter.h>

namespace xemap::start {

/// Asks from QGIS's locator bar: "xe forest near the lake".
///
/// Threads: as QgsLocatorFilter; results are gathered by a clone in a worker.
class QuestionLocator final : public QgsLocatorFilter {
  Q_OBJECT

public:
  explicit QuestionLocator(QObject *parent = nullptr);

  QgsLocatorFilter *clone() const override;
  QString name() const override;
  QString displayName() const override;
  QString description() const override;
  QString prefix() const override;
  Flags flags() const override;
  QStringList prepare(const QString &text, const QgsLocatorContext &context) override;
  void fetchResults(const QString &text, const QgsLocatorContext &context, QgsFeedback *feedback) override;
  void triggerResult(const QgsLocatorResult &result) override;

Q_SIGNALS:
  void asked(const QString &expression);

private:
  QStringList mEarlier; ///< Expressions that were asked before, the last first.
};

} // namespace xemap::start
