<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AcrossPage</name>
    <message>
        <source>1 h</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 小时</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>Window of time</source>
        <translation>时间窗口</translation>
    </message>
    <message>
        <source>%1 to %2, in steps of %3</source>
        <translation>%1 至 %2，步长 %3</translation>
    </message>
    <message>
        <source>Joint timeline</source>
        <translation>联合时间轴</translation>
    </message>
    <message>
        <source>Correlation</source>
        <translation>相关性</translation>
    </message>
    <message>
        <source>View of all departments</source>
        <translation>全部门视图</translation>
    </message>
    <message>
        <source>Reading all departments …</source>
        <translation>正在读取各部门数据……</translation>
    </message>
    <message>
        <source>No values in this window</source>
        <translation>此时间窗口内没有数值</translation>
    </message>
    <message>
        <source>Choose a longer window, or move the clock to where there are observations.</source>
        <translation>请选择更长的窗口，或将时钟移到有观测的时间。</translation>
    </message>
</context>
<context>
    <name>AgeLabel</name>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
</context>
<context>
    <name>AlarmButton</name>
    <message>
        <source>No alarms</source>
        <translation>无报警</translation>
    </message>
    <message>
        <source>%1 alarms: %2</source>
        <translation>%1 条报警：%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 条%2</translation>
    </message>
    <message>
        <source>No alarms at this time</source>
        <translation>此刻没有报警</translation>
    </message>
    <message>
        <source>Alarms: %1</source>
        <translation>报警：%1</translation>
    </message>
</context>
<context>
    <name>AlarmPanel</name>
    <message>
        <source>Alarms</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>No alarms</source>
        <translation>无报警</translation>
    </message>
    <message>
        <source>Nothing needs an operator&apos;s action at this time.</source>
        <translation>此刻没有需要操作员处理的事项。</translation>
    </message>
</context>
<context>
    <name>AlarmRow</name>
    <message>
        <source>%1, %2: %3, %4</source>
        <translation>%1，%2：%3，%4</translation>
    </message>
    <message>
        <source>%1 · for %2</source>
        <translation>%1 · 已持续 %2</translation>
    </message>
    <message>
        <source>not heard of lately: the last that is known</source>
        <translation>近期无消息：为最后已知状态</translation>
    </message>
</context>
<context>
    <name>AlarmWords</name>
    <message>
        <source>low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>high</source>
        <translation>高</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>紧急</translation>
    </message>
</context>
<context>
    <name>ArchiveText</name>
    <message>
        <source>The base map %1 is not there or cannot be read.</source>
        <translation>底图 %1 不存在或无法读取。</translation>
    </message>
    <message>
        <source>The base map %1 is damaged or not an MBTiles file.</source>
        <translation>底图 %1 已损坏或不是 MBTiles 文件。</translation>
    </message>
    <message>
        <source>The base map %1 holds vector tiles; Citywall shows raster tiles.</source>
        <translation>底图 %1 包含矢量瓦片；Citywall 仅显示栅格瓦片。</translation>
    </message>
    <message>
        <source>The base map %1 holds no tiles.</source>
        <translation>底图 %1 不含任何瓦片。</translation>
    </message>
    <message>
        <source>The base map %1 has impossible zooms.</source>
        <translation>底图 %1 的缩放级别无效。</translation>
    </message>
    <message>
        <source>The base map %1 is damaged.</source>
        <translation>底图 %1 已损坏。</translation>
    </message>
    <message>
        <source>The disk of the archive %1 is full: nothing is stored until there is room.</source>
        <translation>档案库 %1 的磁盘已满：腾出空间之前不保存任何内容。</translation>
    </message>
    <message>
        <source>The archive %1 does not allow it to this user: %2</source>
        <translation>档案库 %1 不允许该用户这样做：%2</translation>
    </message>
    <message>
        <source>The archive %1 is a copy that can only be read.</source>
        <translation>档案库 %1 是只读副本。</translation>
    </message>
    <message>
        <source>The archive %1 cannot be reached: %2</source>
        <translation>无法连接档案库 %1：%2</translation>
    </message>
    <message>
        <source>The archive %1 answers with an error: %2</source>
        <translation>档案库 %1 返回错误：%2</translation>
    </message>
    <message>
        <source>The feed %1 cannot change which of its values are terms: the archive holds observations of it.</source>
        <translation>数据源 %1 不能更改哪些值是术语：档案库中已有其观测。</translation>
    </message>
    <message>
        <source>Name an entity or an area to erase.</source>
        <translation>请指明要抹除的实体或区域。</translation>
    </message>
    <message>
        <source>Only the owner of the archive&apos;s tables can write them anew, so that nothing is left of what is erased: use that user.</source>
        <translation>只有档案库表的所有者才能重写表，使被清除的内容不留痕迹：请使用该用户。</translation>
    </message>
    <message>
        <source>It is erased, but old copies may remain in the tables of the archive. Erase it again: that writes them anew.</source>
        <translation>已抹除，但档案库的表中可能仍留有旧副本。请再次抹除，以重写这些表。</translation>
    </message>
    <message>
        <source>The archive holds no feed %1.</source>
        <translation>档案库中没有数据源 %1。</translation>
    </message>
    <message>
        <source>The archive knows no entity %1.</source>
        <translation>档案库不认识实体 %1。</translation>
    </message>
    <message>
        <source>The archive was written by a newer Citywall. Use that one, or another archive.</source>
        <translation>该档案库由更新版本的 Citywall 写入。请使用该版本或另一个档案库。</translation>
    </message>
    <message>
        <source>The archive was opened for reading only.</source>
        <translation>档案库以只读方式打开。</translation>
    </message>
    <message>
        <source>The archive is closed.</source>
        <translation>档案库已关闭。</translation>
    </message>
    <message>
        <source>There is no archive in %1 yet.</source>
        <translation>%1 中还没有档案库。</translation>
    </message>
    <message>
        <source>The archive %1 was written by another version of Citywall.</source>
        <translation>档案库 %1 由另一版本的 Citywall 写入。</translation>
    </message>
    <message>
        <source>The archive %1 allows this user to read it, not to write.</source>
        <translation>档案库 %1 只允许此用户读取，不允许写入。</translation>
    </message>
</context>
<context>
    <name>BarChart</name>
    <message>
        <source>Nothing to count</source>
        <translation>无可统计内容</translation>
    </message>
</context>
<context>
    <name>BarList</name>
    <message>
        <source>Show the first %1</source>
        <translation>只显示前 %1 项</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>显示全部 %1 项</translation>
    </message>
</context>
<context>
    <name>BookmarkPanel</name>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Name of the bookmark</source>
        <translation>书签名称</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>for %1 %2</source>
        <translation>于 %1 %2</translation>
    </message>
    <message>
        <source>No bookmarks yet. They are kept for you and this city.</source>
        <translation>还没有书签。书签按用户和城市保存。</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>已删除：%1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>More than %1 bookmarks are not kept: delete one first.</source>
        <translation>最多保留 %1 个书签：请先删除一个。</translation>
    </message>
    <message>
        <source>A bookmark needs a name.</source>
        <translation>书签需要名称。</translation>
    </message>
</context>
<context>
    <name>BookmarkRow</name>
    <message>
        <source>Name of the bookmark</source>
        <translation>书签名称</translation>
    </message>
    <message>
        <source>Rename %1 (F2)</source>
        <translation>重命名 %1（F2）</translation>
    </message>
    <message>
        <source>Take this name</source>
        <translation>采用此名称</translation>
    </message>
    <message>
        <source>Keep the old name</source>
        <translation>保留原名称</translation>
    </message>
    <message>
        <source>Delete %1 (Del)</source>
        <translation>删除 %1（Del）</translation>
    </message>
    <message>
        <source>A bookmark needs a name.</source>
        <translation>书签需要名称。</translation>
    </message>
</context>
<context>
    <name>Breadcrumb</name>
    <message>
        <source>Place: %1</source>
        <translation>地点：%1</translation>
    </message>
</context>
<context>
    <name>CityClock</name>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
</context>
<context>
    <name>CityClockPanel</name>
    <message>
        <source>LIVE</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>PLAYBACK %1×</source>
        <translation>回放 %1×</translation>
    </message>
    <message>
        <source>PAUSED</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1 · %2 behind</source>
        <translation>%1 · 滞后 %2</translation>
    </message>
    <message>
        <source>LOOP %1×</source>
        <translation>循环 %1×</translation>
    </message>
</context>
<context>
    <name>CityHistory</name>
    <message>
        <source>There is no history in %1 yet</source>
        <translation>%1 中还没有历史</translation>
    </message>
    <message>
        <source>The history can only be read, no feed is started, nothing is kept: %1</source>
        <translation>历史库只能读取，不启动任何数据源，数据不会保存：%1</translation>
    </message>
    <message>
        <source>The history cannot be opened, nothing is kept: %1</source>
        <translation>无法打开历史库，数据不会保存：%1</translation>
    </message>
