<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>xemap::annotation::AnnotationSubject</name>
    <message>
        <source>%1: selected features of layer &apos;%2&apos;: %3</source>
        <translation>%1: gewählte Objekte des Layers &apos;%2&apos;: %3</translation>
    </message>
    <message>
        <source>%1: all features of layer &apos;%2&apos;</source>
        <translation>%1: alle Objekte des Layers &apos;%2&apos;</translation>
    </message>
    <message>
        <source>%1: the annotations there are</source>
        <translation>%1: die vorhandenen Beschriftungen</translation>
    </message>
    <message>
        <source>%1: what has a probability of at least %2</source>
        <translation>%1: alles mit einer Wahrscheinlichkeit von mindestens %2</translation>
    </message>
</context>
<context>
    <name>xemap::annotation::AnnotationTask</name>
    <message>
        <source>XeMap: annotations of %1</source>
        <translation>XeMap: Beschriftungen zu %1</translation>
    </message>
    <message>
        <source>There is not enough memory for the annotations.</source>
        <translation>Für die Beschriftungen reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>Making the annotations failed without saying why.</source>
        <translation>Das Erstellen der Beschriftungen ist ohne Angabe von Gründen fehlgeschlagen.</translation>
    </message>
</context>
<context>
    <name>xemap::annotation::MapAnnotation</name>
    <message>
        <source>Restyle Annotations…</source>
        <translation>Beschriftungen umgestalten…</translation>
    </message>
    <message>
        <source>Regions are being annotated; wait for them or cancel them in the task manager.</source>
        <translation>Es werden gerade Regionen beschriftet; warten Sie darauf oder brechen Sie es in der Aufgabenverwaltung ab.</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Colour of outlines, labels and numbers</source>
        <translation>Farbe von Umrissen, Texten und Nummern</translation>
    </message>
    <message>
        <source>Colour of Annotations</source>
        <translation>Farbe der Beschriftungen</translation>
    </message>
    <message>
        <source>The annotations in layer &apos;%1&apos; were restyled.</source>
        <translation>Die Beschriftungen im Layer &apos;%1&apos; wurden umgestaltet.</translation>
    </message>
    <message>
        <source>No region is that large and reaches the threshold of %1: nothing was annotated. Lower the threshold or the smallest area.</source>
        <translation>Keine Region ist so groß und erreicht den Schwellenwert %1: Es wurde nichts beschriftet. Verringern Sie den Schwellenwert oder die kleinste Fläche.</translation>
    </message>
    <message>
        <source>No feature is that large: nothing was annotated. Lower the smallest area.</source>
        <translation>Kein Objekt ist so groß: Es wurde nichts beschriftet. Verringern Sie die kleinste Fläche.</translation>
    </message>
    <message>
        <source>The %1 largest of %2 regions were annotated in layer &apos;%3&apos;.</source>
        <translation>Die %1 größten von %2 Regionen wurden im Layer &apos;%3&apos; beschriftet.</translation>
    </message>
    <message>
        <source>Regions annotated in layer &apos;%2&apos;: %1.</source>
        <translation>Im Layer &apos;%2&apos; beschriftete Regionen: %1.</translation>
    </message>
    <message>
        <source>The layer that was to be annotated was removed; nothing was annotated.</source>
        <translation>Der Layer, der beschriftet werden sollte, wurde entfernt; es wurde nichts beschriftet.</translation>
    </message>
    <message>
        <source>the layer was removed; its regions cannot be annotated</source>
        <translation>der Layer wurde entfernt; seine Regionen können nicht beschriftet werden</translation>
    </message>
    <message>
        <source>the layer of annotations was removed; it cannot be restyled</source>
        <translation>der Beschriftungslayer wurde entfernt; er kann nicht umgestaltet werden</translation>
    </message>
</context>
<context>
    <name>xemap::comparison::SwipeCurtain</name>
    <message>
        <source>Line between the compared results</source>
        <translation>Linie zwischen den verglichenen Ergebnissen</translation>
    </message>
    <message>
        <source>Drag, or press Left and Right, to compare; Esc ends it</source>
        <translation>Zum Vergleichen ziehen oder die Pfeiltasten Links und Rechts drücken; Esc beendet</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>Vergleich beenden</translation>
    </message>
    <message>
        <source>Ends the comparison</source>
        <translation>Beendet den Vergleich</translation>
    </message>
</context>
<context>
    <name>xemap::concepts::ConceptShelf</name>
    <message>
        <source>Concept &apos;%1&apos; is saved in %2</source>
        <translation>Konzept &apos;%1&apos; ist in %2 gespeichert</translation>
    </message>
    <message>
        <source>Concept &apos;%1&apos; was taught to model &apos;%2&apos;. Its examples on layer &apos;%3&apos; can teach it to &apos;%4&apos; as well.</source>
        <translation>Konzept &apos;%1&apos; wurde Modell &apos;%2&apos; gelehrt. Seine Beispiele auf Layer &apos;%3&apos; können es auch &apos;%4&apos; lehren.</translation>
    </message>
</context>
<context>
    <name>xemap::concepts::FolderText</name>
    <message>
        <source>%1: the folder for concepts cannot be made; check the permissions of the user profile</source>
        <translation>%1: Der Ordner für Konzepte kann nicht angelegt werden; prüfen Sie die Rechte des Benutzerprofils</translation>
    </message>
</context>
<context>
    <name>xemap::corrections::Corrections</name>
    <message>
        <source>The last correction changed %1&#xa0;% of the map.</source>
        <translation>Die letzte Korrektur hat %1&#xa0;% der Karte geändert.</translation>
    </message>
</context>
<context>
    <name>xemap::corrections::DoubtTask</name>
    <message>
        <source>XeMap: next doubtful place</source>
        <translation>XeMap: nächste zweifelhafte Stelle</translation>
    </message>
    <message>
        <source>There is not enough memory to look for doubtful places.</source>
        <translation>Der Speicher reicht nicht, um zweifelhafte Stellen zu suchen.</translation>
    </message>
    <message>
        <source>The engine failed without saying why.</source>
        <translation>Die Engine ist ohne Angabe von Gründen fehlgeschlagen.</translation>
    </message>
</context>
<context>
    <name>xemap::corrections::DoubtfulPlace</name>
    <message>
        <source>There is no doubtful place away from the examples.</source>
        <translation>Abseits der Beispiele gibt es keine zweifelhafte Stelle.</translation>
    </message>
</context>
<context>
    <name>xemap::dock::DockForm</name>
    <message>
        <source>Add a raster layer to the project first.</source>
        <translation>Fügen Sie dem Projekt zuerst einen Rasterlayer hinzu.</translation>
    </message>
    <message>
        <source>Layer &apos;%1&apos; is not valid: repair its data source first.</source>
        <translation>Der Layer &apos;%1&apos; ist ungültig: Bringen Sie zuerst seine Datenquelle in Ordnung.</translation>
    </message>
    <message>
        <source>No model is installed: no folder with a model.json in %1. The environment variable XEMAP_MODEL_PATH can name others.</source>
        <translation>Es ist kein Modell installiert: kein Ordner mit einer model.json in %1. Die Umgebungsvariable XEMAP_MODEL_PATH kann weitere Ordner nennen.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
</context>
<context>
    <name>xemap::dock::QueryDock</name>
    <message>
        <source>XeMap</source>
        <translation>XeMap</translation>
    </message>
    <message>
        <source>Raster layer to ask about</source>
        <translation>Rasterlayer, zu dem gefragt wird</translation>
    </message>
    <message>
        <source>The raster layer to look at; results of XeMap are not offered</source>
        <translation>Der Rasterlayer, der betrachtet wird; Ergebnisse von XeMap werden nicht angeboten</translation>
    </message>
</context>
<context>
    <name>xemap::engine::EngineText</name>
    <message>
        <source>XeMap&apos;s engine is not installed: looked for %1; the environment variable XEMAP_ENGINE can name it</source>
        <translation>die Engine von XeMap ist nicht installiert: gesucht wurde %1; die Umgebungsvariable XEMAP_ENGINE kann sie nennen</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>%1: cannot be loaded as XeMap&apos;s engine: %2</source>
        <translation>%1: kann nicht als Engine von XeMap geladen werden: %2</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>kein Grund angegeben</translation>
    </message>
</context>
<context>
    <name>xemap::engine::ExampleText</name>
    <message>
        <source>Examples: expected true or false, 1 or 0, yes or no in field &apos;%1&apos; of layer &apos;%2&apos;, found %3.</source>
        <translation>Beispiele: true oder false, 1 oder 0, yes oder no im Feld &apos;%1&apos; des Layers &apos;%2&apos; erwartet, %3 gefunden.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Examples: expected a field of layer &apos;%1&apos;, found &apos;%2&apos;.</source>
        <translation>Beispiele: ein Feld des Layers &apos;%1&apos; erwartet, &apos;%2&apos; gefunden.</translation>
    </message>
    <message>
        <source>Examples: expected points or polygons in layer &apos;%1&apos;, found others.</source>
        <translation>Beispiele: Punkte oder Polygone im Layer &apos;%1&apos; erwartet, andere gefunden.</translation>
    </message>
    <message>
        <source>Examples: expected points or polygons in layer &apos;%1&apos;, found none.</source>
        <translation>Beispiele: Punkte oder Polygone im Layer &apos;%1&apos; erwartet, keine gefunden.</translation>
    </message>
    <message>
        <source>Examples: expected features of layer &apos;%1&apos; that %2, the CRS of layer &apos;%3&apos;, can express, found others.</source>
        <translation>Beispiele: Objekte des Layers &apos;%1&apos; erwartet, die %2, das KBS des Layers &apos;%3&apos;, ausdrücken kann, andere gefunden.</translation>
    </message>
</context>
<context>
    <name>xemap::examples::FeatureChoice</name>
    <message>
        <source>Selected features only</source>
        <translation>Nur ausgewählte Objekte</translation>
    </message>
    <message>
        <source>Features that show what is meant</source>
        <translation>Objekte, die zeigen, was gemeint ist</translation>
    </message>
    <message>
        <source>Features that show what is not meant</source>
        <translation>Objekte, die zeigen, was nicht gemeint ist</translation>
    </message>
    <message>
        <source>Layer with the features</source>
        <translation>Layer mit den Objekten</translation>
    </message>
    <message>
        <source>A layer of points or polygons, such as the regions of an earlier answer</source>
        <translation>Ein Layer mit Punkten oder Polygonen, etwa die Gebiete einer früheren Antwort</translation>
    </message>
    <message>
        <source>Leaves out what is not selected in the layer</source>
        <translation>Lässt weg, was im Layer nicht ausgewählt ist</translation>
    </message>
    <message>
        <source>Field that says yes or no</source>
        <translation>Feld, das ja oder nein sagt</translation>
    </message>
    <message>
        <source>A field of true and false, of 1 and 0, or of yes and no that tells what is meant from what is not; without one, all features are the same</source>
        <translation>Ein Feld mit true und false, mit 1 und 0 oder mit yes und no, das Gemeintes von nicht Gemeintem trennt; ohne Feld gelten alle Objekte gleich</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Yes/no field</source>
        <translation>Ja/Nein-Feld</translation>
    </message>
</context>
<context>
    <name>xemap::examples::FeatureExamples</name>
    <message>
        <source>Examples: expected at most %1 features of layer &apos;%2&apos;, found %3; select some of them, or take &quot;Learn concept from samples&quot; of Processing.</source>
        <translation>Beispiele: höchstens %1 Objekte des Layers &apos;%2&apos; wurden erwartet, gefunden wurden %3; wählen Sie einige davon aus, oder nehmen Sie &quot;Konzept aus Beispielen lernen&quot; der Verarbeitung.</translation>
    </message>
</context>
<context>
    <name>xemap::examples::Texts</name>
    <message>
        <source>click</source>
        <translation>Klick</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
</context>
<context>
    <name>xemap::forecast::RunForecast</name>
    <message>
        <source>Takes about %1 (%2 megapixels).</source>
        <translation>Dauert etwa %1 (%2 Megapixel).</translation>
    </message>
    <message>
        <source>It may need %1 of memory more than now, and %2 are free: set a memory limit in the settings.</source>
        <translation>Es kann %1 mehr Speicher brauchen als jetzt, und %2 sind frei: Setzen Sie in den Einstellungen eine Speichergrenze.</translation>
    </message>
    <message>
        <source>QGIS then takes up to %1 of memory.</source>
        <translation>QGIS belegt dann bis zu %1 Speicher.</translation>
    </message>
    <message>
        <source>A pixel of the image is %1 m wide; the model knows %2 to %3 m and may not recognise what it sees.</source>
        <translation>Ein Pixel des Bildes ist %1 m breit; das Modell kennt %2 bis %3 m und erkennt womöglich nicht, was es sieht.</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
</context>
<context>
    <name>xemap::help::Diagnostics</name>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>The report is on the clipboard. Look through it before you paste it where others can read it.</source>
        <translation>Der Bericht liegt in der Zwischenablage. Sehen Sie ihn durch, bevor Sie ihn dort einfügen, wo andere ihn lesen können.</translation>
    </message>
    <message>
        <source>Copies a report to the clipboard, to show to someone who helps</source>
        <translation>Kopiert einen Bericht in die Zwischenablage, um ihn jemandem zu zeigen, der hilft</translation>
    </message>
