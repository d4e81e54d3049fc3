// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace xemap::ui {

/// What the analyst sets once for all questions.
struct SettingsForm {
  int threads = 0;                 ///< For the network; 0: as many as the machine has.
  int maxMemoryMb = 0;             ///< For a question, the features kept for the next one included; 0: no limit.
  QStringList modelFolders;        ///< Each is a model or holds models; looked through before the usual ones.
  std::optional<double> threshold; ///< In [0,1], that a session starts with; none: the one the last ended with.
  QString resultFolder;            ///< Empty: beside the project.
};

inline bool operator==(const SettingsForm &a, const SettingsForm &b) {
  return a.threads == b.threads && a.maxMemoryMb == b.maxMemoryMb && a.modelFolders == b.modelFolders &&
         a.threshold == b.threshold && a.resultFolder == b.resultFolder;
}

} // namespace xemap::ui

Q_DECLARE_METATYPE(xemap::ui::SettingsForm)
