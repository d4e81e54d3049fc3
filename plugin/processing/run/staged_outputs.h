// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/base/output_set.h"

#include <QByteArray>
#include <QString>

#include <string>

namespace xemap::processing {

/// Files of a run that appear together when all is done, or not at all.
class StagedOutputs {
public:
  /// Returns where to write until commit(). A place that cannot be written, or is somebody else's, shows at once.
  ///
  /// Throws: Unwritable; InvalidArgument where the path is `input`'s or another output's, or not a GeoTIFF's.
  std::string add(const QString &path, const QString &input);

  /// Writes a text file that appears with the others.
  ///
  /// Throws: Unwritable, naming the path and the reason; InvalidArgument where the path is another output's.
  void addText(const QString &path, const QByteArray &content);

  /// Throws: Unwritable.
  void commit() { mOutputs.commit(); }

  /// The message with the names that the user knows.
  QString inUserTerms(const QString &message) const;

private:
  OutputSet mOutputs;
};

} // namespace xemap::processing