</context>
<context>
    <name>xemap::help::Help</name>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>What to look for: a kind of place (&quot;storage tanks&quot;) or a place among others (&quot;residential blocks beside the river&quot;).</source>
        <translation>Wonach gesucht wird: eine Art von Ort („storage tanks“) oder ein Ort unter anderen („residential blocks beside the river“).</translation>
    </message>
    <message>
        <source>Layer and extent</source>
        <translation>Layer und Ausdehnung</translation>
    </message>
    <message>
        <source>Any raster layer. Visible means what the map shows, also when it is rotated; a drawn rectangle is drawn on the map. Web services are read at the map&apos;s scale.</source>
        <translation>Ein beliebiger Rasterlayer. Sichtbar ist, was die Karte zeigt, auch wenn sie gedreht ist; ein gezeichnetes Rechteck wird auf der Karte gezeichnet. Webdienste werden im Maßstab der Karte gelesen.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>A probability layer, from transparent through yellow to red, and a mask of the pixels that reach the threshold, in a group at the top of the layer tree. Threshold and opacity change the layers at once; nothing is computed again.</source>
        <translation>Ein Wahrscheinlichkeitslayer, von transparent über Gelb bis Rot, und eine Maske der Pixel, die den Schwellenwert erreichen, in einer Gruppe oben im Layerbaum. Schwellenwert und Deckkraft ändern die Layer sofort; nichts wird neu berechnet.</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>Vorkommen</translation>
    </message>
    <message>
        <source>How likely it is that the extent shows what was asked for at all. Weak evidence is shown as weak rather than hidden.</source>
        <translation>Wie wahrscheinlich es ist, dass die Ausdehnung das Gesuchte überhaupt zeigt. Schwache Hinweise werden schwach dargestellt und nicht verborgen.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Results are GeoTIFFs in the folder &quot;xemap&quot; beside the project, or in the user profile while the project is not saved. Expression, model and version are kept in the file and in the layer&apos;s properties.</source>
        <translation>Ergebnisse sind GeoTIFFs im Ordner „xemap“ neben dem Projekt oder, solange das Projekt nicht gespeichert ist, im Benutzerprofil. Ausdruck, Modell und Version stehen in der Datei und in den Eigenschaften des Layers.</translation>
    </message>
    <message>
        <source>XeMap</source>
        <translation>XeMap</translation>
    </message>
</context>
<context>
    <name>xemap::layer::LayerText</name>
    <message>
        <source>layer &apos;%1&apos;: expected at least one band, found none</source>
        <translation>Layer &apos;%1&apos;: mindestens ein Kanal wurde erwartet, keiner gefunden</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos; has an empty extent</source>
        <translation>der Layer &apos;%1&apos; hat eine leere Ausdehnung</translation>
    </message>
    <message>
        <source>the extent lies outside of what %1, the CRS of layer &apos;%2&apos;, can express</source>
        <translation>die Ausdehnung liegt außerhalb dessen, was %1, das KBS des Layers &apos;%2&apos;, ausdrücken kann</translation>
    </message>
    <message>
        <source>the extent is empty in the CRS of layer &apos;%1&apos;</source>
        <translation>die Ausdehnung ist im KBS des Layers &apos;%1&apos; leer</translation>
    </message>
    <message>
        <source>the extent does not meet layer &apos;%1&apos;</source>
        <translation>die Ausdehnung überschneidet den Layer &apos;%1&apos; nicht</translation>
    </message>
    <message>
        <source>the centre of the map cannot be expressed in the CRS of layer &apos;%1&apos;</source>
        <translation>die Mitte der Karte kann im KBS des Layers &apos;%1&apos; nicht ausgedrückt werden</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos; is a service without pixels of its own: expected at most %2 pixels a side at the map&apos;s scale, found %3 x %4; zoom in and take the visible extent</source>
        <translation>der Layer &apos;%1&apos; ist ein Dienst ohne eigene Pixel: im Maßstab der Karte wurden höchstens %2 Pixel je Seite erwartet, %3 x %4 gefunden; zoomen Sie hinein und nehmen Sie die sichtbare Ausdehnung</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos; is not valid: repair its data source first</source>
        <translation>der Layer &apos;%1&apos; ist ungültig: Bringen Sie zuerst seine Datenquelle in Ordnung</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos;: its data provider cannot be opened a second time</source>
        <translation>Layer &apos;%1&apos;: sein Datenanbieter kann kein zweites Mal geöffnet werden</translation>
    </message>
    <message>
        <source>regions: cannot be transformed to %1</source>
        <translation>Regionen: können nicht nach %1 transformiert werden</translation>
    </message>
    <message>
        <source>of %1 features %2 arrived; the disk may be full</source>
        <translation>von %1 Objekten kamen %2 an; der Datenträger ist vielleicht voll</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1: kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos;: regions cannot be added: %2</source>
        <translation>Layer &apos;%1&apos;: Regionen können nicht hinzugefügt werden: %2</translation>
    </message>
    <message>
        <source>%1: QGIS cannot open the regions: %2</source>
        <translation>%1: QGIS kann die Regionen nicht öffnen: %2</translation>
    </message>
    <message>
        <source>temporary layer: the regions cannot be added</source>
        <translation>temporärer Layer: die Regionen können nicht hinzugefügt werden</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>er kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>it takes no polygons</source>
        <translation>er nimmt keine Polygone auf</translation>
    </message>
    <message>
        <source>its edit buffer takes none</source>
        <translation>sein Bearbeitungspuffer nimmt keine auf</translation>
    </message>
    <message>
        <source>Probability, pixel by pixel, that layer &apos;%1&apos; shows: %2</source>
        <translation>Wahrscheinlichkeit, Pixel für Pixel, dass Layer &apos;%1&apos; dies zeigt: %2</translation>
    </message>
    <message>
        <source>%1: XeMap %2 with model %3 (SHA-256 %4)</source>
        <translation>%1: XeMap %2 mit Modell %3 (SHA-256 %4)</translation>
    </message>
    <message>
        <source>%1: QGIS cannot open the result: %2</source>
        <translation>%1: QGIS kann das Ergebnis nicht öffnen: %2</translation>
    </message>
    <message>
        <source>probability: %1</source>
        <translation>Wahrscheinlichkeit: %1</translation>
    </message>
    <message>
        <source>mask: %1</source>
        <translation>Maske: %1</translation>
    </message>
    <message>
        <source>regions with a probability of at least %1</source>
        <translation>Regionen mit einer Wahrscheinlichkeit von mindestens %1</translation>
    </message>
    <message>
        <source>annotated regions with a probability of at least %1</source>
        <translation>beschriftete Regionen mit einer Wahrscheinlichkeit von mindestens %1</translation>
    </message>
    <message>
        <source>annotated features of layer &apos;%1&apos;</source>
        <translation>beschriftete Objekte des Layers &apos;%1&apos;</translation>
    </message>
    <message>
        <source>%1: the folder for results cannot be made; check its permissions, or choose another in XeMap&apos;s settings</source>
        <translation>%1: Der Ordner für Ergebnisse kann nicht angelegt werden; prüfen Sie seine Zugriffsrechte, oder wählen Sie in den Einstellungen von XeMap einen anderen</translation>
    </message>
    <message>
        <source>%1: the folder for results cannot be written to; check its permissions, or choose another in XeMap&apos;s settings</source>
        <translation>%1: In den Ordner für Ergebnisse kann nicht geschrieben werden; prüfen Sie seine Zugriffsrechte, oder wählen Sie in den Einstellungen von XeMap einen anderen</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <translation>%1 und mehr</translation>
    </message>
    <message>
        <source>referred to</source>
        <translation>gemeint</translation>
    </message>
    <message>
        <source>other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>Annotate anew</source>
        <translation>Neu beschriften</translation>
    </message>
    <message>
        <source>Restyle annotations</source>
        <translation>Beschriftungen umgestalten</translation>
    </message>
    <message>
        <source>XeMap %1 with model %2</source>
        <translation>XeMap %1 mit Modell %2</translation>
    </message>
    <message>
        <source>probability of at least %1</source>
        <translation>Wahrscheinlichkeit von mindestens %1</translation>
    </message>
    <message>
        <source>the page cannot be begun</source>
        <translation>die Seite kann nicht begonnen werden</translation>
    </message>
    <message>
        <source>the page cannot be ended; the disk may be full</source>
        <translation>die Seite kann nicht abgeschlossen werden; der Datenträger ist vielleicht voll</translation>
    </message>
    <message>
        <source>what was asked</source>
        <translation>wonach gefragt wurde</translation>
    </message>
    <message>
        <source>river</source>
        <translation>river</translation>
    </message>
    <message>
        <source>1 for the largest region, and so on</source>
        <translation>1 für die größte Region und so weiter</translation>
    </message>
    <message>
        <source>area in hectares</source>
        <translation>Fläche in Hektar</translation>
    </message>
    <message>
        <source>area in square metres</source>
        <translation>Fläche in Quadratmetern</translation>
    </message>
    <message>
        <source>area in square kilometres</source>
        <translation>Fläche in Quadratkilometern</translation>
    </message>
    <message>
        <source>area in pixels</source>
        <translation>Fläche in Pixeln</translation>
    </message>
    <message>
        <source>mean probability</source>
        <translation>mittlere Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>highest probability</source>
        <translation>höchste Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>which model answered</source>
        <translation>welches Modell geantwortet hat</translation>
    </message>
    <message>
        <source>name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>when the regions were made</source>
        <translation>wann die Regionen erstellt wurden</translation>
    </message>
    <message>
        <source>XeMap did not make the file that is there</source>
        <translation>die Datei dort stammt nicht von XeMap</translation>
    </message>
    <message>
        <source>Area (%1)</source>
        <translation>Fläche (%1)</translation>
    </message>
    <message>
        <source>Perimeter (%1)</source>
        <translation>Umfang (%1)</translation>
    </message>
</context>
<context>
    <name>xemap::models::ImportTask</name>
    <message>
        <source>XeMap: importing %1</source>
        <translation>XeMap: Import von %1</translation>
    </message>
    <message>
        <source>There is not enough memory to import this checkpoint.</source>
        <translation>Zum Importieren dieses Checkpoints reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>The import failed without saying why.</source>
        <translation>Der Import ist ohne Angabe von Gründen fehlgeschlagen.</translation>
    </message>
</context>
<context>
    <name>xemap::models::ModelImport</name>
    <message>
        <source>A model is being imported; wait for it or cancel it in the task manager.</source>
        <translation>Es wird gerade ein Modell importiert; warten Sie darauf oder brechen Sie es in der Aufgabenverwaltung ab.</translation>
    </message>
    <message>
        <source>Import model</source>
        <translation>Modell importieren</translation>
    </message>
    <message>
        <source>CLIP checkpoints</source>
        <translation>CLIP-Checkpoints</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Vocabulary of the checkpoint&apos;s tokenizer</source>
        <translation>Vokabular des Tokenizers zum Checkpoint</translation>
    </message>
    <message>
        <source>Merges</source>
        <translation>BPE-Merges</translation>
    </message>
    <message>
        <source>Model &apos;%1&apos; was imported and is chosen. Its layout is that of %2; %3 was taken for its activation (%4).</source>
        <translation>Das Modell &apos;%1&apos; wurde importiert und ist ausgewählt. Es ist aufgebaut wie %2; als Aktivierung wurde %3 angenommen (%4).</translation>
    </message>
</context>
<context>
    <name>xemap::places::PlaceTask</name>
    <message>
        <source>XeMap: what is here</source>
        <translation>XeMap: was hier ist</translation>
    </message>
    <message>
        <source>There is not enough memory to say what is here.</source>
        <translation>Der Speicher reicht nicht, um zu sagen, was hier ist.</translation>
    </message>
    <message>
        <source>The engine failed without saying why.</source>
        <translation>Die Engine ist ohne Angabe von Gründen fehlgeschlagen.</translation>
    </message>
</context>
<context>
    <name>xemap::pointing::AskedExtent</name>
    <message>
        <source>Visible part</source>
        <translation>Sichtbarer Teil</translation>
    </message>
    <message>
        <source>no rectangle is drawn: draw one on the map first</source>
        <translation>es ist kein Rechteck gezeichnet: Zeichnen Sie zuerst eines auf der Karte</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <translation>Ganzer Layer</translation>
    </message>
</context>
<context>
    <name>xemap::print::MapPrint</name>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern…</translation>
    </message>
    <message>
        <source>Prints the map as it is shown on one page, into a file</source>
        <translation>Druckt die Karte, wie sie angezeigt wird, auf eine Seite in einer Datei</translation>
    </message>
    <message>
        <source>Open layout</source>
        <translation>Layout öffnen</translation>
    </message>
    <message>
        <source>Opens a layout with this map, to be finished and printed</source>
        <translation>Öffnet ein Layout mit dieser Karte, zum Fertigstellen und Drucken</translation>
    </message>
    <message>
        <source>Save Map as PDF</source>
        <translation>Karte als PDF speichern</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The layer of annotations was removed; nothing was printed.</source>
        <translation>Der Beschriftungslayer wurde entfernt; es wurde nichts gedruckt.</translation>
    </message>
    <message>
        <source>The map was saved to %1.</source>
        <translation>Die Karte wurde in %1 gespeichert.</translation>
    </message>
    <message>
        <source>%1: the map cannot be drawn; show less of it or fewer layers.</source>
        <translation>%1: Die Karte kann nicht gezeichnet werden; zeigen Sie weniger von ihr oder weniger Layer an.</translation>
    </message>
    <message>
        <source>The layer of annotations was removed; there is nothing to print.</source>
        <translation>Der Beschriftungslayer wurde entfernt; es gibt nichts zu drucken.</translation>
    </message>
