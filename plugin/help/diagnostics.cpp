// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/help/diagnostics.h"

#include "plugin/engine/engine_library.h"
#include "plugin/engine/installation.h"
#include "plugin/engine/model_facts.h"
#include "plugin/help/message_tag.h"
#include "plugin/settings/machine.h"
#include "plugin_info.h"
#include "xemap/base/blas_core.h"
#include "xemap/raster/library_versions.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QMainWindow>
#include <QMetaType>
#include <QPushButton>
#include <QSysInfo>
#include <QThread>
#include <qgisinterface.h>
#include <qgsapplication.h>
#include <qgsconfig.h>
#include <qgsmessagebar.h>
#include <qgsmessagebaritem.h>
#include <qgsmessagelog.h>
#include <qgssettings.h>

namespace xemap::help {

namespace {

struct Texts {
  Q_DECLARE_TR_FUNCTIONS(xemap::help::Diagnostics)
};

QString actionName() {
  return QStringLiteral("xemapCopyDiagnostics");
}

QString megabytes(qint64 bytes) {
  return bytes > 0 ? QStringLiteral("%1 MB").arg(bytes >> 20U) : QStringLiteral("unknown");
}

/// The kernels of OpenBLAS, which Python has loaded before the plugin can have a say, and what to do about old ones.
QString blasText() {
  const std::string core = loadedBlasCore();
  const std::string better = betterBlasCore(core);
  if (core.empty())
    return QStringLiteral("not loaded");
  return better.empty()
             ? QString::fromStdString(core)
             : QStringLiteral("%1; faster: start QGIS with %2=%3 in its environment")
                   .arg(QString::fromStdString(core), QLatin1String(blasCoreVariable), QString::fromStdString(better));
}

QStringList versionLines() {
  const raster::LibraryVersions versions = raster::libraryVersions();
  const std::string torch = engine::loadedTorchVersion();
  return {
      QStringLiteral("XeMap %1").arg(QString::fromUtf8(plugin::pluginVersion)),
      QStringLiteral("QGIS %1, built for %2").arg(Qgis::version(), QStringLiteral(_QGIS_VERSION)),
      QStringLiteral("Qt %1, GDAL %2, PROJ %3, GEOS %4")
          .arg(QString::fromLatin1(qVersion()), QString::fromStdString(versions.gdal),
               QString::fromStdString(versions.proj), Qgis::geosVersion()),
      QStringLiteral("LibTorch %1").arg(torch.empty() ? QStringLiteral("not loaded") : QString::fromStdString(torch)),
      QStringLiteral("OpenBLAS kernels: %1").arg(blasText())};
}

QStringList machineLines() {
  const settings::MachineMemory memory = settings::machineMemory();
  return {QStringLiteral("%1, %2 %3, %4")
              .arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::kernelVersion(),
                   QSysInfo::currentCpuArchitecture()),
          QStringLiteral("cores: %1").arg(QThread::idealThreadCount()),
          QStringLiteral("memory: %1, available %2, QGIS %3")
              .arg(megabytes(memory.total), megabytes(memory.available), megabytes(memory.process)),
          QStringLiteral("language: %1, display: %2, theme: %3")
              .arg(QgsApplication::locale(), QGuiApplication::platformName(), QgsApplication::themeName())};
}

QStringList modelLines() {
  QStringList lines;
  for (const engine::InstalledModel &model : engine::installedModels()) {
    const engine::ModelFacts facts = engine::modelFacts(model.path);
    const QFileInfo weights(QDir(model.path).filePath(facts.weightsFile));
    // The weights themselves are not read: they may be gigabytes.
    lines << QStringLiteral("%1: %2, %3, SHA-256 by its model.json: %4")
                 .arg(model.name, model.path,
                      weights.exists() ? megabytes(weights.size()) : QStringLiteral("no weights"),
                      facts.sha256.isEmpty() ? QStringLiteral("not told") : facts.sha256);
  }
  return lines;
}

QStringList settingLines() {
  QgsSettings settings;
  settings.beginGroup(QStringLiteral("xemap"));
  QStringList lines;
  for (const QString &key : settings.allKeys()) {
    const QVariant value = settings.value(key);
    // What was asked earlier helps nobody; what was asked lately is among the messages.
    if (key != QLatin1String("history"))
      lines << QStringLiteral("%1: %2").arg(key, value.userType() == QMetaType::QStringList
                                                     ? value.toStringList().join(QStringLiteral(", "))
                                                     : value.toString());
  }
  return lines;
}

QStringList messageLines(const RecentMessages &recent) {
  const auto levelOf = [](Qgis::MessageLevel level) {
    switch (level) {
    case Qgis::MessageLevel::Critical:
      return QStringLiteral("error");
    case Qgis::MessageLevel::Warning:
      return QStringLiteral("warning");
    default:
      return QStringLiteral("note");
    }
  };
  QStringList lines;
  for (const RecentMessages::Message &message : recent.messages())
    lines << QStringLiteral("%1 %2: %3").arg(message.time.toString(Qt::ISODate), levelOf(message.level), message.text);
  return lines;
}

QString section(const QString &title, const QStringList &lines) {
  return title + QStringLiteral("\n- ") +
         (lines.isEmpty() ? QStringLiteral("none") : lines.join(QStringLiteral("\n- "))) + QLatin1Char('\n');
}

} // namespace

QString diagnosticsText(const RecentMessages &recent) {
  const QString lastError = recent.lastError();
  QString text = section(QStringLiteral("Versions"), versionLines()) +
                 section(QStringLiteral("Machine"), machineLines()) + section(QStringLiteral("Models"), modelLines()) +
                 section(QStringLiteral("Settings"), settingLines()) +
                 section(QStringLiteral("Last error"), lastError.isEmpty() ? QStringList() : QStringList(lastError)) +
                 section(QStringLiteral("Runs and messages of this session"), messageLines(recent));
  const QString home = QDir::homePath();
  if (home.size() > 1)
    text.replace(home, QStringLiteral("~"));
  return text;
}

QAction *makeDiagnosticsAction(QgisInterface &interface, const RecentMessages &recent) {
  auto *action = new QAction(Texts::tr("Copy diagnostics"), interface.mainWindow());
  action->setObjectName(actionName());
  QObject::connect(action, &QAction::triggered, action, [&interface, &recent] {
    QGuiApplication::clipboard()->setText(diagnosticsText(recent));
    interface.messageBar()->pushMessage(
        messageTag(),
        Texts::tr("The report is on the clipboard. Look through it before you paste it where others can read it."),
        Qgis::MessageLevel::Success);
  });
  return action;
}

void pushFailure(QgisInterface &interface, const QString &message) {
  QgsMessageLog::logMessage(message, messageTag(), Qgis::MessageLevel::Critical, false);
  auto *action = interface.mainWindow()->findChild<QAction *>(actionName());
  if (action == nullptr) {
    interface.messageBar()->pushMessage(messageTag(), message, Qgis::MessageLevel::Critical);
    return;
  }
  auto *button = new QPushButton(action->text());
  button->setObjectName(QStringLiteral("failureDiagnostics"));
  button->setToolTip(Texts::tr("Copies a report to the clipboard, to show to someone who helps"));
  QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
  interface.messageBar()->pushWidget(new QgsMessageBarItem(messageTag(), message, button, Qgis::MessageLevel::Critical),
                                     Qgis::MessageLevel::Critical);
}

} // namespace xemap::help
