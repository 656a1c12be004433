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
        <source>ddd d MMM yyyy</source>
        <translation>yyyy年M月d日 ddd</translation>
    </message>
    <message>
        <source>%1 · %2 behind</source>
        <translation>%1 · 滞后 %2</translation>
    </message>
</context>
<context>
    <name>CliText</name>
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
        <source>--bbox must be WEST,SOUTH,EAST,NORTH in degrees, not &apos;%1&apos;</source>
        <translation>--bbox 必须为 WEST,SOUTH,EAST,NORTH（单位为度），而不是“%1”</translation>
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
        <source>standard output cannot be written</source>
        <translation>无法写入标准输出</translation>
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
        <source>more than one feed recognises it; name one with --feed: %1</source>
        <translation>多个数据源都能识别；请用 --feed 指定：%1</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
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
        <source>%1 %2 observations of %3 entities, %4 (%5 B each), %6</source>
        <translation>%1 %2 条观测，%3 个实体，%4（每条 %5 B），%6</translation>
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
        <source>%1 is damaged; %2 observations are whole and go on being shown</source>
        <translation>%1 已损坏；%2 条观测完好，仍会显示</translation>
    </message>
    <message>
        <source>copying</source>
        <translation>正在复制</translation>
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
        <source>there is no credential &apos;%1&apos; in %2</source>
        <translation>%2 中没有凭据“%1”</translation>
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
        <source>feed &apos;%1&apos; masks small numbers of people; its payloads may not be kept</source>
        <translation>数据源“%1”须屏蔽小人数；其原始数据不得保存</translation>
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
        <source>Pause? Nothing of this feed is taken until it is resumed.</source>
        <translation>暂停？恢复之前不会接收该数据源的任何数据。</translation>
    </message>
    <message>
        <source>Restart? The connection ends and begins anew; what comes meanwhile may be missed.</source>
        <translation>重新启动？连接将断开并重新建立，其间到来的数据可能丢失。</translation>
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
</context>
<context>
    <name>FeedIndicator</name>
    <message>
        <source>%1 accepted, %2 rejected, %3 dropped</source>
        <translation>接收 %1，拒绝 %2，丢弃 %3</translation>
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
        <source>The last that came, the newest first.</source>
        <translation>最近收到的消息，最新在前。</translation>
    </message>
    <message>
        <source>Message of %1, %2 accepted, %3 rejected</source>
        <translation>%1 的消息，接受 %2，拒收 %3</translation>
    </message>
    <message>
        <source>%1 accepted, %2 rejected</source>
        <translation>接受 %1，拒收 %2</translation>
    </message>
    <message>
        <source>%1 accepted</source>
        <translation>接受 %1</translation>
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
        <source>Newest datum</source>
        <translation>最新数据</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>until received</source>
        <translation>至收到为止</translation>
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
        <source>Per minute</source>
        <translation>每分钟</translation>
    </message>
    <message>
        <source>The last hour by minutes, at most %1</source>
        <translation>最近一小时（按分钟），最多 %1</translation>
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
        <source>The city&apos;s profile names no source, and no module waits for one.</source>
        <translation>城市配置没有列出来源，也没有模块在等待。</translation>
    </message>
    <message>
        <source>All that run are live, and nothing was lost.</source>
        <translation>所有运行中的数据源均正常，没有丢失数据。</translation>
    </message>
    <message>
        <source>Titles, ids, modules, sources and reasons can be found.</source>
        <translation>可按标题、标识、模块、来源和原因查找。</translation>
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
        <source>More comes than can be taken: %1 lost in the last 5 min</source>
        <translation>数据过多无法全部接收：最近 5 分钟丢失 %1</translation>
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
        <source>line too long</source>
        <translation>行过长</translation>
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
        <source>The history %1 is damaged. Move it aside and restore it from a backup, or start with an empty one and import again.</source>
        <translation>历史库 %1 已损坏。请将其移走并从备份恢复，或从空库开始重新导入。</translation>
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
        <source>The backup %1 is damaged; nothing was changed.</source>
        <translation>备份 %1 已损坏；未作任何更改。</translation>
    </message>
    <message>
        <source>The history %1 cannot be moved aside. May this user write its folder?</source>
        <translation>无法移开历史 %1。此用户是否可写其文件夹？</translation>
    </message>
    <message>
        <source>The history %1 cannot be put in place. May this user write its folder?</source>
        <translation>无法放置历史 %1。此用户是否可写其文件夹？</translation>
    </message>