</context>
<context>
    <name>xemap::print::PageTask</name>
    <message>
        <source>XeMap: writing the PDF</source>
        <translation>XeMap: PDF wird geschrieben</translation>
    </message>
    <message>
        <source>There is not enough memory to write this PDF.</source>
        <translation>Der Speicher reicht nicht, um dieses PDF zu schreiben.</translation>
    </message>
    <message>
        <source>Writing the PDF failed without saying why.</source>
        <translation>Das Schreiben des PDF schlug ohne Angabe eines Grundes fehl.</translation>
    </message>
</context>
<context>
    <name>xemap::processing::Algorithm</name>
    <message>
        <source>A parameter has no usable value.</source>
        <translation>Ein Parameter hat keinen brauchbaren Wert.</translation>
    </message>
    <message>
        <source>There is not enough memory for this extent; take a smaller one or a coarser ground sample distance.</source>
        <translation>Für diese Ausdehnung reicht der Speicher nicht; nehmen Sie eine kleinere oder eine gröbere Bodenpixelgröße.</translation>
    </message>
    <message>
        <source>The algorithm failed without saying why.</source>
        <translation>Der Algorithmus ist ohne Angabe von Gründen fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Threshold: expected a number from 0 to 1, found %1.</source>
        <translation>Schwellenwert: eine Zahl von 0 bis 1 wurde erwartet, %1 gefunden.</translation>
    </message>
    <message>
        <source>%1: the regions cannot be written: %2</source>
        <translation>%1: Die Regionen können nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellenwert</translation>
    </message>
    <message>
        <source>Points of regions: expected another file than that of the regions, found %1</source>
        <translation>Punkte der Regionen: eine andere Datei als die der Regionen wurde erwartet, gefunden wurde %1</translation>
    </message>
</context>
<context>
    <name>xemap::processing::AskedText</name>
    <message>
        <source>layer &apos;%1&apos; has no CRS: its ground sample distance cannot be told</source>
        <translation>der Layer &apos;%1&apos; hat kein KBS: seine Bodenpixelgröße lässt sich nicht angeben</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos; is a service without pixels of its own: expected a ground sample distance, found none</source>
        <translation>der Layer &apos;%1&apos; ist ein Dienst ohne eigene Pixel: eine Bodenpixelgröße wurde erwartet, keine gefunden</translation>
    </message>
</context>
<context>
    <name>xemap::processing::ConceptParameter</name>
    <message>
        <source>Concepts (*.json)</source>
        <translation>Konzepte (*.json)</translation>
    </message>
    <message>
        <source>Concept (none when empty)</source>
        <translation>Konzept (leer: keines)</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>Konzept</translation>
    </message>
    <message>
        <source>What was taught elsewhere with the same model: a file of &quot;Learn concept from samples&quot; or of the command xemap.</source>
        <translation>Was anderswo mit demselben Modell gelehrt wurde: eine Datei von „Konzept aus Beispielen lernen“ oder des Befehls xemap.</translation>
    </message>
    <message>
        <source>Concept: %1</source>
        <translation>Konzept: %1</translation>
    </message>
</context>
<context>
    <name>xemap::processing::EvaluateAgainstReference</name>
    <message>
        <source>Evaluate against reference</source>
        <translation>Mit Referenz vergleichen</translation>
    </message>
    <message>
        <source>accuracy,brier,calibration,f1,ground truth,iou,mask,precision,probability,recall,validation,xemap</source>
        <translation>accuracy,brier,calibration,f1,ground truth,iou,mask,precision,probability,recall,validation,xemap,Genauigkeit,Kalibrierung,Maske,Präzision,Referenz,Trefferquote,Validierung,Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Tells how well a probability raster agrees with a mask or with polygons.</source>
        <translation>Sagt, wie gut ein Wahrscheinlichkeitsraster mit einer Maske oder mit Polygonen übereinstimmt.</translation>
    </message>
    <message>
        <source>Compares a probability raster with what is known to be there: a mask raster or a polygon layer.

In a raster, pixels of the value given are referred to, or all but 0 where no value is given; pixels without data are left out. A raster of another resolution, extent or CRS is brought to the pixels of the probabilities. Of a polygon layer, pixels whose centre is in a polygon are referred to, all others are not.

IoU, precision, recall, F1 and accuracy are those at the threshold. Average precision, Brier score and calibration error hold whatever the threshold. BEST_THRESHOLD is the one with the greatest IoU; chosen on the reference itself, it favours the map.</source>
        <translation>Vergleicht ein Wahrscheinlichkeitsraster mit dem, was bekanntlich da ist: einem Maskenraster oder einem Polygonlayer.

In einem Raster sind die Pixel mit dem angegebenen Wert gemeint oder, wo kein Wert angegeben ist, alle außer 0; Pixel ohne Daten bleiben außer Betracht. Ein Raster mit anderer Auflösung, Ausdehnung oder anderem KBS wird auf die Pixel der Wahrscheinlichkeiten gebracht. Bei einem Polygonlayer sind die Pixel gemeint, deren Mittelpunkt in einem Polygon liegt, alle anderen nicht.

IoU, Präzision, Trefferquote, F1 und Genauigkeit gelten beim Schwellenwert. Mittlere Präzision, Brier-Score und Kalibrierungsfehler gelten unabhängig vom Schwellenwert. BEST_THRESHOLD ist der mit der größten IoU; an der Referenz selbst gewählt, begünstigt er die Karte.</translation>
    </message>
    <message>
        <source>Probability raster</source>
        <translation>Wahrscheinlichkeitsraster</translation>
    </message>
    <message>
        <source>Reference (mask raster or polygon layer)</source>
        <translation>Referenz (Maskenraster oder Polygonlayer)</translation>
    </message>
    <message>
        <source>Value of the mask that is referred to (all but 0 when empty)</source>
        <translation>Maskenwert des Gemeinten (leer: alle außer 0)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>HTML-Dateien (*.html)</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>Mittlere Präzision</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Brier-Score</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Kalibrierungsfehler</translation>
    </message>
    <message>
        <source>Threshold with the greatest IoU</source>
        <translation>Schwellenwert mit der größten IoU</translation>
    </message>
    <message>
        <source>Greatest IoU</source>
        <translation>Größte IoU</translation>
    </message>
    <message>
        <source>Pixels compared</source>
        <translation>Verglichene Pixel</translation>
    </message>
    <message>
        <source>Layer &apos;%1&apos;: expected a raster file of probabilities.</source>
        <translation>Layer &apos;%1&apos;: eine Rasterdatei mit Wahrscheinlichkeiten wurde erwartet.</translation>
    </message>
    <message>
        <source>Layer &apos;%1&apos;: expected a raster file or polygons as a reference.</source>
        <translation>Layer &apos;%1&apos;: eine Rasterdatei oder Polygone wurden als Referenz erwartet.</translation>
    </message>
    <message>
        <source>Layer &apos;%1&apos;: expected a mask raster or polygons as a reference.</source>
        <translation>Layer &apos;%1&apos;: ein Maskenraster oder Polygone wurden als Referenz erwartet.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1: kann nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>xemap::processing::EvaluationReport</name>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Probability raster</source>
        <translation>Wahrscheinlichkeitsraster</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Pixels compared</source>
        <translation>Verglichene Pixel</translation>
    </message>
    <message>
        <source>Pixels referred to</source>
        <translation>Gemeinte Pixel</translation>
    </message>
    <message>
        <source>Pixels judged rightly</source>
        <translation>Richtig beurteilte Pixel</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>Mittlere Präzision</translation>
    </message>
    <message>
        <source>Brier score (0 is best)</source>
        <translation>Brier-Score (0 ist am besten)</translation>
    </message>
    <message>
        <source>Calibration error (0 is best)</source>
        <translation>Kalibrierungsfehler (0 ist am besten)</translation>
    </message>
    <message>
        <source>Probability against reference</source>
        <translation>Wahrscheinlichkeit im Vergleich zur Referenz</translation>
    </message>
    <message>
        <source>What was compared</source>
        <translation>Was verglichen wurde</translation>
    </message>
    <message>
        <source>At the threshold %1</source>
        <translation>Beim Schwellenwert %1</translation>
    </message>
    <message>
        <source>At the threshold with the greatest IoU, %1</source>
        <translation>Beim Schwellenwert mit der größten IoU, %1</translation>
    </message>
    <message>
        <source>Whatever the threshold</source>
        <translation>Unabhängig vom Schwellenwert</translation>
    </message>
</context>
<context>
    <name>xemap::processing::ExampleParameters</name>
    <message>
        <source>Examples (points or polygons; none when empty)</source>
        <translation>Beispiele (Punkte oder Polygone; leer: keine)</translation>
    </message>
    <message>
        <source>Examples (points or polygons)</source>
        <translation>Beispiele (Punkte oder Polygone)</translation>
    </message>
    <message>
        <source>Places that show what is meant, and what is not; the whole map follows them. A point stands for a small square around it. What lies outside of the extent is left out.</source>
        <translation>Orte, die zeigen, was gemeint ist und was nicht; die ganze Karte folgt ihnen. Ein Punkt steht für ein kleines Quadrat um ihn. Was außerhalb der Ausdehnung liegt, wird weggelassen.</translation>
    </message>
    <message>
        <source>Field that tells what is meant from what is not (all is meant when empty)</source>
        <translation>Feld, das Gemeintes von nicht Gemeintem unterscheidet (leer: alles ist gemeint)</translation>
    </message>
    <message>
        <source>A field of true and false, of 1 and 0, or of yes and no.</source>
        <translation>Ein Feld mit true und false, mit 1 und 0 oder mit yes und no.</translation>
    </message>
    <message>
        <source>Examples: expected a layer of points or polygons, found none.</source>
        <translation>Beispiele: einen Layer mit Punkten oder Polygonen erwartet, keinen gefunden.</translation>
    </message>
    <message>
        <source>Examples: expected a layer of points or polygons, found &apos;%1&apos;.</source>
        <translation>Beispiele: einen Layer mit Punkten oder Polygonen erwartet, &apos;%1&apos; gefunden.</translation>
    </message>
    <message>
        <source>Examples: %1 of %2 lie outside of the extent on layer &apos;%3&apos; and are left out.</source>
        <translation>Beispiele: %1 von %2 liegen außerhalb der Ausdehnung auf dem Layer &apos;%3&apos; und werden weggelassen.</translation>
    </message>
    <message>
        <source>Examples: expected features of layer &apos;%1&apos; within the extent on layer &apos;%2&apos;, found none.</source>
        <translation>Beispiele: Objekte des Layers &apos;%1&apos; innerhalb der Ausdehnung auf dem Layer &apos;%2&apos; erwartet, keine gefunden.</translation>
    </message>
</context>
<context>
    <name>xemap::processing::LearnConcept</name>
    <message>
        <source>Learn concept from samples</source>
        <translation>Konzept aus Beispielen lernen</translation>
    </message>
    <message>
        <source>ai,classification,concept,deep learning,examples,few-shot,samples,supervised,teach,training,xemap</source>
        <translation>ki,ai,klassifizierung,konzept,deep learning,beispiele,few-shot,stichproben,überwacht,lehren,training,xemap</translation>
    </message>
    <message>
        <source>Learns from examples on raster layers what is meant, to be mapped on others.</source>
        <translation>Lernt aus Beispielen auf Rasterlayern, was gemeint ist, um es auf anderen zu kartieren.</translation>
    </message>
    <message>
        <source>Learns what is meant from the features of a layer, points or polygons, and writes it as a concept: a small file that &quot;Map concept&quot; uses on other rasters.

A field can tell features that show what is meant from those that show what is not. All features have the same say, however large they are; a point stands for a small square around it. A few of each are enough to begin with.

Words that say it in English, as far as words do, help where examples are few.

Each raster layer teaches with the features that lie on it; what was taught on several is more to be trusted elsewhere.

A concept belongs to the model it was learned with. It can be passed on with or without the coordinates of its examples.</source>
        <translation>Lernt aus den Objekten eines Layers, Punkten oder Polygonen, was gemeint ist, und schreibt es als Konzept: eine kleine Datei, die „Konzept kartieren“ auf anderen Rastern verwendet.

Ein Feld kann Objekte, die Gemeintes zeigen, von denen unterscheiden, die nicht Gemeintes zeigen. Alle Objekte haben gleich viel zu sagen, wie groß sie auch sind; ein Punkt steht für ein kleines Quadrat um ihn. Wenige von jeder Art genügen für den Anfang.

Worte, die es auf Englisch sagen, soweit Worte das können, helfen, wo Beispiele rar sind.

Jeder Rasterlayer lehrt mit den Objekten, die auf ihm liegen; was auf mehreren gelehrt wurde, verdient anderswo mehr Vertrauen.

