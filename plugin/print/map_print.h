// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QFileDialog>
#include <QObject>
#include <QPointer>
#include <QString>
#include <qgsannotationlayer.h>
#include <qgsmaprenderertask.h>

#include <memory>

class QgisInterface;

namespace xemap::print {

class PageTask;
class PdfPage;

/// Ways from annotations on the map to paper: a PDF of the map as it is shown, or a layout to go on with.
///
/// Threads: the main thread.
class MapPrint final : public QObject {
  Q_OBJECT

public:
  explicit MapPrint(QgisInterface &interface, QObject *parent = nullptr);
  ~MapPrint() override;

  /// Shows the message, and offers to print.
  void offer(const QString &message, QgsAnnotationLayer &annotations);

  /// Closes the dialog and cancels what is under way; no part of a file is left.
  void end();

private:
  void askForFile();
  void savePdf(const QString &path);
  void finishPage(std::shared_ptr<PdfPage> page, const QString &path);
  void openLayout();
  void showFailure(const QString &message);

  QgisInterface &mInterface;
  QPointer<QgsAnnotationLayer> mAnnotations;
  QPointer<QFileDialog> mDialog;
  QPointer<QgsMapRendererTask> mTask; ///< Draws.
  QPointer<PageTask> mPageTask;       ///< Then ends the page.
};

} // namespace xemap::print
