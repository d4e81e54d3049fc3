<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>xemap::annotation::AnnotationSubject</name>
    <message>
        <source>%1: selected features of layer &apos;%2&apos;: %3</source>
        <translation>%1: entidades seleccionadas de la capa &apos;%2&apos;: %3</translation>
    </message>
    <message>
        <source>%1: all features of layer &apos;%2&apos;</source>
        <translation>%1: todas las entidades de la capa &apos;%2&apos;</translation>
    </message>
    <message>
        <source>%1: the annotations there are</source>
        <translation>%1: las anotaciones existentes</translation>
    </message>
    <message>
        <source>%1: what has a probability of at least %2</source>
        <translation>%1: lo que tiene una probabilidad de al menos %2</translation>
    </message>
</context>
<context>
    <name>xemap::annotation::AnnotationTask</name>
    <message>
        <source>XeMap: annotations of %1</source>
        <translation>XeMap: anotaciones de %1</translation>
    </message>
    <message>
        <source>There is not enough memory for the annotations.</source>
        <translation>No hay memoria suficiente para las anotaciones.</translation>
    </message>
    <message>
        <source>Making the annotations failed without saying why.</source>
        <translation>La creación de las anotaciones falló sin decir por qué.</translation>
    </message>
</context>
<context>
    <name>xemap::annotation::MapAnnotation</name>
    <message>
        <source>Restyle Annotations…</source>
        <translation>Cambiar estilo de anotaciones…</translation>
    </message>
    <message>
        <source>Regions are being annotated; wait for them or cancel them in the task manager.</source>
        <translation>Se están anotando regiones; esperar a que termine o cancelarlo en el administrador de tareas.</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Colour of outlines, labels and numbers</source>
        <translation>Color de contornos, etiquetas y números</translation>
    </message>
    <message>
        <source>Colour of Annotations</source>
        <translation>Color de las anotaciones</translation>
    </message>
    <message>
        <source>The annotations in layer &apos;%1&apos; were restyled.</source>
        <translation>Se cambió el estilo de las anotaciones de la capa &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>No region is that large and reaches the threshold of %1: nothing was annotated. Lower the threshold or the smallest area.</source>
        <translation>Ninguna región es tan grande y alcanza el umbral de %1: no se anotó nada. Reducir el umbral o el área mínima.</translation>
    </message>
    <message>
        <source>No feature is that large: nothing was annotated. Lower the smallest area.</source>
        <translation>Ninguna entidad es tan grande: no se anotó nada. Reducir el área mínima.</translation>
    </message>
    <message>
        <source>The %1 largest of %2 regions were annotated in layer &apos;%3&apos;.</source>
        <translation>Se anotaron las %1 mayores de %2 regiones en la capa &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>Regions annotated in layer &apos;%2&apos;: %1.</source>
        <translation>Regiones anotadas en la capa &apos;%2&apos;: %1.</translation>
    </message>
    <message>
        <source>The layer that was to be annotated was removed; nothing was annotated.</source>
        <translation>Se eliminó la capa que se iba a anotar; no se anotó nada.</translation>
    </message>
    <message>
        <source>the layer was removed; its regions cannot be annotated</source>
        <translation>se eliminó la capa; sus regiones no se pueden anotar</translation>
    </message>
    <message>
        <source>the layer of annotations was removed; it cannot be restyled</source>
        <translation>se eliminó la capa de anotaciones; no se puede cambiar su estilo</translation>
    </message>
</context>
<context>
    <name>xemap::comparison::SwipeCurtain</name>
    <message>
        <source>Line between the compared results</source>
        <translation>Línea entre los resultados comparados</translation>
    </message>
    <message>
        <source>Drag, or press Left and Right, to compare; Esc ends it</source>
        <translation>Arrastrar, o pulsar Izquierda y Derecha, para comparar; Esc termina</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>Terminar la comparación</translation>
    </message>
    <message>
        <source>Ends the comparison</source>
        <translation>Termina la comparación</translation>
    </message>
</context>
<context>
    <name>xemap::concepts::ConceptShelf</name>
    <message>
        <source>Concept &apos;%1&apos; is saved in %2</source>
        <translation>El concepto &apos;%1&apos; está guardado en %2</translation>
    </message>
    <message>
        <source>Concept &apos;%1&apos; was taught to model &apos;%2&apos;. Its examples on layer &apos;%3&apos; can teach it to &apos;%4&apos; as well.</source>
        <translation>El concepto &apos;%1&apos; se enseñó al modelo &apos;%2&apos;. Sus ejemplos en la capa &apos;%3&apos; también pueden enseñarlo a &apos;%4&apos;.</translation>
    </message>
</context>
<context>
    <name>xemap::concepts::FolderText</name>
    <message>
        <source>%1: the folder for concepts cannot be made; check the permissions of the user profile</source>
        <translation>%1: no se puede crear la carpeta de conceptos; compruebe los permisos del perfil de usuario</translation>
    </message>
</context>
<context>
    <name>xemap::corrections::Corrections</name>
    <message>
        <source>The last correction changed %1&#xa0;% of the map.</source>
        <translation>La última corrección cambió el %1&#xa0;% del mapa.</translation>
    </message>
</context>
<context>
    <name>xemap::corrections::DoubtTask</name>
    <message>
        <source>XeMap: next doubtful place</source>
        <translation>XeMap: siguiente lugar dudoso</translation>
    </message>
    <message>
        <source>There is not enough memory to look for doubtful places.</source>
        <translation>No hay memoria suficiente para buscar lugares dudosos.</translation>
    </message>
    <message>
        <source>The engine failed without saying why.</source>
        <translation>El motor falló sin decir por qué.</translation>
    </message>
</context>
<context>
    <name>xemap::corrections::DoubtfulPlace</name>
    <message>
        <source>There is no doubtful place away from the examples.</source>
        <translation>No hay ningún lugar dudoso lejos de los ejemplos.</translation>
    </message>
</context>
<context>
    <name>xemap::dock::DockForm</name>
    <message>
        <source>Add a raster layer to the project first.</source>
        <translation>Añadir primero una capa ráster al proyecto.</translation>
    </message>
    <message>
        <source>Layer &apos;%1&apos; is not valid: repair its data source first.</source>
        <translation>La capa &apos;%1&apos; no es válida: reparar primero su fuente de datos.</translation>
    </message>
    <message>
        <source>No model is installed: no folder with a model.json in %1. The environment variable XEMAP_MODEL_PATH can name others.</source>
        <translation>No hay ningún modelo instalado: ninguna carpeta con un model.json en %1. La variable de entorno XEMAP_MODEL_PATH puede indicar otras.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> o </translation>
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
        <translation>Capa ráster sobre la que se pregunta</translation>
    </message>
    <message>
        <source>The raster layer to look at; results of XeMap are not offered</source>
        <translation>La capa ráster que se examina; los resultados de XeMap no se ofrecen</translation>
    </message>
</context>
<context>
    <name>xemap::engine::EngineText</name>
    <message>
        <source>XeMap&apos;s engine is not installed: looked for %1; the environment variable XEMAP_ENGINE can name it</source>
        <translation>el motor de XeMap no está instalado: se buscó %1; la variable de entorno XEMAP_ENGINE puede indicarlo</translation>
    </message>
    <message>
        <source> and </source>
        <translation> y </translation>
    </message>
    <message>
        <source>%1: cannot be loaded as XeMap&apos;s engine: %2</source>
        <translation>%1: no se puede cargar como motor de XeMap: %2</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>no se indicó ninguna causa</translation>
    </message>
</context>
<context>
    <name>xemap::engine::ExampleText</name>
    <message>
        <source>Examples: expected true or false, 1 or 0, yes or no in field &apos;%1&apos; of layer &apos;%2&apos;, found %3.</source>
        <translation>Ejemplos: se esperaba true o false, 1 o 0, yes o no en el campo &apos;%1&apos; de la capa &apos;%2&apos;, se encontró %3.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>Examples: expected a field of layer &apos;%1&apos;, found &apos;%2&apos;.</source>
        <translation>Ejemplos: se esperaba un campo de la capa &apos;%1&apos;, se encontró &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>Examples: expected points or polygons in layer &apos;%1&apos;, found others.</source>
        <translation>Ejemplos: se esperaban puntos o polígonos en la capa &apos;%1&apos;, se encontraron otras geometrías.</translation>
    </message>
    <message>
        <source>Examples: expected points or polygons in layer &apos;%1&apos;, found none.</source>
        <translation>Ejemplos: se esperaban puntos o polígonos en la capa &apos;%1&apos;, no se encontró ninguno.</translation>
    </message>
    <message>
        <source>Examples: expected features of layer &apos;%1&apos; that %2, the CRS of layer &apos;%3&apos;, can express, found others.</source>
        <translation>Ejemplos: se esperaban objetos de la capa &apos;%1&apos; que %2, el SRC de la capa &apos;%3&apos;, puede expresar, se encontraron otros.</translation>
    </message>
</context>
<context>
    <name>xemap::examples::FeatureChoice</name>
    <message>
        <source>Selected features only</source>
        <translation>Solo los objetos seleccionados</translation>
    </message>
    <message>
        <source>Features that show what is meant</source>
        <translation>Objetos que muestran lo que se busca</translation>
    </message>
    <message>
        <source>Features that show what is not meant</source>
        <translation>Objetos que muestran lo que no se busca</translation>
    </message>
    <message>
        <source>Layer with the features</source>
        <translation>Capa con los objetos</translation>
    </message>
    <message>
        <source>A layer of points or polygons, such as the regions of an earlier answer</source>
        <translation>Una capa de puntos o polígonos, como las regiones de una respuesta anterior</translation>
    </message>
    <message>
        <source>Leaves out what is not selected in the layer</source>
        <translation>Omite lo que no está seleccionado en la capa</translation>
    </message>
    <message>
        <source>Field that says yes or no</source>
        <translation>Campo que dice sí o no</translation>
    </message>
    <message>
        <source>A field of true and false, of 1 and 0, or of yes and no that tells what is meant from what is not; without one, all features are the same</source>
        <translation>Un campo de true y false, de 1 y 0 o de yes y no que distingue lo que se busca de lo que no; sin campo, todos los objetos son iguales</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Yes/no field</source>
        <translation>Campo sí/no</translation>
    </message>
</context>
<context>
    <name>xemap::examples::FeatureExamples</name>
    <message>
        <source>Examples: expected at most %1 features of layer &apos;%2&apos;, found %3; select some of them, or take &quot;Learn concept from samples&quot; of Processing.</source>
        <translation>Ejemplos: se esperaban como máximo %1 objetos de la capa &apos;%2&apos;, se encontraron %3; seleccione algunos o use «Aprender concepto a partir de muestras» de Procesos.</translation>
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
        <translation>Tarda aproximadamente %1 (%2 megapíxeles).</translation>
    </message>
    <message>
        <source>It may need %1 of memory more than now, and %2 are free: set a memory limit in the settings.</source>
        <translation>Puede necesitar %1 de memoria más que ahora, y hay %2 libres: fijar un límite de memoria en la configuración.</translation>
    </message>
    <message>
        <source>QGIS then takes up to %1 of memory.</source>
        <translation>QGIS ocupa entonces hasta %1 de memoria.</translation>
    </message>
    <message>
        <source>A pixel of the image is %1 m wide; the model knows %2 to %3 m and may not recognise what it sees.</source>
        <translation>Un píxel de la imagen mide %1 m; el modelo conoce de %2 a %3 m y puede no reconocer lo que ve.</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>quedan unos %1</translation>
    </message>
</context>
<context>
    <name>xemap::help::Diagnostics</name>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copiar diagnóstico</translation>
    </message>
    <message>
        <source>The report is on the clipboard. Look through it before you paste it where others can read it.</source>
        <translation>El informe está en el portapapeles. Conviene revisarlo antes de pegarlo donde otros puedan leerlo.</translation>
    </message>
    <message>
        <source>Copies a report to the clipboard, to show to someone who helps</source>
        <translation>Copia un informe al portapapeles, para mostrarlo a quien preste ayuda</translation>
    </message>
