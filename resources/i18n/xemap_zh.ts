<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>xemap::annotation::AnnotationSubject</name>
    <message>
        <source>%1: selected features of layer &apos;%2&apos;: %3</source>
        <translation>%1：图层“%2”的选中要素：%3</translation>
    </message>
    <message>
        <source>%1: all features of layer &apos;%2&apos;</source>
        <translation>%1：图层“%2”的所有要素</translation>
    </message>
    <message>
        <source>%1: the annotations there are</source>
        <translation>%1：现有注记</translation>
    </message>
    <message>
        <source>%1: what has a probability of at least %2</source>
        <translation>%1：概率至少为 %2 的部分</translation>
    </message>
</context>
<context>
    <name>xemap::annotation::AnnotationTask</name>
    <message>
        <source>XeMap: annotations of %1</source>
        <translation>XeMap：%1 的注记</translation>
    </message>
    <message>
        <source>There is not enough memory for the annotations.</source>
        <translation>内存不足以创建注记。</translation>
    </message>
    <message>
        <source>Making the annotations failed without saying why.</source>
        <translation>创建注记失败，原因不明。</translation>
    </message>
</context>
<context>
    <name>xemap::annotation::MapAnnotation</name>
    <message>
        <source>Restyle Annotations…</source>
        <translation>更改注记样式…</translation>
    </message>
    <message>
        <source>Regions are being annotated; wait for them or cancel them in the task manager.</source>
        <translation>正在为区域添加注记；请等待完成，或在任务管理器中取消。</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Colour of outlines, labels and numbers</source>
        <translation>轮廓、标注和编号的颜色</translation>
    </message>
    <message>
        <source>Colour of Annotations</source>
        <translation>注记颜色</translation>
    </message>
    <message>
        <source>The annotations in layer &apos;%1&apos; were restyled.</source>
        <translation>已更改图层“%1”中注记的样式。</translation>
    </message>
    <message>
        <source>No region is that large and reaches the threshold of %1: nothing was annotated. Lower the threshold or the smallest area.</source>
        <translation>没有足够大且达到阈值 %1 的区域：未添加任何注记。请降低阈值或最小面积。</translation>
    </message>
    <message>
        <source>No feature is that large: nothing was annotated. Lower the smallest area.</source>
        <translation>没有足够大的要素：未添加任何注记。请减小最小面积。</translation>
    </message>
    <message>
        <source>The %1 largest of %2 regions were annotated in layer &apos;%3&apos;.</source>
        <translation>已在图层“%3”中为 %2 个区域中最大的 %1 个添加注记。</translation>
    </message>
    <message>
        <source>Regions annotated in layer &apos;%2&apos;: %1.</source>
        <translation>图层“%2”中已添加注记的区域：%1。</translation>
    </message>
    <message>
        <source>The layer that was to be annotated was removed; nothing was annotated.</source>
        <translation>要添加注记的图层已被移除；未添加任何注记。</translation>
    </message>
    <message>
        <source>the layer was removed; its regions cannot be annotated</source>
        <translation>图层已被移除；无法为其区域添加注记</translation>
    </message>
    <message>
        <source>the layer of annotations was removed; it cannot be restyled</source>
        <translation>注记图层已被移除；无法更改其样式</translation>
    </message>
</context>
<context>
    <name>xemap::comparison::SwipeCurtain</name>
    <message>
        <source>Line between the compared results</source>
        <translation>所比较结果之间的分界线</translation>
    </message>
    <message>
        <source>Drag, or press Left and Right, to compare; Esc ends it</source>
        <translation>拖动，或按左、右方向键进行比较；按 Esc 结束</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>结束比较</translation>
    </message>
    <message>
        <source>Ends the comparison</source>
        <translation>结束比较</translation>
    </message>
</context>
<context>
    <name>xemap::concepts::ConceptShelf</name>
    <message>
        <source>Concept &apos;%1&apos; is saved in %2</source>
        <translation>概念&apos;%1&apos;已保存在 %2</translation>
    </message>
    <message>
        <source>Concept &apos;%1&apos; was taught to model &apos;%2&apos;. Its examples on layer &apos;%3&apos; can teach it to &apos;%4&apos; as well.</source>
        <translation>概念&apos;%1&apos;是教给模型&apos;%2&apos;的。它在图层&apos;%3&apos;上的示例也可以教给&apos;%4&apos;。</translation>
    </message>
</context>
<context>
    <name>xemap::concepts::FolderText</name>
    <message>
        <source>%1: the folder for concepts cannot be made; check the permissions of the user profile</source>
        <translation>%1：无法创建概念文件夹；请检查用户配置文件的权限</translation>
    </message>
</context>
<context>
    <name>xemap::corrections::Corrections</name>
    <message>
        <source>The last correction changed %1&#xa0;% of the map.</source>
        <translation>上一次修正改变了地图的 %1&#xa0;%。</translation>
    </message>
</context>
<context>
    <name>xemap::corrections::DoubtTask</name>
    <message>
        <source>XeMap: next doubtful place</source>
        <translation>XeMap：下一处存疑的地方</translation>
    </message>
    <message>
        <source>There is not enough memory to look for doubtful places.</source>
        <translation>内存不足，无法查找存疑的地方。</translation>
    </message>
    <message>
        <source>The engine failed without saying why.</source>
        <translation>引擎失败，原因不明。</translation>
    </message>
</context>
<context>
    <name>xemap::corrections::DoubtfulPlace</name>
    <message>
        <source>There is no doubtful place away from the examples.</source>
        <translation>在示例以外没有存疑的地方。</translation>
    </message>
</context>
<context>
    <name>xemap::dock::DockForm</name>
    <message>
        <source>Add a raster layer to the project first.</source>
        <translation>请先向工程添加一个栅格图层。</translation>
    </message>
    <message>
        <source>Layer &apos;%1&apos; is not valid: repair its data source first.</source>
        <translation>图层“%1”无效：请先修复其数据源。</translation>
    </message>
    <message>
        <source>No model is installed: no folder with a model.json in %1. The environment variable XEMAP_MODEL_PATH can name others.</source>
        <translation>未安装模型：%1 中没有包含 model.json 的文件夹。可用环境变量 XEMAP_MODEL_PATH 指定其他文件夹。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
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
        <translation>要提问的栅格图层</translation>
    </message>
    <message>
        <source>The raster layer to look at; results of XeMap are not offered</source>
        <translation>要查看的栅格图层；XeMap 的结果不在可选之列</translation>
    </message>
</context>
<context>
    <name>xemap::engine::EngineText</name>
    <message>
        <source>XeMap&apos;s engine is not installed: looked for %1; the environment variable XEMAP_ENGINE can name it</source>
        <translation>未安装 XeMap 引擎：已查找 %1；可用环境变量 XEMAP_ENGINE 指定</translation>
    </message>
    <message>
        <source> and </source>
        <translation> 与 </translation>
    </message>
    <message>
        <source>%1: cannot be loaded as XeMap&apos;s engine: %2</source>
        <translation>%1：无法作为 XeMap 引擎加载：%2</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>未给出原因</translation>
    </message>
</context>
<context>
    <name>xemap::engine::ExampleText</name>
    <message>
        <source>Examples: expected true or false, 1 or 0, yes or no in field &apos;%1&apos; of layer &apos;%2&apos;, found %3.</source>
        <translation>示例：图层 &apos;%2&apos; 的字段 &apos;%1&apos; 应为 true 或 false、1 或 0、yes 或 no，实际为 %3。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>空值</translation>
    </message>
    <message>
        <source>Examples: expected a field of layer &apos;%1&apos;, found &apos;%2&apos;.</source>
        <translation>示例：应为图层 &apos;%1&apos; 的字段，实际为 &apos;%2&apos;。</translation>
    </message>
    <message>
        <source>Examples: expected points or polygons in layer &apos;%1&apos;, found others.</source>
        <translation>示例：图层 &apos;%1&apos; 中应为点或多边形，实际为其他几何。</translation>
    </message>
    <message>
        <source>Examples: expected points or polygons in layer &apos;%1&apos;, found none.</source>
        <translation>示例：图层 &apos;%1&apos; 中应有点或多边形，实际没有。</translation>
    </message>
    <message>
        <source>Examples: expected features of layer &apos;%1&apos; that %2, the CRS of layer &apos;%3&apos;, can express, found others.</source>
        <translation>示例：图层 &apos;%1&apos; 的要素应能用 %2（图层 &apos;%3&apos; 的坐标参照系）表示，实际有不能表示的要素。</translation>
    </message>
</context>
<context>
    <name>xemap::examples::FeatureChoice</name>
    <message>
        <source>Selected features only</source>
        <translation>仅选中的要素</translation>
    </message>
    <message>
        <source>Features that show what is meant</source>
        <translation>显示所指内容的要素</translation>
    </message>
    <message>
        <source>Features that show what is not meant</source>
        <translation>显示非所指内容的要素</translation>
    </message>
    <message>
        <source>Layer with the features</source>
        <translation>包含要素的图层</translation>
    </message>
    <message>
        <source>A layer of points or polygons, such as the regions of an earlier answer</source>
        <translation>点或多边形图层，例如先前答案的区域</translation>
    </message>
    <message>
        <source>Leaves out what is not selected in the layer</source>
        <translation>忽略图层中未选中的内容</translation>
    </message>
    <message>
        <source>Field that says yes or no</source>
        <translation>表示是或否的字段</translation>
    </message>
    <message>
        <source>A field of true and false, of 1 and 0, or of yes and no that tells what is meant from what is not; without one, all features are the same</source>
        <translation>用 true 和 false、1 和 0 或 yes 和 no 区分所指与非所指的字段；没有字段时所有要素相同</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Yes/no field</source>
        <translation>是/否字段</translation>
    </message>
</context>
<context>
    <name>xemap::examples::FeatureExamples</name>
    <message>
        <source>Examples: expected at most %1 features of layer &apos;%2&apos;, found %3; select some of them, or take &quot;Learn concept from samples&quot; of Processing.</source>
        <translation>示例：图层&apos;%2&apos;最多应有 %1 个要素，实际为 %3 个；请选择其中一部分，或使用处理工具中的“从样本学习概念”。</translation>
    </message>
</context>
<context>
    <name>xemap::examples::Texts</name>
    <message>
        <source>click</source>
        <translation>单击</translation>
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
        <translation>大约需要 %1（%2 百万像素）。</translation>
    </message>
    <message>
        <source>It may need %1 of memory more than now, and %2 are free: set a memory limit in the settings.</source>
        <translation>可能还需要 %1 内存，而可用内存为 %2：请在设置中设定内存上限。</translation>
    </message>
    <message>
        <source>QGIS then takes up to %1 of memory.</source>
        <translation>届时 QGIS 最多占用 %1 内存。</translation>
    </message>
    <message>
        <source>A pixel of the image is %1 m wide; the model knows %2 to %3 m and may not recognise what it sees.</source>
        <translation>影像的像元宽度为 %1 m；模型熟悉的是 %2 至 %3 m，可能无法识别所见内容。</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>还需约 %1</translation>
    </message>
