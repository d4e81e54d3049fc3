// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/engine/concept_file.h"

#include "plugin/layer/layer_text.h"
#include "xemap/teach/concept_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace xemap::engine {

namespace {

struct ConceptText {
  Q_DECLARE_TR_FUNCTIONS(xemap::engine::ConceptText)
};

} // namespace

std::shared_ptr<const teach::Concept> readConceptFile(const QString &path) {
  auto taught = std::make_shared<teach::Concept>(teach::readConcept(QFile::encodeName(path).toStdString()));
  if (taught->name.empty())
    taught->name = QFileInfo(path).completeBaseName().toStdString();
  return taught;
}

void writeConceptFile(const QString &path, const teach::Concept &taught) {
  QSaveFile file(path);
  const QByteArray text = QByteArray::fromStdString(teach::conceptText(taught));
  if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
    throw layer::problem(
        ErrorCode::Unwritable,
        ConceptText::tr("%1: cannot be written: %2").arg(QDir::toNativeSeparators(path), file.errorString()));
}

} // namespace xemap::engine