</context>
<context>
    <name>xemap::help::Help</name>
    <message>
        <source>Expression</source>
        <translation>Expresión</translation>
    </message>
    <message>
        <source>What to look for: a kind of place (&quot;storage tanks&quot;) or a place among others (&quot;residential blocks beside the river&quot;).</source>
        <translation>Qué buscar: un tipo de lugar («storage tanks») o un lugar entre otros («residential blocks beside the river»).</translation>
    </message>
    <message>
        <source>Layer and extent</source>
        <translation>Capa y extensión</translation>
    </message>
    <message>
        <source>Any raster layer. Visible means what the map shows, also when it is rotated; a drawn rectangle is drawn on the map. Web services are read at the map&apos;s scale.</source>
        <translation>Cualquier capa ráster. Visible significa lo que muestra el mapa, también si está girado; un rectángulo se dibuja sobre el mapa. Los servicios web se leen a la escala del mapa.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>A probability layer, from transparent through yellow to red, and a mask of the pixels that reach the threshold, in a group at the top of the layer tree. Threshold and opacity change the layers at once; nothing is computed again.</source>
        <translation>Una capa de probabilidad, de transparente a rojo pasando por amarillo, y una máscara de los píxeles que alcanzan el umbral, en un grupo en la parte superior del árbol de capas. El umbral y la opacidad cambian las capas al instante; no se vuelve a calcular nada.</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>Presencia</translation>
    </message>
    <message>
        <source>How likely it is that the extent shows what was asked for at all. Weak evidence is shown as weak rather than hidden.</source>
        <translation>Qué probabilidad hay de que la extensión muestre realmente lo que se busca. Los indicios débiles se muestran débiles en lugar de ocultarse.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Results are GeoTIFFs in the folder &quot;xemap&quot; beside the project, or in the user profile while the project is not saved. Expression, model and version are kept in the file and in the layer&apos;s properties.</source>
        <translation>Los resultados son GeoTIFF en la carpeta «xemap» junto al proyecto, o en el perfil de usuario mientras el proyecto no esté guardado. La expresión, el modelo y la versión se conservan en el archivo y en las propiedades de la capa.</translation>
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
        <translation>capa &apos;%1&apos;: se esperaba al menos una banda, no se encontró ninguna</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos; has an empty extent</source>
        <translation>la capa &apos;%1&apos; tiene una extensión vacía</translation>
    </message>
    <message>
        <source>the extent lies outside of what %1, the CRS of layer &apos;%2&apos;, can express</source>
        <translation>la extensión queda fuera de lo que %1, el SRC de la capa &apos;%2&apos;, puede expresar</translation>
    </message>
    <message>
        <source>the extent is empty in the CRS of layer &apos;%1&apos;</source>
        <translation>la extensión está vacía en el SRC de la capa &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the extent does not meet layer &apos;%1&apos;</source>
        <translation>la extensión no interseca la capa &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the centre of the map cannot be expressed in the CRS of layer &apos;%1&apos;</source>
        <translation>el centro del mapa no se puede expresar en el SRC de la capa &apos;%1&apos;</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos; is a service without pixels of its own: expected at most %2 pixels a side at the map&apos;s scale, found %3 x %4; zoom in and take the visible extent</source>
        <translation>la capa &apos;%1&apos; es un servicio sin píxeles propios: se esperaban como máximo %2 píxeles por lado a la escala del mapa, se encontraron %3 x %4; acercar el mapa y tomar la extensión visible</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos; is not valid: repair its data source first</source>
        <translation>la capa &apos;%1&apos; no es válida: reparar primero su fuente de datos</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos;: its data provider cannot be opened a second time</source>
        <translation>capa &apos;%1&apos;: su proveedor de datos no se puede abrir por segunda vez</translation>
    </message>
    <message>
        <source>regions: cannot be transformed to %1</source>
        <translation>regiones: no se pueden transformar a %1</translation>
    </message>
    <message>
        <source>of %1 features %2 arrived; the disk may be full</source>
        <translation>de %1 entidades llegaron %2; el disco puede estar lleno</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1: no se puede escribir: %2</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos;: regions cannot be added: %2</source>
        <translation>capa &apos;%1&apos;: no se pueden añadir regiones: %2</translation>
    </message>
    <message>
        <source>%1: QGIS cannot open the regions: %2</source>
        <translation>%1: QGIS no puede abrir las regiones: %2</translation>
    </message>
    <message>
        <source>temporary layer: the regions cannot be added</source>
        <translation>capa temporal: no se pueden añadir las regiones</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>no se puede abrir</translation>
    </message>
    <message>
        <source>it takes no polygons</source>
        <translation>no admite polígonos</translation>
    </message>
    <message>
        <source>its edit buffer takes none</source>
        <translation>su búfer de edición no admite ninguna</translation>
    </message>
    <message>
        <source>Probability, pixel by pixel, that layer &apos;%1&apos; shows: %2</source>
        <translation>Probabilidad, píxel a píxel, de que la capa &apos;%1&apos; muestre: %2</translation>
    </message>
    <message>
        <source>%1: XeMap %2 with model %3 (SHA-256 %4)</source>
        <translation>%1: XeMap %2 con el modelo %3 (SHA-256 %4)</translation>
    </message>
    <message>
        <source>%1: QGIS cannot open the result: %2</source>
        <translation>%1: QGIS no puede abrir el resultado: %2</translation>
    </message>
    <message>
        <source>probability: %1</source>
        <translation>probabilidad: %1</translation>
    </message>
    <message>
        <source>mask: %1</source>
        <translation>máscara: %1</translation>
    </message>
    <message>
        <source>regions with a probability of at least %1</source>
        <translation>regiones con una probabilidad de al menos %1</translation>
    </message>
    <message>
        <source>annotated regions with a probability of at least %1</source>
        <translation>regiones anotadas con una probabilidad de al menos %1</translation>
    </message>
    <message>
        <source>annotated features of layer &apos;%1&apos;</source>
        <translation>entidades anotadas de la capa &apos;%1&apos;</translation>
    </message>
    <message>
        <source>%1: the folder for results cannot be made; check its permissions, or choose another in XeMap&apos;s settings</source>
        <translation>%1: no se puede crear la carpeta de resultados; comprobar sus permisos o elegir otra en la configuración de XeMap</translation>
    </message>
    <message>
        <source>%1: the folder for results cannot be written to; check its permissions, or choose another in XeMap&apos;s settings</source>
        <translation>%1: no se puede escribir en la carpeta de resultados; comprobar sus permisos o elegir otra en la configuración de XeMap</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>menos de %1</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <translation>%1 y más</translation>
    </message>
    <message>
        <source>referred to</source>
        <translation>designado</translation>
    </message>
    <message>
        <source>other</source>
        <translation>otros</translation>
    </message>
    <message>
        <source>Annotate anew</source>
        <translation>Anotar de nuevo</translation>
    </message>
    <message>
        <source>Restyle annotations</source>
        <translation>Cambiar estilo de anotaciones</translation>
    </message>
    <message>
        <source>XeMap %1 with model %2</source>
        <translation>XeMap %1 con el modelo %2</translation>
    </message>
    <message>
        <source>probability of at least %1</source>
        <translation>probabilidad de al menos %1</translation>
    </message>
    <message>
        <source>the page cannot be begun</source>
        <translation>no se puede empezar la página</translation>
    </message>
    <message>
        <source>the page cannot be ended; the disk may be full</source>
        <translation>no se puede terminar la página; el disco puede estar lleno</translation>
    </message>
    <message>
        <source>what was asked</source>
        <translation>lo que se preguntó</translation>
    </message>
    <message>
        <source>river</source>
        <translation>river</translation>
    </message>
    <message>
        <source>1 for the largest region, and so on</source>
        <translation>1 para la región más grande, y así sucesivamente</translation>
    </message>
    <message>
        <source>area in hectares</source>
        <translation>área en hectáreas</translation>
    </message>
    <message>
        <source>area in square metres</source>
        <translation>área en metros cuadrados</translation>
    </message>
    <message>
        <source>area in square kilometres</source>
        <translation>área en kilómetros cuadrados</translation>
    </message>
    <message>
        <source>area in pixels</source>
        <translation>área en píxeles</translation>
    </message>
    <message>
        <source>mean probability</source>
        <translation>probabilidad media</translation>
    </message>
    <message>
        <source>highest probability</source>
        <translation>probabilidad más alta</translation>
    </message>
    <message>
        <source>which model answered</source>
        <translation>qué modelo respondió</translation>
    </message>
    <message>
        <source>name of the model</source>
        <translation>nombre del modelo</translation>
    </message>
    <message>
        <source>when the regions were made</source>
        <translation>cuándo se crearon las regiones</translation>
    </message>
    <message>
        <source>XeMap did not make the file that is there</source>
        <translation>el archivo que hay allí no lo creó XeMap</translation>
    </message>
    <message>
        <source>Area (%1)</source>
        <translation>Área (%1)</translation>
    </message>
    <message>
        <source>Perimeter (%1)</source>
        <translation>Perímetro (%1)</translation>
    </message>
</context>
<context>
    <name>xemap::models::ImportTask</name>
    <message>
        <source>XeMap: importing %1</source>
        <translation>XeMap: importando %1</translation>
    </message>
    <message>
        <source>There is not enough memory to import this checkpoint.</source>
        <translation>No hay memoria suficiente para importar este checkpoint.</translation>
    </message>
    <message>
        <source>The import failed without saying why.</source>
        <translation>La importación falló sin decir por qué.</translation>
    </message>
</context>
<context>
    <name>xemap::models::ModelImport</name>
    <message>
        <source>A model is being imported; wait for it or cancel it in the task manager.</source>
        <translation>Se está importando un modelo; esperar a que termine o cancelarlo en el administrador de tareas.</translation>
    </message>
    <message>
        <source>Import model</source>
        <translation>Importar modelo</translation>
    </message>
    <message>
        <source>CLIP checkpoints</source>
        <translation>Checkpoints de CLIP</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Vocabulary of the checkpoint&apos;s tokenizer</source>
        <translation>Vocabulario del tokenizador del checkpoint</translation>
    </message>
    <message>
        <source>Merges</source>
        <translation>Fusiones BPE</translation>
    </message>
    <message>
        <source>Model &apos;%1&apos; was imported and is chosen. Its layout is that of %2; %3 was taken for its activation (%4).</source>
        <translation>El modelo &apos;%1&apos; se importó y está elegido. Su estructura es la de %2; como activación se tomó %3 (%4).</translation>
    </message>
</context>
<context>
    <name>xemap::places::PlaceTask</name>
    <message>
        <source>XeMap: what is here</source>
        <translation>XeMap: qué hay aquí</translation>
    </message>
    <message>
        <source>There is not enough memory to say what is here.</source>
        <translation>No hay memoria suficiente para decir qué hay aquí.</translation>
    </message>
    <message>
        <source>The engine failed without saying why.</source>
        <translation>El motor falló sin decir por qué.</translation>
    </message>
</context>
<context>
    <name>xemap::pointing::AskedExtent</name>
    <message>
        <source>Visible part</source>
        <translation>Parte visible</translation>
    </message>
    <message>
        <source>no rectangle is drawn: draw one on the map first</source>
        <translation>no hay ningún rectángulo dibujado: dibujar primero uno en el mapa</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rectángulo</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <translation>Capa completa</translation>
    </message>
</context>
<context>
    <name>xemap::print::MapPrint</name>
    <message>
        <source>Save as PDF…</source>
        <translation>Guardar como PDF…</translation>
    </message>
    <message>
        <source>Prints the map as it is shown on one page, into a file</source>
        <translation>Imprime el mapa tal como se muestra en una página, en un archivo</translation>
    </message>
    <message>
        <source>Open layout</source>
        <translation>Abrir diseño</translation>
    </message>
    <message>
        <source>Opens a layout with this map, to be finished and printed</source>
        <translation>Abre un diseño con este mapa, para terminarlo e imprimirlo</translation>
    </message>
    <message>
        <source>Save Map as PDF</source>
        <translation>Guardar mapa como PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The layer of annotations was removed; nothing was printed.</source>
        <translation>Se eliminó la capa de anotaciones; no se imprimió nada.</translation>
    </message>
    <message>
        <source>The map was saved to %1.</source>
        <translation>El mapa se guardó en %1.</translation>
    </message>
    <message>
        <source>%1: the map cannot be drawn; show less of it or fewer layers.</source>
        <translation>%1: no se puede dibujar el mapa; mostrar una parte menor o menos capas.</translation>
    </message>
    <message>
        <source>The layer of annotations was removed; there is nothing to print.</source>
        <translation>Se eliminó la capa de anotaciones; no hay nada que imprimir.</translation>
    </message>