</context>
<context>
    <name>xemap::help::Diagnostics</name>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>The report is on the clipboard. Look through it before you paste it where others can read it.</source>
        <translation>报告已复制到剪贴板。粘贴到他人可以看到的地方之前，请先检查其内容。</translation>
    </message>
    <message>
        <source>Copies a report to the clipboard, to show to someone who helps</source>
        <translation>将报告复制到剪贴板，以便交给提供帮助的人查看</translation>
    </message>
</context>
<context>
    <name>xemap::help::Help</name>
    <message>
        <source>Expression</source>
        <translation>表达式</translation>
    </message>
    <message>
        <source>What to look for: a kind of place (&quot;storage tanks&quot;) or a place among others (&quot;residential blocks beside the river&quot;).</source>
        <translation>要查找的内容：一类地点（“storage tanks”），或与其他地点相关的地点（“residential blocks beside the river”）。</translation>
    </message>
    <message>
        <source>Layer and extent</source>
        <translation>图层和范围</translation>
    </message>
    <message>
        <source>Any raster layer. Visible means what the map shows, also when it is rotated; a drawn rectangle is drawn on the map. Web services are read at the map&apos;s scale.</source>
        <translation>任意栅格图层。“可见区域”指地图当前显示的内容，地图旋转时也一样；矩形在地图上绘制。Web 服务按地图比例尺读取。</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>A probability layer, from transparent through yellow to red, and a mask of the pixels that reach the threshold, in a group at the top of the layer tree. Threshold and opacity change the layers at once; nothing is computed again.</source>
        <translation>一个概率图层（从透明经黄色到红色）和一个由达到阈值的像元组成的掩膜，位于图层树顶部的一个组中。阈值和不透明度会立即改变图层，无需重新计算。</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>存在性</translation>
    </message>
    <message>
        <source>How likely it is that the extent shows what was asked for at all. Weak evidence is shown as weak rather than hidden.</source>
        <translation>该范围内确实存在所查找内容的可能性。微弱的迹象会如实显示为微弱，而不会被隐藏。</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Results are GeoTIFFs in the folder &quot;xemap&quot; beside the project, or in the user profile while the project is not saved. Expression, model and version are kept in the file and in the layer&apos;s properties.</source>
        <translation>结果为 GeoTIFF，保存在工程旁的“xemap”文件夹中；工程尚未保存时，保存在用户配置文件夹中。表达式、模型和版本记录在文件和图层属性中。</translation>
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
        <translation>图层“%1”：至少应有一个波段，但未找到</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos; has an empty extent</source>
        <translation>图层“%1”的范围为空</translation>
    </message>
    <message>
        <source>the extent lies outside of what %1, the CRS of layer &apos;%2&apos;, can express</source>
        <translation>范围超出了图层“%2”的 CRS（%1）所能表示的区域</translation>
    </message>
    <message>
        <source>the extent is empty in the CRS of layer &apos;%1&apos;</source>
        <translation>范围在图层“%1”的 CRS 中为空</translation>
    </message>
    <message>
        <source>the extent does not meet layer &apos;%1&apos;</source>
        <translation>范围与图层“%1”不相交</translation>
    </message>
    <message>
        <source>the centre of the map cannot be expressed in the CRS of layer &apos;%1&apos;</source>
        <translation>地图中心无法用图层“%1”的 CRS 表示</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos; is a service without pixels of its own: expected at most %2 pixels a side at the map&apos;s scale, found %3 x %4; zoom in and take the visible extent</source>
        <translation>图层“%1”是没有自身像元的服务：在地图比例尺下每边最多应为 %2 个像元，实际为 %3 x %4；请放大地图并采用可见范围</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos; is not valid: repair its data source first</source>
        <translation>图层“%1”无效：请先修复其数据源</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos;: its data provider cannot be opened a second time</source>
        <translation>图层“%1”：无法再次打开其数据提供程序</translation>
    </message>
    <message>
        <source>regions: cannot be transformed to %1</source>
        <translation>区域：无法转换到 %1</translation>
    </message>
    <message>
        <source>of %1 features %2 arrived; the disk may be full</source>
        <translation>%1 个要素中只写入了 %2 个；磁盘可能已满</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1：无法写入：%2</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos;: regions cannot be added: %2</source>
        <translation>图层“%1”：无法添加区域：%2</translation>
    </message>
    <message>
        <source>%1: QGIS cannot open the regions: %2</source>
        <translation>%1：QGIS 无法打开区域：%2</translation>
    </message>
    <message>
        <source>temporary layer: the regions cannot be added</source>
        <translation>临时图层：无法添加区域</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>无法打开该图层</translation>
    </message>
    <message>
        <source>it takes no polygons</source>
        <translation>该图层不接受多边形</translation>
    </message>
    <message>
        <source>its edit buffer takes none</source>
        <translation>其编辑缓冲区不接受区域</translation>
    </message>
    <message>
        <source>Probability, pixel by pixel, that layer &apos;%1&apos; shows: %2</source>
        <translation>逐像元概率，表示图层“%1”显示：%2</translation>
    </message>
    <message>
        <source>%1: XeMap %2 with model %3 (SHA-256 %4)</source>
        <translation>%1：XeMap %2，模型 %3（SHA-256 %4）</translation>
    </message>
    <message>
        <source>%1: QGIS cannot open the result: %2</source>
        <translation>%1：QGIS 无法打开结果：%2</translation>
    </message>
    <message>
        <source>probability: %1</source>
        <translation>概率：%1</translation>
    </message>
    <message>
        <source>mask: %1</source>
        <translation>掩膜：%1</translation>
    </message>
    <message>
        <source>regions with a probability of at least %1</source>
        <translation>概率至少为 %1 的区域</translation>
    </message>
    <message>
        <source>annotated regions with a probability of at least %1</source>
        <translation>已添加注记的、概率至少为 %1 的区域</translation>
    </message>
    <message>
        <source>annotated features of layer &apos;%1&apos;</source>
        <translation>图层“%1”中已添加注记的要素</translation>
    </message>
    <message>
        <source>%1: the folder for results cannot be made; check its permissions, or choose another in XeMap&apos;s settings</source>
        <translation>%1：无法创建结果文件夹；请检查其权限，或在 XeMap 设置中选择其他文件夹</translation>
    </message>
    <message>
        <source>%1: the folder for results cannot be written to; check its permissions, or choose another in XeMap&apos;s settings</source>
        <translation>%1：无法写入结果文件夹；请检查其权限，或在 XeMap 设置中选择其他文件夹</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>低于 %1</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <translation>%1 及以上</translation>
    </message>
    <message>
        <source>referred to</source>
        <translation>所指</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Annotate anew</source>
        <translation>重新添加注记</translation>
    </message>
    <message>
        <source>Restyle annotations</source>
        <translation>更改注记样式</translation>
    </message>
    <message>
        <source>XeMap %1 with model %2</source>
        <translation>XeMap %1，模型 %2</translation>
    </message>
    <message>
        <source>probability of at least %1</source>
        <translation>概率至少为 %1</translation>
    </message>
    <message>
        <source>the page cannot be begun</source>
        <translation>无法开始页面</translation>
    </message>
    <message>
        <source>the page cannot be ended; the disk may be full</source>
        <translation>无法完成页面；磁盘可能已满</translation>
    </message>
    <message>
        <source>what was asked</source>
        <translation>所提的问题</translation>
    </message>
    <message>
        <source>river</source>
        <translation>river</translation>
    </message>
    <message>
        <source>1 for the largest region, and so on</source>
        <translation>最大的区域为 1，依此类推</translation>
    </message>
    <message>
        <source>area in hectares</source>
        <translation>面积（公顷）</translation>
    </message>
    <message>
        <source>area in square metres</source>
        <translation>面积（平方米）</translation>
    </message>
    <message>
        <source>area in square kilometres</source>
        <translation>面积（平方千米）</translation>
    </message>
    <message>
        <source>area in pixels</source>
        <translation>面积（像元）</translation>
    </message>
    <message>
        <source>mean probability</source>
        <translation>平均概率</translation>
    </message>
    <message>
        <source>highest probability</source>
        <translation>最高概率</translation>
    </message>
    <message>
        <source>which model answered</source>
        <translation>作答的模型</translation>
    </message>
    <message>
        <source>name of the model</source>
        <translation>模型名称</translation>
    </message>
    <message>
        <source>when the regions were made</source>
        <translation>区域的创建日期</translation>
    </message>
    <message>
        <source>XeMap did not make the file that is there</source>
        <translation>该处的文件不是由 XeMap 生成的</translation>
    </message>
    <message>
        <source>Area (%1)</source>
        <translation>面积（%1）</translation>
    </message>
    <message>
        <source>Perimeter (%1)</source>
        <translation>周长（%1）</translation>
    </message>
</context>
<context>
    <name>xemap::models::ImportTask</name>
    <message>
        <source>XeMap: importing %1</source>
        <translation>XeMap：正在导入 %1</translation>
    </message>
    <message>
        <source>There is not enough memory to import this checkpoint.</source>
        <translation>内存不足以导入此检查点。</translation>
    </message>
    <message>
        <source>The import failed without saying why.</source>
        <translation>导入失败，原因不明。</translation>
    </message>
</context>
<context>
    <name>xemap::models::ModelImport</name>
    <message>
        <source>A model is being imported; wait for it or cancel it in the task manager.</source>
        <translation>正在导入模型；请等待完成，或在任务管理器中取消。</translation>
    </message>
    <message>
        <source>Import model</source>
        <translation>导入模型</translation>
    </message>
    <message>
        <source>CLIP checkpoints</source>
        <translation>CLIP 检查点</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Vocabulary of the checkpoint&apos;s tokenizer</source>
        <translation>检查点的分词器词表</translation>
    </message>
    <message>
        <source>Merges</source>
        <translation>BPE 合并表</translation>
    </message>
    <message>
        <source>Model &apos;%1&apos; was imported and is chosen. Its layout is that of %2; %3 was taken for its activation (%4).</source>
        <translation>模型“%1”已导入并选定。其结构与 %2 相同；激活函数采用 %3（%4）。</translation>
    </message>
</context>
<context>
    <name>xemap::places::PlaceTask</name>
    <message>
        <source>XeMap: what is here</source>
        <translation>XeMap：这里是什么</translation>
    </message>
    <message>
        <source>There is not enough memory to say what is here.</source>
        <translation>内存不足，无法说明这里是什么。</translation>
    </message>
    <message>
        <source>The engine failed without saying why.</source>
        <translation>引擎失败，原因不明。</translation>
    </message>
</context>
<context>
    <name>xemap::pointing::AskedExtent</name>
    <message>
        <source>Visible part</source>
        <translation>可见部分</translation>
    </message>
    <message>
        <source>no rectangle is drawn: draw one on the map first</source>
        <translation>尚未绘制矩形：请先在地图上绘制一个</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <translation>整个图层</translation>
    </message>
