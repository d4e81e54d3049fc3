// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/concept_form.h"

#include <QList>
#include <QString>

namespace xemap::concepts {

/// The folder of the user profile that concepts are kept in.
QString conceptFolder();

/// The concepts in that folder, by name; their files are not read.
QList<ui::ConceptChoice> keptConcepts();

/// The file of the concept of that name in the folder, which is made where there is none.
///
/// Throws: Unwritable, naming the folder.
QString pathOfConcept(const QString &name);

} // namespace xemap::concepts
