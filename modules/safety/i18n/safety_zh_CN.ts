<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>HeardRow</name>
    <message>
        <source>Last heard</source>
        <translation>最近消息</translation>
    </message>
</context>
<context>
    <name>IncidentPage</name>
    <message>
        <source>Not reported yet</source>
        <translation>尚未接报</translation>
    </message>
    <message>
        <source>At the clock&apos;s time nothing was known of this incident.</source>
        <translation>在当前时钟时刻，尚无该事件的信息。</translation>
    </message>
    <message>
        <source>The incident could not be read</source>
        <translation>无法读取该事件</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Nearest available units</source>
        <translation>最近的待命力量</translation>
    </message>
    <message>
        <source>In a straight line; times are estimated from it, without the road network.</source>
        <translation>直线距离；时间据此估算，未用路网。</translation>
    </message>
</context>
<context>
    <name>IncidentSections</name>
    <message>
        <source>Reported</source>
        <translation>接报</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>未结案</translation>
    </message>
    <message>
        <source>Median arrival</source>
        <translation>到场用时中位数</translation>
    </message>
    <message>
        <source>Median handling</source>
        <translation>处置用时中位数</translation>
    </message>
    <message>
        <source>The incidents could not be read</source>
        <translation>无法读取事件</translation>
    </message>
    <message>
        <source>Reading incidents</source>
        <translation>正在读取事件</translation>
    </message>
    <message>
        <source>No incidents in this span</source>
        <translation>该时段内没有事件</translation>
    </message>
    <message>
        <source>Choose a longer span, or move the clock to a time with data.</source>
        <translation>请选择更长的时段，或将时钟移至有数据的时间。</translation>
    </message>
    <message>
        <source>Active, most urgent first</source>
        <translation>未结案，最紧急在前</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>By hour of day</source>
        <translation>按小时</translation>
    </message>
    <message>
        <source>incidents</source>
        <translation>事件</translation>
    </message>
</context>
<context>
    <name>PlacesSections</name>
    <message>
        <source>Hot spots</source>
        <translation>热点</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
    <message>
        <source>By area</source>
        <translation>按区域</translation>
    </message>
</context>
<context>
    <name>RawSection</name>
    <message>
        <source>Raw observations</source>
        <translation>原始观测</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>payload too large</source>
        <translation>载荷过大</translation>
    </message>
    <message>
        <source>no CAP message in the document</source>
        <translation>文档中没有 CAP 消息</translation>
    </message>
    <message>
        <source>malformed XML</source>
        <translation>XML 格式错误</translation>
    </message>
    <message>
        <source>too many bad records: the rest was not read</source>
        <translation>错误记录过多，其余未读取</translation>
    </message>
    <message>
        <source>entry without title</source>
        <translation>条目没有标题</translation>
    </message>
    <message>
        <source>entry without alert or link</source>
        <translation>条目既无警报也无链接</translation>
    </message>
    <message>
        <source>linked alert not embedded</source>
        <translation>链接的警报未内嵌</translation>
    </message>
    <message>
        <source>more linked alerts than are followed</source>
        <translation>链接的警报超出跟踪数量</translation>
    </message>
    <message>
        <source>impossible polygon</source>
        <translation>多边形不可能存在</translation>
    </message>
    <message>
        <source>impossible circle</source>
        <translation>圆形不可能存在</translation>
    </message>
    <message>
        <source>areaDesc missing</source>
        <translation>缺少 areaDesc</translation>
    </message>
    <message>
        <source>message with too many info blocks: the rest was not read</source>
        <translation>消息的 info 块过多，其余未读取</translation>
    </message>
    <message>
        <source>too many messages: the rest was not read</source>
        <translation>消息过多，其余未读取</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>not a word of the standard</source>
        <translation>不是标准规定的取值</translation>
    </message>
    <message>
        <source>time without zone or malformed</source>
        <translation>时间缺少时区或格式错误</translation>
    </message>
    <message>
        <source>status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>message type</source>
        <translation>消息类型</translation>
    </message>
    <message>
        <source>nested too deep</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>no event in the document</source>
        <translation>文档中没有事件</translation>
    </message>
    <message>
        <source>uid missing or too long</source>
        <translation>uid 缺失或过长</translation>
    </message>
    <message>
        <source>type missing</source>
        <translation>缺少 type</translation>
    </message>
    <message>
        <source>not a unit of one&apos;s own</source>
        <translation>不是己方单位</translation>
    </message>
    <message>
        <source>not an incident</source>
        <translation>不是事件</translation>
    </message>
    <message>
        <source>time or stale missing</source>
        <translation>缺少 time 或 stale</translation>
    </message>
    <message>
        <source>stale before its start</source>
        <translation>stale 早于起始时间</translation>
    </message>
    <message>
        <source>point missing</source>
        <translation>缺少 point</translation>
    </message>
    <message>
        <source>position not known</source>
        <translation>位置未知</translation>
    </message>
    <message>
        <source>impossible coordinates</source>
        <translation>坐标不可能存在</translation>
    </message>
    <message>
        <source>number out of range</source>
        <translation>数值超出范围</translation>
    </message>
    <message>
        <source>too many events: the rest was not read</source>
        <translation>事件过多，其余未读取</translation>
    </message>
