// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/region_form.h"

class QgsProject;

namespace xemap::regions {

/// How regions were saved last time, from the user profile, without a path; defaults where nothing or nonsense was
/// kept.
ui::RegionForm loadRegionForm();
/// Remembers all but the file's name.
void saveRegionForm(const ui::RegionForm &form);

/// The folder regions were saved to last time, else the project's, else the user's documents.
QString loadRegionFolder(const QgsProject &project);

} // namespace xemap::regions