</context>
<context>
    <name>xemap::print::MapPrint</name>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Prints the map as it is shown on one page, into a file</source>
        <translation>将地图按当前显示打印到一页，存入文件</translation>
    </message>
    <message>
        <source>Open layout</source>
        <translation>打开布局</translation>
    </message>
    <message>
        <source>Opens a layout with this map, to be finished and printed</source>
        <translation>打开包含此地图的布局，以便完善和打印</translation>
    </message>
    <message>
        <source>Save Map as PDF</source>
        <translation>将地图另存为 PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The layer of annotations was removed; nothing was printed.</source>
        <translation>注记图层已被移除；未打印任何内容。</translation>
    </message>
    <message>
        <source>The map was saved to %1.</source>
        <translation>地图已保存到 %1。</translation>
    </message>
    <message>
        <source>%1: the map cannot be drawn; show less of it or fewer layers.</source>
        <translation>%1：无法绘制地图；请缩小显示的范围或减少图层。</translation>
    </message>
    <message>
        <source>The layer of annotations was removed; there is nothing to print.</source>
        <translation>注记图层已被移除；没有可打印的内容。</translation>
    </message>
</context>
<context>
    <name>xemap::print::PageTask</name>
    <message>
        <source>XeMap: writing the PDF</source>
        <translation>XeMap：正在写入 PDF</translation>
    </message>
    <message>
        <source>There is not enough memory to write this PDF.</source>
        <translation>内存不足，无法写入此 PDF。</translation>
    </message>
    <message>
        <source>Writing the PDF failed without saying why.</source>
        <translation>写入 PDF 失败，未说明原因。</translation>
    </message>
</context>
<context>
    <name>xemap::processing::Algorithm</name>
    <message>
        <source>A parameter has no usable value.</source>
        <translation>某个参数没有可用的值。</translation>
    </message>
    <message>
        <source>There is not enough memory for this extent; take a smaller one or a coarser ground sample distance.</source>
        <translation>内存不足以处理此范围；请使用较小的范围或较粗的地面采样距离。</translation>
    </message>
    <message>
        <source>The algorithm failed without saying why.</source>
        <translation>算法失败，原因不明。</translation>
    </message>
    <message>
        <source>Threshold: expected a number from 0 to 1, found %1.</source>
        <translation>阈值：应为 0 到 1 之间的数值，实际为 %1。</translation>
    </message>
    <message>
        <source>%1: the regions cannot be written: %2</source>
        <translation>%1：无法写入区域：%2</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Points of regions: expected another file than that of the regions, found %1</source>
        <translation>区域的点：应为与区域文件不同的文件，实际为 %1</translation>
    </message>
</context>
<context>
    <name>xemap::processing::AskedText</name>
    <message>
        <source>layer &apos;%1&apos; has no CRS: its ground sample distance cannot be told</source>
        <translation>图层“%1”没有 CRS：无法确定其地面采样距离</translation>
    </message>
    <message>
        <source>layer &apos;%1&apos; is a service without pixels of its own: expected a ground sample distance, found none</source>
        <translation>图层“%1”是没有自身像元的服务：应指定地面采样距离，但未指定</translation>
    </message>
</context>
<context>
    <name>xemap::processing::ConceptParameter</name>
    <message>
        <source>Concepts (*.json)</source>
        <translation>概念 (*.json)</translation>
    </message>
    <message>
        <source>Concept (none when empty)</source>
        <translation>概念（留空则无）</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>概念</translation>
    </message>
    <message>
        <source>What was taught elsewhere with the same model: a file of &quot;Learn concept from samples&quot; or of the command xemap.</source>
        <translation>用同一模型在别处教授的内容：“从样本学习概念”或命令 xemap 写出的文件。</translation>
    </message>
    <message>
        <source>Concept: %1</source>
        <translation>概念：%1</translation>
    </message>
</context>
<context>
    <name>xemap::processing::EvaluateAgainstReference</name>
    <message>
        <source>Evaluate against reference</source>
        <translation>与参考对比评估</translation>
    </message>
    <message>
        <source>accuracy,brier,calibration,f1,ground truth,iou,mask,precision,probability,recall,validation,xemap</source>
        <translation>accuracy,brier,calibration,f1,ground truth,iou,mask,precision,probability,recall,validation,xemap,准确率,校准,真值,掩膜,精确率,概率,召回率,验证,评估,参考</translation>
    </message>
    <message>
        <source>Tells how well a probability raster agrees with a mask or with polygons.</source>
        <translation>说明概率栅格与掩膜或多边形的吻合程度。</translation>
    </message>
    <message>
        <source>Compares a probability raster with what is known to be there: a mask raster or a polygon layer.

In a raster, pixels of the value given are referred to, or all but 0 where no value is given; pixels without data are left out. A raster of another resolution, extent or CRS is brought to the pixels of the probabilities. Of a polygon layer, pixels whose centre is in a polygon are referred to, all others are not.

IoU, precision, recall, F1 and accuracy are those at the threshold. Average precision, Brier score and calibration error hold whatever the threshold. BEST_THRESHOLD is the one with the greatest IoU; chosen on the reference itself, it favours the map.</source>
        <translation>将概率栅格与已知的实际情况进行比较：掩膜栅格或多边形图层。

在栅格中，具有给定值的像元为所指像元；未给定值时，除 0 以外的像元均为所指像元；无数据像元不参与比较。分辨率、范围或 CRS 不同的栅格会转换到概率栅格的像元上。对于多边形图层，中心位于多边形内的像元为所指像元，其余均不是。

IoU、精确率、召回率、F1 和准确率是在该阈值下的值。平均精度、Brier 分数和校准误差与阈值无关。BEST_THRESHOLD 是 IoU 最大的阈值；由于它是在参考数据本身上选取的，因此对该图有利。</translation>
    </message>
    <message>
        <source>Probability raster</source>
        <translation>概率栅格</translation>
    </message>
    <message>
        <source>Reference (mask raster or polygon layer)</source>
        <translation>参考（掩膜栅格或多边形图层）</translation>
    </message>
    <message>
        <source>Value of the mask that is referred to (all but 0 when empty)</source>
        <translation>掩膜中表示所指内容的值（留空：除 0 以外的所有值）</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>HTML 文件 (*.html)</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON 文件 (*.json)</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>平均精度</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Brier 分数</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>校准误差</translation>
    </message>
    <message>
        <source>Threshold with the greatest IoU</source>
        <translation>IoU 最大的阈值</translation>
    </message>
    <message>
        <source>Greatest IoU</source>
        <translation>最大 IoU</translation>
    </message>
    <message>
        <source>Pixels compared</source>
        <translation>参与比较的像元</translation>
    </message>
    <message>
        <source>Layer &apos;%1&apos;: expected a raster file of probabilities.</source>
        <translation>图层“%1”：应为概率栅格文件。</translation>
    </message>
    <message>
        <source>Layer &apos;%1&apos;: expected a raster file or polygons as a reference.</source>
        <translation>图层“%1”：参考应为栅格文件或多边形。</translation>
    </message>
    <message>
        <source>Layer &apos;%1&apos;: expected a mask raster or polygons as a reference.</source>
        <translation>图层“%1”：参考应为掩膜栅格或多边形。</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1：无法写入：%2</translation>
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
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>表达式</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Probability raster</source>
        <translation>概率栅格</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Pixels compared</source>
        <translation>参与比较的像元</translation>
    </message>
    <message>
        <source>Pixels referred to</source>
        <translation>所指像元</translation>
    </message>
    <message>
        <source>Pixels judged rightly</source>
        <translation>判断正确的像元</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>平均精度</translation>
    </message>
    <message>
        <source>Brier score (0 is best)</source>
        <translation>Brier 分数（0 为最佳）</translation>
    </message>
    <message>
        <source>Calibration error (0 is best)</source>
        <translation>校准误差（0 为最佳）</translation>
    </message>
    <message>
        <source>Probability against reference</source>
        <translation>概率与参考的对比</translation>
    </message>
    <message>
        <source>What was compared</source>
        <translation>比较的内容</translation>
    </message>
    <message>
        <source>At the threshold %1</source>
        <translation>阈值为 %1 时</translation>
    </message>
    <message>
        <source>At the threshold with the greatest IoU, %1</source>
        <translation>IoU 最大的阈值 %1 时</translation>
    </message>
    <message>
        <source>Whatever the threshold</source>
        <translation>与阈值无关</translation>
    </message>
</context>
<context>
    <name>xemap::processing::ExampleParameters</name>
    <message>
        <source>Examples (points or polygons; none when empty)</source>
        <translation>示例（点或多边形；留空则无）</translation>
    </message>
    <message>
        <source>Examples (points or polygons)</source>
        <translation>示例（点或多边形）</translation>
    </message>
    <message>
        <source>Places that show what is meant, and what is not; the whole map follows them. A point stands for a small square around it. What lies outside of the extent is left out.</source>
        <translation>表明要找的和不要找的内容的地点；整幅图都会随之调整。一个点代表其周围的一个小方块。范围之外的示例会被忽略。</translation>
    </message>
    <message>
        <source>Field that tells what is meant from what is not (all is meant when empty)</source>
        <translation>区分要找与不要找的字段（留空则全部为要找）</translation>
    </message>
    <message>
        <source>A field of true and false, of 1 and 0, or of yes and no.</source>
        <translation>值为 true 和 false、1 和 0 或 yes 和 no 的字段。</translation>
    </message>
    <message>
        <source>Examples: expected a layer of points or polygons, found none.</source>
        <translation>示例：应为点或多边形图层，实际没有。</translation>
    </message>
    <message>
        <source>Examples: expected a layer of points or polygons, found &apos;%1&apos;.</source>
        <translation>示例：应为点或多边形图层，实际为 &apos;%1&apos;。</translation>
    </message>
    <message>
        <source>Examples: %1 of %2 lie outside of the extent on layer &apos;%3&apos; and are left out.</source>
        <translation>示例：共 %2 个，其中 %1 个位于图层 &apos;%3&apos; 的范围之外，已忽略。</translation>
    </message>
    <message>
        <source>Examples: expected features of layer &apos;%1&apos; within the extent on layer &apos;%2&apos;, found none.</source>
        <translation>示例：图层 &apos;%1&apos; 的要素应位于图层 &apos;%2&apos; 的范围之内，实际没有。</translation>
    </message>
</context>
<context>
    <name>xemap::processing::LearnConcept</name>
    <message>
        <source>Learn concept from samples</source>
        <translation>从样本学习概念</translation>
    </message>
    <message>
        <source>ai,classification,concept,deep learning,examples,few-shot,samples,supervised,teach,training,xemap</source>
        <translation>ai,人工智能,分类,概念,深度学习,示例,小样本,样本,监督,教授,训练,xemap</translation>
    </message>
    <message>
        <source>Learns from examples on raster layers what is meant, to be mapped on others.</source>
        <translation>从栅格图层上的示例学习要找的内容，以便在其他图层上绘制。</translation>
    </message>
    <message>
        <source>Learns what is meant from the features of a layer, points or polygons, and writes it as a concept: a small file that &quot;Map concept&quot; uses on other rasters.

