// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

namespace xemap::ui {

/// A concept that can be asked with.
struct ConceptChoice {
  QString name; ///< Shown in the list.
  QString path; ///< Of its file; shown as a tooltip.
};

/// What is told of a concept when it is saved.
struct ConceptForm {
  QString name;
  bool keepsPlaces = true; ///< With the coordinates of its examples.
  QString license;         ///< May be empty.
  QString author;          ///< May be empty.
};

} // namespace xemap::ui