</context>
<context>
    <name>SafetyPanel</name>
    <message>
        <source>Span of time</source>
        <translation>时间跨度</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>处置力量</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>TimesSections</name>
    <message>
        <source>Interval</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>90 % within</source>
        <translation>90 % 在此之内</translation>
    </message>
    <message>
        <source>No such interval ended in this span</source>
        <translation>该时段内没有结束的此类区间</translation>
    </message>
    <message>
        <source>Choose a longer span. Records without a lifecycle have no durations.</source>
        <translation>请选择更长的时段。没有处置过程的记录没有时长。</translation>
    </message>
    <message>
        <source>Distribution, by minutes</source>
        <translation>分布（分钟）</translation>
    </message>
    <message>
        <source>incidents</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Labels are where a step begins; the marked one holds the median.</source>
        <translation>标签为各档起点；突出的一档含中位数。</translation>
    </message>
    <message>
        <source>Median by priority</source>
        <translation>各优先级中位数</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>The line across a bar is the median of the span compared with.</source>
        <translation>横线为所比较时段的中位数。</translation>
    </message>
</context>
<context>
    <name>UnitPage</name>
    <message>
        <source>Not heard of yet</source>
        <translation>尚无消息</translation>
    </message>
    <message>
        <source>At the clock&apos;s time nothing was known of this unit.</source>
        <translation>在当前时钟时刻，尚无该力量的信息。</translation>
    </message>
    <message>
        <source>The unit could not be read</source>
        <translation>无法读取该力量</translation>
    </message>
    <message>
        <source>Lately</source>
        <translation>近况</translation>
    </message>
</context>
<context>
    <name>UnitSections</name>
    <message>
        <source>The units could not be read</source>
        <translation>无法读取处置力量</translation>
    </message>
    <message>
        <source>No unit heard of</source>
        <translation>没有处置力量的消息</translation>
    </message>
    <message>
        <source>No unit has told its state in the half hour before the clock&apos;s time.</source>
        <translation>时钟时刻前半小时内没有处置力量报告状态。</translation>
    </message>
    <message>
        <source>Units on the map</source>
        <translation>在地图上显示处置力量</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Type of unit</source>
        <translation>力量类型</translation>
    </message>
    <message>
        <source>Covered now</source>
        <translation>当前覆盖</translation>
    </message>
    <message>
        <source>Gaps on the map</source>
        <translation>在地图上显示空白</translation>
    </message>
    <message>
        <source>Least covered areas</source>
        <translation>覆盖最低的区域</translation>
    </message>
    <message>
        <source>Share of their ground within reach</source>
        <translation>可及面积比例</translation>
    </message>
</context>
<context>
    <name>WarningPage</name>
    <message>
        <source>Not sent yet</source>
        <translation>尚未发布</translation>
    </message>
    <message>
        <source>At the clock&apos;s time this warning had not been sent.</source>
        <translation>在当前时钟时刻，该预警尚未发布。</translation>
    </message>
    <message>
        <source>The warning could not be read</source>
        <translation>无法读取该预警</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>WarningSections</name>
    <message>
        <source>The warnings could not be read</source>
        <translation>无法读取预警</translation>
    </message>
    <message>
        <source>Reading warnings</source>
        <translation>正在读取预警</translation>
    </message>
    <message>
        <source>The most severe first</source>
        <translation>最严重的在前</translation>
    </message>
    <message>
        <source>None has been sent that still holds at the clock&apos;s time.</source>
        <translation>时钟时刻没有仍然有效的预警。</translation>
    </message>