A field can tell features that show what is meant from those that show what is not. All features have the same say, however large they are; a point stands for a small square around it. A few of each are enough to begin with.

Words that say it in English, as far as words do, help where examples are few.

Each raster layer teaches with the features that lie on it; what was taught on several is more to be trusted elsewhere.

A concept belongs to the model it was learned with. It can be passed on with or without the coordinates of its examples.</source>
        <translation>从图层的要素（点或多边形）学习要找的内容，并将其写成概念：一个小文件，供“绘制概念”在其他栅格上使用。

可用一个字段区分表示要找与不要找的要素。所有要素无论大小，分量相同；一个点代表其周围的一个小方块。开始时每种有几个就够了。

用英语尽可能说明它的词语，在示例很少时会有帮助。

每个栅格图层用位于其上的要素来教授；在多个图层上教授的内容在别处更可信。

概念属于学习它时所用的模型。传递时可以带上或不带示例的坐标。</translation>
    </message>
    <message>
        <source>Raster layers</source>
        <translation>栅格图层</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>What it is called in English, as an expression; may be empty.</source>
        <translation>它的英文说法（表达式）；可以留空。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Of the concept; that of its file when empty.</source>
        <translation>概念的名称；留空则用其文件名。</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Under which the concept may be passed on; may be empty.</source>
        <translation>传递概念所依据的许可；可以留空。</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Who taught it; may be empty.</source>
        <translation>教授者；可以留空。</translation>
    </message>
    <message>
        <source>Keep where the examples lie</source>
        <translation>保留示例的位置</translation>
    </message>
    <message>
        <source>With their coordinates a concept can be learned again with another model; without them it tells nobody where they are.</source>
        <translation>带有坐标的概念可以用其他模型重新学习；没有坐标，则不会泄露示例的位置。</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>概念</translation>
    </message>
    <message>
        <source>Examples of what is meant</source>
        <translation>要找内容的示例数</translation>
    </message>
    <message>
        <source>Examples of what is not meant</source>
        <translation>不要找内容的示例数</translation>
    </message>
    <message>
        <source>Raster layers with examples</source>
        <translation>有示例的栅格图层数</translation>
    </message>
    <message>
        <source>Raster layers: expected one or more, found none.</source>
        <translation>栅格图层：应有一个或多个，实际没有。</translation>
    </message>
    <message>
        <source>Raster layers: expected rasters, found &apos;%1&apos;.</source>
        <translation>栅格图层：应为栅格，实际为 &apos;%1&apos;。</translation>
    </message>
    <message>
        <source>Concept: expected the name of a file that ends in .json, found &apos;%1&apos;.</source>
        <translation>概念：文件名应以 .json 结尾，实际为 &apos;%1&apos;。</translation>
    </message>
    <message>
        <source>Raster layers: no example lies on &apos;%1&apos;.</source>
        <translation>栅格图层：&apos;%1&apos; 上没有示例。</translation>
    </message>
    <message>
        <source>Refer</source>
        <translation>定位</translation>
    </message>
</context>
<context>
    <name>xemap::processing::MapConcept</name>
    <message>
        <source>Map concept</source>
        <translation>绘制概念</translation>
    </message>
    <message>
        <source>ai,apply,concept,deep learning,examples,find,locate,probability,samples,segmentation,taught,where,xemap</source>
        <translation>ai,人工智能,应用,概念,深度学习,示例,查找,定位,概率,样本,分割,教授,哪里,xemap</translation>
    </message>
    <message>
        <source>Maps where in a raster layer a concept is that was taught by examples elsewhere.</source>
        <translation>绘制在别处用示例教授的概念在栅格图层中的位置。</translation>
    </message>
    <message>
        <source>Maps, pixel by pixel, where in a raster layer is what a concept means: a file that &quot;Learn concept from samples&quot; wrote, or the command xemap.

A concept belongs to the model it was learned with; another model refuses it. The words it was learned with, if any, are asked as well: the fewer rasters taught it, the more they count.

The probability raster is the result; mask and regions are made of it where they are wanted. To correct a concept by examples on this very layer, or to ask other words with it, take &quot;Refer to region&quot;.</source>
        <translation>在栅格图层中逐像元绘制概念所指内容的位置；概念是“从样本学习概念”或命令 xemap 写出的文件。

概念属于学习它时所用的模型，其他模型会拒绝它。学习时若有词语，也会一并询问：教授它的栅格越少，词语的分量越大。

结果是概率栅格；掩膜和区域在需要时由它生成。若要用本图层上的示例纠正概念，或连同其他词语一起询问，请使用“按描述定位区域”。</translation>
    </message>
    <message>
        <source>Concept: expected a file, found none.</source>
        <translation>概念：应为文件，实际没有。</translation>
    </message>
</context>
<context>
    <name>xemap::processing::OutputText</name>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1：无法写入：%2</translation>
    </message>
    <message>
        <source>%1: expected the name of a GeoTIFF, ending in .tif or .tiff</source>
        <translation>%1：应为以 .tif 或 .tiff 结尾的 GeoTIFF 名称</translation>
    </message>
    <message>
        <source>%1: expected an output of its own, found the input</source>
        <translation>%1：输出应为单独的文件，但与输入相同</translation>
    </message>
</context>
<context>
    <name>xemap::processing::Provider</name>
    <message>
        <source>An algorithm is taking long to stop; it goes on stopping by itself.</source>
        <translation>算法迟迟未停止；它会自行停止。</translation>
    </message>
</context>
<context>
    <name>xemap::processing::QuestionAlgorithm</name>
    <message>
        <source>Raster layer</source>
        <translation>栅格图层</translation>
    </message>
    <message>
        <source>Extent (all of the layer when empty)</source>
        <translation>范围（留空：整个图层）</translation>
    </message>
    <message>
        <source>Expression: expected what to look for, found nothing.</source>
        <translation>表达式：应填写要查找的内容，但为空。</translation>
    </message>
    <message>
        <source>Refer</source>
        <translation>定位</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was read as: %2</source>
        <translation>“%1”被理解为:%2</translation>
    </message>
    <message>
        <source>The raster was read as: %1</source>
        <translation>栅格读取为：%1</translation>
    </message>
</context>
<context>
    <name>xemap::processing::QuestionParameters</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Name of an installed model, or the folder of a model.</source>
        <translation>已安装模型的名称，或模型所在的文件夹。</translation>
    </message>
    <message>
        <source>No model is installed: no folder with a model.json in %1. The environment variable XEMAP_MODEL_PATH can name others.</source>
        <translation>未安装模型：%1 中没有包含 model.json 的文件夹。可用环境变量 XEMAP_MODEL_PATH 指定其他文件夹。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Model &apos;%1&apos; is not installed: expected one of %2, or the folder of a model.</source>
        <translation>未安装模型“%1”：应为 %2 之一，或模型所在的文件夹。</translation>
    </message>
    <message>
        <source>Ground sample distance (metres; that of the layer when empty)</source>
        <translation>地面采样距离（米；留空：采用图层的值）</translation>
    </message>
    <message>
        <source>Ground resolution to look at the layer with. Web services need one.</source>
        <translation>查看图层所用的地面分辨率。Web 服务必须指定。</translation>
    </message>
    <message>
        <source>By its words</source>
        <translation>根据用词判断</translation>
    </message>
    <message>
        <source>Language of the expression</source>
        <translation>表达式的语言</translation>
    </message>
    <message>
        <source>Words for relations, places and sizes are read in this language.</source>
        <translation>表示关系、位置和大小的词按此语言理解。</translation>
    </message>
    <message>
        <source>Bands read as red, green and blue (such as 3,2,1)</source>
        <translation>读作红、绿、蓝的波段（如 3,2,1）</translation>
    </message>
    <message>
        <source>Counted from 1. When empty, what the dock, the style of the layer and the file say.</source>
        <translation>从 1 开始计数。为空时，以面板、图层样式和文件所述为准。</translation>
    </message>
    <message>
        <source>Declared nodata only</source>
        <translation>仅声明的 NoData</translation>
    </message>
    <message>
        <source>Takes a collar or a filling for data where the file does not declare it as nodata.</source>
        <translation>文件未声明为 NoData 的边框或填充值按数据处理。</translation>
    </message>
    <message>
        <source>Bands: expected three numbers such as 3,2,1, found &apos;%1&apos;.</source>
        <translation>波段：应为三个数字，如 3,2,1，实际为“%1”。</translation>
    </message>
</context>
<context>
    <name>xemap::processing::ReferToRegion</name>
    <message>
        <source>Refer to region</source>
        <translation>按描述定位区域</translation>
    </message>
    <message>
        <source>ai,deep learning,detection,expression,find,language,locate,probability,referring,segmentation,text,where,xemap</source>
        <translation>ai,deep learning,detection,expression,find,language,locate,probability,referring,segmentation,text,where,xemap,人工智能,深度学习,检测,表达式,查找,语言,定位,概率,指代,分割,文本</translation>
    </message>
    <message>
        <source>Maps where a described place is in a raster layer.</source>
        <translation>在栅格图层中绘制所描述地点的位置。</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>表达式</translation>
    </message>
    <message>
        <source>Maps, pixel by pixel, where a described place is in a raster layer.

The expression says what to look for: a kind of place (&quot;storage tanks&quot;) or a place among others (&quot;residential blocks beside the river&quot;). Examples can stand in its place, or correct what it says: the features of a layer, which show what is meant and, by a field, what is not. So can a concept, which was taught elsewhere.

The probability raster is the result; the mask (1 where the probability reaches the threshold, else 0) and the regions (polygons of it, with probabilities and area) are made of it where they are wanted. &quot;Regions from probability&quot; makes them later, with another threshold, without asking again.

PRESENCE is how likely it is that the extent shows what was asked for at all.

A second question about the same layer, extent and ground sample distance is answered faster: what the network saw is kept. Rasters are written as GeoTIFF.</source>
        <translation>在栅格图层中逐像元绘制所描述地点的位置。

表达式说明要查找的内容：一类地点（“storage tanks”），或与其他地点相关的地点（“residential blocks beside the river”）。也可以用示例代替它，或纠正它所说的内容：图层的要素表明要找的内容，并可用字段表明不要找的内容。在别处教授的概念也可以。

结果是概率栅格；掩膜（概率达到阈值处为 1，否则为 0）和区域（由其生成的多边形，带有概率和面积）在需要时由它生成。“由概率生成区域”可在以后用其他阈值生成区域，无需重新提问。

PRESENCE 是该范围内确实存在所查找内容的可能性。

对相同图层、范围和地面采样距离的第二个问题回答得更快：网络所见的内容会保留。栅格以 GeoTIFF 格式写入。</translation>
    </message>
    <message>
        <source>What to look for; may be empty where there are examples or a concept.</source>
        <translation>要查找的内容；有示例或概念时可以留空。</translation>
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
        <translation>用多个表达式定位</translation>
    </message>
    <message>
        <source>ai,class map,classification,deep learning,expressions,land cover,language,probability,referring,segmentation,text,xemap</source>
        <translation>ai,class map,classification,deep learning,expressions,land cover,language,probability,referring,segmentation,text,xemap,人工智能,类别图,分类,深度学习,表达式,土地覆盖,语言,概率,指代,分割,文本</translation>
    </message>
    <message>
        <source>Maps which of several described places is the most probable.</source>
        <translation>绘制多个所描述地点中哪一个最有可能。</translation>
    </message>
    <message>
        <source>Asks several questions about the same part of a raster layer and makes a class map of the answers: each pixel gets the expression that is the most probable there, or &quot;other&quot; where none reaches the threshold.

