// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/annotation/annotation_subject.h"
#include "plugin/annotation/annotation_task.h"
#include "plugin/annotation/layer/annotation_layers.h"
#include "plugin/print/map_print.h"
#include "ui/widgets/annotation_dialog.h"

#include <QObject>
#include <QPointer>
#include <qgsannotationlayer.h>

class QAction;
class QgisInterface;
class QgsColorButton;

namespace xemap::annotation {

/// "Annotate map...": asks how, finds the regions in the background, and outlines and labels them in a layer of
/// annotations.
///
/// Threads: the main thread.
class MapAnnotation final : public QObject {
  Q_OBJECT

public:
  explicit MapAnnotation(QgisInterface &interface, QObject *parent = nullptr);
  ~MapAnnotation() override;

  /// Whether there is anything to annotate: the result, or the regions of the active layer.
  bool canAnnotate(const output::ResultLayers &result) const;
  /// Asks how to annotate, and does it: the regions that are selected in the active layer, else what reaches the
  /// threshold in the result, else all regions of the active layer.
  void ask(const output::ResultLayers &result, double threshold);

  /// Closes the dialog, cancels what is under way and waits until its worker is idle.
  void end();

private:
  void addLayerActions();
  void askAboutAnnotations();
  void open(const AnnotationSubject &subject, ui::AnnotationDialog::Subject choice, bool keeps);
  void start();
  void restyle();
  void takeOutcome();
  void show(const AnnotationOutcome &outcome);
  void showFailure(const QString &message);
  void layersGo(const QStringList &layerIds);

  QgisInterface &mInterface;
  print::MapPrint mPrint;
  QPointer<QAction> mRestyleAction;
  QPointer<ui::AnnotationDialog> mDialog;
  QPointer<QgsColorButton> mColour;
  AnnotationSubject mSubject;
  QPointer<QgsAnnotationLayer> mAnnotations; ///< To be replaced or restyled.
  AnnotationStyle mStyle;
  QPointer<AnnotationTask> mTask;
};

} // namespace xemap::annotation