</context>
<context>
    <name>xemap::print::PageTask</name>
    <message>
        <source>XeMap: writing the PDF</source>
        <translation>XeMap: escribiendo el PDF</translation>
    </message>
    <message>
        <source>There is not enough memory to write this PDF.</source>
        <translation>No hay memoria suficiente para escribir este PDF.</translation>
    </message>
    <message>
        <source>Writing the PDF failed without saying why.</source>
        <translation>La escritura del PDF falló sin decir por qué.</translation>
    </message>
</context>
<context>
    <name>xemap::processing::Algorithm</name>
    <message>
        <source>A parameter has no usable value.</source>
        <translation>Un parámetro no tiene un valor utilizable.</translation>
    </message>
    <message>
        <source>There is not enough memory for this extent; take a smaller one or a coarser ground sample distance.</source>
        <translation>No hay memoria suficiente para esta extensión; tomar una menor o un tamaño de píxel en el terreno mayor.</translation>
    </message>
    <message>
        <source>The algorithm failed without saying why.</source>
        <translation>El algoritmo falló sin decir por qué.</translation>
    </message>
    <message>
        <source>Threshold: expected a number from 0 to 1, found %1.</source>
        <translation>Umbral: se esperaba un número de 0 a 1, se encontró %1.</translation>
    </message>
    <message>
        <source>%1: the regions cannot be written: %2</source>
        <translation>%1: no se pueden escribir las regiones: %2</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Umbral</translation>
    </message>
    <message>
        <source>Points of regions: expected another file than that of the regions, found %1</source>
        <translation>Puntos de las regiones: se esperaba un archivo distinto del de las regiones, se encontró %1</translation>
    </message>
</context>
<context>
    <name>xemap::processing::AskedText</name>
    <message>
        <source>layer &apos;%1&apos; has no CRS: its ground sample distance cannot be told</source>
        <translation>la capa &apos;%1&apos; no tiene SRC: no se puede determinar su tamaño de píxel en el terreno</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos; is a service without pixels of its own: expected a ground sample distance, found none</source>
        <translation>la capa &apos;%1&apos; es un servicio sin píxeles propios: se esperaba un tamaño de píxel en el terreno, no se encontró ninguno</translation>
    </message>
</context>
<context>
    <name>xemap::processing::ConceptParameter</name>
    <message>
        <source>Concepts (*.json)</source>
        <translation>Conceptos (*.json)</translation>
    </message>
    <message>
        <source>Concept (none when empty)</source>
        <translation>Concepto (ninguno si está vacío)</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>Concepto</translation>
    </message>
    <message>
        <source>What was taught elsewhere with the same model: a file of &quot;Learn concept from samples&quot; or of the command xemap.</source>
        <translation>Lo que se enseñó en otro lugar con el mismo modelo: un archivo de «Aprender concepto a partir de ejemplos» o de la orden xemap.</translation>
    </message>
    <message>
        <source>Concept: %1</source>
        <translation>Concepto: %1</translation>
    </message>
</context>
<context>
    <name>xemap::processing::EvaluateAgainstReference</name>
    <message>
        <source>Evaluate against reference</source>
        <translation>Evaluar con una referencia</translation>
    </message>
    <message>
        <source>accuracy,brier,calibration,f1,ground truth,iou,mask,precision,probability,recall,validation,xemap</source>
        <translation>accuracy,brier,calibration,f1,ground truth,iou,mask,precision,probability,recall,validation,xemap,exactitud,exhaustividad,máscara,precisión,probabilidad,referencia,validación,verdad terreno</translation>
    </message>
    <message>
        <source>Tells how well a probability raster agrees with a mask or with polygons.</source>
        <translation>Indica hasta qué punto un ráster de probabilidad coincide con una máscara o con polígonos.</translation>
    </message>
    <message>
        <source>Compares a probability raster with what is known to be there: a mask raster or a polygon layer.

In a raster, pixels of the value given are referred to, or all but 0 where no value is given; pixels without data are left out. A raster of another resolution, extent or CRS is brought to the pixels of the probabilities. Of a polygon layer, pixels whose centre is in a polygon are referred to, all others are not.

IoU, precision, recall, F1 and accuracy are those at the threshold. Average precision, Brier score and calibration error hold whatever the threshold. BEST_THRESHOLD is the one with the greatest IoU; chosen on the reference itself, it favours the map.</source>
        <translation>Compara un ráster de probabilidad con lo que se sabe que hay: un ráster de máscara o una capa de polígonos.

En un ráster, los píxeles del valor indicado son los designados, o todos menos 0 si no se indica ningún valor; los píxeles sin datos se dejan fuera. Un ráster de otra resolución, extensión o SRC se lleva a los píxeles de las probabilidades. En una capa de polígonos, los píxeles cuyo centro está en un polígono son los designados; todos los demás no lo son.

IoU, precisión, exhaustividad, F1 y exactitud son las obtenidas con el umbral. La precisión media, la puntuación de Brier y el error de calibración valen sea cual sea el umbral. BEST_THRESHOLD es el de mayor IoU; elegido sobre la propia referencia, favorece al mapa.</translation>
    </message>
    <message>
        <source>Probability raster</source>
        <translation>Ráster de probabilidad</translation>
    </message>
    <message>
        <source>Reference (mask raster or polygon layer)</source>
        <translation>Referencia (ráster de máscara o capa de polígonos)</translation>
    </message>
    <message>
        <source>Value of the mask that is referred to (all but 0 when empty)</source>
        <translation>Valor designado en la máscara (vacío: todos menos 0)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>Archivos HTML (*.html)</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Métricas</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>Archivos JSON (*.json)</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Exhaustividad</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>Precisión media</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Puntuación de Brier</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Error de calibración</translation>
    </message>
    <message>
        <source>Threshold with the greatest IoU</source>
        <translation>Umbral con la mayor IoU</translation>
    </message>
    <message>
        <source>Greatest IoU</source>
        <translation>Mayor IoU</translation>
    </message>
    <message>
        <source>Pixels compared</source>
        <translation>Píxeles comparados</translation>
    </message>
    <message>
        <source>Layer &apos;%1&apos;: expected a raster file of probabilities.</source>
        <translation>Capa &apos;%1&apos;: se esperaba un archivo ráster de probabilidades.</translation>
    </message>
    <message>
        <source>Layer &apos;%1&apos;: expected a raster file or polygons as a reference.</source>
        <translation>Capa &apos;%1&apos;: se esperaba un archivo ráster o polígonos como referencia.</translation>
    </message>
    <message>
        <source>Layer &apos;%1&apos;: expected a mask raster or polygons as a reference.</source>
        <translation>Capa &apos;%1&apos;: se esperaba un ráster de máscara o polígonos como referencia.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1: no se puede escribir: %2</translation>
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
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Exhaustividad</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Expresión</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Probability raster</source>
        <translation>Ráster de probabilidad</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Pixels compared</source>
        <translation>Píxeles comparados</translation>
    </message>
    <message>
        <source>Pixels referred to</source>
        <translation>Píxeles designados</translation>
    </message>
    <message>
        <source>Pixels judged rightly</source>
        <translation>Píxeles juzgados correctamente</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>Precisión media</translation>
    </message>
    <message>
        <source>Brier score (0 is best)</source>
        <translation>Puntuación de Brier (0 es lo mejor)</translation>
    </message>
    <message>
        <source>Calibration error (0 is best)</source>
        <translation>Error de calibración (0 es lo mejor)</translation>
    </message>
    <message>
        <source>Probability against reference</source>
        <translation>Probabilidad frente a la referencia</translation>
    </message>
    <message>
        <source>What was compared</source>
        <translation>Qué se comparó</translation>
    </message>
    <message>
        <source>At the threshold %1</source>
        <translation>Con el umbral %1</translation>
    </message>
    <message>
        <source>At the threshold with the greatest IoU, %1</source>
        <translation>Con el umbral de mayor IoU, %1</translation>
    </message>
    <message>
        <source>Whatever the threshold</source>
        <translation>Sea cual sea el umbral</translation>
    </message>
</context>
<context>
    <name>xemap::processing::ExampleParameters</name>
    <message>
        <source>Examples (points or polygons; none when empty)</source>
        <translation>Ejemplos (puntos o polígonos; ninguno si está vacío)</translation>
    </message>
    <message>
        <source>Examples (points or polygons)</source>
        <translation>Ejemplos (puntos o polígonos)</translation>
    </message>
    <message>
        <source>Places that show what is meant, and what is not; the whole map follows them. A point stands for a small square around it. What lies outside of the extent is left out.</source>
        <translation>Lugares que muestran lo que se busca y lo que no; todo el mapa los sigue. Un punto representa un pequeño cuadrado a su alrededor. Lo que queda fuera de la extensión se omite.</translation>
    </message>
    <message>
        <source>Field that tells what is meant from what is not (all is meant when empty)</source>
        <translation>Campo que distingue lo que se busca de lo que no (todo se busca si está vacío)</translation>
    </message>
    <message>
        <source>A field of true and false, of 1 and 0, or of yes and no.</source>
        <translation>Un campo de true y false, de 1 y 0, o de yes y no.</translation>
    </message>
    <message>
        <source>Examples: expected a layer of points or polygons, found none.</source>
        <translation>Ejemplos: se esperaba una capa de puntos o polígonos, no se encontró ninguna.</translation>
    </message>
    <message>
        <source>Examples: expected a layer of points or polygons, found &apos;%1&apos;.</source>
        <translation>Ejemplos: se esperaba una capa de puntos o polígonos, se encontró &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Examples: %1 of %2 lie outside of the extent on layer &apos;%3&apos; and are left out.</source>
        <translation>Ejemplos: %1 de %2 quedan fuera de la extensión en la capa &apos;%3&apos; y se omiten.</translation>
    </message>
    <message>
        <source>Examples: expected features of layer &apos;%1&apos; within the extent on layer &apos;%2&apos;, found none.</source>
        <translation>Ejemplos: se esperaban objetos de la capa &apos;%1&apos; dentro de la extensión en la capa &apos;%2&apos;, no se encontró ninguno.</translation>
    </message>
</context>
<context>
    <name>xemap::processing::LearnConcept</name>
    <message>
        <source>Learn concept from samples</source>
        <translation>Aprender concepto a partir de ejemplos</translation>
    </message>
    <message>
        <source>ai,classification,concept,deep learning,examples,few-shot,samples,supervised,teach,training,xemap</source>
        <translation>ia,ai,clasificación,concepto,deep learning,ejemplos,few-shot,muestras,supervisada,enseñar,entrenamiento,xemap</translation>
    </message>
    <message>
        <source>Learns from examples on raster layers what is meant, to be mapped on others.</source>
        <translation>Aprende, de ejemplos en capas ráster, lo que se busca, para cartografiarlo en otras.</translation>
    </message>
    <message>
        <source>Learns what is meant from the features of a layer, points or polygons, and writes it as a concept: a small file that &quot;Map concept&quot; uses on other rasters.

A field can tell features that show what is meant from those that show what is not. All features have the same say, however large they are; a point stands for a small square around it. A few of each are enough to begin with.

Words that say it in English, as far as words do, help where examples are few.

Each raster layer teaches with the features that lie on it; what was taught on several is more to be trusted elsewhere.

A concept belongs to the model it was learned with. It can be passed on with or without the coordinates of its examples.</source>
        <translation>Aprende lo que se busca de los objetos de una capa, puntos o polígonos, y lo escribe como concepto: un pequeño archivo que «Cartografiar concepto» usa en otros rásteres.

Un campo puede distinguir los objetos que muestran lo que se busca de los que muestran lo que no. Todos los objetos pesan lo mismo, sea cual sea su tamaño; un punto representa un pequeño cuadrado a su alrededor. Unos pocos de cada clase bastan para empezar.

Las palabras que lo dicen en inglés, hasta donde las palabras pueden, ayudan cuando hay pocos ejemplos.

