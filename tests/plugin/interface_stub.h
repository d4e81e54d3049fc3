// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QFont>
#include <QMap>
#include <QSize>
#include <QVariant>
#include <qgisinterface.h>

namespace xemap::plugin_tests {

/// A QGIS interface of which nothing works, for hosts that have a few parts of it.
class InterfaceStub : public QgisInterface {
public:
  QgsPluginManagerInterface *pluginManagerInterface() override { return nullptr; }
  QgsLayerTreeView *layerTreeView() override { return nullptr; }
  void addCustomActionForLayerType(QAction *, QString, Qgis::LayerType, bool) override {}
  void addCustomActionForLayer(QAction *, QgsMapLayer *) override {}
  bool removeCustomActionForLayerType(QAction *) override { return {}; }
  QList<QgsMapCanvas *> mapCanvases() override { return {}; }
  QgsMapCanvas *createNewMapCanvas(const QString &) override { return nullptr; }
  void closeMapCanvas(const QString &) override {}
  QList<Qgs3DMapCanvas *> mapCanvases3D() override { return {}; }
  Qgs3DMapCanvas *createNewMapCanvas3D(const QString &) override { return nullptr; }
  void closeMapCanvas3D(const QString &) override {}
  QSize iconSize(bool) const override { return {}; }
  QList<QgsMapLayer *> editableLayers(bool) const override { return {}; }
  QgsMapLayer *activeLayer() override { return nullptr; }
  QgsMapCanvas *mapCanvas() override { return nullptr; }
  QList<QgsMapDecoration *> activeDecorations() override { return {}; }
  QgsLayerTreeMapCanvasBridge *layerTreeCanvasBridge() override { return nullptr; }
  QWidget *mainWindow() override { return nullptr; }
  QgsMessageBar *messageBar() override { return nullptr; }
  QList<QgsLayoutDesignerInterface *> openLayoutDesigners() override { return {}; }
  QMap<QString, QVariant> defaultStyleSheetOptions() override { return {}; }
  QFont defaultStyleSheetFont() override { return {}; }
  QgsAdvancedDigitizingDockWidget *cadDockWidget() override { return nullptr; }
  QMenu *projectMenu() override { return nullptr; }
  QMenu *projectImportExportMenu() override { return nullptr; }
  void addProjectImportAction(QAction *) override {}
  void removeProjectImportAction(QAction *) override {}
  void addProjectExportAction(QAction *) override {}
  void removeProjectExportAction(QAction *) override {}
  QMenu *editMenu() override { return nullptr; }
  QMenu *viewMenu() override { return nullptr; }
  QMenu *layerMenu() override { return nullptr; }
  QMenu *newLayerMenu() override { return nullptr; }
  QMenu *addLayerMenu() override { return nullptr; }
  QMenu *settingsMenu() override { return nullptr; }
  QMenu *pluginMenu() override { return nullptr; }
  QMenu *pluginHelpMenu() override { return nullptr; }
  QMenu *rasterMenu() override { return nullptr; }
  QMenu *databaseMenu() override { return nullptr; }
  QMenu *vectorMenu() override { return nullptr; }
  QMenu *webMenu() override { return nullptr; }
  QMenu *meshMenu() override { return nullptr; }
  QMenu *firstRightStandardMenu() override { return nullptr; }
  QMenu *windowMenu() override { return nullptr; }
  QMenu *helpMenu() override { return nullptr; }
  QToolBar *fileToolBar() override { return nullptr; }
  QToolBar *layerToolBar() override { return nullptr; }
  QToolBar *dataSourceManagerToolBar() override { return nullptr; }
  void openDataSourceManagerPage(const QString &) override {}
  QToolBar *mapNavToolToolBar() override { return nullptr; }
  QToolBar *digitizeToolBar() override { return nullptr; }
  QToolBar *advancedDigitizeToolBar() override { return nullptr; }
  QToolBar *shapeDigitizeToolBar() override { return nullptr; }
  QToolBar *attributesToolBar() override { return nullptr; }
  QToolBar *selectionToolBar() override { return nullptr; }
  QToolBar *pluginToolBar() override { return nullptr; }
  QToolBar *helpToolBar() override { return nullptr; }
  QToolBar *rasterToolBar() override { return nullptr; }
  QToolBar *vectorToolBar() override { return nullptr; }
  QToolBar *databaseToolBar() override { return nullptr; }
  QToolBar *webToolBar() override { return nullptr; }
  QAction *actionNewProject() override { return nullptr; }
  QAction *actionOpenProject() override { return nullptr; }
  QAction *actionSaveProject() override { return nullptr; }
  QAction *actionSaveProjectAs() override { return nullptr; }
  QAction *actionSaveMapAsImage() override { return nullptr; }
  QAction *actionProjectProperties() override { return nullptr; }
  QAction *actionCreatePrintLayout() override { return nullptr; }
  QAction *actionShowLayoutManager() override { return nullptr; }
  QAction *actionExit() override { return nullptr; }
  QAction *actionCutFeatures() override { return nullptr; }
  QAction *actionCopyFeatures() override { return nullptr; }
  QAction *actionPasteFeatures() override { return nullptr; }
  QAction *actionAddFeature() override { return nullptr; }
  QAction *actionDeleteSelected() override { return nullptr; }
  QAction *actionMoveFeature() override { return nullptr; }
  QAction *actionSplitFeatures() override { return nullptr; }
  QAction *actionSplitParts() override { return nullptr; }
  QAction *actionAddRing() override { return nullptr; }
  QAction *actionAddPart() override { return nullptr; }
  QAction *actionSimplifyFeature() override { return nullptr; }
  QAction *actionDeleteRing() override { return nullptr; }
  QAction *actionDeletePart() override { return nullptr; }
  QAction *actionVertexTool() override { return nullptr; }
  QAction *actionVertexToolActiveLayer() override { return nullptr; }
  QActionGroup *mapToolActionGroup() override { return nullptr; }
  QAction *actionPan() override { return nullptr; }
  QAction *actionPanToSelected() override { return nullptr; }
  QAction *actionZoomIn() override { return nullptr; }
  QAction *actionZoomOut() override { return nullptr; }
  QAction *actionSelect() override { return nullptr; }
  QAction *actionSelectRectangle() override { return nullptr; }
  QAction *actionSelectPolygon() override { return nullptr; }
  QAction *actionSelectFreehand() override { return nullptr; }
  QAction *actionSelectRadius() override { return nullptr; }
  QAction *actionIdentify() override { return nullptr; }
  QAction *actionFeatureAction() override { return nullptr; }
  QAction *actionMeasure() override { return nullptr; }
  QAction *actionMeasureArea() override { return nullptr; }
  QAction *actionZoomFullExtent() override { return nullptr; }
  QAction *actionZoomToLayer() override { return nullptr; }
  QAction *actionZoomToLayers() override { return nullptr; }
  QAction *actionZoomToSelected() override { return nullptr; }
  QAction *actionZoomLast() override { return nullptr; }
  QAction *actionZoomNext() override { return nullptr; }
  QAction *actionZoomActualSize() override { return nullptr; }
  QAction *actionMapTips() override { return nullptr; }
  QAction *actionNewBookmark() override { return nullptr; }
  QAction *actionShowBookmarks() override { return nullptr; }
  QAction *actionDraw() override { return nullptr; }
  QAction *actionNewVectorLayer() override { return nullptr; }
  QAction *actionAddOgrLayer() override { return nullptr; }
  QAction *actionAddRasterLayer() override { return nullptr; }
  QAction *actionAddPgLayer() override { return nullptr; }
  QAction *actionAddWmsLayer() override { return nullptr; }
  QAction *actionAddXyzLayer() override { return nullptr; }
  QAction *actionAddVectorTileLayer() override { return nullptr; }
  QAction *actionAddPointCloudLayer() override { return nullptr; }
  QAction *actionAddAfsLayer() override { return nullptr; }
  QAction *actionAddAmsLayer() override { return nullptr; }
  QAction *actionCopyLayerStyle() override { return nullptr; }
  QAction *actionPasteLayerStyle() override { return nullptr; }
  QAction *actionOpenTable() override { return nullptr; }
  QAction *actionOpenFieldCalculator() override { return nullptr; }
  QAction *actionOpenStatisticalSummary() override { return nullptr; }
  QAction *actionToggleEditing() override { return nullptr; }
  QAction *actionSaveActiveLayerEdits() override { return nullptr; }
  QAction *actionAllEdits() override { return nullptr; }
  QAction *actionSaveEdits() override { return nullptr; }
  QAction *actionSaveAllEdits() override { return nullptr; }
  QAction *actionRollbackEdits() override { return nullptr; }
  QAction *actionRollbackAllEdits() override { return nullptr; }
  QAction *actionCancelEdits() override { return nullptr; }
  QAction *actionCancelAllEdits() override { return nullptr; }
  QAction *actionLayerSaveAs() override { return nullptr; }
  QAction *actionDuplicateLayer() override { return nullptr; }
  QAction *actionLayerProperties() override { return nullptr; }
  QAction *actionAddToOverview() override { return nullptr; }
  QAction *actionAddAllToOverview() override { return nullptr; }
  QAction *actionRemoveAllFromOverview() override { return nullptr; }
  QAction *actionHideAllLayers() override { return nullptr; }
  QAction *actionShowAllLayers() override { return nullptr; }
  QAction *actionHideSelectedLayers() override { return nullptr; }
  QAction *actionToggleSelectedLayers() override { return nullptr; }
  QAction *actionToggleSelectedLayersIndependently() override { return nullptr; }
  QAction *actionHideDeselectedLayers() override { return nullptr; }
  QAction *actionShowSelectedLayers() override { return nullptr; }
  QAction *actionManagePlugins() override { return nullptr; }
  QAction *actionPluginListSeparator() override { return nullptr; }
  QAction *actionShowPythonDialog() override { return nullptr; }
  QAction *actionToggleFullScreen() override { return nullptr; }
  QAction *actionOptions() override { return nullptr; }
  QAction *actionCustomProjection() override { return nullptr; }
  QAction *actionHelpContents() override { return nullptr; }
  QAction *actionQgisHomePage() override { return nullptr; }
  QAction *actionCheckQgisVersion() override { return nullptr; }
  QAction *actionAbout() override { return nullptr; }
  QgsVectorLayerTools *vectorLayerTools() override { return nullptr; }
  int messageTimeout() override { return {}; }
  QgsStatusBar *statusBarIface() override { return nullptr; }
  QgsLayerTreeRegistryBridge::InsertionPoint layerTreeInsertionPoint() override { return {nullptr, 0}; }
  QgsUserProfileManager *userProfileManager() override { return nullptr; }
  void zoomFull() override {}
  void zoomToPrevious() override {}
  void zoomToNext() override {}
  void zoomToActiveLayer() override {}
  QgsVectorLayer *addVectorLayer(const QString &, const QString &, const QString &) override { return nullptr; }
  QgsRasterLayer *addRasterLayer(const QString &, const QString &) override { return nullptr; }
  QgsRasterLayer *addRasterLayer(const QString &, const QString &, const QString &) override { return nullptr; }
  QgsMeshLayer *addMeshLayer(const QString &, const QString &, const QString &) override { return nullptr; }
  QgsVectorTileLayer *addVectorTileLayer(const QString &, const QString &) override { return nullptr; }
  QgsPointCloudLayer *addPointCloudLayer(const QString &, const QString &, const QString &) override { return nullptr; }
  QgsTiledSceneLayer *addTiledSceneLayer(const QString &, const QString &, const QString &) override { return nullptr; }
  bool addProject(const QString &) override { return {}; }
  bool newProject(bool) override { return {}; }
  void reloadConnections() override {}
  bool setActiveLayer(QgsMapLayer *) override { return {}; }
  void copySelectionToClipboard(QgsMapLayer *) override {}
  void pasteFromClipboard(QgsMapLayer *) override {}
  int addToolBarIcon(QAction *) override { return {}; }
  QAction *addToolBarWidget(QWidget *) override { return nullptr; }
  void removeToolBarIcon(QAction *) override {}
  QAction *addRasterToolBarWidget(QWidget *) override { return nullptr; }
  int addRasterToolBarIcon(QAction *) override { return {}; }
  void removeRasterToolBarIcon(QAction *) override {}
  int addVectorToolBarIcon(QAction *) override { return {}; }
  QAction *addVectorToolBarWidget(QWidget *) override { return nullptr; }
  void removeVectorToolBarIcon(QAction *) override {}
  int addDatabaseToolBarIcon(QAction *) override { return {}; }
  QAction *addDatabaseToolBarWidget(QWidget *) override { return nullptr; }
  void removeDatabaseToolBarIcon(QAction *) override {}
  int addWebToolBarIcon(QAction *) override { return {}; }
  QAction *addWebToolBarWidget(QWidget *) override { return nullptr; }
  void removeWebToolBarIcon(QAction *) override {}
  QToolBar *addToolBar(const QString &) override { return nullptr; }
  void addToolBar(QToolBar *, Qt::ToolBarArea) override {}
  void openMessageLog() override {}
  void addUserInputWidget(QWidget *) override {}
  void showLayoutManager() override {}
  QgsLayoutDesignerInterface *openLayoutDesigner(QgsMasterLayoutInterface *) override { return nullptr; }
  void showOptionsDialog(QWidget *, const QString &) override {}
  void showProjectPropertiesDialog(const QString &) override {}
  void buildStyleSheet(const QMap<QString, QVariant> &) override {}
  void saveStyleSheetOptions(const QMap<QString, QVariant> &) override {}
  void addPluginToMenu(const QString &, QAction *) override {}
  void removePluginMenu(const QString &, QAction *) override {}
  void insertAddLayerAction(QAction *) override {}
  void removeAddLayerAction(QAction *) override {}
  void addPluginToDatabaseMenu(const QString &, QAction *) override {}
  void removePluginDatabaseMenu(const QString &, QAction *) override {}
  void addPluginToRasterMenu(const QString &, QAction *) override {}
  void removePluginRasterMenu(const QString &, QAction *) override {}
  void addPluginToVectorMenu(const QString &, QAction *) override {}
  void removePluginVectorMenu(const QString &, QAction *) override {}
  void addPluginToWebMenu(const QString &, QAction *) override {}
  void removePluginWebMenu(const QString &, QAction *) override {}
  void addPluginToMeshMenu(const QString &, QAction *) override {}
  void removePluginMeshMenu(const QString &, QAction *) override {}
  void addDockWidget(Qt::DockWidgetArea, QDockWidget *) override {}
  void addTabifiedDockWidget(Qt::DockWidgetArea, QDockWidget *, const QStringList &, bool) override {}
  void removeDockWidget(QDockWidget *) override {}
  void showLayerProperties(QgsMapLayer *, const QString &) override {}
  QDialog *showAttributeTable(QgsVectorLayer *, const QString &) override { return nullptr; }
  void addWindow(QAction *) override {}
  void removeWindow(QAction *) override {}
  bool registerMainWindowAction(QAction *, const QString &) override { return {}; }
  bool unregisterMainWindowAction(QAction *) override { return {}; }
  void registerMapLayerConfigWidgetFactory(QgsMapLayerConfigWidgetFactory *) override {}
  void unregisterMapLayerConfigWidgetFactory(QgsMapLayerConfigWidgetFactory *) override {}
  void registerOptionsWidgetFactory(QgsOptionsWidgetFactory *) override {}
  void unregisterOptionsWidgetFactory(QgsOptionsWidgetFactory *) override {}
  void registerProjectPropertiesWidgetFactory(QgsOptionsWidgetFactory *) override {}
  void unregisterProjectPropertiesWidgetFactory(QgsOptionsWidgetFactory *) override {}
  void registerDevToolWidgetFactory(QgsDevToolWidgetFactory *) override {}
  void unregisterDevToolWidgetFactory(QgsDevToolWidgetFactory *) override {}
  void registerApplicationExitBlocker(QgsApplicationExitBlockerInterface *) override {}
  void unregisterApplicationExitBlocker(QgsApplicationExitBlockerInterface *) override {}
  void registerMapToolHandler(QgsAbstractMapToolHandler *) override {}
  void unregisterMapToolHandler(QgsAbstractMapToolHandler *) override {}
  void registerCustomDropHandler(QgsCustomDropHandler *) override {}
  void unregisterCustomDropHandler(QgsCustomDropHandler *) override {}
  void registerCustomProjectOpenHandler(QgsCustomProjectOpenHandler *) override {}
  void unregisterCustomProjectOpenHandler(QgsCustomProjectOpenHandler *) override {}
  void registerCustomLayoutDropHandler(QgsLayoutCustomDropHandler *) override {}
  void unregisterCustomLayoutDropHandler(QgsLayoutCustomDropHandler *) override {}
  void openURL(const QString &, bool) override {}
  bool openFeatureForm(QgsVectorLayer *, QgsFeature &, bool, bool) override { return {}; }
  QgsAttributeDialog *getFeatureForm(QgsVectorLayer *, QgsFeature &) override { return nullptr; }
  void preloadForm(const QString &) override {}
  void locatorSearch(const QString &) override {}
  void registerLocatorFilter(QgsLocatorFilter *) override {}
  void deregisterLocatorFilter(QgsLocatorFilter *) override {}
  void invalidateLocatorResults() override {}
  bool askForDatumTransform(QgsCoordinateReferenceSystem, QgsCoordinateReferenceSystem) override { return {}; }
  QgsBrowserGuiModel *browserModel() override { return nullptr; }
  void setGpsPanelConnection(QgsGpsConnection *) override {}
  void blockActiveLayerChanges(bool) override {}
};

} // namespace xemap::plugin_tests