</context>
<context>
    <name>Ingest</name>
    <message>
        <source>%1: %2 %, looking for the newest time</source>
        <translation>%1：%2 %，正在查找最新时间</translation>
    </message>
    <message>
        <source>%1: %2 %, %3 rows, %4 rows/s</source>
        <translation>%1：%2 %，%3 行，%4 行/秒</translation>
    </message>
    <message>
        <source>%1 observations</source>
        <translation>%1 条观测</translation>
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
        <source>position out of range</source>
        <translation>位置超出范围</translation>
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
        <source>JSON nested too deeply</source>
        <translation>JSON 嵌套过深</translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>geometry is neither Point nor LineString</source>
        <translation>几何类型既非 Point 也非 LineString</translation>
    </message>
    <message>
        <source>%1 has no JSON object on its first lines</source>
        <translation>%1 的前几行中没有 JSON 对象</translation>
    </message>
    <message>
        <source>id missing</source>
        <translation>缺少 id</translation>
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
        <source>The export could not be written</source>
        <translation>无法写入导出内容</translation>
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
        <source>%1 is not a coordinate reference system that can be converted to WGS 84</source>
        <translation>%1 不是可转换为 WGS 84 的坐标参考系</translation>
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
        <source>ddd d</source>
        <comment>day of the week and of the month, Qt&apos;s pattern</comment>
        <translation>ddd d日</translation>
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
</context>
<context>
    <name>KpiStrip</name>
    <message>
        <source>Key figures</source>
        <translation>关键指标</translation>
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
    <name>LoadingState</name>
    <message>
        <source>Loading …</source>
        <translation>正在加载…</translation>
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
    <message numerus="yes">
        <source>%n point(s), %1 of high priority</source>
        <translation>
            <numerusform>%n 个点，其中 %1 个高优先级</numerusform>
        </translation>
    </message>
    <message>
        <source>Point</source>
        <translation>点</translation>
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
    <name>PageStates</name>
    <message>
        <source>Reading observations</source>
        <translation>正在读取观测</translation>
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
        <source>The history could not take the observations: %1</source>
        <translation>历史无法接收观测：%1</translation>
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
    <name>TimeSeriesChart</name>
    <message>
        <source>No observations in this time</source>
        <translation>此时段无观测</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Playback</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>End the loop</source>
        <translation>结束循环</translation>
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
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Length of the timeline</source>
        <translation>时间轴长度</translation>
    </message>
</context>
<context>
    <name>TimelineTrack</name>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Left and right step one minute, with Shift one hour, with Ctrl one day; plus and minus change the speed.</source>
        <translation>左右键步进一分钟，加 Shift 步进一小时，加 Ctrl 步进一天；加号和减号调整速度。</translation>
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
</context>
<context>
    <name>TransportButtons</name>
    <message>
        <source>Go live (L)</source>
        <translation>回到实时（L）</translation>
    </message>
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
</context>
<context>
    <name>citywall::CityTime</name>
    <message>
        <source>ddd d MMM HH:mm</source>
        <extracomment>a day and a time, in the pattern letters of QLocale</extracomment>
        <translation>M月d日 ddd HH:mm</translation>
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
        <source>ddd d MMM</source>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
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
    <name>citywall::ObservationExport</name>
    <message>
        <source>There is no area &apos;%1&apos; in this city</source>
        <translation>此城市没有区域“%1”</translation>
    </message>
    <message>
        <source>The history could not be read</source>
        <translation>无法读取历史库</translation>
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
    <name>citywall::Session</name>
    <message>
        <source>this computer&apos;s clock stepped by %1 s</source>
        <translation>本机时钟跳变了 %1 秒</translation>
    </message>
    <message>
        <source>The history cannot be opened, nothing is kept: %1</source>
        <translation>无法打开历史库，数据不会保存：%1</translation>
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
        <source>no running module understands it</source>
        <translation>没有正在运行的模块能识别它</translation>
    </message>
    <message>
        <source>history</source>
        <translation>历史库</translation>
    </message>
    <message>
        <source>no source is running; what the history holds is shown</source>
        <translation>没有正在运行的数据来源；显示历史库中的内容</translation>
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
</TS>
