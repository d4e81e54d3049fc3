// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace xemap::processing {

/// Writes a text file that appears when it is whole.
///
/// Throws: Unwritable, naming the path and the reason.
void writeTextFile(const QString &path, const QByteArray &content);

} // namespace xemap::processing