</context>
<context>
    <name>citywall::safety::Feeds</name>
    <message>
        <source>Incidents</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>处置力量</translation>
    </message>
    <message>
        <source>Public warnings</source>
        <translation>公共预警</translation>
    </message>
</context>
<context>
    <name>citywall::safety::HotSpotMap</name>
    <message>
        <source>below 0.1 %</source>
        <translation>低于 0.1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Hot spots of incidents</source>
        <translation>事件热点</translation>
    </message>
    <message>
        <source>more than chance, q ≤ 1 %</source>
        <translation>显著偏多，q ≤ 1 %</translation>
    </message>
    <message>
        <source>more than chance, q ≤ 5 %</source>
        <translation>显著偏多，q ≤ 5 %</translation>
    </message>
    <message>
        <source>fewer than chance, q ≤ 5 %</source>
        <translation>显著偏少，q ≤ 5 %</translation>
    </message>
    <message>
        <source>score %1, q %2</source>
        <translation>得分 %1，q %2</translation>
    </message>
    <message>
        <source>Cell %1</source>
        <translation>格 %1</translation>
    </message>
    <message>
        <source>%1 in the cell, %2 with its neighbours
%3</source>
        <translation>格内 %1 起，连同邻格 %2 起
%3</translation>
    </message>
    <message>
        <source>Too few incidents to speak of hot spots: %1, of at least %2</source>
        <translation>事件太少，无法判断热点：%1 起，至少需 %2 起</translation>
    </message>
    <message>
        <source>No significant hot spot among %1 incidents</source>
        <translation>%1 起事件中没有显著热点</translation>
    </message>
    <message>
        <source>%1 significant cells, among %2 incidents</source>
        <translation>%1 个显著格，共 %2 起事件</translation>
    </message>
    <message>
        <source>Getis-Ord Gi* of incidents in H3 hexagons and their six neighbours, tested with a false discovery rate of 5 %</source>
        <translation>H3 六边形及其六个邻格内事件的 Getis-Ord Gi*，错误发现率 5 %</translation>
    </message>
    <message>
        <source>Getis-Ord Gi* of %1 incidents in %2 H3 hexagons of %3 km² and their six neighbours; q = p after Benjamini and Hochberg</source>
        <translation>%1 起事件在 %2 个 H3 六边形（各 %3 平方公里）及其六个邻格内的 Getis-Ord Gi*；q 为经 Benjamini 与 Hochberg 校正的 p</translation>
    </message>
    <message>
        <source>%1 incidents</source>
        <translation>%1 起</translation>
    </message>
</context>
<context>
    <name>citywall::safety::IncidentCard</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>+ %1</source>
        <translation>+ %1</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>发生</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接报</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>已派出</translation>
    </message>
    <message>
        <source>On scene</source>
        <translation>已到场</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>处置单位</translation>
    </message>
    <message>
        <source>Casualties</source>
        <translation>伤亡</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>%1, about %2 away</source>
        <translation>%1，约 %2 可达</translation>
    </message>
</context>
<context>
    <name>citywall::safety::IncidentMap</name>
    <message>
        <source>Incidents per km²</source>
        <translation>每 km² 事件数</translation>
    </message>
    <message>
        <source>sum over the chosen span, Gaussian kernel, bandwidth %1 m</source>
        <translation>所选时段内合计，高斯核，带宽 %1 m</translation>
    </message>
    <message>
        <source>Incidents per 10,000 residents and day</source>
        <translation>每万居民每日事件数</translation>
    </message>
    <message>
        <source>by the area of the incident; grey: no population known</source>
        <translation>按事件所在区域；灰色：人口未知</translation>
    </message>
    <message>
        <source>Closed incidents</source>
        <translation>已结案事件</translation>
    </message>
    <message>
        <source>Active incidents by priority</source>
        <translation>未结案事件（按优先级）</translation>
    </message>
    <message>
        <source>high</source>
        <translation>高</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>recorded only</source>
        <translation>仅登记</translation>
    </message>
    <message>
        <source>▲ traffic  ✚ medical  ■ fire  ◆ crime  ● other; a number is a cluster, click to zoom in</source>
        <translation>▲ 交通  ✚ 医疗  ■ 火灾  ◆ 犯罪  ● 其他；数字表示聚合点，点击可放大</translation>
    </message>
    <message>
        <source>closed in the chosen span</source>
        <translation>所选时段内已结案</translation>
    </message>
    <message>
        <source>Incidents per km² and day</source>
        <translation>每平方公里每日事件数</translation>
    </message>
    <message>
        <source>%1 reported</source>
        <translation>报告 %1 起</translation>
    </message>
    <message>
        <source>%1, %2 per 10,000 residents and day</source>
        <translation>%1，每万居民每日 %2 起</translation>
    </message>
    <message>
        <source>%1, %2 per km² and day</source>
        <translation>%1，每平方公里每日 %2 起</translation>
    </message>
    <message>
        <source>by the area of the incident; no populations are known in this city</source>
        <translation>按事件所在区域；本市没有人口数据</translation>
    </message>