Cada capa ráster enseña con los objetos que están sobre ella; lo que se enseñó en varias merece más confianza en otros lugares.

Un concepto pertenece al modelo con el que se aprendió. Puede compartirse con las coordenadas de sus ejemplos o sin ellas.</translation>
    </message>
    <message>
        <source>Raster layers</source>
        <translation>Capas ráster</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Palabras</translation>
    </message>
    <message>
        <source>What it is called in English, as an expression; may be empty.</source>
        <translation>Cómo se llama en inglés, como expresión; puede quedar vacío.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Of the concept; that of its file when empty.</source>
        <translation>Del concepto; el de su archivo si está vacío.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Under which the concept may be passed on; may be empty.</source>
        <translation>Bajo la que puede compartirse el concepto; puede quedar vacío.</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Who taught it; may be empty.</source>
        <translation>Quién lo enseñó; puede quedar vacío.</translation>
    </message>
    <message>
        <source>Keep where the examples lie</source>
        <translation>Conservar dónde están los ejemplos</translation>
    </message>
    <message>
        <source>With their coordinates a concept can be learned again with another model; without them it tells nobody where they are.</source>
        <translation>Con sus coordenadas, un concepto puede aprenderse de nuevo con otro modelo; sin ellas, no dice a nadie dónde están.</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>Concepto</translation>
    </message>
    <message>
        <source>Examples of what is meant</source>
        <translation>Ejemplos de lo que se busca</translation>
    </message>
    <message>
        <source>Examples of what is not meant</source>
        <translation>Ejemplos de lo que no se busca</translation>
    </message>
    <message>
        <source>Raster layers with examples</source>
        <translation>Capas ráster con ejemplos</translation>
    </message>
    <message>
        <source>Raster layers: expected one or more, found none.</source>
        <translation>Capas ráster: se esperaba una o más, no se encontró ninguna.</translation>
    </message>
    <message>
        <source>Raster layers: expected rasters, found &apos;%1&apos;.</source>
        <translation>Capas ráster: se esperaban rásteres, se encontró &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Concept: expected the name of a file that ends in .json, found &apos;%1&apos;.</source>
        <translation>Concepto: se esperaba el nombre de un archivo que termine en .json, se encontró &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Raster layers: no example lies on &apos;%1&apos;.</source>
        <translation>Capas ráster: ningún ejemplo está sobre &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Refer</source>
        <translation>Localizar</translation>
    </message>
</context>
<context>
    <name>xemap::processing::MapConcept</name>
    <message>
        <source>Map concept</source>
        <translation>Cartografiar concepto</translation>
    </message>
    <message>
        <source>ai,apply,concept,deep learning,examples,find,locate,probability,samples,segmentation,taught,where,xemap</source>
        <translation>ia,ai,aplicar,concepto,deep learning,ejemplos,buscar,localizar,probabilidad,muestras,segmentación,enseñado,dónde,xemap</translation>
    </message>
    <message>
        <source>Maps where in a raster layer a concept is that was taught by examples elsewhere.</source>
        <translation>Cartografía dónde está, en una capa ráster, un concepto enseñado en otro lugar con ejemplos.</translation>
    </message>
    <message>
        <source>Maps, pixel by pixel, where in a raster layer is what a concept means: a file that &quot;Learn concept from samples&quot; wrote, or the command xemap.

A concept belongs to the model it was learned with; another model refuses it. The words it was learned with, if any, are asked as well: the fewer rasters taught it, the more they count.

The probability raster is the result; mask and regions are made of it where they are wanted. To correct a concept by examples on this very layer, or to ask other words with it, take &quot;Refer to region&quot;.</source>
        <translation>Cartografía, píxel a píxel, dónde está en una capa ráster lo que significa un concepto: un archivo escrito por «Aprender concepto a partir de ejemplos» o por la orden xemap.

Un concepto pertenece al modelo con el que se aprendió; otro modelo lo rechaza. Las palabras con las que se aprendió, si las hay, también se preguntan: cuantos menos rásteres lo enseñaron, más cuentan.

El ráster de probabilidad es el resultado; la máscara y las regiones se crean a partir de él si se desean. Para corregir un concepto con ejemplos en esta misma capa, o para preguntar otras palabras con él, use «Localizar región».</translation>
    </message>
    <message>
        <source>Concept: expected a file, found none.</source>
        <translation>Concepto: se esperaba un archivo, no se encontró ninguno.</translation>
    </message>
</context>
<context>
    <name>xemap::processing::OutputText</name>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1: no se puede escribir: %2</translation>
    </message>
    <message>
        <source>%1: expected the name of a GeoTIFF, ending in .tif or .tiff</source>
        <translation>%1: se esperaba el nombre de un GeoTIFF, terminado en .tif o .tiff</translation>
    </message>
    <message>
        <source>%1: expected an output of its own, found the input</source>
        <translation>%1: se esperaba una salida propia, se encontró la entrada</translation>
    </message>
</context>
<context>
    <name>xemap::processing::Provider</name>
    <message>
        <source>An algorithm is taking long to stop; it goes on stopping by itself.</source>
        <translation>Un algoritmo tarda en detenerse; se detendrá por sí solo.</translation>
    </message>
</context>
<context>
    <name>xemap::processing::QuestionAlgorithm</name>
    <message>
        <source>Raster layer</source>
        <translation>Capa ráster</translation>
    </message>
    <message>
        <source>Extent (all of the layer when empty)</source>
        <translation>Extensión (vacío: toda la capa)</translation>
    </message>
    <message>
        <source>Expression: expected what to look for, found nothing.</source>
        <translation>Expresión: se esperaba qué buscar, no se encontró nada.</translation>
    </message>
    <message>
        <source>Refer</source>
        <translation>Localizar</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was read as: %2</source>
        <translation>&apos;%1&apos; se leyó como: %2</translation>
    </message>
    <message>
        <source>The raster was read as: %1</source>
        <translation>El ráster se leyó como: %1</translation>
    </message>
</context>
<context>
    <name>xemap::processing::QuestionParameters</name>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Name of an installed model, or the folder of a model.</source>
        <translation>Nombre de un modelo instalado o carpeta de un modelo.</translation>
    </message>
    <message>
        <source>No model is installed: no folder with a model.json in %1. The environment variable XEMAP_MODEL_PATH can name others.</source>
        <translation>No hay ningún modelo instalado: ninguna carpeta con un model.json en %1. La variable de entorno XEMAP_MODEL_PATH puede indicar otras.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> o </translation>
    </message>
    <message>
        <source>Model &apos;%1&apos; is not installed: expected one of %2, or the folder of a model.</source>
        <translation>El modelo &apos;%1&apos; no está instalado: se esperaba uno de %2, o la carpeta de un modelo.</translation>
    </message>
    <message>
        <source>Ground sample distance (metres; that of the layer when empty)</source>
        <translation>Tamaño de píxel en el terreno (metros; vacío: el de la capa)</translation>
    </message>
    <message>
        <source>Ground resolution to look at the layer with. Web services need one.</source>
        <translation>Resolución en el terreno con la que examinar la capa. Los servicios web necesitan una.</translation>
    </message>
    <message>
        <source>By its words</source>
        <translation>Según sus palabras</translation>
    </message>
    <message>
        <source>Language of the expression</source>
        <translation>Idioma de la expresión</translation>
    </message>
    <message>
        <source>Words for relations, places and sizes are read in this language.</source>
        <translation>Las palabras de relaciones, lugares y tamaños se leen en este idioma.</translation>
    </message>
    <message>
        <source>Bands read as red, green and blue (such as 3,2,1)</source>
        <translation>Bandas leídas como rojo, verde y azul (por ejemplo 3,2,1)</translation>
    </message>
    <message>
        <source>Counted from 1. When empty, what the dock, the style of the layer and the file say.</source>
        <translation>Contadas desde 1. Si está vacío, lo que dicen el panel, el estilo de la capa y el archivo.</translation>
    </message>
    <message>
        <source>Declared nodata only</source>
        <translation>Solo NoData declarado</translation>
    </message>
    <message>
        <source>Takes a collar or a filling for data where the file does not declare it as nodata.</source>
        <translation>Toma un borde o un relleno por datos donde el archivo no los declara como NoData.</translation>
    </message>
    <message>
        <source>Bands: expected three numbers such as 3,2,1, found &apos;%1&apos;.</source>
        <translation>Bandas: se esperaban tres números como 3,2,1, se encontró &apos;%1&apos;.</translation>
    </message>
</context>
<context>
    <name>xemap::processing::ReferToRegion</name>
    <message>
        <source>Refer to region</source>
        <translation>Localizar región</translation>
    </message>
    <message>
        <source>ai,deep learning,detection,expression,find,language,locate,probability,referring,segmentation,text,where,xemap</source>
        <translation>ai,deep learning,detection,expression,find,language,locate,probability,referring,segmentation,text,where,xemap,aprendizaje profundo,buscar,detección,dónde,expresión,IA,lenguaje,localizar,probabilidad,segmentación,texto</translation>
    </message>
    <message>
        <source>Maps where a described place is in a raster layer.</source>
        <translation>Cartografía dónde está un lugar descrito en una capa ráster.</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Expresión</translation>
    </message>
    <message>
        <source>Maps, pixel by pixel, where a described place is in a raster layer.

The expression says what to look for: a kind of place (&quot;storage tanks&quot;) or a place among others (&quot;residential blocks beside the river&quot;). Examples can stand in its place, or correct what it says: the features of a layer, which show what is meant and, by a field, what is not. So can a concept, which was taught elsewhere.

The probability raster is the result; the mask (1 where the probability reaches the threshold, else 0) and the regions (polygons of it, with probabilities and area) are made of it where they are wanted. &quot;Regions from probability&quot; makes them later, with another threshold, without asking again.

PRESENCE is how likely it is that the extent shows what was asked for at all.

A second question about the same layer, extent and ground sample distance is answered faster: what the network saw is kept. Rasters are written as GeoTIFF.</source>
        <translation>Cartografía, píxel a píxel, dónde está un lugar descrito en una capa ráster.

La expresión dice qué buscar: un tipo de lugar («storage tanks») o un lugar entre otros («residential blocks beside the river»). Los ejemplos pueden ocupar su lugar o corregir lo que dice: los objetos de una capa, que muestran lo que se busca y, mediante un campo, lo que no. También un concepto, enseñado en otro lugar.

El ráster de probabilidad es el resultado; la máscara (1 donde la probabilidad alcanza el umbral, si no 0) y las regiones (sus polígonos, con probabilidades y área) se crean a partir de él si se desean. «Regiones a partir de probabilidad» las crea más tarde, con otro umbral, sin volver a preguntar.

PRESENCE es la probabilidad de que la extensión muestre realmente lo que se busca.

Una segunda pregunta sobre la misma capa, extensión y tamaño de píxel en el terreno se responde más rápido: se conserva lo que vio la red. Los rásteres se escriben como GeoTIFF.</translation>
    </message>
    <message>
        <source>What to look for; may be empty where there are examples or a concept.</source>
        <translation>Lo que se busca; puede quedar vacío si hay ejemplos o un concepto.</translation>
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
        <translation>Localizar con varias expresiones</translation>
    </message>
    <message>
        <source>ai,class map,classification,deep learning,expressions,land cover,language,probability,referring,segmentation,text,xemap</source>
        <translation>ai,class map,classification,deep learning,expressions,land cover,language,probability,referring,segmentation,text,xemap,aprendizaje profundo,clasificación,cobertura del suelo,expresiones,IA,lenguaje,localizar,mapa de clases,probabilidad,segmentación,texto</translation>
    </message>
    <message>
        <source>Maps which of several described places is the most probable.</source>
        <translation>Cartografía cuál de varios lugares descritos es el más probable.</translation>
    </message>
    <message>
        <source>Asks several questions about the same part of a raster layer and makes a class map of the answers: each pixel gets the expression that is the most probable there, or &quot;other&quot; where none reaches the threshold.

Write one expression a line. The image is looked at once for all of them.

The class map is a GeoTIFF of bytes: 0 is &quot;other&quot;, 1 the first expression and so on, 255 no data. Names and colours of the classes are in the file.

