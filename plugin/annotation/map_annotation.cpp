// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/annotation/map_annotation.h"

#include "plugin/annotation/annotation_settings.h"
#include "plugin/annotation/layer/annotation_state.h"
#include "plugin/annotation/layer/region_labels.h"
#include "plugin/help/diagnostics.h"
#include "plugin/help/message_tag.h"
#include "plugin/layer/layer_text.h"
#include "plugin/task/task_start.h"
#include "plugin_info.h"

#include <QAction>
#include <QIcon>
#include <QLocale>
#include <QMainWindow>
#include <qgisinterface.h>
#include <qgscolorbutton.h>
#include <qgsmapcanvas.h>
#include <qgsmessagebar.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>
#include <qgsvectorlayer.h>

#include <algorithm>

namespace xemap::annotation {

namespace {

// The legend keeps that far from the edges of the map.
constexpr double legendInsetMm = 5.0;

/// The lower left corner of what the map shows of the layer, above the legends that lie there; in the layer's CRS.
QgsPointXY legendPlace(const QgsMapSettings &map, const QgsMapLayer &layer, const QgsAnnotationLayer *replaced) {
  const double inset = legendInsetMm / 25.4 * map.outputDpi();
  const QRectF window(QPointF(), QSizeF(map.outputSize()));
  const QRectF inWindow =
      map.mapToPixel().transformBounds(map.layerExtentToOutputExtent(&layer, layer.extent()).toRectF());
  const QRectF shown = inWindow.intersects(window) ? inWindow.intersected(window) : window;
  QPointF place = shown.bottomLeft() + QPointF(inset, -inset);
  QList<QRectF> legends = legendsIn(*QgsProject::instance(), map, replaced);
  // The lowest first, so that each step up leads to the next.
  std::sort(legends.begin(), legends.end(),
            [](const QRectF &one, const QRectF &other) { return one.bottom() > other.bottom(); });
  for (const QRectF &legend : legends)
    if (legend.adjusted(-inset, -inset, inset, inset).contains(place))
      place.setY(legend.top() - inset);
  const QgsPointXY corner = map.mapToPixel().toMapCoordinates(place.x(), place.y());
  try {
    return map.mapToLayerCoordinates(&layer, corner);
  } catch (const QgsCsException &) {
    return {layer.extent().xMinimum(), layer.extent().yMinimum()};
  }
}

} // namespace

MapAnnotation::MapAnnotation(QgisInterface &interface, QObject *parent)
    : QObject(parent), mInterface(interface), mPrint(interface) {
  connect(QgsProject::instance(), qOverload<const QStringList &>(&QgsProject::layersWillBeRemoved), this,
          &MapAnnotation::layersGo);
  addLayerActions();
}

MapAnnotation::~MapAnnotation() {
  end();
  if (mRestyleAction) {
    mInterface.removeCustomActionForLayerType(mRestyleAction);
    delete mRestyleAction;
  }
}

void MapAnnotation::addLayerActions() {
  mRestyleAction =
      new QAction(QIcon(QString::fromUtf8(plugin::pluginIcon)), tr("Restyle Annotations…"), mInterface.mainWindow());
  mRestyleAction->setObjectName(QStringLiteral("xemapRestyleAnnotations"));
  mInterface.addCustomActionForLayerType(mRestyleAction, QString(), Qgis::LayerType::Annotation, false);
  connect(mRestyleAction, &QAction::triggered, this, &MapAnnotation::askAboutAnnotations);
  // Offered for annotations of ours only.
  const auto offer = [this](const QList<QgsMapLayer *> &layers) {
    for (QgsMapLayer *layer : layers)
      if (isAnnotations(layer))
        mInterface.addCustomActionForLayer(mRestyleAction, layer);
  };
  connect(QgsProject::instance(), &QgsProject::layersAdded, this, offer);
  offer(QgsProject::instance()->mapLayers().values());
}

bool MapAnnotation::canAnnotate(const output::ResultLayers &result) const {
  return isAnnotatable(mInterface.activeLayer(), result);
}

void MapAnnotation::ask(const output::ResultLayers &result, double threshold) {
  const std::optional<AnnotationSubject> subject = subjectOf(mInterface.activeLayer(), result, threshold);
  if (!subject)
    return;
  mAnnotations = annotationsOf(*QgsProject::instance(), *subject->source);
  open(*subject,
       mAnnotations ? ui::AnnotationDialog::Subject::RegionsAndAnnotations : ui::AnnotationDialog::Subject::Regions,
       false);
}

void MapAnnotation::askAboutAnnotations() {
  auto *annotations = qobject_cast<QgsAnnotationLayer *>(mInterface.activeLayer());
  if (!isAnnotations(annotations))
    return;
  mAnnotations = annotations;
  open(subjectOf(*annotations), ui::AnnotationDialog::Subject::Annotations, true);
}

void MapAnnotation::open(const AnnotationSubject &subject, ui::AnnotationDialog::Subject choice, bool keeps) {
  if (mDialog)
    return;
  if (mTask) {
    mInterface.messageBar()->pushMessage(
        help::messageTag(), tr("Regions are being annotated; wait for them or cancel them in the task manager."));
    return;
  }
  QString areaField;
  try {
    areaField = areaFieldOf(*subject.source);
  } catch (const std::exception &problem) {
    showFailure(QString::fromUtf8(problem.what()));
    return;
  }
  mSubject = subject;
  mDialog = new ui::AnnotationDialog(mInterface.mainWindow());
  mDialog->setAttribute(Qt::WA_DeleteOnClose);
  mDialog->setSummary(summaryOf(subject));
  mDialog->setFields(labelFields(areaField));
  mColour = new QgsColorButton;
  mColour->setObjectName(QStringLiteral("annotationColour"));
  mColour->setAccessibleName(tr("Colour"));
  mColour->setToolTip(tr("Colour of outlines, labels and numbers"));
  mColour->setColorDialogTitle(tr("Colour of Annotations"));
  mDialog->setColourWidget(mColour);
  ui::AnnotationForm form = loadAnnotationForm();
  if (mAnnotations) {
    const AnnotationStyle style = styleOf(*mAnnotations);
    form.label = style.label;
    form.numbered = style.numbered;
    form.textPoints = style.textPoints;
    mColour->setColor(style.colour);
  } else {
    mColour->setColor(freeColour(annotationColours(*QgsProject::instance())));
    // What is not known cannot be suggested.
    if (areaField == QLatin1String("area_px") && form.label == ui::AnnotationForm().label)
      form.label = QStringLiteral("%expression% (%area_px% px)");
  }
  form.keepRegions = keeps;
  mDialog->setSubject(choice);
  mDialog->setForm(form);
  connect(mDialog, &ui::AnnotationDialog::accepted, this, &MapAnnotation::start);
  mDialog->open();
}

void MapAnnotation::start() {
  const ui::AnnotationForm form = mDialog->form();
  saveAnnotationForm(form);
  mStyle = {form.label, form.numbered, mColour->color(), form.textPoints};
  try {
    if (form.keepRegions) {
      restyle();
      return;
    }
    if (!mSubject.source)
      throw layer::problem(ErrorCode::NotFound, tr("the layer was removed; its regions cannot be annotated"));
    mTask = new AnnotationTask(requestFor(mSubject, form), {mSubject.source});
    connect(mTask, &AnnotationTask::ended, this, &MapAnnotation::takeOutcome);
    task::start(mTask);
  } catch (const std::exception &problem) {
    showFailure(QString::fromUtf8(problem.what()));
  }
}

void MapAnnotation::restyle() {
  if (!mAnnotations)
    throw layer::problem(ErrorCode::NotFound, tr("the layer of annotations was removed; it cannot be restyled"));
  restyleAnnotations(*mAnnotations, mStyle,
                     legendPlace(mInterface.mapCanvas()->mapSettings(), *mAnnotations, mAnnotations));
  mPrint.offer(tr("The annotations in layer '%1' were restyled.").arg(mAnnotations->name()), *mAnnotations);
}

void MapAnnotation::takeOutcome() {
  using Status = AnnotationOutcome::Status;
  const AnnotationOutcome outcome = mTask->takeOutcome();
  mTask = nullptr;
  if (outcome.status == Status::Failed) {
    showFailure(outcome.error);
  } else if (outcome.status == Status::NothingFound) {
    const bool isRaster = qobject_cast<QgsRasterLayer *>(mSubject.source.data()) != nullptr;
    mInterface.messageBar()->pushMessage(
        help::messageTag(),
        isRaster ? tr("No region is that large and reaches the threshold of %1: nothing was annotated. Lower the "
                      "threshold or the smallest area.")
                       .arg(QLocale().toString(mSubject.threshold, 'f', 2))
                 : tr("No feature is that large: nothing was annotated. Lower the smallest area."),
        Qgis::MessageLevel::Warning);
  } else if (outcome.status == Status::Found && mSubject.source) {
    show(outcome);
  }
}

void MapAnnotation::show(const AnnotationOutcome &outcome) {
  const QgsMapLayer &source = *mSubject.source;
  const std::optional<double> threshold =
      source.type() == Qgis::LayerType::Raster ? std::optional<double>(mSubject.threshold) : std::nullopt;
  const Annotations annotations{outcome.regions,
                                legendPlace(mInterface.mapCanvas()->mapSettings(), source, mAnnotations)};
  if (mAnnotations)
    replaceAnnotations(*mAnnotations, annotations, mStyle, source, threshold);
  else
    mAnnotations = addAnnotations(*QgsProject::instance(), annotations, mStyle, source, mSubject.expression, threshold);
  const int shown = static_cast<int>(outcome.regions.size());
  const QString text =
      outcome.count > shown
          ? tr("The %1 largest of %2 regions were annotated in layer '%3'.").arg(shown).arg(outcome.count)
          : tr("Regions annotated in layer '%2': %1.").arg(shown);
  mPrint.offer(text.arg(mAnnotations->name()), *mAnnotations);
}

void MapAnnotation::showFailure(const QString &message) {
  help::pushFailure(mInterface, message);
}

void MapAnnotation::layersGo(const QStringList &layerIds) {
  if (!mTask || !mSubject.source || !layerIds.contains(mSubject.source->id()))
    return;
  end();
  showFailure(tr("The layer that was to be annotated was removed; nothing was annotated."));
}

void MapAnnotation::end() {
  delete mDialog;
  mPrint.end();
  if (!mTask)
    return;
  mTask->stopFor(*this);
  mTask = nullptr;
}

} // namespace xemap::annotation
