// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QString>

namespace xemap::output {

/// The colour for the answers about a subject, such as "river": of a family that suits what it is (water blue, woods
/// green, what is built grey-red, ...), the shade that is least used.
///
/// The first shades of all families can be told apart with each kind of colour vision. `subject` is in any of the
/// languages that expressions are read in; `used` are the colours of other subjects.
/// Source: Okabe and Ito, Color Universal Design, 2008, for most of the first shades.
QColor resultColour(const QString &subject, const QList<QColor> &used);

/// Of each family the first shade.
QList<QColor> firstResultColours();

} // namespace xemap::output
