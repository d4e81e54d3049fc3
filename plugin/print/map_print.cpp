// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/print/map_print.h"

#include "plugin/help/diagnostics.h"
#include "plugin/help/message_tag.h"
#include "plugin/output/result_store.h"
#include "plugin/print/annotation_page.h"
#include "plugin/print/page_task.h"
#include "plugin/print/pdf_page.h"
#include "plugin/regions/region_settings.h"
#include "plugin/task/task_start.h"

#include <QDir>
#include <QMainWindow>
#include <QPushButton>
#include <qgisinterface.h>
#include <qgsmapcanvas.h>
#include <qgsmessagebar.h>
#include <qgsmessagebaritem.h>
#include <qgsprintlayout.h>
#include <qgsproject.h>

namespace xemap::print {

namespace {

constexpr int longestWaitMs = 10000;

} // namespace

MapPrint::MapPrint(QgisInterface &interface, QObject *parent) : QObject(parent), mInterface(interface) {}

MapPrint::~MapPrint() {
  end();
}

void MapPrint::offer(const QString &message, QgsAnnotationLayer &annotations) {
  mAnnotations = &annotations;
  QgsMessageBarItem *item = QgsMessageBar::createMessage(help::messageTag(), message);
  item->setLevel(Qgis::MessageLevel::Success);
  const auto addButton = [&](const char *name, const QString &text, const QString &toolTip, void (MapPrint::*act)()) {
    auto *button = new QPushButton(text, item);
    button->setObjectName(QLatin1String(name));
    button->setToolTip(toolTip);
    connect(button, &QPushButton::clicked, this, act);
    item->layout()->addWidget(button);
  };
  addButton("annotationPdf", tr("Save as PDF…"), tr("Prints the map as it is shown on one page, into a file"),
            &MapPrint::askForFile);
  addButton("annotationLayout", tr("Open layout"), tr("Opens a layout with this map, to be finished and printed"),
            &MapPrint::openLayout);
  mInterface.messageBar()->pushItem(item);
}

void MapPrint::askForFile() {
  if (mDialog || mTask || mPageTask || !mAnnotations)
    return;
  const QString suggested = output::suggestedFile(regions::loadRegionFolder(*QgsProject::instance()),
                                                  mAnnotations->name(), QStringLiteral("pdf"));
  mDialog = new QFileDialog(mInterface.mainWindow(), tr("Save Map as PDF"), QFileInfo(suggested).absolutePath(),
                            tr("PDF (*.pdf)"));
  mDialog->setObjectName(QStringLiteral("annotationPdfFile"));
  mDialog->setAttribute(Qt::WA_DeleteOnClose);
  mDialog->setAcceptMode(QFileDialog::AcceptSave);
  mDialog->setDefaultSuffix(QStringLiteral("pdf"));
  mDialog->selectFile(QFileInfo(suggested).fileName());
  connect(mDialog, &QFileDialog::fileSelected, this, &MapPrint::savePdf);
  mDialog->open();
}

void MapPrint::savePdf(const QString &path) {
  if (!mAnnotations) {
    showFailure(tr("The layer of annotations was removed; nothing was printed."));
    return;
  }
  try {
    const QgsMapSettings &map = mInterface.mapCanvas()->mapSettings();
    auto page = std::make_shared<PdfPage>(path, mAnnotations->name(), originLine(*mAnnotations), map);
    mTask = new QgsMapRendererTask(page->settingsFor(map), page->painter());
    // The task paints on the page, so the page lives as long as the task, and this object need not.
    connect(mTask, &QObject::destroyed, [page] {});
    connect(mTask, &QgsMapRendererTask::renderingComplete, this, [this, page, path] {
      mTask = nullptr;
      finishPage(page, path);
    });
    connect(mTask, &QgsMapRendererTask::errorOccurred, this, [this, path](int error) {
      mTask = nullptr;
      // Being cancelled is no error.
      if (error != 0)
        showFailure(tr("%1: the map cannot be drawn; show less of it or fewer layers.").arg(path));
    });
    task::start(mTask);
  } catch (const std::exception &problem) {
    showFailure(QString::fromUtf8(problem.what()));
  }
}

void MapPrint::finishPage(std::shared_ptr<PdfPage> page, const QString &path) {
  mPageTask = new PageTask(std::move(page));
  connect(mPageTask, &task::AwaitedTask::ended, this, [this, path] {
    const QString error = mPageTask->error();
    mPageTask = nullptr;
    if (!error.isEmpty())
      showFailure(error);
    else
      mInterface.messageBar()->pushMessage(help::messageTag(),
                                           tr("The map was saved to %1.").arg(QDir::toNativeSeparators(path)),
                                           Qgis::MessageLevel::Success);
  });
  task::start(mPageTask);
}

void MapPrint::openLayout() {
  if (!mAnnotations) {
    showFailure(tr("The layer of annotations was removed; there is nothing to print."));
    return;
  }
  if (QgsPrintLayout *layout = layoutFor(*QgsProject::instance(), *mAnnotations, mInterface.mapCanvas()->mapSettings()))
    mInterface.openLayoutDesigner(layout);
}

void MapPrint::showFailure(const QString &message) {
  help::pushFailure(mInterface, message);
}

void MapPrint::end() {
  delete mDialog;
  if (mPageTask) {
    mPageTask->stopFor(*this);
    mPageTask = nullptr;
  }
  if (!mTask)
    return;
  mTask->disconnect(this);
  mTask->cancel();
  mTask->waitForFinished(longestWaitMs);
  mTask = nullptr;
}

} // namespace xemap::print
