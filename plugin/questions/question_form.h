// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/query_form.h"
#include "ui/state/question.h"

namespace xemap::dock {
class DockForm;
class QueryDock;
} // namespace xemap::dock

namespace xemap::examples {
class ExamplePicker;
}

namespace xemap::pointing {
class AskedExtent;
}

namespace xemap::questions {

/// Makes a question of what the form says, and lets the form say what a question asks.
///
/// Threads: the main thread.
class QuestionForm final {
public:
  /// The references outlive this.
  QuestionForm(dock::QueryDock &dock, dock::DockForm &form, const pointing::AskedExtent &extent,
               examples::ExamplePicker &examples)
      : mDock(dock), mForm(form), mExtent(extent), mExamples(examples) {}

  /// Throws: NotFound where there is no layer; InvalidArgument and OutsideExtent where the extent makes no sense.
  ui::Question question(const ui::QueryForm &form) const;
  /// Puts what a question asks into the form, to be changed.
  void edit(const ui::Question &question);

private:
  dock::QueryDock &mDock;
  dock::DockForm &mForm;
  const pointing::AskedExtent &mExtent;
  examples::ExamplePicker &mExamples;
};

} // namespace xemap::questions