Write one expression a line. The image is looked at once for all of them.

The class map is a GeoTIFF of bytes: 0 is &quot;other&quot;, 1 the first expression and so on, 255 no data. Names and colours of the classes are in the file.

The probability raster of each expression is kept where a folder for them is given.</source>
        <translation>针对栅格图层的同一部分提出多个问题，并由答案生成类别图：每个像元取该处概率最高的表达式；没有表达式达到阈值处为“其他”。

每行写一个表达式。对所有表达式，影像只查看一次。

类别图是字节型 GeoTIFF：0 为“其他”，1 为第一个表达式，依此类推，255 为无数据。类别的名称和颜色记录在文件中。

如果指定了文件夹，则保留每个表达式的概率栅格。</translation>
    </message>
    <message>
        <source>Expressions, one a line</source>
        <translation>表达式，每行一个</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Folder for the probabilities</source>
        <translation>概率栅格文件夹</translation>
    </message>
    <message>
        <source>Expressions: expected at most %1, found %2.</source>
        <translation>表达式：最多应为 %1 个，实际为 %2 个。</translation>
    </message>
    <message>
        <source>Expressions: expected each once, found &apos;%1&apos; twice.</source>
        <translation>表达式：每个只应出现一次，但“%1”出现了两次。</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1：无法写入：%2</translation>
    </message>
</context>
<context>
    <name>xemap::processing::RegionParameters</name>
    <message>
        <source>Smallest region (square metres)</source>
        <translation>最小区域（平方米）</translation>
    </message>
    <message>
        <source>Fill holes below (square metres)</source>
        <translation>填充小于此面积的孔洞（平方米）</translation>
    </message>
    <message>
        <source>Simplify by (metres)</source>
        <translation>简化容差（米）</translation>
    </message>
    <message>
        <source>Round the corners</source>
        <translation>圆滑拐角</translation>
    </message>
    <message>
        <source>One feature for each region, for each piece of it, or for all together</source>
        <translation>为每个区域、区域的每个部分或所有区域共同生成一个要素</translation>
    </message>
    <message>
        <source>Points of regions</source>
        <translation>区域的点</translation>
    </message>
</context>
<context>
    <name>xemap::processing::RegionQuestion</name>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩膜</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>存在性</translation>
    </message>
    <message>
        <source>Greatest probability</source>
        <translation>最高概率</translation>
    </message>
    <message>
        <source>Mean probability</source>
        <translation>平均概率</translation>
    </message>
    <message>
        <source>Number of regions</source>
        <translation>区域数量</translation>
    </message>
    <message>
        <source>regions: %1</source>
        <translation>区域：%1</translation>
    </message>
    <message>
        <source>probability: %1</source>
        <translation>概率：%1</translation>
    </message>
    <message>
        <source>mask: %1</source>
        <translation>掩膜：%1</translation>
    </message>
    <message>
        <source>What the expression was read as</source>
        <translation>表达式被理解为什么</translation>
    </message>
    <message>
        <source>How the raster was read</source>
        <translation>栅格的读取方式</translation>
    </message>
</context>
<context>
    <name>xemap::processing::RegionsFromProbability</name>
    <message>
        <source>Regions from probability</source>
        <translation>由概率生成区域</translation>
    </message>
    <message>
        <source>area,outline,polygonize,polygons,probability,regions,simplify,threshold,vectorize,xemap</source>
        <translation>area,outline,polygonize,polygons,probability,regions,simplify,threshold,vectorize,xemap,面积,轮廓,多边形化,多边形,概率,区域,简化,阈值,矢量化</translation>
    </message>
    <message>
        <source>Makes polygons of what reaches a threshold of a probability raster.</source>
        <translation>由概率栅格中达到阈值的部分生成多边形。</translation>
    </message>
    <message>
        <source>Probability raster</source>
        <translation>概率栅格</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Number of regions</source>
        <translation>区域数量</translation>
    </message>
    <message>
        <source>Area of all regions (square metres)</source>
        <translation>所有区域的面积（平方米）</translation>
    </message>
    <message>
        <source>Layer &apos;%1&apos;: expected a raster file of probabilities.</source>
        <translation>图层“%1”：应为概率栅格文件。</translation>
    </message>
    <message>
        <source>regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>regions: %1</source>
        <translation>区域：%1</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Area of all regions (pixels, without a CRS)</source>
        <translation>所有区域的面积（像元，无 CRS 时）</translation>
    </message>
    <message>
        <source>Makes polygons of what reaches a threshold of a probability raster, which &quot;Refer to region&quot;, the dock or the command xemap wrote.

Each has the expression and what it was read as, the mean and the greatest probability, the area and the perimeter on the ellipsoid (area_m2, perimeter_m; area_px, perimeter_px, in pixels, where the raster has no CRS) and in the units of the project, its rank by area, its centroid, the threshold, the presence of the answer, the raster that was asked, when, the model and the date. Points, where they are wanted, are their centroids with the same.

Outlines near each other are simplified and rounded together, so that none comes to lie over another and none becomes invalid. What touches at a corner is one region, and two pieces.</source>
        <translation>由概率栅格中达到阈值的部分生成多边形，概率栅格由“按描述定位区域”、停靠面板或 xemap 命令写入。

每个多边形带有表达式及其解读、平均概率和最高概率、椭球面上的面积和周长（area_m2、perimeter_m；栅格没有 CRS 时为 area_px、perimeter_px，以像元计）以及项目单位下的面积和周长、按面积的排名、质心、阈值、答案的存在概率、所查询的栅格、时间、模型和日期。需要时，点为其质心，字段相同。

相邻的轮廓一起简化和圆滑，因此不会互相重叠，也不会变为无效。在拐角处相接的部分为一个区域、两个部分。</translation>
    </message>
</context>
<context>
    <name>xemap::questions::QueryTask</name>
    <message>
        <source>XeMap: %1</source>
        <translation>XeMap：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>There is not enough memory for this extent; ask about a smaller one.</source>
        <translation>内存不足以处理此范围；请选择较小的范围。</translation>
    </message>
    <message>
        <source>The engine failed without saying why.</source>
        <translation>引擎失败，原因不明。</translation>
    </message>
</context>
<context>
    <name>xemap::questions::QuestionBoard</name>
    <message>
        <source>Questions (*.json)</source>
        <translation>问题 (*.json)</translation>
    </message>
    <message>
        <source>Save list of questions</source>
        <translation>保存问题列表</translation>
    </message>
    <message>
        <source>Load list of questions</source>
        <translation>加载问题列表</translation>
    </message>
</context>
<context>
    <name>xemap::questions::QuestionForm</name>
    <message>
        <source>the project has no raster layer</source>
        <translation>工程中没有栅格图层</translation>
    </message>
</context>
<context>
    <name>xemap::questions::QuestionList</name>
    <message>
        <source>%1: cannot be read: %2</source>
        <translation>%1：无法读取：%2</translation>
    </message>
    <message>
        <source>%1: expected a list of questions: %2</source>
        <translation>%1：应为问题列表：%2</translation>
    </message>
</context>
<context>
    <name>xemap::questions::QuestionRunner</name>
    <message>
        <source>Layer &apos;%1&apos; was removed; the run was stopped.</source>
        <translation>图层“%1”已被移除；运行已停止。</translation>
    </message>
</context>
<context>
    <name>xemap::questions::RequestText</name>
    <message>
        <source>&apos;%1&apos; was asked of model &apos;%2&apos; in %3, which is not there: import it, or choose another and ask anew</source>
        <translation>“%1”所用的模型“%2”（%3）不存在：请导入该模型，或选择其他模型后重新提问</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: extent: expected a polygon as well-known text</source>
        <translation>“%1”：范围：应为熟知文本 (WKT) 形式的多边形</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: example: expected a point or a polygon as well-known text</source>
        <translation>&apos;%1&apos;：示例：应为 WKT 格式的点或多边形</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: none of its examples lies within the extent on layer &apos;%2&apos;</source>
        <translation>&apos;%1&apos;：没有示例位于图层&apos;%2&apos;的范围内</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is about layer &apos;%2&apos;, which the project does not have: add it, or ask anew</source>
        <translation>“%1”针对的图层“%2”不在工程中：请添加该图层，或重新提问</translation>
    </message>
    <message>
        <source>%1 of %2 examples lie outside of the extent and are left out.</source>
        <translation>%2 个示例中有 %1 个位于范围之外，已被忽略。</translation>
    </message>
</context>
<context>
    <name>xemap::regions::OutlineTask</name>
    <message>
        <source>XeMap: outlines</source>
        <translation>XeMap：轮廓</translation>
    </message>
</context>
<context>
    <name>xemap::regions::RegionExport</name>
    <message>
        <source>%1: cannot be written: layer &apos;%2&apos; is being edited; save or end that first</source>
        <translation>%1：无法写入：图层“%2”正在编辑中；请先保存或结束编辑</translation>
    </message>
    <message>
        <source>Regions are being saved; wait for them or cancel them in the task manager.</source>
        <translation>正在保存区域；请等待完成，或在任务管理器中取消。</translation>
    </message>
    <message>
        <source>%1: what has a probability of at least %2</source>
        <translation>%1：概率至少为 %2 的部分</translation>
    </message>
    <message>
        <source>CRS of the regions</source>
        <translation>区域的 CRS</translation>
    </message>
    <message>
        <source>The coordinate reference system of the regions</source>
        <translation>区域的坐标参照系</translation>
    </message>
    <message>
        <source>Layer to append to</source>
        <translation>要追加到的图层</translation>
    </message>
    <message>
        <source>The polygon layer that gets the regions as features</source>
        <translation>将区域作为要素接收的多边形图层</translation>
    </message>
    <message>
        <source>the result was removed; its regions cannot be saved</source>
        <translation>结果已被移除；无法保存其区域</translation>
    </message>
    <message>
        <source>the layer to append to was removed</source>
        <translation>要追加到的图层已被移除</translation>
    </message>
    <message>
        <source>regions: %1</source>
        <translation>区域：%1</translation>
    </message>
    <message>
        <source>No region is that large and reaches the threshold of %1: nothing was saved.</source>
        <translation>没有足够大且达到阈值 %1 的区域：未保存任何内容。</translation>
    </message>
    <message>
        <source>Add regions of %1</source>
        <translation>添加“%1”的区域</translation>
    </message>
    <message>
        <source>Regions were added to layer &apos;%1&apos; (features: %2).</source>
        <translation>区域已添加到图层“%1”（要素数：%2）。</translation>
    </message>
    <message>
        <source>Regions are in a temporary layer, which ends with the project (features: %1).</source>
        <translation>区域位于临时图层中，该图层随工程关闭而消失（要素数：%1）。</translation>
    </message>
    <message>
        <source>Regions were saved to %1 (features: %2).</source>
        <translation>区域已保存到 %1（要素数：%2）。</translation>
    </message>
    <message>
        <source>A layer that is needed was removed; the regions were not saved.</source>
        <translation>所需的图层已被移除；区域未保存。</translation>
    </message>