</context>
<context>
    <name>citywall::safety::IncidentOverview</name>
    <message>
        <source>1 h</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>No active incident</source>
        <translation>没有未结案事件</translation>
    </message>
    <message numerus="yes">
        <source>%n active, all with a unit</source>
        <translation>
            <numerusform>%n 起未结案，均已派出力量</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n active</source>
        <translation>
            <numerusform>%n 起未结案</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n waiting for a unit</source>
        <translation>
            <numerusform>，%n 起待派出力量</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 % fewer than before</source>
        <translation>比此前少 %1 %</translation>
    </message>
    <message>
        <source>%1 % more than before</source>
        <translation>比此前多 %1 %</translation>
    </message>
    <message>
        <source>as many as before</source>
        <translation>与此前持平</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 起待派</numerusform>
        </translation>
    </message>
    <message>
        <source>none waiting</source>
        <translation>无待派</translation>
    </message>
    <message>
        <source>%1 % faster than before</source>
        <translation>比此前快 %1 %</translation>
    </message>
    <message>
        <source>%1 % slower than before</source>
        <translation>比此前慢 %1 %</translation>
    </message>
    <message>
        <source>%1 % shorter than before</source>
        <translation>比此前缩短 %1 %</translation>
    </message>
    <message>
        <source>%1 % longer than before</source>
        <translation>比此前延长 %1 %</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>too few to compare</source>
        <translation>太少，无法比较</translation>
    </message>
    <message>
        <source>no clear change</source>
        <translation>无明显变化</translation>
    </message>
</context>
<context>
    <name>citywall::safety::ResponseTimes</name>
    <message>
        <source>Priority %1</source>
        <translation>优先级%1</translation>
    </message>
    <message>
        <source>n %1, before %2</source>
        <translation>n %1，此前 %2</translation>
    </message>
    <message>
        <source>From the call to the first unit dispatched</source>
        <translation>从接报到首批力量派出</translation>
    </message>
    <message>
        <source>From the call to the first unit on scene</source>
        <translation>从接报到首批力量到场</translation>
    </message>
    <message>
        <source>From the call to the closing</source>
        <translation>从接报到结案</translation>
    </message>
    <message>
        <source>%1 against before</source>
        <translation>较此前 %1</translation>
    </message>
    <message>
        <source>too few incidents</source>
        <translation>事件太少</translation>
    </message>
    <message>
        <source>n %1, in the span before %2</source>
        <translation>n %1，前一时段 %2</translation>
    </message>
    <message>
        <source>%1: too few to compare, %2 are needed in both</source>
        <translation>%1：太少，无法比较，两侧均需 %2</translation>
    </message>
    <message>
        <source>Span before</source>
        <translation>前一时段</translation>
    </message>
    <message>
        <source>Week before</source>
        <translation>一周前</translation>
    </message>
    <message>
        <source>Year before</source>
        <translation>一年前</translation>
    </message>
    <message>
        <source>no clear change</source>
        <translation>无明显变化</translation>
    </message>
    <message>
        <source>n %1; the earlier span could not be read: %2</source>
        <translation>n %1；无法读取较早时段：%2</translation>
    </message>
    <message>
        <source>n %1; reading the earlier span</source>
        <translation>n %1；正在读取较早时段</translation>
    </message>
    <message>
        <source>n %1, a week before %2</source>
        <translation>n %1，一周前 %2</translation>
    </message>
    <message>
        <source>n %1, 52 weeks before %2</source>
        <translation>n %1，52 周前 %2</translation>
    </message>
    <message>
        <source>%1; change of the median %2, 95 % interval %3 to %4</source>
        <translation>%1；中位数变化 %2，95 % 区间 %3 至 %4</translation>
    </message>
