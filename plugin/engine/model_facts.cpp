// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/engine/model_facts.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace xemap::engine {

ModelFacts modelFacts(const QString &modelDirectory) {
  QFile file(QDir(modelDirectory).filePath(QStringLiteral("model.json")));
  if (!file.open(QIODevice::ReadOnly))
    return {};
  const QJsonObject model = QJsonDocument::fromJson(file.readAll()).object();
  const QJsonObject gsd = model.value(QLatin1String("gsd_metres")).toObject();
  ModelFacts facts;
  const QJsonObject checksums = model.value(QLatin1String("checksums")).toObject();
  const QString learned = QStringLiteral("model.safetensors");
  const QString frozen = QStringLiteral("frozen.safetensors");
  // A model in which nothing learned has its frozen encoders alone.
  facts.weightsFile = checksums.contains(frozen) && !checksums.contains(learned) ? frozen : learned;
  facts.sha256 = checksums.value(facts.weightsFile).toString();
  facts.minGsdMetres = gsd.value(QLatin1String("min")).toDouble();
  facts.maxGsdMetres = gsd.value(QLatin1String("max")).toDouble();
  return facts;
}

} // namespace xemap::engine
