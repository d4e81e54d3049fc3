<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>xemap::annotation::AnnotationSubject</name>
    <message>
        <source>%1: selected features of layer &apos;%2&apos;: %3</source>
        <translation>%1&#xa0;: entités sélectionnées de la couche &apos;%2&apos;&#xa0;: %3</translation>
    </message>
    <message>
        <source>%1: all features of layer &apos;%2&apos;</source>
        <translation>%1&#xa0;: toutes les entités de la couche &apos;%2&apos;</translation>
    </message>
    <message>
        <source>%1: the annotations there are</source>
        <translation>%1&#xa0;: les annotations existantes</translation>
    </message>
    <message>
        <source>%1: what has a probability of at least %2</source>
        <translation>%1&#xa0;: tout ce qui a une probabilité d&apos;au moins %2</translation>
    </message>
</context>
<context>
    <name>xemap::annotation::AnnotationTask</name>
    <message>
        <source>XeMap: annotations of %1</source>
        <translation>XeMap&#xa0;: annotations de %1</translation>
    </message>
    <message>
        <source>There is not enough memory for the annotations.</source>
        <translation>La mémoire ne suffit pas pour les annotations.</translation>
    </message>
    <message>
        <source>Making the annotations failed without saying why.</source>
        <translation>La création des annotations a échoué sans dire pourquoi.</translation>
    </message>
</context>
<context>
    <name>xemap::annotation::MapAnnotation</name>
    <message>
        <source>Restyle Annotations…</source>
        <translation>Changer le style des annotations…</translation>
    </message>
    <message>
        <source>Regions are being annotated; wait for them or cancel them in the task manager.</source>
        <translation>Une annotation de régions est en cours&#xa0;; attendez-la ou annulez-la dans le gestionnaire de tâches.</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Colour of outlines, labels and numbers</source>
        <translation>Couleur des contours, des étiquettes et des numéros</translation>
    </message>
    <message>
        <source>Colour of Annotations</source>
        <translation>Couleur des annotations</translation>
    </message>
    <message>
        <source>The annotations in layer &apos;%1&apos; were restyled.</source>
        <translation>Le style des annotations de la couche &apos;%1&apos; a été changé.</translation>
    </message>
    <message>
        <source>No region is that large and reaches the threshold of %1: nothing was annotated. Lower the threshold or the smallest area.</source>
        <translation>Aucune région n&apos;est assez grande et n&apos;atteint le seuil de %1&#xa0;: rien n&apos;a été annoté. Abaissez le seuil ou la surface minimale.</translation>
    </message>
    <message>
        <source>No feature is that large: nothing was annotated. Lower the smallest area.</source>
        <translation>Aucune entité n&apos;est assez grande&#xa0;: rien n&apos;a été annoté. Abaissez la surface minimale.</translation>
    </message>
    <message>
        <source>The %1 largest of %2 regions were annotated in layer &apos;%3&apos;.</source>
        <translation>Les %1 plus grandes régions sur %2 ont été annotées dans la couche &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>Regions annotated in layer &apos;%2&apos;: %1.</source>
        <translation>Régions annotées dans la couche &apos;%2&apos;&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The layer that was to be annotated was removed; nothing was annotated.</source>
        <translation>La couche à annoter a été supprimée&#xa0;; rien n&apos;a été annoté.</translation>
    </message>
    <message>
        <source>the layer was removed; its regions cannot be annotated</source>
        <translation>la couche a été supprimée&#xa0;; ses régions ne peuvent pas être annotées</translation>
    </message>
    <message>
        <source>the layer of annotations was removed; it cannot be restyled</source>
        <translation>la couche d&apos;annotation a été supprimée&#xa0;; son style ne peut pas être changé</translation>
    </message>
</context>
<context>
    <name>xemap::comparison::SwipeCurtain</name>
    <message>
        <source>Line between the compared results</source>
        <translation>Ligne entre les résultats comparés</translation>
    </message>
    <message>
        <source>Drag, or press Left and Right, to compare; Esc ends it</source>
        <translation>Faites glisser, ou appuyez sur Gauche et Droite, pour comparer&#xa0;; Échap termine</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>Terminer la comparaison</translation>
    </message>
    <message>
        <source>Ends the comparison</source>
        <translation>Termine la comparaison</translation>
    </message>
</context>
<context>
    <name>xemap::concepts::ConceptShelf</name>
    <message>
        <source>Concept &apos;%1&apos; is saved in %2</source>
        <translation>Le concept &apos;%1&apos; est enregistré dans %2</translation>
    </message>
    <message>
        <source>Concept &apos;%1&apos; was taught to model &apos;%2&apos;. Its examples on layer &apos;%3&apos; can teach it to &apos;%4&apos; as well.</source>
        <translation>Le concept &apos;%1&apos; a été enseigné au modèle &apos;%2&apos;. Ses exemples sur la couche &apos;%3&apos; peuvent aussi l&apos;enseigner à &apos;%4&apos;.</translation>
    </message>
</context>
<context>
    <name>xemap::concepts::FolderText</name>
    <message>
        <source>%1: the folder for concepts cannot be made; check the permissions of the user profile</source>
        <translation>%1 : le dossier des concepts ne peut pas être créé ; vérifiez les droits du profil utilisateur</translation>
    </message>
</context>
<context>
    <name>xemap::corrections::Corrections</name>
    <message>
        <source>The last correction changed %1&#xa0;% of the map.</source>
        <translation>La dernière correction a changé %1&#xa0;% de la carte.</translation>
    </message>
</context>
<context>
    <name>xemap::corrections::DoubtTask</name>
    <message>
        <source>XeMap: next doubtful place</source>
        <translation>XeMap : prochain endroit douteux</translation>
    </message>
    <message>
        <source>There is not enough memory to look for doubtful places.</source>
        <translation>La mémoire ne suffit pas pour chercher des endroits douteux.</translation>
    </message>
    <message>
        <source>The engine failed without saying why.</source>
        <translation>Le moteur a échoué sans dire pourquoi.</translation>
    </message>
</context>
<context>
    <name>xemap::corrections::DoubtfulPlace</name>
    <message>
        <source>There is no doubtful place away from the examples.</source>
        <translation>Il n&apos;y a pas d&apos;endroit douteux à l&apos;écart des exemples.</translation>
    </message>
</context>
<context>
    <name>xemap::dock::DockForm</name>
    <message>
        <source>Add a raster layer to the project first.</source>
        <translation>Ajoutez d&apos;abord une couche raster au projet.</translation>
    </message>
    <message>
        <source>Layer &apos;%1&apos; is not valid: repair its data source first.</source>
        <translation>La couche &apos;%1&apos; n&apos;est pas valide&#xa0;: réparez d&apos;abord sa source de données.</translation>
    </message>
    <message>
        <source>No model is installed: no folder with a model.json in %1. The environment variable XEMAP_MODEL_PATH can name others.</source>
        <translation>Aucun modèle n&apos;est installé&#xa0;: aucun dossier contenant un model.json dans %1. La variable d&apos;environnement XEMAP_MODEL_PATH peut en indiquer d&apos;autres.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
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
        <translation>Couche raster à interroger</translation>
    </message>
    <message>
        <source>The raster layer to look at; results of XeMap are not offered</source>
        <translation>La couche raster à examiner&#xa0;; les résultats de XeMap ne sont pas proposés</translation>
    </message>
</context>
<context>
    <name>xemap::engine::EngineText</name>
    <message>
        <source>XeMap&apos;s engine is not installed: looked for %1; the environment variable XEMAP_ENGINE can name it</source>
        <translation>le moteur de XeMap n&apos;est pas installé&#xa0;: recherché dans %1&#xa0;; la variable d&apos;environnement XEMAP_ENGINE peut l&apos;indiquer</translation>
    </message>
    <message>
        <source> and </source>
        <translation> et </translation>
    </message>
    <message>
        <source>%1: cannot be loaded as XeMap&apos;s engine: %2</source>
        <translation>%1&#xa0;: chargement comme moteur de XeMap impossible&#xa0;: %2</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>aucune raison donnée</translation>
    </message>
</context>
<context>
    <name>xemap::engine::ExampleText</name>
    <message>
        <source>Examples: expected true or false, 1 or 0, yes or no in field &apos;%1&apos; of layer &apos;%2&apos;, found %3.</source>
        <translation>Exemples&#xa0;: true ou false, 1 ou 0, yes ou no attendus dans le champ &apos;%1&apos; de la couche &apos;%2&apos;, mais %3 trouvé.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>Examples: expected a field of layer &apos;%1&apos;, found &apos;%2&apos;.</source>
        <translation>Exemples&#xa0;: un champ de la couche &apos;%1&apos; attendu, mais &apos;%2&apos; trouvé.</translation>
    </message>
    <message>
        <source>Examples: expected points or polygons in layer &apos;%1&apos;, found others.</source>
        <translation>Exemples&#xa0;: des points ou des polygones attendus dans la couche &apos;%1&apos;, mais d’autres géométries trouvées.</translation>
    </message>
    <message>
        <source>Examples: expected points or polygons in layer &apos;%1&apos;, found none.</source>
        <translation>Exemples&#xa0;: des points ou des polygones attendus dans la couche &apos;%1&apos;, mais aucun trouvé.</translation>
    </message>
    <message>
        <source>Examples: expected features of layer &apos;%1&apos; that %2, the CRS of layer &apos;%3&apos;, can express, found others.</source>
        <translation>Exemples&#xa0;: des entités de la couche &apos;%1&apos; que %2, le SCR de la couche &apos;%3&apos;, peut exprimer attendues, mais d’autres trouvées.</translation>
    </message>
</context>
<context>
    <name>xemap::examples::FeatureChoice</name>
    <message>
        <source>Selected features only</source>
        <translation>Entités sélectionnées uniquement</translation>
    </message>
    <message>
        <source>Features that show what is meant</source>
        <translation>Entités qui montrent ce qui est visé</translation>
    </message>
    <message>
        <source>Features that show what is not meant</source>
        <translation>Entités qui montrent ce qui n&apos;est pas visé</translation>
    </message>
    <message>
        <source>Layer with the features</source>
        <translation>Couche contenant les entités</translation>
    </message>
    <message>
        <source>A layer of points or polygons, such as the regions of an earlier answer</source>
        <translation>Une couche de points ou de polygones, comme les régions d&apos;une réponse antérieure</translation>
    </message>
    <message>
        <source>Leaves out what is not selected in the layer</source>
        <translation>Laisse de côté ce qui n&apos;est pas sélectionné dans la couche</translation>
    </message>
    <message>
        <source>Field that says yes or no</source>
        <translation>Champ qui dit oui ou non</translation>
    </message>
    <message>
        <source>A field of true and false, of 1 and 0, or of yes and no that tells what is meant from what is not; without one, all features are the same</source>
        <translation>Un champ de true et false, de 1 et 0 ou de yes et no qui distingue ce qui est visé de ce qui ne l&apos;est pas ; sans champ, toutes les entités sont pareilles</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Yes/no field</source>
        <translation>Champ oui/non</translation>
    </message>
</context>
<context>
    <name>xemap::examples::FeatureExamples</name>
    <message>
        <source>Examples: expected at most %1 features of layer &apos;%2&apos;, found %3; select some of them, or take &quot;Learn concept from samples&quot; of Processing.</source>
        <translation>Exemples : au plus %1 entités de la couche &apos;%2&apos; étaient attendues, %3 trouvées ; sélectionnez-en quelques-unes ou prenez « Apprendre un concept à partir d&apos;exemples » dans Traitement.</translation>
    </message>
</context>
<context>
    <name>xemap::examples::Texts</name>
    <message>
        <source>click</source>
        <translation>clic</translation>
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
        <translation>Dure environ %1 (%2 mégapixels).</translation>
    </message>
    <message>
        <source>It may need %1 of memory more than now, and %2 are free: set a memory limit in the settings.</source>
        <translation>Cela peut demander %1 de mémoire de plus que maintenant, et %2 sont libres&#xa0;: fixez une limite de mémoire dans les paramètres.</translation>
    </message>
    <message>
        <source>QGIS then takes up to %1 of memory.</source>
        <translation>QGIS occupe alors jusqu&apos;à %1 de mémoire.</translation>
    </message>
    <message>
        <source>A pixel of the image is %1 m wide; the model knows %2 to %3 m and may not recognise what it sees.</source>
        <translation>Un pixel de l&apos;image mesure %1 m&#xa0;; le modèle connaît de %2 à %3 m et pourrait ne pas reconnaître ce qu&apos;il voit.</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>encore %1 environ</translation>
    </message>
</context>
<context>
    <name>xemap::help::Diagnostics</name>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copier le diagnostic</translation>
    </message>
    <message>
        <source>The report is on the clipboard. Look through it before you paste it where others can read it.</source>
        <translation>Le rapport est dans le presse-papiers. Relisez-le avant de le coller là où d&apos;autres peuvent le lire.</translation>
    </message>
    <message>
        <source>Copies a report to the clipboard, to show to someone who helps</source>
        <translation>Copie un rapport dans le presse-papiers, à montrer à une personne qui vous aide</translation>
    </message>