</context>
<context>
    <name>citywall::safety::SafetyModule</name>
    <message>
        <source>Incidents</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Incident rate by area</source>
        <translation>各区域事件率</translation>
    </message>
    <message>
        <source>Incident density</source>
        <translation>事件密度</translation>
    </message>
    <message>
        <source>Closed incidents</source>
        <translation>已结案事件</translation>
    </message>
    <message>
        <source>the 24 hours before</source>
        <translation>此前 24 小时</translation>
    </message>
    <message>
        <source>this time the day before</source>
        <translation>前一日此时</translation>
    </message>
    <message>
        <source>Coverage gaps</source>
        <translation>覆盖空白</translation>
    </message>
    <message>
        <source>Significant hot spots</source>
        <translation>显著热点</translation>
    </message>
    <message>
        <source>Public warnings</source>
        <translation>公共预警</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>处置力量</translation>
    </message>
    <message>
        <source>Casualties</source>
        <translation>伤亡</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>确定性</translation>
    </message>
</context>
<context>
    <name>citywall::safety::UnitCard</name>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>驻地</translation>
    </message>
    <message>
        <source>Area now</source>
        <translation>当前区域</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1，已 %2</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效至</translation>
    </message>
    <message>
        <source>unknown, last %1</source>
        <translation>未知，上次为%1</translation>
    </message>
</context>
<context>
    <name>citywall::safety::UnitMap</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Units by state</source>
        <translation>处置力量状态</translation>
    </message>
    <message>
        <source>dispatched or on scene</source>
        <translation>已派出或已到场</translation>
    </message>
    <message>
        <source>■ engine  ✚ ambulance  ◆ patrol; last position told, at most 30 min old</source>
        <translation>■ 消防车  ✚ 救护车  ◆ 巡逻车；最近自报位置，至多 30 分钟前</translation>
    </message>
    <message>
        <source>Coverage gaps: %1</source>
        <translation>覆盖空白：%1</translation>
    </message>
    <message>
        <source>no available unit within reach</source>
        <translation>没有待命力量可及</translation>
    </message>
    <message>
        <source>%1 dispatched · %2 on scene · %3 out of service</source>
        <translation>已派出 %1 · 已到场 %2 · 停用 %3</translation>
    </message>
    <message>
        <source>%1 of %2 available</source>
        <translation>%2 中待命 %1</translation>
    </message>
    <message>
        <source>%1 of %2 units available</source>
        <translation>处置力量 %2 支，待命 %1 支</translation>
    </message>
    <message>
        <source>The city&apos;s extent is not known: its profile has no areas</source>
        <translation>城市范围未知：配置中没有区域</translation>
    </message>
    <message>
        <source>of the residents</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>of the ground</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>%1, by %2 available</source>
        <translation>占%1，待命 %2 支</translation>
    </message>
    <message>
        <source>within %1 min of travel, about %2 in a straight line</source>
        <translation>%1 分钟行驶可达，直线约 %2</translation>
    </message>
    <message>
        <source>not known: none of them is heard of</source>
        <translation>未知：没有此类处置力量的消息</translation>
    </message>
</context>
<context>
    <name>citywall::safety::WarningCard</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>确定性</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>In effect from</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>not told; taken as %1</source>
        <translation>未注明，按 %1 计</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Reaches</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Ground in the city</source>
        <translation>市内面积</translation>
    </message>
    <message>
        <source>%1 km²</source>
        <translation>%1 平方公里</translation>
    </message>
    <message>
        <source>Areas touched</source>
        <translation>涉及区域</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1等另 %2 个</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>发布者</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>takes effect %1</source>
        <translation>%1 生效</translation>
    </message>
    <message>
        <source>in force until %1</source>
        <translation>有效至 %1</translation>
    </message>
    <message>
        <source>replaced by a later message</source>
        <translation>已被后续消息取代</translation>
    </message>
    <message>
        <source>cancels an earlier warning</source>
        <translation>取消先前预警</translation>
    </message>
    <message>
        <source>no longer in force</source>
        <translation>已失效</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>数字签名</translation>
    </message>
    <message>
        <source>present, not verified</source>
        <translation>有，未验证</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>without a warning in it</source>
        <translation>不含预警内容</translation>
    </message>