</context>
<context>
    <name>CliText</name>
    <message>
        <source>there is no feed in this city, or in the modules named, that could be asked</source>
        <translation>本城市或所指定的模块中没有可查询的数据源</translation>
    </message>
    <message>
        <source>%1: no format goes by this name; name the file .csv, .geojson, .json, .ndjson (or .jsonl) or .gpkg, or say --format csv, geojson, json, ndjson or gpkg</source>
        <translation>%1：无法由该文件名判断格式；请将文件命名为 .csv、.geojson、.json、.ndjson（或 .jsonl）或 .gpkg，或用 --format 指定 csv、geojson、json、ndjson 或 gpkg</translation>
    </message>
    <message>
        <source>%1 (%2 B each)</source>
        <translation>%1（每条 %2 字节）</translation>
    </message>
    <message>
        <source>Mend the file, or choose another with --city.</source>
        <translation>请修复该文件，或用 --city 选择其他文件。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Build it with ./dev build, or make one with ./dev map; until then plain ground is shown.</source>
        <translation>请用 ./dev build 构建，或用 ./dev map 生成；在此之前显示纯色底面。</translation>
    </message>
    <message>
        <source>%1 is not an MBTiles file</source>
        <translation>%1 不是 MBTiles 文件</translation>
    </message>
    <message>
        <source>Delete it and build it again.</source>
        <translation>请将其删除后重新构建。</translation>
    </message>
    <message>
        <source>%1 areas</source>
        <translation>%1 个区域</translation>
    </message>
    <message>
        <source>Without them there is no drill-down into areas.</source>
        <translation>缺少它们则无法下钻到区域。</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>%1 无法写入</translation>
    </message>
    <message>
        <source>Give permission, or choose another folder with --data.</source>
        <translation>请授予权限，或用 --data 选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1, %2 free</source>
        <translation>%1，可用空间 %2</translation>
    </message>
    <message>
        <source>Make room: the history stops growing on a full disk.</source>
        <translation>请腾出空间：磁盘写满后历史库将停止增长。</translation>
    </message>
    <message>
        <source>Make room soon.</source>
        <translation>请尽快腾出空间。</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Install %1; another font is used until then.</source>
        <translation>请安装 %1；在此之前使用其他字体。</translation>
    </message>
    <message>
        <source>not checked: no display</source>
        <translation>未检查：没有显示器</translation>
    </message>
    <message>
        <source>Run it where the shell will run.</source>
        <translation>请在将要运行主界面的环境中运行。</translation>
    </message>
    <message>
        <source>no context</source>
        <translation>没有上下文</translation>
    </message>
    <message>
        <source>Install a graphics driver with OpenGL, or Mesa (libgl1-mesa-dri).</source>
        <translation>请安装支持 OpenGL 的显卡驱动，或 Mesa（libgl1-mesa-dri）。</translation>
    </message>
    <message>
        <source>This renders on the processor: a graphics driver makes the map fluid.</source>
        <translation>当前由处理器渲染：安装显卡驱动可使地图更流畅。</translation>
    </message>
    <message>
        <source>Version 3.40 or later is needed.</source>
        <translation>需要 3.40 或更高版本。</translation>
    </message>
    <message>
        <source>Remove the file, or install a version that fits.</source>
        <translation>请移除该文件，或安装匹配的版本。</translation>
    </message>
    <message>
        <source>not in %1</source>
        <translation>不在 %1 中</translation>
    </message>
    <message>
        <source>Install it, or name its folder with --modules.</source>
        <translation>请安装它，或用 --modules 指定其所在文件夹。</translation>
    </message>
    <message>
        <source>there is no module &apos;%1&apos; in this city; see &apos;citywall modules&apos;</source>
        <translation>此城市没有模块“%1”；请查看 &apos;citywall modules&apos;</translation>
    </message>
    <message>
        <source>module &apos;%1&apos; has failed: %2</source>
        <translation>模块“%1”已失败：%2</translation>
    </message>
    <message>
        <source>the mapping %1 cannot be read: %2</source>
        <translation>映射 %1 无法读取：%2</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; is not a time; try &apos;2026-11-20 08:15&apos;, &apos;yesterday 8:00&apos;, -2h or RFC 3339</source>
        <translation>%1：“%2”不是有效时间；请尝试 &apos;2026-11-20 08:15&apos;、&apos;yesterday 8:00&apos;、-2h 或 RFC 3339</translation>
    </message>
    <message>
        <source>module &apos;%1&apos; has no feed &apos;%2&apos;</source>
        <translation>模块“%1”没有数据源“%2”</translation>
    </message>
    <message>
        <source>--from must be before --to</source>
        <translation>--from 必须早于 --to</translation>
    </message>
    <message>
        <source>there is no area &apos;%1&apos; in this city</source>
        <translation>此城市没有区域“%1”</translation>
    </message>
    <message>
        <source>--area needs the id or the name of an area</source>
        <translation>--area 需要区域的 ID 或名称</translation>
    </message>
    <message>
        <source>several areas of this city are called &apos;%1&apos;; name one by its id</source>
        <translation>本市有多个区域名为“%1”；请用 id 指明其中一个</translation>
    </message>
    <message>
        <source>%1: an erasure was interrupted, old copies may remain in the file; run &apos;history compact&apos;, or erase again</source>
        <translation>%1：一次抹除被中断，文件中可能仍留有旧副本；请运行 history compact，或再次抹除</translation>
    </message>
    <message>
        <source>%1: an erasure was interrupted, old copies may remain in its tables; erase again</source>
        <translation>%1：一次抹除被中断，其表中可能仍留有旧副本；请再次抹除</translation>
    </message>
    <message>
        <source>self-test: %1 scenes, %2 modules, %3 layers, %4 panels, %5 problems, %6 s</source>
        <translation>自检：%1 个场景，%2 个模块，%3 个图层，%4 个面板，%5 个问题，%6 秒</translation>
    </message>
    <message>
        <source>there is no view &apos;%1&apos; in this profile</source>
        <translation>此城市配置没有视图“%1”</translation>
    </message>
    <message>
        <source>there is no module &apos;%1&apos;</source>
        <translation>没有模块“%1”</translation>
    </message>
    <message>
        <source>there is no area &apos;%1&apos;</source>
        <translation>没有区域“%1”</translation>
    </message>
    <message>
        <source>there is no entity &apos;%1&apos; in feed &apos;%2&apos;</source>
        <translation>数据源“%2”中没有实体“%1”</translation>
    </message>
    <message>
        <source>there is no layer &apos;%1&apos;</source>
        <translation>没有图层“%1”</translation>
    </message>
    <message>
        <source>the feeds have not filled the history in time</source>
        <translation>数据源未能及时填充历史库</translation>
    </message>
    <message>
        <source>the picture was still changing when it was taken</source>
        <translation>截图时画面仍在变化</translation>
    </message>
    <message>
        <source>%1: still changing when it was taken</source>
        <translation>%1：截图时画面仍在变化</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>全部门</translation>
    </message>
    <message>
        <source>Two measures against each other</source>
        <translation>两项指标对照</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>no 4K picture of &apos;%1&apos;</source>
        <translation>没有“%1”的 4K 图片</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>the folder %1 cannot be made</source>
        <translation>无法创建文件夹 %1</translation>
    </message>
    <message>
        <source>feed</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>a minute</source>
        <translation>每分钟</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>no feeds</source>
        <translation>没有数据源</translation>
    </message>
    <message>
        <source>the feeds have not run for this; --wait SECONDS lets them</source>
        <translation>未为此运行数据源；--wait 秒数 可让其运行</translation>
    </message>
    <message>
        <source>there is no feed &apos;%1&apos;; see &apos;citywall feeds&apos;</source>
        <translation>没有数据源“%1”；参见 citywall feeds</translation>
    </message>
    <message>
        <source>no feed recognises it; name one with --feed</source>
        <translation>没有数据源能识别；请用 --feed 指定</translation>
    </message>
    <message>
        <source>feed &apos;%1&apos; has no format &apos;%2&apos;; it has: %3</source>
        <translation>数据源“%1”没有格式“%2”；可用：%3</translation>
    </message>
    <message>
        <source>the decoder failed on it</source>
        <translation>解码器处理失败</translation>
    </message>
    <message>
        <source>%1, %2 bytes</source>
        <translation>%1，%2 字节</translation>
    </message>
    <message>
        <source>format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>none recognises it: read as the program&apos;s own JSON</source>
        <translation>无格式能识别：按本程序自有 JSON 读取</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 (%2), though it does not look like it</source>
        <translation>%1（%2），尽管看起来不像</translation>
    </message>
    <message>
        <source>also recognised by %1</source>
        <translation>也可被 %1 识别</translation>
    </message>
    <message>
        <source>observations</source>
        <translation>观测</translation>
    </message>
    <message>
        <source>%1 of %2 entities</source>
        <translation>%1 条，%2 个实体</translation>
    </message>
    <message>
        <source>times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>    at %1: %2</source>
        <translation>    位于 %1：%2</translation>
    </message>
    <message>
        <source>entity</source>
        <translation>实体</translation>
    </message>
    <message>
        <source>no position</source>
        <translation>无位置</translation>
    </message>
    <message>
        <source>%1: %2 observations, %3 and %4 of log, %5 free inside</source>
        <translation>%1：%2 条观测，%3，日志 %4，内部空闲 %5</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>DAMAGED %1: %2 observations, %3 (%4)</source>
        <translation>损坏 %1：%2 条观测，%3（%4）</translation>
    </message>
    <message>
        <source>STRUCTURE %1</source>
        <translation>结构 %1</translation>
    </message>
    <message>
        <source>%1 is sound: %2 observations read back</source>
        <translation>%1 完好：已读回 %2 条观测</translation>
    </message>
    <message>
        <source>this is what is whole of a damaged history; see &apos;citywall history verify&apos;</source>
        <translation>这是受损历史中完好的部分；参见 citywall history verify</translation>
    </message>
    <message>
        <source>%1 is damaged; %2 observations are whole and go on being shown</source>
        <translation>%1 已损坏；%2 条观测完好，仍会显示</translation>
    </message>
    <message>
        <source>copying and reading back</source>
        <translation>正在复制并回读</translation>
    </message>
    <message>
        <source>%1: %2 observations, %3, read back whole</source>
        <translation>%1：%2 条观测，%3，回读完好</translation>
    </message>
    <message>
        <source>%1 holds what is whole of the damaged history: %2 observations, %3; it is restored with --damaged only</source>
        <translation>%1 包含已损坏历史中完好的部分：%2 条观测，%3；只有使用 --damaged 才能恢复</translation>
    </message>
    <message>
        <source>checking and copying</source>
        <translation>正在检查并复制</translation>
    </message>
    <message>
        <source>%1 is restored</source>
        <translation>%1 已恢复</translation>
    </message>
    <message>
        <source>%1 is restored; the former history is kept as %2</source>
        <translation>%1 已恢复；原历史保存为 %2</translation>
    </message>
    <message>
        <source>%1: %2 given back</source>
        <translation>%1：已释放 %2</translation>
    </message>
    <message>
        <source>--option must be KEY=VALUE, not &apos;%1&apos;</source>
        <translation>--option 必须为 键=值，而不是“%1”</translation>
    </message>
    <message>
        <source>%1 is longer than 256 MiB</source>
        <translation>%1 超过 256 MiB</translation>
    </message>
    <message>
        <source>the city&apos;s profile has no source of kind &apos;%1&apos; for feed &apos;%2&apos;</source>
        <translation>城市配置中数据源“%2”没有类型为“%1”的来源</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no URL that a source of feeds has; name its kind with --kind: %2</source>
        <translation>“%1”不是数据来源可用的 URL；请用 --kind 指定类型：%2</translation>
    </message>
    <message>
        <source>%1 gives nothing: %2</source>
        <translation>%1 没有给出数据：%2</translation>
    </message>
    <message>
        <source>nothing has come for half a minute</source>
        <translation>半分钟内没有收到任何数据</translation>
    </message>
    <message>
        <source>feed &apos;%1&apos; masks what may not be kept; its payloads are not recorded</source>
        <translation>数据源“%1”须屏蔽不得保存的内容；其原始数据不予录制</translation>
    </message>
    <message>
        <source>feed &apos;%1&apos; has no format &apos;%2&apos;</source>
        <translation>数据源“%1”没有格式“%2”</translation>
    </message>
    <message>
        <source>%1 payloads of %2 recorded, %3 refused, %4 dropped; %5 has %6</source>
        <translation>已记录 %2 的 %1 个数据包，拒收 %3，丢弃 %4；%5 大小 %6</translation>
    </message>
    <message>
        <source>payloads</source>
        <translation>数据包</translation>
    </message>
    <message>
        <source>duplicates</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>%1 places of the file, left out</source>
        <translation>文件中 %1 处，已略过</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>in the middle of a payload, which was left out</source>
        <translation>在一个数据包中间，该包已略过</translation>
    </message>
    <message>
        <source>it is a recording of feed &apos;%1&apos;, which no module of this city understands</source>
        <translation>这是数据源“%1”的记录，本城市没有模块能理解</translation>
    </message>
    <message>
        <source>there is no feed &apos;%1&apos;</source>
        <translation>没有数据源“%1”</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>mapping %1 (%2)</source>
        <translation>映射 %1（%2）</translation>
    </message>
    <message>
        <source>lists</source>
        <translation>列出</translation>
    </message>
    <message>
        <source>%1 further documents; a running feed fetches them: %2</source>
        <translation>另有 %1 个文档；运行中的数据源会获取：%2</translation>
    </message>
    <message>
        <source>ERASED %1: %2 observations of %3 (%4)</source>
        <translation>已抹除 %1：%3 的 %2 条观测（%4）</translation>
    </message>
    <message>
        <source>name what to erase: --entity ID, --area ID, --polygon FILE or --box WEST,SOUTH,EAST,NORTH</source>
        <translation>请指明要抹除的内容：--entity ID、--area ID、--polygon 文件，或 --box 西,南,东,北</translation>
    </message>
    <message>
        <source>--entity needs --feed: ids are a feed&apos;s own</source>
        <translation>--entity 需要 --feed：标识仅在数据源内有效</translation>
    </message>
    <message>
        <source>--reason is missing: the log keeps it, so name the request, not the data</source>
        <translation>缺少 --reason：它会记入日志，请写明申请而非数据</translation>
    </message>
    <message>
        <source>--box must be WEST,SOUTH,EAST,NORTH in degrees, not &apos;%1&apos;</source>
        <translation>--box 必须是以度为单位的 西,南,东,北，而不是“%1”</translation>
    </message>
    <message>
        <source>--from and --to must be times, the first before the second</source>
        <translation>--from 和 --to 必须是时间，且前者早于后者</translation>
    </message>
    <message>
        <source>erasing</source>
        <translation>正在抹除</translation>
    </message>
    <message>
        <source>counting</source>
        <translation>正在计数</translation>
    </message>
    <message>
        <source>%1: %2 observations, %3 entities of which nothing is left, %4 that were damaged, %5</source>
        <translation>%1：%2 条观测，%3 个实体不再留存，%4 条已损坏，%5</translation>
    </message>
    <message>
        <source>there is nothing of it</source>
        <translation>没有相关内容</translation>
    </message>
    <message>
        <source>erased from %1; backups and recordings are files of their own</source>
        <translation>已从 %1 抹除；备份和录制是独立文件</translation>
    </message>
    <message>
        <source>nothing is erased yet: run it again with --yes</source>
        <translation>尚未抹除：请加 --yes 再次运行</translation>
    </message>
    <message>
        <source>--keep and --thin must be durations such as 90d or 1h</source>
        <translation>--keep 和 --thin 必须是时长，如 90d 或 1h</translation>
    </message>
    <message>
        <source>dropping</source>
        <translation>正在清除</translation>
    </message>
    <message>
        <source>%1: %2 observations from before %3 dropped; their counts stay</source>
        <translation>%1：已清除 %3 之前的 %2 条观测；其计数保留</translation>
    </message>
    <message>
        <source>compacting</source>
        <translation>正在压缩</translation>
    </message>
    <message>
        <source>%1 holds no payload</source>
        <translation>%1 中没有载荷</translation>
    </message>
    <message>
        <source>the city&apos;s profile has no source from outside for feed &apos;%1&apos;</source>
        <translation>城市配置中没有数据源“%1”的外部来源</translation>
    </message>
    <message>
        <source>the city&apos;s profile has several sources for feed &apos;%1&apos;; name the kind of one: %2</source>
        <translation>城市配置中数据源“%1”有多个来源；请指明其类型：%2</translation>
    </message>
    <message>
        <source>--every must be whole days or divide one, such as PT15M, PT1H, P1D or P7D, not &apos;%1&apos;</source>
        <translation>--every 必须是整天数或能整除一天，如 PT15M、PT1H、P1D 或 P7D，而不是“%1”</translation>
    </message>
    <message>
        <source>--by must be none, area, feature, hexagon or hexagon:RESOLUTION (0 to 15), not &apos;%1&apos;</source>
        <translation>--by 必须是 none、area、feature、hexagon 或 hexagon:分辨率（0 到 15），而不是“%1”</translation>
    </message>
    <message>
        <source>a GeoPackage needs a file: --output FILE.gpkg</source>
        <translation>GeoPackage 需要文件：--output FILE.gpkg</translation>
    </message>
    <message>
        <source>standard output</source>
        <translation>标准输出</translation>
    </message>
    <message>
        <source>%1 %, %2 observations</source>
        <translation>%1 %，%2 条观测</translation>
    </message>
    <message>
        <source>%1 observations</source>
        <translation>%1 条观测</translation>
    </message>
    <message>
        <source> in %1 rows</source>
        <translation>，共 %1 行</translation>
    </message>
    <message>
        <source>, %1 to %2</source>
        <translation>，%1 至 %2</translation>
    </message>
    <message>
        <source>, SIMULATED</source>
        <translation>，模拟数据</translation>
    </message>
    <message>
        <source>interrupted; %1 was not written</source>
        <translation>已中断；未写入 %1</translation>
    </message>
    <message>
        <source>interrupted after %1</source>
        <translation>在 %1 之后中断</translation>
    </message>
    <message>
        <source>it was recorded with the mapping &apos;%1&apos;; name its file with --mapping</source>
        <translation>它用映射“%1”录制；请用 --mapping 指明其文件</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a time to go back; write a duration such as P7D or PT1H</source>
        <translation>“%1”不是可回溯的时长；请写如 P7D 或 PT1H</translation>
    </message>
    <message>
        <source>the profile %1 cannot be read: %2</source>
        <translation>无法读取配置 %1：%2</translation>
    </message>
    <message>
        <source>SIMULATED  %1 answers, %2 messages, %3 to the broker, %4 listeners, %5, %6 shed</source>
        <translation>模拟数据  %1 次应答，%2 条消息，%3 条发往代理，%4 个接收者，%5，舍弃 %6</translation>
    </message>
    <message>
        <source>%1 simulated feeds at %2/</source>
        <translation>%1 个模拟数据源位于 %2/</translation>
    </message>
    <message>
        <source>and at the broker %1, topics citywall/#</source>
        <translation>以及代理 %1，主题 citywall/#</translation>
    </message>
    <message>
        <source>citywall --city %1 shows them</source>
        <translation>citywall --city %1 可显示它们</translation>
    </message>
    <message>
        <source>--listen must be an address of this computer, not &apos;%1&apos;</source>
        <translation>--listen 必须是本机地址，而不是“%1”</translation>
    </message>
    <message>
        <source>module %1 is missing: %2</source>
        <translation>缺少模块 %1：%2</translation>
    </message>
    <message>
        <source>There is no archive in %1 yet.</source>
        <translation>%1 中还没有档案库。</translation>
    </message>
    <message>
        <source>%1 %2 observations of %3 entities, %4</source>
        <translation>%1 %2 条观测，%3 个实体，%4</translation>
    </message>
    <message>
        <source>%1 (PostgreSQL %2): %3 observations in %4 partitions, %5 with %6 of indexes; %7 connections</source>
        <translation>%1（PostgreSQL %2）：%3 条观测，%4 个分区，共 %5，其中索引 %6；%7 个连接</translation>
    </message>
    <message>
        <source>%1 is compacted by the server itself (autovacuum); with --keep what is older is dropped</source>
        <translation>%1 由服务器自行压缩（autovacuum）；用 --keep 可删除更旧的内容</translation>
    </message>
    <message>
        <source>%1: observations from before %2 dropped in %3 feeds; their counts stay</source>
        <translation>%1：已删除 %3 个数据源中 %2 之前的观测；计数保留</translation>
    </message>
    <message>
        <source>The history is on the server %1: use %2 there.</source>
        <translation>历史在服务器 %1 上：请在那里使用 %2。</translation>
    </message>
    <message>
        <source>Mend the profile&apos;s archive or its credential, or ask whoever looks after the server.</source>
        <translation>请修正配置中的档案库或其凭据，或询问服务器管理员。</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 为空</translation>
    </message>
    <message>
        <source>The first start makes its tables.</source>
        <translation>首次启动时会建立数据表。</translation>
    </message>
    <message>
        <source>%1, PostgreSQL %2, %3 observations</source>
        <translation>%1，PostgreSQL %2，%3 条观测</translation>
    </message>
    <message>
        <source>There is no credential &apos;%1&apos; for the archive %2: neither in %3 nor in the keychain.</source>
        <translation>档案库 %2 缺少凭据“%1”：%3 和钥匙串中都没有。</translation>
    </message>
    <message>
        <source>  of before %1: counts, and what was left when it was thinned out</source>
        <translation>  %1 之前：计数，以及抽稀后保留的内容</translation>
    </message>
    <message>
        <source>  OVERDUE: more than that is there; an open shell sees to it each night</source>
        <translation>  逾期：留存超出规定；打开的控制台每晚处理</translation>
    </message>
    <message>
        <source>everything is kept</source>
        <translation>全部保留</translation>
    </message>
    <message>
        <source>  kept: %1</source>
        <translation>  保留：%1</translation>
    </message>
    <message>
        <source>one further document; a running feed fetches it: %1</source>
        <translation>另有一个文档；运行中的数据源会获取：%1</translation>
    </message>
    <message>
        <source>describes</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>%1 entities; what is observed of them comes otherwise</source>
        <translation>%1 个实体；其观测值另行提供</translation>
    </message>
    <message>
        <source>understood</source>
        <translation>已理解</translation>
    </message>
    <message>
        <source>it holds nothing for this feed</source>
        <translation>其中没有该数据源的内容</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>lag</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>more than one feed recognises it; name one with --feed</source>
        <translation>有多个数据源能识别；请用 --feed 指定一个</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>未采用</translation>
    </message>
    <message>
        <source>there is no credential &apos;%1&apos; in %2, nor in the system&apos;s keychain</source>
        <translation>%2 和系统钥匙串中均无凭据“%1”</translation>
    </message>
    <message>
        <source>--option is for a source that is named by its address: one of the profile has its own</source>
        <translation>--option 只用于以地址指定的数据源：配置中的数据源有自己的选项</translation>
    </message>
    <message>
        <source>a source of kind &apos;%1&apos; has no option &apos;%2&apos;; it has: %3</source>
        <translation>类型为“%1”的数据源没有选项“%2”；可用选项：%3</translation>
    </message>
    <message>
        <source>retention had dropped observations of that time: the unused space that may have held copies of them is overwritten</source>
        <translation>该时段的观测曾按保留规则删除：可能存有其副本的空闲空间已被覆盖</translation>
    </message>
    <message>
        <source>retention has dropped observations of that time: --yes also overwrites the unused space that may hold copies of them</source>
        <translation>该时段的观测曾按保留规则删除：加 --yes 还会覆盖可能存有其副本的空闲空间</translation>
    </message>
    <message>
        <source>--usual is told of the same hours of the same weekday, so that --every must be whole hours and at most a day, such as PT1H, PT6H or P1D, not &apos;%1&apos;</source>
        <translation>--usual 取自同一星期几的相同时段，因此 --every 必须是整小时数且不超过一天，如 PT1H、PT6H 或 P1D，而不是“%1”</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>module &apos;%1&apos; is not held back</source>
        <translation>模块“%1”未被停用</translation>
    </message>
    <message>
        <source>no modules in %1</source>
        <translation>%1 中没有模块</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a time; try &apos;2026-11-20 08:15&apos;, &apos;yesterday 8:00&apos;, &apos;14:30&apos; or -2h</source>
        <translation>“%1”不是有效时间；请尝试 &apos;2026-11-20 08:15&apos;、&apos;yesterday 8:00&apos;、&apos;14:30&apos; 或 -2h</translation>
    </message>
    <message>
        <source>%1 is outside of what can be shown: %2 to %3</source>
        <translation>%1 超出可显示范围：%2 至 %3</translation>
    </message>
    <message>
        <source>the window gives no picture</source>
        <translation>窗口无法生成画面</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>CoreText</name>
    <message>
        <source>is not JSON: %1 at byte %2</source>
        <translation>不是有效的 JSON：%1（第 %2 字节处）</translation>
    </message>
    <message>
        <source>is not a GeoJSON FeatureCollection</source>
        <translation>不是 GeoJSON FeatureCollection</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>is larger than 256 MiB</source>
        <translation>超过 256 MiB</translation>
    </message>
    <message numerus="yes">
        <source>Boundary file %1: %n area(s) skipped, without a usable polygon or id</source>
        <translation>
            <numerusform>边界文件 %1：跳过 %n 个区域，缺少可用的多边形或编号</numerusform>
        </translation>
    </message>
    <message>
        <source>Boundary file %1 %2</source>
        <translation>边界文件 %1 %2</translation>
    </message>
    <message>
        <source>there is no profile &apos;%1&apos;; there are: %2, or give a .json file</source>
        <translation>没有城市配置“%1”；可用的有：%2，也可指定一个 .json 文件</translation>
    </message>
    <message>
        <source>the profile %1 cannot be read: %2</source>
        <translation>无法读取城市配置 %1：%2</translation>
    </message>
    <message>
        <source>the profile %1 is larger than 4 MiB</source>
        <translation>城市配置 %1 超过 4 MiB</translation>
    </message>
    <message>
        <source>process %1 on %2</source>
        <translation>%2 上的进程 %1</translation>
    </message>
    <message>
        <source>the data folder %1 cannot be made; choose another with --data</source>
        <translation>无法创建数据文件夹 %1；请用 --data 选择其他文件夹</translation>
    </message>
    <message>
        <source>the data folder %1 cannot be written; free space or permission is missing, or choose another with --data</source>
        <translation>无法写入数据文件夹 %1；可用空间或权限不足，请处理，或用 --data 选择其他文件夹</translation>
    </message>
    <message>
        <source>the data folder %1 is in use by another citywall (%2); close that one, or choose another folder with --data</source>
        <translation>数据文件夹 %1 正被另一个 citywall 使用（%2）；请关闭该程序，或用 --data 选择其他文件夹</translation>
    </message>
    <message>
        <source>its file &apos;%1&apos; cannot be read: %2</source>
        <translation>其文件“%1”无法读取：%2</translation>
    </message>
    <message>
        <source>circular requirement: %1</source>
        <translation>循环依赖：%1</translation>
    </message>
    <message>
        <source>requires module &apos;%1&apos;, which is not installed</source>
        <translation>依赖模块“%1”，但该模块未安装</translation>
    </message>
    <message>
        <source>requires module &apos;%1&apos;, which has failed</source>
        <translation>依赖模块“%1”，但该模块已失败</translation>
    </message>
    <message>
        <source>is a plugin, but not a Citywall module</source>
        <translation>是插件，但不是 Citywall 模块</translation>
    </message>
    <message>
        <source>its manifest has no valid id (&apos;%1&apos;)</source>
        <translation>其清单没有有效编号（“%1”）</translation>
    </message>
    <message>
        <source>was made for version %1 of the module contract; this is version %2</source>
        <translation>针对模块接口约定版本 %1 构建；当前版本为 %2</translation>
    </message>
    <message>
        <source>its manifest lacks a version or an English title</source>
        <translation>其清单缺少版本或英文标题</translation>
    </message>
    <message>
        <source>lie outside the city&apos;s bounds</source>
        <translation>超出城市边界范围</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not among this profile&apos;s modules</source>
        <translation>“%1”不在此城市配置的模块之中</translation>
    </message>
    <message>
        <source>bounds are [west, south, east, north]: west must be less than east, south less than north</source>
        <translation>边界范围为 [west, south, east, north]：west 必须小于 east，south 必须小于 north</translation>
    </message>
    <message>
        <source>[%1, %2] lies outside the city&apos;s bounds (positions are [longitude, latitude])</source>
        <translation>[%1, %2] 超出城市边界范围（坐标格式为 [longitude, latitude]）</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a known time zone (a name as &apos;America/Chicago&apos; is expected)</source>
        <translation>“%1”不是已知时区（应为 &apos;America/Chicago&apos; 这样的名称）</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a known language</source>
        <translation>“%1”不是已知语言</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is used twice</source>
        <translation>“%1”重复使用</translation>
    </message>
    <message>
        <source>given twice</source>
        <translation>重复给出</translation>
    </message>
    <message>
        <source>not JSON: %1</source>
        <translation>不是有效的 JSON：%1</translation>
    </message>
    <message>
        <source>is not a URL with a host</source>
        <translation>不是带主机名的 URL</translation>
    </message>
    <message>
        <source>holds a user or password; these belong into a credential</source>
        <translation>含有用户名或密码；应放入凭据</translation>
    </message>
    <message>
        <source>takes the place of a format; there can be one of them</source>
        <translation>与格式二选一；只能有一个</translation>
    </message>
    <message>
        <source>only one feed can read the standard input</source>
        <translation>只有一个数据源可以读取标准输入</translation>
    </message>
    <message>
        <source>never counts: &apos;%1&apos; before it covers it</source>
        <translation>永不生效：其前的“%1”已包含它</translation>
    </message>
    <message>
        <source>counts from now back, as raw does, and has to be longer than %1</source>
        <translation>与 raw 一样从现在往回计算，必须长于 %1</translation>
    </message>
    <message>
        <source>is a name or an address alone; a user and a password belong into a credential</source>
        <translation>只能是名称或地址；用户名和密码应放入凭据</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 年</translation>
    </message>
    <message>
        <source>%1 years</source>
        <translation>%1 年</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1 个月</translation>
    </message>
    <message>
        <source>%1 months</source>
        <translation>%1 个月</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>daily values</source>
        <translation>每日值</translation>
    </message>
    <message>
        <source>hourly values</source>
        <translation>每小时值</translation>
    </message>
    <message>
        <source>a value every %1 hours</source>
        <translation>每 %1 小时一个值</translation>
    </message>
    <message>
        <source>a value every minute</source>
        <translation>每分钟一个值</translation>
    </message>
    <message>
        <source>a value every %1 minutes</source>
        <translation>每 %1 分钟一个值</translation>
    </message>
    <message>
        <source>all for %1, then counts alone</source>
        <translation>%1内全部保留，其后仅保留计数</translation>
    </message>
    <message>
        <source>all for %1, then %2 up to an age of %3</source>
        <translation>%1内全部保留，其后保留%2，至 %3为止</translation>
    </message>
    <message>
        <source>all for %1, then %2</source>
        <translation>%1内全部保留，其后保留%2</translation>
    </message>
    <message>
        <source>is secret and belongs into a credential: &apos;token&apos; of it (Bearer), or &apos;user&apos; and &apos;password&apos; (Basic), else &apos;headers&apos;</source>
        <translation>属于机密，应放入凭据：凭据的 &apos;token&apos;（Bearer），或 &apos;user&apos; 和 &apos;password&apos;（Basic），否则用 &apos;headers&apos;</translation>
    </message>
    <message>
        <source>is secret and belongs into a credential: &apos;headers&apos; of it takes the same name</source>
        <translation>属于机密，应放入凭据：凭据的 &apos;headers&apos; 可使用同一名称</translation>
    </message>
