// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

class QWidget;

namespace xemap::ui {

/// Lets the wheel change the widget's value only while it has the focus, so that scrolling past it changes nothing.
void guardWheel(QWidget *widget);

} // namespace xemap::ui