Ein Konzept gehört zu dem Modell, mit dem es gelernt wurde. Es kann mit oder ohne die Koordinaten seiner Beispiele weitergegeben werden.</translation>
    </message>
    <message>
        <source>Raster layers</source>
        <translation>Rasterlayer</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Worte</translation>
    </message>
    <message>
        <source>What it is called in English, as an expression; may be empty.</source>
        <translation>Wie es auf Englisch heißt, als Ausdruck; darf leer sein.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Of the concept; that of its file when empty.</source>
        <translation>Des Konzepts; leer: der seiner Datei.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Under which the concept may be passed on; may be empty.</source>
        <translation>Unter der das Konzept weitergegeben werden darf; darf leer sein.</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Who taught it; may be empty.</source>
        <translation>Wer es gelehrt hat; darf leer sein.</translation>
    </message>
    <message>
        <source>Keep where the examples lie</source>
        <translation>Behalten, wo die Beispiele liegen</translation>
    </message>
    <message>
        <source>With their coordinates a concept can be learned again with another model; without them it tells nobody where they are.</source>
        <translation>Mit ihren Koordinaten kann ein Konzept mit einem anderen Modell neu gelernt werden; ohne sie verrät es niemandem, wo sie sind.</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>Konzept</translation>
    </message>
    <message>
        <source>Examples of what is meant</source>
        <translation>Beispiele für Gemeintes</translation>
    </message>
    <message>
        <source>Examples of what is not meant</source>
        <translation>Beispiele für nicht Gemeintes</translation>
    </message>
    <message>
        <source>Raster layers with examples</source>
        <translation>Rasterlayer mit Beispielen</translation>
    </message>
    <message>
        <source>Raster layers: expected one or more, found none.</source>
        <translation>Rasterlayer: einen oder mehrere erwartet, keinen gefunden.</translation>
    </message>
    <message>
        <source>Raster layers: expected rasters, found &apos;%1&apos;.</source>
        <translation>Rasterlayer: Raster erwartet, &apos;%1&apos; gefunden.</translation>
    </message>
    <message>
        <source>Concept: expected the name of a file that ends in .json, found &apos;%1&apos;.</source>
        <translation>Konzept: den Namen einer Datei erwartet, der auf .json endet, &apos;%1&apos; gefunden.</translation>
    </message>
    <message>
        <source>Raster layers: no example lies on &apos;%1&apos;.</source>
        <translation>Rasterlayer: auf &apos;%1&apos; liegt kein Beispiel.</translation>
    </message>
    <message>
        <source>Refer</source>
        <translation>Verorten</translation>
    </message>
</context>
<context>
    <name>xemap::processing::MapConcept</name>
    <message>
        <source>Map concept</source>
        <translation>Konzept kartieren</translation>
    </message>
    <message>
        <source>ai,apply,concept,deep learning,examples,find,locate,probability,samples,segmentation,taught,where,xemap</source>
        <translation>ki,ai,anwenden,konzept,deep learning,beispiele,finden,lokalisieren,wahrscheinlichkeit,stichproben,segmentierung,gelehrt,wo,xemap</translation>
    </message>
    <message>
        <source>Maps where in a raster layer a concept is that was taught by examples elsewhere.</source>
        <translation>Kartiert, wo in einem Rasterlayer ein Konzept liegt, das anderswo durch Beispiele gelehrt wurde.</translation>
    </message>
    <message>
        <source>Maps, pixel by pixel, where in a raster layer is what a concept means: a file that &quot;Learn concept from samples&quot; wrote, or the command xemap.

A concept belongs to the model it was learned with; another model refuses it. The words it was learned with, if any, are asked as well: the fewer rasters taught it, the more they count.

The probability raster is the result; mask and regions are made of it where they are wanted. To correct a concept by examples on this very layer, or to ask other words with it, take &quot;Refer to region&quot;.</source>
        <translation>Kartiert Pixel für Pixel, wo in einem Rasterlayer liegt, was ein Konzept meint: eine Datei, die „Konzept aus Beispielen lernen“ oder der Befehl xemap geschrieben hat.

Ein Konzept gehört zu dem Modell, mit dem es gelernt wurde; ein anderes Modell weist es zurück. Die Worte, mit denen es gelernt wurde, werden gegebenenfalls mitgefragt: Je weniger Raster es gelehrt haben, desto mehr zählen sie.

Das Wahrscheinlichkeitsraster ist das Ergebnis; Maske und Regionen werden auf Wunsch daraus erstellt. Um ein Konzept durch Beispiele auf eben diesem Layer zu berichtigen oder andere Worte mit ihm zu fragen, dient „Region verorten“.</translation>
    </message>
    <message>
        <source>Concept: expected a file, found none.</source>
        <translation>Konzept: eine Datei erwartet, keine gefunden.</translation>
    </message>
</context>
<context>
    <name>xemap::processing::OutputText</name>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1: kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>%1: expected the name of a GeoTIFF, ending in .tif or .tiff</source>
        <translation>%1: der Name eines GeoTIFFs wurde erwartet, der auf .tif oder .tiff endet</translation>
    </message>
    <message>
        <source>%1: expected an output of its own, found the input</source>
        <translation>%1: eine eigene Ausgabe wurde erwartet, die Eingabe gefunden</translation>
    </message>
</context>
<context>
    <name>xemap::processing::Provider</name>
    <message>
        <source>An algorithm is taking long to stop; it goes on stopping by itself.</source>
        <translation>Ein Algorithmus braucht lange, um anzuhalten; er hält von selbst an.</translation>
    </message>
</context>
<context>
    <name>xemap::processing::QuestionAlgorithm</name>
    <message>
        <source>Raster layer</source>
        <translation>Rasterlayer</translation>
    </message>
    <message>
        <source>Extent (all of the layer when empty)</source>
        <translation>Ausdehnung (leer: der ganze Layer)</translation>
    </message>
    <message>
        <source>Expression: expected what to look for, found nothing.</source>
        <translation>Ausdruck: Angabe, wonach gesucht wird, erwartet, nichts gefunden.</translation>
    </message>
    <message>
        <source>Refer</source>
        <translation>Verorten</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was read as: %2</source>
        <translation>&apos;%1&apos; wurde gelesen als: %2</translation>
    </message>
    <message>
        <source>The raster was read as: %1</source>
        <translation>Das Raster wurde gelesen als: %1</translation>
    </message>
</context>
<context>
    <name>xemap::processing::QuestionParameters</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Name of an installed model, or the folder of a model.</source>
        <translation>Name eines installierten Modells oder der Ordner eines Modells.</translation>
    </message>
    <message>
        <source>No model is installed: no folder with a model.json in %1. The environment variable XEMAP_MODEL_PATH can name others.</source>
        <translation>Es ist kein Modell installiert: kein Ordner mit einer model.json in %1. Die Umgebungsvariable XEMAP_MODEL_PATH kann weitere Ordner nennen.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>Model &apos;%1&apos; is not installed: expected one of %2, or the folder of a model.</source>
        <translation>Das Modell &apos;%1&apos; ist nicht installiert: Erwartet wurde eines von %2 oder der Ordner eines Modells.</translation>
    </message>
    <message>
        <source>Ground sample distance (metres; that of the layer when empty)</source>
        <translation>Bodenpixelgröße (Meter; leer: die des Layers)</translation>
    </message>
    <message>
        <source>Ground resolution to look at the layer with. Web services need one.</source>
        <translation>Bodenauflösung, mit der der Layer betrachtet wird. Webdienste brauchen eine.</translation>
    </message>
    <message>
        <source>By its words</source>
        <translation>Nach ihren Wörtern</translation>
    </message>
    <message>
        <source>Language of the expression</source>
        <translation>Sprache des Ausdrucks</translation>
    </message>
    <message>
        <source>Words for relations, places and sizes are read in this language.</source>
        <translation>Wörter für Beziehungen, Orte und Größen werden in dieser Sprache gelesen.</translation>
    </message>
    <message>
        <source>Bands read as red, green and blue (such as 3,2,1)</source>
        <translation>Kanäle, die als Rot, Grün und Blau gelesen werden (etwa 3,2,1)</translation>
    </message>
    <message>
        <source>Counted from 1. When empty, what the dock, the style of the layer and the file say.</source>
        <translation>Ab 1 gezählt. Leer: was das Bedienfeld, der Stil des Layers und die Datei sagen.</translation>
    </message>
    <message>
        <source>Declared nodata only</source>
        <translation>Nur angegebenes NoData</translation>
    </message>
    <message>
        <source>Takes a collar or a filling for data where the file does not declare it as nodata.</source>
        <translation>Hält einen Rand oder eine Füllung für Daten, wo die Datei sie nicht als NoData angibt.</translation>
    </message>
    <message>
        <source>Bands: expected three numbers such as 3,2,1, found &apos;%1&apos;.</source>
        <translation>Kanäle: drei Zahlen wie 3,2,1 wurden erwartet, gefunden wurde &apos;%1&apos;.</translation>
    </message>
</context>
<context>
    <name>xemap::processing::ReferToRegion</name>
    <message>
        <source>Refer to region</source>
        <translation>Region verorten</translation>
    </message>
    <message>
        <source>ai,deep learning,detection,expression,find,language,locate,probability,referring,segmentation,text,where,xemap</source>
        <translation>ai,deep learning,detection,expression,find,language,locate,probability,referring,segmentation,text,where,xemap,Ausdruck,Erkennung,finden,KI,Segmentierung,Sprache,suchen,verorten,Wahrscheinlichkeit,wo</translation>
    </message>
    <message>
        <source>Maps where a described place is in a raster layer.</source>
        <translation>Kartiert, wo ein beschriebener Ort in einem Rasterlayer liegt.</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Maps, pixel by pixel, where a described place is in a raster layer.

The expression says what to look for: a kind of place (&quot;storage tanks&quot;) or a place among others (&quot;residential blocks beside the river&quot;). Examples can stand in its place, or correct what it says: the features of a layer, which show what is meant and, by a field, what is not. So can a concept, which was taught elsewhere.

The probability raster is the result; the mask (1 where the probability reaches the threshold, else 0) and the regions (polygons of it, with probabilities and area) are made of it where they are wanted. &quot;Regions from probability&quot; makes them later, with another threshold, without asking again.

PRESENCE is how likely it is that the extent shows what was asked for at all.

A second question about the same layer, extent and ground sample distance is answered faster: what the network saw is kept. Rasters are written as GeoTIFF.</source>
        <translation>Kartiert Pixel für Pixel, wo ein beschriebener Ort in einem Rasterlayer liegt.

Der Ausdruck sagt, wonach gesucht wird: eine Art von Ort („storage tanks“) oder ein Ort unter anderen („residential blocks beside the river“). An seiner Stelle können Beispiele stehen, oder sie berichtigen, was er sagt: die Objekte eines Layers, die zeigen, was gemeint ist, und durch ein Feld, was nicht. Ebenso ein Konzept, das anderswo gelehrt wurde.

Das Wahrscheinlichkeitsraster ist das Ergebnis; die Maske (1, wo die Wahrscheinlichkeit den Schwellenwert erreicht, sonst 0) und die Regionen (Polygone davon, mit Wahrscheinlichkeiten und Fläche) werden auf Wunsch daraus erstellt. „Regionen aus Wahrscheinlichkeit“ erstellt sie später, mit einem anderen Schwellenwert, ohne neue Abfrage.

PRESENCE sagt, wie wahrscheinlich es ist, dass die Ausdehnung das Gesuchte überhaupt zeigt.

Eine zweite Frage zu Layer, Ausdehnung und Bodenpixelgröße wie zuvor wird schneller beantwortet: Was das Netz gesehen hat, bleibt erhalten. Raster werden als GeoTIFF geschrieben.</translation>
    </message>
    <message>
        <source>What to look for; may be empty where there are examples or a concept.</source>
        <translation>Wonach gesucht wird; darf leer sein, wenn es Beispiele oder ein Konzept gibt.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>xemap::processing::ReferToRegions</name>
    <message>
        <source>Refer with several expressions</source>
        <translation>Mit mehreren Ausdrücken verorten</translation>
    </message>
    <message>
        <source>ai,class map,classification,deep learning,expressions,land cover,language,probability,referring,segmentation,text,xemap</source>
        <translation>ai,class map,classification,deep learning,expressions,land cover,language,probability,referring,segmentation,text,xemap,Ausdrücke,KI,Klassenkarte,Klassifizierung,Landbedeckung,Segmentierung,Sprache,verorten,Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Maps which of several described places is the most probable.</source>
        <translation>Kartiert, welcher von mehreren beschriebenen Orten der wahrscheinlichste ist.</translation>
    </message>
    <message>
        <source>Asks several questions about the same part of a raster layer and makes a class map of the answers: each pixel gets the expression that is the most probable there, or &quot;other&quot; where none reaches the threshold.

Write one expression a line. The image is looked at once for all of them.

The class map is a GeoTIFF of bytes: 0 is &quot;other&quot;, 1 the first expression and so on, 255 no data. Names and colours of the classes are in the file.

