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
  facts.sha256 =
      model.value(QLatin1String("checksums")).toObject().value(QLatin1String("model.safetensors")).toString();
  facts.minGsdMetres = gsd.value(QLatin1String("min")).toDouble();
  facts.maxGsdMetres = gsd.value(QLatin1String("max")).toDouble();
  return facts;
}

} // namespace xemap::engine
