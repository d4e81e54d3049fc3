// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/query_form.h"

#include <QObject>

class QgsMapLayer;

namespace xemap::dock {

class QueryDock;

/// Keeps the dock's form in step with its layer, with the installed models and with what the user profile remembers.
///
/// Threads: the main thread.
class DockForm final : public QObject {
  Q_OBJECT

public:
  /// Fills the form as it was left; `dock` outlives this.
  explicit DockForm(QueryDock &dock);

  /// Asks about this layer next; a layer that cannot be asked about changes nothing.
  void chooseLayer(QgsMapLayer *layer);
  /// Offers the models that are installed by now, this one chosen where it is one of them.
  void offerModels(const QString &chosenPath);
  /// Remembers the form.
  void save() const;

private:
  void updateRunnable();
  void keepReadChoice(const ui::ReadChoice &choice);

  QueryDock &mDock;
};

} // namespace xemap::dock