</context>
<context>
    <name>CorrelationCard</name>
    <message>
        <source>Over areas</source>
        <translation>按区域</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>按时间</translation>
    </message>
    <message>
        <source>What the pairs are</source>
        <translation>数据对的构成</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>the whole city</source>
        <translation>全市</translation>
    </message>
    <message>
        <source>%1, each over the whole window</source>
        <translation>%1，各取整个窗口</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 与 %2 对照</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>Straight line, Pearson&apos;s r</source>
        <translation>线性：皮尔逊 r</translation>
    </message>
    <message>
        <source>Rank, Spearman&apos;s ρ</source>
        <translation>秩次：斯皮尔曼 ρ</translation>
    </message>
    <message>
        <source>In brackets the interval that holds the true value in 95 of 100 cases, by Fisher&apos;s z. What follows in time resembles what was before, so the number of independent times (Bartlett) counts.</source>
        <translation>括号内为 95 % 置信区间（费希尔 z 变换）。相邻时刻彼此相似，因此按独立时刻数（巴特利特）计算。</translation>
    </message>
    <message>
        <source>In brackets the interval that holds the true value in 95 of 100 cases, by Fisher&apos;s z. Areas where one of the two is not known are left out.</source>
        <translation>括号内为 95 % 置信区间（费希尔 z 变换）。任一指标未知的区域不计入。</translation>
    </message>
</context>
<context>
    <name>DamageMarks</name>
    <message>
        <source>%1: damaged and left out from %2 to %3</source>
        <translation>%1：%2 至 %3 的观测已损坏并略去</translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>Copy or save this list</source>
        <translation>复制或保存此列表</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Save as CSV …</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>Save as GeoJSON …</source>
        <translation>另存为 GeoJSON…</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>GeoJSON (*.geojson)</source>
        <translation>GeoJSON (*.geojson)</translation>
    </message>
</context>
<context>
    <name>FeedControls</name>
    <message>
        <source>Pause “%1”? Nothing of it is taken until it is resumed.</source>
        <translation>暂停“%1”？恢复之前不会接收它的任何数据。</translation>
    </message>
    <message>
        <source>Restart “%1”? The connection ends and begins anew; what comes meanwhile may be missed.</source>
        <translation>重新启动“%1”？连接将断开并重新建立，其间到来的数据可能丢失。</translation>
    </message>
    <message>
        <source>Pause the feed</source>
        <translation>暂停数据源</translation>
    </message>
    <message>
        <source>Restart the feed</source>
        <translation>重新启动数据源</translation>
    </message>
    <message>
        <source>Leave it running</source>
        <translation>保持运行</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
    <message>
        <source>Pause …</source>
        <translation>暂停……</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restart …</source>
        <translation>重新启动……</translation>
    </message>
    <message>
        <source>Remove “%1”? The source ends and does not begin again. What it brought stays in the history.</source>
        <translation>移除“%1”吗？该来源将停止且不再启动。它带来的数据保留在历史中。</translation>
    </message>
    <message>
        <source>Remove the feed</source>
        <translation>移除数据源</translation>
    </message>
    <message>
        <source>Test …</source>
        <translation>测试…</translation>
    </message>
    <message>
        <source>Asks the source for a few payloads and shows what they are, besides what it brings.</source>
        <translation>另外向来源请求若干载荷并显示其内容。</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>移除…</translation>
    </message>
</context>
<context>
    <name>FeedGuide</name>
    <message>
        <source>Change a feed</source>
        <translation>更改数据源</translation>
    </message>
    <message>
        <source>Connect a feed</source>
        <translation>连接数据源</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1，来自 %2</translation>
    </message>
    <message>
        <source>A source in any of the city&apos;s standards, or by a mapping</source>
        <translation>采用任一城市标准的来源，或通过映射</translation>
    </message>
    <message>
        <source>Leave (Escape)</source>
        <translation>离开（Esc）</translation>
    </message>
    <message>
        <source>Try it again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>%1 …</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Reading what came …</source>
        <translation>正在读取收到的内容…</translation>
    </message>
    <message>
        <source>Asks the source for its first payloads, for up to 30 s. Nothing is kept.</source>
        <translation>请求来源的首批载荷，最多 30 秒。不保存任何内容。</translation>
    </message>
    <message>
        <source>The source gives nothing</source>
        <translation>来源没有给出任何内容</translation>
    </message>
    <message>
        <source>Nothing can be written until this is mended by hand: %1</source>
        <translation>手工修复之前无法写入：%1</translation>
    </message>
    <message>
        <source>While it is connected, what is simulated for this feed (%1) rests.</source>
        <translation>连接期间，此数据源的模拟（%1）暂停。</translation>
    </message>
    <message>
        <source>Written to %1; the profile stays as it is.</source>
        <translation>写入 %1；配置保持不变。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>Save the change</source>
        <translation>保存更改</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
</context>
<context>
    <name>FeedIndicator</name>
    <message>
        <source>%1 accepted, %2 rejected, %3 dropped</source>
        <translation>接收 %1，拒绝 %2，丢弃 %3</translation>
    </message>
</context>
<context>
    <name>FeedKindChoice</name>
    <message>
        <source>Kind of source: %1</source>
        <translation>来源类型：%1</translation>
    </message>
</context>
<context>
    <name>FeedMarks</name>
    <message>
        <source>%1: 1 point</source>
        <translation>%1：1 个点</translation>
    </message>
    <message>
        <source>%1: %2 points</source>
        <translation>%1：%2 个点</translation>
    </message>
    <message>
        <source>Back to the feed</source>
        <translation>返回数据源</translation>
    </message>
    <message>
        <source>Take the points off the map</source>
        <translation>从地图移除这些点</translation>
    </message>
</context>
<context>
    <name>FeedMatches</name>
    <message>
        <source>What it is</source>
        <translation>内容是什么</translation>
    </message>
    <message>
        <source>No feed recognises it</source>
        <translation>没有数据源能识别</translation>
    </message>
    <message>
        <source>Several feeds understand it: choose the one it is for.</source>
        <translation>多个数据源都能理解：请选择其用途。</translation>
    </message>
    <message>
        <source>What came: %1.</source>
        <translation>收到的内容：%1。</translation>
    </message>
    <message>
        <source>understood with: %1</source>
        <translation>理解所需：%1</translation>
    </message>
    <message>
        <source>A mapping says which column or member is the id, the time, the position and each value. It is a JSON file; resources/schema/mapping.schema.json describes it, and modules/services/mappings has examples.</source>
        <translation>映射说明哪一列或成员是标识、时间、位置和各个值。它是 JSON 文件；resources/schema/mapping.schema.json 描述其结构，modules/services/mappings 中有示例。</translation>
    </message>
    <message>
        <source>Or read it by a mapping</source>
        <translation>或用映射读取</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>映射</translation>
    </message>
    <message>
        <source>File of a mapping</source>
        <translation>映射文件</translation>
    </message>
    <message>
        <source>Read by it</source>
        <translation>用它读取</translation>
    </message>
    <message>
        <source>Hide what takes nothing of it</source>
        <translation>隐藏未接受任何内容的数据源</translation>
    </message>
    <message>
        <source>One more recognises it and takes nothing</source>
        <translation>另有一个能识别，但未接受任何内容</translation>
    </message>
    <message>
        <source>%1 more recognise it and take nothing</source>
        <translation>另有 %1 个能识别，但未接受任何内容</translation>
    </message>
</context>
<context>
    <name>FeedMessages</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Held for reading: newer ones are not shown.</source>
        <translation>已停住以便阅读：不显示更新的消息。</translation>
    </message>
    <message>
        <source>The last that came, the newest first. Those with rejected records stay longer.</source>
        <translation>最近收到的消息，最新在前。含被拒记录的消息保留更久。</translation>
    </message>
    <message>
        <source>Follow again</source>
        <translation>继续跟随</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Beginning of the message</source>
        <translation>消息开头</translation>
    </message>
    <message>
        <source>The beginning of %1 as it came</source>
        <translation>%1 收到时的开头</translation>
    </message>
    <message>
        <source>No message yet</source>
        <translation>尚无消息</translation>
    </message>
    <message>
        <source>No source of this feed is running.</source>
        <translation>该数据源没有正在运行的来源。</translation>
    </message>
    <message>
        <source>What comes is shown here as it came, with what was made of it.</source>
        <translation>这里按原样显示收到的内容及其解码结果。</translation>
    </message>
    <message>
        <source>Show its points</source>
        <translation>显示其点</translation>
    </message>
    <message>
        <source>Rings them on the map</source>
        <translation>在地图上圈出</translation>
    </message>
    <message>
        <source>None of its observations has a position</source>
        <translation>其观测均无位置</translation>
    </message>
    <message>
        <source>%1, message of %2</source>
        <translation>%1，%2 的消息</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>收到时的原样</translation>
    </message>
    <message>
        <source>The first %1 of %2 observations</source>
        <translation>%2 条观测中的前 %1 条</translation>
    </message>
    <message>
        <source>As it was understood</source>
        <translation>理解后的内容</translation>
    </message>
    <message>
        <source>Message of %1, %2</source>
        <translation>%1 的消息，%2</translation>
    </message>
</context>
<context>
    <name>FeedPage</name>
    <message>
        <source>All feeds (Escape)</source>
        <translation>全部数据源（Esc）</translation>
    </message>
    <message>
        <source>Nothing of this feed was observed in the day before the clock&apos;s time.</source>
        <translation>时钟时间前一天内没有该数据源的观测。</translation>
    </message>
    <message>
        <source>What was observed last cannot be read: %1</source>
        <translation>无法读取最近的观测：%1</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>from an instant to the time of day an hour later</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Newest datum</source>
        <translation>最新数据</translation>
    </message>
    <message>
        <source>Lag until received</source>
        <translation>到接收的延迟</translation>
    </message>
    <message>
        <source>until shown: –</source>
        <translation>到显示：–</translation>
    </message>
    <message>
        <source>+ %1 until shown</source>
        <translation>再 %1 到显示</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>observations</source>
        <translation>观测</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>queue was full</source>
        <translation>队列已满</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Observations a minute in the last hour, at most %1</source>
        <translation>最近一小时每分钟观测数，最多 %1</translation>
    </message>
    <message>
        <source>Observations a minute, %1, at most %2</source>
        <translation>%1 每分钟观测数，最多 %2</translation>
    </message>
    <message>
        <source>Per minute</source>
        <translation>每分钟</translation>
    </message>
    <message>
        <source>The last hour by minutes, at most %1</source>
        <translation>最近一小时（按分钟），最多 %1</translation>
    </message>
    <message>
        <source>%1 by minutes, at most %2</source>
        <translation>%1（按分钟），最多 %2</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>正在加载……</translation>
    </message>
    <message>
        <source>Nothing was observed in the last hour</source>
        <translation>最近一小时没有观测</translation>
    </message>
    <message>
        <source>%1: nothing was observed</source>
        <translation>%1：没有观测</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>recognised by content</source>
        <translation>按内容识别</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>all, for ever</source>
        <translation>全部，永久</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未采用</translation>
    </message>
    <message>
        <source>sound, not for here</source>
        <translation>有效，但不属于此数据源</translation>
    </message>
</context>
<context>
    <name>FeedRemoved</name>
    <message>
        <source>Nothing was changed. %1</source>
        <translation>没有更改。%1</translation>
    </message>
    <message>
        <source>“%1” is not connected any more. What it brought stays in the history.</source>
        <translation>“%1”已断开。它带来的数据保留在历史中。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>FeedRow</name>
    <message>
        <source>SIMULATED</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>FeedSampleView</name>
    <message>
        <source>No position came with it: the entities must be known from elsewhere to be on the map.</source>
        <translation>没有附带位置：实体需从别处已知才能显示在地图上。</translation>
    </message>
    <message>
        <source>None of the positions lies in the city. Are longitude and latitude in their order, and the coordinate reference system right?</source>
        <translation>没有位置在城市内。经纬度顺序和坐标参考系是否正确？</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>What came</source>
        <translation>收到的内容</translation>
    </message>
    <message>
        <source>1 payload of %1 from %2</source>
        <translation>1 个载荷，%1，来自 %2</translation>
    </message>
    <message>
        <source>%1 payloads of %2 together from %3</source>
        <translation>%1 个载荷，共 %2，来自 %3</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>observations</source>
        <translation>观测</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>实体</translation>
    </message>
    <message>
        <source>different ones</source>
        <translation>个不同实体</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>地图上</translation>
    </message>
    <message>
        <source>%1 in the city</source>
        <translation>%1 个在城市内</translation>
    </message>
    <message>
        <source>Observed %1 to %2; the newest %3</source>
        <translation>观测时间 %1 至 %2；最新 %3</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>The first %1 of %2</source>
        <translation>%2 中的前 %1</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>收到时的原样</translation>
    </message>
    <message>
        <source>Beginning of the first payload</source>
        <translation>首个载荷的开头</translation>
    </message>
    <message>
        <source>Not shown: it may hold numbers of people that have to be masked.</source>
        <translation>不显示：其中可能含有须屏蔽的人数。</translation>
    </message>
    <message>
        <source>records; %1 left out</source>
        <translation>条记录；另有 %1 条未采用</translation>
    </message>
