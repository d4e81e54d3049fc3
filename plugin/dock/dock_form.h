// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/query_form.h"

#include <QHash>
#include <QObject>

#include <optional>

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
  void followLayer();
  void updateRunnable();
  void clear();
  void keepReadChoice(const ui::ReadChoice &choice);

  QueryDock &mDock;
  QString mLayerId;
  QHash<QString, std::optional<double>> mResolutions; ///< That were chosen for layers in this session, by their ids.
};

} // namespace xemap::dock