The probability raster of each expression is kept where a folder for them is given.</source>
        <translation>Hace varias preguntas sobre la misma parte de una capa ráster y crea un mapa de clases con las respuestas: cada píxel recibe la expresión más probable en él, u «otros» donde ninguna alcanza el umbral.

Escribir una expresión por línea. La imagen se examina una sola vez para todas.

El mapa de clases es un GeoTIFF de bytes: 0 es «otros», 1 la primera expresión y así sucesivamente, 255 sin datos. Los nombres y colores de las clases están en el archivo.

El ráster de probabilidad de cada expresión se conserva si se indica una carpeta para ello.</translation>
    </message>
    <message>
        <source>Expressions, one a line</source>
        <translation>Expresiones, una por línea</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>Folder for the probabilities</source>
        <translation>Carpeta para las probabilidades</translation>
    </message>
    <message>
        <source>Expressions: expected at most %1, found %2.</source>
        <translation>Expresiones: se esperaban como máximo %1, se encontraron %2.</translation>
    </message>
    <message>
        <source>Expressions: expected each once, found &apos;%1&apos; twice.</source>
        <translation>Expresiones: se esperaba cada una una sola vez, &apos;%1&apos; se encontró dos veces.</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>clases</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1: no se puede escribir: %2</translation>
    </message>
</context>
<context>
    <name>xemap::processing::RegionParameters</name>
    <message>
        <source>Smallest region (square metres)</source>
        <translation>Región más pequeña (metros cuadrados)</translation>
    </message>
    <message>
        <source>Fill holes below (square metres)</source>
        <translation>Rellenar huecos menores de (metros cuadrados)</translation>
    </message>
    <message>
        <source>Simplify by (metres)</source>
        <translation>Simplificar en (metros)</translation>
    </message>
    <message>
        <source>Round the corners</source>
        <translation>Redondear las esquinas</translation>
    </message>
    <message>
        <source>One feature for each region, for each piece of it, or for all together</source>
        <translation>Una entidad para cada región, para cada una de sus partes o para todas juntas</translation>
    </message>
    <message>
        <source>Points of regions</source>
        <translation>Puntos de las regiones</translation>
    </message>
</context>
<context>
    <name>xemap::processing::RegionQuestion</name>
    <message>
        <source>Probability</source>
        <translation>Probabilidad</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Máscara</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regiones</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>Presencia</translation>
    </message>
    <message>
        <source>Greatest probability</source>
        <translation>Probabilidad más alta</translation>
    </message>
    <message>
        <source>Mean probability</source>
        <translation>Probabilidad media</translation>
    </message>
    <message>
        <source>Number of regions</source>
        <translation>Número de regiones</translation>
    </message>
    <message>
        <source>regions: %1</source>
        <translation>regiones: %1</translation>
    </message>
    <message>
        <source>probability: %1</source>
        <translation>probabilidad: %1</translation>
    </message>
    <message>
        <source>mask: %1</source>
        <translation>máscara: %1</translation>
    </message>
    <message>
        <source>What the expression was read as</source>
        <translation>Cómo se leyó la expresión</translation>
    </message>
    <message>
        <source>How the raster was read</source>
        <translation>Cómo se leyó el ráster</translation>
    </message>
</context>
<context>
    <name>xemap::processing::RegionsFromProbability</name>
    <message>
        <source>Regions from probability</source>
        <translation>Regiones a partir de probabilidad</translation>
    </message>
    <message>
        <source>area,outline,polygonize,polygons,probability,regions,simplify,threshold,vectorize,xemap</source>
        <translation>area,outline,polygonize,polygons,probability,regions,simplify,threshold,vectorize,xemap,área,contorno,poligonizar,polígonos,probabilidad,regiones,simplificar,umbral,vectorizar</translation>
    </message>
    <message>
        <source>Makes polygons of what reaches a threshold of a probability raster.</source>
        <translation>Crea polígonos de lo que alcanza un umbral en un ráster de probabilidad.</translation>
    </message>
    <message>
        <source>Probability raster</source>
        <translation>Ráster de probabilidad</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regiones</translation>
    </message>
    <message>
        <source>Number of regions</source>
        <translation>Número de regiones</translation>
    </message>
    <message>
        <source>Area of all regions (square metres)</source>
        <translation>Área de todas las regiones (metros cuadrados)</translation>
    </message>
    <message>
        <source>Layer &apos;%1&apos;: expected a raster file of probabilities.</source>
        <translation>Capa &apos;%1&apos;: se esperaba un archivo ráster de probabilidades.</translation>
    </message>
    <message>
        <source>regions</source>
        <translation>regiones</translation>
    </message>
    <message>
        <source>regions: %1</source>
        <translation>regiones: %1</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Area of all regions (pixels, without a CRS)</source>
        <translation>Área de todas las regiones (píxeles, sin SRC)</translation>
    </message>
    <message>
        <source>Makes polygons of what reaches a threshold of a probability raster, which &quot;Refer to region&quot;, the dock or the command xemap wrote.

Each has the expression and what it was read as, the mean and the greatest probability, the area and the perimeter on the ellipsoid (area_m2, perimeter_m; area_px, perimeter_px, in pixels, where the raster has no CRS) and in the units of the project, its rank by area, its centroid, the threshold, the presence of the answer, the raster that was asked, when, the model and the date. Points, where they are wanted, are their centroids with the same.

Outlines near each other are simplified and rounded together, so that none comes to lie over another and none becomes invalid. What touches at a corner is one region, and two pieces.</source>
        <translation>Crea polígonos de lo que alcanza un umbral en un ráster de probabilidad escrito por «Localizar región», por el panel o por la orden xemap.

Cada uno tiene la expresión y su lectura, la probabilidad media y la más alta, el área y el perímetro sobre el elipsoide (area_m2, perimeter_m; area_px, perimeter_px, en píxeles, si el ráster no tiene SRC) y en las unidades del proyecto, su rango por área, su centroide, el umbral, la presencia de la respuesta, el ráster consultado, la hora, el modelo y la fecha. Los puntos, si se desean, son sus centroides con los mismos campos.

Los contornos próximos se simplifican y redondean juntos, de modo que ninguno se superpone a otro y ninguno deja de ser válido. Lo que se toca en una esquina es una sola región, y dos partes.</translation>
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
        <translation>No hay memoria suficiente para esta extensión; preguntar sobre una menor.</translation>
    </message>
    <message>
        <source>The engine failed without saying why.</source>
        <translation>El motor falló sin decir por qué.</translation>
    </message>
</context>
<context>
    <name>xemap::questions::QuestionBoard</name>
    <message>
        <source>Questions (*.json)</source>
        <translation>Preguntas (*.json)</translation>
    </message>
    <message>
        <source>Save list of questions</source>
        <translation>Guardar lista de preguntas</translation>
    </message>
    <message>
        <source>Load list of questions</source>
        <translation>Cargar lista de preguntas</translation>
    </message>
</context>
<context>
    <name>xemap::questions::QuestionForm</name>
    <message>
        <source>the project has no raster layer</source>
        <translation>el proyecto no tiene ninguna capa ráster</translation>
    </message>
</context>
<context>
    <name>xemap::questions::QuestionList</name>
    <message>
        <source>%1: cannot be read: %2</source>
        <translation>%1: no se puede leer: %2</translation>
    </message>
    <message>
        <source>%1: expected a list of questions: %2</source>
        <translation>%1: se esperaba una lista de preguntas: %2</translation>
    </message>
</context>
<context>
    <name>xemap::questions::QuestionRunner</name>
    <message>
        <source>Layer &apos;%1&apos; was removed; the run was stopped.</source>
        <translation>Se eliminó la capa &apos;%1&apos;; la ejecución se detuvo.</translation>
    </message>
</context>
<context>
    <name>xemap::questions::RequestText</name>
    <message>
        <source>&apos;%1&apos; was asked of model &apos;%2&apos; in %3, which is not there: import it, or choose another and ask anew</source>
        <translation>&apos;%1&apos; se preguntó al modelo &apos;%2&apos; en %3, que no está: importarlo, o elegir otro y hacer una pregunta nueva</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: extent: expected a polygon as well-known text</source>
        <translation>&apos;%1&apos;: extensión: se esperaba un polígono como texto bien conocido (WKT)</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: example: expected a point or a polygon as well-known text</source>
        <translation>&apos;%1&apos;: ejemplo: se esperaba un punto o un polígono como texto conocido (WKT)</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: none of its examples lies within the extent on layer &apos;%2&apos;</source>
        <translation>&apos;%1&apos;: ninguno de sus ejemplos está dentro de la extensión en la capa &apos;%2&apos;</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is about layer &apos;%2&apos;, which the project does not have: add it, or ask anew</source>
        <translation>&apos;%1&apos; trata de la capa &apos;%2&apos;, que el proyecto no tiene: añadirla o hacer una pregunta nueva</translation>
    </message>
    <message>
        <source>%1 of %2 examples lie outside of the extent and are left out.</source>
        <translation>%1 de %2 ejemplos están fuera de la extensión y se omiten.</translation>
    </message>
</context>
<context>
    <name>xemap::regions::OutlineTask</name>
    <message>
        <source>XeMap: outlines</source>
        <translation>XeMap: contornos</translation>
    </message>
</context>
<context>
    <name>xemap::regions::RegionExport</name>
    <message>
        <source>%1: cannot be written: layer &apos;%2&apos; is being edited; save or end that first</source>
        <translation>%1: no se puede escribir: la capa &apos;%2&apos; se está editando; guardar o terminar primero la edición</translation>
    </message>
    <message>
        <source>Regions are being saved; wait for them or cancel them in the task manager.</source>
        <translation>Se están guardando regiones; esperar a que termine o cancelarlo en el administrador de tareas.</translation>
    </message>
    <message>
        <source>%1: what has a probability of at least %2</source>
        <translation>%1: lo que tiene una probabilidad de al menos %2</translation>
    </message>
    <message>
        <source>CRS of the regions</source>
        <translation>SRC de las regiones</translation>
    </message>
    <message>
        <source>The coordinate reference system of the regions</source>
        <translation>El sistema de referencia de coordenadas de las regiones</translation>
    </message>
    <message>
        <source>Layer to append to</source>
        <translation>Capa a la que añadir</translation>
    </message>
    <message>
        <source>The polygon layer that gets the regions as features</source>
        <translation>La capa de polígonos que recibe las regiones como entidades</translation>
    </message>
    <message>
        <source>the result was removed; its regions cannot be saved</source>
        <translation>se eliminó el resultado; sus regiones no se pueden guardar</translation>
    </message>
    <message>
        <source>the layer to append to was removed</source>
        <translation>se eliminó la capa a la que añadir</translation>
    </message>
    <message>
        <source>regions: %1</source>
        <translation>regiones: %1</translation>
    </message>
    <message>
        <source>No region is that large and reaches the threshold of %1: nothing was saved.</source>
        <translation>Ninguna región es tan grande y alcanza el umbral de %1: no se guardó nada.</translation>
    </message>
    <message>
        <source>Add regions of %1</source>
        <translation>Añadir regiones de %1</translation>
    </message>
    <message>
        <source>Regions were added to layer &apos;%1&apos; (features: %2).</source>
        <translation>Se añadieron regiones a la capa &apos;%1&apos; (entidades: %2).</translation>
    </message>
    <message>
        <source>Regions are in a temporary layer, which ends with the project (features: %1).</source>
        <translation>Las regiones están en una capa temporal, que termina con el proyecto (entidades: %1).</translation>
    </message>
    <message>
        <source>Regions were saved to %1 (features: %2).</source>
        <translation>Las regiones se guardaron en %1 (entidades: %2).</translation>
    </message>
    <message>
        <source>A layer that is needed was removed; the regions were not saved.</source>
        <translation>Se eliminó una capa necesaria; las regiones no se guardaron.</translation>
    </message>
</context>
<context>
    <name>xemap::regions::RegionTask</name>
    <message>
        <source>XeMap: regions of %1</source>
        <translation>XeMap: regiones de %1</translation>
    </message>
    <message>
        <source>There is not enough memory for the regions.</source>
        <translation>No hay memoria suficiente para las regiones.</translation>
    </message>
    <message>
        <source>Making the regions failed without saying why.</source>
        <translation>La creación de las regiones falló sin decir por qué.</translation>
    </message>