</context>
<context>
    <name>xemap::regions::RegionTask</name>
    <message>
        <source>XeMap: regions of %1</source>
        <translation>XeMap：%1 的区域</translation>
    </message>
    <message>
        <source>There is not enough memory for the regions.</source>
        <translation>内存不足以创建区域。</translation>
    </message>
    <message>
        <source>Making the regions failed without saying why.</source>
        <translation>创建区域失败，原因不明。</translation>
    </message>
</context>
<context>
    <name>xemap::results::AnswerLayers</name>
    <message>
        <source>The run was stopped before its end: a part of the extent is not answered and stays empty.</source>
        <translation>运行在结束前被停止：范围内有一部分没有结果，保持为空。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; over layer &apos;%2&apos; by %3: %4 megapixels in %5 s%6</source>
        <translation>“%1”，图层“%2”，模型 %3：%4 百万像素，用时 %5 s%6</translation>
    </message>
    <message>
        <source>, image features reused</source>
        <translation>，重用了影像特征</translation>
    </message>
</context>
<context>
    <name>xemap::results::CombineTask</name>
    <message>
        <source>XeMap: %1</source>
        <translation>XeMap：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>There is not enough memory to combine these maps.</source>
        <translation>内存不足以合并这些地图。</translation>
    </message>
    <message>
        <source>Combining the maps failed without saying why.</source>
        <translation>合并地图失败，原因不明。</translation>
    </message>
</context>
<context>
    <name>xemap::results::ResultCombiner</name>
    <message>
        <source>classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>非 %1</translation>
    </message>
    <message>
        <source> and </source>
        <translation> 与 </translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>the layers of &apos;%1&apos; were removed: ask it again first</source>
        <translation>“%1”的图层已被移除：请先重新提问</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1: QGIS cannot open the class map</source>
        <translation>%1：QGIS 无法打开类别图</translation>
    </message>
</context>
<context>
    <name>xemap::results::SeveralResults</name>
    <message>
        <source>The layers of &apos;%1&apos; were removed: ask it again first.</source>
        <translation>“%1”的图层已被移除：请先重新提问。</translation>
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
        <translation>XeMap 需要 QGIS %1 或更高版本；当前为 QGIS %2。</translation>
    </message>
    <message>
        <source>This XeMap was built for QGIS %1; this is QGIS %2. Install the XeMap built for it.</source>
        <translation>此 XeMap 是为 QGIS %1 构建的；当前为 QGIS %2。请安装为其构建的 XeMap。</translation>
    </message>
</context>
<context>
    <name>xemap::task::AwaitedTask</name>
    <message>
        <source>&apos;%1&apos; is taking long to stop; it goes on stopping by itself.</source>
        <translation>“%1”停止需要较长时间；它会自行停止。</translation>
    </message>
</context>
<context>
    <name>xemap::ui::AnnotationDialog</name>
    <message>
        <source>Annotate Map</source>
        <translation>为地图添加注记</translation>
    </message>
    <message>
        <source>Keep the annotations there are, and change their look only</source>
        <translation>保留现有注记，仅更改其外观</translation>
    </message>
    <message>
        <source>Regions, places of labels and texts written by hand stay; otherwise annotations are made anew</source>
        <translation>保留区域、标注位置和手写文本；否则重新创建注记</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Text of each label, with fields such as %area_ha%; empty: outlines only</source>
        <translation>每个标注的文本，可使用 %area_ha% 等字段；留空：仅轮廓</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Insert a field</source>
        <translation>插入字段</translation>
    </message>
    <message>
        <source>Inserts what is known of each region</source>
        <translation>插入每个区域的已知信息</translation>
    </message>
    <message>
        <source>Numbers on the map, labels in a legend</source>
        <translation>地图上显示编号，图例中显示标注</translation>
    </message>
    <message>
        <source>The largest region is number 1; the legend lies in a corner and can be moved</source>
        <translation>最大的区域编号为 1；图例位于角落，可以移动</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Size of labels and legend on screen and on paper</source>
        <translation>标注和图例在屏幕上和纸上的大小</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source> m²</source>
        <translation> m²</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Smallest region</source>
        <translation>最小区域</translation>
    </message>
    <message>
        <source>Smaller regions are left out; measured on the ellipsoid</source>
        <translation>忽略更小的区域；在椭球面上量算</translation>
    </message>
    <message>
        <source>Regions at most</source>
        <translation>区域数量上限</translation>
    </message>
    <message>
        <source>Of more regions than that, the largest are annotated</source>
        <translation>区域超过此数量时，只为最大的区域添加注记</translation>
    </message>
    <message>
        <source>Smooth outlines</source>
        <translation>平滑轮廓</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No such field: %1. It is shown as it is written.</source>
        <translation>没有这样的字段：%1。将按原样显示。</translation>
    </message>
    <message>
        <source>Numbers without a legend</source>
        <translation>只有编号，没有图例</translation>
    </message>
    <message>
        <source>Outlines only</source>
        <translation>仅轮廓</translation>
    </message>
    <message>
        <source>Such as: %1</source>
        <translation>例如：%1</translation>
    </message>
    <message>
        <source>Restyle</source>
        <translation>更改样式</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>添加注记</translation>
    </message>
    <message>
        <source>Changes the look of the annotations (Enter)</source>
        <translation>更改注记的外观（Enter）</translation>
    </message>
    <message>
        <source>Annotates the map (Enter)</source>
        <translation>为地图添加注记（Enter）</translation>
    </message>
    <message>
        <source>Outlines leave those of the pixels by about a pixel; features keep theirs</source>
        <translation>轮廓与像元轮廓的偏差约为一个像元；要素保持其自身的轮廓</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ConceptDialog</name>
    <message>
        <source>What the concept is called; one of the same name is replaced</source>
        <translation>概念的名称；同名概念将被替换</translation>
    </message>
    <message>
        <source>With the places of its examples</source>
        <translation>包含示例的位置</translation>
    </message>
    <message>
        <source>Under which the concept may be passed on; may be empty</source>
        <translation>概念可依此许可传播；可以为空</translation>
    </message>
    <message>
        <source>Who taught it; may be empty</source>
        <translation>由谁教授；可以为空</translation>
    </message>
    <message>
        <source>Save concept</source>
        <translation>保存概念</translation>
    </message>
    <message>
        <source>Keeps the coordinates, so that another model can learn it again; leave them out where nobody is to know them</source>
        <translation>保留坐标，以便其他模型可以重新学习；如果不应让人知道坐标，请不要包含</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Writes the file of the concept</source>
        <translation>写入概念文件</translation>
    </message>
    <message>
        <source>Saves nothing</source>
        <translation>不保存</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ConceptRow</name>
    <message>
        <source>Concept</source>
        <translation>概念</translation>
    </message>
    <message>
        <source>What was taught earlier; with words and examples, all of them say what is looked for</source>
        <translation>先前教授的内容；与文字和示例一起共同说明要找什么</translation>
    </message>
    <message>
        <source>No concept</source>
        <translation>无概念</translation>
    </message>
    <message>
        <source>Save concept…</source>
        <translation>保存概念…</translation>
    </message>
    <message>
        <source>Keeps what the examples taught, to be used on other images</source>
        <translation>保留示例所教的内容，用于其他影像</translation>
    </message>
    <message>
        <source>Learn again</source>
        <translation>重新学习</translation>
    </message>
    <message>
        <source>Shows the examples of the concept to the chosen model</source>
        <translation>把概念的示例展示给所选模型</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ExamplePanel</name>
    <message>
        <source>Undo the last step with examples</source>
        <translation>撤销上一步示例操作</translation>
    </message>
    <message>
        <source>Redo the step with examples</source>
        <translation>重做示例操作</translation>
    </message>
    <message>
        <source>Take the selected examples away</source>
        <translation>移除选中的示例</translation>
    </message>
    <message>
        <source>Take all examples away</source>
        <translation>移除所有示例</translation>
    </message>
    <message>
        <source>Next doubtful place</source>
        <translation>下一处存疑的地方</translation>
    </message>
    <message>
        <source>Goes to the place whose answer is least certain (key D on the map)</source>
        <translation>转到答案最不确定的地方（地图上按 D 键）</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>What is marked is meant (key Y on the map)</source>
        <translation>标记处是所指（地图上按 Y 键）</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>What is marked is not meant (key N on the map)</source>
        <translation>标记处不是所指（地图上按 N 键）</translation>
    </message>
    <message>
        <source>Like this</source>
        <translation>像这样</translation>
    </message>
    <message>
        <source>Not like this</source>
        <translation>不像这样</translation>
    </message>
    <message>
        <source>Show on the map what is meant; with words above, both say what is looked for</source>
        <translation>在地图上指出所指内容；如上方有文字，则两者共同说明要找什么</translation>
    </message>
    <message>
        <source>Show on the map what is not meant</source>
        <translation>在地图上指出非所指内容</translation>
    </message>
    <message>
        <source>Click or Rectangle</source>
        <translation>点击或矩形</translation>
    </message>
    <message>
        <source>Click on the map, or draw from one corner to the other</source>
        <translation>在地图上点击，或从一角拖到另一角</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Click corner by corner; Backspace takes the last one back, a right click or Enter ends it, Esc gives up</source>
        <translation>逐个点击顶点；退格键撤销最后一个，右键或回车结束，Esc 放弃</translation>
    </message>
    <message>
        <source>Freehand</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>Draw around it with the button held; Esc gives up</source>
        <translation>按住按键沿其周围绘制；Esc 放弃</translation>
    </message>
    <message>
        <source>From Features…</source>
        <translation>来自要素…</translation>
    </message>
    <message>
        <source>Take features of a vector layer, such as those selected, or regions of an earlier answer</source>
        <translation>取矢量图层的要素，例如选中的要素，或先前答案的区域</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Examples shown on the map; Delete takes the selected ones away</source>
        <translation>地图上显示的示例；Delete 键移除选中的示例</translation>
    </message>
    <message>
        <source>Yes: %1</source>
        <translation>是：%1</translation>
    </message>
    <message>
        <source>No: %1</source>
        <translation>否：%1</translation>
    </message>
    <message>
        <source>%1 yes, %2 no</source>
        <translation>%1 是，%2 否</translation>
    </message>