The probability raster of each expression is kept where a folder for them is given.</source>
        <translation>Stellt mehrere Fragen zum selben Teil eines Rasterlayers und macht aus den Antworten eine Klassenkarte: Jedes Pixel erhält den Ausdruck, der dort am wahrscheinlichsten ist, oder „Sonstiges“, wo keiner den Schwellenwert erreicht.

Schreiben Sie einen Ausdruck je Zeile. Das Bild wird für alle zusammen nur einmal betrachtet.

Die Klassenkarte ist ein GeoTIFF aus Bytes: 0 ist „Sonstiges“, 1 der erste Ausdruck und so weiter, 255 keine Daten. Namen und Farben der Klassen stehen in der Datei.

Das Wahrscheinlichkeitsraster jedes Ausdrucks bleibt erhalten, wenn ein Ordner dafür angegeben ist.</translation>
    </message>
    <message>
        <source>Expressions, one a line</source>
        <translation>Ausdrücke, einer je Zeile</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Folder for the probabilities</source>
        <translation>Ordner für die Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>Expressions: expected at most %1, found %2.</source>
        <translation>Ausdrücke: höchstens %1 wurden erwartet, %2 gefunden.</translation>
    </message>
    <message>
        <source>Expressions: expected each once, found &apos;%1&apos; twice.</source>
        <translation>Ausdrücke: jeder wurde einmal erwartet, &apos;%1&apos; zweimal gefunden.</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1: kann nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>xemap::processing::RegionParameters</name>
    <message>
        <source>Smallest region (square metres)</source>
        <translation>Kleinste Region (Quadratmeter)</translation>
    </message>
    <message>
        <source>Fill holes below (square metres)</source>
        <translation>Löcher füllen unter (Quadratmeter)</translation>
    </message>
    <message>
        <source>Simplify by (metres)</source>
        <translation>Vereinfachen um (Meter)</translation>
    </message>
    <message>
        <source>Round the corners</source>
        <translation>Ecken abrunden</translation>
    </message>
    <message>
        <source>One feature for each region, for each piece of it, or for all together</source>
        <translation>Ein Objekt für jede Region, für jeden Teil davon oder für alle zusammen</translation>
    </message>
    <message>
        <source>Points of regions</source>
        <translation>Punkte der Regionen</translation>
    </message>
</context>
<context>
    <name>xemap::processing::RegionQuestion</name>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>Vorkommen</translation>
    </message>
    <message>
        <source>Greatest probability</source>
        <translation>Höchste Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Mean probability</source>
        <translation>Mittlere Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Number of regions</source>
        <translation>Anzahl der Regionen</translation>
    </message>
    <message>
        <source>regions: %1</source>
        <translation>Regionen: %1</translation>
    </message>
    <message>
        <source>probability: %1</source>
        <translation>Wahrscheinlichkeit: %1</translation>
    </message>
    <message>
        <source>mask: %1</source>
        <translation>Maske: %1</translation>
    </message>
    <message>
        <source>What the expression was read as</source>
        <translation>Wie der Ausdruck gelesen wurde</translation>
    </message>
    <message>
        <source>How the raster was read</source>
        <translation>Wie das Raster gelesen wurde</translation>
    </message>
</context>
<context>
    <name>xemap::processing::RegionsFromProbability</name>
    <message>
        <source>Regions from probability</source>
        <translation>Regionen aus Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>area,outline,polygonize,polygons,probability,regions,simplify,threshold,vectorize,xemap</source>
        <translation>area,outline,polygonize,polygons,probability,regions,simplify,threshold,vectorize,xemap,Fläche,Polygone,Polygonbildung,Regionen,Schwellenwert,Umriss,vektorisieren,vereinfachen,Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Makes polygons of what reaches a threshold of a probability raster.</source>
        <translation>Erstellt Polygone von dem, was in einem Wahrscheinlichkeitsraster einen Schwellenwert erreicht.</translation>
    </message>
    <message>
        <source>Probability raster</source>
        <translation>Wahrscheinlichkeitsraster</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Number of regions</source>
        <translation>Anzahl der Regionen</translation>
    </message>
    <message>
        <source>Area of all regions (square metres)</source>
        <translation>Fläche aller Regionen (Quadratmeter)</translation>
    </message>
    <message>
        <source>Layer &apos;%1&apos;: expected a raster file of probabilities.</source>
        <translation>Layer &apos;%1&apos;: eine Rasterdatei mit Wahrscheinlichkeiten wurde erwartet.</translation>
    </message>
    <message>
        <source>regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>regions: %1</source>
        <translation>Regionen: %1</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Area of all regions (pixels, without a CRS)</source>
        <translation>Fläche aller Regionen (Pixel, ohne KBS)</translation>
    </message>
    <message>
        <source>Makes polygons of what reaches a threshold of a probability raster, which &quot;Refer to region&quot;, the dock or the command xemap wrote.

Each has the expression and what it was read as, the mean and the greatest probability, the area and the perimeter on the ellipsoid (area_m2, perimeter_m; area_px, perimeter_px, in pixels, where the raster has no CRS) and in the units of the project, its rank by area, its centroid, the threshold, the presence of the answer, the raster that was asked, when, the model and the date. Points, where they are wanted, are their centroids with the same.

Outlines near each other are simplified and rounded together, so that none comes to lie over another and none becomes invalid. What touches at a corner is one region, and two pieces.</source>
        <translation>Erstellt Polygone von dem, was einen Schwellenwert in einem Wahrscheinlichkeitsraster erreicht, das „Region verorten“, das Bedienfeld oder der Befehl xemap geschrieben hat.

Jedes hat den Ausdruck und wie er gelesen wurde, die mittlere und die höchste Wahrscheinlichkeit, Fläche und Umfang auf dem Ellipsoid (area_m2, perimeter_m; area_px, perimeter_px, in Pixeln, wo das Raster kein KBS hat) und in den Einheiten des Projekts, den Rang nach der Fläche, den Schwerpunkt, den Schwellenwert, das Vorkommen der Antwort, das befragte Raster, den Zeitpunkt, das Modell und das Datum. Punkte sind, wo sie gewünscht werden, die Schwerpunkte mit denselben Feldern.

Benachbarte Umrisse werden gemeinsam vereinfacht und abgerundet, sodass keiner über einen anderen zu liegen kommt und keiner ungültig wird. Was sich an einer Ecke berührt, ist eine Region und zwei Teile.</translation>
    </message>
</context>
<context>
    <name>xemap::questions::QueryTask</name>
    <message>
        <source>XeMap: %1</source>
        <translation>XeMap: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>There is not enough memory for this extent; ask about a smaller one.</source>
        <translation>Für diese Ausdehnung reicht der Speicher nicht; fragen Sie zu einer kleineren.</translation>
    </message>
    <message>
        <source>The engine failed without saying why.</source>
        <translation>Die Engine ist ohne Angabe von Gründen fehlgeschlagen.</translation>
    </message>
</context>
<context>
    <name>xemap::questions::QuestionBoard</name>
    <message>
        <source>Questions (*.json)</source>
        <translation>Fragen (*.json)</translation>
    </message>
    <message>
        <source>Save list of questions</source>
        <translation>Fragenliste speichern</translation>
    </message>
    <message>
        <source>Load list of questions</source>
        <translation>Fragenliste laden</translation>
    </message>
</context>
<context>
    <name>xemap::questions::QuestionForm</name>
    <message>
        <source>the project has no raster layer</source>
        <translation>das Projekt hat keinen Rasterlayer</translation>
    </message>
</context>
<context>
    <name>xemap::questions::QuestionList</name>
    <message>
        <source>%1: cannot be read: %2</source>
        <translation>%1: kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1: expected a list of questions: %2</source>
        <translation>%1: eine Fragenliste wurde erwartet: %2</translation>
    </message>
</context>
<context>
    <name>xemap::questions::QuestionRunner</name>
    <message>
        <source>Layer &apos;%1&apos; was removed; the run was stopped.</source>
        <translation>Der Layer &apos;%1&apos; wurde entfernt; der Lauf wurde gestoppt.</translation>
    </message>
</context>
<context>
    <name>xemap::questions::RequestText</name>
    <message>
        <source>&apos;%1&apos; was asked of model &apos;%2&apos; in %3, which is not there: import it, or choose another and ask anew</source>
        <translation>&apos;%1&apos; wurde dem Modell &apos;%2&apos; in %3 gestellt, das nicht vorhanden ist: Importieren Sie es, oder wählen Sie ein anderes und fragen Sie neu</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: extent: expected a polygon as well-known text</source>
        <translation>&apos;%1&apos;: Ausdehnung: ein Polygon als Well-Known-Text wurde erwartet</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: example: expected a point or a polygon as well-known text</source>
        <translation>&apos;%1&apos;: Beispiel: ein Punkt oder ein Polygon als Well-Known-Text wurde erwartet</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: none of its examples lies within the extent on layer &apos;%2&apos;</source>
        <translation>&apos;%1&apos;: Keines seiner Beispiele liegt in der Ausdehnung auf Layer &apos;%2&apos;</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is about layer &apos;%2&apos;, which the project does not have: add it, or ask anew</source>
        <translation>&apos;%1&apos; betrifft den Layer &apos;%2&apos;, den das Projekt nicht hat: Fügen Sie ihn hinzu oder fragen Sie neu</translation>
    </message>
    <message>
        <source>%1 of %2 examples lie outside of the extent and are left out.</source>
        <translation>%1 von %2 Beispielen liegen außerhalb der Ausdehnung und werden weggelassen.</translation>
    </message>
</context>
<context>
    <name>xemap::regions::OutlineTask</name>
    <message>
        <source>XeMap: outlines</source>
        <translation>XeMap: Umrisse</translation>
    </message>
</context>
<context>
    <name>xemap::regions::RegionExport</name>
    <message>
        <source>%1: cannot be written: layer &apos;%2&apos; is being edited; save or end that first</source>
        <translation>%1: kann nicht geschrieben werden: Der Layer &apos;%2&apos; wird bearbeitet; speichern oder beenden Sie das zuerst</translation>
    </message>
    <message>
        <source>Regions are being saved; wait for them or cancel them in the task manager.</source>
        <translation>Es werden gerade Regionen gespeichert; warten Sie darauf oder brechen Sie es in der Aufgabenverwaltung ab.</translation>
    </message>
    <message>
        <source>%1: what has a probability of at least %2</source>
        <translation>%1: alles mit einer Wahrscheinlichkeit von mindestens %2</translation>
    </message>
    <message>
        <source>CRS of the regions</source>
        <translation>KBS der Regionen</translation>
    </message>
    <message>
        <source>The coordinate reference system of the regions</source>
        <translation>Das Koordinatenbezugssystem der Regionen</translation>
    </message>
    <message>
        <source>Layer to append to</source>
        <translation>Layer, an den angehängt wird</translation>
    </message>
    <message>
        <source>The polygon layer that gets the regions as features</source>
        <translation>Der Polygonlayer, der die Regionen als Objekte erhält</translation>
    </message>
    <message>
        <source>the result was removed; its regions cannot be saved</source>
        <translation>das Ergebnis wurde entfernt; seine Regionen können nicht gespeichert werden</translation>
    </message>
    <message>
        <source>the layer to append to was removed</source>
        <translation>der Layer, an den angehängt werden sollte, wurde entfernt</translation>
    </message>
    <message>
        <source>regions: %1</source>
        <translation>Regionen: %1</translation>
    </message>
    <message>
        <source>No region is that large and reaches the threshold of %1: nothing was saved.</source>
        <translation>Keine Region ist so groß und erreicht den Schwellenwert %1: Es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Add regions of %1</source>
        <translation>Regionen hinzufügen: %1</translation>
    </message>
    <message>
        <source>Regions were added to layer &apos;%1&apos; (features: %2).</source>
        <translation>Dem Layer &apos;%1&apos; wurden Regionen hinzugefügt (Objekte: %2).</translation>
    </message>
    <message>
        <source>Regions are in a temporary layer, which ends with the project (features: %1).</source>
        <translation>Die Regionen sind in einem temporären Layer, der mit dem Projekt endet (Objekte: %1).</translation>
    </message>
    <message>
        <source>Regions were saved to %1 (features: %2).</source>
        <translation>Die Regionen wurden in %1 gespeichert (Objekte: %2).</translation>
    </message>
    <message>
        <source>A layer that is needed was removed; the regions were not saved.</source>
        <translation>Ein benötigter Layer wurde entfernt; die Regionen wurden nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>xemap::regions::RegionTask</name>
    <message>
        <source>XeMap: regions of %1</source>
        <translation>XeMap: Regionen zu %1</translation>
    </message>
    <message>
        <source>There is not enough memory for the regions.</source>
        <translation>Für die Regionen reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>Making the regions failed without saying why.</source>
        <translation>Das Erstellen der Regionen ist ohne Angabe von Gründen fehlgeschlagen.</translation>
    </message>
</context>
<context>
    <name>xemap::results::AnswerLayers</name>
    <message>
        <source>The run was stopped before its end: a part of the extent is not answered and stays empty.</source>
        <translation>Der Lauf wurde vor seinem Ende gestoppt: Ein Teil der Ausdehnung ist nicht beantwortet und bleibt leer.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; over layer &apos;%2&apos; by %3: %4 megapixels in %5 s%6</source>
        <translation>&apos;%1&apos; über Layer &apos;%2&apos; durch %3: %4 Megapixel in %5 s%6</translation>
    </message>
    <message>
        <source>, image features reused</source>
        <translation>, Bildmerkmale wiederverwendet</translation>
    </message>