</context>
<context>
    <name>xemap::results::AnswerLayers</name>
    <message>
        <source>The run was stopped before its end: a part of the extent is not answered and stays empty.</source>
        <translation>La ejecución se detuvo antes de terminar: una parte de la extensión queda sin respuesta y vacía.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; over layer &apos;%2&apos; by %3: %4 megapixels in %5 s%6</source>
        <translation>&apos;%1&apos; sobre la capa &apos;%2&apos; con %3: %4 megapíxeles en %5 s%6</translation>
    </message>
    <message>
        <source>, image features reused</source>
        <translation>, características de la imagen reutilizadas</translation>
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
        <translation>No hay memoria suficiente para combinar estos mapas.</translation>
    </message>
    <message>
        <source>Combining the maps failed without saying why.</source>
        <translation>La combinación de los mapas falló sin decir por qué.</translation>
    </message>
</context>
<context>
    <name>xemap::results::ResultCombiner</name>
    <message>
        <source>classes</source>
        <translation>clases</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>no %1</translation>
    </message>
    <message>
        <source> and </source>
        <translation> y </translation>
    </message>
    <message>
        <source> or </source>
        <translation> o </translation>
    </message>
    <message>
        <source>the layers of &apos;%1&apos; were removed: ask it again first</source>
        <translation>se eliminaron las capas de &apos;%1&apos;: hacer primero la pregunta de nuevo</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1: QGIS cannot open the class map</source>
        <translation>%1: QGIS no puede abrir el mapa de clases</translation>
    </message>
</context>
<context>
    <name>xemap::results::SeveralResults</name>
    <message>
        <source>The layers of &apos;%1&apos; were removed: ask it again first.</source>
        <translation>Se eliminaron las capas de &apos;%1&apos;: hacer primero la pregunta de nuevo.</translation>
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
        <translation>XeMap necesita QGIS %1 o posterior; este es QGIS %2.</translation>
    </message>
    <message>
        <source>This XeMap was built for QGIS %1; this is QGIS %2. Install the XeMap built for it.</source>
        <translation>Este XeMap se compiló para QGIS %1; este es QGIS %2. Instalar el XeMap compilado para él.</translation>
    </message>
</context>
<context>
    <name>xemap::task::AwaitedTask</name>
    <message>
        <source>&apos;%1&apos; is taking long to stop; it goes on stopping by itself.</source>
        <translation>«%1» tarda en detenerse; se detendrá por sí solo.</translation>
    </message>
</context>
<context>
    <name>xemap::ui::AnnotationDialog</name>
    <message>
        <source>Annotate Map</source>
        <translation>Anotar mapa</translation>
    </message>
    <message>
        <source>Keep the annotations there are, and change their look only</source>
        <translation>Conservar las anotaciones existentes y cambiar solo su aspecto</translation>
    </message>
    <message>
        <source>Regions, places of labels and texts written by hand stay; otherwise annotations are made anew</source>
        <translation>Se conservan las regiones, la posición de las etiquetas y los textos escritos a mano; si no, las anotaciones se crean de nuevo</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Text of each label, with fields such as %area_ha%; empty: outlines only</source>
        <translation>Texto de cada etiqueta, con campos como %area_ha%; vacío: solo contornos</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Campo</translation>
    </message>
    <message>
        <source>Insert a field</source>
        <translation>Insertar un campo</translation>
    </message>
    <message>
        <source>Inserts what is known of each region</source>
        <translation>Inserta lo que se sabe de cada región</translation>
    </message>
    <message>
        <source>Numbers on the map, labels in a legend</source>
        <translation>Números en el mapa, etiquetas en una leyenda</translation>
    </message>
    <message>
        <source>The largest region is number 1; the legend lies in a corner and can be moved</source>
        <translation>La región más grande es la número 1; la leyenda está en una esquina y se puede mover</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Size of labels and legend on screen and on paper</source>
        <translation>Tamaño de las etiquetas y la leyenda en pantalla y en papel</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source> m²</source>
        <translation> m²</translation>
    </message>
    <message>
        <source>any</source>
        <translation>cualquiera</translation>
    </message>
    <message>
        <source>Smallest region</source>
        <translation>Región más pequeña</translation>
    </message>
    <message>
        <source>Smaller regions are left out; measured on the ellipsoid</source>
        <translation>Las regiones menores se omiten; medido sobre el elipsoide</translation>
    </message>
    <message>
        <source>Regions at most</source>
        <translation>Máximo de regiones</translation>
    </message>
    <message>
        <source>Of more regions than that, the largest are annotated</source>
        <translation>Si hay más regiones, se anotan las más grandes</translation>
    </message>
    <message>
        <source>Smooth outlines</source>
        <translation>Suavizar contornos</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No such field: %1. It is shown as it is written.</source>
        <translation>No existe tal campo: %1. Se muestra tal como está escrito.</translation>
    </message>
    <message>
        <source>Numbers without a legend</source>
        <translation>Números sin leyenda</translation>
    </message>
    <message>
        <source>Outlines only</source>
        <translation>Solo contornos</translation>
    </message>
    <message>
        <source>Such as: %1</source>
        <translation>Por ejemplo: %1</translation>
    </message>
    <message>
        <source>Restyle</source>
        <translation>Cambiar estilo</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>Changes the look of the annotations (Enter)</source>
        <translation>Cambia el aspecto de las anotaciones (Intro)</translation>
    </message>
    <message>
        <source>Annotates the map (Enter)</source>
        <translation>Anota el mapa (Intro)</translation>
    </message>
    <message>
        <source>Outlines leave those of the pixels by about a pixel; features keep theirs</source>
        <translation>Los contornos se apartan de los de los píxeles alrededor de un píxel; las entidades conservan los suyos</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ConceptDialog</name>
    <message>
        <source>What the concept is called; one of the same name is replaced</source>
        <translation>Cómo se llama el concepto; uno con el mismo nombre se sustituye</translation>
    </message>
    <message>
        <source>With the places of its examples</source>
        <translation>Con los lugares de sus ejemplos</translation>
    </message>
    <message>
        <source>Under which the concept may be passed on; may be empty</source>
        <translation>Bajo la cual se puede compartir el concepto; puede quedar vacía</translation>
    </message>
    <message>
        <source>Who taught it; may be empty</source>
        <translation>Quién lo enseñó; puede quedar vacío</translation>
    </message>
    <message>
        <source>Save concept</source>
        <translation>Guardar concepto</translation>
    </message>
    <message>
        <source>Keeps the coordinates, so that another model can learn it again; leave them out where nobody is to know them</source>
        <translation>Conserva las coordenadas, para que otro modelo pueda aprenderlo de nuevo; omítalas si nadie debe conocerlas</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Writes the file of the concept</source>
        <translation>Escribe el archivo del concepto</translation>
    </message>
    <message>
        <source>Saves nothing</source>
        <translation>No guarda nada</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ConceptRow</name>
    <message>
        <source>Concept</source>
        <translation>Concepto</translation>
    </message>
    <message>
        <source>What was taught earlier; with words and examples, all of them say what is looked for</source>
        <translation>Lo que se enseñó antes; con palabras y ejemplos, todos dicen lo que se busca</translation>
    </message>
    <message>
        <source>No concept</source>
        <translation>Ningún concepto</translation>
    </message>
    <message>
        <source>Save concept…</source>
        <translation>Guardar concepto…</translation>
    </message>
    <message>
        <source>Keeps what the examples taught, to be used on other images</source>
        <translation>Conserva lo que enseñaron los ejemplos, para usarlo en otras imágenes</translation>
    </message>
    <message>
        <source>Learn again</source>
        <translation>Aprender de nuevo</translation>
    </message>
    <message>
        <source>Shows the examples of the concept to the chosen model</source>
        <translation>Muestra los ejemplos del concepto al modelo elegido</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ExamplePanel</name>
    <message>
        <source>Undo the last step with examples</source>
        <translation>Deshacer el último paso con ejemplos</translation>
    </message>
    <message>
        <source>Redo the step with examples</source>
        <translation>Rehacer el paso con ejemplos</translation>
    </message>
    <message>
        <source>Take the selected examples away</source>
        <translation>Quitar los ejemplos seleccionados</translation>
    </message>
    <message>
        <source>Take all examples away</source>
        <translation>Quitar todos los ejemplos</translation>
    </message>
    <message>
        <source>Next doubtful place</source>
        <translation>Siguiente lugar dudoso</translation>
    </message>
    <message>
        <source>Goes to the place whose answer is least certain (key D on the map)</source>
        <translation>Va al lugar cuya respuesta es menos segura (tecla D en el mapa)</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>What is marked is meant (key Y on the map)</source>
        <translation>Lo marcado es lo que se busca (tecla Y en el mapa)</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>What is marked is not meant (key N on the map)</source>
        <translation>Lo marcado no es lo que se busca (tecla N en el mapa)</translation>
    </message>
    <message>
        <source>Like this</source>
        <translation>Como esto</translation>
    </message>
    <message>
        <source>Not like this</source>
        <translation>No como esto</translation>
    </message>
    <message>
        <source>Show on the map what is meant; with words above, both say what is looked for</source>
        <translation>Muestre en el mapa lo que se busca; con palabras arriba, ambos dicen lo que se busca</translation>
    </message>
    <message>
        <source>Show on the map what is not meant</source>
        <translation>Muestre en el mapa lo que no se busca</translation>
    </message>
    <message>
        <source>Click or Rectangle</source>
        <translation>Clic o rectángulo</translation>
    </message>
    <message>
        <source>Click on the map, or draw from one corner to the other</source>
        <translation>Haga clic en el mapa o dibuje de una esquina a la otra</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polígono</translation>
    </message>
    <message>
        <source>Click corner by corner; Backspace takes the last one back, a right click or Enter ends it, Esc gives up</source>
        <translation>Haga clic vértice a vértice; Retroceso quita el último, un clic derecho o Intro termina, Esc cancela</translation>
    </message>
    <message>
        <source>Freehand</source>
        <translation>A mano alzada</translation>
    </message>
    <message>
        <source>Draw around it with the button held; Esc gives up</source>
        <translation>Dibuje alrededor con el botón pulsado; Esc cancela</translation>
    </message>
    <message>
        <source>From Features…</source>
        <translation>De objetos…</translation>
    </message>
    <message>
        <source>Take features of a vector layer, such as those selected, or regions of an earlier answer</source>
        <translation>Toma objetos de una capa vectorial, como los seleccionados, o regiones de una respuesta anterior</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Ejemplos</translation>
    </message>
    <message>
        <source>Examples shown on the map; Delete takes the selected ones away</source>
        <translation>Ejemplos mostrados en el mapa; Supr quita los seleccionados</translation>
    </message>
    <message>
        <source>Yes: %1</source>
        <translation>Sí: %1</translation>
    </message>
    <message>
        <source>No: %1</source>
        <translation>No: %1</translation>
    </message>
    <message>
        <source>%1 yes, %2 no</source>
        <translation>%1 sí, %2 no</translation>
    </message>
