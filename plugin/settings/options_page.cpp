// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/settings/options_page.h"

#include "plugin/settings/machine.h"
#include "plugin/settings/settings.h"
#include "plugin_info.h"
#include "ui/widgets/settings_page.h"

#include <QIcon>
#include <QThread>
#include <QVBoxLayout>

namespace xemap::settings {

OptionsPage::OptionsPage(QWidget *parent)
    : QgsOptionsPageWidget(parent),
      mPage(new ui::SettingsPage(QThread::idealThreadCount(), static_cast<int>(machineMemory().total >> 20U))) {
  setObjectName(OptionsFactory::pageName());
  mPage->setForm(loadSettings());
  auto *layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(mPage);
}

bool OptionsPage::isValid() {
  return mPage->check();
}

void OptionsPage::apply() {
  const ui::SettingsForm form = mPage->form();
  // Options of QGIS are applied all at once: those who change others keep the loaded model.
  if (form == loadSettings())
    return;
  saveSettings(form);
  Q_EMIT applied();
}

QString OptionsFactory::pageName() {
  return QStringLiteral("xemapOptions");
}

OptionsFactory::OptionsFactory()
    : QgsOptionsWidgetFactory(tr("XeMap"), QIcon(QString::fromUtf8(plugin::pluginIcon)), pageName()) {}

QgsOptionsPageWidget *OptionsFactory::createWidget(QWidget *parent) const {
  auto *page = new OptionsPage(parent);
  connect(page, &OptionsPage::applied, this, &OptionsFactory::applied);
  return page;
}

} // namespace xemap::settings