</context>
<context>
    <name>xemap::results::CombineTask</name>
    <message>
        <source>XeMap: %1</source>
        <translation>XeMap: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>There is not enough memory to combine these maps.</source>
        <translation>Zum Kombinieren dieser Karten reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>Combining the maps failed without saying why.</source>
        <translation>Das Kombinieren der Karten ist ohne Angabe von Gründen fehlgeschlagen.</translation>
    </message>
</context>
<context>
    <name>xemap::results::ResultCombiner</name>
    <message>
        <source>classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>nicht %1</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>the layers of &apos;%1&apos; were removed: ask it again first</source>
        <translation>die Layer zu &apos;%1&apos; wurden entfernt: Stellen Sie die Frage zuerst noch einmal</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1: QGIS cannot open the class map</source>
        <translation>%1: QGIS kann die Klassenkarte nicht öffnen</translation>
    </message>
</context>
<context>
    <name>xemap::results::SeveralResults</name>
    <message>
        <source>The layers of &apos;%1&apos; were removed: ask it again first.</source>
        <translation>Die Layer zu &apos;%1&apos; wurden entfernt: Stellen Sie die Frage zuerst noch einmal.</translation>
    </message>
</context>
<context>
    <name>xemap::settings::OptionsFactory</name>
    <message>
        <source>XeMap</source>
        <translation>XeMap</translation>
    </message>
</context>
<context>
    <name>xemap::start::XemapPlugin</name>
    <message>
        <source>XeMap needs QGIS %1 or later; this is QGIS %2.</source>
        <translation>XeMap benötigt QGIS %1 oder neuer; dies ist QGIS %2.</translation>
    </message>
    <message>
        <source>This XeMap was built for QGIS %1; this is QGIS %2. Install the XeMap built for it.</source>
        <translation>Dieses XeMap wurde für QGIS %1 gebaut; dies ist QGIS %2. Installieren Sie das dafür gebaute XeMap.</translation>
    </message>
</context>
<context>
    <name>xemap::task::AwaitedTask</name>
    <message>
        <source>&apos;%1&apos; is taking long to stop; it goes on stopping by itself.</source>
        <translation>„%1“ braucht lange, um anzuhalten; es hält von selbst an.</translation>
    </message>
</context>
<context>
    <name>xemap::ui::AnnotationDialog</name>
    <message>
        <source>Annotate Map</source>
        <translation>Karte beschriften</translation>
    </message>
    <message>
        <source>Keep the annotations there are, and change their look only</source>
        <translation>Vorhandene Beschriftungen behalten und nur ihr Aussehen ändern</translation>
    </message>
    <message>
        <source>Regions, places of labels and texts written by hand stay; otherwise annotations are made anew</source>
        <translation>Regionen, Lage der Texte und von Hand Geschriebenes bleiben; sonst werden die Beschriftungen neu erstellt</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Text of each label, with fields such as %area_ha%; empty: outlines only</source>
        <translation>Text jeder Beschriftung, mit Feldern wie %area_ha%; leer: nur Umrisse</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Insert a field</source>
        <translation>Ein Feld einfügen</translation>
    </message>
    <message>
        <source>Inserts what is known of each region</source>
        <translation>Fügt ein, was von jeder Region bekannt ist</translation>
    </message>
    <message>
        <source>Numbers on the map, labels in a legend</source>
        <translation>Nummern in der Karte, Texte in einer Legende</translation>
    </message>
    <message>
        <source>The largest region is number 1; the legend lies in a corner and can be moved</source>
        <translation>Die größte Region hat die Nummer 1; die Legende liegt in einer Ecke und kann verschoben werden</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Size of labels and legend on screen and on paper</source>
        <translation>Größe von Texten und Legende auf dem Bildschirm und auf Papier</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source> m²</source>
        <translation> m²</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Smallest region</source>
        <translation>Kleinste Region</translation>
    </message>
    <message>
        <source>Smaller regions are left out; measured on the ellipsoid</source>
        <translation>Kleinere Regionen werden weggelassen; gemessen auf dem Ellipsoid</translation>
    </message>
    <message>
        <source>Regions at most</source>
        <translation>Höchstzahl der Regionen</translation>
    </message>
    <message>
        <source>Of more regions than that, the largest are annotated</source>
        <translation>Von mehr Regionen werden die größten beschriftet</translation>
    </message>
    <message>
        <source>Smooth outlines</source>
        <translation>Umrisse glätten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No such field: %1. It is shown as it is written.</source>
        <translation>Kein solches Feld: %1. Es wird angezeigt, wie es geschrieben ist.</translation>
    </message>
    <message>
        <source>Numbers without a legend</source>
        <translation>Nummern ohne Legende</translation>
    </message>
    <message>
        <source>Outlines only</source>
        <translation>Nur Umrisse</translation>
    </message>
    <message>
        <source>Such as: %1</source>
        <translation>Zum Beispiel: %1</translation>
    </message>
    <message>
        <source>Restyle</source>
        <translation>Umgestalten</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Beschriften</translation>
    </message>
    <message>
        <source>Changes the look of the annotations (Enter)</source>
        <translation>Ändert das Aussehen der Beschriftungen (Eingabetaste)</translation>
    </message>
    <message>
        <source>Annotates the map (Enter)</source>
        <translation>Beschriftet die Karte (Eingabetaste)</translation>
    </message>
    <message>
        <source>Outlines leave those of the pixels by about a pixel; features keep theirs</source>
        <translation>Umrisse weichen etwa ein Pixel von denen der Pixel ab; Objekte behalten ihre</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ConceptDialog</name>
    <message>
        <source>What the concept is called; one of the same name is replaced</source>
        <translation>Wie das Konzept heißt; eines mit demselben Namen wird ersetzt</translation>
    </message>
    <message>
        <source>With the places of its examples</source>
        <translation>Mit den Orten seiner Beispiele</translation>
    </message>
    <message>
        <source>Under which the concept may be passed on; may be empty</source>
        <translation>Unter der das Konzept weitergegeben werden darf; darf leer sein</translation>
    </message>
    <message>
        <source>Who taught it; may be empty</source>
        <translation>Wer es gelehrt hat; darf leer sein</translation>
    </message>
    <message>
        <source>Save concept</source>
        <translation>Konzept speichern</translation>
    </message>
    <message>
        <source>Keeps the coordinates, so that another model can learn it again; leave them out where nobody is to know them</source>
        <translation>Behält die Koordinaten, damit ein anderes Modell es neu lernen kann; lassen Sie sie weg, wo niemand sie kennen soll</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Writes the file of the concept</source>
        <translation>Schreibt die Datei des Konzepts</translation>
    </message>
    <message>
        <source>Saves nothing</source>
        <translation>Speichert nichts</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ConceptRow</name>
    <message>
        <source>Concept</source>
        <translation>Konzept</translation>
    </message>
    <message>
        <source>What was taught earlier; with words and examples, all of them say what is looked for</source>
        <translation>Was früher gelehrt wurde; mit Worten und Beispielen sagt alles zusammen, was gesucht wird</translation>
    </message>
    <message>
        <source>No concept</source>
        <translation>Kein Konzept</translation>
    </message>
    <message>
        <source>Save concept…</source>
        <translation>Konzept speichern…</translation>
    </message>
    <message>
        <source>Keeps what the examples taught, to be used on other images</source>
        <translation>Behält, was die Beispiele gelehrt haben, für andere Bilder</translation>
    </message>
    <message>
        <source>Learn again</source>
        <translation>Neu lernen</translation>
    </message>
    <message>
        <source>Shows the examples of the concept to the chosen model</source>
        <translation>Zeigt die Beispiele des Konzepts dem gewählten Modell</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ExamplePanel</name>
    <message>
        <source>Undo the last step with examples</source>
        <translation>Letzten Schritt mit Beispielen rückgängig machen</translation>
    </message>
    <message>
        <source>Redo the step with examples</source>
        <translation>Schritt mit Beispielen wiederherstellen</translation>
    </message>
    <message>
        <source>Take the selected examples away</source>
        <translation>Ausgewählte Beispiele wegnehmen</translation>
    </message>
    <message>
        <source>Take all examples away</source>
        <translation>Alle Beispiele wegnehmen</translation>
    </message>
    <message>
        <source>Next doubtful place</source>
        <translation>Nächste zweifelhafte Stelle</translation>
    </message>
    <message>
        <source>Goes to the place whose answer is least certain (key D on the map)</source>
        <translation>Geht zur Stelle, deren Antwort am unsichersten ist (Taste D auf der Karte)</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>What is marked is meant (key Y on the map)</source>
        <translation>Das Markierte ist gemeint (Taste Y auf der Karte)</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>What is marked is not meant (key N on the map)</source>
        <translation>Das Markierte ist nicht gemeint (Taste N auf der Karte)</translation>
    </message>
    <message>
        <source>Like this</source>
        <translation>Wie dies</translation>
    </message>
    <message>
        <source>Not like this</source>
        <translation>Nicht so</translation>
    </message>
    <message>
        <source>Show on the map what is meant; with words above, both say what is looked for</source>
        <translation>Zeigen Sie auf der Karte, was gemeint ist; stehen oben Worte, sagt beides zusammen, was gesucht wird</translation>
    </message>
    <message>
        <source>Show on the map what is not meant</source>
        <translation>Zeigen Sie auf der Karte, was nicht gemeint ist</translation>
    </message>
    <message>
        <source>Click or Rectangle</source>
        <translation>Klick oder Rechteck</translation>
    </message>
    <message>
        <source>Click on the map, or draw from one corner to the other</source>
        <translation>Klicken Sie in die Karte, oder ziehen Sie von einer Ecke zur anderen</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>Click corner by corner; Backspace takes the last one back, a right click or Enter ends it, Esc gives up</source>
        <translation>Klicken Sie Ecke für Ecke; die Rücktaste nimmt die letzte zurück, ein Rechtsklick oder die Eingabetaste schließt ab, Esc bricht ab</translation>
    </message>
    <message>
        <source>Freehand</source>
        <translation>Freihand</translation>
    </message>
    <message>
        <source>Draw around it with the button held; Esc gives up</source>
        <translation>Umfahren Sie es mit gedrückter Maustaste; Esc bricht ab</translation>
    </message>
    <message>
        <source>From Features…</source>
        <translation>Aus Objekten…</translation>
    </message>
    <message>
        <source>Take features of a vector layer, such as those selected, or regions of an earlier answer</source>
        <translation>Nimmt Objekte eines Vektorlayers, etwa die ausgewählten, oder Gebiete einer früheren Antwort</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Examples shown on the map; Delete takes the selected ones away</source>
        <translation>Auf der Karte gezeigte Beispiele; Entf nimmt die ausgewählten weg</translation>
    </message>
    <message>
        <source>Yes: %1</source>
        <translation>Ja: %1</translation>
    </message>
    <message>
        <source>No: %1</source>
        <translation>Nein: %1</translation>
    </message>
    <message>
        <source>%1 yes, %2 no</source>
        <translation>%1 ja, %2 nein</translation>
    </message>
</context>
<context>
    <name>xemap::ui::Examples</name>
    <message>
        <source>A kind of place</source>
        <translation>Eine Art von Ort</translation>
    </message>
    <message>
        <source>Beside, between, in other places</source>
        <translation>Neben, zwischen, in anderen Orten</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Entfernung</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Part of the image</source>
        <translation>Teil des Bildes</translation>
    </message>
    <message>
        <source>Largest, nearest, first of many</source>
        <translation>Größter, nächster, erster von vielen</translation>
    </message>
    <message>
        <source>Several conditions</source>
        <translation>Mehrere Bedingungen</translation>
    </message>
    <message>
        <source>With and without</source>
        <translation>Mit und ohne</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ExpressionField</name>
    <message>
        <source>Look for</source>
        <translation>Suchen nach</translation>
    </message>
    <message>
        <source>e.g. residential blocks beside the river</source>
        <translation>z.&#xa0;B. residential blocks beside the river</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>What to look for, in words. Enter runs; Up and Down step through earlier expressions.</source>
        <translation>Wonach gesucht wird, in Worten. Die Eingabetaste startet; Auf und Ab blättern durch frühere Ausdrücke.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>What an expression may say: places, relations, distances, directions, and without</source>
        <translation>Was ein Ausdruck sagen kann: Orte, Beziehungen, Entfernungen, Richtungen und was nicht</translation>
    </message>
    <message>
        <source>Recent expressions</source>
        <translation>Letzte Ausdrücke</translation>
    </message>
    <message>
        <source>Clear history</source>
        <translation>Historie leeren</translation>
    </message>
    <message>
        <source>Shortened: an expression has at most %1 characters.</source>
        <translation>Gekürzt: Ein Ausdruck hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>No expression has been run yet</source>
        <translation>Es wurde noch kein Ausdruck gestartet</translation>
    </message>
    <message>
        <source>What the expression is read as</source>
        <translation>Wie der Ausdruck gelesen wird</translation>
    </message>
    <message>
        <source>Read as: %1</source>
        <translation>Gelesen als: %1</translation>
    </message>
