// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/run/text_file.h"

#include "plugin/layer/layer_text.h"

#include <QSaveFile>

namespace xemap::processing {

namespace {

struct OutputText {
  Q_DECLARE_TR_FUNCTIONS(xemap::processing::OutputText)
};

} // namespace

void writeTextFile(const QString &path, const QByteArray &content) {
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
    throw layer::problem(ErrorCode::Unwritable,
                         OutputText::tr("%1: cannot be written: %2").arg(path, file.errorString()));
}

} // namespace xemap::processing
