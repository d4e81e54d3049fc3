// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/corrections/doubt_task.h"
#include "ui/state/question.h"

#include <QObject>
#include <QPointer>
#include <qgscoordinatereferencesystem.h>
#include <qgspointxy.h>

#include <memory>
#include <optional>

class QgsMapCanvas;
class QgsRubberBand;

namespace xemap::dock {
class DockMessages;
}

namespace xemap::examples {
class ExamplePicker;
}

namespace xemap::ui {
class ExamplePanel;
}

namespace xemap::corrections {

/// The place whose answer is least certain: looked for, gone to, marked, and made an example of by yes or no.
///
/// Threads: the main thread.
class DoubtfulPlace final : public QObject {
  Q_OBJECT

public:
  /// What it works with; all of it outlives this, but the panel, which QGIS may delete first.
  struct Parts {
    QgsMapCanvas &canvas;
    const dock::DockMessages &messages;
    ui::ExamplePanel &panel;
    examples::ExamplePicker &examples;
  };

  DoubtfulPlace(const Parts &parts, std::shared_ptr<engine::EngineHost> host);
  ~DoubtfulPlace() override;

  /// Looks for it in what a question with examples is about; nothing while it is looked for already.
  void look(const ui::Question &question);
  /// Makes an example of the marked place.
  void answer(bool like);
  /// Nothing is marked any more, and what is looked for is given up; `canLook`: there is an answer to look at.
  void leave(bool canLook);
  /// Gives up and waits until nothing is looked for.
  void end();

private:
  void takeOutcome();
  void mark(const QgsPointXY &place);

  QgsMapCanvas &mCanvas;
  const dock::DockMessages &mMessages;
  QPointer<ui::ExamplePanel> mPanel;
  examples::ExamplePicker &mExamples;
  std::shared_ptr<engine::EngineHost> mHost;
  QPointer<DoubtTask> mTask;
  QgsCoordinateReferenceSystem mCrs; ///< Of the layer that is looked at.
  std::optional<QgsPointXY> mPlace;  ///< Marked. Units: of mCrs.
  QPointer<QgsRubberBand> mMark;
};

} // namespace xemap::corrections