</context>
<context>
    <name>xemap::ui::FractionControl</name>
    <message>
        <source> %</source>
        <comment>percent sign after a number</comment>
        <translation> %</translation>
    </message>
</context>
<context>
    <name>xemap::ui::GuideDialog</name>
    <message>
        <source>XeMap Guide</source>
        <translation>Handbuch zu XeMap</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Closes the guide (Esc)</source>
        <translation>Schließt das Handbuch (Esc)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Goes back to the page before</source>
        <translation>Geht zur vorigen Seite zurück</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>Goes to the page the guide begins with</source>
        <translation>Geht zur ersten Seite des Handbuchs</translation>
    </message>
</context>
<context>
    <name>xemap::ui::MessageLine</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the message to the clipboard</source>
        <translation>Kopiert die Meldung in die Zwischenablage</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Closes the message</source>
        <translation>Schließt die Meldung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>xemap::ui::PlaceView</name>
    <message>
        <source>What is here?</source>
        <translation>Was ist hier?</translation>
    </message>
    <message>
        <source>Click on the map: what else the model takes the place for</source>
        <translation>Klick auf die Karte: wofür das Modell die Stelle sonst hält</translation>
    </message>
    <message>
        <source>What the place may be</source>
        <translation>Was die Stelle sein kann</translation>
    </message>
    <message>
        <source>Nothing is known of this place.</source>
        <translation>Über diese Stelle ist nichts bekannt.</translation>
    </message>
    <message>
        <source>%1 (asked for) %2&#xa0;%</source>
        <translation>%1 (gefragt) %2&#xa0;%</translation>
    </message>
    <message>
        <source>%1 %2&#xa0;%</source>
        <translation>%1 %2&#xa0;%</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>xemap::ui::QueryDockContent</name>
    <message>
        <source>Threshold</source>
        <translation>Schwellenwert</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Outlines on the map</source>
        <translation>Umrisse auf der Karte</translation>
    </message>
    <message>
        <source>Save regions…</source>
        <translation>Regionen speichern…</translation>
    </message>
    <message>
        <source>Annotate map…</source>
        <translation>Karte beschriften…</translation>
    </message>
    <message>
        <source>Probability from which a pixel belongs to the mask; changes the map at once</source>
        <translation>Wahrscheinlichkeit, ab der ein Pixel zur Maske gehört; ändert die Karte sofort</translation>
    </message>
    <message>
        <source>Opacity of the result layer</source>
        <translation>Deckkraft des Ergebnislayers</translation>
    </message>
    <message>
        <source>Outlines what reaches the threshold</source>
        <translation>Umreißt, was den Schwellenwert erreicht</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Copies a report to the clipboard, to show to someone who helps</source>
        <translation>Kopiert einen Bericht in die Zwischenablage, um ihn jemandem zu zeigen, der hilft</translation>
    </message>
    <message>
        <source>Take the better resolution</source>
        <translation>Bessere Auflösung übernehmen</translation>
    </message>
    <message>
        <source>Sets the resolution</source>
        <translation>Setzt die Auflösung</translation>
    </message>
    <message>
        <source>Say what to look for, choose the extent, and press Enter. The answer comes as layers on top of the map; Threshold moves their border at once.</source>
        <translation>Sagen Sie, wonach gesucht wird, wählen Sie die Ausdehnung, und drücken Sie die Eingabetaste. Die Antwort kommt als Layer über der Karte; Schwellenwert verschiebt ihre Grenze sofort.</translation>
    </message>
    <message>
        <source>Makes polygons of what reaches the threshold, in a file or a layer</source>
        <translation>Erstellt Polygone von dem, was den Schwellenwert erreicht, in einer Datei oder einem Layer</translation>
    </message>
    <message>
        <source>There is no result to save regions of.</source>
        <translation>Es gibt kein Ergebnis, von dem Regionen gespeichert werden können.</translation>
    </message>
    <message>
        <source>Outlines and labels the regions on the map, for a layout to print</source>
        <translation>Umreißt und beschriftet die Regionen auf der Karte, zum Drucken mit einem Layout</translation>
    </message>
    <message>
        <source>There is no result to annotate: ask first, or choose a layer of regions.</source>
        <translation>Es gibt kein Ergebnis zum Beschriften: Fragen Sie zuerst, oder wählen Sie einen Layer mit Regionen.</translation>
    </message>
    <message>
        <source>Look at %1&#xa0;m/px</source>
        <translation>Mit %1&#xa0;m/px betrachten</translation>
    </message>
    <message>
        <source>A run is under way.</source>
        <translation>Es ist bereits ein Lauf im Gange.</translation>
    </message>
    <message>
        <source>The last run is being cancelled.</source>
        <translation>Der letzte Lauf wird gerade abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing can be run now.</source>
        <translation>Zurzeit kann nichts gestartet werden.</translation>
    </message>
    <message>
        <source>No model is installed.</source>
        <translation>Es ist kein Modell installiert.</translation>
    </message>
    <message>
        <source>Type what to look for.</source>
        <translation>Geben Sie ein, wonach gesucht wird.</translation>
    </message>
    <message>
        <source>Draw the rectangle to look in.</source>
        <translation>Zeichnen Sie das Rechteck, in dem gesucht wird.</translation>
    </message>
</context>
<context>
    <name>xemap::ui::QuerySettings</name>
    <message>
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Ground resolution</source>
        <translation>Bodenauflösung</translation>
    </message>
    <message>
        <source>Ground resolution at which the image is looked at. Coarser is faster and sees larger things; Native is the layer&apos;s own.</source>
        <translation>Bodenauflösung, mit der das Bild betrachtet wird. Gröber ist schneller und sieht größere Dinge; Nativ ist die des Layers.</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Ausdehnung</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>The part of the layer to look at: what the map shows, all of it, or a rectangle you draw</source>
        <translation>Der Teil des Layers, der betrachtet wird: was die Karte zeigt, alles oder ein gezeichnetes Rechteck</translation>
    </message>
    <message>
        <source>Visible area</source>
        <translation>Sichtbarer Bereich</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <translation>Ganzer Layer</translation>
    </message>
    <message>
        <source>Drawn rectangle</source>
        <translation>Gezeichnetes Rechteck</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Draw rectangle on the map</source>
        <translation>Rechteck auf der Karte zeichnen</translation>
    </message>
    <message>
        <source>Draw the rectangle on the map</source>
        <translation>Das Rechteck auf der Karte zeichnen</translation>
    </message>
    <message>
        <source>Import model</source>
        <translation>Modell importieren</translation>
    </message>
    <message>
        <source>Import model...: make one of a CLIP checkpoint such as RemoteCLIP, GeoRSCLIP or OpenCLIP</source>
        <translation>Modell importieren...: aus einem CLIP-Checkpoint wie RemoteCLIP, GeoRSCLIP oder OpenCLIP ein Modell machen</translation>
    </message>
    <message>
        <source>None drawn yet</source>
        <translation>Noch keines gezeichnet</translation>
    </message>
    <message>
        <source>No model is installed</source>
        <translation>Kein Modell ist installiert</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Kanäle</translation>
    </message>
</context>
<context>
    <name>xemap::ui::QuestionText</name>
    <message>
        <source>it is no JSON: %1 at byte %2</source>
        <translation>es ist kein JSON: %1 bei Byte %2</translation>
    </message>
    <message>
        <source>field &apos;format&apos;: expected &quot;%1&quot;</source>
        <translation>Feld &apos;format&apos;: „%1“ wurde erwartet</translation>
    </message>
    <message>
        <source>field &apos;version&apos;: expected %1, found %2</source>
        <translation>Feld &apos;version&apos;: %1 wurde erwartet, %2 gefunden</translation>
    </message>
    <message>
        <source>field &apos;questions[%1].expression&apos;: expected a text, found none</source>
        <translation>Feld &apos;questions[%1].expression&apos;: ein Text wurde erwartet, keiner gefunden</translation>
    </message>
    <message>
        <source>like the examples</source>
        <translation>wie die Beispiele</translation>
    </message>
    <message>
        <source>%1, like the examples</source>
        <translation>%1, wie die Beispiele</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>xemap::ui::QuestionView</name>
    <message>
        <source>asked…</source>
        <translation>gefragt…</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1&#xa0;% present</source>
        <translation>%1&#xa0;% vorhanden</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>nicht gefragt</translation>
    </message>
    <message>
        <source>Layer: %1</source>
        <translation>Layer: %1</translation>
    </message>
    <message>
        <source>Resolution: %1 m</source>
        <translation>Auflösung: %1 m</translation>
    </message>
    <message>
        <source>Answered %1 in %2 s; highest probability %3</source>
        <translation>Beantwortet %1 in %2 s; höchste Wahrscheinlichkeit %3</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Puts what the form asks for into the list, unasked</source>
        <translation>Nimmt die Frage im Formular in die Liste auf, ohne sie zu stellen</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Abfragen</translation>
    </message>
    <message>
        <source>Asks the selected questions, or all that are open; those about the same extent in one pass</source>
        <translation>Stellt die gewählten Fragen oder alle offenen; die zur selben Ausdehnung in einem Durchgang</translation>
    </message>
    <message>
        <source>Combine</source>
        <translation>Kombinieren</translation>
    </message>
    <message>
        <source>Makes one map of several answers</source>
        <translation>Macht aus mehreren Antworten eine Karte</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>What else can be done with questions</source>
        <translation>Was sich mit Fragen noch machen lässt</translation>
    </message>
    <message>
        <source>Where all of them are (and)</source>
        <translation>Wo alle zutreffen (und)</translation>
    </message>
    <message>
        <source>Where any of them is (or)</source>
        <translation>Wo eine davon zutrifft (oder)</translation>
    </message>
    <message>
        <source>Where it is not (not)</source>
        <translation>Wo sie nicht zutrifft (nicht)</translation>
    </message>
    <message>
        <source>Class map: the likeliest of them</source>
        <translation>Klassenkarte: die jeweils wahrscheinlichste</translation>
    </message>
    <message>
        <source>Put into the form</source>
        <translation>Ins Formular übernehmen</translation>
    </message>
    <message>
        <source>Compare two by swiping</source>
        <translation>Zwei durch Wischen vergleichen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete from the list</source>
        <translation>Aus der Liste löschen</translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation>Liste speichern…</translation>
    </message>
    <message>
        <source>Load list…</source>
        <translation>Liste laden…</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Ausdehnung</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Show alone</source>
        <translation>Allein zeigen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Show one at a time</source>
        <translation>Immer nur eine zeigen</translation>
    </message>
    <message>
        <source>Questions asked in this project; double-click one to see its answer alone, and again to see all</source>
        <translation>Fragen dieses Projekts; Doppelklick zeigt die Antwort allein, noch einer alle</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ReadChoiceRow</name>
    <message>
        <source>Declared nodata only</source>
        <translation>Nur angegebenes NoData</translation>
    </message>
    <message>
        <source>Bands read as red, green and blue</source>
        <translation>Kanäle, die als Rot, Grün und Blau gelesen werden</translation>
    </message>
    <message>
        <source>Which bands are read as red, green and blue, counted from 1, such as 3,2,1. Empty: what the style of the layer and the file say.</source>
        <translation>Welche Kanäle als Rot, Grün und Blau gelesen werden, ab 1 gezählt, etwa 3,2,1. Leer: was der Stil des Layers und die Datei sagen.</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>wie die Datei sagt</translation>
    </message>
    <message>
        <source>Takes a collar or a filling for data where the file does not declare it as nodata</source>
        <translation>Hält einen Rand oder eine Füllung für Daten, wo die Datei sie nicht als NoData angibt</translation>
    </message>
</context>
<context>
    <name>xemap::ui::RegionDialog</name>
    <message>
        <source>Save Regions</source>
        <translation>Regionen speichern</translation>
    </message>
    <message>
        <source>Saves nothing (Esc)</source>
        <translation>Speichert nichts (Esc)</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern als</translation>
    </message>
    <message>
        <source>What the regions are saved as</source>
        <translation>Als was die Regionen gespeichert werden</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>GeoJSON</source>
        <translation>GeoJSON</translation>
    </message>
    <message>
        <source>Shapefile</source>
        <translation>Shapefile</translation>
    </message>
    <message>
        <source>FlatGeobuf</source>
        <translation>FlatGeobuf</translation>
    </message>
    <message>
        <source>Temporary layer</source>
        <translation>Temporärer Layer</translation>
    </message>
    <message>
        <source>Features of an existing layer</source>
        <translation>Objekte eines vorhandenen Layers</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File to write; an older one is replaced</source>
        <translation>Zu schreibende Datei; eine ältere wird ersetzt</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Durchsuchen</translation>
    </message>
    <message>
        <source>Chooses the file</source>
        <translation>Wählt die Datei</translation>
    </message>
    <message>
        <source>CRS</source>
        <translation>KBS</translation>
    </message>
    <message>
        <source>One feature for</source>
        <translation>Ein Objekt für</translation>
    </message>
    <message>
        <source>Regions whose pixels touch at a corner are one region of several pieces</source>
        <translation>Regionen, deren Pixel sich an einer Ecke berühren, sind eine Region aus mehreren Teilen</translation>
    </message>
    <message>
        <source>each region</source>
        <translation>jede Region</translation>
    </message>
    <message>
        <source>each piece of a region</source>
        <translation>jeden Teil einer Region</translation>
    </message>
    <message>
        <source>all regions together</source>
        <translation>alle Regionen zusammen</translation>
    </message>
    <message>
        <source> m²</source>
        <translation> m²</translation>
    </message>
    <message>
        <source>Smallest region</source>
        <translation>Kleinste Region</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Smaller regions are left out; measured on the ellipsoid</source>
        <translation>Kleinere Regionen werden weggelassen; gemessen auf dem Ellipsoid</translation>
    </message>
    <message>
        <source>Fill holes below</source>
        <translation>Löcher füllen unter</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Smaller holes in a region are filled; measured on the ellipsoid</source>
        <translation>Kleinere Löcher in einer Region werden gefüllt; gemessen auf dem Ellipsoid</translation>
    </message>
    <message>
        <source> m</source>
        <translation> m</translation>
    </message>
    <message>
        <source>Simplify by</source>
        <translation>Vereinfachen um</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Outlines keep that near to those of the pixels; none crosses another</source>
        <translation>Umrisse bleiben so nah an denen der Pixel; keiner kreuzt einen anderen</translation>
    </message>
    <message>
        <source>Round the corners</source>
        <translation>Ecken abrunden</translation>
    </message>
    <message>
        <source>Rounds the corners of the pixels; none crosses another</source>
        <translation>Rundet die Ecken der Pixel ab; kein Umriss kreuzt einen anderen</translation>
    </message>
    <message>
        <source>Replace the file and all that is in it?