</context>
<context>
    <name>FeedSetupText</name>
    <message>
        <source>Give the path.</source>
        <translation>请填写路径。</translation>
    </message>
    <message>
        <source>Give the address.</source>
        <translation>请填写地址。</translation>
    </message>
    <message>
        <source>The address begins with %1.</source>
        <translation>地址以 %1 开头。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Give the whole path of “%1”, from the root.</source>
        <translation>请填写“%1”的完整路径（从根目录起）。</translation>
    </message>
    <message>
        <source>Give a topic: “city/#” stands for all that begin with “city/”.</source>
        <translation>请填写主题：“city/#”代表所有以“city/”开头的主题。</translation>
    </message>
    <message>
        <source>must be a list of feeds</source>
        <translation>必须是数据源列表</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 is larger than 4 MiB</source>
        <translation>%1 大于 4 MiB</translation>
    </message>
    <message>
        <source>is not a JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>not JSON: %1</source>
        <translation>不是 JSON：%1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>its folder cannot be made</source>
        <translation>无法创建其文件夹</translation>
    </message>
    <message>
        <source>There is no credential “%1” in %2</source>
        <translation>%2 中没有凭据“%1”</translation>
    </message>
    <message>
        <source>, nor in the system&apos;s keychain</source>
        <translation>，系统钥匙串中也没有</translation>
    </message>
    <message>
        <source>It is connected, but nothing came within %1 s.</source>
        <translation>已连接，但 %1 秒内没有收到任何内容。</translation>
    </message>
    <message>
        <source>No answer within %1 s.</source>
        <translation>%1 秒内没有应答。</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 及另外 %2 个</translation>
    </message>
    <message>
        <source>an empty object</source>
        <translation>空对象</translation>
    </message>
    <message>
        <source>an object with %1</source>
        <translation>含 %1 的对象</translation>
    </message>
    <message>
        <source>JSON: a list of %1, the first %2</source>
        <translation>JSON：含 %1 项的列表，首项 %2</translation>
    </message>
    <message>
        <source>JSON: a list of %1</source>
        <translation>JSON：含 %1 项的列表</translation>
    </message>
    <message>
        <source>JSON: %1</source>
        <translation>JSON：%1</translation>
    </message>
    <message>
        <source>JSON by lines, the first %1</source>
        <translation>逐行 JSON，首行 %1</translation>
    </message>
    <message>
        <source>JSON, too long to look at</source>
        <translation>JSON，过长无法查看</translation>
    </message>
    <message>
        <source>begins like JSON, but is damaged at byte %1: %2</source>
        <translation>开头像 JSON，但在第 %1 字节处损坏：%2</translation>
    </message>
    <message>
        <source>a web page (HTML), not data: is the address right?</source>
        <translation>是网页（HTML）而非数据：地址是否正确？</translation>
    </message>
    <message>
        <source>begins like XML, but has no element</source>
        <translation>开头像 XML，但没有元素</translation>
    </message>
    <message>
        <source>XML: an element “%1”</source>
        <translation>XML：元素“%1”</translation>
    </message>
    <message>
        <source>XML: an element “%1” of %2</source>
        <translation>XML：%2 的元素“%1”</translation>
    </message>
    <message>
        <source>a table with the columns %1</source>
        <translation>表格，列为 %1</translation>
    </message>
    <message>
        <source>text: %1</source>
        <translation>文本：%1</translation>
    </message>
    <message>
        <source>nothing: the payload is empty</source>
        <translation>空：载荷没有内容</translation>
    </message>
    <message>
        <source>binary data, beginning with %1</source>
        <translation>二进制数据，开头为 %1</translation>
    </message>
    <message>
        <source>The mapping %1 cannot be read: %2</source>
        <translation>无法读取映射 %1：%2</translation>
    </message>
    <message>
        <source>Citywall&apos;s own JSON</source>
        <translation>Citywall 自有 JSON</translation>
    </message>
    <message>
        <source>No running module understands the feed “%1”.</source>
        <translation>没有运行中的模块理解数据源“%1”。</translation>
    </message>
</context>
<context>
    <name>FeedSourceForm</name>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Path of the source</source>
        <translation>来源的路径</translation>
    </message>
    <message>
        <source>Address of the source</source>
        <translation>来源的地址</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Topics, separated by commas</source>
        <translation>主题，以逗号分隔</translation>
    </message>
    <message>
        <source>Credential, if it asks for one</source>
        <translation>凭据（如需要）</translation>
    </message>
    <message>
        <source>Only the name stands here. The secret belongs into %1 (readable by you alone), or into the system&apos;s keychain as service “citywall”.</source>
        <translation>这里只写名称。密钥应放入 %1（仅本人可读），或以服务名“citywall”存入系统钥匙串。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Name of the credential</source>
        <translation>凭据名称</translation>
    </message>
    <message>
        <source>Its name, never the secret itself</source>
        <translation>仅名称，切勿填写密钥本身</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>More …</source>
        <translation>更多…</translation>
    </message>
    <message>
        <source>Publisher, further files, datum, how often it is asked</source>
        <translation>发布者、附加文件、基准、请求频率</translation>
    </message>
    <message>
        <source>How often it is asked</source>
        <translation>请求频率</translation>
    </message>
    <message>
        <source>How often it is asked, as an ISO 8601 duration</source>
        <translation>请求频率，以 ISO 8601 时长表示</translation>
    </message>
    <message>
        <source>PT60S: once a minute</source>
        <translation>PT60S：每分钟一次</translation>
    </message>
    <message>
        <source>Publisher and licence, shown with the data</source>
        <translation>发布者与许可，随数据显示</translation>
    </message>
    <message>
        <source>Publisher and licence</source>
        <translation>发布者与许可</translation>
    </message>
    <message>
        <source>City of Example, CC BY 4.0</source>
        <translation>示例市，CC BY 4.0</translation>
    </message>
    <message>
        <source>Files without which it cannot be understood</source>
        <translation>理解所必需的文件</translation>
    </message>
    <message>
        <source>Files, separated by commas</source>
        <translation>文件，以逗号分隔</translation>
    </message>
    <message>
        <source>Coordinate reference system</source>
        <translation>坐标参考系</translation>
    </message>
    <message>
        <source>Coordinate reference system of the positions</source>
        <translation>位置的坐标参考系</translation>
    </message>
    <message>
        <source>WGS 84; else EPSG:2263, GCJ-02, BD-09 …</source>
        <translation>WGS 84；否则 EPSG:2263、GCJ-02、BD-09…</translation>
    </message>
</context>
<context>
    <name>FeedTable</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Feed and its source</source>
        <translation>数据源及来源</translation>
    </message>
    <message>
        <source>Per minute</source>
        <translation>每分钟</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>From the observation to its receipt + from there to the first frame with it.</source>
        <translation>从观测到接收 + 从接收到含有该数据的第一帧画面。</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>数据源</translation>
    </message>
</context>
<context>
    <name>FeedWords</name>
    <message>
        <source>simulator</source>
        <translation>模拟器</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>live</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>降级</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>down</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>filling in %1 %</source>
        <translation>正在补齐 %1 %</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>已持续 %1</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 + %2</source>
        <comment>observed to received + received to shown</comment>
        <translation>%1 + %2</translation>
    </message>
    <message>
        <source>Observed → received: not known yet.</source>
        <translation>观测 → 接收：尚不清楚。</translation>
    </message>
    <message>
        <source>Observed → received: %1, of the newest observation.</source>
        <translation>观测 → 接收：%1（按最新观测）。</translation>
    </message>
    <message>
        <source>Received → shown: not known. It is measured while the window is drawn, its clock is at the present, and a view takes what comes.</source>
        <translation>接收 → 显示：不清楚。仅当窗口正在显示、时钟处于当前时刻且有视图使用这些数据时才测量。</translation>
    </message>
    <message>
        <source>Received → shown: %1, until the first frame after the views were told.</source>
        <translation>接收 → 显示：%1（至视图得到数据后的第一帧画面）。</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation>MQTT</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>SSE</source>
        <translation>SSE</translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Asked regularly: GTFS Realtime, GBFS, SensorThings, Open311, a CAP index, an OGC API …</source>
        <translation>定期请求：GTFS Realtime、GBFS、SensorThings、Open311、CAP 索引、OGC API…</translation>
    </message>
    <message>
        <source>A broker&apos;s topics, as messages come.</source>
        <translation>代理的主题，随消息到达。</translation>
    </message>
    <message>
        <source>A connection that stays open; each message is a payload.</source>
        <translation>保持打开的连接；每条消息是一个载荷。</translation>
    </message>
    <message>
        <source>Server-sent events over HTTP, as they come.</source>
        <translation>HTTP 服务器推送事件，随到随收。</translation>
    </message>
    <message>
        <source>A line each: NDJSON, or one XML document a line.</source>
        <translation>每行一条：NDJSON，或每行一个 XML 文档。</translation>
    </message>
    <message>
        <source>Every file that appears in it.</source>
        <translation>其中出现的每个文件。</translation>
    </message>
    <message>
        <source>One file, again whenever it changes.</source>
        <translation>单个文件，每次更改后重新读取。</translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <translation>超前 %1</translation>
    </message>
    <message>
        <source>%1 accepted</source>
        <translation>接受 %1</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>拒收 %1</translation>
    </message>
    <message>
        <source>%1 left out</source>
        <translation>未采用 %1</translation>
    </message>
</context>
<context>
    <name>FeedsPanel</name>
    <message>
        <source>Feeds</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>%1 of %2 live, %3 with problems</source>
        <translation>%2 个中 %1 个正常，%3 个有问题</translation>
    </message>
    <message>
        <source>%1 of %2 live</source>
        <translation>%2 个中 %1 个正常</translation>
    </message>
    <message>
        <source>Filter the feeds</source>
        <translation>筛选数据源</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>With problems</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>Which feeds: %1</source>
        <translation>显示范围：%1</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>No feeds</source>
        <translation>没有数据源</translation>
    </message>
    <message>
        <source>No feed has a problem</source>
        <translation>没有数据源有问题</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>All that run are live, and nothing was lost.</source>
        <translation>所有运行中的数据源均正常，没有丢失数据。</translation>
    </message>
    <message>
        <source>Titles, ids, modules, sources and reasons can be found.</source>
        <translation>可按标题、标识、模块、来源和原因查找。</translation>
    </message>
    <message>
        <source>Connect a feed …</source>
        <translation>连接数据源…</translation>
    </message>
    <message>
        <source>Ctrl N</source>
        <translation>Ctrl N</translation>
    </message>
    <message>
        <source>The city&apos;s profile names no source, and no module waits for one. “Connect a feed …” adds one.</source>
        <translation>城市配置没有指明来源，也没有模块在等待。“连接数据源…”可添加。</translation>
    </message>
</context>
<context>
    <name>FeedsText</name>
    <message>
        <source>The source failed to start</source>
        <translation>数据来源启动失败</translation>
    </message>
    <message>
        <source>An unknown error</source>
        <translation>未知错误</translation>
    </message>
    <message>
        <source>A payload could not be read: %1</source>
        <translation>有一份数据无法读取：%1</translation>
    </message>
    <message>
        <source>%1 records rejected: %2</source>
        <translation>拒收 %1 条记录：%2</translation>
    </message>
    <message>
        <source>Nothing has come for a while</source>
        <translation>已有一段时间没有收到数据</translation>
    </message>
    <message>
        <source>No source of kind &quot;%1&quot; is known</source>
        <translation>没有类型为“%1”的数据来源</translation>
    </message>
    <message>
        <source>The simulator has no feed &quot;%1&quot;</source>
        <translation>模拟器没有数据源“%1”</translation>
    </message>
    <message>
        <source>The road file %1 of the simulator cannot be read</source>
        <translation>无法读取模拟器的道路文件 %1</translation>
    </message>
    <message>
        <source>The file %1, without which the feed cannot be understood, cannot be read</source>
        <translation>无法读取理解该数据源所必需的文件 %1</translation>
    </message>
    <message>
        <source>The file %1 is larger than 1 GiB</source>
        <translation>文件 %1 超过 1 GiB</translation>
    </message>
    <message>
        <source>The mapping %1 cannot be read</source>
        <translation>无法读取映射 %1</translation>
    </message>
    <message>
        <source>The mapping %1 is for the feed %2</source>
        <translation>映射 %1 用于数据源 %2</translation>
    </message>
    <message>
        <source>The feed has no format &quot;%1&quot;</source>
        <translation>该数据源没有格式“%1”</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>A payload has been in the decoder for %1</source>
        <translation>一个数据包已在解码器中停留 %1</translation>
    </message>
    <message>
        <source>Connected; nothing has come yet</source>
        <translation>已连接；尚未收到数据</translation>
    </message>
    <message>
        <source>%1 of %2 records rejected in the last 5 min: %3</source>
        <translation>最近 5 分钟 %2 条记录中拒收 %1 条：%3</translation>
    </message>
    <message>
        <source>Data are %1 old when they come</source>
        <translation>数据到达时已过去 %1</translation>
    </message>
    <message>
        <source>The decoder failed to start</source>
        <translation>解码器启动失败</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>There is no credential &quot;%1&quot; in %2</source>
        <translation>%2 中没有凭据“%1”</translation>
    </message>
    <message>
        <source>, nor in the system&apos;s keychain</source>
        <translation>，系统钥匙串中也没有</translation>
    </message>
    <message>
        <source>%1 is not a JSON object (character %2)</source>
        <translation>%1 不是 JSON 对象（第 %2 个字符）</translation>
    </message>
    <message>
        <source>The credentials in %1 can be read by others on this computer: chmod 600 &quot;%1&quot;</source>
        <translation>本机其他用户可以读取 %1 中的凭据：chmod 600 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>The credentials in %1 cannot be read: %2</source>
        <translation>无法读取 %1 中的凭据：%2</translation>
    </message>
    <message>
        <source>The keychain&apos;s entry</source>
        <translation>钥匙串条目</translation>
    </message>
    <message>
        <source>file too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>The folder %1 is missing or cannot be read</source>
        <translation>文件夹 %1 不存在或无法读取</translation>
    </message>
    <message>
        <source>The server wants a credential, or another one (401)</source>
        <translation>服务器要求凭据，或要求另一凭据（401）</translation>
    </message>
    <message>
        <source>The server does not let this client in (403)</source>
        <translation>服务器不允许此客户端访问（403）</translation>
    </message>
    <message>
        <source>There is nothing at this address (%1)</source>
        <translation>该地址没有内容（%1）</translation>
    </message>
    <message>
        <source>The server asks to come again later (%1)</source>
        <translation>服务器要求稍后再来（%1）</translation>
    </message>
    <message>
        <source>The server has a problem of its own (%1)</source>
        <translation>服务器自身出现问题（%1）</translation>
    </message>
    <message>
        <source>The server refuses the request (%1)</source>
        <translation>服务器拒绝请求（%1）</translation>
    </message>
    <message>
        <source>The server sends us elsewhere, where we may not follow (%1)</source>
        <translation>服务器将我们转向不可跟随的地址（%1）</translation>
    </message>
    <message>
        <source>No protected connection: %1</source>
        <translation>无法建立受保护的连接：%1</translation>
    </message>
    <message>
        <source>Nobody answers at this address: the connection was refused</source>
        <translation>该地址无人应答：连接被拒绝</translation>
    </message>
    <message>
        <source>The name of the server is not known</source>
        <translation>无法解析服务器名称</translation>
    </message>
    <message>
        <source>No answer: %1</source>
        <translation>无应答：%1</translation>
    </message>
    <message>
        <source>No whole answer within %1 s</source>
        <translation>%1 秒内没有完整应答</translation>
    </message>
    <message>
        <source>The server sends us to %1, where we may not follow</source>
        <translation>服务器将我们转向 %1，不可跟随</translation>
    </message>
    <message>
        <source>The answer is larger than %1 MB</source>
        <translation>应答超过 %1 MB</translation>
    </message>
    <message>
        <source>The next page is on another server, %1</source>
        <translation>下一页在另一服务器 %1 上</translation>
    </message>
    <message>
        <source>The answer has more than %1 pages; the others are not asked for</source>
        <translation>应答超过 %1 页；其余不再请求</translation>
    </message>
    <message>
        <source>The client id &quot;%1&quot; is not possible</source>
        <translation>客户端标识“%1”不可用</translation>
    </message>
    <message>
        <source>The broker does not give us %1</source>
        <translation>代理不提供 %1</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2</source>
        <translation>无法读取文件 %1：%2</translation>
    </message>
    <message>
        <source>The certificates cannot be used: %1</source>
        <translation>证书无法使用：%1</translation>
    </message>
    <message>
        <source>these topics: one of them is malformed</source>
        <translation>这些主题：其中一个格式有误</translation>
    </message>
    <message>
        <source>The broker does not speak MQTT %1</source>
        <translation>代理不支持 MQTT %1</translation>
    </message>
    <message>
        <source>The broker does not accept the client id &quot;%1&quot;</source>
        <translation>代理不接受客户端标识“%1”</translation>
    </message>
    <message>
        <source>The broker does not accept user and password</source>
        <translation>代理不接受用户名和密码</translation>
    </message>
    <message>
        <source>The broker does not let this client in</source>
        <translation>代理不允许此客户端访问</translation>
    </message>
    <message>
        <source>The broker is not ready</source>
        <translation>代理尚未就绪</translation>
    </message>
    <message>
        <source>The broker refused the connection: %1</source>
        <translation>代理拒绝连接：%1</translation>
    </message>
    <message>
        <source>Another client has come with the same client id</source>
        <translation>另一客户端使用了相同的客户端标识</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate is not accepted (%1)</source>
        <translation>代理的证书不被接受（%1）</translation>
    </message>
    <message>
        <source>The broker does not accept this client&apos;s certificate (%1)</source>
        <translation>代理不接受此客户端的证书（%1）</translation>
    </message>
    <message>
        <source>The broker ended the connection before it answered; it may want another certificate (%1)</source>
        <translation>代理在应答前断开连接；可能需要另一证书（%1）</translation>
    </message>
    <message>
        <source>The broker ended the connection before it answered; it may want TLS</source>
        <translation>代理在应答前断开连接；可能需要 TLS</translation>
    </message>
    <message>
        <source>No connection to the broker: %1</source>
        <translation>无法连接代理：%1</translation>
    </message>
    <message>
        <source>The connection to the broker was lost: %1</source>
        <translation>与代理的连接中断：%1</translation>
    </message>
    <message>
        <source>No topics are named</source>
        <translation>未指定主题</translation>
    </message>
    <message>
        <source>message too large</source>
        <translation>消息过大</translation>
    </message>
    <message>
        <source>event too large</source>
        <translation>事件过大</translation>
    </message>
    <message>
        <source>The server sends no events but %1</source>
        <translation>服务器发送的不是事件而是 %1</translation>
    </message>
    <message>
        <source>The server has no more events (204)</source>
        <translation>服务器没有更多事件（204）</translation>
    </message>
    <message>
        <source>The server ended the connection</source>
        <translation>服务器断开了连接</translation>
    </message>
    <message>
        <source>Nothing came on the connection for a while; it is opened anew</source>
        <translation>连接上一段时间没有数据；正在重新建立</translation>
    </message>
    <message>
        <source>The input has ended</source>
        <translation>输入已结束</translation>
    </message>
    <message>
        <source>The URL names no port</source>
        <translation>URL 未指定端口</translation>
    </message>
    <message>
        <source>No connection: %1</source>
        <translation>无法连接：%1</translation>
    </message>
    <message>
        <source>No connection within %1 s</source>
        <translation>%1 秒内未能连接</translation>
    </message>
    <message>
        <source>The key file %1 cannot be read: %2</source>
        <translation>无法读取密钥文件 %1：%2</translation>
    </message>
    <message>
        <source>%1 holds no private key (PEM), or its password is wrong</source>
        <translation>%1 中没有私钥（PEM），或密码错误</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a URL that begins with %2</source>
        <translation>“%1”不是以 %2 开头的 URL</translation>
    </message>
    <message>
        <source>The URL holds a user or password: they belong into a credential</source>
        <translation>URL 含有用户名或密码：应放入凭据</translation>
    </message>
    <message>
        <source>The credential would travel unprotected: use %1, or &quot;plain&quot;: true on a closed network</source>
        <translation>凭据将以明文传输：请使用 %1，或在封闭网络中设置 &quot;plain&quot;: true</translation>
    </message>
    <message>
        <source>%1 holds no certificate (PEM)</source>
        <translation>%1 中没有证书（PEM）</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>标准输入</translation>
    </message>
    <message>
        <source>A message was larger than the limit</source>
        <translation>一条消息超过上限</translation>
    </message>
    <message>
        <source>The server does not let this client in: %1</source>
        <translation>服务器不允许此客户端访问：%1</translation>
    </message>
    <message>
        <source>No sign of life from the server</source>
        <translation>服务器没有响应</translation>
    </message>
    <message>
        <source>It is a recording of the feed %1</source>
        <translation>这是数据源 %1 的录制</translation>
    </message>
    <message>
        <source>More comes than can be taken; lost in the last 5 min: %1 payloads, %2 observations</source>
        <translation>来量超过处理能力；最近 5 分钟丢失：%1 个载荷，%2 条观测</translation>
    </message>
    <message>
        <source>%1 is damaged: what can be found of its messages is read</source>
        <translation>%1 已损坏：将读取其中能找到的消息</translation>
    </message>
    <message>
        <source>The folder %1, in which messages are kept until they are stored, cannot be made</source>
        <translation>无法创建用于暂存消息的文件夹 %1</translation>
    </message>
    <message>
        <source>More comes than can be stored: no more messages are taken for now</source>
        <translation>收到的消息多于可存储的数量：暂不再接收</translation>
    </message>
    <message>
        <source>%1 MiB of messages wait to be stored: no more are taken</source>
        <translation>有 %1 MiB 消息等待存储：不再接收</translation>
    </message>
    <message>
        <source>%1, in which messages are kept until they are stored, cannot be written</source>
        <translation>无法写入用于暂存消息的 %1</translation>
    </message>
    <message>
        <source>it is no address of the web that may be followed from there</source>
        <translation>它不是可从那里跟随的网址</translation>
    </message>
    <message>
        <source>%1 of %2 documents that the index lists are missing: %3</source>
        <translation>索引列出的 %2 个文档中缺少 %1 个：%3</translation>
    </message>
    <message>
        <source>The index lists more than %1 documents; the others are not fetched</source>
        <translation>索引列出超过 %1 个文档；其余不获取</translation>
    </message>
    <message>
        <source>damaged place of the recording</source>
        <translation>录制中损坏的位置</translation>
    </message>
    <message>
        <source>The recording holds no payloads</source>
        <translation>录制中没有载荷</translation>
    </message>
    <message>
        <source>The recording is over</source>
        <translation>录制已播完</translation>
    </message>
    <message>
        <source>payload too long</source>
        <translation>载荷过长</translation>
    </message>
    <message>
        <source>One record rejected: %1</source>
        <translation>拒收一条记录：%1</translation>
    </message>
    <message>
        <source>Nothing of what comes is understood: %1</source>
        <translation>收到的内容全都无法理解：%1</translation>
    </message>
    <message>
        <source>%1 of the last %2 records rejected: %3</source>
        <translation>最近 %2 条记录中拒收 %1 条：%3</translation>
    </message>
    <message>
        <source>The publisher&apos;s clock is ahead by %1</source>
        <translation>发布方的时钟快了 %1</translation>
    </message>
    <message>
        <source>The answer is empty (%1)</source>
        <translation>应答为空（%1）</translation>
    </message>
    <message>
        <source>The answer becomes far larger than it was sent when it is unpacked: it is not taken</source>
        <translation>应答解压后远大于发送时的大小，不予接收</translation>
    </message>
    <message>
        <source>Nothing for this feed has come yet: %1</source>
        <translation>尚未收到属于本数据源的内容：%1</translation>
    </message>
    <message>
        <source>The history could not take the observations: %1</source>
        <translation>历史无法接收观测：%1</translation>
    </message>
    <message>
        <source>The system&apos;s keychain is locked or gives no access</source>
        <translation>系统钥匙串已锁定或拒绝访问</translation>
    </message>
    <message>
        <source>There is no credential '%1' in %2. %3</source>
        <translation>%2 中没有凭据“%1”。%3</translation>
    </message>
    <message>
        <source>The system&apos;s keychain cannot be read: %1</source>
        <translation>无法读取系统钥匙串：%1</translation>
    </message>
    <message>
        <source>The system&apos;s keychain does not answer</source>
        <translation>系统钥匙串没有应答</translation>
    </message>
