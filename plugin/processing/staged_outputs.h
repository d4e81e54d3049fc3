// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

#include <list>
#include <memory>
#include <string>

namespace xemap::raster {
class StagedFile;
}

namespace xemap::processing {

/// Raster files of a run that appear together when all is done, or not at all.
class StagedOutputs {
public:
  StagedOutputs();
  ~StagedOutputs();

  /// Returns where to write until commit(). A place that cannot be written shows at once.
  ///
  /// Throws: Unwritable; InvalidArgument where the path is `input`'s or another output's, or not a GeoTIFF's.
  std::string add(const QString &path, const QString &input);

  /// Throws: Unwritable.
  void commit();

  /// The message with the names that the user knows.
  QString inUserTerms(QString message) const;

private:
  std::list<raster::StagedFile> mFiles;
};

} // namespace xemap::processing
