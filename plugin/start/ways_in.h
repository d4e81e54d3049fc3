// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QAction>
#include <QObject>
#include <QPointer>

class QgisInterface;

namespace xemap::start {

class QuestionLocator;

/// How an analyst gets to the dock: menus, tool bar, shortcut, context menu of layers, locator bar.
///
/// What it adds to QGIS goes with it. Threads: the main thread.
class WaysIn final : public QObject {
  Q_OBJECT

public:
  /// `interface` outlives this.
  explicit WaysIn(QgisInterface &interface);
  ~WaysIn() override;

  /// Shows and hides the dock.
  QAction &toggleAction() { return *mToggle; }

Q_SIGNALS:
  void dockWanted();
  /// The analyst wants to type a question.
  void questionWanted();
  /// The analyst wants to ask about QGIS's active layer.
  void layerWanted();
  void asked(const QString &expression);

private:
  QAction *makeAction(const QString &name, const QString &text);

  QgisInterface &mInterface;
  QPointer<QAction> mToggle;
  QPointer<QAction> mQuestion;
  QPointer<QAction> mLayer;
  QPointer<QuestionLocator> mLocator;
};

} // namespace xemap::start
