// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/annotation_form.h"

namespace xemap::annotation {

/// How a map was annotated last time, from the user profile; defaults where nothing or nonsense was kept.
ui::AnnotationForm loadAnnotationForm();
/// Remembers the choices that make sense for another result too.
void saveAnnotationForm(const ui::AnnotationForm &form);

} // namespace xemap::annotation