</context>
<context>
    <name>HelpOverlay</name>
    <message>
        <source>Everywhere</source>
        <translation>全局</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Choose a module</source>
        <translation>选择模块</translation>
    </message>
    <message>
        <source>Go to a view</source>
        <translation>转到视图</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>返回上一步</translation>
    </message>
    <message>
        <source>The whole city</source>
        <translation>全市</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Layers and legend</source>
        <translation>图层与图例</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>深色或浅色</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>本快捷键表</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>转到实时</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>倒放</translation>
    </message>
    <message>
        <source>One minute back or on</source>
        <translation>后退或前进一分钟</translation>
    </message>
    <message>
        <source>One hour</source>
        <translation>一小时</translation>
    </message>
    <message>
        <source>One day</source>
        <translation>一天</translation>
    </message>
    <message>
        <source>Slower, faster</source>
        <translation>减速、加速</translation>
    </message>
    <message>
        <source>Jump to a time</source>
        <translation>跳转到指定时间</translation>
    </message>
    <message>
        <source>Shift drag</source>
        <translation>Shift 拖动</translation>
    </message>
    <message>
        <source>Loop a range of the timeline</source>
        <translation>循环播放时间轴区段</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Zoom the timeline</source>
        <translation>缩放时间轴</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Move, when the map has the focus</source>
        <translation>移动（地图获得焦点时）</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>单击</translation>
    </message>
    <message>
        <source>Enter an area or an entity</source>
        <translation>进入区域或对象</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Next control</source>
        <translation>下一个控件</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>全部门</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>Then and now</source>
        <translation>今昔对比</translation>
    </message>
    <message>
        <source>One frame at this speed back or on</source>
        <translation>以此速度后退或前进一帧</translation>
    </message>
    <message>
        <source>Previous or next observation, or incident</source>
        <translation>上一个或下一个观测或事件</translation>
    </message>
    <message>
        <source>Begin or end a loop here</source>
        <translation>在此开始或结束循环</translation>
    </message>
    <message>
        <source>End the loop</source>
        <translation>结束循环</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>Move the clock</source>
        <translation>移动时钟</translation>
    </message>
    <message>
        <source>Zoom, wherever the focus is</source>
        <translation>缩放（不论焦点在何处）</translation>
    </message>
    <message>
        <source>All there is</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Zoom, when it has the focus</source>
        <translation>缩放（有焦点时）</translation>
    </message>
    <message>
        <source>Page ↑  ↓</source>
        <translation>Page ↑  ↓</translation>
    </message>
    <message>
        <source>Earlier, later</source>
        <translation>更早、更晚</translation>
    </message>
    <message>
        <source>Connect a feed</source>
        <translation>连接数据源</translation>
    </message>
    <message>
        <source>The usual and now</source>
        <translation>平常与现在</translation>
    </message>
    <message>
        <source>Side by side, over, difference</source>
        <translation>并排、叠放、差值</translation>
    </message>
</context>
<context>
    <name>HistoryText</name>
    <message>
        <source>%1 is a database of another program. Move it aside, or choose another data folder.</source>
        <translation>%1 是其他程序的数据库。请将其移走，或选择其他数据文件夹。</translation>
    </message>
    <message>
        <source>The history %1 was written by a newer Citywall. Update Citywall, or choose another data folder.</source>
        <translation>历史库 %1 由更新版本的 Citywall 写入。请升级 Citywall，或选择其他数据文件夹。</translation>
    </message>
    <message>
        <source>The history %1 cannot be written. Give this user the right to write it, or choose another data folder.</source>
        <translation>历史库 %1 无法写入。请为当前用户授予写权限，或选择其他数据文件夹。</translation>
    </message>
    <message>
        <source>The disk is full: the history %1 cannot grow. Free some space; nothing stored before is lost.</source>
        <translation>磁盘已满：历史库 %1 无法继续写入。请释放空间；已存储的数据不会丢失。</translation>
    </message>
    <message>
        <source>The history %1 is damaged: restore it from a backup, which keeps the damaged one beside it, or move it aside and import again.</source>
        <translation>历史库 %1 已损坏。请从备份恢复（已损坏的会保留在旁边），或将其移走并重新导入。</translation>
    </message>
    <message>
        <source>The history %1 is in use by another program. Close that one first.</source>
        <translation>历史库 %1 正被其他程序使用。请先关闭该程序。</translation>
    </message>
    <message>
        <source>The history %1 could not be read or written. Check the disk.</source>
        <translation>历史库 %1 无法读写。请检查磁盘。</translation>
    </message>
    <message>
        <source>The history %1 does not work.</source>
        <translation>历史库 %1 无法正常工作。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written. Give this user the right to write it, or choose another data folder.</source>
        <translation>文件夹 %1 无法写入。请为当前用户授予写权限，或选择其他数据文件夹。</translation>
    </message>
    <message>
        <source>The history in %1 is in use by another Citywall. Close that one first, or choose another data folder.</source>
        <translation>%1 中的历史库正被另一个 Citywall 使用。请先关闭该程序，或选择其他数据文件夹。</translation>
    </message>
    <message>
        <source>The history is closed.</source>
        <translation>历史库已关闭。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made. Choose another data folder.</source>
        <translation>无法创建文件夹 %1。请选择其他数据文件夹。</translation>
    </message>
    <message>
        <source>The feed %1 brings terms, but no module has said which of its values they are.</source>
        <translation>数据源 %1 带有词项，但没有模块说明其哪些值是词项。</translation>
    </message>
    <message>
        <source>A batch of the feed %1 is not consistent: nothing of it was stored.</source>
        <translation>数据源 %1 的一批数据不一致：整批均未存储。</translation>
    </message>
    <message>
        <source>The feed %1 cannot change which of its values are terms: the history holds observations of it.</source>
        <translation>数据源 %1 不能更改哪些值是词项：历史库中已有其观测。</translation>
    </message>
    <message>
        <source>Interrupted; nothing was changed.</source>
        <translation>已中断；未作任何更改。</translation>
    </message>
    <message>
        <source>There is no history %1</source>
        <translation>没有历史 %1</translation>
    </message>
    <message>
        <source>%1 is not a history of Citywall</source>
        <translation>%1 不是 Citywall 的历史</translation>
    </message>
    <message>
        <source>The history %1 was written by a newer Citywall</source>
        <translation>历史 %1 由更新版本的 Citywall 写入</translation>
    </message>
    <message>
        <source>%1 is there already. Name another file, or move it aside.</source>
        <translation>%1 已存在。请换一个文件名，或将其移开。</translation>
    </message>
    <message>
        <source>The backup %1 could not be written. Is there room, and may this user write there?</source>
        <translation>无法写入备份 %1。是否有空间，此用户是否有写入权限？</translation>
    </message>
    <message>
        <source>A part of the history %1 could not be read and has been made anew from the rest; what is lost of it is told. Look after the disk.</source>
        <translation>历史 %1 的一部分无法读取，已根据其余内容重建；丢失的部分会予以说明。请检查磁盘。</translation>
    </message>
    <message>
        <source>An index of the history %1 was damaged and has been made anew; nothing is missing. Look after the disk.</source>
        <translation>历史 %1 的一个索引已损坏，现已重建；没有数据缺失。请检查磁盘。</translation>
    </message>
    <message>
        <source>The backup %1 does not know of erasures that were done since (%2): it may hold what they took out. Nothing was changed. With --undo-erasures it is restored, and they stay in the log.</source>
        <translation>备份 %1 中没有此后执行过的删除记录（%2 项）：其中可能仍含有已删除的内容。未作任何更改。使用 --undo-erasures 可恢复该备份，删除记录将保留在日志中。</translation>
    </message>
    <message>
        <source>The backup %1 is damaged; nothing was changed. With --damaged what is whole of it is restored.</source>
        <translation>备份 %1 已损坏；未作任何更改。使用 --damaged 可恢复其中完好的部分。</translation>
    </message>
    <message>
        <source>The log of erasures of the history %1 cannot be read: whether the backup %2 holds what was erased since is not known. Nothing was changed. With --undo-erasures it is restored.</source>
        <translation>无法读取历史 %1 的删除日志：不知道备份 %2 中是否含有此后已删除的内容。未作任何更改。使用 --undo-erasures 可恢复该备份。</translation>
    </message>
    <message>
        <source>The history %1 cannot be moved aside. May this user write its folder?</source>
        <translation>无法移开历史 %1。此用户是否可写其文件夹？</translation>
    </message>
    <message>
        <source>The history %1 cannot be put in place. May this user write its folder?</source>
        <translation>无法放置历史 %1。此用户是否可写其文件夹？</translation>
    </message>
    <message>
        <source>%1 is restored, but the disk does not say that it keeps it: look after the disk.</source>
        <translation>%1 已恢复，但磁盘未确认已保存：请检查磁盘。</translation>
    </message>
    <message>
        <source>%1 is restored and the former history kept as %2, but the disk does not say that it keeps them: look after the disk.</source>
        <translation>%1 已恢复，原历史保留为 %2，但磁盘未确认已保存：请检查磁盘。</translation>
    </message>
    <message>
        <source>Name an entity or an area to erase.</source>
        <translation>请指明要抹除的实体或区域。</translation>
    </message>
    <message>
        <source>The history holds no feed %1.</source>
        <translation>历史中没有数据源 %1。</translation>
    </message>
    <message>
        <source>The history knows no entity %1.</source>
        <translation>历史中没有实体 %1。</translation>
    </message>
    <message>
        <source>The history %1 is of an older version. Run &apos;history compact&apos; first.</source>
        <translation>历史 %1 为旧版本。请先运行 history compact。</translation>
    </message>
    <message>
        <source>It is erased, but another program has the history open: old copies may remain in the file. Close that one, then run &apos;history compact&apos;.</source>
        <translation>已抹除，但另一程序打开着该历史：文件中可能仍有旧副本。请关闭该程序，然后运行 history compact。</translation>
    </message>
    <message>
        <source>Another program has the history open: old copies of what was erased may remain in the file. Close that one, then run &apos;history compact&apos; again.</source>
        <translation>另一程序正打开着该历史：文件中可能仍留有已抹除内容的旧副本。请关闭该程序，然后再次运行 history compact。</translation>
    </message>
    <message>
        <source>It is erased, but old copies may remain in free space of the file. Make room on the disk, then run &apos;history compact&apos;.</source>
        <translation>已抹除，但文件空闲空间中可能仍有旧副本。请腾出磁盘空间，然后运行 history compact。</translation>
    </message>
    <message>
        <source>The history was opened for reading only.</source>
        <translation>历史以只读方式打开。</translation>
    </message>
    <message>
        <source>The history %1 was written by an older Citywall. Open it once to bring it up to date.</source>
        <translation>历史 %1 由旧版 Citywall 写入。打开一次即可更新。</translation>
    </message>
    <message>
        <source>Interrupted; the history is whole, the next run goes on.</source>
        <translation>已中断；历史完好，下次运行会继续。</translation>
    </message>
    <message>
        <source>Interrupted; what was dropped until then stays dropped.</source>
        <translation>已中断；此前已清除的不会恢复。</translation>
    </message>
