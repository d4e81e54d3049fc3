// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

#include <list>
#include <string>

namespace xemap::raster {
class StagedFile;
}

namespace xemap::processing {

/// Files of a run that appear together when all is done, or not at all.
class StagedOutputs {
public:
  StagedOutputs();
  ~StagedOutputs();

  /// Returns where to write until commit(). A place that cannot be written shows at once.
  ///
  /// Throws: Unwritable; InvalidArgument where the path is `input`'s or another output's, or not a GeoTIFF's.
  std::string add(const QString &path, const QString &input);

  /// Returns a hidden folder; what is in it goes to `folder`, which is made where there is none.
  ///
  /// Throws: Unwritable.
  QString addFolder(const QString &folder);

  /// Throws: Unwritable.
  void commit();

  /// The message with the names that the user knows.
  QString inUserTerms(QString message) const;

private:
  struct Folder {
    explicit Folder(const QString &folder);

    QString target;
    QTemporaryDir hidden;
  };

  std::list<raster::StagedFile> mFiles;
  std::list<Folder> mFolders;
};

} // namespace xemap::processing
