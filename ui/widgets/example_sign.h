// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QColor>
#include <QIcon>

namespace xemap::ui {

/// Of what shows what is meant, or what is not: a blue and an orange that all eyes tell apart (Okabe and Ito 2008).
QColor exampleColour(bool like);

/// A disc for what is meant, a cross for what is not.
QIcon exampleIcon(bool like);

} // namespace xemap::ui
