// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

namespace xemap::ui {

/// How the regions of a result are to be annotated on the map.
struct AnnotationForm {
  QString label = QStringLiteral("%expression% (%area_ha% ha)"); ///< With fields, as filledLabel() reads them.
  bool numbered = false;    ///< The map shows numbers, and a legend what they stand for.
  double minAreaM2 = 0.0;   ///< Smaller regions are left out. Units: square metres.
  int mostRegions = 20;     ///< Of more, the largest are taken.
  bool smooth = true;       ///< Outlines need not follow the pixels.
  double textPoints = 10.0; ///< Size of labels. Units: typographic points.
  bool keepRegions = false; ///< What is annotated stays as and where it is, and gets another look.
};

/// What a label can say of a region.
struct LabelField {
  QString name;
  QString meaning;
  QString example; ///< A value, as it is written in a label.
};

} // namespace xemap::ui
