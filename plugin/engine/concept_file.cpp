// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/engine/concept_file.h"

#include "xemap/base/text_output.h"
#include "xemap/teach/concept_file.h"

#include <QFile>
#include <QFileInfo>

namespace xemap::engine {

std::shared_ptr<const teach::Concept> readConceptFile(const QString &path) {
  auto taught = std::make_shared<teach::Concept>(teach::readConcept(QFile::encodeName(path).toStdString()));
  if (taught->name.empty())
    taught->name = QFileInfo(path).completeBaseName().toStdString();
  return taught;
}

void writeConceptFile(const QString &path, const teach::Concept &taught) {
  writeText(QFile::encodeName(path).toStdString(), teach::conceptText(taught));
}

} // namespace xemap::engine