</context>
<context>
    <name>Ingest</name>
    <message>
        <source>%1 was written by a newer Citywall: line %2</source>
        <translation>%1 由更新版本的 Citywall 写出：第 %2 行</translation>
    </message>
    <message>
        <source>%1 does not say of which feed it is: name one</source>
        <translation>%1 未说明属于哪个数据源：请指定一个</translation>
    </message>
    <message>
        <source>%1: %2 %, looking for the newest time</source>
        <translation>%1：%2 %，正在查找最新时间</translation>
    </message>
    <message>
        <source>%1: %2 %, %3 rows, %4 rows/s</source>
        <translation>%1：%2 %，%3 行，%4 行/秒</translation>
    </message>
    <message>
        <source>%1 is not text: it has NUL bytes at its start</source>
        <translation>%1 不是文本：开头含有 NUL 字节</translation>
    </message>
    <message>
        <source>%1 is UTF-16 text; the mapping says UTF-8. Convert it, or name its encoding in the mapping</source>
        <translation>%1 是 UTF-16 文本，而映射声明为 UTF-8。请转换文件，或在映射中指定其编码</translation>
    </message>
    <message>
        <source>The encoding &apos;%1&apos; of %2 is not known here</source>
        <translation>无法识别 %2 的编码“%1”</translation>
    </message>
    <message>
        <source>%1 has no header line</source>
        <translation>%1 没有表头行</translation>
    </message>
    <message>
        <source>%1 has no GeoJSON features with properties</source>
        <translation>%1 中没有带属性的 GeoJSON 要素</translation>
    </message>
    <message>
        <source>%1, line %2: a feature is longer than 16 MiB</source>
        <translation>%1，第 %2 行：要素超过 16 MiB</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: not valid JSON; the features before it were read</source>
        <translation>%1，第 %2 行第 %3 列：JSON 无效；此前的要素已读取</translation>
    </message>
    <message>
        <source>Mapping %1 is for the feed %2, which no module brings</source>
        <translation>映射 %1 对应数据源 %2，但没有模块提供该数据源</translation>
    </message>
    <message>
        <source>No record has a usable time, so that there is nothing to shift</source>
        <translation>没有任何记录带有可用时间，无法进行平移</translation>
    </message>
    <message>
        <source>The history could not take the observations: %1</source>
        <translation>历史库无法写入观测：%1</translation>
    </message>
    <message>
        <source>Import into %1 with mapping %2</source>
        <translation>导入 %1，使用映射 %2</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读取</translation>
    </message>
    <message>
        <source> rows in %1 s, %2 rows/s</source>
        <translation> 行，用时 %1 秒，%2 行/秒</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>duplicates</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>time range</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>shifted by</source>
        <translation>时间平移</translation>
    </message>
    <message>
        <source>  Stopped before the end. What was taken stays; the same command goes on without duplicates.</source>
        <translation>  未完成即停止。已导入的数据会保留；再次执行同一命令可继续导入，不会产生重复。</translation>
    </message>
    <message>
        <source>  Error: %1</source>
        <translation>  错误：%1</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>没有文件 %1</translation>
    </message>
    <message>
        <source>%1 is a folder, not a file</source>
        <translation>%1 是文件夹，不是文件</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>无法读取 %1</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 为空</translation>
    </message>
    <message>
        <source>%1 cannot be decompressed</source>
        <translation>无法解压 %1</translation>
    </message>
    <message>
        <source>%1 cannot be read on</source>
        <translation>无法继续读取 %1</translation>
    </message>
    <message>
        <source>%1 ends or breaks in the middle of its compressed data; what came before was read</source>
        <translation>%1 的压缩数据中途结束或损坏；此前的内容已读取</translation>
    </message>
    <message>
        <source>%1 has no JSON object on its first lines</source>
        <translation>%1 的前几行中没有 JSON 对象</translation>
    </message>
    <message>
        <source>Mapping %1: %2</source>
        <translation>映射 %1：%2</translation>
    </message>
    <message>
        <source>Mapping %1: feed %2 has no field &apos;%3&apos;</source>
        <translation>映射 %1：数据源 %2 没有字段“%3”</translation>
    </message>
    <message>
        <source>/fields/%1/unit: &apos;%2&apos; is not a unit that mappings know</source>
        <translation>/fields/%1/unit：“%2”不是映射支持的单位</translation>
    </message>
    <message>
        <source>%1: /time/zone: &apos;%2&apos; is not an IANA time zone</source>
        <translation>%1：/time/zone：“%2”不是 IANA 时区</translation>
    </message>
    <message>
        <source>%1 (wants %2)</source>
        <translation>%1（需要 %2）</translation>
    </message>
    <message>
        <source>%1 (misses %2)</source>
        <translation>%1（缺少 %2）</translation>
    </message>
    <message>
        <source>%1 fits the mappings %2 and %3 equally: name one</source>
        <translation>%1 同时符合映射 %2 和 %3：请指定其一</translation>
    </message>
    <message>
        <source>No mapping fits %1, a %2 file. Tried: %3</source>
        <translation>没有映射适用于 %1（%2 文件）。已尝试：%3</translation>
    </message>
    <message>
        <source>none, there is no mapping for this module and feed</source>
        <translation>无，该模块和数据源没有映射</translation>
    </message>
    <message>
        <source>Its columns: %1</source>
        <translation>其列为：%1</translation>
    </message>
    <message>
        <source>%1 does not follow its schema: %2</source>
        <translation>%1 不符合其 schema：%2</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: not valid JSON</source>
        <translation>%1，第 %2 行第 %3 列：JSON 无效</translation>
    </message>
    <message>
        <source>%1 cannot be checked against its schema</source>
        <translation>无法按 schema 校验 %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a shift: write AUTO, or a duration such as P7D, -PT6H, +36h or 1d12h</source>
        <translation>“%1”不是有效的平移量：请写 AUTO，或时长，例如 P7D、-PT6H、+36h 或 1d12h</translation>
    </message>
    <message>
        <source>%1 is not a coordinate reference system that can be converted to WGS 84</source>
        <translation>%1 不是可转换为 WGS 84 的坐标参考系</translation>
    </message>
    <message>
        <source>%1 is larger than %2 MB, too much for one payload</source>
        <translation>%1 超过 %2 MB，作为一个数据包过大</translation>
    </message>
    <message>
        <source>No feed reads the format %1</source>
        <translation>没有数据源读取格式 %1</translation>
    </message>
    <message>
        <source>%1 is longer than %2 MB, too much for one JSON document</source>
        <translation>%1 超过 %2 MB，作为一个 JSON 文档过大</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a JSONPath</source>
        <translation>“%1”不是 JSONPath</translation>
    </message>
    <message>
        <source>%1 holds more than %2 records at %3</source>
        <translation>%1 在 %3 处有超过 %2 条记录</translation>
    </message>
    <message>
        <source>%1 has no JSON objects at %2</source>
        <translation>%1 在 %2 处没有 JSON 对象</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>listed</source>
        <translation>已列出</translation>
    </message>
    <message>
        <source> further documents; read from beside the index: %1</source>
        <translation> 个其他文档；从索引旁读取：%1</translation>
    </message>
    <message>
        <source>not beside it: %1</source>
        <translation>不在其旁：%1</translation>
    </message>
    <message>
        <source>An import fetches nothing from the network: a feed does (citywall feeds).</source>
        <translation>导入不从网络获取任何内容：由数据源获取（citywall feeds）。</translation>
    </message>
    <message>
        <source>%1 is packed twice: unpack it once</source>
        <translation>%1 被压缩了两次：请先解压一次</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>未采用</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Back (Escape)</source>
        <translation>返回 (Escape)</translation>
    </message>
    <message>
        <source>Whole city</source>
        <translation>全市</translation>
    </message>
    <message>
        <source>Close the inspector (Ctrl I)</source>
        <translation>关闭检查器 (Ctrl I)</translation>
    </message>
    <message>
        <source>How these numbers are made</source>
        <translation>这些数字如何得出</translation>
    </message>
</context>
<context>
    <name>InspectorPage</name>
    <message>
        <source>This page could not be shown</source>
        <translation>无法显示此页面</translation>
    </message>
    <message>
        <source>%1 could not start</source>
        <translation>%1 无法启动</translation>
    </message>
    <message>
        <source>The other modules go on. Version %1.</source>
        <translation>其他模块继续运行。版本 %1。</translation>
    </message>
    <message>
        <source>Nothing more is known here</source>
        <translation>暂无更多信息</translation>
    </message>
    <message>
        <source>No panel</source>
        <translation>无面板</translation>
    </message>
    <message>
        <source>No module chosen</source>
        <translation>未选择模块</translation>
    </message>
    <message>
        <source>No module shows details of %1.</source>
        <translation>没有模块可显示 %1 的详情。</translation>
    </message>
    <message>
        <source>This module has no panel of its own.</source>
        <translation>此模块没有自己的面板。</translation>
    </message>
    <message>
        <source>Choose one on the left, or press 1 to 9.</source>
        <translation>请在左侧选择，或按 1 至 9。</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>全部门</translation>
    </message>
</context>
<context>
    <name>JointTimeline</name>
    <message>
        <source>Joint timeline</source>
        <translation>联合时间轴</translation>
    </message>
    <message>
        <source>Left and right read one step, Enter takes the clock there.</source>
        <translation>左右键逐步读数，回车键将时钟移到该处。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
</context>
<context>
    <name>JumpField</name>
    <message>
        <source>Jump to a time</source>
        <translation>跳转到指定时间</translation>
    </message>
    <message>
        <source>Not a time</source>
        <translation>不是时间</translation>
    </message>
    <message>
        <source>Only from %1 to %2</source>
        <translation>仅限 %1 至 %2</translation>
    </message>
    <message>
        <source>For example: 14:30 · yesterday 8:00 · 2026-11-20 08:15 · −2h</source>
        <translation>例如：14:30 · yesterday 8:00 · 2026-11-20 08:15 · −2h</translation>
    </message>
</context>
<context>
    <name>KpiStrip</name>
    <message>
        <source>Key figures</source>
        <translation>关键指标</translation>
    </message>
    <message>
        <source>More key figures: %1</source>
        <translation>更多关键指标：%1</translation>
    </message>
    <message>
        <source>Back to the first key figures</source>
        <translation>回到最前的关键指标</translation>
    </message>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
</context>
<context>
    <name>KpiTile</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 % of sources</source>
        <translation>数据源占比 %1 %</translation>
    </message>
    <message>
        <source>feeds down</source>
        <translation>数据源中断</translation>
    </message>
    <message>
        <source>This number rests on %1 % of its sources.</source>
        <translation>该数值基于 %1 % 的来源。</translation>
    </message>
    <message>
        <source>%1 of the department&apos;s feeds are down.</source>
        <translation>该部门有 %1 个数据源中断。</translation>
    </message>
    <message>
        <source>Open the feeds</source>
        <translation>打开数据源列表</translation>
    </message>
    <message>
        <source>feeds stale</source>
        <translation>数据源陈旧</translation>
    </message>
    <message>
        <source>%1 of the department&apos;s feeds are stale.</source>
        <translation>该部门有 %1 个数据源陈旧。</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>KpiWords</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>与%1持平</translation>
    </message>
    <message>
        <source>%1 more than %2</source>
        <translation>比%2高 %1</translation>
    </message>
    <message>
        <source>%1 less than %2</source>
        <translation>比%2低 %1</translation>
    </message>
    <message>
        <source>%1 vs %2</source>
        <translation>%1（对比%2）</translation>
    </message>
    <message>
        <source>an hour earlier</source>
        <translation>一小时前</translation>
    </message>
    <message>
        <source>%1 earlier</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>%1 hours earlier</source>
        <translation>%1 小时前</translation>
    </message>
    <message>
        <source>a week earlier</source>
        <translation>一周前</translation>
    </message>
    <message>
        <source>%1 weeks earlier</source>
        <translation>%1 周前</translation>
    </message>
    <message>
        <source>a day earlier</source>
        <translation>一天前</translation>
    </message>
    <message>
        <source>%1 days earlier</source>
        <translation>%1 天前</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>median of %1 weeks</source>
        <translation>%1 周的中位数</translation>
    </message>
    <message>
        <source>only one week before is kept</source>
        <translation>此前只留存一周</translation>
    </message>
    <message>
        <source>no week before is kept</source>
        <translation>此前没有留存任何一周</translation>
    </message>
    <message>
        <source>nothing usual is known of what is shown</source>
        <translation>所示内容没有可知的平常情况</translation>
    </message>
    <message>
        <source>nothing is kept of that time</source>
        <translation>该时间没有数据留存</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>平常</translation>
    </message>
    <message>
        <source>better</source>
        <translation>较好</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>较差</translation>
    </message>
    <message>
        <source>usual %1</source>
        <translation>平常 %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%2 %1</translation>
    </message>
    <message>
        <source>%1: not known</source>
        <translation>%1：未知</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Without %1: of single events, states and classes there is no difference. Beside or over shows them.</source>
        <translation>不含%1：单个事件、状态和等级没有差值。可用并排或叠加查看。</translation>
    </message>
</context>
<context>
    <name>LaneNames</name>
    <message>
        <source>not counted yet</source>
        <translation>尚未计数</translation>
    </message>
    <message>
        <source>%1 in all that is shown, at most %2 in one bar</source>
        <translation>所示范围共 %1，单柱最多 %2</translation>
    </message>
    <message>
        <source>bars of more than %1 are cut off</source>
        <translation>超过 %1 的柱被截断</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>LayerCard</name>
    <message>
        <source>Layers and legend</source>
        <translation>图层与图例</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Fold the legend up</source>
        <translation>收起图例</translation>
    </message>
</context>
<context>
    <name>LayerGroup</name>
    <message>
        <source>Fold up the layers of %1</source>
        <translation>收起“%1”的图层</translation>
    </message>
    <message>
        <source>Show the layers of %1</source>
        <translation>展开“%1”的图层</translation>
    </message>
    <message>
        <source>Shown with every module; click to show it with its own only</source>
        <translation>在所有模块中显示；点击后仅在本模块中显示</translation>
    </message>
    <message>
        <source>Show it with every module</source>
        <translation>在所有模块中显示</translation>
    </message>
</context>
<context>
    <name>LiveButton</name>
    <message>
        <source>Go live (L)</source>
        <translation>转到实时（L）</translation>
    </message>
    <message>
        <source>The clock is at the present.</source>
        <translation>时钟处于当前时刻。</translation>
    </message>
    <message>
        <source>The clock is %1 behind the present.</source>
        <translation>时钟落后当前 %1。</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>−%1</source>
        <comment>behind the present</comment>
        <translation>−%1</translation>
    </message>
    <message>
        <source>Go live (L): the clock is %1 behind the present.</source>
        <translation>转到实时（L）：时钟落后当前 %1。</translation>
    </message>
</context>
<context>
    <name>LoadingState</name>
    <message>
        <source>Loading …</source>
        <translation>正在加载…</translation>
    </message>
</context>
<context>
    <name>LoopButtons</name>
    <message>
        <source>The loop begins here (I)</source>
        <translation>循环从此开始（I）</translation>
    </message>
    <message>
        <source>The loop ends here (O)</source>
        <translation>循环到此结束（O）</translation>
    </message>
    <message>
        <source>End the loop of %1 (X)</source>
        <translation>结束 %1 的循环（X）</translation>
    </message>
    <message>
        <source>End the loop (X)</source>
        <translation>结束循环（X）</translation>
    </message>
</context>
<context>
    <name>LoopRange</name>
    <message>
        <source>The loop begins %1</source>
        <translation>循环开始于 %1</translation>
    </message>
    <message>
        <source>The loop ends %1</source>
        <translation>循环结束于 %1</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 – Citywall</source>
        <translation>%1 – Citywall</translation>
    </message>
    <message>
        <source>Open the inspector (Ctrl I)</source>
        <translation>打开检查器 (Ctrl I)</translation>
    </message>
</context>
<context>
    <name>MapStage</name>
    <message>
        <source>Layer “%1” cannot be shown: %2</source>
        <translation>无法显示图层“%1”：%2</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Arrow keys move the map, plus and minus zoom, Home shows the whole city.</source>
        <translation>方向键移动地图，加号和减号缩放，Home 键显示全市。</translation>
    </message>
</context>
<context>
    <name>MarkerDelegate</name>
    <message>
        <source>%1 points, %2 of high priority</source>
        <translation>%1 个点，其中 %2 个为高优先级</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>点</translation>
    </message>
    <message>
        <source>%1 not heard of lately</source>
        <translation>%1 个近期没有消息</translation>
    </message>
    <message>
        <source>%1 points, %2 with more, %3 with less</source>
        <translation>%1 个点，%2 个增加，%3 个减少</translation>
    </message>
</context>
<context>
    <name>MeasureChoice</name>
    <message>
        <source>Measure on the %1 axis: %2</source>
        <translation>%1 轴指标：%2</translation>
    </message>
</context>
<context>
    <name>MeasureRow</name>
    <message>
        <source>Panel of %1</source>
        <translation>%1面板</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取%1：%2</translation>
    </message>
    <message>
        <source>Compare %1</source>
        <translation>对照%1</translation>
    </message>
    <message>
        <source>In the correlation, on the %1 axis</source>
        <translation>已加入相关性分析，位于 %1 轴</translation>
    </message>
    <message>
        <source>Take into the correlation</source>
        <translation>加入相关性分析</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>%1 point</source>
        <translation>%1 个百分点</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个百分点</translation>
    </message>
</context>
<context>
    <name>ModuleNotes</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ModuleRail</name>
    <message>
        <source>Modules</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>未说明原因</translation>
    </message>
    <message>
        <source>City-wide</source>
        <translation>城市全局</translation>
    </message>
    <message>
        <source>All departments for one place and time: joint timeline and correlation</source>
        <translation>同一地点和时间的全部门数据：联合时间轴与相关性</translation>
    </message>
</context>
<context>
    <name>ModuleView</name>
    <message>
        <source>%1 of %2 could not be made</source>
        <translation>无法创建 %2 的 %1</translation>
    </message>
</context>
<context>
    <name>NoticeBanner</name>
    <message>
        <source>Put this notice away</source>
        <translation>关闭此提示</translation>
    </message>
</context>
<context>
    <name>OutsideNote</name>
    <message>
        <source>north</source>
        <translation>北方</translation>
    </message>
    <message>
        <source>north-east</source>
        <translation>东北方</translation>
    </message>
    <message>
        <source>east</source>
        <translation>东方</translation>
    </message>
    <message>
        <source>south-east</source>
        <translation>东南方</translation>
    </message>
    <message>
        <source>south</source>
        <translation>南方</translation>
    </message>
    <message>
        <source>south-west</source>
        <translation>西南方</translation>
    </message>
    <message>
        <source>west</source>
        <translation>西方</translation>
    </message>
    <message>
        <source>north-west</source>
        <translation>西北方</translation>
    </message>
    <message>
        <source>Outside the base map: %1 km %2 of the centre of %3</source>
        <translation>在底图之外：%3中心%2 %1 公里</translation>
    </message>
</context>
<context>
    <name>PageStates</name>
    <message>
        <source>Reading observations</source>
        <translation>正在读取观测</translation>
    </message>
</context>
<context>
    <name>PlaybackControl</name>
    <message>
        <source>1 frame</source>
        <translation>1 帧</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 分钟</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>1 d</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>%1: none later</source>
        <translation>%1：之后没有</translation>
    </message>
    <message>
        <source>%1: none earlier</source>
        <translation>%1：之前没有</translation>
    </message>
    <message>
        <source>%1: none begins later</source>
        <translation>%1：之后没有新发生的</translation>
    </message>
    <message>
        <source>%1: none began earlier</source>
        <translation>%1：之前没有发生的</translation>
    </message>
</context>
<context>
    <name>QueryText</name>
    <message>
        <source>More than 50 million values of %1 between %2 and %3: choose shorter buckets of time</source>
        <translation>%2 至 %3 之间 %1 的值超过 5000 万：请选择更短的时间段</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no comparison; try &apos;speed&lt;10&apos; or &apos;status=closed&apos;</source>
        <translation>“%1”不是比较式；可试 speed&lt;10 或 status=closed</translation>
    </message>
    <message>
        <source>This computer&apos;s GDAL cannot write GeoPackage</source>
        <translation>本机的 GDAL 无法写 GeoPackage</translation>
    </message>
    <message>
        <source>The export could not be written</source>
        <translation>无法写入导出</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>无法写入 %1</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是文件夹</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>没有文件 %1</translation>
    </message>
    <message>
        <source>The polygons of %1 cannot be read</source>
        <translation>无法读取 %1 的多边形</translation>
    </message>
    <message>
        <source>The polygons of %1 cannot be brought to WGS 84</source>
        <translation>无法将 %1 的多边形转换到 WGS 84</translation>
    </message>
    <message>
        <source>The polygons of %1 are not in degrees of longitude and latitude, and the file does not say in what</source>
        <translation>%1 的多边形不是经纬度，文件也未说明坐标系</translation>
    </message>
    <message>
        <source>The polygons of %1 have more than 2 million vertices</source>
        <translation>%1 的多边形顶点超过 200 万</translation>
    </message>
    <message>
        <source>%1 holds a surface that is no polygon: %2</source>
        <translation>%1 含有不是多边形的面：%2</translation>
    </message>
    <message>
        <source>A polygon of %1 crosses the 180th meridian: split it there (RFC 7946, 3.1.9)</source>
        <translation>%1 的一个多边形跨越 180° 经线：请在该处拆分（RFC 7946，3.1.9）</translation>
    </message>
    <message>
        <source>%1 holds no polygon</source>
        <translation>%1 中没有多边形</translation>
    </message>
    <message>
        <source>There is no area &apos;%1&apos; in this city</source>
        <translation>本市没有区域“%1”</translation>
    </message>
    <message>
        <source>%1 of %2 is a word: compare it with = or !=</source>
        <translation>%2 的 %1 是词：请用 = 或 != 比较</translation>
    </message>
    <message>
        <source>%1 of %2 is a number, &apos;%3&apos; is none</source>
        <translation>%2 的 %1 是数字，“%3”不是</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>%1, failed</source>
        <translation>%1，故障</translation>
    </message>
    <message>
        <source>%1 could not start: %2</source>
        <translation>%1 无法启动：%2</translation>
    </message>
    <message>
        <source> (key %1)</source>
        <translation>（按键 %1）</translation>
    </message>
