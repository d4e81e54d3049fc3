// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/questions/reading_preview.h"

#include "plugin/dock/query_dock.h"
#include "plugin/engine/questions.h"
#include "ui/widgets/query_dock_content.h"
#include "xemap/text/reading.h"

#include <string>

namespace xemap::questions {

ReadingPreview::ReadingPreview(dock::QueryDock &dock) : mDock(dock) {
  constexpr int pauseMs = 300;
  mPause.setSingleShot(true);
  mPause.setInterval(pauseMs);
  connect(&mPause, &QTimer::timeout, this, &ReadingPreview::show);
  connect(&dock.content(), &ui::QueryDockContent::expressionChanged, this, [this](const QString &expression) {
    mExpression = expression;
    mPause.start();
  });
}

void ReadingPreview::show() {
  mDock.content().setReading(readingOf(mExpression));
}

QString readingOf(const QString &expression) {
  const std::string words = expression.toStdString();
  const text::Language preferred =
      text::languageOf(engine::languageOfQgis().preferred).value_or(text::Language::English);
  const std::string line = text::readingOf(text::parseReferringExpression(words, {}, preferred));
  return line == words ? QString() : QString::fromStdString(line);
}

} // namespace xemap::questions
