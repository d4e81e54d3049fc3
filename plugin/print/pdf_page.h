// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/base/staged_file.h"

#include <QPainter>
#include <QPdfWriter>
#include <QString>

#include <memory>

class QgsMapSettings;

namespace xemap::print {

/// A PDF of one page with a map and a line below it, written in a hidden folder beside its place; it goes there when it
/// is whole. Nothing of it is left unless commit() was reached; a file that XeMap did not make is not replaced.
/// Throws: Unwritable, naming the path and the reason.
class PdfPage {
public:
  /// The page lies or stands as the map does.
  PdfPage(const QString &path, const QString &title, const QString &footer, const QgsMapSettings &map);
  ~PdfPage();

  /// The map as it is to be drawn into painter().
  QgsMapSettings settingsFor(const QgsMapSettings &map) const;
  QPainter *painter() { return &mPainter; }

  /// Ends the page and replaces an older one.
  void commit();

private:
  [[noreturn]] void refuse(const QString &why) const;
  QRect mapArea() const;

  QString mPath;
  StagedFile mStaged;
  std::unique_ptr<QPdfWriter> mWriter;
  QPainter mPainter; ///< Goes before what it paints on.
};

} // namespace xemap::print