</context>
<context>
    <name>RateControl</name>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Playback speed</source>
        <translation>回放速度</translation>
    </message>
    <message>
        <source>Playback speed %1</source>
        <translation>回放速度 %1</translation>
    </message>
</context>
<context>
    <name>RawTable</name>
    <message>
        <source>Raw observations</source>
        <translation>原始观测</translation>
    </message>
    <message>
        <source>No observations</source>
        <translation>无观测</translation>
    </message>
</context>
<context>
    <name>RawText</name>
    <message>
        <source>Raw text</source>
        <translation>原始文本</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>observed more than a day after it was received</source>
        <translation>观测时间比收到时间晚一天以上</translation>
    </message>
    <message>
        <source>record longer than 1 MiB</source>
        <translation>记录超过 1 MiB</translation>
    </message>
    <message>
        <source>wrong number of columns</source>
        <translation>列数不正确</translation>
    </message>
    <message>
        <source>NUL bytes in the text</source>
        <translation>文本中含有 NUL 字节</translation>
    </message>
    <message>
        <source>quote never closed</source>
        <translation>引号未闭合</translation>
    </message>
    <message>
        <source>position out of range</source>
        <translation>位置超出范围</translation>
    </message>
    <message>
        <source>position missing</source>
        <translation>缺少位置</translation>
    </message>
    <message>
        <source>position is 0, 0</source>
        <translation>位置为 0, 0</translation>
    </message>
    <message>
        <source>position is not a number</source>
        <translation>位置不是数字</translation>
    </message>
    <message>
        <source>position is no well-known text</source>
        <translation>位置不是 WKT 文本</translation>
    </message>
    <message>
        <source>position is neither a point nor a line</source>
        <translation>位置既不是点也不是线</translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>JSON nested too deeply</source>
        <translation>JSON 嵌套过深</translation>
    </message>
    <message>
        <source>geometry is neither Point nor LineString</source>
        <translation>几何类型既非 Point 也非 LineString</translation>
    </message>
    <message>
        <source>id missing</source>
        <translation>缺少 id</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>不是数字</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>packed twice</source>
        <translation>重复压缩</translation>
    </message>
    <message>
        <source>line longer than a payload may be</source>
        <translation>行的长度超过一个载荷的上限</translation>
    </message>
    <message>
        <source>line that names no feed</source>
        <translation>未指明数据源的行</translation>
    </message>
    <message>
        <source>line of a feed that is not asked for, or that this city does not have</source>
        <translation>该行的数据源未被请求，或本城市没有该数据源</translation>
    </message>
    <message>
        <source>time missing</source>
        <translation>缺少时间</translation>
    </message>
    <message>
        <source>time malformed</source>
        <translation>时间格式错误</translation>
    </message>
    <message>
        <source>time without zone</source>
        <translation>时间缺少时区</translation>
    </message>
    <message>
        <source>local time skipped by a clock change</source>
        <translation>本地时间因时钟调整被跳过</translation>
    </message>
    <message>
        <source>local time occurs twice at a clock change</source>
        <translation>本地时间因时钟调整出现两次</translation>
    </message>
    <message>
        <source>a web page instead of data</source>
        <translation>收到的是网页而非数据</translation>
    </message>
    <message>
        <source>packed payload is damaged or cut off</source>
        <translation>压缩的载荷已损坏或被截断</translation>
    </message>
    <message>
        <source>packed payload becomes too large</source>
        <translation>载荷解压后过大</translation>
    </message>
    <message>
        <source>number out of range</source>
        <translation>数值超出范围</translation>
    </message>
    <message>
        <source>time out of range</source>
        <translation>时间超出范围</translation>
    </message>
    <message>
        <source>impossible coordinates</source>
        <translation>坐标不可能存在</translation>
    </message>
    <message>
        <source>property out of range</source>
        <translation>属性超出范围</translation>
    </message>
    <message>
        <source>coordinates is not an array</source>
        <translation>coordinates 不是数组</translation>
    </message>
    <message>
        <source>geometry has too many points</source>
        <translation>几何的点数过多</translation>
    </message>
    <message>
        <source>geometry is not an object</source>
        <translation>geometry 不是对象</translation>
    </message>
    <message>
        <source>geometry without enough coordinates</source>
        <translation>几何的坐标不足</translation>
    </message>
    <message>
        <source>position is not an array</source>
        <translation>position 不是数组</translation>
    </message>
    <message>
        <source>payload larger than 32 MiB</source>
        <translation>载荷大于 32 MiB</translation>
    </message>
    <message>
        <source>not JSON</source>
        <translation>不是 JSON</translation>
    </message>
    <message>
        <source>entity without an id</source>
        <translation>实体没有 id</translation>
    </message>
    <message>
        <source>impossible position</source>
        <translation>位置不可能存在</translation>
    </message>
    <message>
        <source>time missing, or without a zone</source>
        <translation>缺少时间或时区</translation>
    </message>
    <message>
        <source>entity without a type</source>
        <translation>实体没有类型</translation>
    </message>
    <message>
        <source>entity of another type</source>
        <translation>其他类型的实体</translation>
    </message>
    <message>
        <source>features is not an array</source>
        <translation>features 不是数组</translation>
    </message>
    <message>
        <source>observations is not an array</source>
        <translation>observations 不是数组</translation>
    </message>
    <message>
        <source>payload is not a JSON object</source>
        <translation>载荷不是 JSON 对象</translation>
    </message>
    <message>
        <source>malformed JSON</source>
        <translation>JSON 格式错误</translation>
    </message>
    <message>
        <source>neither features nor observations in the payload</source>
        <translation>载荷中既无 features 也无 observations</translation>
    </message>
    <message>
        <source>too many bad records: the rest was not read</source>
        <translation>错误记录过多，其余未读取</translation>
    </message>
    <message>
        <source>too many features</source>
        <translation>要素过多</translation>
    </message>
    <message>
        <source>feature is not an object</source>
        <translation>要素不是对象</translation>
    </message>
    <message>
        <source>name is not text</source>
        <translation>name 不是文本</translation>
    </message>
    <message>
        <source>properties is not an object</source>
        <translation>properties 不是对象</translation>
    </message>
    <message>
        <source>properties too large</source>
        <translation>properties 过大</translation>
    </message>
    <message>
        <source>feature id missing or too long</source>
        <translation>要素 id 缺失或过长</translation>
    </message>
    <message>
        <source>duplicate feature</source>
        <translation>要素重复</translation>
    </message>
    <message>
        <source>too many observations</source>
        <translation>观测过多</translation>
    </message>
    <message>
        <source>observation is not an object</source>
        <translation>观测不是对象</translation>
    </message>
    <message>
        <source>detail too large</source>
        <translation>detail 过大</translation>
    </message>
    <message>
        <source>detail is not an object</source>
        <translation>detail 不是对象</translation>
    </message>
    <message>
        <source>detail out of range</source>
        <translation>detail 超出范围</translation>
    </message>
    <message>
        <source>feature missing</source>
        <translation>缺少要素</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>没有数值</translation>
    </message>
    <message>
        <source>time is neither RFC 3339 nor integer milliseconds</source>
        <translation>时间既非 RFC 3339 也非整数毫秒</translation>
    </message>
    <message>
        <source>time without zone or malformed</source>
        <translation>时间缺少时区或格式错误</translation>
    </message>
    <message>
        <source>values is not an object</source>
        <translation>values 不是对象</translation>
    </message>
    <message>
        <source>value is not a number</source>
        <translation>数值不是数字</translation>
    </message>
    <message>
        <source>value is not a term</source>
        <translation>取值不是词语</translation>
    </message>
    <message>
        <source>unknown feature</source>
        <translation>未知要素</translation>
    </message>
    <message>
        <source>payload too large</source>
        <translation>载荷过大</translation>
    </message>
    <message>
        <source>: </source>
        <comment>between a reason and what was met</comment>
        <translation>：</translation>
    </message>
    <message>
        <source>too many attributes</source>
        <translation>XML 属性过多</translation>
    </message>
    <message>
        <source>document with a DTD</source>
        <translation>文档含有 DTD</translation>
    </message>
</context>
<context>
    <name>RecordingText</name>
    <message>
        <source>This is not a recording</source>
        <translation>这不是记录文件</translation>
    </message>
    <message>
        <source>The recording is of version %1; this program reads up to %2</source>
        <translation>记录文件版本为 %1；本程序最高读取 %2</translation>
    </message>
    <message>
        <source>The header of the recording is damaged</source>
        <translation>记录文件头已损坏</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>无法读取 %1</translation>
    </message>
    <message>
        <source>%1 is being recorded by another process</source>
        <translation>%1 正由另一进程记录</translation>
    </message>
    <message>
        <source>%1 is a recording of feed &apos;%2&apos;; choose another file</source>
        <translation>%1 是数据源“%2”的记录；请选择另一文件</translation>
    </message>
    <message>
        <source>A payload of %1 MiB is too long to be recorded</source>
        <translation>%1 MiB 的数据包过长，无法记录</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>无法写入 %1</translation>
    </message>
    <message>
        <source>The positions in %1 are recorded in another datum; choose another file</source>
        <translation>%1 中的位置以另一坐标基准记录；请选择其他文件</translation>
    </message>
</context>
<context>
    <name>ScaleBar</name>
    <message>
        <source>Scale: %1</source>
        <translation>比例尺：%1</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
</context>
<context>
    <name>ScatterChart</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 与 %2 对照</translation>
    </message>
    <message>
        <source>No pairs to show</source>
        <translation>没有可显示的数据对</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search places and entities</source>
        <translation>搜索地点和实体</translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation>Ctrl K</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到结果</translation>
    </message>
    <message>
        <source>Names and ids of areas and entities, and positions such as 41.88, −87.63, can be found.</source>
        <translation>可搜索区域和实体的名称与编号，以及 41.88, −87.63 这样的坐标。</translation>
    </message>
</context>
<context>
    <name>ShiftBand</name>
    <message>
        <source>Shifts</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Shift %1</source>
        <translation>班次 %1</translation>
    </message>
</context>
<context>
    <name>SimulateText</name>
    <message>
        <source>The city has no feed that can be simulated</source>
        <translation>该城市没有可模拟的数据源</translation>
    </message>
    <message>
        <source>%1 is left out: %2</source>
        <translation>略去 %1：%2</translation>
    </message>
    <message>
        <source>%1 cannot be simulated: %2</source>
        <translation>无法模拟 %1：%2</translation>
    </message>
    <message>
        <source>Nothing can be served at %1, port %2: %3. --port 0 takes any port that is free</source>
        <translation>无法在 %1 端口 %2 提供服务：%3。--port 0 使用任一空闲端口</translation>
    </message>
    <message>
        <source>The web server cannot be started</source>
        <translation>无法启动网络服务器</translation>
    </message>
    <message>
        <source>%1: SIMULATED</source>
        <translation>%1：模拟数据</translation>
    </message>
    <message>
        <source>Nothing of this has happened: a made-up city, on real protocols.</source>
        <translation>这些都没有发生：虚构的城市，真实的协议。</translation>
    </message>
    <message>
        <source>No MQTT broker answers at %1: %2. Start one, such as mosquitto, or leave out --mqtt</source>
        <translation>%1 没有 MQTT 代理应答：%2。请启动一个（如 mosquitto），或省略 --mqtt</translation>
    </message>
    <message>
        <source>it accepts the connection and says nothing</source>
        <translation>它接受连接但没有回应</translation>
    </message>
    <message>
        <source>The broker is there again</source>
        <translation>代理已恢复</translation>
    </message>
    <message>
        <source>The broker refuses: %1</source>
        <translation>代理拒绝：%1</translation>
    </message>
    <message>
        <source>The connection to the broker was lost: %1</source>
        <translation>与代理的连接已断开：%1</translation>
    </message>
    <message>
        <source>its certificate is not accepted, or ours (%1)</source>
        <translation>对方或我方证书未被接受（%1）</translation>
    </message>
    <message>
        <source>it ended the connection; it may want another certificate (%1)</source>
        <translation>对方结束了连接；可能需要另一个证书（%1）</translation>
    </message>
    <message>
        <source>The broker must be given as mqtt://HOST:PORT or mqtts://HOST:PORT, not &apos;%1&apos;</source>
        <translation>代理须写作 mqtt://主机:端口 或 mqtts://主机:端口，而不是“%1”</translation>
    </message>
    <message>
        <source>The broker&apos;s URL holds a user or password: they belong into a credential</source>
        <translation>代理的 URL 含有用户名或密码：它们应放入凭据</translation>
    </message>
    <message>
        <source>User and password would travel unprotected: use mqtts</source>
        <translation>用户名和密码会以明文传输：请使用 mqtts</translation>
    </message>
</context>
<context>
    <name>SimulatedBadge</name>
    <message>
        <source>SIMULATED</source>
        <translation>模拟数据</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>No feeds</source>
        <translation>无数据源</translation>
    </message>
    <message>
        <source>Oldest data %1</source>
        <translation>最旧数据 %1</translation>
    </message>
    <message>
        <source>Rejected %1</source>
        <translation>拒收 %1</translation>
    </message>
    <message>
        <source>Dropped %1</source>
        <translation>丢弃 %1</translation>
    </message>
    <message>
        <source>%1 of %2 feeds live</source>
        <translation>%2 个数据源中 %1 个在线</translation>
    </message>
    <message>
        <source>All feeds (Ctrl E)</source>
        <translation>全部数据源（Ctrl E）</translation>
    </message>
    <message>
        <source>Feeds as they are now, %1:</source>
        <translation>数据源当前状态，%1：</translation>
    </message>
    <message>
        <source>no source is running</source>
        <translation>没有数据源在运行</translation>
    </message>
    <message>
        <source>none needs attention</source>
        <translation>均无需关注</translation>
    </message>
    <message>
        <source>+%1</source>
        <comment>feeds that there is no room for</comment>
        <translation>+%1</translation>
    </message>
    <message>
        <source>Nothing is stored now</source>
        <translation>目前不保存任何数据</translation>
    </message>
</context>
<context>
    <name>Theme</name>
    <message>
        <source>normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>ThenAndNow</name>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Line between now and then</source>
        <translation>今昔分隔线</translation>
    </message>
    <message>
        <source>End the comparison (Ctrl D)</source>
        <translation>结束对比（Ctrl D）</translation>
    </message>
    <message>
        <source>Now less what is usual for</source>
        <translation>现在减平常：</translation>
    </message>
    <message>
        <source>Usual for</source>
        <translation>平常：</translation>
    </message>
    <message>
        <source>Now less</source>
        <translation>现在减</translation>
    </message>
    <message>
        <source>Nothing of what is shown can be subtracted</source>
        <translation>所显示的内容都无法相减</translation>
    </message>
    <message>
        <source>What is usual at an hour needs the same hour of two weeks before it at least.</source>
        <translation>某小时的平常值至少需要此前两周的同一小时。</translation>
    </message>
    <message>
        <source>The history reaches back to %1.</source>
        <translation>历史可追溯至 %1。</translation>
    </message>
    <message>
        <source>Reading the weeks before …</source>
        <translation>正在读取此前各周…</translation>
    </message>
    <message>
        <source>Reading what was then …</source>
        <translation>正在读取当时的情况…</translation>
    </message>
    <message>
        <source>Nothing usual is known of single events, and of what was kept for less than two weeks: %1</source>
        <translation>单个事件以及留存不足两周的内容没有平常值：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>叠放</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>How then stands to now (Ctrl Shift D)</source>
        <translation>过去与现在的摆放方式（Ctrl Shift D）</translation>
    </message>
    <message>
        <source>How then stands to now: %1</source>
        <translation>过去与现在的摆放方式：%1</translation>
    </message>
    <message>
        <source>Show a heat map, areas or places by a value, the roads, or the areas of all departments (0).</source>
        <translation>请显示热力图、按数值着色的区域或地点、道路，或所有部门的区域（0）。</translation>
    </message>
</context>
<context>
    <name>ThenAndNowMenu</name>
    <message>
        <source>One map over the other</source>
        <translation>叠放两幅地图</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>结束对比</translation>
    </message>
    <message>
        <source>Ctrl D</source>
        <translation>Ctrl D</translation>
    </message>
    <message>
        <source>as usual at this hour</source>
        <translation>该小时的平常情况</translation>
    </message>
    <message>
        <source>Ctrl U</source>
        <translation>Ctrl U</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
</context>
<context>
    <name>TimeSeriesChart</name>
    <message>
        <source>No observations in this time</source>
        <translation>此时段无观测</translation>
    </message>
</context>
<context>
    <name>ThenTimeField</name>
    <message>
        <source>Another time</source>
        <translation>另一时间</translation>
    </message>
    <message>
        <source>Not a time. For example: 14:30 · yesterday 8:00 · 2026-11-20 08:15 · −2h</source>
        <translation>不是时间。例如：14:30 · yesterday 8:00 · 2026-11-20 08:15 · −2h</translation>
    </message>
    <message>
        <source>Only a time before %1</source>
        <translation>仅限 %1 之前的时间</translation>
    </message>
    <message>
        <source>Only from %1 on</source>
        <translation>仅限 %1 及之后</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Playback</source>
        <translation>回放</translation>
    </message>
</context>
<context>
    <name>TimelineBar</name>
    <message>
        <source>Bars: %1</source>
        <translation>柱：%1</translation>
    </message>
    <message>
        <source>Bars: observations in %1; the number beside a lane is a full bar</source>
        <translation>柱：每 %1 的观测数；行旁数字为满柱</translation>
    </message>
    <message>
        <source>Bookmarks (B)</source>
        <translation>书签（B）</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 小时</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Length of the timeline</source>
        <translation>时间轴长度</translation>
    </message>
    <message>
        <source>Bars: %1; lines: usual</source>
        <translation>柱：%1；横线：通常值</translation>
    </message>
    <message>
        <source>Bars: observations in %1; lines: usual, the median of up to four weeks; the number beside a lane is a full bar</source>
        <translation>柱：每 %1 的观测数；横线：通常值，即最多四周的中位数；行旁数字为满柱</translation>
    </message>
