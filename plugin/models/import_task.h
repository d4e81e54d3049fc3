// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/task/awaited_task.h"
#include "xemap/base/feedback.h"
#include "xemap/importer/clip_importer.h"

#include <functional>

namespace xemap::models {

/// Imports a model; as importer::importClip.
using ImportFunction =
    std::function<std::optional<importer::ImportedModel>(const importer::ImportRequest &, Feedback &)>;

/// How an import ended.
struct ImportOutcome {
  enum class Status { Imported, Cancelled, Failed };

  Status status = Status::Cancelled;
  QString error; ///< One line, when it failed.
  importer::ImportedModel model;
};

/// Makes a model of a checkpoint in a worker thread.
///
/// Threads: made and asked on the main thread.
class ImportTask final : public task::AwaitedTask {
  Q_OBJECT

public:
  ImportTask(importer::ImportRequest request, ImportFunction import);

  void cancel() override;

  const ImportOutcome &outcome() const { return mOutcome; }

protected:
  bool work() override;

private:
  importer::ImportRequest mRequest;
  ImportFunction mImport;
  Feedback mFeedback;
  ImportOutcome mOutcome;
};

} // namespace xemap::models