</context>
<context>
    <name>xemap::help::Help</name>
    <message>
        <source>Expression</source>
        <translation>Expression</translation>
    </message>
    <message>
        <source>What to look for: a kind of place (&quot;storage tanks&quot;) or a place among others (&quot;residential blocks beside the river&quot;).</source>
        <translation>Ce qu&apos;il faut chercher&#xa0;: un type de lieu («&#xa0;storage tanks&#xa0;») ou un lieu parmi d&apos;autres («&#xa0;residential blocks beside the river&#xa0;»).</translation>
    </message>
    <message>
        <source>Layer and extent</source>
        <translation>Couche et emprise</translation>
    </message>
    <message>
        <source>Any raster layer. Visible means what the map shows, also when it is rotated; a drawn rectangle is drawn on the map. Web services are read at the map&apos;s scale.</source>
        <translation>N&apos;importe quelle couche raster. Visible désigne ce que montre la carte, même pivotée&#xa0;; un rectangle se dessine sur la carte. Les services web sont lus à l&apos;échelle de la carte.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>A probability layer, from transparent through yellow to red, and a mask of the pixels that reach the threshold, in a group at the top of the layer tree. Threshold and opacity change the layers at once; nothing is computed again.</source>
        <translation>Une couche de probabilité, du transparent au rouge en passant par le jaune, et un masque des pixels qui atteignent le seuil, dans un groupe en haut de l&apos;arbre des couches. Le seuil et l&apos;opacité modifient les couches aussitôt&#xa0;; rien n&apos;est recalculé.</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>Présence</translation>
    </message>
    <message>
        <source>How likely it is that the extent shows what was asked for at all. Weak evidence is shown as weak rather than hidden.</source>
        <translation>La probabilité que l&apos;emprise montre bien ce qui est demandé. Les indices faibles sont montrés comme faibles plutôt que cachés.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Results are GeoTIFFs in the folder &quot;xemap&quot; beside the project, or in the user profile while the project is not saved. Expression, model and version are kept in the file and in the layer&apos;s properties.</source>
        <translation>Les résultats sont des GeoTIFF dans le dossier «&#xa0;xemap&#xa0;» à côté du projet, ou dans le profil utilisateur tant que le projet n&apos;est pas enregistré. L&apos;expression, le modèle et la version sont conservés dans le fichier et dans les propriétés de la couche.</translation>
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
        <translation>couche &apos;%1&apos;&#xa0;: au moins une bande était attendue, aucune trouvée</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos; has an empty extent</source>
        <translation>la couche &apos;%1&apos; a une emprise vide</translation>
    </message>
    <message>
        <source>the extent lies outside of what %1, the CRS of layer &apos;%2&apos;, can express</source>
        <translation>l&apos;emprise se trouve hors de ce que %1, le SCR de la couche &apos;%2&apos;, peut exprimer</translation>
    </message>
    <message>
        <source>the extent is empty in the CRS of layer &apos;%1&apos;</source>
        <translation>l&apos;emprise est vide dans le SCR de la couche &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the extent does not meet layer &apos;%1&apos;</source>
        <translation>l&apos;emprise n&apos;intersecte pas la couche &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the centre of the map cannot be expressed in the CRS of layer &apos;%1&apos;</source>
        <translation>le centre de la carte ne peut pas être exprimé dans le SCR de la couche &apos;%1&apos;</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos; is a service without pixels of its own: expected at most %2 pixels a side at the map&apos;s scale, found %3 x %4; zoom in and take the visible extent</source>
        <translation>la couche &apos;%1&apos; est un service sans pixels propres&#xa0;: au plus %2 pixels par côté étaient attendus à l&apos;échelle de la carte, %3 x %4 trouvés&#xa0;; zoomez et prenez l&apos;emprise visible</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos; is not valid: repair its data source first</source>
        <translation>la couche &apos;%1&apos; n&apos;est pas valide&#xa0;: réparez d&apos;abord sa source de données</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos;: its data provider cannot be opened a second time</source>
        <translation>couche &apos;%1&apos;&#xa0;: son fournisseur de données ne peut pas être ouvert une seconde fois</translation>
    </message>
    <message>
        <source>regions: cannot be transformed to %1</source>
        <translation>régions&#xa0;: transformation vers %1 impossible</translation>
    </message>
    <message>
        <source>of %1 features %2 arrived; the disk may be full</source>
        <translation>sur %1 entités, %2 sont arrivées&#xa0;; le disque est peut-être plein</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1&#xa0;: écriture impossible&#xa0;: %2</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos;: regions cannot be added: %2</source>
        <translation>couche &apos;%1&apos;&#xa0;: les régions ne peuvent pas être ajoutées&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: QGIS cannot open the regions: %2</source>
        <translation>%1&#xa0;: QGIS ne peut pas ouvrir les régions&#xa0;: %2</translation>
    </message>
    <message>
        <source>temporary layer: the regions cannot be added</source>
        <translation>couche temporaire&#xa0;: les régions ne peuvent pas être ajoutées</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>elle ne peut pas être ouverte</translation>
    </message>
    <message>
        <source>it takes no polygons</source>
        <translation>elle n&apos;accepte pas de polygones</translation>
    </message>
    <message>
        <source>its edit buffer takes none</source>
        <translation>son tampon d&apos;édition n&apos;en accepte pas</translation>
    </message>
    <message>
        <source>Probability, pixel by pixel, that layer &apos;%1&apos; shows: %2</source>
        <translation>Probabilité, pixel par pixel, que la couche &apos;%1&apos; montre&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: XeMap %2 with model %3 (SHA-256 %4)</source>
        <translation>%1&#xa0;: XeMap %2 avec le modèle %3 (SHA-256 %4)</translation>
    </message>
    <message>
        <source>%1: QGIS cannot open the result: %2</source>
        <translation>%1&#xa0;: QGIS ne peut pas ouvrir le résultat&#xa0;: %2</translation>
    </message>
    <message>
        <source>probability: %1</source>
        <translation>probabilité&#xa0;: %1</translation>
    </message>
    <message>
        <source>mask: %1</source>
        <translation>masque&#xa0;: %1</translation>
    </message>
    <message>
        <source>regions with a probability of at least %1</source>
        <translation>régions d&apos;une probabilité d&apos;au moins %1</translation>
    </message>
    <message>
        <source>annotated regions with a probability of at least %1</source>
        <translation>régions annotées d&apos;une probabilité d&apos;au moins %1</translation>
    </message>
    <message>
        <source>annotated features of layer &apos;%1&apos;</source>
        <translation>entités annotées de la couche &apos;%1&apos;</translation>
    </message>
    <message>
        <source>%1: the folder for results cannot be made; check its permissions, or choose another in XeMap&apos;s settings</source>
        <translation>%1&#xa0;: le dossier des résultats ne peut pas être créé&#xa0;; vérifiez ses permissions, ou choisissez-en un autre dans les paramètres de XeMap</translation>
    </message>
    <message>
        <source>%1: the folder for results cannot be written to; check its permissions, or choose another in XeMap&apos;s settings</source>
        <translation>%1&#xa0;: écriture impossible dans le dossier des résultats&#xa0;; vérifiez ses permissions, ou choisissez-en un autre dans les paramètres de XeMap</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>moins de %1</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <translation>%1 et plus</translation>
    </message>
    <message>
        <source>referred to</source>
        <translation>désigné</translation>
    </message>
    <message>
        <source>other</source>
        <translation>autre</translation>
    </message>
    <message>
        <source>Annotate anew</source>
        <translation>Annoter à nouveau</translation>
    </message>
    <message>
        <source>Restyle annotations</source>
        <translation>Changer le style des annotations</translation>
    </message>
    <message>
        <source>XeMap %1 with model %2</source>
        <translation>XeMap %1 avec le modèle %2</translation>
    </message>
    <message>
        <source>probability of at least %1</source>
        <translation>probabilité d&apos;au moins %1</translation>
    </message>
    <message>
        <source>the page cannot be begun</source>
        <translation>la page ne peut pas être commencée</translation>
    </message>
    <message>
        <source>the page cannot be ended; the disk may be full</source>
        <translation>la page ne peut pas être terminée&#xa0;; le disque est peut-être plein</translation>
    </message>
    <message>
        <source>what was asked</source>
        <translation>ce qui a été demandé</translation>
    </message>
    <message>
        <source>river</source>
        <translation>river</translation>
    </message>
    <message>
        <source>1 for the largest region, and so on</source>
        <translation>1 pour la plus grande région, et ainsi de suite</translation>
    </message>
    <message>
        <source>area in hectares</source>
        <translation>surface en hectares</translation>
    </message>
    <message>
        <source>area in square metres</source>
        <translation>surface en mètres carrés</translation>
    </message>
    <message>
        <source>area in square kilometres</source>
        <translation>surface en kilomètres carrés</translation>
    </message>
    <message>
        <source>area in pixels</source>
        <translation>surface en pixels</translation>
    </message>
    <message>
        <source>mean probability</source>
        <translation>probabilité moyenne</translation>
    </message>
    <message>
        <source>highest probability</source>
        <translation>probabilité la plus élevée</translation>
    </message>
    <message>
        <source>which model answered</source>
        <translation>quel modèle a répondu</translation>
    </message>
    <message>
        <source>name of the model</source>
        <translation>nom du modèle</translation>
    </message>
    <message>
        <source>when the regions were made</source>
        <translation>date de création des régions</translation>
    </message>
    <message>
        <source>XeMap did not make the file that is there</source>
        <translation>le fichier qui s’y trouve n’a pas été créé par XeMap</translation>
    </message>
    <message>
        <source>Area (%1)</source>
        <translation>Surface (%1)</translation>
    </message>
    <message>
        <source>Perimeter (%1)</source>
        <translation>Périmètre (%1)</translation>
    </message>
</context>
<context>
    <name>xemap::models::ImportTask</name>
    <message>
        <source>XeMap: importing %1</source>
        <translation>XeMap&#xa0;: importation de %1</translation>
    </message>
    <message>
        <source>There is not enough memory to import this checkpoint.</source>
        <translation>La mémoire ne suffit pas pour importer ce checkpoint.</translation>
    </message>
    <message>
        <source>The import failed without saying why.</source>
        <translation>L&apos;importation a échoué sans dire pourquoi.</translation>
    </message>
</context>
<context>
    <name>xemap::models::ModelImport</name>
    <message>
        <source>A model is being imported; wait for it or cancel it in the task manager.</source>
        <translation>L&apos;importation d&apos;un modèle est en cours&#xa0;; attendez-la ou annulez-la dans le gestionnaire de tâches.</translation>
    </message>
    <message>
        <source>Import model</source>
        <translation>Importer un modèle</translation>
    </message>
    <message>
        <source>CLIP checkpoints</source>
        <translation>Checkpoints CLIP</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
    <message>
        <source>Vocabulary of the checkpoint&apos;s tokenizer</source>
        <translation>Vocabulaire du tokenizer du checkpoint</translation>
    </message>
    <message>
        <source>Merges</source>
        <translation>Fusions BPE</translation>
    </message>
    <message>
        <source>Model &apos;%1&apos; was imported and is chosen. Its layout is that of %2; %3 was taken for its activation (%4).</source>
        <translation>Le modèle &apos;%1&apos; a été importé et choisi. Sa structure est celle de %2&#xa0;; %3 a été retenu comme activation (%4).</translation>
    </message>
</context>
<context>
    <name>xemap::places::PlaceTask</name>
    <message>
        <source>XeMap: what is here</source>
        <translation>XeMap : ce qu’il y a ici</translation>
    </message>
    <message>
        <source>There is not enough memory to say what is here.</source>
        <translation>La mémoire ne suffit pas pour dire ce qu’il y a ici.</translation>
    </message>
    <message>
        <source>The engine failed without saying why.</source>
        <translation>Le moteur a échoué sans dire pourquoi.</translation>
    </message>
</context>
<context>
    <name>xemap::pointing::AskedExtent</name>
    <message>
        <source>Visible part</source>
        <translation>Partie visible</translation>
    </message>
    <message>
        <source>no rectangle is drawn: draw one on the map first</source>
        <translation>aucun rectangle n&apos;est dessiné&#xa0;: dessinez-en d&apos;abord un sur la carte</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rectangle</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <translation>Couche entière</translation>
    </message>
