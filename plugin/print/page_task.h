// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/print/pdf_page.h"
#include "plugin/task/awaited_task.h"

namespace xemap::print {

/// Ends a page on which all is drawn: what is on it is compressed then, which takes long.
///
/// Threads: made and asked on the main thread.
class PageTask final : public task::AwaitedTask {
  Q_OBJECT

public:
  explicit PageTask(std::shared_ptr<PdfPage> page);

  /// One line; empty where the page was written whole.
  const QString &error() const { return mError; }

protected:
  bool work() override;

private:
  std::shared_ptr<PdfPage> mPage;
  QString mError;
};

} // namespace xemap::print