</context>
<context>
    <name>xemap::ui::Examples</name>
    <message>
        <source>A kind of place</source>
        <translation>Un tipo de lugar</translation>
    </message>
    <message>
        <source>Beside, between, in other places</source>
        <translation>Junto a, entre, dentro de otros lugares</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distancia</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Part of the image</source>
        <translation>Parte de la imagen</translation>
    </message>
    <message>
        <source>Largest, nearest, first of many</source>
        <translation>El mayor, el más cercano, el primero de muchos</translation>
    </message>
    <message>
        <source>Several conditions</source>
        <translation>Varias condiciones</translation>
    </message>
    <message>
        <source>With and without</source>
        <translation>Con y sin</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ExpressionField</name>
    <message>
        <source>Look for</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>e.g. residential blocks beside the river</source>
        <translation>p.&#xa0;ej. residential blocks beside the river</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Expresión</translation>
    </message>
    <message>
        <source>What to look for, in words. Enter runs; Up and Down step through earlier expressions.</source>
        <translation>Qué buscar, en palabras. Intro ejecuta; Arriba y Abajo recorren las expresiones anteriores.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Ejemplos</translation>
    </message>
    <message>
        <source>What an expression may say: places, relations, distances, directions, and without</source>
        <translation>Qué puede decir una expresión: lugares, relaciones, distancias, direcciones y «sin»</translation>
    </message>
    <message>
        <source>Recent expressions</source>
        <translation>Expresiones recientes</translation>
    </message>
    <message>
        <source>Clear history</source>
        <translation>Borrar historial</translation>
    </message>
    <message>
        <source>Shortened: an expression has at most %1 characters.</source>
        <translation>Acortada: una expresión tiene como máximo %1 caracteres.</translation>
    </message>
    <message>
        <source>No expression has been run yet</source>
        <translation>Aún no se ha ejecutado ninguna expresión</translation>
    </message>
    <message>
        <source>What the expression is read as</source>
        <translation>Cómo se lee la expresión</translation>
    </message>
    <message>
        <source>Read as: %1</source>
        <translation>Leído como: %1</translation>
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
        <translation>Guía de XeMap</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guía</translation>
    </message>
    <message>
        <source>Closes the guide (Esc)</source>
        <translation>Cierra la guía (Esc)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Goes back to the page before</source>
        <translation>Vuelve a la página anterior</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Página de inicio</translation>
    </message>
    <message>
        <source>Goes to the page the guide begins with</source>
        <translation>Va a la primera página de la guía</translation>
    </message>
</context>
<context>
    <name>xemap::ui::MessageLine</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copies the message to the clipboard</source>
        <translation>Copia el mensaje al portapapeles</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Closes the message</source>
        <translation>Cierra el mensaje</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Advertencia</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Sugerencia</translation>
    </message>
</context>
<context>
    <name>xemap::ui::PlaceView</name>
    <message>
        <source>What is here?</source>
        <translation>¿Qué hay aquí?</translation>
    </message>
    <message>
        <source>Click on the map: what else the model takes the place for</source>
        <translation>Clic en el mapa: por qué otra cosa toma el modelo el lugar</translation>
    </message>
    <message>
        <source>What the place may be</source>
        <translation>Lo que puede ser el lugar</translation>
    </message>
    <message>
        <source>Nothing is known of this place.</source>
        <translation>No se sabe nada de este lugar.</translation>
    </message>
    <message>
        <source>%1 (asked for) %2&#xa0;%</source>
        <translation>%1 (preguntado) %2&#xa0;%</translation>
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
        <translation>Umbral</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacidad</translation>
    </message>
    <message>
        <source>Outlines on the map</source>
        <translation>Contornos en el mapa</translation>
    </message>
    <message>
        <source>Save regions…</source>
        <translation>Guardar regiones…</translation>
    </message>
    <message>
        <source>Annotate map…</source>
        <translation>Anotar mapa…</translation>
    </message>
    <message>
        <source>Probability from which a pixel belongs to the mask; changes the map at once</source>
        <translation>Probabilidad a partir de la cual un píxel pertenece a la máscara; cambia el mapa al instante</translation>
    </message>
    <message>
        <source>Opacity of the result layer</source>
        <translation>Opacidad de la capa de resultado</translation>
    </message>
    <message>
        <source>Outlines what reaches the threshold</source>
        <translation>Traza el contorno de lo que alcanza el umbral</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copiar diagnóstico</translation>
    </message>
    <message>
        <source>Copies a report to the clipboard, to show to someone who helps</source>
        <translation>Copia un informe al portapapeles, para mostrarlo a quien preste ayuda</translation>
    </message>
    <message>
        <source>Take the better resolution</source>
        <translation>Tomar la mejor resolución</translation>
    </message>
    <message>
        <source>Sets the resolution</source>
        <translation>Ajusta la resolución</translation>
    </message>
    <message>
        <source>Say what to look for, choose the extent, and press Enter. The answer comes as layers on top of the map; Threshold moves their border at once.</source>
        <translation>Decir qué buscar, elegir la extensión y pulsar Intro. La respuesta llega como capas encima del mapa; el umbral mueve su límite al instante.</translation>
    </message>
    <message>
        <source>Makes polygons of what reaches the threshold, in a file or a layer</source>
        <translation>Crea polígonos de lo que alcanza el umbral, en un archivo o una capa</translation>
    </message>
    <message>
        <source>There is no result to save regions of.</source>
        <translation>No hay ningún resultado del que guardar regiones.</translation>
    </message>
    <message>
        <source>Outlines and labels the regions on the map, for a layout to print</source>
        <translation>Traza el contorno de las regiones en el mapa y las etiqueta, para imprimirlas con un diseño</translation>
    </message>
    <message>
        <source>There is no result to annotate: ask first, or choose a layer of regions.</source>
        <translation>No hay ningún resultado que anotar: preguntar primero, o elegir una capa de regiones.</translation>
    </message>
    <message>
        <source>Look at %1&#xa0;m/px</source>
        <translation>Examinar a %1&#xa0;m/px</translation>
    </message>
    <message>
        <source>A run is under way.</source>
        <translation>Hay una ejecución en curso.</translation>
    </message>
    <message>
        <source>The last run is being cancelled.</source>
        <translation>Se está cancelando la última ejecución.</translation>
    </message>
    <message>
        <source>Nothing can be run now.</source>
        <translation>Ahora no se puede ejecutar nada.</translation>
    </message>
    <message>
        <source>No model is installed.</source>
        <translation>No hay ningún modelo instalado.</translation>
    </message>
    <message>
        <source>Type what to look for.</source>
        <translation>Escribir qué buscar.</translation>
    </message>
    <message>
        <source>Draw the rectangle to look in.</source>
        <translation>Dibujar el rectángulo en el que buscar.</translation>
    </message>
</context>
<context>
    <name>xemap::ui::QuerySettings</name>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Ground resolution</source>
        <translation>Resolución en el terreno</translation>
    </message>
    <message>
        <source>Ground resolution at which the image is looked at. Coarser is faster and sees larger things; Native is the layer&apos;s own.</source>
        <translation>Resolución en el terreno con la que se examina la imagen. Una más gruesa es más rápida y ve cosas más grandes; Nativa es la de la capa.</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Extensión</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Resolución</translation>
    </message>
    <message>
        <source>The part of the layer to look at: what the map shows, all of it, or a rectangle you draw</source>
        <translation>La parte de la capa que se examina: lo que muestra el mapa, toda la capa o un rectángulo dibujado</translation>
    </message>
    <message>
        <source>Visible area</source>
        <translation>Zona visible</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <translation>Capa completa</translation>
    </message>
    <message>
        <source>Drawn rectangle</source>
        <translation>Rectángulo dibujado</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Dibujar</translation>
    </message>
    <message>
        <source>Draw rectangle on the map</source>
        <translation>Dibujar un rectángulo en el mapa</translation>
    </message>
    <message>
        <source>Draw the rectangle on the map</source>
        <translation>Dibujar el rectángulo en el mapa</translation>
    </message>
    <message>
        <source>Import model</source>
        <translation>Importar modelo</translation>
    </message>
    <message>
        <source>Import model...: make one of a CLIP checkpoint such as RemoteCLIP, GeoRSCLIP or OpenCLIP</source>
        <translation>Importar modelo...: crear uno a partir de un checkpoint de CLIP como RemoteCLIP, GeoRSCLIP u OpenCLIP</translation>
    </message>
    <message>
        <source>None drawn yet</source>
        <translation>Aún no hay ninguno dibujado</translation>
    </message>
    <message>
        <source>No model is installed</source>
        <translation>No hay ningún modelo instalado</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Bandas</translation>
    </message>
</context>
<context>
    <name>xemap::ui::QuestionText</name>
    <message>
        <source>it is no JSON: %1 at byte %2</source>
        <translation>no es JSON: %1 en el byte %2</translation>
    </message>
    <message>
        <source>field &apos;format&apos;: expected &quot;%1&quot;</source>
        <translation>campo &apos;format&apos;: se esperaba «%1»</translation>
    </message>
    <message>
        <source>field &apos;version&apos;: expected %1, found %2</source>
        <translation>campo &apos;version&apos;: se esperaba %1, se encontró %2</translation>
    </message>
    <message>
        <source>field &apos;questions[%1].expression&apos;: expected a text, found none</source>
        <translation>campo &apos;questions[%1].expression&apos;: se esperaba un texto, no se encontró ninguno</translation>
    </message>
    <message>
        <source>like the examples</source>
        <translation>como los ejemplos</translation>
    </message>
    <message>
        <source>%1, like the examples</source>
        <translation>%1, como los ejemplos</translation>
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
        <translation>preguntada…</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falló</translation>
    </message>
    <message>
        <source>%1&#xa0;% present</source>
        <translation>presente al %1&#xa0;%</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>sin preguntar</translation>
    </message>
    <message>
        <source>Layer: %1</source>
        <translation>Capa: %1</translation>
    </message>
    <message>
        <source>Resolution: %1 m</source>
        <translation>Resolución: %1 m</translation>
    </message>
    <message>
        <source>Answered %1 in %2 s; highest probability %3</source>
        <translation>Respondida el %1 en %2 s; probabilidad más alta %3</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Puts what the form asks for into the list, unasked</source>
        <translation>Pone la pregunta del formulario en la lista, sin hacerla</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Preguntar</translation>
    </message>
    <message>
        <source>Asks the selected questions, or all that are open; those about the same extent in one pass</source>
        <translation>Hace las preguntas seleccionadas, o todas las pendientes; las de la misma extensión en una sola pasada</translation>
    </message>
    <message>
        <source>Combine</source>
        <translation>Combinar</translation>
    </message>
    <message>
        <source>Makes one map of several answers</source>
        <translation>Crea un solo mapa de varias respuestas</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>What else can be done with questions</source>
        <translation>Qué más se puede hacer con las preguntas</translation>
    </message>
    <message>
        <source>Where all of them are (and)</source>
        <translation>Donde se dan todas (y)</translation>
    </message>
    <message>
        <source>Where any of them is (or)</source>
        <translation>Donde se da alguna (o)</translation>
    </message>
    <message>
        <source>Where it is not (not)</source>
        <translation>Donde no se da (no)</translation>
    </message>
    <message>
        <source>Class map: the likeliest of them</source>
        <translation>Mapa de clases: la más probable de ellas</translation>
    </message>
    <message>
        <source>Put into the form</source>
        <translation>Poner en el formulario</translation>
    </message>
    <message>
        <source>Compare two by swiping</source>
        <translation>Comparar dos con cortinilla</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>Delete from the list</source>
        <translation>Borrar de la lista</translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation>Guardar lista…</translation>
    </message>
    <message>
        <source>Load list…</source>
        <translation>Cargar lista…</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Extensión</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Show alone</source>
        <translation>Mostrar sola</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todas</translation>
    </message>
    <message>
        <source>Show one at a time</source>
        <translation>Mostrar una cada vez</translation>
    </message>
    <message>
        <source>Questions asked in this project; double-click one to see its answer alone, and again to see all</source>
        <translation>Preguntas de este proyecto; doble clic muestra la respuesta sola, otra vez todas</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ReadChoiceRow</name>
    <message>
        <source>Declared nodata only</source>
        <translation>Solo NoData declarado</translation>
    </message>
    <message>
        <source>Bands read as red, green and blue</source>
        <translation>Bandas leídas como rojo, verde y azul</translation>
    </message>
    <message>
        <source>Which bands are read as red, green and blue, counted from 1, such as 3,2,1. Empty: what the style of the layer and the file say.</source>
        <translation>Qué bandas se leen como rojo, verde y azul, contadas desde 1, por ejemplo 3,2,1. Vacío: lo que dicen el estilo de la capa y el archivo.</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>según el archivo</translation>
    </message>
    <message>
        <source>Takes a collar or a filling for data where the file does not declare it as nodata</source>
        <translation>Toma un borde o un relleno por datos donde el archivo no los declara como NoData</translation>
    </message>