</context>
<context>
    <name>xemap::ui::Examples</name>
    <message>
        <source>A kind of place</source>
        <translation>一类地点</translation>
    </message>
    <message>
        <source>Beside, between, in other places</source>
        <translation>在其他地点旁边、之间、之内</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Part of the image</source>
        <translation>影像的一部分</translation>
    </message>
    <message>
        <source>Largest, nearest, first of many</source>
        <translation>最大、最近、多个中的第一个</translation>
    </message>
    <message>
        <source>Several conditions</source>
        <translation>多个条件</translation>
    </message>
    <message>
        <source>With and without</source>
        <translation>有与没有</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ExpressionField</name>
    <message>
        <source>Look for</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>e.g. residential blocks beside the river</source>
        <translation>例如 residential blocks beside the river</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>表达式</translation>
    </message>
    <message>
        <source>What to look for, in words. Enter runs; Up and Down step through earlier expressions.</source>
        <translation>用词语描述要查找的内容。按 Enter 运行；按上、下方向键浏览以前的表达式。</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>What an expression may say: places, relations, distances, directions, and without</source>
        <translation>表达式可以描述：地点、关系、距离、方向以及“没有”</translation>
    </message>
    <message>
        <source>Recent expressions</source>
        <translation>最近的表达式</translation>
    </message>
    <message>
        <source>Clear history</source>
        <translation>清除历史记录</translation>
    </message>
    <message>
        <source>Shortened: an expression has at most %1 characters.</source>
        <translation>已截短：表达式最多 %1 个字符。</translation>
    </message>
    <message>
        <source>No expression has been run yet</source>
        <translation>尚未运行过表达式</translation>
    </message>
    <message>
        <source>What the expression is read as</source>
        <translation>表达式将被理解为什么</translation>
    </message>
    <message>
        <source>Read as: %1</source>
        <translation>理解为:%1</translation>
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
        <translation>XeMap 指南</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>指南</translation>
    </message>
    <message>
        <source>Closes the guide (Esc)</source>
        <translation>关闭指南 (Esc)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Goes back to the page before</source>
        <translation>返回上一页</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>起始页</translation>
    </message>
    <message>
        <source>Goes to the page the guide begins with</source>
        <translation>转到指南的首页</translation>
    </message>
</context>
<context>
    <name>xemap::ui::MessageLine</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copies the message to the clipboard</source>
        <translation>将消息复制到剪贴板</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Closes the message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
</context>
<context>
    <name>xemap::ui::PlaceView</name>
    <message>
        <source>What is here?</source>
        <translation>这里是什么？</translation>
    </message>
    <message>
        <source>Click on the map: what else the model takes the place for</source>
        <translation>点击地图：模型还把该处看作什么</translation>
    </message>
    <message>
        <source>What the place may be</source>
        <translation>该处可能是什么</translation>
    </message>
    <message>
        <source>Nothing is known of this place.</source>
        <translation>对该处一无所知。</translation>
    </message>
    <message>
        <source>%1 (asked for) %2&#xa0;%</source>
        <translation>%1（所问）%2&#xa0;%</translation>
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
        <translation>阈值</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Outlines on the map</source>
        <translation>在地图上显示轮廓</translation>
    </message>
    <message>
        <source>Save regions…</source>
        <translation>保存区域…</translation>
    </message>
    <message>
        <source>Annotate map…</source>
        <translation>为地图添加注记…</translation>
    </message>
    <message>
        <source>Probability from which a pixel belongs to the mask; changes the map at once</source>
        <translation>像元归入掩膜的最低概率；立即改变地图</translation>
    </message>
    <message>
        <source>Opacity of the result layer</source>
        <translation>结果图层的不透明度</translation>
    </message>
    <message>
        <source>Outlines what reaches the threshold</source>
        <translation>勾画达到阈值部分的轮廓</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Copies a report to the clipboard, to show to someone who helps</source>
        <translation>将报告复制到剪贴板，以便交给提供帮助的人查看</translation>
    </message>
    <message>
        <source>Take the better resolution</source>
        <translation>采用更合适的分辨率</translation>
    </message>
    <message>
        <source>Sets the resolution</source>
        <translation>设置分辨率</translation>
    </message>
    <message>
        <source>Say what to look for, choose the extent, and press Enter. The answer comes as layers on top of the map; Threshold moves their border at once.</source>
        <translation>描述要查找的内容，选择范围，然后按 Enter。结果以图层形式显示在地图上方；“阈值”可立即移动其边界。</translation>
    </message>
    <message>
        <source>Makes polygons of what reaches the threshold, in a file or a layer</source>
        <translation>由达到阈值的部分生成多边形，存入文件或图层</translation>
    </message>
    <message>
        <source>There is no result to save regions of.</source>
        <translation>没有可保存区域的结果。</translation>
    </message>
    <message>
        <source>Outlines and labels the regions on the map, for a layout to print</source>
        <translation>在地图上为区域绘制轮廓和标注，供布局打印</translation>
    </message>
    <message>
        <source>There is no result to annotate: ask first, or choose a layer of regions.</source>
        <translation>没有可添加注记的结果：请先提问，或选择区域图层。</translation>
    </message>
    <message>
        <source>Look at %1&#xa0;m/px</source>
        <translation>以 %1&#xa0;m/px 查看</translation>
    </message>
    <message>
        <source>A run is under way.</source>
        <translation>正在运行。</translation>
    </message>
    <message>
        <source>The last run is being cancelled.</source>
        <translation>正在取消上一次运行。</translation>
    </message>
    <message>
        <source>Nothing can be run now.</source>
        <translation>现在无法运行。</translation>
    </message>
    <message>
        <source>No model is installed.</source>
        <translation>未安装模型。</translation>
    </message>
    <message>
        <source>Type what to look for.</source>
        <translation>请输入要查找的内容。</translation>
    </message>
    <message>
        <source>Draw the rectangle to look in.</source>
        <translation>请绘制要查找的矩形。</translation>
    </message>
</context>
<context>
    <name>xemap::ui::QuerySettings</name>
    <message>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Ground resolution</source>
        <translation>地面分辨率</translation>
    </message>
    <message>
        <source>Ground resolution at which the image is looked at. Coarser is faster and sees larger things; Native is the layer&apos;s own.</source>
        <translation>查看影像所用的地面分辨率。越粗越快，并能看到更大的地物；“原始”为图层自身的分辨率。</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>The part of the layer to look at: what the map shows, all of it, or a rectangle you draw</source>
        <translation>图层中要查看的部分：地图显示的部分、整个图层，或绘制的矩形</translation>
    </message>
    <message>
        <source>Visible area</source>
        <translation>可见区域</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <translation>整个图层</translation>
    </message>
    <message>
        <source>Drawn rectangle</source>
        <translation>绘制的矩形</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Draw rectangle on the map</source>
        <translation>在地图上绘制矩形</translation>
    </message>
    <message>
        <source>Draw the rectangle on the map</source>
        <translation>在地图上绘制该矩形</translation>
    </message>
    <message>
        <source>Import model</source>
        <translation>导入模型</translation>
    </message>
    <message>
        <source>Import model...: make one of a CLIP checkpoint such as RemoteCLIP, GeoRSCLIP or OpenCLIP</source>
        <translation>导入模型...：由 RemoteCLIP、GeoRSCLIP 或 OpenCLIP 等 CLIP 检查点创建模型</translation>
    </message>
    <message>
        <source>None drawn yet</source>
        <translation>尚未绘制</translation>
    </message>
    <message>
        <source>No model is installed</source>
        <translation>未安装模型</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>波段</translation>
    </message>
</context>
<context>
    <name>xemap::ui::QuestionText</name>
    <message>
        <source>it is no JSON: %1 at byte %2</source>
        <translation>不是 JSON：%1，位于第 %2 字节</translation>
    </message>
    <message>
        <source>field &apos;format&apos;: expected &quot;%1&quot;</source>
        <translation>字段“format”：应为“%1”</translation>
    </message>
    <message>
        <source>field &apos;version&apos;: expected %1, found %2</source>
        <translation>字段“version”：应为 %1，实际为 %2</translation>
    </message>
    <message>
        <source>field &apos;questions[%1].expression&apos;: expected a text, found none</source>
        <translation>字段“questions[%1].expression”：应为文本，但未找到</translation>
    </message>
    <message>
        <source>like the examples</source>
        <translation>与示例相似</translation>
    </message>
    <message>
        <source>%1, like the examples</source>
        <translation>%1，与示例相似</translation>
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
        <translation>提问中…</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1&#xa0;% present</source>
        <translation>存在性 %1&#xa0;%</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未提问</translation>
    </message>
    <message>
        <source>Layer: %1</source>
        <translation>图层：%1</translation>
    </message>
    <message>
        <source>Resolution: %1 m</source>
        <translation>分辨率：%1 m</translation>
    </message>
    <message>
        <source>Answered %1 in %2 s; highest probability %3</source>
        <translation>%1 作答，用时 %2 s；最高概率 %3</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Puts what the form asks for into the list, unasked</source>
        <translation>将表单中的问题放入列表，暂不提问</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Asks the selected questions, or all that are open; those about the same extent in one pass</source>
        <translation>提出选中的问题，或所有未提的问题；范围相同的问题一次完成</translation>
    </message>
    <message>
        <source>Combine</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Makes one map of several answers</source>
        <translation>由多个答案生成一幅地图</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>What else can be done with questions</source>
        <translation>对问题可进行的其他操作</translation>
    </message>
    <message>
        <source>Where all of them are (and)</source>
        <translation>全部满足之处（与）</translation>
    </message>
    <message>
        <source>Where any of them is (or)</source>
        <translation>任一满足之处（或）</translation>
    </message>
    <message>
        <source>Where it is not (not)</source>
        <translation>不满足之处（非）</translation>
    </message>
    <message>
        <source>Class map: the likeliest of them</source>
        <translation>类别图：取其中最可能的</translation>
    </message>
    <message>
        <source>Put into the form</source>
        <translation>放入表单</translation>
    </message>
    <message>
        <source>Compare two by swiping</source>
        <translation>卷帘比较两个结果</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete from the list</source>
        <translation>从列表中删除</translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation>保存列表…</translation>
    </message>
    <message>
        <source>Load list…</source>
        <translation>加载列表…</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Show alone</source>
        <translation>单独显示</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Show one at a time</source>
        <translation>一次只显示一个</translation>
    </message>
    <message>
        <source>Questions asked in this project; double-click one to see its answer alone, and again to see all</source>
        <translation>本项目提出的问题；双击单独查看其答案，再次双击查看全部</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ReadChoiceRow</name>
    <message>
        <source>Declared nodata only</source>
        <translation>仅声明的 NoData</translation>
    </message>
    <message>
        <source>Bands read as red, green and blue</source>
        <translation>读作红、绿、蓝的波段</translation>
    </message>
    <message>
        <source>Which bands are read as red, green and blue, counted from 1, such as 3,2,1. Empty: what the style of the layer and the file say.</source>
        <translation>哪些波段读作红、绿、蓝，从 1 开始计数，如 3,2,1。为空：以图层样式和文件所述为准。</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>以文件为准</translation>
    </message>
    <message>
        <source>Takes a collar or a filling for data where the file does not declare it as nodata</source>
        <translation>文件未声明为 NoData 的边框或填充值按数据处理</translation>
    </message>