</context>
<context>
    <name>xemap::print::MapPrint</name>
    <message>
        <source>Save as PDF…</source>
        <translation>Enregistrer au format PDF…</translation>
    </message>
    <message>
        <source>Prints the map as it is shown on one page, into a file</source>
        <translation>Imprime la carte telle qu&apos;elle est affichée sur une page, dans un fichier</translation>
    </message>
    <message>
        <source>Open layout</source>
        <translation>Ouvrir la mise en page</translation>
    </message>
    <message>
        <source>Opens a layout with this map, to be finished and printed</source>
        <translation>Ouvre une mise en page avec cette carte, à compléter et à imprimer</translation>
    </message>
    <message>
        <source>Save Map as PDF</source>
        <translation>Enregistrer la carte au format PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The layer of annotations was removed; nothing was printed.</source>
        <translation>La couche d&apos;annotation a été supprimée&#xa0;; rien n&apos;a été imprimé.</translation>
    </message>
    <message>
        <source>The map was saved to %1.</source>
        <translation>La carte a été enregistrée dans %1.</translation>
    </message>
    <message>
        <source>%1: the map cannot be drawn; show less of it or fewer layers.</source>
        <translation>%1&#xa0;: la carte ne peut pas être dessinée&#xa0;; affichez-en une plus petite partie ou moins de couches.</translation>
    </message>
    <message>
        <source>The layer of annotations was removed; there is nothing to print.</source>
        <translation>La couche d&apos;annotation a été supprimée&#xa0;; il n&apos;y a rien à imprimer.</translation>
    </message>
</context>
<context>
    <name>xemap::print::PageTask</name>
    <message>
        <source>XeMap: writing the PDF</source>
        <translation>XeMap : écriture du PDF</translation>
    </message>
    <message>
        <source>There is not enough memory to write this PDF.</source>
        <translation>Il n’y a pas assez de mémoire pour écrire ce PDF.</translation>
    </message>
    <message>
        <source>Writing the PDF failed without saying why.</source>
        <translation>L’écriture du PDF a échoué sans donner de raison.</translation>
    </message>
</context>
<context>
    <name>xemap::processing::Algorithm</name>
    <message>
        <source>A parameter has no usable value.</source>
        <translation>Un paramètre n&apos;a pas de valeur utilisable.</translation>
    </message>
    <message>
        <source>There is not enough memory for this extent; take a smaller one or a coarser ground sample distance.</source>
        <translation>La mémoire ne suffit pas pour cette emprise&#xa0;; prenez-en une plus petite ou une taille de pixel au sol plus grossière.</translation>
    </message>
    <message>
        <source>The algorithm failed without saying why.</source>
        <translation>L&apos;algorithme a échoué sans dire pourquoi.</translation>
    </message>
    <message>
        <source>Threshold: expected a number from 0 to 1, found %1.</source>
        <translation>Seuil&#xa0;: un nombre de 0 à 1 était attendu, %1 trouvé.</translation>
    </message>
    <message>
        <source>%1: the regions cannot be written: %2</source>
        <translation>%1&#xa0;: écriture des régions impossible&#xa0;: %2</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>Points of regions: expected another file than that of the regions, found %1</source>
        <translation>Points des régions : un autre fichier que celui des régions était attendu, trouvé %1</translation>
    </message>
</context>
<context>
    <name>xemap::processing::AskedText</name>
    <message>
        <source>layer &apos;%1&apos; has no CRS: its ground sample distance cannot be told</source>
        <translation>la couche &apos;%1&apos; n&apos;a pas de SCR&#xa0;: sa taille de pixel au sol ne peut pas être déterminée</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos; is a service without pixels of its own: expected a ground sample distance, found none</source>
        <translation>la couche &apos;%1&apos; est un service sans pixels propres&#xa0;: une taille de pixel au sol était attendue, aucune trouvée</translation>
    </message>
</context>
<context>
    <name>xemap::processing::ConceptParameter</name>
    <message>
        <source>Concepts (*.json)</source>
        <translation>Concepts (*.json)</translation>
    </message>
    <message>
        <source>Concept (none when empty)</source>
        <translation>Concept (aucun si vide)</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>Concept</translation>
    </message>
    <message>
        <source>What was taught elsewhere with the same model: a file of &quot;Learn concept from samples&quot; or of the command xemap.</source>
        <translation>Ce qui a été enseigné ailleurs avec le même modèle&#xa0;: un fichier d’«&#xa0;Apprendre un concept à partir d’exemples&#xa0;» ou de la commande xemap.</translation>
    </message>
    <message>
        <source>Concept: %1</source>
        <translation>Concept&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>xemap::processing::EvaluateAgainstReference</name>
    <message>
        <source>Evaluate against reference</source>
        <translation>Évaluer par rapport à une référence</translation>
    </message>
    <message>
        <source>accuracy,brier,calibration,f1,ground truth,iou,mask,precision,probability,recall,validation,xemap</source>
        <translation>accuracy,brier,calibration,f1,ground truth,iou,mask,precision,probability,recall,validation,xemap,exactitude,masque,précision,probabilité,rappel,référence,vérité terrain</translation>
    </message>
    <message>
        <source>Tells how well a probability raster agrees with a mask or with polygons.</source>
        <translation>Indique dans quelle mesure un raster de probabilité concorde avec un masque ou des polygones.</translation>
    </message>
    <message>
        <source>Compares a probability raster with what is known to be there: a mask raster or a polygon layer.

In a raster, pixels of the value given are referred to, or all but 0 where no value is given; pixels without data are left out. A raster of another resolution, extent or CRS is brought to the pixels of the probabilities. Of a polygon layer, pixels whose centre is in a polygon are referred to, all others are not.

IoU, precision, recall, F1 and accuracy are those at the threshold. Average precision, Brier score and calibration error hold whatever the threshold. BEST_THRESHOLD is the one with the greatest IoU; chosen on the reference itself, it favours the map.</source>
        <translation>Compare un raster de probabilité à ce que l&apos;on sait être là&#xa0;: un raster de masque ou une couche de polygones.

Dans un raster, les pixels de la valeur indiquée sont désignés, ou tous sauf 0 si aucune valeur n&apos;est indiquée&#xa0;; les pixels sans données sont laissés de côté. Un raster d&apos;une autre résolution, emprise ou SCR est ramené aux pixels des probabilités. Dans une couche de polygones, les pixels dont le centre est dans un polygone sont désignés, tous les autres ne le sont pas.