</context>
<context>
    <name>TimelineReading</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Observations in %1 from %2:</source>
        <translation>自 %2 起 %1 内的观测数：</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: some are damaged and left out</source>
        <translation>%1：部分已损坏并略去</translation>
    </message>
    <message>
        <source>%1, usually %2</source>
        <translation>%1，通常 %2</translation>
    </message>
</context>
<context>
    <name>TimelineTrack</name>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Left and right step one minute, with Shift one hour, with Ctrl one day; up and down zoom, Page Up and Page Down move the picture.</source>
        <translation>左右键移动一分钟，加 Shift 一小时，加 Ctrl 一天；上下键缩放，Page Up 和 Page Down 移动画面。</translation>
    </message>
    <message>
        <source>No feeds</source>
        <translation>没有数据源</translation>
    </message>
    <message>
        <source>Nothing was observed in this span</source>
        <translation>此时段没有观测</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Ctrl %1</source>
        <translation>Ctrl %1</translation>
    </message>
    <message>
        <source>Light theme (Ctrl T)</source>
        <translation>浅色主题（Ctrl T）</translation>
    </message>
    <message>
        <source>Dark theme (Ctrl T)</source>
        <translation>深色主题（Ctrl T）</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Keyboard (F1)</source>
        <translation>键盘快捷键（F1）</translation>
    </message>
    <message>
        <source>Then and now (Ctrl D)</source>
        <translation>今昔对比（Ctrl D）</translation>
    </message>
</context>
<context>
    <name>TransportButtons</name>
    <message>
        <source>Reverse (R)</source>
        <translation>倒放（R）</translation>
    </message>
    <message>
        <source>One minute back (←)</source>
        <translation>后退一分钟（←）</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>暂停（空格）</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>播放（空格）</translation>
    </message>
    <message>
        <source>One minute on (→)</source>
        <translation>前进一分钟（→）</translation>
    </message>
    <message>
        <source>One step back: %1</source>
        <translation>后退一步：%1</translation>
    </message>
    <message>
        <source>Back to where one began: %1 (P)</source>
        <translation>退到上一件开始时：%1（P）</translation>
    </message>
    <message>
        <source>One step on: %1</source>
        <translation>前进一步：%1</translation>
    </message>
    <message>
        <source>On to where one begins: %1 (N)</source>
        <translation>进到下一件开始时：%1（N）</translation>
    </message>
    <message>
        <source>Length of a step: %1</source>
        <translation>步长：%1</translation>
    </message>
    <message>
        <source>1 frame at this speed (%1)</source>
        <translation>此速度下的 1 帧（%1）</translation>
    </message>
    <message>
        <source>,  .</source>
        <translation>,  .</translation>
    </message>
    <message>
        <source>Shift ←  →</source>
        <translation>Shift ←  →</translation>
    </message>
    <message>
        <source>Ctrl ←  →</source>
        <translation>Ctrl ←  →</translation>
    </message>
    <message>
        <source>To an observation: %1</source>
        <translation>到某条观测：%1</translation>
    </message>
    <message>
        <source>To where one begins: %1</source>
        <translation>到每件开始时：%1</translation>
    </message>
    <message>
        <source>P  N</source>
        <translation>P  N</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>citywall::AgeLegend</name>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>paler: older than %1</source>
        <translation>变淡：超过 %1</translation>
    </message>
    <message>
        <source>broken: older than %1</source>
        <translation>断续：超过 %1</translation>
    </message>
    <message>
        <source>hatched: older than %1</source>
        <translation>斜线：超过 %1</translation>
    </message>
    <message>
        <source>unknown: nothing for %1</source>
        <translation>未知：%1 无数据</translation>
    </message>
</context>
<context>
    <name>citywall::CityFeedSetup</name>
    <message>
        <source>What stands there is damaged and is left as it is:
%1</source>
        <translation>其内容已损坏，保持原样：
%1</translation>
    </message>
    <message>
        <source>The history cannot be opened: there is nowhere to put what comes.</source>
        <translation>无法打开历史：收到的数据无处存放。</translation>
    </message>
    <message>
        <source>The last change is still being written.</source>
        <translation>上一次更改仍在写入。</translation>
    </message>
    <message>
        <source>No feed is chosen for it.</source>
        <translation>没有为其选择数据源。</translation>
    </message>
    <message>
        <source>This source is connected to this feed already.</source>
        <translation>此来源已连接到该数据源。</translation>
    </message>
</context>
<context>
    <name>citywall::CityFeeds</name>
    <message>
        <source>no running module understands it</source>
        <translation>没有运行中的模块理解它</translation>
    </message>
</context>
<context>
    <name>citywall::CityTime</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1后</translation>
    </message>
</context>
<context>
    <name>citywall::ComparedLayer</name>
    <message>
        <source>mean of %1 weeks</source>
        <translation>%1 周的平均</translation>
    </message>
    <message>
        <source>Now less usual: %1</source>
        <translation>现在减平常：%1</translation>
    </message>
    <message>
        <source>Now less then: %1</source>
        <translation>现在减过去：%1</translation>
    </message>
    <message>
        <source>less the mean of %1 weeks, with the same kernel; red is more than usual, blue less</source>
        <translation>减去 %1 周的平均，核相同；红色高于平常，蓝色低于平常</translation>
    </message>
    <message>
        <source>less that of then, with the same kernel; red is more now, blue less</source>
        <translation>减去当时的值，核相同；红色表示现在更多，蓝色更少</translation>
    </message>
    <message>
        <source>now %1, usually %2</source>
        <translation>现在 %1，通常 %2</translation>
    </message>
    <message>
        <source>now %1, then %2</source>
        <translation>现在 %1，当时 %2</translation>
    </message>
    <message>
        <source>now %1, usually %2: %3</source>
        <translation>现在 %1，通常 %2：%3</translation>
    </message>
    <message>
        <source>now %1, then %2: %3</source>
        <translation>现在 %1，当时 %2：%3</translation>
    </message>
    <message>
        <source>median of %1 weeks</source>
        <translation>%1 周的中位数</translation>
    </message>
    <message>
        <source>not known now, or not usually</source>
        <translation>现在未知，或通常值未知</translation>
    </message>
    <message>
        <source>not known at one of the two times</source>
        <translation>两个时刻之一未知</translation>
    </message>
    <message>
        <source>less the median of %1 weeks; red is more than usual, blue less</source>
        <translation>减去 %1 周的中位数；红色高于通常，蓝色低于通常</translation>
    </message>
    <message>
        <source>less that of then; red is more now, blue less</source>
        <translation>减去当时的值；红色为现在更多，蓝色为更少</translation>
    </message>
    <message>
        <source>less the median of the same hour in the last weeks; red is more than usual, blue less</source>
        <translation>减去前几周同一小时的中位数；红色高于通常，蓝色低于通常</translation>
    </message>
</context>
<context>
    <name>citywall::ComparedSets</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>citywall::ComparedText</name>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>citywall::DecodedTable</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>实体</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Values (SI units)</source>
        <translation>值（SI 单位）</translation>
    </message>
    <message>
        <source>Latitude, longitude</source>
        <translation>纬度、经度</translation>
    </message>
</context>
<context>
    <name>citywall::FeedReportServer</name>
    <message>
        <source>&quot;citywall feeds&quot; cannot ask this city while it runs: %1</source>
        <translation>城市运行期间，“citywall feeds”无法询问它：%1</translation>
    </message>
</context>
<context>
    <name>citywall::FeedSampler</name>
    <message>
        <source>Payloads so far: %1; waiting a moment for more</source>
        <translation>目前载荷：%1；稍候更多</translation>
    </message>
    <message>
        <source>Connected; waiting for the first payload</source>
        <translation>已连接；等待首个载荷</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
</context>
<context>
    <name>citywall::Freshness</name>
    <message>
        <source>never heard of</source>
        <translation>从未有消息</translation>
    </message>
    <message>
        <source>unknown for %1</source>
        <translation>%1 情况未知</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
</context>
<context>
    <name>citywall::Future</name>
    <message>
        <source>An unknown error</source>
        <translation>未知错误</translation>
    </message>
</context>
<context>
    <name>citywall::HistoryNews</name>
    <message>
        <source>The history is there again: %1</source>
        <translation>历史已恢复：%1</translation>
    </message>
    <message>
        <source>%1: a row of names is damaged (%2); see &apos;citywall history verify&apos;</source>
        <translation>%1：一行名称已损坏（%2）；参见 citywall history verify</translation>
    </message>
    <message>
        <source>%1: %2 observations of %3 to %4 are damaged and left out; see &apos;citywall history verify&apos;</source>
        <translation>%1：%3 至 %4 的 %2 条观测已损坏并略去；参见 citywall history verify</translation>
    </message>
    <message>
        <source>A feed whose name is lost</source>
        <translation>名称已丢失的数据源</translation>
    </message>
    <message>
        <source>and others</source>
        <translation>以及其他时段</translation>
    </message>
    <message>
        <source>%1: %2 observations of %3 are damaged on the disk and left out; the rest is shown.</source>
        <translation>%1：%3 的 %2 条观测在磁盘上已损坏，已略去；其余内容照常显示。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between spans of time</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1: some names are damaged on the disk; “damaged:…” stands in their place.</source>
        <translation>%1：部分名称在磁盘上已损坏，以“damaged:…”代替。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
</context>
<context>
    <name>citywall::MeasureCorrelation</name>
    <message>
        <source>Negligible</source>
        <translation>可忽略</translation>
    </message>
    <message>
        <source>Weak, positive</source>
        <translation>弱正相关</translation>
    </message>
    <message>
        <source>Weak, negative</source>
        <translation>弱负相关</translation>
    </message>
    <message>
        <source>Moderate, positive</source>
        <translation>中等正相关</translation>
    </message>
    <message>
        <source>Moderate, negative</source>
        <translation>中等负相关</translation>
    </message>
    <message>
        <source>Strong, positive</source>
        <translation>强正相关</translation>
    </message>
    <message>
        <source>Strong, negative</source>
        <translation>强负相关</translation>
    </message>
    <message>
        <source>Very strong, positive</source>
        <translation>极强正相关</translation>
    </message>
    <message>
        <source>Very strong, negative</source>
        <translation>极强负相关</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 (no interval)</source>
        <translation>%1（无区间）</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1（%2 至 %3）</translation>
    </message>
    <message>
        <source>Two measures are needed</source>
        <translation>需要两项指标</translation>
    </message>
    <message>
        <source>Too few times at which both are known</source>
        <translation>两项均已知的时刻太少</translation>
    </message>
    <message>
        <source>Too few areas where both are known</source>
        <translation>两项均已知的区域太少</translation>
    </message>
    <message>
        <source>%1 does not vary</source>
        <translation>%1没有变化</translation>
    </message>
    <message>
        <source>%1 areas</source>
        <translation>%1 个区域</translation>
    </message>
    <message>
        <source>%1 times of %2</source>
        <translation>%1 个时段（每段 %2）</translation>
    </message>
    <message>
        <source>%1, which say as much as %2 independent ones</source>
        <translation>%1，相当于 %2 个独立时段</translation>
    </message>
    <message>
        <source>Correlation is not cause: both may follow a third thing, such as the time of day.</source>
        <translation>相关不等于因果：两者可能都随第三个因素变化，例如一天中的时刻。</translation>
    </message>
    <message>
        <source>Correlation is not cause: both may follow a third thing, such as how many people are there.</source>
        <translation>相关不等于因果：两者可能都随第三个因素变化，例如当地的人口多少。</translation>
    </message>
    <message>
        <source>Few points: one more or one less can change the picture.</source>
        <translation>数据点很少：增减一个就可能改变结论。</translation>
    </message>
    <message>
        <source>The interval holds 0: there may be no connection at all.</source>
        <translation>区间包含 0：两者可能毫无关联。</translation>
    </message>
    <message>
        <source>r and ρ are far apart: a few extreme points or a bend make the difference.</source>
        <translation>r 与 ρ 相差较大：由少数极端点或弯曲的关系造成。</translation>
    </message>
    <message>
        <source>Neighbouring areas are alike, so the interval is rather too narrow.</source>
        <translation>相邻区域彼此相似，因此区间偏窄。</translation>
    </message>
</context>
<context>
    <name>citywall::MeasureList</name>
    <message>
        <source>Could not start: %1</source>
        <translation>未能启动：%1</translation>
    </message>
    <message>
        <source>Gives no figures by area</source>
        <translation>不提供分区域数据</translation>
    </message>
</context>
<context>
    <name>citywall::MeasureMap</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>over the whole window; grey: not known</source>
        <translation>取整个时间窗口；灰色表示未知</translation>
    </message>
    <message>
        <source>Now less then: %1</source>
        <translation>现在减过去：%1</translation>
    </message>
    <message>
        <source>each over the whole window; grey: not known at one of the two times</source>
        <translation>各取整个时间窗；灰色：两个时刻之一未知</translation>
    </message>
    <message>
        <source>Now less usual: %1</source>
        <translation>现在减平常：%1</translation>
    </message>
    <message>
        <source>each over the whole window; usual is the median of the same window in the last weeks; grey: not known now, or in fewer than two of the weeks</source>
        <translation>各取整个时间窗；平常值为最近几周同一时间窗的中位数；灰色：现在未知，或可用周数少于两周</translation>
    </message>
</context>
<context>
    <name>citywall::ModuleHost</name>
    <message>
        <source>registers something without an id</source>
        <translation>注册了没有编号的内容</translation>
    </message>
    <message>
        <source>registers &apos;%1&apos; twice</source>
        <translation>重复注册了“%1”</translation>
    </message>
    <message>
        <source>its feed &apos;%1&apos; must be named &apos;%2.…&apos;</source>
        <translation>其数据源“%1”必须命名为“%2.…”</translation>
    </message>
    <message>
        <source>its feed &apos;%1&apos; needs one to %2 fields and a decoder</source>
        <translation>其数据源“%1”需要 1 到 %2 个字段和一个解码器</translation>
    </message>
    <message>
        <source>its mapping &apos;%1&apos; does not exist</source>
        <translation>其映射“%1”不存在</translation>
    </message>
    <message>
        <source>asks for metric &apos;%1&apos;, which no module has added</source>
        <translation>请求指标“%1”，但没有模块添加过该指标</translation>
    </message>
    <message>
        <source>is not installed in %1</source>
        <translation>未安装在 %1 中</translation>
    </message>
    <message>
        <source>has the same id as %1</source>
        <translation>与 %1 的编号相同</translation>
    </message>
    <message>
        <source>%1 is not a module: %2</source>
        <translation>%1 不是模块：%2</translation>
    </message>
    <message>
        <source>requires module &apos;%1&apos;, which has failed</source>
        <translation>依赖模块“%1”，但该模块已失败</translation>
    </message>
    <message>
        <source>crashed or hung the program when it was last started, and is held back. Try again: citywall modules --retry %1</source>
        <translation>上次启动时导致程序崩溃或无响应，已被暂停加载。重试：citywall modules --retry %1</translation>
    </message>
    <message>
        <source>cannot be loaded: %1</source>
        <translation>无法加载：%1</translation>
    </message>
    <message>
        <source>its plugin&apos;s object is not a module</source>
        <translation>其插件对象不是模块</translation>
    </message>
    <message>
        <source>metric &apos;%1&apos; is another module&apos;s already</source>
        <translation>指标“%1”已属于其他模块</translation>
    </message>
    <message>
        <source>failed with an error of an unknown kind</source>
        <translation>因未知类型的错误而失败</translation>
    </message>
    <message>
        <source>its measure &apos;%1&apos; needs one of its own feeds and a function</source>
        <translation>其度量“%1”需要一个自有数据源和一个函数</translation>
    </message>
    <message>
        <source>its alarm rule &apos;%1&apos; needs a field of one of the module&apos;s feeds</source>
        <translation>其报警规则“%1”需要本模块某个数据源的字段</translation>
    </message>
</context>
<context>
    <name>citywall::ObservationTable</name>
    <message>
        <source>SIMULATED</source>
        <translation>模拟数据</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>观测时间</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接收时间</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>citywall::OnlineTiles</name>
    <message>
        <source>the answer is not a picture</source>
        <translation>响应不是图片</translation>
    </message>
    <message>
        <source>The online map does not answer (%1); the map goes on without it.</source>
        <translation>在线地图无响应（%1）；地图将在没有它的情况下继续运行。</translation>
    </message>
</context>
<context>
    <name>citywall::QueryRun</name>
    <message>
        <source>The history could not be read</source>
        <translation>无法读取历史</translation>
    </message>
    <message>
        <source>There is no field &apos;%1&apos;; there are: %2</source>
        <translation>没有字段“%1”；可用：%2</translation>
    </message>
</context>
<context>
    <name>citywall::Session</name>
    <message>
        <source>this computer&apos;s clock stepped by %1 s</source>
        <translation>本机时钟跳变了 %1 秒</translation>
    </message>
    <message>
        <source>The base map cannot be shown: no port for its tile service on this computer</source>
        <translation>无法显示底图：本机没有可供瓦片服务使用的端口</translation>
    </message>
    <message>
        <source>the file is missing</source>
        <translation>文件缺失</translation>
    </message>
    <message>
        <source>Base map %1: %2; plain ground is shown</source>
        <translation>底图 %1：%2；改为显示纯色底面</translation>
    </message>
    <message>
        <source>history</source>
        <translation>历史库</translation>
    </message>
    <message>
        <source>no source is running; what the history holds is shown</source>
        <translation>没有正在运行的数据来源；显示历史库中的内容</translation>
    </message>
    <message>
        <source>The feeds that were connected here are left out: %1</source>
        <translation>此处连接的数据源被略去：%1</translation>
    </message>
    <message>
        <source>the history can only be read: no source is started</source>
        <translation>历史库只能读取：不启动任何数据源</translation>
    </message>
</context>
<context>
    <name>citywall::ShellWindow</name>
    <message>
        <source>the shell cannot be loaded</source>
        <translation>无法加载主界面</translation>
    </message>
    <message>
        <source>Missing fonts: %1; others are used. &apos;citywall doctor&apos; says what to install</source>
        <translation>缺少字体：%1；已改用其他字体。“citywall doctor” 会说明需要安装什么</translation>
    </message>
</context>
<context>
    <name>citywall::TextOutput</name>
    <message>
        <source>%1 is not a file of this computer</source>
        <translation>%1 不是本机文件</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>citywall::WorkShifts</name>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
</TS>