</context>
<context>
    <name>xemap::ui::RegionDialog</name>
    <message>
        <source>Save Regions</source>
        <translation>保存区域</translation>
    </message>
    <message>
        <source>Saves nothing (Esc)</source>
        <translation>不保存（Esc）</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>保存为</translation>
    </message>
    <message>
        <source>What the regions are saved as</source>
        <translation>区域的保存形式</translation>
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
        <translation>临时图层</translation>
    </message>
    <message>
        <source>Features of an existing layer</source>
        <translation>现有图层的要素</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>File to write; an older one is replaced</source>
        <translation>要写入的文件；已有的文件将被替换</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>Chooses the file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>CRS</source>
        <translation>CRS</translation>
    </message>
    <message>
        <source>One feature for</source>
        <translation>一个要素对应</translation>
    </message>
    <message>
        <source>Regions whose pixels touch at a corner are one region of several pieces</source>
        <translation>像元在拐角处相接的区域视为由多个部分组成的一个区域</translation>
    </message>
    <message>
        <source>each region</source>
        <translation>每个区域</translation>
    </message>
    <message>
        <source>each piece of a region</source>
        <translation>区域的每个部分</translation>
    </message>
    <message>
        <source>all regions together</source>
        <translation>所有区域</translation>
    </message>
    <message>
        <source> m²</source>
        <translation> m²</translation>
    </message>
    <message>
        <source>Smallest region</source>
        <translation>最小区域</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Smaller regions are left out; measured on the ellipsoid</source>
        <translation>忽略更小的区域；在椭球面上量算</translation>
    </message>
    <message>
        <source>Fill holes below</source>
        <translation>填充小于此面积的孔洞</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Smaller holes in a region are filled; measured on the ellipsoid</source>
        <translation>填充区域中更小的孔洞；在椭球面上量算</translation>
    </message>
    <message>
        <source> m</source>
        <translation> m</translation>
    </message>
    <message>
        <source>Simplify by</source>
        <translation>简化容差</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>不简化</translation>
    </message>
    <message>
        <source>Outlines keep that near to those of the pixels; none crosses another</source>
        <translation>轮廓与像元轮廓的距离不超过此值；互不相交</translation>
    </message>
    <message>
        <source>Round the corners</source>
        <translation>圆滑拐角</translation>
    </message>
    <message>
        <source>Rounds the corners of the pixels; none crosses another</source>
        <translation>圆滑像元的拐角；轮廓互不相交</translation>
    </message>
    <message>
        <source>Replace the file and all that is in it?
%1</source>
        <translation>是否替换该文件及其全部内容？
%1</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Saves the regions (Enter)</source>
        <translation>保存区域（Enter）</translation>
    </message>
    <message>
        <source>Name the file first.</source>
        <translation>请先指定文件。</translation>
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
        <translation>原始（%1 m）</translation>
    </message>
    <message>
        <source>Native</source>
        <translation>原始</translation>
    </message>
</context>
<context>
    <name>xemap::ui::ResultView</name>
    <message>
        <source>presence unknown</source>
        <translation>存在性未知</translation>
    </message>
    <message>
        <source>less than 1&#xa0;% likely present</source>
        <translation>存在的可能性低于 1&#xa0;%</translation>
    </message>
    <message>
        <source>more than 99&#xa0;% likely present</source>
        <translation>存在的可能性高于 99&#xa0;%</translation>
    </message>
    <message>
        <source>%1&#xa0;% likely present</source>
        <translation>存在的可能性为 %1&#xa0;%</translation>
    </message>
    <message>
        <source>less than 0.1&#xa0;s</source>
        <translation>不到 0.1&#xa0;s</translation>
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
        <translation>结果的表达式</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>%1; highest probability %2; %3</source>
        <translation>%1；最高概率 %2；%3</translation>
    </message>
    <message>
        <source> (image features reused)</source>
        <translation> (重用了影像特征)</translation>
    </message>
    <message>
        <source>1 region above %1&#xa0;%</source>
        <translation>1 个区域高于 %1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 regions above %2&#xa0;%</source>
        <translation>%1 个区域高于 %2&#xa0;%</translation>
    </message>
    <message>
        <source>What the expression was read as</source>
        <translation>表达式被理解为什么</translation>
    </message>
    <message>
        <source>Read as: %1</source>
        <translation>理解为:%1</translation>
    </message>
    <message>
        <source>How the raster was read</source>
        <translation>栅格的读取方式</translation>
    </message>
    <message>
        <source>Raster read as: %1</source>
        <translation>栅格读取为：%1</translation>
    </message>
    <message>
        <source>Nothing was found: no place reaches the threshold of %1. The likeliest has a probability of %2.</source>
        <translation>未找到：没有位置达到阈值 %1。最可能的位置概率为 %2。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>That nothing was found</source>
        <translation>未找到任何内容</translation>
    </message>
    <message>
        <source>Lower the threshold to see weak evidence</source>
        <translation>降低阈值可查看较弱的证据</translation>
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
        <translation>运行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>停止并保留</translation>
    </message>
    <message>
        <source>Stops the run (Esc)</source>
        <translation>停止运行（Esc）</translation>
    </message>
    <message>
        <source>Stops the run and shows what it has found so far; the rest stays empty</source>
        <translation>停止运行并显示目前已找到的内容；其余部分保持为空</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Help and settings</source>
        <translation>帮助和设置</translation>
    </message>
    <message>
        <source>Help, settings, and a report for those who help</source>
        <translation>帮助、设置，以及供提供帮助的人查看的报告</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Maps where the expression is (Enter)</source>
        <translation>绘制表达式所述内容的位置（Enter）</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
</context>
<context>
    <name>xemap::ui::SettingsPage</name>
    <message>
        <source>All (%1)</source>
        <translation>全部 (%1)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>Threads the network works with. Fewer leave more of the machine to other programs; more than it has cores make nothing faster.</source>
        <translation>网络所用的线程数。较少的线程可为其他程序留出更多资源；超过处理器核心数不会更快。</translation>
    </message>
    <message>
        <source> MB</source>
        <comment>megabytes, after a number</comment>
        <translation> MB</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>无限制</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>内存上限</translation>
    </message>
    <message>
        <source>Memory a question may take, with the image features kept for the next one. A limit makes the tiles smaller, which takes a little longer.</source>
        <translation>一个问题可占用的内存，包括为下一个问题保留的影像特征。设定上限会使切片变小，耗时略长。</translation>
    </message>
    <message>
        <source>This machine has %1 MB.</source>
        <translation>此计算机有 %1 MB。</translation>
    </message>
    <message>
        <source>Speed and memory</source>
        <translation>速度和内存</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>线程数(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Memory limit</source>
        <translation>内存上限(&amp;M)</translation>
    </message>
    <message>
        <source>Model folders</source>
        <translation>模型文件夹</translation>
    </message>
    <message>
        <source>Folders that are models or hold models, looked through from the top, before the folder of imported models and the models that came with XeMap</source>
        <translation>本身是模型或包含模型的文件夹，从上到下依次查找，先于已导入模型的文件夹和 XeMap 自带的模型</translation>
    </message>
    <message>
        <source>Add model folder</source>
        <translation>添加模型文件夹</translation>
    </message>
    <message>
        <source>Adds a folder</source>
        <translation>添加一个文件夹</translation>
    </message>
    <message>
        <source>Remove model folder</source>
        <translation>移除模型文件夹</translation>
    </message>
    <message>
        <source>Takes the chosen folder off the list; its files stay</source>
        <translation>将选定的文件夹从列表中移除；其中的文件保留</translation>
    </message>
    <message>
        <source>M&amp;odel folders</source>
        <translation>模型文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>&amp;Beside the project</source>
        <translation>在工程旁(&amp;B)</translation>
    </message>
    <message>
        <source>In the folder &quot;xemap&quot; beside the project, or in the user profile while the project is not saved</source>
        <translation>在工程旁的“xemap”文件夹中；工程尚未保存时，在用户配置文件夹中</translation>
    </message>
    <message>
        <source>In the &amp;folder</source>
        <translation>在此文件夹中(&amp;F)</translation>
    </message>
    <message>
        <source>In one folder, whatever the project</source>
        <translation>所有工程使用同一个文件夹</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>&amp;Start each session with the threshold</source>
        <translation>每次会话以此阈值开始(&amp;S)</translation>
    </message>
    <message>
        <source>Otherwise a session starts with the threshold the last one ended with</source>
        <translation>否则会话以上次结束时的阈值开始</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Probability from which a pixel belongs to the mask</source>
        <translation>像元归入掩膜的最低概率</translation>
    </message>
    <message>
        <source>Folder of results</source>
        <translation>结果文件夹</translation>
    </message>
    <message>
        <source>It is made when the first result needs it</source>
        <translation>第一个结果需要时才会创建</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>Chooses the folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Name the folder for results, or let them go beside the project.</source>
        <translation>请指定结果文件夹，或将结果放在工程旁。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no whole path: name the folder for results from the root on.</source>
        <translation>“%1”不是完整路径：请从根目录开始指定结果文件夹。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a file: name a folder for results.</source>
        <translation>“%1”是文件：请为结果指定一个文件夹。</translation>
    </message>
    <message>
        <source>Folder with models</source>
        <translation>包含模型的文件夹</translation>
    </message>
    <message>
        <source>Folder for results</source>
        <translation>结果文件夹</translation>
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
        <translation>在栅格图层中绘制所描述地点的位置</translation>
    </message>
    <message>
        <source>Ask XeMap about This Layer…</source>
        <translation>用 XeMap 查询此图层…</translation>
    </message>
    <message>
        <source>Ask XeMap…</source>
        <translation>询问 XeMap…</translation>
    </message>
</context>
<context>
    <name>xemap::start::QuestionLocator</name>
    <message>
        <source>Ask XeMap</source>
        <translation>询问 XeMap</translation>
    </message>
    <message>
        <source>Asks XeMap where in the chosen raster layer something is</source>
        <translation>询问 XeMap 某物在所选栅格图层中的位置</translation>
    </message>
    <message>
        <source>Where is: %1</source>
        <translation>在哪里：%1</translation>
    </message>
    <message>
        <source>Ask again: %1</source>
        <translation>再次询问：%1</translation>
    </message>
</context>
<context>
    <name>xemap::results::ResultRemoval</name>
    <message>
        <source>Delete questions</source>
        <translation>删除问题</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has layers in the project. What is to be deleted?</source>
        <translation>&apos;%1&apos; 在项目中有图层。要删除什么？</translation>
    </message>
    <message>
        <source>Some of these questions have layers in the project. What is to be deleted?</source>
        <translation>其中一些问题在项目中有图层。要删除什么？</translation>
    </message>
    <message>
        <source>Files of answers cannot be brought back. Regions and annotations stay in any case.</source>
        <translation>答案文件无法恢复。区域和注记始终保留。</translation>
    </message>
    <message>
        <source>Questions only</source>
        <translation>仅问题</translation>
    </message>
    <message>
        <source>Layers as well</source>
        <translation>连同图层</translation>
    </message>
    <message>
        <source>Layers and files as well</source>
        <translation>连同图层和文件</translation>
    </message>
</context>
</TS>