%1</source>
        <translation>Die Datei mit allem, was darin ist, ersetzen?
%1</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Saves the regions (Enter)</source>
        <translation>Speichert die Regionen (Eingabetaste)</translation>
    </message>
    <message>
        <source>Name the file first.</source>
        <translation>Geben Sie zuerst die Datei an.</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ResolutionSpinBox</name>
    <message>
        <source> m/px</source>
        <comment>metres per pixel, after a number</comment>
        <translation> m/px</translation>
    </message>
    <message>
        <source>Native (%1 m)</source>
        <translation>Nativ (%1 m)</translation>
    </message>
    <message>
        <source>Native</source>
        <translation>Nativ</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ResultView</name>
    <message>
        <source>presence unknown</source>
        <translation>Vorkommen unbekannt</translation>
    </message>
    <message>
        <source>less than 1&#xa0;% likely present</source>
        <translation>mit weniger als 1&#xa0;% Wahrscheinlichkeit vorhanden</translation>
    </message>
    <message>
        <source>more than 99&#xa0;% likely present</source>
        <translation>mit mehr als 99&#xa0;% Wahrscheinlichkeit vorhanden</translation>
    </message>
    <message>
        <source>%1&#xa0;% likely present</source>
        <translation>mit %1&#xa0;% Wahrscheinlichkeit vorhanden</translation>
    </message>
    <message>
        <source>less than 0.1&#xa0;s</source>
        <translation>weniger als 0,1&#xa0;s</translation>
    </message>
    <message>
        <source>%1&#xa0;s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1&#xa0;min %2&#xa0;s</source>
        <translation>%1&#xa0;min %2&#xa0;s</translation>
    </message>
    <message>
        <source>Expression of the result</source>
        <translation>Ausdruck des Ergebnisses</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>%1; highest probability %2; %3</source>
        <translation>%1; höchste Wahrscheinlichkeit %2; %3</translation>
    </message>
    <message>
        <source> (image features reused)</source>
        <translation> (Bildmerkmale wiederverwendet)</translation>
    </message>
    <message>
        <source>1 region above %1&#xa0;%</source>
        <translation>1 Region über %1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 regions above %2&#xa0;%</source>
        <translation>%1 Regionen über %2&#xa0;%</translation>
    </message>
    <message>
        <source>What the expression was read as</source>
        <translation>Wie der Ausdruck gelesen wurde</translation>
    </message>
    <message>
        <source>Read as: %1</source>
        <translation>Gelesen als: %1</translation>
    </message>
    <message>
        <source>How the raster was read</source>
        <translation>Wie das Raster gelesen wurde</translation>
    </message>
    <message>
        <source>Raster read as: %1</source>
        <translation>Raster gelesen als: %1</translation>
    </message>
    <message>
        <source>Nothing was found: no place reaches the threshold of %1. The likeliest has a probability of %2.</source>
        <translation>Nichts gefunden: Keine Stelle erreicht den Schwellenwert %1. Die wahrscheinlichste hat eine Wahrscheinlichkeit von %2.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>That nothing was found</source>
        <translation>Dass nichts gefunden wurde</translation>
    </message>
    <message>
        <source>Lower the threshold to see weak evidence</source>
        <translation>Senken Sie den Schwellenwert, um schwache Hinweise zu sehen</translation>
    </message>
</context>
<context>
    <name>xemap::ui::Rough</name>
    <message>
        <source>%1&#xa0;s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1&#xa0;min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1&#xa0;h %2&#xa0;min</source>
        <translation>%1&#xa0;h %2&#xa0;min</translation>
    </message>
    <message>
        <source>%1&#xa0;MB</source>
        <translation>%1&#xa0;MB</translation>
    </message>
    <message>
        <source>%1&#xa0;GB</source>
        <translation>%1&#xa0;GB</translation>
    </message>
</context>
<context>
    <name>xemap::ui::RunBar</name>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Stoppen und behalten</translation>
    </message>
    <message>
        <source>Stops the run (Esc)</source>
        <translation>Stoppt den Lauf (Esc)</translation>
    </message>
    <message>
        <source>Stops the run and shows what it has found so far; the rest stays empty</source>
        <translation>Stoppt den Lauf und zeigt, was er bisher gefunden hat; der Rest bleibt leer</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Help and settings</source>
        <translation>Hilfe und Einstellungen</translation>
    </message>
    <message>
        <source>Help, settings, and a report for those who help</source>
        <translation>Hilfe, Einstellungen und ein Bericht für alle, die helfen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Maps where the expression is (Enter)</source>
        <translation>Kartiert, wo das Beschriebene liegt (Eingabetaste)</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
</context>
<context>
    <name>xemap::ui::SettingsPage</name>
    <message>
        <source>All (%1)</source>
        <translation>Alle (%1)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Threads the network works with. Fewer leave more of the machine to other programs; more than it has cores make nothing faster.</source>
        <translation>Threads, mit denen das Netz arbeitet. Weniger lassen anderen Programmen mehr vom Rechner; mehr, als er Kerne hat, beschleunigen nichts.</translation>
    </message>
    <message>
        <source> MB</source>
        <comment>megabytes, after a number</comment>
        <translation> MB</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Keine Grenze</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Speichergrenze</translation>
    </message>
    <message>
        <source>Memory a question may take, with the image features kept for the next one. A limit makes the tiles smaller, which takes a little longer.</source>
        <translation>Speicher, den eine Frage belegen darf, samt den Bildmerkmalen, die für die nächste aufgehoben werden. Eine Grenze macht die Kacheln kleiner, was etwas länger dauert.</translation>
    </message>
    <message>
        <source>This machine has %1 MB.</source>
        <translation>Dieser Rechner hat %1 MB.</translation>
    </message>
    <message>
        <source>Speed and memory</source>
        <translation>Geschwindigkeit und Speicher</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>&amp;Threads</translation>
    </message>
    <message>
        <source>&amp;Memory limit</source>
        <translation>&amp;Speichergrenze</translation>
    </message>
    <message>
        <source>Model folders</source>
        <translation>Modellordner</translation>
    </message>
    <message>
        <source>Folders that are models or hold models, looked through from the top, before the folder of imported models and the models that came with XeMap</source>
        <translation>Ordner, die Modelle sind oder enthalten; sie werden von oben nach unten durchsucht, vor dem Ordner der importierten Modelle und den mit XeMap gelieferten Modellen</translation>
    </message>
    <message>
        <source>Add model folder</source>
        <translation>Modellordner hinzufügen</translation>
    </message>
    <message>
        <source>Adds a folder</source>
        <translation>Fügt einen Ordner hinzu</translation>
    </message>
    <message>
        <source>Remove model folder</source>
        <translation>Modellordner entfernen</translation>
    </message>
    <message>
        <source>Takes the chosen folder off the list; its files stay</source>
        <translation>Nimmt den gewählten Ordner aus der Liste; seine Dateien bleiben</translation>
    </message>
    <message>
        <source>M&amp;odel folders</source>
        <translation>M&amp;odellordner</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>&amp;Beside the project</source>
        <translation>&amp;Neben dem Projekt</translation>
    </message>
    <message>
        <source>In the folder &quot;xemap&quot; beside the project, or in the user profile while the project is not saved</source>
        <translation>Im Ordner „xemap“ neben dem Projekt oder, solange das Projekt nicht gespeichert ist, im Benutzerprofil</translation>
    </message>
    <message>
        <source>In the &amp;folder</source>
        <translation>&amp;Im Ordner</translation>
    </message>
    <message>
        <source>In one folder, whatever the project</source>
        <translation>In einem einzigen Ordner, gleich bei welchem Projekt</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>&amp;Start each session with the threshold</source>
        <translation>&amp;Jede Sitzung mit diesem Schwellenwert beginnen</translation>
    </message>
    <message>
        <source>Otherwise a session starts with the threshold the last one ended with</source>
        <translation>Sonst beginnt eine Sitzung mit dem Schwellenwert, mit dem die letzte endete</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellenwert</translation>
    </message>
    <message>
        <source>Probability from which a pixel belongs to the mask</source>
        <translation>Wahrscheinlichkeit, ab der ein Pixel zur Maske gehört</translation>
    </message>
    <message>
        <source>Folder of results</source>
        <translation>Ergebnisordner</translation>
    </message>
    <message>
        <source>It is made when the first result needs it</source>
        <translation>Er wird angelegt, wenn das erste Ergebnis ihn braucht</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Durchsuchen</translation>
    </message>
    <message>
        <source>Chooses the folder</source>
        <translation>Wählt den Ordner</translation>
    </message>
    <message>
        <source>Name the folder for results, or let them go beside the project.</source>
        <translation>Geben Sie den Ordner für Ergebnisse an, oder lassen Sie sie neben dem Projekt ablegen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no whole path: name the folder for results from the root on.</source>
        <translation>&apos;%1&apos; ist kein vollständiger Pfad: Geben Sie den Pfad des Ordners für Ergebnisse ab der Wurzel an.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a file: name a folder for results.</source>
        <translation>&apos;%1&apos; ist eine Datei: Geben Sie einen Ordner für Ergebnisse an.</translation>
    </message>
    <message>
        <source>Folder with models</source>
        <translation>Ordner mit Modellen</translation>
    </message>
    <message>
        <source>Folder for results</source>
        <translation>Ordner für Ergebnisse</translation>
    </message>
</context>
<context>
    <name>xemap::start::WaysIn</name>
    <message>
        <source>XeMap</source>
        <translation>XeMap</translation>
    </message>
    <message>
        <source>&amp;XeMap</source>
        <translation>&amp;XeMap</translation>
    </message>
    <message>
        <source>Map where a described place is in a raster layer</source>
        <translation>Kartieren, wo ein beschriebener Ort in einem Rasterlayer liegt</translation>
    </message>
    <message>
        <source>Ask XeMap about This Layer…</source>
        <translation>XeMap zu diesem Layer fragen…</translation>
    </message>
    <message>
        <source>Ask XeMap…</source>
        <translation>XeMap fragen…</translation>
    </message>
</context>
<context>
    <name>xemap::start::QuestionLocator</name>
    <message>
        <source>Ask XeMap</source>
        <translation>XeMap fragen</translation>
    </message>
    <message>
        <source>Asks XeMap where in the chosen raster layer something is</source>
        <translation>Fragt XeMap, wo im gewählten Rasterlayer etwas liegt</translation>
    </message>
    <message>
        <source>Where is: %1</source>
        <translation>Wo ist: %1</translation>
    </message>
    <message>
        <source>Ask again: %1</source>
        <translation>Noch einmal fragen: %1</translation>
    </message>
</context>
<context>
    <name>xemap::results::ResultRemoval</name>
    <message>
        <source>Delete questions</source>
        <translation>Fragen löschen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has layers in the project. What is to be deleted?</source>
        <translation>&apos;%1&apos; hat Layer im Projekt. Was soll gelöscht werden?</translation>
    </message>
    <message>
        <source>Some of these questions have layers in the project. What is to be deleted?</source>
        <translation>Einige dieser Fragen haben Layer im Projekt. Was soll gelöscht werden?</translation>
    </message>
    <message>
        <source>Files of answers cannot be brought back. Regions and annotations stay in any case.</source>
        <translation>Dateien von Antworten lassen sich nicht zurückholen. Regionen und Beschriftungen bleiben in jedem Fall.</translation>
    </message>
    <message>
        <source>Questions only</source>
        <translation>Nur die Fragen</translation>
    </message>
    <message>
        <source>Layers as well</source>
        <translation>Auch die Layer</translation>
    </message>
    <message>
        <source>Layers and files as well</source>
        <translation>Auch Layer und Dateien</translation>
    </message>
</context>
</TS>