</context>
<context>
    <name>xemap::ui::RegionDialog</name>
    <message>
        <source>Save Regions</source>
        <translation>Guardar regiones</translation>
    </message>
    <message>
        <source>Saves nothing (Esc)</source>
        <translation>No guarda nada (Esc)</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Guardar como</translation>
    </message>
    <message>
        <source>What the regions are saved as</source>
        <translation>Cómo se guardan las regiones</translation>
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
        <translation>Capa temporal</translation>
    </message>
    <message>
        <source>Features of an existing layer</source>
        <translation>Entidades de una capa existente</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>File to write; an older one is replaced</source>
        <translation>Archivo que se escribe; uno anterior se reemplaza</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Explorar</translation>
    </message>
    <message>
        <source>Chooses the file</source>
        <translation>Elige el archivo</translation>
    </message>
    <message>
        <source>CRS</source>
        <translation>SRC</translation>
    </message>
    <message>
        <source>One feature for</source>
        <translation>Una entidad para</translation>
    </message>
    <message>
        <source>Regions whose pixels touch at a corner are one region of several pieces</source>
        <translation>Las regiones cuyos píxeles se tocan en una esquina son una sola región de varias partes</translation>
    </message>
    <message>
        <source>each region</source>
        <translation>cada región</translation>
    </message>
    <message>
        <source>each piece of a region</source>
        <translation>cada parte de una región</translation>
    </message>
    <message>
        <source>all regions together</source>
        <translation>todas las regiones juntas</translation>
    </message>
    <message>
        <source> m²</source>
        <translation> m²</translation>
    </message>
    <message>
        <source>Smallest region</source>
        <translation>Región más pequeña</translation>
    </message>
    <message>
        <source>any</source>
        <translation>cualquiera</translation>
    </message>
    <message>
        <source>Smaller regions are left out; measured on the ellipsoid</source>
        <translation>Las regiones menores se omiten; medido sobre el elipsoide</translation>
    </message>
    <message>
        <source>Fill holes below</source>
        <translation>Rellenar huecos menores de</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>Smaller holes in a region are filled; measured on the ellipsoid</source>
        <translation>Los huecos menores de una región se rellenan; medido sobre el elipsoide</translation>
    </message>
    <message>
        <source> m</source>
        <translation> m</translation>
    </message>
    <message>
        <source>Simplify by</source>
        <translation>Simplificar en</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>Outlines keep that near to those of the pixels; none crosses another</source>
        <translation>Los contornos quedan así de cerca de los de los píxeles; ninguno cruza otro</translation>
    </message>
    <message>
        <source>Round the corners</source>
        <translation>Redondear las esquinas</translation>
    </message>
    <message>
        <source>Rounds the corners of the pixels; none crosses another</source>
        <translation>Redondea las esquinas de los píxeles; ningún contorno cruza otro</translation>
    </message>
    <message>
        <source>Replace the file and all that is in it?
%1</source>
        <translation>¿Reemplazar el archivo y todo lo que contiene?
%1</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Saves the regions (Enter)</source>
        <translation>Guarda las regiones (Intro)</translation>
    </message>
    <message>
        <source>Name the file first.</source>
        <translation>Indicar primero el archivo.</translation>
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
        <translation>Nativa (%1 m)</translation>
    </message>
    <message>
        <source>Native</source>
        <translation>Nativa</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ResultView</name>
    <message>
        <source>presence unknown</source>
        <translation>presencia desconocida</translation>
    </message>
    <message>
        <source>less than 1&#xa0;% likely present</source>
        <translation>presencia probable a menos del 1&#xa0;%</translation>
    </message>
    <message>
        <source>more than 99&#xa0;% likely present</source>
        <translation>presencia probable a más del 99&#xa0;%</translation>
    </message>
    <message>
        <source>%1&#xa0;% likely present</source>
        <translation>presencia probable al %1&#xa0;%</translation>
    </message>
    <message>
        <source>less than 0.1&#xa0;s</source>
        <translation>menos de 0,1&#xa0;s</translation>
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
        <translation>Expresión del resultado</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>%1; highest probability %2; %3</source>
        <translation>%1; probabilidad más alta %2; %3</translation>
    </message>
    <message>
        <source> (image features reused)</source>
        <translation> (características de la imagen reutilizadas)</translation>
    </message>
    <message>
        <source>1 region above %1&#xa0;%</source>
        <translation>1 región por encima del %1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 regions above %2&#xa0;%</source>
        <translation>%1 regiones por encima del %2&#xa0;%</translation>
    </message>
    <message>
        <source>What the expression was read as</source>
        <translation>Cómo se leyó la expresión</translation>
    </message>
    <message>
        <source>Read as: %1</source>
        <translation>Leído como: %1</translation>
    </message>
    <message>
        <source>How the raster was read</source>
        <translation>Cómo se leyó el ráster</translation>
    </message>
    <message>
        <source>Raster read as: %1</source>
        <translation>Ráster leído como: %1</translation>
    </message>
    <message>
        <source>Nothing was found: no place reaches the threshold of %1. The likeliest has a probability of %2.</source>
        <translation>No se encontró nada: ningún lugar alcanza el umbral de %1. El más probable tiene una probabilidad de %2.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Mostrarlo</translation>
    </message>
    <message>
        <source>That nothing was found</source>
        <translation>Que no se encontró nada</translation>
    </message>
    <message>
        <source>Lower the threshold to see weak evidence</source>
        <translation>Baje el umbral para ver indicios débiles</translation>
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
        <translation>Ejecutar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Detener y conservar</translation>
    </message>
    <message>
        <source>Stops the run (Esc)</source>
        <translation>Detiene la ejecución (Esc)</translation>
    </message>
    <message>
        <source>Stops the run and shows what it has found so far; the rest stays empty</source>
        <translation>Detiene la ejecución y muestra lo encontrado hasta ahora; el resto queda vacío</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Help and settings</source>
        <translation>Ayuda y configuración</translation>
    </message>
    <message>
        <source>Help, settings, and a report for those who help</source>
        <translation>Ayuda, configuración y un informe para quienes prestan ayuda</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Configuración…</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copiar diagnóstico</translation>
    </message>
    <message>
        <source>Maps where the expression is (Enter)</source>
        <translation>Cartografía dónde está lo que dice la expresión (Intro)</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Cancelando…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
</context>
<context>
    <name>xemap::ui::SettingsPage</name>
    <message>
        <source>All (%1)</source>
        <translation>Todos (%1)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>Threads the network works with. Fewer leave more of the machine to other programs; more than it has cores make nothing faster.</source>
        <translation>Hilos con los que trabaja la red. Menos hilos dejan más del equipo a otros programas; más de los núcleos que tiene no aceleran nada.</translation>
    </message>
    <message>
        <source> MB</source>
        <comment>megabytes, after a number</comment>
        <translation> MB</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sin límite</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Límite de memoria</translation>
    </message>
    <message>
        <source>Memory a question may take, with the image features kept for the next one. A limit makes the tiles smaller, which takes a little longer.</source>
        <translation>Memoria que puede ocupar una pregunta, con las características de la imagen que se conservan para la siguiente. Un límite hace más pequeñas las teselas, lo que tarda un poco más.</translation>
    </message>
    <message>
        <source>This machine has %1 MB.</source>
        <translation>Este equipo tiene %1 MB.</translation>
    </message>
    <message>
        <source>Speed and memory</source>
        <translation>Velocidad y memoria</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>&amp;Hilos</translation>
    </message>
    <message>
        <source>&amp;Memory limit</source>
        <translation>&amp;Límite de memoria</translation>
    </message>
    <message>
        <source>Model folders</source>
        <translation>Carpetas de modelos</translation>
    </message>
    <message>
        <source>Folders that are models or hold models, looked through from the top, before the folder of imported models and the models that came with XeMap</source>
        <translation>Carpetas que son modelos o los contienen, recorridas de arriba abajo, antes de la carpeta de modelos importados y de los modelos incluidos con XeMap</translation>
    </message>
    <message>
        <source>Add model folder</source>
        <translation>Añadir carpeta de modelos</translation>
    </message>
    <message>
        <source>Adds a folder</source>
        <translation>Añade una carpeta</translation>
    </message>
    <message>
        <source>Remove model folder</source>
        <translation>Quitar carpeta de modelos</translation>
    </message>
    <message>
        <source>Takes the chosen folder off the list; its files stay</source>
        <translation>Quita de la lista la carpeta elegida; sus archivos se conservan</translation>
    </message>
    <message>
        <source>M&amp;odel folders</source>
        <translation>Carpetas de &amp;modelos</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>&amp;Beside the project</source>
        <translation>&amp;Junto al proyecto</translation>
    </message>
    <message>
        <source>In the folder &quot;xemap&quot; beside the project, or in the user profile while the project is not saved</source>
        <translation>En la carpeta «xemap» junto al proyecto, o en el perfil de usuario mientras el proyecto no esté guardado</translation>
    </message>
    <message>
        <source>In the &amp;folder</source>
        <translation>En la &amp;carpeta</translation>
    </message>
    <message>
        <source>In one folder, whatever the project</source>
        <translation>En una sola carpeta, sea cual sea el proyecto</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>&amp;Start each session with the threshold</source>
        <translation>Empezar cada &amp;sesión con el umbral</translation>
    </message>
    <message>
        <source>Otherwise a session starts with the threshold the last one ended with</source>
        <translation>Si no, una sesión empieza con el umbral con el que terminó la anterior</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Umbral</translation>
    </message>
    <message>
        <source>Probability from which a pixel belongs to the mask</source>
        <translation>Probabilidad a partir de la cual un píxel pertenece a la máscara</translation>
    </message>
    <message>
        <source>Folder of results</source>
        <translation>Carpeta de resultados</translation>
    </message>
    <message>
        <source>It is made when the first result needs it</source>
        <translation>Se crea cuando el primer resultado la necesita</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Explorar</translation>
    </message>
    <message>
        <source>Chooses the folder</source>
        <translation>Elige la carpeta</translation>
    </message>
    <message>
        <source>Name the folder for results, or let them go beside the project.</source>
        <translation>Indicar la carpeta de resultados, o dejarlos junto al proyecto.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no whole path: name the folder for results from the root on.</source>
        <translation>&apos;%1&apos; no es una ruta completa: indicar la carpeta de resultados desde la raíz.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a file: name a folder for results.</source>
        <translation>&apos;%1&apos; es un archivo: indicar una carpeta para los resultados.</translation>
    </message>
    <message>
        <source>Folder with models</source>
        <translation>Carpeta con modelos</translation>
    </message>
    <message>
        <source>Folder for results</source>
        <translation>Carpeta para los resultados</translation>
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
        <translation>Cartografiar dónde está un lugar descrito en una capa ráster</translation>
    </message>
    <message>
        <source>Ask XeMap about This Layer…</source>
        <translation>Preguntar a XeMap sobre esta capa…</translation>
    </message>
    <message>
        <source>Ask XeMap…</source>
        <translation>Preguntar a XeMap…</translation>
    </message>
</context>
<context>
    <name>xemap::start::QuestionLocator</name>
    <message>
        <source>Ask XeMap</source>
        <translation>Preguntar a XeMap</translation>
    </message>
    <message>
        <source>Asks XeMap where in the chosen raster layer something is</source>
        <translation>Pregunta a XeMap dónde está algo en la capa ráster elegida</translation>
    </message>
    <message>
        <source>Where is: %1</source>
        <translation>Dónde está: %1</translation>
    </message>
    <message>
        <source>Ask again: %1</source>
        <translation>Preguntar otra vez: %1</translation>
    </message>
</context>
<context>
    <name>xemap::results::ResultRemoval</name>
    <message>
        <source>Delete questions</source>
        <translation>Eliminar preguntas</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has layers in the project. What is to be deleted?</source>
        <translation>&apos;%1&apos; tiene capas en el proyecto. ¿Qué se debe eliminar?</translation>
    </message>
    <message>
        <source>Some of these questions have layers in the project. What is to be deleted?</source>
        <translation>Algunas de estas preguntas tienen capas en el proyecto. ¿Qué se debe eliminar?</translation>
    </message>
    <message>
        <source>Files of answers cannot be brought back. Regions and annotations stay in any case.</source>
        <translation>Los archivos de las respuestas no se pueden recuperar. Las regiones y anotaciones se conservan en todo caso.</translation>
    </message>
    <message>
        <source>Questions only</source>
        <translation>Solo las preguntas</translation>
    </message>
    <message>
        <source>Layers as well</source>
        <translation>También las capas</translation>
    </message>
    <message>
        <source>Layers and files as well</source>
        <translation>También capas y archivos</translation>
    </message>
</context>
</TS>
