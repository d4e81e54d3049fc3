// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/questions/question_runner.h"
#include "ui/state/concept_form.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>
#include <vector>

class QgisInterface;
class QgsRasterLayer;

namespace xemap::dock {
class DockForm;
class DockMessages;
class QueryDock;
} // namespace xemap::dock

namespace xemap::examples {
class ExamplePicker;
}

namespace xemap::questions {
class RunControl;
}

namespace xemap::ui {
class ConceptDialog;
}

namespace xemap::concepts {

/// Examples of a concept that lie on a layer of the project.
struct ExamplesAtHand {
  QList<ui::ShownExample> examples;
  QgsRasterLayer *layer = nullptr;
};

/// The examples of a concept whose raster is a layer of the project; of several rasters, those of the first. None
/// where their places are not told.
ExamplesAtHand examplesAtHand(const teach::Concept &taught);

/// Concepts in the dock: those that are kept, saving what was taught, and learning one again that another model was
/// taught.
///
/// Threads: the main thread.
class ConceptShelf final : public QObject {
  Q_OBJECT

public:
  /// What it works with; all of it outlives this.
  struct Parts {
    QgisInterface &interface;
    dock::QueryDock &dock;
    dock::DockForm &form;
    const dock::DockMessages &messages;
    examples::ExamplePicker &examples;
    const questions::RunControl &runs;
  };

  explicit ConceptShelf(const Parts &parts);
  ~ConceptShelf() override;

private:
  void takeAnswers(const std::vector<questions::AnsweredQuestion> &answers);
  void takeFailure(const QList<ui::Question> &questions);
  void askToSave();
  void save();
  void learnAgain();

  const Parts mParts;
  std::shared_ptr<const teach::Concept> mLearned; ///< By the examples of the last answer.
  QString mLearnedTitle;                          ///< Of its question.
  std::optional<teach::Concept> mRefused;         ///< Could be learned again.
  QPointer<ui::ConceptDialog> mDialog;
};

} // namespace xemap::concepts
