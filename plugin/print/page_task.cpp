// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/print/page_task.h"

#include "plugin/task/problem_text.h"

namespace xemap::print {

PageTask::PageTask(std::shared_ptr<PdfPage> page)
    : task::AwaitedTask(tr("XeMap: writing the PDF"), QgsTask::Flags()), mPage(std::move(page)) {}

bool PageTask::work() {
  try {
    mPage->commit();
  } catch (...) {
    mError = task::problemText(tr("There is not enough memory to write this PDF."),
                               tr("Writing the PDF failed without saying why."));
  }
  // What is left of a page that was not written goes here as well.
  mPage.reset();
  return mError.isEmpty();
}

} // namespace xemap::print