</context>
<context>
    <name>citywall::safety::WarningMap</name>
    <message>
        <source>Public warnings in force, by severity</source>
        <translation>生效中的公共预警（按严重程度）</translation>
    </message>
    <message>
        <source>Moderate or minor</source>
        <translation>中等或轻微</translation>
    </message>
    <message>
        <source>⬟ a warning; severity as its sender says it (Common Alerting Protocol 1.2)</source>
        <translation>⬟ 预警；严重程度以发布者所述为准（通用警报协议 CAP 1.2）</translation>
    </message>
    <message>
        <source>population not known</source>
        <translation>人口未知</translation>
    </message>
    <message>
        <source>outside the city&apos;s areas</source>
        <translation>在城市区域之外</translation>
    </message>
    <message>
        <source>about %1 residents</source>
        <translation>约 %1 名居民</translation>
    </message>
    <message>
        <source>no area on the map</source>
        <translation>地图上无区域</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>No public warning in force</source>
        <translation>没有生效中的公共预警</translation>
    </message>
    <message>
        <source>Public warnings in force: %1</source>
        <translation>生效中的公共预警：%1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>citywall::safety::Words</name>
    <message>
        <source>received</source>
        <translation>已接报</translation>
    </message>
    <message>
        <source>dispatched</source>
        <translation>已派出</translation>
    </message>
    <message>
        <source>on scene</source>
        <translation>已到场</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Collision</source>
        <translation>碰撞事故</translation>
    </message>
    <message>
        <source>Disabled vehicle</source>
        <translation>故障车辆</translation>
    </message>
    <message>
        <source>Fire</source>
        <translation>火灾</translation>
    </message>
    <message>
        <source>Medical emergency</source>
        <translation>医疗急救</translation>
    </message>
    <message>
        <source>Assault</source>
        <translation>人身伤害</translation>
    </message>
    <message>
        <source>Robbery</source>
        <translation>抢劫</translation>
    </message>
    <message>
        <source>Burglary</source>
        <translation>入室盗窃</translation>
    </message>
    <message>
        <source>Theft</source>
        <translation>盗窃</translation>
    </message>
    <message>
        <source>Disturbance</source>
        <translation>扰乱秩序</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>险情</translation>
    </message>
    <message>
        <source>Crime</source>
        <translation>犯罪</translation>
    </message>
    <message>
        <source>Uncategorised</source>
        <translation>未分类</translation>
    </message>
    <message>
        <source>high</source>
        <translation>高</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>low</source>
        <translation>低</translation>
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
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派遣</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>%1%2 %</source>
        <translation>%1%2 %</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
    <message>
        <source>Fire engine</source>
        <translation>消防车</translation>
    </message>
    <message>
        <source>Ambulance</source>
        <translation>救护车</translation>
    </message>
    <message>
        <source>Patrol car</source>
        <translation>巡逻车</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>其他力量</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>消防车</translation>
    </message>
    <message>
        <source>Ambulances</source>
        <translation>救护车</translation>
    </message>
    <message>
        <source>Patrols</source>
        <translation>巡逻车</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>available</source>
        <translation>待命</translation>
    </message>
    <message>
        <source>out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Extreme</source>
        <translation>极端</translation>
    </message>
    <message>
        <source>Severe</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>中等</translation>
    </message>
    <message>
        <source>Minor</source>
        <translation>轻微</translation>
    </message>
    <message>
        <source>Severity unknown</source>
        <translation>严重程度未知</translation>
    </message>
    <message>
        <source>immediate</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>future</source>
        <translation>将来</translation>
    </message>
    <message>
        <source>past</source>
        <translation>过去</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>已观测</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>很可能</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>unlikely</source>
        <translation>不太可能</translation>
    </message>
    <message>
        <source>alert</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>cancellation</source>
        <translation>取消</translation>
    </message>
</context>
</TS>