IoU, précision, rappel, F1 et exactitude sont ceux obtenus au seuil. La précision moyenne, le score de Brier et l&apos;erreur de calibration valent quel que soit le seuil. BEST_THRESHOLD est celui de la plus grande IoU&#xa0;; choisi sur la référence elle-même, il avantage la carte.</translation>
    </message>
    <message>
        <source>Probability raster</source>
        <translation>Raster de probabilité</translation>
    </message>
    <message>
        <source>Reference (mask raster or polygon layer)</source>
        <translation>Référence (raster de masque ou couche de polygones)</translation>
    </message>
    <message>
        <source>Value of the mask that is referred to (all but 0 when empty)</source>
        <translation>Valeur désignée dans le masque (vide&#xa0;: toutes sauf 0)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>Fichiers HTML (*.html)</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Indicateurs</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>Fichiers JSON (*.json)</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>Précision moyenne</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Score de Brier</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Erreur de calibration</translation>
    </message>
    <message>
        <source>Threshold with the greatest IoU</source>
        <translation>Seuil de la plus grande IoU</translation>
    </message>
    <message>
        <source>Greatest IoU</source>
        <translation>Plus grande IoU</translation>
    </message>
    <message>
        <source>Pixels compared</source>
        <translation>Pixels comparés</translation>
    </message>
    <message>
        <source>Layer &apos;%1&apos;: expected a raster file of probabilities.</source>
        <translation>Couche &apos;%1&apos;&#xa0;: un fichier raster de probabilités était attendu.</translation>
    </message>
    <message>
        <source>Layer &apos;%1&apos;: expected a raster file or polygons as a reference.</source>
        <translation>Couche &apos;%1&apos;&#xa0;: un fichier raster ou des polygones étaient attendus comme référence.</translation>
    </message>
    <message>
        <source>Layer &apos;%1&apos;: expected a mask raster or polygons as a reference.</source>
        <translation>Couche &apos;%1&apos;&#xa0;: un raster de masque ou des polygones étaient attendus comme référence.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1&#xa0;: écriture impossible&#xa0;: %2</translation>
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
        <translation>Précision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Expression</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Probability raster</source>
        <translation>Raster de probabilité</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Pixels compared</source>
        <translation>Pixels comparés</translation>
    </message>
    <message>
        <source>Pixels referred to</source>
        <translation>Pixels désignés</translation>
    </message>
    <message>
        <source>Pixels judged rightly</source>
        <translation>Pixels bien classés</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>Précision moyenne</translation>
    </message>
    <message>
        <source>Brier score (0 is best)</source>
        <translation>Score de Brier (0 est le meilleur)</translation>
    </message>
    <message>
        <source>Calibration error (0 is best)</source>
        <translation>Erreur de calibration (0 est le meilleur)</translation>
    </message>
    <message>
        <source>Probability against reference</source>
        <translation>Probabilité par rapport à la référence</translation>
    </message>
    <message>
        <source>What was compared</source>
        <translation>Ce qui a été comparé</translation>
    </message>
    <message>
        <source>At the threshold %1</source>
        <translation>Au seuil de %1</translation>
    </message>
    <message>
        <source>At the threshold with the greatest IoU, %1</source>
        <translation>Au seuil de la plus grande IoU, %1</translation>
    </message>
    <message>
        <source>Whatever the threshold</source>
        <translation>Quel que soit le seuil</translation>
    </message>
</context>
<context>
    <name>xemap::processing::ExampleParameters</name>
    <message>
        <source>Examples (points or polygons; none when empty)</source>
        <translation>Exemples (points ou polygones&#xa0;; aucun si vide)</translation>
    </message>
    <message>
        <source>Examples (points or polygons)</source>
        <translation>Exemples (points ou polygones)</translation>
    </message>
    <message>
        <source>Places that show what is meant, and what is not; the whole map follows them. A point stands for a small square around it. What lies outside of the extent is left out.</source>
        <translation>Des lieux qui montrent ce qui est voulu et ce qui ne l’est pas&#xa0;; toute la carte les suit. Un point représente un petit carré autour de lui. Ce qui se trouve hors de l’emprise est laissé de côté.</translation>
    </message>
    <message>
        <source>Field that tells what is meant from what is not (all is meant when empty)</source>
        <translation>Champ qui distingue ce qui est voulu de ce qui ne l’est pas (tout est voulu si vide)</translation>
    </message>
    <message>
        <source>A field of true and false, of 1 and 0, or of yes and no.</source>
        <translation>Un champ de true et false, de 1 et 0, ou de yes et no.</translation>
    </message>
    <message>
        <source>Examples: expected a layer of points or polygons, found none.</source>
        <translation>Exemples&#xa0;: une couche de points ou de polygones attendue, mais aucune trouvée.</translation>
    </message>
    <message>
        <source>Examples: expected a layer of points or polygons, found &apos;%1&apos;.</source>
        <translation>Exemples&#xa0;: une couche de points ou de polygones attendue, mais &apos;%1&apos; trouvé.</translation>
    </message>
    <message>
        <source>Examples: %1 of %2 lie outside of the extent on layer &apos;%3&apos; and are left out.</source>
        <translation>Exemples&#xa0;: %1 sur %2 se trouvent hors de l’emprise sur la couche &apos;%3&apos; et sont laissés de côté.</translation>
    </message>
    <message>
        <source>Examples: expected features of layer &apos;%1&apos; within the extent on layer &apos;%2&apos;, found none.</source>
        <translation>Exemples&#xa0;: des entités de la couche &apos;%1&apos; attendues dans l’emprise sur la couche &apos;%2&apos;, mais aucune trouvée.</translation>
    </message>
</context>
<context>
    <name>xemap::processing::LearnConcept</name>
    <message>
        <source>Learn concept from samples</source>
        <translation>Apprendre un concept à partir d’exemples</translation>
    </message>
    <message>
        <source>ai,classification,concept,deep learning,examples,few-shot,samples,supervised,teach,training,xemap</source>
        <translation>ia,ai,classification,concept,deep learning,exemples,few-shot,échantillons,supervisée,enseigner,entraînement,xemap</translation>
    </message>
    <message>
        <source>Learns from examples on raster layers what is meant, to be mapped on others.</source>
        <translation>Apprend, d’après des exemples sur des couches raster, ce qui est voulu, pour le cartographier sur d’autres.</translation>
    </message>
    <message>
        <source>Learns what is meant from the features of a layer, points or polygons, and writes it as a concept: a small file that &quot;Map concept&quot; uses on other rasters.

A field can tell features that show what is meant from those that show what is not. All features have the same say, however large they are; a point stands for a small square around it. A few of each are enough to begin with.

Words that say it in English, as far as words do, help where examples are few.

Each raster layer teaches with the features that lie on it; what was taught on several is more to be trusted elsewhere.

A concept belongs to the model it was learned with. It can be passed on with or without the coordinates of its examples.</source>
        <translation>Apprend ce qui est voulu d’après les entités d’une couche, points ou polygones, et l’écrit comme concept&#xa0;: un petit fichier que «&#xa0;Cartographier un concept&#xa0;» utilise sur d’autres rasters.

Un champ peut distinguer les entités qui montrent ce qui est voulu de celles qui montrent ce qui ne l’est pas. Toutes les entités ont le même poids, quelle que soit leur taille&#xa0;; un point représente un petit carré autour de lui. Quelques-unes de chaque sorte suffisent pour commencer.

Des mots qui le disent en anglais, autant que des mots le peuvent, aident là où les exemples sont rares.

Chaque couche raster enseigne avec les entités qui s’y trouvent&#xa0;; ce qui a été enseigné sur plusieurs mérite plus de confiance ailleurs.

Un concept appartient au modèle avec lequel il a été appris. Il peut être transmis avec ou sans les coordonnées de ses exemples.</translation>
    </message>
    <message>
        <source>Raster layers</source>
        <translation>Couches raster</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <source>What it is called in English, as an expression; may be empty.</source>
        <translation>Comment cela s’appelle en anglais, sous forme d’expression&#xa0;; peut être vide.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Of the concept; that of its file when empty.</source>
        <translation>Du concept&#xa0;; celui de son fichier si vide.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Under which the concept may be passed on; may be empty.</source>
        <translation>Sous laquelle le concept peut être transmis&#xa0;; peut être vide.</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Who taught it; may be empty.</source>
        <translation>Qui l’a enseigné&#xa0;; peut être vide.</translation>
    </message>
    <message>
        <source>Keep where the examples lie</source>
        <translation>Conserver où se trouvent les exemples</translation>
    </message>
    <message>
        <source>With their coordinates a concept can be learned again with another model; without them it tells nobody where they are.</source>
        <translation>Avec leurs coordonnées, un concept peut être réappris avec un autre modèle&#xa0;; sans elles, il ne dit à personne où ils sont.</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>Concept</translation>
    </message>
    <message>
        <source>Examples of what is meant</source>
        <translation>Exemples de ce qui est voulu</translation>
    </message>
    <message>
        <source>Examples of what is not meant</source>
        <translation>Exemples de ce qui n’est pas voulu</translation>
    </message>
    <message>
        <source>Raster layers with examples</source>
        <translation>Couches raster avec des exemples</translation>
    </message>
    <message>
        <source>Raster layers: expected one or more, found none.</source>
        <translation>Couches raster&#xa0;: une ou plusieurs attendues, mais aucune trouvée.</translation>
    </message>
    <message>
        <source>Raster layers: expected rasters, found &apos;%1&apos;.</source>
        <translation>Couches raster&#xa0;: des rasters attendus, mais &apos;%1&apos; trouvé.</translation>
    </message>
    <message>
        <source>Concept: expected the name of a file that ends in .json, found &apos;%1&apos;.</source>
        <translation>Concept&#xa0;: le nom d’un fichier se terminant par .json attendu, mais &apos;%1&apos; trouvé.</translation>
    </message>
    <message>
        <source>Raster layers: no example lies on &apos;%1&apos;.</source>
        <translation>Couches raster&#xa0;: aucun exemple ne se trouve sur &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Refer</source>
        <translation>Localiser</translation>
    </message>
</context>
<context>
    <name>xemap::processing::MapConcept</name>
    <message>
        <source>Map concept</source>
        <translation>Cartographier un concept</translation>
    </message>
    <message>
        <source>ai,apply,concept,deep learning,examples,find,locate,probability,samples,segmentation,taught,where,xemap</source>
        <translation>ia,ai,appliquer,concept,deep learning,exemples,trouver,localiser,probabilité,échantillons,segmentation,enseigné,où,xemap</translation>
    </message>
    <message>
        <source>Maps where in a raster layer a concept is that was taught by examples elsewhere.</source>
        <translation>Cartographie où se trouve, dans une couche raster, un concept enseigné ailleurs par des exemples.</translation>
    </message>
    <message>
        <source>Maps, pixel by pixel, where in a raster layer is what a concept means: a file that &quot;Learn concept from samples&quot; wrote, or the command xemap.

A concept belongs to the model it was learned with; another model refuses it. The words it was learned with, if any, are asked as well: the fewer rasters taught it, the more they count.

The probability raster is the result; mask and regions are made of it where they are wanted. To correct a concept by examples on this very layer, or to ask other words with it, take &quot;Refer to region&quot;.</source>
        <translation>Cartographie, pixel par pixel, où se trouve dans une couche raster ce que désigne un concept&#xa0;: un fichier écrit par «&#xa0;Apprendre un concept à partir d’exemples&#xa0;» ou par la commande xemap.

Un concept appartient au modèle avec lequel il a été appris&#xa0;; un autre modèle le refuse. Les mots avec lesquels il a été appris, s’il y en a, sont demandés aussi&#xa0;: moins il y a de rasters qui l’ont enseigné, plus ils comptent.

Le raster de probabilité est le résultat&#xa0;; masque et régions en sont tirés si on les demande. Pour corriger un concept par des exemples sur cette couche même, ou pour demander d’autres mots avec lui, prendre «&#xa0;Localiser une région&#xa0;».</translation>
    </message>
    <message>
        <source>Concept: expected a file, found none.</source>
        <translation>Concept&#xa0;: un fichier attendu, mais aucun trouvé.</translation>
    </message>
</context>
<context>
    <name>xemap::processing::OutputText</name>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1&#xa0;: écriture impossible&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: expected the name of a GeoTIFF, ending in .tif or .tiff</source>
        <translation>%1&#xa0;: le nom d&apos;un GeoTIFF, se terminant par .tif ou .tiff, était attendu</translation>
    </message>
    <message>
        <source>%1: expected an output of its own, found the input</source>
        <translation>%1&#xa0;: une sortie distincte était attendue, l&apos;entrée trouvée</translation>
    </message>
</context>
<context>
    <name>xemap::processing::Provider</name>
    <message>
        <source>An algorithm is taking long to stop; it goes on stopping by itself.</source>
        <translation>Un algorithme tarde à s&apos;arrêter&#xa0;; il s&apos;arrêtera de lui-même.</translation>
    </message>
</context>
<context>
    <name>xemap::processing::QuestionAlgorithm</name>
    <message>
        <source>Raster layer</source>
        <translation>Couche raster</translation>
    </message>
    <message>
        <source>Extent (all of the layer when empty)</source>
        <translation>Emprise (vide&#xa0;: toute la couche)</translation>
    </message>
    <message>
        <source>Expression: expected what to look for, found nothing.</source>
        <translation>Expression&#xa0;: ce qu&apos;il faut chercher était attendu, rien trouvé.</translation>
    </message>
    <message>
        <source>Refer</source>
        <translation>Localiser</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was read as: %2</source>
        <translation>&apos;%1&apos; a été lu comme : %2</translation>
    </message>
    <message>
        <source>The raster was read as: %1</source>
        <translation>Le raster a été lu comme&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>xemap::processing::QuestionParameters</name>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Name of an installed model, or the folder of a model.</source>
        <translation>Nom d&apos;un modèle installé, ou dossier d&apos;un modèle.</translation>
    </message>
    <message>
        <source>No model is installed: no folder with a model.json in %1. The environment variable XEMAP_MODEL_PATH can name others.</source>
        <translation>Aucun modèle n&apos;est installé&#xa0;: aucun dossier contenant un model.json dans %1. La variable d&apos;environnement XEMAP_MODEL_PATH peut en indiquer d&apos;autres.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>Model &apos;%1&apos; is not installed: expected one of %2, or the folder of a model.</source>
        <translation>Le modèle &apos;%1&apos; n&apos;est pas installé&#xa0;: l&apos;un de %2, ou le dossier d&apos;un modèle, était attendu.</translation>
    </message>
    <message>
        <source>Ground sample distance (metres; that of the layer when empty)</source>
        <translation>Taille de pixel au sol (mètres&#xa0;; vide&#xa0;: celle de la couche)</translation>
    </message>
    <message>
        <source>Ground resolution to look at the layer with. Web services need one.</source>
        <translation>Résolution au sol à laquelle examiner la couche. Les services web en demandent une.</translation>
    </message>
    <message>
        <source>By its words</source>
        <translation>D&apos;après ses mots</translation>
    </message>
    <message>
        <source>Language of the expression</source>
        <translation>Langue de l&apos;expression</translation>
    </message>
    <message>
        <source>Words for relations, places and sizes are read in this language.</source>
        <translation>Les mots qui désignent relations, lieux et tailles sont lus dans cette langue.</translation>
    </message>
    <message>
        <source>Bands read as red, green and blue (such as 3,2,1)</source>
        <translation>Bandes lues comme rouge, vert et bleu (par exemple 3,2,1)</translation>
    </message>
    <message>
        <source>Counted from 1. When empty, what the dock, the style of the layer and the file say.</source>
        <translation>Comptées à partir de 1. Si vide, ce que disent le panneau, le style de la couche et le fichier.</translation>
    </message>
    <message>
        <source>Declared nodata only</source>
        <translation>NoData déclaré seulement</translation>
    </message>
    <message>
        <source>Takes a collar or a filling for data where the file does not declare it as nodata.</source>
        <translation>Prend une bordure ou un remplissage pour des données là où le fichier ne les déclare pas comme NoData.</translation>
    </message>
    <message>
        <source>Bands: expected three numbers such as 3,2,1, found &apos;%1&apos;.</source>
        <translation>Bandes&#xa0;: trois nombres tels que 3,2,1 étaient attendus, &apos;%1&apos; a été trouvé.</translation>
    </message>
</context>
<context>
    <name>xemap::processing::ReferToRegion</name>
    <message>
        <source>Refer to region</source>
        <translation>Localiser une région</translation>
    </message>
    <message>
        <source>ai,deep learning,detection,expression,find,language,locate,probability,referring,segmentation,text,where,xemap</source>
        <translation>ai,deep learning,detection,expression,find,language,locate,probability,referring,segmentation,text,where,xemap,apprentissage profond,détection,IA,langage,localiser,où,probabilité,texte,trouver</translation>
    </message>
    <message>
        <source>Maps where a described place is in a raster layer.</source>
        <translation>Cartographie où se trouve un lieu décrit dans une couche raster.</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Expression</translation>
    </message>
    <message>
        <source>Maps, pixel by pixel, where a described place is in a raster layer.

The expression says what to look for: a kind of place (&quot;storage tanks&quot;) or a place among others (&quot;residential blocks beside the river&quot;). Examples can stand in its place, or correct what it says: the features of a layer, which show what is meant and, by a field, what is not. So can a concept, which was taught elsewhere.

The probability raster is the result; the mask (1 where the probability reaches the threshold, else 0) and the regions (polygons of it, with probabilities and area) are made of it where they are wanted. &quot;Regions from probability&quot; makes them later, with another threshold, without asking again.

PRESENCE is how likely it is that the extent shows what was asked for at all.

A second question about the same layer, extent and ground sample distance is answered faster: what the network saw is kept. Rasters are written as GeoTIFF.</source>
        <translation>Cartographie, pixel par pixel, où se trouve un lieu décrit dans une couche raster.

L&apos;expression dit ce qu&apos;il faut chercher&#xa0;: un type de lieu («&#xa0;storage tanks&#xa0;») ou un lieu parmi d&apos;autres («&#xa0;residential blocks beside the river&#xa0;»). Des exemples peuvent la remplacer ou corriger ce qu’elle dit&#xa0;: les entités d’une couche, qui montrent ce qui est voulu et, par un champ, ce qui ne l’est pas. De même un concept, enseigné ailleurs.

Le raster de probabilité est le résultat&#xa0;; le masque (1 là où la probabilité atteint le seuil, sinon 0) et les régions (ses polygones, avec probabilités et surface) en sont tirés si on les demande. «&#xa0;Régions d&apos;après la probabilité&#xa0;» les crée plus tard, avec un autre seuil, sans reposer la question.

PRESENCE est la probabilité que l&apos;emprise montre bien ce qui est demandé.

Une seconde question sur les mêmes couche, emprise et taille de pixel au sol reçoit une réponse plus rapide&#xa0;: ce que le réseau a vu est conservé. Les rasters sont écrits en GeoTIFF.</translation>
    </message>
    <message>
        <source>What to look for; may be empty where there are examples or a concept.</source>
        <translation>Ce qui est cherché&#xa0;; peut être vide s’il y a des exemples ou un concept.</translation>
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
        <translation>Localiser avec plusieurs expressions</translation>
    </message>
    <message>
        <source>ai,class map,classification,deep learning,expressions,land cover,language,probability,referring,segmentation,text,xemap</source>
        <translation>ai,class map,classification,deep learning,expressions,land cover,language,probability,referring,segmentation,text,xemap,apprentissage profond,carte de classes,IA,langage,localiser,occupation du sol,probabilité,texte</translation>
    </message>
    <message>
        <source>Maps which of several described places is the most probable.</source>
        <translation>Cartographie lequel de plusieurs lieux décrits est le plus probable.</translation>
    </message>
    <message>
        <source>Asks several questions about the same part of a raster layer and makes a class map of the answers: each pixel gets the expression that is the most probable there, or &quot;other&quot; where none reaches the threshold.

Write one expression a line. The image is looked at once for all of them.

The class map is a GeoTIFF of bytes: 0 is &quot;other&quot;, 1 the first expression and so on, 255 no data. Names and colours of the classes are in the file.

The probability raster of each expression is kept where a folder for them is given.</source>
        <translation>Pose plusieurs questions sur la même partie d&apos;une couche raster et fait des réponses une carte de classes&#xa0;: chaque pixel reçoit l&apos;expression la plus probable à cet endroit, ou «&#xa0;autre&#xa0;» là où aucune n&apos;atteint le seuil.

Écrivez une expression par ligne. L&apos;image n&apos;est examinée qu&apos;une fois pour toutes.

La carte de classes est un GeoTIFF d&apos;octets&#xa0;: 0 pour «&#xa0;autre&#xa0;», 1 pour la première expression et ainsi de suite, 255 pour l&apos;absence de données. Les noms et les couleurs des classes sont dans le fichier.

Le raster de probabilité de chaque expression est conservé si un dossier est indiqué pour cela.</translation>
    </message>
    <message>
        <source>Expressions, one a line</source>
        <translation>Expressions, une par ligne</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Folder for the probabilities</source>
        <translation>Dossier des probabilités</translation>
    </message>
    <message>
        <source>Expressions: expected at most %1, found %2.</source>
        <translation>Expressions&#xa0;: au plus %1 étaient attendues, %2 trouvées.</translation>
    </message>
    <message>
        <source>Expressions: expected each once, found &apos;%1&apos; twice.</source>
        <translation>Expressions&#xa0;: chacune était attendue une fois, &apos;%1&apos; trouvée deux fois.</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>classes</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1&#xa0;: écriture impossible&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>xemap::processing::RegionParameters</name>
    <message>
        <source>Smallest region (square metres)</source>
        <translation>Plus petite région (mètres carrés)</translation>
    </message>
    <message>
        <source>Fill holes below (square metres)</source>
        <translation>Combler les trous de moins de (mètres carrés)</translation>
    </message>
    <message>
        <source>Simplify by (metres)</source>
        <translation>Simplifier de (mètres)</translation>
    </message>
    <message>
        <source>Round the corners</source>
        <translation>Arrondir les angles</translation>
    </message>
    <message>
        <source>One feature for each region, for each piece of it, or for all together</source>
        <translation>Une entité pour chaque région, pour chacune de ses parties ou pour toutes ensemble</translation>
    </message>
    <message>
        <source>Points of regions</source>
        <translation>Points des régions</translation>
    </message>
</context>
<context>
    <name>xemap::processing::RegionQuestion</name>
    <message>
        <source>Probability</source>
        <translation>Probabilité</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Masque</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Régions</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>Présence</translation>
    </message>
    <message>
        <source>Greatest probability</source>
        <translation>Probabilité la plus élevée</translation>
    </message>
    <message>
        <source>Mean probability</source>
        <translation>Probabilité moyenne</translation>
    </message>
    <message>
        <source>Number of regions</source>
        <translation>Nombre de régions</translation>
    </message>
    <message>
        <source>regions: %1</source>
        <translation>régions&#xa0;: %1</translation>
    </message>
    <message>
        <source>probability: %1</source>
        <translation>probabilité&#xa0;: %1</translation>
    </message>
    <message>
        <source>mask: %1</source>
        <translation>masque&#xa0;: %1</translation>
    </message>
    <message>
        <source>What the expression was read as</source>
        <translation>Ce que l&apos;on a compris de l&apos;expression</translation>
    </message>
    <message>
        <source>How the raster was read</source>
        <translation>Comment le raster a été lu</translation>
    </message>
</context>
<context>
    <name>xemap::processing::RegionsFromProbability</name>
    <message>
        <source>Regions from probability</source>
        <translation>Régions d&apos;après la probabilité</translation>
    </message>
    <message>
        <source>area,outline,polygonize,polygons,probability,regions,simplify,threshold,vectorize,xemap</source>
        <translation>area,outline,polygonize,polygons,probability,regions,simplify,threshold,vectorize,xemap,contour,polygones,polygoniser,probabilité,régions,seuil,simplifier,surface,vectoriser</translation>
    </message>
    <message>
        <source>Makes polygons of what reaches a threshold of a probability raster.</source>
        <translation>Crée des polygones de ce qui atteint un seuil dans un raster de probabilité.</translation>
    </message>
    <message>
        <source>Probability raster</source>
        <translation>Raster de probabilité</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Régions</translation>
    </message>
    <message>
        <source>Number of regions</source>
        <translation>Nombre de régions</translation>
    </message>
    <message>
        <source>Area of all regions (square metres)</source>
        <translation>Surface de toutes les régions (mètres carrés)</translation>
    </message>
    <message>
        <source>Layer &apos;%1&apos;: expected a raster file of probabilities.</source>
        <translation>Couche &apos;%1&apos;&#xa0;: un fichier raster de probabilités était attendu.</translation>
    </message>
    <message>
        <source>regions</source>
        <translation>régions</translation>
    </message>
    <message>
        <source>regions: %1</source>
        <translation>régions&#xa0;: %1</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Area of all regions (pixels, without a CRS)</source>
        <translation>Surface de toutes les régions (pixels, sans SCR)</translation>
    </message>
    <message>
        <source>Makes polygons of what reaches a threshold of a probability raster, which &quot;Refer to region&quot;, the dock or the command xemap wrote.

Each has the expression and what it was read as, the mean and the greatest probability, the area and the perimeter on the ellipsoid (area_m2, perimeter_m; area_px, perimeter_px, in pixels, where the raster has no CRS) and in the units of the project, its rank by area, its centroid, the threshold, the presence of the answer, the raster that was asked, when, the model and the date. Points, where they are wanted, are their centroids with the same.

Outlines near each other are simplified and rounded together, so that none comes to lie over another and none becomes invalid. What touches at a corner is one region, and two pieces.</source>
        <translation>Crée des polygones de ce qui atteint un seuil dans un raster de probabilité écrit par « Localiser une région », par le panneau ou par la commande xemap.

Chacun porte l&apos;expression et sa lecture, la probabilité moyenne et la plus élevée, la surface et le périmètre sur l&apos;ellipsoïde (area_m2, perimeter_m ; area_px, perimeter_px, en pixels, si le raster n&apos;a pas de SCR) et dans les unités du projet, son rang par surface, son centroïde, le seuil, la présence de la réponse, le raster interrogé, l&apos;heure, le modèle et la date. Les points, s&apos;ils sont voulus, sont leurs centroïdes avec les mêmes champs.

Les contours voisins sont simplifiés et arrondis ensemble, de sorte qu&apos;aucun n&apos;en recouvre un autre et qu&apos;aucun ne devient invalide. Ce qui se touche par un coin forme une seule région, et deux parties.</translation>
    </message>
</context>
<context>
    <name>xemap::questions::QueryTask</name>
    <message>
        <source>XeMap: %1</source>
        <translation>XeMap&#xa0;: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>There is not enough memory for this extent; ask about a smaller one.</source>
        <translation>La mémoire ne suffit pas pour cette emprise&#xa0;; interrogez-en une plus petite.</translation>
    </message>
    <message>
        <source>The engine failed without saying why.</source>
        <translation>Le moteur a échoué sans dire pourquoi.</translation>
    </message>
</context>
<context>
    <name>xemap::questions::QuestionBoard</name>
    <message>
        <source>Questions (*.json)</source>
        <translation>Questions (*.json)</translation>
    </message>
    <message>
        <source>Save list of questions</source>
        <translation>Enregistrer la liste de questions</translation>
    </message>
    <message>
        <source>Load list of questions</source>
        <translation>Charger une liste de questions</translation>
    </message>
</context>
<context>
    <name>xemap::questions::QuestionForm</name>
    <message>
        <source>the project has no raster layer</source>
        <translation>le projet n&apos;a pas de couche raster</translation>
    </message>
</context>
<context>
    <name>xemap::questions::QuestionList</name>
    <message>
        <source>%1: cannot be read: %2</source>
        <translation>%1&#xa0;: lecture impossible&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: expected a list of questions: %2</source>
        <translation>%1&#xa0;: une liste de questions était attendue&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>xemap::questions::QuestionRunner</name>
    <message>
        <source>Layer &apos;%1&apos; was removed; the run was stopped.</source>
        <translation>La couche &apos;%1&apos; a été supprimée&#xa0;; l&apos;exécution a été arrêtée.</translation>
    </message>
</context>
<context>
    <name>xemap::questions::RequestText</name>
    <message>
        <source>&apos;%1&apos; was asked of model &apos;%2&apos; in %3, which is not there: import it, or choose another and ask anew</source>
        <translation>&apos;%1&apos; a été posée au modèle &apos;%2&apos; dans %3, qui n&apos;existe pas&#xa0;: importez-le, ou choisissez-en un autre et posez une nouvelle question</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: extent: expected a polygon as well-known text</source>
        <translation>&apos;%1&apos;&#xa0;: emprise&#xa0;: un polygone au format WKT était attendu</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: example: expected a point or a polygon as well-known text</source>
        <translation>&apos;%1&apos; : exemple : un point ou un polygone au format well-known text était attendu</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: none of its examples lies within the extent on layer &apos;%2&apos;</source>
        <translation>&apos;%1&apos; : aucun de ses exemples ne se trouve dans l&apos;étendue sur la couche &apos;%2&apos;</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is about layer &apos;%2&apos;, which the project does not have: add it, or ask anew</source>
        <translation>&apos;%1&apos; concerne la couche &apos;%2&apos;, absente du projet&#xa0;: ajoutez-la ou posez une nouvelle question</translation>
    </message>
    <message>
        <source>%1 of %2 examples lie outside of the extent and are left out.</source>
        <translation>%1 exemples sur %2 se trouvent hors de l&apos;étendue et sont laissés de côté.</translation>
    </message>
</context>
<context>
    <name>xemap::regions::OutlineTask</name>
    <message>
        <source>XeMap: outlines</source>
        <translation>XeMap&#xa0;: contours</translation>
    </message>
</context>
<context>
    <name>xemap::regions::RegionExport</name>
    <message>
        <source>%1: cannot be written: layer &apos;%2&apos; is being edited; save or end that first</source>
        <translation>%1&#xa0;: écriture impossible&#xa0;: la couche &apos;%2&apos; est en cours d&apos;édition&#xa0;; enregistrez ou terminez d&apos;abord l&apos;édition</translation>
    </message>
    <message>
        <source>Regions are being saved; wait for them or cancel them in the task manager.</source>
        <translation>L&apos;enregistrement de régions est en cours&#xa0;; attendez-le ou annulez-le dans le gestionnaire de tâches.</translation>
    </message>
    <message>
        <source>%1: what has a probability of at least %2</source>
        <translation>%1&#xa0;: tout ce qui a une probabilité d&apos;au moins %2</translation>
    </message>
    <message>
        <source>CRS of the regions</source>
        <translation>SCR des régions</translation>
    </message>
    <message>
        <source>The coordinate reference system of the regions</source>
        <translation>Le système de coordonnées de référence des régions</translation>
    </message>
    <message>
        <source>Layer to append to</source>
        <translation>Couche à compléter</translation>
    </message>
    <message>
        <source>The polygon layer that gets the regions as features</source>
        <translation>La couche de polygones à laquelle les régions sont ajoutées comme entités</translation>
    </message>
    <message>
        <source>the result was removed; its regions cannot be saved</source>
        <translation>le résultat a été supprimé&#xa0;; ses régions ne peuvent pas être enregistrées</translation>
    </message>
    <message>
        <source>the layer to append to was removed</source>
        <translation>la couche à compléter a été supprimée</translation>
    </message>
    <message>
        <source>regions: %1</source>
        <translation>régions&#xa0;: %1</translation>
    </message>
    <message>
        <source>No region is that large and reaches the threshold of %1: nothing was saved.</source>
        <translation>Aucune région n&apos;est assez grande et n&apos;atteint le seuil de %1&#xa0;: rien n&apos;a été enregistré.</translation>
    </message>
    <message>
        <source>Add regions of %1</source>
        <translation>Ajouter les régions de %1</translation>
    </message>
    <message>
        <source>Regions were added to layer &apos;%1&apos; (features: %2).</source>
        <translation>Des régions ont été ajoutées à la couche &apos;%1&apos; (entités&#xa0;: %2).</translation>
    </message>
    <message>
        <source>Regions are in a temporary layer, which ends with the project (features: %1).</source>
        <translation>Les régions sont dans une couche temporaire, qui disparaît avec le projet (entités&#xa0;: %1).</translation>
    </message>
    <message>
        <source>Regions were saved to %1 (features: %2).</source>
        <translation>Les régions ont été enregistrées dans %1 (entités&#xa0;: %2).</translation>
    </message>
    <message>
        <source>A layer that is needed was removed; the regions were not saved.</source>
        <translation>Une couche nécessaire a été supprimée&#xa0;; les régions n&apos;ont pas été enregistrées.</translation>
    </message>
</context>
<context>
    <name>xemap::regions::RegionTask</name>
    <message>
        <source>XeMap: regions of %1</source>
        <translation>XeMap&#xa0;: régions de %1</translation>
    </message>
    <message>
        <source>There is not enough memory for the regions.</source>
        <translation>La mémoire ne suffit pas pour les régions.</translation>
    </message>
    <message>
        <source>Making the regions failed without saying why.</source>
        <translation>La création des régions a échoué sans dire pourquoi.</translation>
    </message>
</context>
<context>
    <name>xemap::results::AnswerLayers</name>
    <message>
        <source>The run was stopped before its end: a part of the extent is not answered and stays empty.</source>
        <translation>L&apos;exécution a été arrêtée avant la fin&#xa0;: une partie de l&apos;emprise est sans réponse et reste vide.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; over layer &apos;%2&apos; by %3: %4 megapixels in %5 s%6</source>
        <translation>&apos;%1&apos; sur la couche &apos;%2&apos; par %3&#xa0;: %4 mégapixels en %5 s%6</translation>
    </message>
    <message>
        <source>, image features reused</source>
        <translation>, caractéristiques de l&apos;image réutilisées</translation>
    </message>
</context>
<context>
    <name>xemap::results::CombineTask</name>
    <message>
        <source>XeMap: %1</source>
        <translation>XeMap&#xa0;: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>There is not enough memory to combine these maps.</source>
        <translation>La mémoire ne suffit pas pour combiner ces cartes.</translation>
    </message>
    <message>
        <source>Combining the maps failed without saying why.</source>
        <translation>La combinaison des cartes a échoué sans dire pourquoi.</translation>
    </message>
</context>
<context>
    <name>xemap::results::ResultCombiner</name>
    <message>
        <source>classes</source>
        <translation>classes</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>non %1</translation>
    </message>
    <message>
        <source> and </source>
        <translation> et </translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>the layers of &apos;%1&apos; were removed: ask it again first</source>
        <translation>les couches de &apos;%1&apos; ont été supprimées&#xa0;: posez d&apos;abord la question à nouveau</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1: QGIS cannot open the class map</source>
        <translation>%1&#xa0;: QGIS ne peut pas ouvrir la carte de classes</translation>
    </message>
</context>
<context>
    <name>xemap::results::SeveralResults</name>
    <message>
        <source>The layers of &apos;%1&apos; were removed: ask it again first.</source>
        <translation>Les couches de &apos;%1&apos; ont été supprimées&#xa0;: posez d&apos;abord la question à nouveau.</translation>
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
        <translation>XeMap nécessite QGIS %1 ou plus récent&#xa0;; ceci est QGIS %2.</translation>
    </message>
    <message>
        <source>This XeMap was built for QGIS %1; this is QGIS %2. Install the XeMap built for it.</source>
        <translation>Ce XeMap a été compilé pour QGIS %1&#xa0;; ceci est QGIS %2. Installez le XeMap compilé pour cette version.</translation>
    </message>
</context>
<context>
    <name>xemap::task::AwaitedTask</name>
    <message>
        <source>&apos;%1&apos; is taking long to stop; it goes on stopping by itself.</source>
        <translation>« %1 » met longtemps à s’arrêter ; l’arrêt se fera de lui-même.</translation>
    </message>
</context>
<context>
    <name>xemap::ui::AnnotationDialog</name>
    <message>
        <source>Annotate Map</source>
        <translation>Annoter la carte</translation>
    </message>
    <message>
        <source>Keep the annotations there are, and change their look only</source>
        <translation>Garder les annotations existantes et ne changer que leur apparence</translation>
    </message>
    <message>
        <source>Regions, places of labels and texts written by hand stay; otherwise annotations are made anew</source>
        <translation>Les régions, la place des étiquettes et les textes écrits à la main restent&#xa0;; sinon, les annotations sont refaites</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Text of each label, with fields such as %area_ha%; empty: outlines only</source>
        <translation>Texte de chaque étiquette, avec des champs comme %area_ha%&#xa0;; vide&#xa0;: contours seuls</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Insert a field</source>
        <translation>Insérer un champ</translation>
    </message>
    <message>
        <source>Inserts what is known of each region</source>
        <translation>Insère ce qui est connu de chaque région</translation>
    </message>
    <message>
        <source>Numbers on the map, labels in a legend</source>
        <translation>Numéros sur la carte, étiquettes dans une légende</translation>
    </message>
    <message>
        <source>The largest region is number 1; the legend lies in a corner and can be moved</source>
        <translation>La plus grande région porte le numéro 1&#xa0;; la légende est dans un coin et peut être déplacée</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Size of labels and legend on screen and on paper</source>
        <translation>Taille des étiquettes et de la légende à l&apos;écran et sur papier</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source> m²</source>
        <translation> m²</translation>
    </message>
    <message>
        <source>any</source>
        <translation>quelconque</translation>
    </message>
    <message>
        <source>Smallest region</source>
        <translation>Plus petite région</translation>
    </message>
    <message>
        <source>Smaller regions are left out; measured on the ellipsoid</source>
        <translation>Les régions plus petites sont laissées de côté&#xa0;; mesure sur l&apos;ellipsoïde</translation>
    </message>
    <message>
        <source>Regions at most</source>
        <translation>Nombre maximal de régions</translation>
    </message>
    <message>
        <source>Of more regions than that, the largest are annotated</source>
        <translation>S&apos;il y a davantage de régions, les plus grandes sont annotées</translation>
    </message>
    <message>
        <source>Smooth outlines</source>
        <translation>Lisser les contours</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>No such field: %1. It is shown as it is written.</source>
        <translation>Champ inconnu&#xa0;: %1. Il est affiché tel qu&apos;il est écrit.</translation>
    </message>
    <message>
        <source>Numbers without a legend</source>
        <translation>Numéros sans légende</translation>
    </message>
    <message>
        <source>Outlines only</source>
        <translation>Contours seuls</translation>
    </message>
    <message>
        <source>Such as: %1</source>
        <translation>Par exemple&#xa0;: %1</translation>
    </message>
    <message>
        <source>Restyle</source>
        <translation>Changer le style</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Annoter</translation>
    </message>
    <message>
        <source>Changes the look of the annotations (Enter)</source>
        <translation>Change l&apos;apparence des annotations (Entrée)</translation>
    </message>
    <message>
        <source>Annotates the map (Enter)</source>
        <translation>Annote la carte (Entrée)</translation>
    </message>
    <message>
        <source>Outlines leave those of the pixels by about a pixel; features keep theirs</source>
        <translation>Les contours s&apos;écartent d&apos;environ un pixel de ceux des pixels&#xa0;; les entités gardent les leurs</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ConceptDialog</name>
    <message>
        <source>What the concept is called; one of the same name is replaced</source>
        <translation>Le nom du concept ; un concept du même nom est remplacé</translation>
    </message>
    <message>
        <source>With the places of its examples</source>
        <translation>Avec les lieux de ses exemples</translation>
    </message>
    <message>
        <source>Under which the concept may be passed on; may be empty</source>
        <translation>Sous laquelle le concept peut être transmis ; peut être vide</translation>
    </message>
    <message>
        <source>Who taught it; may be empty</source>
        <translation>Qui l&apos;a enseigné ; peut être vide</translation>
    </message>
    <message>
        <source>Save concept</source>
        <translation>Enregistrer le concept</translation>
    </message>
    <message>
        <source>Keeps the coordinates, so that another model can learn it again; leave them out where nobody is to know them</source>
        <translation>Garde les coordonnées, pour qu&apos;un autre modèle puisse le réapprendre ; laissez-les de côté si personne ne doit les connaître</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Writes the file of the concept</source>
        <translation>Écrit le fichier du concept</translation>
    </message>
    <message>
        <source>Saves nothing</source>
        <translation>N&apos;enregistre rien</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ConceptRow</name>
    <message>
        <source>Concept</source>
        <translation>Concept</translation>
    </message>
    <message>
        <source>What was taught earlier; with words and examples, all of them say what is looked for</source>
        <translation>Ce qui a été enseigné auparavant ; avec des mots et des exemples, tous disent ce qui est cherché</translation>
    </message>
    <message>
        <source>No concept</source>
        <translation>Aucun concept</translation>
    </message>
    <message>
        <source>Save concept…</source>
        <translation>Enregistrer le concept…</translation>
    </message>
    <message>
        <source>Keeps what the examples taught, to be used on other images</source>
        <translation>Garde ce que les exemples ont enseigné, pour d&apos;autres images</translation>
    </message>
    <message>
        <source>Learn again</source>
        <translation>Réapprendre</translation>
    </message>
    <message>
        <source>Shows the examples of the concept to the chosen model</source>
        <translation>Montre les exemples du concept au modèle choisi</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ExamplePanel</name>
    <message>
        <source>Undo the last step with examples</source>
        <translation>Annuler la dernière étape avec des exemples</translation>
    </message>
    <message>
        <source>Redo the step with examples</source>
        <translation>Rétablir l&apos;étape avec des exemples</translation>
    </message>
    <message>
        <source>Take the selected examples away</source>
        <translation>Retirer les exemples sélectionnés</translation>
    </message>
    <message>
        <source>Take all examples away</source>
        <translation>Retirer tous les exemples</translation>
    </message>
    <message>
        <source>Next doubtful place</source>
        <translation>Prochain endroit douteux</translation>
    </message>
    <message>
        <source>Goes to the place whose answer is least certain (key D on the map)</source>
        <translation>Va à l&apos;endroit dont la réponse est la moins sûre (touche D sur la carte)</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>What is marked is meant (key Y on the map)</source>
        <translation>Ce qui est marqué est visé (touche Y sur la carte)</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>What is marked is not meant (key N on the map)</source>
        <translation>Ce qui est marqué n&apos;est pas visé (touche N sur la carte)</translation>
    </message>
    <message>
        <source>Like this</source>
        <translation>Comme ceci</translation>
    </message>
    <message>
        <source>Not like this</source>
        <translation>Pas comme ceci</translation>
    </message>
    <message>
        <source>Show on the map what is meant; with words above, both say what is looked for</source>
        <translation>Montrez sur la carte ce qui est visé ; avec des mots au-dessus, les deux disent ce qui est cherché</translation>
    </message>
    <message>
        <source>Show on the map what is not meant</source>
        <translation>Montrez sur la carte ce qui n&apos;est pas visé</translation>
    </message>
    <message>
        <source>Click or Rectangle</source>
        <translation>Clic ou rectangle</translation>
    </message>
    <message>
        <source>Click on the map, or draw from one corner to the other</source>
        <translation>Cliquez sur la carte, ou tracez d&apos;un coin à l&apos;autre</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygone</translation>
    </message>
    <message>
        <source>Click corner by corner; Backspace takes the last one back, a right click or Enter ends it, Esc gives up</source>
        <translation>Cliquez sommet par sommet&#xa0;; Retour arrière retire le dernier, un clic droit ou Entrée termine, Échap abandonne</translation>
    </message>
    <message>
        <source>Freehand</source>
        <translation>À main levée</translation>
    </message>
    <message>
        <source>Draw around it with the button held; Esc gives up</source>
        <translation>Entourez-le en maintenant le bouton enfoncé&#xa0;; Échap abandonne</translation>
    </message>
    <message>
        <source>From Features…</source>
        <translation>À partir d&apos;entités…</translation>
    </message>
    <message>
        <source>Take features of a vector layer, such as those selected, or regions of an earlier answer</source>
        <translation>Prend des entités d&apos;une couche vectorielle, comme celles sélectionnées, ou des régions d&apos;une réponse antérieure</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>Examples shown on the map; Delete takes the selected ones away</source>
        <translation>Exemples montrés sur la carte ; Suppr retire ceux qui sont sélectionnés</translation>
    </message>
    <message>
        <source>Yes: %1</source>
        <translation>Oui : %1</translation>
    </message>
    <message>
        <source>No: %1</source>
        <translation>Non : %1</translation>
    </message>
    <message>
        <source>%1 yes, %2 no</source>
        <translation>%1 oui, %2 non</translation>
    </message>
</context>
<context>
    <name>xemap::ui::Examples</name>
    <message>
        <source>A kind of place</source>
        <translation>Un type de lieu</translation>
    </message>
    <message>
        <source>Beside, between, in other places</source>
        <translation>À côté, entre, dans d&apos;autres lieux</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>Part of the image</source>
        <translation>Partie de l&apos;image</translation>
    </message>
    <message>
        <source>Largest, nearest, first of many</source>
        <translation>Le plus grand, le plus proche, le premier de plusieurs</translation>
    </message>
    <message>
        <source>Several conditions</source>
        <translation>Plusieurs conditions</translation>
    </message>
    <message>
        <source>With and without</source>
        <translation>Avec et sans</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ExpressionField</name>
    <message>
        <source>Look for</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>e.g. residential blocks beside the river</source>
        <translation>p.&#xa0;ex. residential blocks beside the river</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Expression</translation>
    </message>
    <message>
        <source>What to look for, in words. Enter runs; Up and Down step through earlier expressions.</source>
        <translation>Ce qu&apos;il faut chercher, en mots. Entrée lance la recherche&#xa0;; Haut et Bas parcourent les expressions précédentes.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>What an expression may say: places, relations, distances, directions, and without</source>
        <translation>Ce qu&apos;une expression peut dire&#xa0;: lieux, relations, distances, directions et «&#xa0;sans&#xa0;»</translation>
    </message>
    <message>
        <source>Recent expressions</source>
        <translation>Expressions récentes</translation>
    </message>
    <message>
        <source>Clear history</source>
        <translation>Effacer l&apos;historique</translation>
    </message>
    <message>
        <source>Shortened: an expression has at most %1 characters.</source>
        <translation>Raccourcie&#xa0;: une expression compte au plus %1 caractères.</translation>
    </message>
    <message>
        <source>No expression has been run yet</source>
        <translation>Aucune expression n&apos;a encore été lancée</translation>
    </message>
    <message>
        <source>What the expression is read as</source>
        <translation>Ce que l&apos;on comprend de l&apos;expression</translation>
    </message>
    <message>
        <source>Read as: %1</source>
        <translation>Lu comme : %1</translation>
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
        <translation>Guide de XeMap</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>Closes the guide (Esc)</source>
        <translation>Ferme le guide (Échap)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Goes back to the page before</source>
        <translation>Revient à la page précédente</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Page d&apos;accueil</translation>
    </message>
    <message>
        <source>Goes to the page the guide begins with</source>
        <translation>Va à la première page du guide</translation>
    </message>
</context>
<context>
    <name>xemap::ui::MessageLine</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copies the message to the clipboard</source>
        <translation>Copie le message dans le presse-papiers</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Closes the message</source>
        <translation>Ferme le message</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Conseil</translation>
    </message>
</context>
<context>
    <name>xemap::ui::PlaceView</name>
    <message>
        <source>What is here?</source>
        <translation>Qu’y a-t-il ici ?</translation>
    </message>
    <message>
        <source>Click on the map: what else the model takes the place for</source>
        <translation>Clic sur la carte : ce pour quoi le modèle prend encore cet endroit</translation>
    </message>
    <message>
        <source>What the place may be</source>
        <translation>Ce que l’endroit peut être</translation>
    </message>
    <message>
        <source>Nothing is known of this place.</source>
        <translation>On ne sait rien de cet endroit.</translation>
    </message>
    <message>
        <source>%1 (asked for) %2&#xa0;%</source>
        <translation>%1 (demandé) %2&#xa0;%</translation>
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
        <translation>Seuil</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacité</translation>
    </message>
    <message>
        <source>Outlines on the map</source>
        <translation>Contours sur la carte</translation>
    </message>
    <message>
        <source>Save regions…</source>
        <translation>Enregistrer les régions…</translation>
    </message>
    <message>
        <source>Annotate map…</source>
        <translation>Annoter la carte…</translation>
    </message>
    <message>
        <source>Probability from which a pixel belongs to the mask; changes the map at once</source>
        <translation>Probabilité à partir de laquelle un pixel appartient au masque&#xa0;; modifie la carte aussitôt</translation>
    </message>
    <message>
        <source>Opacity of the result layer</source>
        <translation>Opacité de la couche de résultat</translation>
    </message>
    <message>
        <source>Outlines what reaches the threshold</source>
        <translation>Trace le contour de ce qui atteint le seuil</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copier le diagnostic</translation>
    </message>
    <message>
        <source>Copies a report to the clipboard, to show to someone who helps</source>
        <translation>Copie un rapport dans le presse-papiers, à montrer à une personne qui vous aide</translation>
    </message>
    <message>
        <source>Take the better resolution</source>
        <translation>Prendre la meilleure résolution</translation>
    </message>
    <message>
        <source>Sets the resolution</source>
        <translation>Règle la résolution</translation>
    </message>
    <message>
        <source>Say what to look for, choose the extent, and press Enter. The answer comes as layers on top of the map; Threshold moves their border at once.</source>
        <translation>Dites ce qu&apos;il faut chercher, choisissez l&apos;emprise et appuyez sur Entrée. La réponse arrive sous forme de couches au-dessus de la carte&#xa0;; le seuil déplace leur limite aussitôt.</translation>
    </message>
    <message>
        <source>Makes polygons of what reaches the threshold, in a file or a layer</source>
        <translation>Crée des polygones de ce qui atteint le seuil, dans un fichier ou une couche</translation>
    </message>
    <message>
        <source>There is no result to save regions of.</source>
        <translation>Il n&apos;y a pas de résultat dont enregistrer les régions.</translation>
    </message>
    <message>
        <source>Outlines and labels the regions on the map, for a layout to print</source>
        <translation>Trace le contour des régions sur la carte et les étiquette, pour l&apos;impression d&apos;une mise en page</translation>
    </message>
    <message>
        <source>There is no result to annotate: ask first, or choose a layer of regions.</source>
        <translation>Il n&apos;y a pas de résultat à annoter&#xa0;: posez d&apos;abord une question, ou choisissez une couche de régions.</translation>
    </message>
    <message>
        <source>Look at %1&#xa0;m/px</source>
        <translation>Examiner à %1&#xa0;m/px</translation>
    </message>
    <message>
        <source>A run is under way.</source>
        <translation>Une exécution est en cours.</translation>
    </message>
    <message>
        <source>The last run is being cancelled.</source>
        <translation>La dernière exécution est en cours d&apos;annulation.</translation>
    </message>
    <message>
        <source>Nothing can be run now.</source>
        <translation>Rien ne peut être lancé pour le moment.</translation>
    </message>
    <message>
        <source>No model is installed.</source>
        <translation>Aucun modèle n&apos;est installé.</translation>
    </message>
    <message>
        <source>Type what to look for.</source>
        <translation>Saisissez ce qu&apos;il faut chercher.</translation>
    </message>
    <message>
        <source>Draw the rectangle to look in.</source>
        <translation>Dessinez le rectangle où chercher.</translation>
    </message>
</context>
<context>
    <name>xemap::ui::QuerySettings</name>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Ground resolution</source>
        <translation>Résolution au sol</translation>
    </message>
    <message>
        <source>Ground resolution at which the image is looked at. Coarser is faster and sees larger things; Native is the layer&apos;s own.</source>
        <translation>Résolution au sol à laquelle l&apos;image est examinée. Plus grossière, elle est plus rapide et voit des choses plus grandes&#xa0;; Native est celle de la couche.</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Emprise</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Résolution</translation>
    </message>
    <message>
        <source>The part of the layer to look at: what the map shows, all of it, or a rectangle you draw</source>
        <translation>La partie de la couche à examiner&#xa0;: ce que montre la carte, la totalité, ou un rectangle que vous dessinez</translation>
    </message>
    <message>
        <source>Visible area</source>
        <translation>Zone visible</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <translation>Couche entière</translation>
    </message>
    <message>
        <source>Drawn rectangle</source>
        <translation>Rectangle dessiné</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Dessiner</translation>
    </message>
    <message>
        <source>Draw rectangle on the map</source>
        <translation>Dessiner un rectangle sur la carte</translation>
    </message>
    <message>
        <source>Draw the rectangle on the map</source>
        <translation>Dessiner le rectangle sur la carte</translation>
    </message>
    <message>
        <source>Import model</source>
        <translation>Importer un modèle</translation>
    </message>
    <message>
        <source>Import model...: make one of a CLIP checkpoint such as RemoteCLIP, GeoRSCLIP or OpenCLIP</source>
        <translation>Importer un modèle...&#xa0;: en créer un à partir d&apos;un checkpoint CLIP comme RemoteCLIP, GeoRSCLIP ou OpenCLIP</translation>
    </message>
    <message>
        <source>None drawn yet</source>
        <translation>Pas encore dessiné</translation>
    </message>
    <message>
        <source>No model is installed</source>
        <translation>Aucun modèle n&apos;est installé</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Bandes</translation>
    </message>
</context>
<context>
    <name>xemap::ui::QuestionText</name>
    <message>
        <source>it is no JSON: %1 at byte %2</source>
        <translation>ce n&apos;est pas du JSON&#xa0;: %1 à l&apos;octet %2</translation>
    </message>
    <message>
        <source>field &apos;format&apos;: expected &quot;%1&quot;</source>
        <translation>champ &apos;format&apos;&#xa0;: «&#xa0;%1&#xa0;» était attendu</translation>
    </message>
    <message>
        <source>field &apos;version&apos;: expected %1, found %2</source>
        <translation>champ &apos;version&apos;&#xa0;: %1 était attendu, %2 trouvé</translation>
    </message>
    <message>
        <source>field &apos;questions[%1].expression&apos;: expected a text, found none</source>
        <translation>champ &apos;questions[%1].expression&apos;&#xa0;: un texte était attendu, aucun trouvé</translation>
    </message>
    <message>
        <source>like the examples</source>
        <translation>comme les exemples</translation>
    </message>
    <message>
        <source>%1, like the examples</source>
        <translation>%1, comme les exemples</translation>
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
        <translation>posée…</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échouée</translation>
    </message>
    <message>
        <source>%1&#xa0;% present</source>
        <translation>présent à %1&#xa0;%</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>non posée</translation>
    </message>
    <message>
        <source>Layer: %1</source>
        <translation>Couche&#xa0;: %1</translation>
    </message>
    <message>
        <source>Resolution: %1 m</source>
        <translation>Résolution&#xa0;: %1 m</translation>
    </message>
    <message>
        <source>Answered %1 in %2 s; highest probability %3</source>
        <translation>Réponse du %1 en %2 s&#xa0;; probabilité la plus élevée %3</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Puts what the form asks for into the list, unasked</source>
        <translation>Met la question du formulaire dans la liste, sans la poser</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Poser</translation>
    </message>
    <message>
        <source>Asks the selected questions, or all that are open; those about the same extent in one pass</source>
        <translation>Pose les questions sélectionnées, ou toutes celles qui restent&#xa0;; celles sur la même emprise en un seul passage</translation>
    </message>
    <message>
        <source>Combine</source>
        <translation>Combiner</translation>
    </message>
    <message>
        <source>Makes one map of several answers</source>
        <translation>Fait une seule carte de plusieurs réponses</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>What else can be done with questions</source>
        <translation>Ce que l&apos;on peut faire d&apos;autre avec les questions</translation>
    </message>
    <message>
        <source>Where all of them are (and)</source>
        <translation>Là où toutes sont vraies (et)</translation>
    </message>
    <message>
        <source>Where any of them is (or)</source>
        <translation>Là où l&apos;une est vraie (ou)</translation>
    </message>
    <message>
        <source>Where it is not (not)</source>
        <translation>Là où elle n&apos;est pas vraie (non)</translation>
    </message>
    <message>
        <source>Class map: the likeliest of them</source>
        <translation>Carte de classes&#xa0;: la plus probable d&apos;entre elles</translation>
    </message>
    <message>
        <source>Put into the form</source>
        <translation>Mettre dans le formulaire</translation>
    </message>
    <message>
        <source>Compare two by swiping</source>
        <translation>Comparer deux réponses par balayage</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Delete from the list</source>
        <translation>Supprimer de la liste</translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation>Enregistrer la liste…</translation>
    </message>
    <message>
        <source>Load list…</source>
        <translation>Charger une liste…</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Emprise</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Show alone</source>
        <translation>Afficher seule</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Show one at a time</source>
        <translation>Afficher une à la fois</translation>
    </message>
    <message>
        <source>Questions asked in this project; double-click one to see its answer alone, and again to see all</source>
        <translation>Questions posées dans ce projet ; double-cliquez pour voir la réponse seule, encore une fois pour toutes</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ReadChoiceRow</name>
    <message>
        <source>Declared nodata only</source>
        <translation>NoData déclaré seulement</translation>
    </message>
    <message>
        <source>Bands read as red, green and blue</source>
        <translation>Bandes lues comme rouge, vert et bleu</translation>
    </message>
    <message>
        <source>Which bands are read as red, green and blue, counted from 1, such as 3,2,1. Empty: what the style of the layer and the file say.</source>
        <translation>Quelles bandes sont lues comme rouge, vert et bleu, comptées à partir de 1, par exemple 3,2,1. Vide&#xa0;: ce que disent le style de la couche et le fichier.</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>selon le fichier</translation>
    </message>
    <message>
        <source>Takes a collar or a filling for data where the file does not declare it as nodata</source>
        <translation>Prend une bordure ou un remplissage pour des données là où le fichier ne les déclare pas comme NoData</translation>
    </message>
</context>
<context>
    <name>xemap::ui::RegionDialog</name>
    <message>
        <source>Save Regions</source>
        <translation>Enregistrer les régions</translation>
    </message>
    <message>
        <source>Saves nothing (Esc)</source>
        <translation>N&apos;enregistre rien (Échap)</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Enregistrer sous forme de</translation>
    </message>
    <message>
        <source>What the regions are saved as</source>
        <translation>Sous quelle forme les régions sont enregistrées</translation>
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
        <translation>Couche temporaire</translation>
    </message>
    <message>
        <source>Features of an existing layer</source>
        <translation>Entités d&apos;une couche existante</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>File to write; an older one is replaced</source>
        <translation>Fichier à écrire&#xa0;; un fichier antérieur est remplacé</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Parcourir</translation>
    </message>
    <message>
        <source>Chooses the file</source>
        <translation>Choisit le fichier</translation>
    </message>
    <message>
        <source>CRS</source>
        <translation>SCR</translation>
    </message>
    <message>
        <source>One feature for</source>
        <translation>Une entité pour</translation>
    </message>
    <message>
        <source>Regions whose pixels touch at a corner are one region of several pieces</source>
        <translation>Des régions dont les pixels se touchent par un coin forment une seule région en plusieurs parties</translation>
    </message>
    <message>
        <source>each region</source>
        <translation>chaque région</translation>
    </message>
    <message>
        <source>each piece of a region</source>
        <translation>chaque partie d&apos;une région</translation>
    </message>
    <message>
        <source>all regions together</source>
        <translation>toutes les régions ensemble</translation>
    </message>
    <message>
        <source> m²</source>
        <translation> m²</translation>
    </message>
    <message>
        <source>Smallest region</source>
        <translation>Plus petite région</translation>
    </message>
    <message>
        <source>any</source>
        <translation>quelconque</translation>
    </message>
    <message>
        <source>Smaller regions are left out; measured on the ellipsoid</source>
        <translation>Les régions plus petites sont laissées de côté&#xa0;; mesure sur l&apos;ellipsoïde</translation>
    </message>
    <message>
        <source>Fill holes below</source>
        <translation>Combler les trous de moins de</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Smaller holes in a region are filled; measured on the ellipsoid</source>
        <translation>Les trous plus petits dans une région sont comblés&#xa0;; mesure sur l&apos;ellipsoïde</translation>
    </message>
    <message>
        <source> m</source>
        <translation> m</translation>
    </message>
    <message>
        <source>Simplify by</source>
        <translation>Simplifier de</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>Outlines keep that near to those of the pixels; none crosses another</source>
        <translation>Les contours restent aussi près de ceux des pixels&#xa0;; aucun n&apos;en croise un autre</translation>
    </message>
    <message>
        <source>Round the corners</source>
        <translation>Arrondir les angles</translation>
    </message>
    <message>
        <source>Rounds the corners of the pixels; none crosses another</source>
        <translation>Arrondit les angles des pixels&#xa0;; aucun contour n&apos;en croise un autre</translation>
    </message>
    <message>
        <source>Replace the file and all that is in it?
%1</source>
        <translation>Remplacer le fichier et tout ce qu&apos;il contient&#xa0;?
%1</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Saves the regions (Enter)</source>
        <translation>Enregistre les régions (Entrée)</translation>
    </message>
    <message>
        <source>Name the file first.</source>
        <translation>Indiquez d&apos;abord le fichier.</translation>
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
        <translation>Native (%1 m)</translation>
    </message>
    <message>
        <source>Native</source>
        <translation>Native</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ResultView</name>
    <message>
        <source>presence unknown</source>
        <translation>présence inconnue</translation>
    </message>
    <message>
        <source>less than 1&#xa0;% likely present</source>
        <translation>présence probable à moins de 1&#xa0;%</translation>
    </message>
    <message>
        <source>more than 99&#xa0;% likely present</source>
        <translation>présence probable à plus de 99&#xa0;%</translation>
    </message>
    <message>
        <source>%1&#xa0;% likely present</source>
        <translation>présence probable à %1&#xa0;%</translation>
    </message>
    <message>
        <source>less than 0.1&#xa0;s</source>
        <translation>moins de 0,1&#xa0;s</translation>
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
        <translation>Expression du résultat</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>%1; highest probability %2; %3</source>
        <translation>%1&#xa0;; probabilité la plus élevée %2&#xa0;; %3</translation>
    </message>
    <message>
        <source> (image features reused)</source>
        <translation> (caractéristiques de l&apos;image réutilisées)</translation>
    </message>
    <message>
        <source>1 region above %1&#xa0;%</source>
        <translation>1 région au-dessus de %1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 regions above %2&#xa0;%</source>
        <translation>%1 régions au-dessus de %2&#xa0;%</translation>
    </message>
    <message>
        <source>What the expression was read as</source>
        <translation>Ce que l&apos;on a compris de l&apos;expression</translation>
    </message>
    <message>
        <source>Read as: %1</source>
        <translation>Lu comme : %1</translation>
    </message>
    <message>
        <source>How the raster was read</source>
        <translation>Comment le raster a été lu</translation>
    </message>
    <message>
        <source>Raster read as: %1</source>
        <translation>Raster lu comme&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nothing was found: no place reaches the threshold of %1. The likeliest has a probability of %2.</source>
        <translation>Rien n’a été trouvé : aucun endroit n’atteint le seuil de %1. Le plus probable a une probabilité de %2.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>L’afficher</translation>
    </message>
    <message>
        <source>That nothing was found</source>
        <translation>Que rien n’a été trouvé</translation>
    </message>
    <message>
        <source>Lower the threshold to see weak evidence</source>
        <translation>Abaissez le seuil pour voir les indices faibles</translation>
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
        <translation>%1&#xa0;Mo</translation>
    </message>
    <message>
        <source>%1&#xa0;GB</source>
        <translation>%1&#xa0;Go</translation>
    </message>
</context>
<context>
    <name>xemap::ui::RunBar</name>
    <message>
        <source>Run</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Arrêter et garder</translation>
    </message>
    <message>
        <source>Stops the run (Esc)</source>
        <translation>Arrête l&apos;exécution (Échap)</translation>
    </message>
    <message>
        <source>Stops the run and shows what it has found so far; the rest stays empty</source>
        <translation>Arrête l&apos;exécution et montre ce qu&apos;elle a trouvé jusqu&apos;ici&#xa0;; le reste demeure vide</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Help and settings</source>
        <translation>Aide et paramètres</translation>
    </message>
    <message>
        <source>Help, settings, and a report for those who help</source>
        <translation>Aide, paramètres et rapport pour ceux qui vous aident</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Paramètres…</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copier le diagnostic</translation>
    </message>
    <message>
        <source>Maps where the expression is (Enter)</source>
        <translation>Cartographie où se trouve ce que dit l&apos;expression (Entrée)</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Annulation…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
</context>
<context>
    <name>xemap::ui::SettingsPage</name>
    <message>
        <source>All (%1)</source>
        <translation>Tous (%1)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Threads the network works with. Fewer leave more of the machine to other programs; more than it has cores make nothing faster.</source>
        <translation>Threads avec lesquels le réseau travaille. Moins de threads laissent davantage de la machine aux autres programmes&#xa0;; plus qu&apos;elle n&apos;a de cœurs n&apos;accélère rien.</translation>
    </message>
    <message>
        <source> MB</source>
        <comment>megabytes, after a number</comment>
        <translation> Mo</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sans limite</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Limite de mémoire</translation>
    </message>
    <message>
        <source>Memory a question may take, with the image features kept for the next one. A limit makes the tiles smaller, which takes a little longer.</source>
        <translation>Mémoire qu&apos;une question peut occuper, avec les caractéristiques de l&apos;image gardées pour la suivante. Une limite rend les tuiles plus petites, ce qui prend un peu plus de temps.</translation>
    </message>
    <message>
        <source>This machine has %1 MB.</source>
        <translation>Cette machine a %1 Mo.</translation>
    </message>
    <message>
        <source>Speed and memory</source>
        <translation>Vitesse et mémoire</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>&amp;Threads</translation>
    </message>
    <message>
        <source>&amp;Memory limit</source>
        <translation>&amp;Limite de mémoire</translation>
    </message>
    <message>
        <source>Model folders</source>
        <translation>Dossiers de modèles</translation>
    </message>
    <message>
        <source>Folders that are models or hold models, looked through from the top, before the folder of imported models and the models that came with XeMap</source>
        <translation>Dossiers qui sont des modèles ou en contiennent, parcourus de haut en bas, avant le dossier des modèles importés et les modèles fournis avec XeMap</translation>
    </message>
    <message>
        <source>Add model folder</source>
        <translation>Ajouter un dossier de modèles</translation>
    </message>
    <message>
        <source>Adds a folder</source>
        <translation>Ajoute un dossier</translation>
    </message>
    <message>
        <source>Remove model folder</source>
        <translation>Retirer un dossier de modèles</translation>
    </message>
    <message>
        <source>Takes the chosen folder off the list; its files stay</source>
        <translation>Retire de la liste le dossier choisi&#xa0;; ses fichiers restent</translation>
    </message>
    <message>
        <source>M&amp;odel folders</source>
        <translation>Dossiers de &amp;modèles</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>&amp;Beside the project</source>
        <translation>À &amp;côté du projet</translation>
    </message>
    <message>
        <source>In the folder &quot;xemap&quot; beside the project, or in the user profile while the project is not saved</source>
        <translation>Dans le dossier «&#xa0;xemap&#xa0;» à côté du projet, ou dans le profil utilisateur tant que le projet n&apos;est pas enregistré</translation>
    </message>
    <message>
        <source>In the &amp;folder</source>
        <translation>Dans le &amp;dossier</translation>
    </message>
    <message>
        <source>In one folder, whatever the project</source>
        <translation>Dans un seul dossier, quel que soit le projet</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>&amp;Start each session with the threshold</source>
        <translation>Commencer les &amp;sessions avec le seuil</translation>
    </message>
    <message>
        <source>Otherwise a session starts with the threshold the last one ended with</source>
        <translation>Sinon, une session commence avec le seuil sur lequel la précédente s&apos;est terminée</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>Probability from which a pixel belongs to the mask</source>
        <translation>Probabilité à partir de laquelle un pixel appartient au masque</translation>
    </message>
    <message>
        <source>Folder of results</source>
        <translation>Dossier des résultats</translation>
    </message>
    <message>
        <source>It is made when the first result needs it</source>
        <translation>Il est créé quand le premier résultat en a besoin</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Parcourir</translation>
    </message>
    <message>
        <source>Chooses the folder</source>
        <translation>Choisit le dossier</translation>
    </message>
    <message>
        <source>Name the folder for results, or let them go beside the project.</source>
        <translation>Indiquez le dossier des résultats, ou laissez-les à côté du projet.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no whole path: name the folder for results from the root on.</source>
        <translation>&apos;%1&apos; n&apos;est pas un chemin complet&#xa0;: indiquez le dossier des résultats à partir de la racine.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a file: name a folder for results.</source>
        <translation>&apos;%1&apos; est un fichier&#xa0;: indiquez un dossier pour les résultats.</translation>
    </message>
    <message>
        <source>Folder with models</source>
        <translation>Dossier contenant des modèles</translation>
    </message>
    <message>
        <source>Folder for results</source>
        <translation>Dossier des résultats</translation>
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
        <translation>Cartographier où se trouve un lieu décrit dans une couche raster</translation>
    </message>
    <message>
        <source>Ask XeMap about This Layer…</source>
        <translation>Interroger XeMap sur cette couche…</translation>
    </message>
    <message>
        <source>Ask XeMap…</source>
        <translation>Interroger XeMap…</translation>
    </message>
</context>
<context>
    <name>xemap::start::QuestionLocator</name>
    <message>
        <source>Ask XeMap</source>
        <translation>Interroger XeMap</translation>
    </message>
    <message>
        <source>Asks XeMap where in the chosen raster layer something is</source>
        <translation>Demande à XeMap où se trouve quelque chose dans la couche raster choisie</translation>
    </message>
    <message>
        <source>Where is: %1</source>
        <translation>Où est : %1</translation>
    </message>
    <message>
        <source>Ask again: %1</source>
        <translation>Demander à nouveau : %1</translation>
    </message>
</context>
<context>
    <name>xemap::results::ResultRemoval</name>
    <message>
        <source>Delete questions</source>
        <translation>Supprimer des questions</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has layers in the project. What is to be deleted?</source>
        <translation>&apos;%1&apos; a des couches dans le projet. Que faut-il supprimer ?</translation>
    </message>
    <message>
        <source>Some of these questions have layers in the project. What is to be deleted?</source>
        <translation>Certaines de ces questions ont des couches dans le projet. Que faut-il supprimer ?</translation>
    </message>
    <message>
        <source>Files of answers cannot be brought back. Regions and annotations stay in any case.</source>
        <translation>Les fichiers des réponses ne peuvent pas être récupérés. Les régions et les annotations restent dans tous les cas.</translation>
    </message>
    <message>
        <source>Questions only</source>
        <translation>Les questions seulement</translation>
    </message>
    <message>
        <source>Layers as well</source>
        <translation>Les couches aussi</translation>
    </message>
    <message>
        <source>Layers and files as well</source>
        <translation>Les couches et les fichiers aussi</translation>
    </message>
</context>
</TS>
