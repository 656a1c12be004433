<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ComparisonSection</name>
    <message>
        <source>Before and after a change</source>
        <translation>变更前后对比</translation>
    </message>
    <message>
        <source>A day earlier</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>no day chosen</source>
        <translation>未选日期</translation>
    </message>
    <message>
        <source>A day later</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>None</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>The clock&apos;s day</source>
        <translation>取时钟当日</translation>
    </message>
    <message>
        <source>Mean speed</source>
        <translation>平均车速</translation>
    </message>
    <message>
        <source>It says that speeds differ, not why: weather, works and holidays count too.</source>
        <translation>结果只说明车速有差异，不说明原因：天气、施工和节假日同样有影响。</translation>
    </message>
    <message>
        <source>Mean speed of each day before and after the change</source>
        <translation>变更前后每天的平均车速</translation>
    </message>
    <message>
        <source>before</source>
        <translation>变更前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>变更后</translation>
    </message>
    <message>
        <source>mean speed of %1, one value a day: %2</source>
        <translation>%1 的平均车速，每天一个值：%2</translation>
    </message>
</context>
<context>
    <name>CorridorView</name>
    <message>
        <source>This corridor is not in the network</source>
        <translation>路网中没有此走廊</translation>
    </message>
    <message>
        <source>Its links are not among those of the history.</source>
        <translation>历史数据中没有它的路段。</translation>
    </message>
    <message>
        <source>Travel time</source>
        <translation>行程时间</translation>
    </message>
    <message>
        <source>free flow %1</source>
        <translation>自由流 %1</translation>
    </message>
    <message>
        <source>Travel-time index</source>
        <translation>行程时间指数</translation>
    </message>
    <message>
        <source>Mean speed</source>
        <translation>平均车速</translation>
    </message>
    <message>
        <source>The corridor&apos;s history cannot be read</source>
        <translation>无法读取该走廊的历史数据</translation>
    </message>
    <message>
        <source>Travel time over the day</source>
        <translation>全天行程时间</translation>
    </message>
    <message>
        <source>reading earlier days…</source>
        <translation>正在读取此前日期…</translation>
    </message>
    <message>
        <source>median and 95th percentile of such days in the last four weeks</source>
        <translation>最近四周同类日期的中位数与第 95 百分位</translation>
    </message>
    <message>
        <source>no earlier day of this kind in the history</source>
        <translation>历史中没有更早的同类日期</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>earlier days</source>
        <translation>往日</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Hours looked at</source>
        <translation>所选时段</translation>
    </message>
    <message>
        <source>for reliability and comparison</source>
        <translation>用于可靠性与前后对比</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>路段</translation>
    </message>
    <message>
        <source>as they are driven; the bar is speed / free-flow speed</source>
        <translation>按行驶方向排列；条形为车速与自由流速度之比</translation>
    </message>
</context>
<context>
    <name>CorridorsPanel</name>
    <message>
        <source>Corridors by travel-time index</source>
        <translation>走廊（按行程时间指数）</translation>
    </message>
    <message>
        <source>corridors</source>
        <translation>走廊</translation>
    </message>
    <message>
        <source>No corridor here</source>
        <translation>此处没有走廊</translation>
    </message>
    <message>
        <source>A corridor is three kilometres or more of links of one street, one behind the other.</source>
        <translation>走廊指同一道路上首尾相接、总长三公里以上的路段。</translation>
    </message>
</context>
<context>
    <name>CountsSection</name>
    <message>
        <source>Count stations</source>
        <translation>交通量调查点</translation>
    </message>
    <message>
        <source>count stations</source>
        <translation>交通量调查点</translation>
    </message>
    <message>
        <source>The counts cannot be read</source>
        <translation>无法读取交通量</translation>
    </message>
</context>
<context>
    <name>DaySection</name>
    <message>
        <source>Congestion over the day</source>
        <translation>全天拥堵变化</translation>
    </message>
    <message>
        <source>travel-time index; earlier days = median of such days in the last two weeks</source>
        <translation>行程时间指数；往日 = 近两周同类日的中位数</translation>
    </message>
    <message>
        <source>travel-time index; reading earlier days…</source>
        <translation>行程时间指数；正在读取往日数据…</translation>
    </message>
    <message>
        <source>travel-time index; no earlier day of this kind in the history</source>
        <translation>行程时间指数；历史中没有往日的同类日</translation>
    </message>
    <message>
        <source>earlier days</source>
        <translation>往日</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
</context>
<context>
    <name>EntityView</name>
    <message>
        <source>Not heard of at this time</source>
        <translation>此刻没有数据</translation>
    </message>
    <message>
        <source>This is not in the history</source>
        <translation>历史数据中没有此项</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>观测时间</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>earlier days = median of such days in the last four weeks</source>
        <translation>往日 = 近四周同类日的中位数</translation>
    </message>
    <message>
        <source>no earlier day of this kind in the history</source>
        <translation>历史中没有更早的同类日期</translation>
    </message>
    <message>
        <source>Reading its history…</source>
        <translation>正在读取历史…</translation>
    </message>
    <message>
        <source>Its history cannot be read</source>
        <translation>无法读取其历史</translation>
    </message>
    <message>
        <source>earlier days</source>
        <translation>往日</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Observations</source>
        <translation>观测</translation>
    </message>
    <message>
        <source>%1 in the last 24 hours, newest first</source>
        <translation>最近 24 小时 %1 条，最新在前</translation>
    </message>
</context>
<context>
    <name>FacilityView</name>
    <message>
        <source>They appear when a feed of their occupancy delivers them.</source>
        <translation>接入占用数据源后即会显示。</translation>
    </message>
    <message>
        <source>Parking and bikes cannot be read</source>
        <translation>无法读取停车与自行车数据</translation>
    </message>
    <message>
        <source>car parks</source>
        <translation>停车场</translation>
    </message>
    <message>
        <source>bike stations</source>
        <translation>自行车站点</translation>
    </message>
    <message>
        <source>No car park, bike station or fleet is heard of</source>
        <translation>没有停车场、自行车站点或车队的数据</translation>
    </message>
    <message>
        <source>free vehicles</source>
        <translation>可租车辆</translation>
    </message>
</context>
<context>
    <name>HeadlineSection</name>
    <message>
        <source>No link has sent a speed within 10 minutes: what the map shows is old.</source>
        <translation>10 分钟内没有路段上报速度：地图显示的是旧数据。</translation>
    </message>
    <message>
        <source>Travel-time index</source>
        <translation>行程时间指数</translation>
    </message>
    <message>
        <source>Mean speed</source>
        <translation>平均速度</translation>
    </message>
    <message>
        <source>Reporting</source>
        <translation>上报路段</translation>
    </message>
    <message>
        <source>Delay of all vehicles</source>
        <translation>全部车辆延误</translation>
    </message>
</context>
<context>
    <name>LevelsSection</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Network by level</source>
        <translation>路网拥堵等级分布</translation>
    </message>
    <message>
        <source>share of length</source>
        <translation>长度占比</translation>
    </message>
</context>
<context>
    <name>LinkFacts</name>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Of free flow</source>
        <translation>占自由流</translation>
    </message>
    <message>
        <source>free flow %1</source>
        <translation>自由流 %1</translation>
    </message>
    <message>
        <source>Travel time</source>
        <translation>行程时间</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Free-flow speed</source>
        <translation>自由流速度</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>路段</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>观测时间</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>LinkPage</name>
    <message>
        <source>This link is not in the history</source>
        <translation>历史中没有该路段</translation>
    </message>
    <message>
        <source>Speed over the day</source>
        <translation>全天速度变化</translation>
    </message>
    <message>
        <source>earlier days = median of such days in the last four weeks</source>
        <translation>往日 = 近四周同类日的中位数</translation>
    </message>
    <message>
        <source>no earlier day of this kind in the history</source>
        <translation>历史中没有往日的同类日</translation>
    </message>
    <message>
        <source>Reading the link&apos;s history…</source>
        <translation>正在读取路段历史…</translation>
    </message>
    <message>
        <source>The link&apos;s history cannot be read</source>
        <translation>无法读取路段历史</translation>
    </message>
    <message>
        <source>free flow</source>
        <translation>自由流</translation>
    </message>
    <message>
        <source>earlier days</source>
        <translation>往日</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>观测</translation>
    </message>
    <message>
        <source>Observations</source>
        <translation>观测</translation>
    </message>
    <message>
        <source>%1 in the last 24 hours, newest first</source>
        <translation>最近 24 小时共 %1 条，最新在前</translation>
    </message>
</context>
<context>
    <name>OverviewPanel</name>
    <message>
        <source>Reading link speeds…</source>
        <translation>正在读取路段速度…</translation>
    </message>
    <message>
        <source>No road links yet</source>
        <translation>暂无路段</translation>
    </message>
    <message>
        <source>No road links in this area</source>
        <translation>该区域内没有路段</translation>
    </message>
    <message>
        <source>Link speeds appear when a feed delivers them or a file is imported.</source>
        <translation>数据源推送数据或导入文件后，将显示路段速度。</translation>
    </message>
    <message>
        <source>No link of the feed has its middle here.</source>
        <translation>数据源中没有中点位于此处的路段。</translation>
    </message>
    <message>
        <source>Link speeds cannot be read</source>
        <translation>无法读取路段速度</translation>
    </message>
    <message>
        <source>Areas by travel-time index</source>
        <translation>各区域行程时间指数</translation>
    </message>
    <message>
        <source>Slowest links</source>
        <translation>最慢路段</translation>
    </message>
    <message>
        <source>by speed / free-flow speed</source>
        <translation>按速度 / 自由流速度</translation>
    </message>
    <message>
        <source>areas by travel-time index</source>
        <translation>区域行程时间指数</translation>
    </message>
    <message>
        <source>slowest links</source>
        <translation>最慢路段</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>only cross-sections of roads, which feed traffic.count-stations is for</source>
        <translation>只有道路断面，应由数据源 traffic.count-stations 接收</translation>
    </message>
    <message>
        <source>only stretches of road, which feed traffic.link-speed is for</source>
        <translation>只有路段，应由数据源 traffic.link-speed 接收</translation>
    </message>
    <message>
        <source>intensity without the period it was counted in</source>
        <translation>有流量但没有统计时段</translation>
    </message>
    <message>
        <source>no measured value</source>
        <translation>没有测量值</translation>
    </message>
    <message>
        <source>missing or negative</source>
        <translation>缺失或为负</translation>
    </message>
    <message>
        <source>more than any station has</source>
        <translation>多于任何站点所能容纳</translation>
    </message>
    <message>
        <source>never reported</source>
        <translation>从未上报</translation>
    </message>
    <message>
        <source>station_id missing</source>
        <translation>缺少 station_id</translation>
    </message>
    <message>
        <source>station_id twice</source>
        <translation>station_id 重复</translation>
    </message>
    <message>
        <source>impossible coordinates</source>
        <translation>坐标不可能存在</translation>
    </message>
    <message>
        <source>lists no files of stations</source>
        <translation>未列出站点文件</translation>
    </message>
    <message>
        <source>no list of stations</source>
        <translation>没有站点列表</translation>
    </message>
    <message>
        <source>too many stations</source>
        <translation>站点过多</translation>
    </message>
    <message>
        <source>missing or neither true nor false</source>
        <translation>缺失，或既非 true 也非 false</translation>
    </message>
    <message>
        <source>vehicle_id missing</source>
        <translation>缺少 vehicle_id</translation>
    </message>
    <message>
        <source>vehicle_id twice</source>
        <translation>vehicle_id 重复</translation>
    </message>
    <message>
        <source>at a station, whose status counts it</source>
        <translation>位于站点，已由站点状态计入</translation>
    </message>
    <message>
        <source>not heard of for a day</source>
        <translation>超过一天没有消息</translation>
    </message>
    <message>
        <source>in more places than one city has</source>
        <translation>所在位置多于一座城市所有</translation>
    </message>
    <message>
        <source>more than a tenth of the vehicles rejected, so none is counted</source>
        <translation>超过十分之一的车辆被拒收，故不予计数</translation>
    </message>
    <message>
        <source>last_reported is no time</source>
        <translation>last_reported 不是时间</translation>
    </message>
    <message>
        <source>system without a name</source>
        <translation>系统没有名称</translation>
    </message>
    <message>
        <source>lists no file of vehicles</source>
        <translation>未列出车辆文件</translation>
    </message>
    <message>
        <source>no list of vehicles</source>
        <translation>没有车辆列表</translation>
    </message>
    <message>
        <source>last_updated missing, or no time</source>
        <translation>last_updated 缺失或不是时间</translation>
    </message>
    <message>
        <source>too many vehicles</source>
        <translation>车辆过多</translation>
    </message>
    <message>
        <source>status of the space is not known</source>
        <translation>未知的车位状态</translation>
    </message>
    <message>
        <source>no number of spaces</source>
        <translation>没有车位数</translation>
    </message>
    <message>
        <source>neither a cell nor a fleet</source>
        <translation>既非网格也非车队</translation>
    </message>
    <message>
        <source>geometry is no line</source>
        <translation>几何不是线</translation>
    </message>
    <message>
        <source>geometry has too few or too many points</source>
        <translation>几何的点数过少或过多</translation>
    </message>
    <message>
        <source>missing or without zone</source>
        <translation>缺失或没有时区</translation>
    </message>
    <message>
        <source>id missing</source>
        <translation>缺少 id</translation>
    </message>
    <message>
        <source>event_type missing</source>
        <translation>缺少 event_type</translation>
    </message>
    <message>
        <source>not a work zone</source>
        <translation>不是施工区</translation>
    </message>
    <message>
        <source>id twice</source>
        <translation>id 重复</translation>
    </message>
    <message>
        <source>ends before it begins</source>
        <translation>结束早于开始</translation>
    </message>
    <message>
        <source>payload too large</source>
        <translation>载荷过大</translation>
    </message>
    <message>
        <source>not a WZDx feature collection</source>
        <translation>不是 WZDx 要素集合</translation>
    </message>
    <message>
        <source>too many events</source>
        <translation>事件过多</translation>
    </message>
    <message>
        <source>number out of range</source>
        <translation>数值超出范围</translation>
    </message>
    <message>
        <source>too many bad records: the rest was not read</source>
        <translation>错误记录过多，其余未读取</translation>
    </message>
    <message>
        <source>malformed XML</source>
        <translation>XML 格式错误</translation>
    </message>
    <message>
        <source>coordinates in another reference system</source>
        <translation>坐标属于其他参考系</translation>
    </message>
    <message>
        <source>line with too many points</source>
        <translation>线的点数过多</translation>
    </message>
    <message>
        <source>location only as Alert-C codes</source>
        <translation>位置只有 Alert-C 编码</translation>
    </message>
    <message>
        <source>location only as OpenLR of no line or point</source>
        <translation>位置只有 OpenLR，且既非线也非点</translation>
    </message>
    <message>
        <source>no DATEX II measurements or sites in the document</source>
        <translation>文档中没有 DATEX II 测量或测点</translation>
    </message>
    <message>
        <source>information status</source>
        <translation>信息状态</translation>
    </message>
    <message>
        <source>too many measurements: the rest was not read</source>
        <translation>测量过多，其余未读取</translation>
    </message>
    <message>
        <source>measurements of no site</source>
        <translation>测量不属于任何测点</translation>
    </message>
    <message>
        <source>site not in the site table</source>
        <translation>测点不在测点表中</translation>
    </message>
    <message>
        <source>measurementTimeDefault missing or without zone</source>
        <translation>measurementTimeDefault 缺失或没有时区</translation>
    </message>
    <message>
        <source>travel time shorter than any</source>
        <translation>行程时间短得不可能</translation>
    </message>
    <message>
        <source>OpenLR that cannot be read</source>
        <translation>OpenLR 无法读取</translation>
    </message>
    <message>
        <source>site without id</source>
        <translation>测点没有 id</translation>
    </message>
    <message>
        <source>too many sites: the rest was not read</source>
        <translation>测点过多，其余未读取</translation>
    </message>
    <message>
        <source>out of range</source>
        <translation>超出范围</translation>
    </message>
    <message>
        <source>several values of a kind, and no site table that tells them apart</source>
        <translation>同类数值有多个，且没有可区分它们的测点表</translation>
    </message>
    <message>
        <source>situation with too many records: the rest was not read</source>
        <translation>情况的记录过多，其余未读取</translation>
    </message>
    <message>
        <source>too many situations: the rest was not read</source>
        <translation>情况过多，其余未读取</translation>
    </message>
    <message>
        <source>no DATEX II SituationPublication in the document</source>
        <translation>文档中没有 DATEX II SituationPublication</translation>
    </message>
    <message>
        <source>situationRecord without id</source>
        <translation>situationRecord 没有 id</translation>
    </message>
    <message>
        <source>overallStartTime missing or without zone</source>
        <translation>overallStartTime 缺失或没有时区</translation>
    </message>
    <message>
        <source>overallEndTime malformed or without zone</source>
        <translation>overallEndTime 格式错误或没有时区</translation>
    </message>
    <message>
        <source>no coordinates, only a reference to them</source>
        <translation>没有坐标，只有对坐标的引用</translation>
    </message>
    <message>
        <source>line of a closure that too many works share: shown at their points</source>
        <translation>封闭线段为过多施工所共有，改在各自的点上显示</translation>
    </message>
    <message>
        <source>active_period ends before it begins</source>
        <translation>active_period 结束早于开始</translation>
    </message>
    <message>
        <source>header unreadable</source>
        <translation>消息头无法读取</translation>
    </message>
    <message>
        <source>gtfs_realtime_version is not 1.0 or 2.0</source>
        <translation>gtfs_realtime_version 不是 1.0 或 2.0</translation>
    </message>
    <message>
        <source>incrementality is not FULL_DATASET</source>
        <translation>incrementality 不是 FULL_DATASET</translation>
    </message>
    <message>
        <source>timestamp of the header missing or impossible</source>
        <translation>消息头的 timestamp 缺失或不可能</translation>
    </message>
    <message>
        <source>not a whole GTFS Realtime message</source>
        <translation>不是完整的 GTFS Realtime 消息</translation>
    </message>
    <message>
        <source>no header before the first entity</source>
        <translation>首个实体之前没有消息头</translation>
    </message>
    <message>
        <source>too many entities</source>
        <translation>实体过多</translation>
    </message>
    <message>
        <source>entity too large</source>
        <translation>实体过大</translation>
    </message>
    <message>
        <source>entity unreadable</source>
        <translation>实体无法读取</translation>
    </message>
    <message>
        <source>is_deleted in a full data set</source>
        <translation>完整数据集中出现 is_deleted</translation>
    </message>
    <message>
        <source>too many bad entities</source>
        <translation>错误实体过多</translation>
    </message>
    <message>
        <source>entity without content</source>
        <translation>实体没有内容</translation>
    </message>
    <message>
        <source>trip cancelled</source>
        <translation>行程已取消</translation>
    </message>
    <message>
        <source>neither vehicle id nor trip_id</source>
        <translation>既无车辆 id 也无 trip_id</translation>
    </message>
    <message>
        <source>trip twice</source>
        <translation>行程重复</translation>
    </message>
    <message>
        <source>no vehicle, and no stop ahead</source>
        <translation>没有车辆，前方也没有站点</translation>
    </message>
    <message>
        <source>trip not yet under way</source>
        <translation>行程尚未开始</translation>
    </message>
    <message>
        <source>vehicle or trip twice</source>
        <translation>车辆或行程重复</translation>
    </message>
    <message>
        <source>timestamp after the message&apos;s</source>
        <translation>timestamp 晚于消息时间</translation>
    </message>
    <message>
        <source>neither position nor stop</source>
        <translation>既无位置也无站点</translation>
    </message>
    <message>
        <source>no position, and no schedule that places its stop</source>
        <translation>没有位置，也没有可定位其站点的时刻表</translation>
    </message>
    <message>
        <source>no position, and its stop is not in the schedule</source>
        <translation>没有位置，且其站点不在时刻表中</translation>
    </message>
</context>
<context>
    <name>ReliabilitySection</name>
    <message>
        <source>Reliability</source>
        <translation>可靠性</translation>
    </message>
    <message>
        <source>Planning-time index</source>
        <translation>计划时间指数</translation>
    </message>
    <message>
        <source>plan for %1</source>
        <translation>应预留 %1</translation>
    </message>
    <message>
        <source>Buffer index</source>
        <translation>缓冲指数</translation>
    </message>
    <message>
        <source>on top of %1 on average</source>
        <translation>在平均 %1 之上</translation>
    </message>
</context>
<context>
    <name>ShowOnMap</name>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
</context>
<context>
    <name>SpaceTimeSection</name>
    <message>
        <source>Speed along the way</source>
        <translation>沿途车速</translation>
    </message>
    <message>
        <source>colours as on the map: speed / free-flow speed; a jam is a stain that grows against the way</source>
        <translation>颜色与地图相同：车速与自由流速度之比；拥堵呈逆行驶方向扩展的色斑</translation>
    </message>
    <message>
        <source>%1 of free flow</source>
        <translation>自由流的 %1</translation>
    </message>
</context>
<context>
    <name>TrafficLevels</name>
    <message>
        <source>free</source>
        <translation>畅通</translation>
    </message>
    <message>
        <source>light</source>
        <translation>基本畅通</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>缓行</translation>
    </message>
    <message>
        <source>congested</source>
        <translation>拥堵</translation>
    </message>
    <message>
        <source>heavy</source>
        <translation>严重拥堵</translation>
    </message>
</context>
<context>
    <name>TrafficRoads</name>
    <message>
        <source>motorway</source>
        <translation>高速公路</translation>
    </message>
    <message>
        <source>trunk road</source>
        <translation>快速路</translation>
    </message>
    <message>
        <source>primary road</source>
        <translation>主干路</translation>
    </message>
    <message>
        <source>secondary road</source>
        <translation>次干路</translation>
    </message>
    <message>
        <source>tertiary road</source>
        <translation>支路</translation>
    </message>
</context>
<context>
    <name>TrafficView</name>
    <message>
        <source>Roads</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>Corridors</source>
        <translation>走廊</translation>
    </message>
    <message>
        <source>Transit</source>
        <translation>公交</translation>
    </message>
    <message>
        <source>Parking</source>
        <translation>停车骑行</translation>
    </message>
    <message>
        <source>Jams</source>
        <translation>拥堵</translation>
    </message>
</context>
<context>
    <name>TrafficWords</name>
    <message>
        <source>northbound</source>
        <translation>北行</translation>
    </message>
    <message>
        <source>southbound</source>
        <translation>南行</translation>
    </message>
    <message>
        <source>eastbound</source>
        <translation>东行</translation>
    </message>
    <message>
        <source>westbound</source>
        <translation>西行</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>early</source>
        <translation>早点</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>准点</translation>
    </message>
    <message>
        <source>late</source>
        <translation>晚点</translation>
    </message>
    <message>
        <source>very late</source>
        <translation>严重晚点</translation>
    </message>
    <message>
        <source>delay unknown</source>
        <translation>晚点未知</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>many seats</source>
        <translation>座位充足</translation>
    </message>
    <message>
        <source>few seats</source>
        <translation>座位较少</translation>
    </message>
    <message>
        <source>standing room only</source>
        <translation>仅有站位</translation>
    </message>
    <message>
        <source>crowded</source>
        <translation>拥挤</translation>
    </message>
    <message>
        <source>full</source>
        <translation>满</translation>
    </message>
    <message>
        <source>not accepting passengers</source>
        <translation>不载客</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>some lanes closed</source>
        <translation>部分车道封闭</translation>
    </message>
    <message>
        <source>lanes closed, merge left</source>
        <translation>车道封闭，向左并线</translation>
    </message>
    <message>
        <source>lanes closed, merge right</source>
        <translation>车道封闭，向右并线</translation>
    </message>
    <message>
        <source>lanes closed, traffic splits</source>
        <translation>车道封闭，两侧分流</translation>
    </message>
    <message>
        <source>all lanes open</source>
        <translation>全部车道开放</translation>
    </message>
    <message>
        <source>lanes shifted left</source>
        <translation>车道左移</translation>
    </message>
    <message>
        <source>lanes shifted right</source>
        <translation>车道右移</translation>
    </message>
    <message>
        <source>alternating one way</source>
        <translation>单向交替放行</translation>
    </message>
    <message>
        <source>flaggers</source>
        <translation>人工指挥</translation>
    </message>
    <message>
        <source>temporary signal</source>
        <translation>临时信号灯</translation>
    </message>
    <message>
        <source>impact not known</source>
        <translation>影响未知</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>计划中</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>养护</translation>
    </message>
    <message>
        <source>minor repair</source>
        <translation>小修</translation>
    </message>
    <message>
        <source>roadside work</source>
        <translation>路侧施工</translation>
    </message>
    <message>
        <source>overhead work</source>
        <translation>高空作业</translation>
    </message>
    <message>
        <source>work below the road</source>
        <translation>路下施工</translation>
    </message>
    <message>
        <source>barriers</source>
        <translation>护栏施工</translation>
    </message>
    <message>
        <source>surface work</source>
        <translation>路面施工</translation>
    </message>
    <message>
        <source>painting</source>
        <translation>标线施划</translation>
    </message>
    <message>
        <source>relocation</source>
        <translation>道路改移</translation>
    </message>
    <message>
        <source>new road</source>
        <translation>新建道路</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
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
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>no service</source>
        <translation>停运</translation>
    </message>
    <message>
        <source>reduced service</source>
        <translation>班次减少</translation>
    </message>
    <message>
        <source>significant delays</source>
        <translation>严重晚点</translation>
    </message>
    <message>
        <source>detour</source>
        <translation>绕行</translation>
    </message>
    <message>
        <source>additional service</source>
        <translation>加开班次</translation>
    </message>
    <message>
        <source>modified service</source>
        <translation>服务调整</translation>
    </message>
    <message>
        <source>other effect</source>
        <translation>其他影响</translation>
    </message>
    <message>
        <source>effect not told</source>
        <translation>影响未说明</translation>
    </message>
    <message>
        <source>stop moved</source>
        <translation>站点移位</translation>
    </message>
    <message>
        <source>no effect</source>
        <translation>无影响</translation>
    </message>
    <message>
        <source>accessibility issue</source>
        <translation>无障碍设施故障</translation>
    </message>
    <message>
        <source>cause not told</source>
        <translation>原因未说明</translation>
    </message>
    <message>
        <source>other cause</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>technical problem</source>
        <translation>技术故障</translation>
    </message>
    <message>
        <source>strike</source>
        <translation>罢工</translation>
    </message>
    <message>
        <source>demonstration</source>
        <translation>示威</translation>
    </message>
    <message>
        <source>accident</source>
        <translation>事故</translation>
    </message>
    <message>
        <source>holiday</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>weather</source>
        <translation>天气</translation>
    </message>
    <message>
        <source>construction</source>
        <translation>施工</translation>
    </message>
    <message>
        <source>police activity</source>
        <translation>警方行动</translation>
    </message>
    <message>
        <source>medical emergency</source>
        <translation>医疗急救</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>information</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>severe</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>accident of several vehicles</source>
        <translation>多车事故</translation>
    </message>
    <message>
        <source>accident with a lorry</source>
        <translation>涉及货车的事故</translation>
    </message>
    <message>
        <source>overturned vehicle</source>
        <translation>车辆侧翻</translation>
    </message>
    <message>
        <source>stationary traffic</source>
        <translation>交通停滞</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>slow traffic</source>
        <translation>车流缓慢</translation>
    </message>
    <message>
        <source>heavy traffic</source>
        <translation>车流密集</translation>
    </message>
    <message>
        <source>broken-down vehicle</source>
        <translation>故障车辆</translation>
    </message>
    <message>
        <source>broken-down lorry</source>
        <translation>故障货车</translation>
    </message>
    <message>
        <source>broken-down bus</source>
        <translation>故障公交车</translation>
    </message>
    <message>
        <source>abandoned vehicle</source>
        <translation>弃置车辆</translation>
    </message>
    <message>
        <source>vehicle in the wrong direction</source>
        <translation>车辆逆行</translation>
    </message>
    <message>
        <source>stuck vehicle</source>
        <translation>车辆受困</translation>
    </message>
    <message>
        <source>object on the road</source>
        <translation>路面有物体</translation>
    </message>
    <message>
        <source>obstruction on the road</source>
        <translation>路面有障碍物</translation>
    </message>
    <message>
        <source>lost load</source>
        <translation>货物散落</translation>
    </message>
    <message>
        <source>spillage on the road</source>
        <translation>路面有泄漏物</translation>
    </message>
    <message>
        <source>people on the road</source>
        <translation>行人闯入道路</translation>
    </message>
    <message>
        <source>fallen tree</source>
        <translation>树木倒伏</translation>
    </message>
    <message>
        <source>flooding</source>
        <translation>积水</translation>
    </message>
    <message>
        <source>flash flood</source>
        <translation>山洪</translation>
    </message>
    <message>
        <source>storm damage</source>
        <translation>风暴损毁</translation>
    </message>
    <message>
        <source>burst water main</source>
        <translation>供水干管爆裂</translation>
    </message>
    <message>
        <source>burst pipe</source>
        <translation>管道爆裂</translation>
    </message>
    <message>
        <source>gas leak</source>
        <translation>燃气泄漏</translation>
    </message>
    <message>
        <source>damaged road surface</source>
        <translation>路面破损</translation>
    </message>
    <message>
        <source>fallen power cables</source>
        <translation>电线坠落</translation>
    </message>
    <message>
        <source>bridge opening</source>
        <translation>桥梁开启</translation>
    </message>
    <message>
        <source>traffic held</source>
        <translation>交通拦停</translation>
    </message>
    <message>
        <source>oil on the road</source>
        <translation>路面有油污</translation>
    </message>
    <message>
        <source>mud on the road</source>
        <translation>路面有泥</translation>
    </message>
    <message>
        <source>slippery road</source>
        <translation>路面湿滑</translation>
    </message>
    <message>
        <source>black ice</source>
        <translation>暗冰</translation>
    </message>
    <message>
        <source>ice on the road</source>
        <translation>路面结冰</translation>
    </message>
    <message>
        <source>snow on the road</source>
        <translation>路面积雪</translation>
    </message>
    <message>
        <source>fog</source>
        <translation>雾</translation>
    </message>
    <message>
        <source>dense fog</source>
        <translation>浓雾</translation>
    </message>
    <message>
        <source>strong wind</source>
        <translation>大风</translation>
    </message>
    <message>
        <source>abnormal traffic</source>
        <translation>交通异常</translation>
    </message>
    <message>
        <source>animals on the road</source>
        <translation>道路上有动物</translation>
    </message>
    <message>
        <source>operation of authorities</source>
        <translation>执法行动</translation>
    </message>
    <message>
        <source>disturbance</source>
        <translation>骚乱</translation>
    </message>
    <message>
        <source>natural obstruction</source>
        <translation>自然障碍</translation>
    </message>
    <message>
        <source>equipment out of order</source>
        <translation>设备故障</translation>
    </message>
    <message>
        <source>traffic management</source>
        <translation>交通管制</translation>
    </message>
    <message>
        <source>other event</source>
        <translation>其他事件</translation>
    </message>
    <message>
        <source>damage to the road</source>
        <translation>道路设施损坏</translation>
    </message>
    <message>
        <source>bad road conditions</source>
        <translation>路况不良</translation>
    </message>
    <message>
        <source>bad weather</source>
        <translation>恶劣天气</translation>
    </message>
    <message>
        <source>public event</source>
        <translation>公众活动</translation>
    </message>
    <message>
        <source>vehicle in the way</source>
        <translation>车辆阻碍</translation>
    </message>
    <message>
        <source>road conditions by weather</source>
        <translation>天气所致路况</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>最高</translation>
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
        <source>lowest</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>no severity</source>
        <translation>无影响</translation>
    </message>
    <message>
        <source>approximate, straight between points of the road (OpenLR)</source>
        <translation>近似，道路点之间以直线相连（OpenLR）</translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation>车队</translation>
    </message>
</context>
<context>
    <name>TransitView</name>
    <message>
        <source>Reading transit vehicles…</source>
        <translation>正在读取公交车辆…</translation>
    </message>
    <message>
        <source>Transit vehicles cannot be read</source>
        <translation>无法读取公交车辆</translation>
    </message>
    <message>
        <source>No transit vehicle is heard of</source>
        <translation>没有公交车辆的数据</translation>
    </message>
    <message>
        <source>Vehicles appear when a feed of their positions delivers them.</source>
        <translation>接入车辆位置数据源后即会显示。</translation>
    </message>
    <message>
        <source>1 minute early to 5 minutes late; of the vehicles under way</source>
        <translation>早点 1 分钟至晚点 5 分钟之内；按运行车辆计</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>准点率</translation>
    </message>
    <message>
        <source>Mean delay</source>
        <translation>平均晚点</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>share on time, the worst first; choose one to see its vehicles</source>
        <translation>准点比例，最差在前；选择线路可查看其车辆</translation>
    </message>
    <message>
        <source>transit routes</source>
        <translation>公交线路</translation>
    </message>
    <message>
        <source>The latest vehicles</source>
        <translation>晚点最多的车辆</translation>
    </message>
    <message>
        <source>by delay</source>
        <translation>按晚点排序</translation>
    </message>
    <message>
        <source>transit vehicles</source>
        <translation>公交车辆</translation>
    </message>
    <message>
        <source>Transit alerts</source>
        <translation>公交通告</translation>
    </message>
    <message>
        <source>transit alerts</source>
        <translation>公交通告</translation>
    </message>
    <message>
        <source>The alerts cannot be read</source>
        <translation>无法读取公交通告</translation>
    </message>
</context>
<context>
    <name>WorksPanel</name>
    <message>
        <source>traffic jams</source>
        <translation>交通拥堵</translation>
    </message>
    <message>
        <source>Work zones</source>
        <translation>施工区</translation>
    </message>
    <message>
        <source>work zones</source>
        <translation>施工区</translation>
    </message>
    <message>
        <source>The work zones cannot be read</source>
        <translation>无法读取施工区</translation>
    </message>
    <message>
        <source>Road events</source>
        <translation>道路事件</translation>
    </message>
    <message>
        <source>road events</source>
        <translation>道路事件</translation>
    </message>
    <message>
        <source>The road events cannot be read</source>
        <translation>无法读取道路事件</translation>
    </message>
</context>
<context>
    <name>citywall::traffic::AlertPanel</name>
    <message>
        <source>routes %1</source>
        <translation>线路 %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>还有 %1</translation>
    </message>
    <message>
        <source>No alert is published</source>
        <translation>没有发布通告</translation>
    </message>
    <message>
        <source>alerts published: %1</source>
        <translation>已发布通告：%1</translation>
    </message>
</context>
<context>
    <name>citywall::traffic::CorridorList</name>
    <message>
        <source>too few current speeds · %1</source>
        <translation>当前车速数据不足 · %1</translation>
    </message>
    <message>
        <source>%1 now · %2 at free flow · %3</source>
        <translation>当前 %1 · 自由流 %2 · %3</translation>
    </message>
    <message>
        <source>No corridor takes half as long again as at free flow</source>
        <translation>没有走廊比自由流多用一半以上时间</translation>
    </message>
    <message>
        <source>%1 of %2 corridors take at least half as long again as at free flow</source>
        <translation>%2 条走廊中有 %1 条比自由流多用一半以上时间</translation>
    </message>
</context>
<context>
    <name>citywall::traffic::CorridorPage</name>
    <message>
        <source>both ways together</source>
        <translation>双向合计</translation>
    </message>
    <message>
        <source>%1–%2 h</source>
        <translation>%1–%2 时</translation>
    </message>
    <message>
        <source>weekends of the last four weeks, %1 travel times</source>
        <translation>最近四周的周末，%1 个行程时间</translation>
    </message>
    <message>
        <source>working days of the last four weeks, %1 travel times</source>
        <translation>最近四周的工作日，%1 个行程时间</translation>
    </message>
    <message>
        <source>south</source>
        <translation>南</translation>
    </message>
    <message>
        <source>north</source>
        <translation>北</translation>
    </message>
    <message>
        <source>west</source>
        <translation>西</translation>
    </message>
    <message>
        <source>east</source>
        <translation>东</translation>
    </message>
    <message>
        <source>95 % confidence: %1 to %2</source>
        <translation>95 % 置信区间：%1 至 %2</translation>
    </message>
    <message>
        <source>Choose the day on which the signals were retimed, or anything else was changed.</source>
        <translation>请选择信号配时调整或其他变更发生的日期。</translation>
    </message>
    <message>
        <source>Too few days to compare: %1 before and %2 after; at least two on each side are needed.</source>
        <translation>天数不足，无法对比：变更前 %1 天，变更后 %2 天；两侧各至少需要两天。</translation>
    </message>
    <message>
        <source>p &lt; 0.001</source>
        <translation>p &lt; 0.001</translation>
    </message>
    <message>
        <source>p = %1</source>
        <translation>p = %1</translation>
    </message>
    <message>
        <source>No change that could be told from chance (%1).</source>
        <translation>变化不显著，无法与随机波动区分（%1）。</translation>
    </message>
    <message>
        <source>Traffic is faster, by more than chance would do (%1).</source>
        <translation>车速提高，且超出随机波动（%1）。</translation>
    </message>
    <message>
        <source>Traffic is slower, by more than chance would do (%1).</source>
        <translation>车速降低，且超出随机波动（%1）。</translation>
    </message>
    <message>
        <source>links: %1</source>
        <translation>路段：%1</translation>
    </message>
    <message>
        <source>before, days: %1</source>
        <translation>变更前，%1 天</translation>
    </message>
    <message>
        <source>after, days: %1</source>
        <translation>变更后，%1 天</translation>
    </message>
    <message>
        <source>signals retimed (SIMULATED)</source>
        <translation>信号配时调整（模拟）</translation>
    </message>
    <message>
        <source>signals retimed</source>
        <translation>信号配时调整</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>weekends</source>
        <translation>周末</translation>
    </message>
</context>
<context>
    <name>citywall::traffic::CountPanel</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>stations: %1 · %2 together</source>
        <translation>调查点：%1 · 合计 %2</translation>
    </message>
</context>
<context>
    <name>citywall::traffic::EntityLooks</name>
    <message>
        <source>Transit vehicles by delay, min</source>
        <translation>公交车辆晚点，分钟</translation>
    </message>
    <message>
        <source>very late: more than 10</source>
        <translation>严重晚点：超过 10</translation>
    </message>
    <message>
        <source>late: more than 5</source>
        <translation>晚点：超过 5</translation>
    </message>
    <message>
        <source>on time, or early</source>
        <translation>准点或早点</translation>
    </message>
    <message>
        <source>out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Bike stations</source>
        <translation>自行车站点</translation>
    </message>
    <message>
        <source>bikes and docks free</source>
        <translation>有车有位</translation>
    </message>
    <message>
        <source>The number is of the bikes available (GBFS)</source>
        <translation>数字为可借车辆数（GBFS）</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>空余 %1</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>spaces free</source>
        <translation>有空位</translation>
    </message>
    <message>
        <source>Car parks by occupancy</source>
        <translation>停车场占用率</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>晚点</translation>
    </message>
    <message>
        <source>Headway</source>
        <translation>车头时距</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>满载程度</translation>
    </message>
    <message>
        <source>Delay over the day</source>
        <translation>全天晚点</translation>
    </message>
    <message>
        <source>Behind the vehicle ahead</source>
        <translation>与前车间隔</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Bikes available over the day</source>
        <translation>全天可借车辆</translation>
    </message>
    <message>
        <source>Bikes available</source>
        <translation>可借车辆</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>full</source>
        <translation>满</translation>
    </message>
    <message>
        <source>Docks available</source>
        <translation>可还车位</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Vacant</source>
        <translation>空余</translation>
    </message>
    <message>
        <source>Occupancy</source>
        <translation>占用率</translation>
    </message>
    <message>
        <source>Occupancy over the day</source>
        <translation>全天占用率</translation>
    </message>
    <message>
        <source>Vacant spaces</source>
        <translation>空余车位</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>garage</source>
        <translation>停车楼</translation>
    </message>
    <message>
        <source>open lot</source>
        <translation>露天停车场</translation>
    </message>
    <message>
        <source>park and ride</source>
        <translation>停车换乘</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Begins in</source>
        <translation>距开始</translation>
    </message>
    <message>
        <source>Ends in</source>
        <translation>距结束</translation>
    </message>
    <message>
        <source>Lanes closed</source>
        <translation>封闭车道</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>工程</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Dates and positions</source>
        <translation>日期与位置</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>已核实</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>估计</translation>
    </message>
    <message>
        <source>On time: 1 min early to 5 min late (TCRP Report 165). Where a feed tells no position, at the current or next stop</source>
        <translation>准点：早 1 分钟至晚 5 分钟（TCRP 165 号报告）。数据未报位置的车辆显示在当前或下一站</translation>
    </message>
    <message>
        <source>Count stations, %1</source>
        <translation>交通量调查点，%1</translation>
    </message>
    <message>
        <source>◆ the newest hour or interval counted</source>
        <translation>◆ 最近统计的一小时或时段</translation>
    </message>
    <message>
        <source>One direction each; the number is the flow</source>
        <translation>每点一个方向；数字为流量</translation>
    </message>
    <message>
        <source>Flow over the day</source>
        <translation>全天流量</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>To</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Mean speed</source>
        <translation>平均车速</translation>
    </message>
    <message>
        <source>Published by</source>
        <translation>发布方</translation>
    </message>
    <message>
        <source>delay unknown</source>
        <translation>晚点未知</translation>
    </message>
    <message>
        <source>empty: no bike to take</source>
        <translation>空：无车可借</translation>
    </message>
    <message>
        <source>full: no dock free</source>
        <translation>满：无位可还</translation>
    </message>
    <message>
        <source>%1: from %2</source>
        <translation>%1：%2 起</translation>
    </message>
    <message>
        <source>occupied share of a car park&apos;s spaces (DATEX II)</source>
        <translation>停车场已占用车位的比例（DATEX II）</translation>
    </message>
    <message>
        <source>Spaces occupied, %1</source>
        <translation>车位占用，%1</translation>
    </message>
    <message>
        <source>Flow, %1</source>
        <translation>流量，%1</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>可租</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>已预约</translation>
    </message>
    <message>
        <source>Free vehicles over the day</source>
        <translation>全天可租车辆</translation>
    </message>
    <message>
        <source>Free vehicles</source>
        <translation>可租车辆</translation>
    </message>
    <message>
        <source>the whole fleet</source>
        <translation>整个车队</translation>
    </message>
    <message>
        <source>in a square of 250 m</source>
        <translation>边长 250 米的方格内</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>运营方</translation>
    </message>
</context>
<context>
    <name>citywall::traffic::EventLooks</name>
    <message>
        <source>Road events by severity</source>
        <translation>道路事件（按严重程度）</translation>
    </message>
    <message>
        <source>high, highest</source>
        <translation>高、最高</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>low, or not told</source>
        <translation>低，或未说明</translation>
    </message>
    <message>
        <source>⬢ as published (DATEX II severity), until its end</source>
        <translation>⬢ 按发布内容（DATEX II 严重程度），至事件结束</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Begins in</source>
        <translation>距开始</translation>
    </message>
    <message>
        <source>Ends in</source>
        <translation>距结束</translation>
    </message>
    <message>
        <source>On the road</source>
        <translation>道路上</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>announced</source>
        <translation>已预告</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>排队长度</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>可能性</translation>
    </message>
    <message>
        <source>probable</source>
        <translation>很可能</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Published by</source>
        <translation>发布方</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>citywall::traffic::EventPanel</name>
    <message>
        <source>in %1</source>
        <translation>%1后</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>已持续%1</translation>
    </message>
    <message>
        <source>none published</source>
        <translation>无发布</translation>
    </message>
    <message>
        <source>published: %1</source>
        <translation>已发布：%1</translation>
    </message>
</context>
<context>
    <name>citywall::traffic::FacilityPanel</name>
    <message>
        <source>closed</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>空余 %1</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>空余 %1 / %2</translation>
    </message>
    <message>
        <source>not in service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>empty · %1 docks free</source>
        <translation>空 · 空位 %1</translation>
    </message>
    <message>
        <source>full</source>
        <translation>满</translation>
    </message>
    <message>
        <source>%1 docks free</source>
        <translation>空位 %1</translation>
    </message>
    <message>
        <source>%1 parking spaces free</source>
        <translation>空余车位 %1 个</translation>
    </message>
    <message>
        <source>%1 bikes and %2 docks free</source>
        <translation>可借 %1 辆，可还 %2 位</translation>
    </message>
    <message>
        <source>open car parks: %1 · %2 occupied</source>
        <translation>开放停车场：%1 · 占用 %2</translation>
    </message>
    <message>
        <source>stations in service: %1 · empty: %2 · full: %3</source>
        <translation>在用站点：%1 · 空：%2 · 满：%3</translation>
    </message>
    <message>
        <source>No car park was heard of lately</source>
        <translation>近期没有停车场的消息</translation>
    </message>
    <message>
        <source>No bike station was heard of lately</source>
        <translation>近期没有自行车站点的消息</translation>
    </message>
</context>
<context>
    <name>citywall::traffic::Feeds</name>
    <message>
        <source>Fleet</source>
        <translation>车队</translation>
    </message>
    <message>
        <source>Fleet of %1</source>
        <comment>an operator</comment>
        <translation>%1 的车队</translation>
    </message>
    <message>
        <source>Link speeds</source>
        <translation>路段车速</translation>
    </message>
    <message>
        <source>Work zones</source>
        <translation>施工区</translation>
    </message>
    <message>
        <source>Transit vehicles</source>
        <translation>公交车辆</translation>
    </message>
    <message>
        <source>Bike stations</source>
        <translation>自行车站点</translation>
    </message>
    <message>
        <source>Car parks</source>
        <translation>停车场</translation>
    </message>
    <message>
        <source>GTFS schedule (zip) or table of stations (CSV)</source>
        <translation>GTFS 时刻表（zip）或站点表（CSV）</translation>
    </message>
    <message>
        <source>Transit alerts</source>
        <translation>公交通告</translation>
    </message>
    <message>
        <source>Count stations</source>
        <translation>交通量调查点</translation>
    </message>
    <message>
        <source>table of measurement sites (DATEX II)</source>
        <translation>测量点表（DATEX II）</translation>
    </message>
    <message>
        <source>Road events</source>
        <translation>道路事件</translation>
    </message>
    <message>
        <source>Free vehicles</source>
        <translation>可租车辆</translation>
    </message>
</context>
<context>
    <name>citywall::traffic::RoadWorks</name>
    <message>
        <source>from %1 %2</source>
        <translation>%1 %2 起</translation>
    </message>
    <message>
        <source>Jams by length, %1</source>
        <translation>拥堵长度，%1</translation>
    </message>
    <message>
        <source>Consecutive links below half of free flow; the mark stands at the head of the queue</source>
        <translation>车速连续低于自由流一半的路段；标记位于队首</translation>
    </message>
    <message>
        <source>Work zones by impact</source>
        <translation>施工区影响</translation>
    </message>
    <message>
        <source>road closed</source>
        <translation>道路封闭</translation>
    </message>
    <message>
        <source>lanes closed</source>
        <translation>车道封闭</translation>
    </message>
    <message>
        <source>lanes open, shifted or alternating</source>
        <translation>车道开放、偏移或交替放行</translation>
    </message>
    <message>
        <source>planned, or impact unknown</source>
        <translation>计划中或影响未知</translation>
    </message>
    <message>
        <source>for more than %1 · %2 · costs %3</source>
        <translation>持续超过 %1 · %2 · 延误 %3</translation>
    </message>
    <message>
        <source>for %1 · %2 · costs %3</source>
        <translation>持续 %1 · %2 · 延误 %3</translation>
    </message>
    <message>
        <source>%1 · costs %2</source>
        <translation>%1 · 延误 %2</translation>
    </message>
    <message>
        <source>No jam of half a kilometre or more</source>
        <translation>没有半公里以上的拥堵</translation>
    </message>
    <message>
        <source>consecutive links below half of free flow, the longest first</source>
        <translation>车速连续低于自由流一半的路段，最长在前</translation>
    </message>
    <message>
        <source>begins in %1</source>
        <translation>%1 后开始</translation>
    </message>
    <message>
        <source>ends in %1</source>
        <translation>%1 后结束</translation>
    </message>
    <message>
        <source>%1 of free flow</source>
        <translation>自由流的 %1</translation>
    </message>
    <message>
        <source>none published</source>
        <translation>没有发布</translation>
    </message>
    <message>
        <source>%1 under way, %2 planned</source>
        <translation>进行中 %1，计划中 %2</translation>
    </message>
    <message>
        <source>Jams: %1, %2 in all</source>
        <translation>拥堵 %1 处，共 %2</translation>
    </message>
    <message>
        <source>As published (WZDx vehicle_impact; DATEX II in its words)</source>
        <translation>按发布内容（WZDx vehicle_impact；DATEX II 换成其用语）</translation>
    </message>
</context>
<context>
    <name>citywall::traffic::TrafficLink</name>
    <message>
        <source>no current speed</source>
        <translation>无当前速度</translation>
    </message>
    <message>
        <source>free-flow speed unknown</source>
        <translation>自由流速度未知</translation>
    </message>
    <message>
        <source>too few speeds to tell</source>
        <translation>速度样本不足，无法判断</translation>
    </message>
    <message>
        <source>as published</source>
        <translation>按发布值</translation>
    </message>
    <message>
        <source>85th percentile of its speeds</source>
        <translation>速度的第 85 百分位数</translation>
    </message>
    <message>
        <source>lanes: %1</source>
        <translation>车道数：%1</translation>
    </message>
</context>
<context>
    <name>citywall::traffic::TrafficMap</name>
    <message>
        <source>no current speed</source>
        <translation>无当前速度</translation>
    </message>
    <message>
        <source>%1 of free flow</source>
        <translation>自由流的 %1</translation>
    </message>
    <message>
        <source>no current speeds</source>
        <translation>无当前速度</translation>
    </message>
    <message>
        <source>travel-time index %1 · %2</source>
        <translation>行程时间指数 %1 · %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Speed / free-flow speed</source>
        <translation>速度 / 自由流速度</translation>
    </message>
    <message>
        <source>Levels of service of urban streets, HCM 2010</source>
        <translation>城市街道服务水平，HCM 2010</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Free-flow speed lost</source>
        <translation>自由流速度损失</translation>
    </message>
    <message>
        <source>Free-flow speed lost, %</source>
        <translation>自由流速度损失（%）</translation>
    </message>
    <message>
        <source>Mean over the links within about %1 m, weighted by length</source>
        <translation>约 %1 m 范围内路段的均值，按长度加权</translation>
    </message>
    <message>
        <source>Travel-time index</source>
        <translation>行程时间指数</translation>
    </message>
    <message>
        <source>Mean over the area&apos;s links, weighted by distance travelled</source>
        <translation>区域内路段的均值，按行驶里程加权</translation>
    </message>
    <message>
        <source>free-flow speed unknown</source>
        <translation>自由流速度未知</translation>
    </message>
</context>
<context>
    <name>citywall::traffic::TrafficModule</name>
    <message>
        <source>Travel-time index by area</source>
        <translation>各区域行程时间指数</translation>
    </message>
    <message>
        <source>Congestion surface</source>
        <translation>拥堵面</translation>
    </message>
    <message>
        <source>Speed on the roads</source>
        <translation>道路速度</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>交通</translation>
    </message>
    <message>
        <source>earlier days at this time</source>
        <translation>往日此时</translation>
    </message>
    <message>
        <source>Transit vehicles by delay</source>
        <translation>公交车辆（按晚点）</translation>
    </message>
    <message>
        <source>Car parks</source>
        <translation>停车场</translation>
    </message>
    <message>
        <source>Bike stations</source>
        <translation>自行车站点</translation>
    </message>
    <message>
        <source>Work zones</source>
        <translation>施工区</translation>
    </message>
    <message>
        <source>Jams</source>
        <translation>拥堵</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>this time yesterday</source>
        <translation>昨日同一时刻</translation>
    </message>
    <message>
        <source>Count stations</source>
        <translation>交通量调查点</translation>
    </message>
    <message>
        <source>Road events</source>
        <translation>道路事件</translation>
    </message>
    <message>
        <source>Free vehicles</source>
        <translation>可租车辆</translation>
    </message>
</context>
<context>
    <name>citywall::traffic::TrafficPanel</name>
    <message>
        <source>No current speeds</source>
        <translation>无当前速度</translation>
    </message>
    <message>
        <source>Flowing</source>
        <translation>通行顺畅</translation>
    </message>
    <message>
        <source>earlier days: %1</source>
        <translation>往日：%1</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 of %2 congested</source>
        <translation>拥堵 %1 / %2</translation>
    </message>
    <message>
        <source>%1 of free flow · %2</source>
        <translation>自由流的 %1 · %2</translation>
    </message>
    <message>
        <source>%1: trips take %2 % longer than at free flow</source>
        <translation>%1：行程比自由流时长 %2 %</translation>
    </message>
    <message>
        <source>%1 of the network congested (%2 %)</source>
        <translation>路网拥堵 %1（占 %2 %）</translation>
    </message>
    <message>
        <source>%1 of %2 links</source>
        <translation>%1 / %2 条路段</translation>
    </message>
</context>
<context>
    <name>citywall::traffic::TransitPanel</name>
    <message>
        <source>No vehicle is heard of</source>
        <translation>没有车辆的数据</translation>
    </message>
    <message>
        <source>%1 of the vehicles are on time</source>
        <translation>%1 的车辆准点</translation>
    </message>
    <message>
        <source>%1 behind the one ahead</source>
        <translation>距前车 %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>昨日 %1</translation>
    </message>
    <message>
        <source>Vehicles: %1; none tells its delay</source>
        <translation>车辆：%1；均未报晚点</translation>
    </message>
    <message>
        <source>route %1</source>
        <translation>线路 %1</translation>
    </message>
    <message>
        <source>vehicles: %1</source>
        <translation>车辆：%1</translation>
    </message>
    <message>
        <source>mean delay %1</source>
        <translation>平均晚点 %1</translation>
    </message>
    <message>
        <source>headway variation %1</source>
        <translation>车头时距变异系数 %1</translation>
    </message>
</context>
<context>
    <name>citywall::traffic::VehicleMap</name>
    <message>
        <source>Square of 250 m about %1</source>
        <translation>以 %1 为中心的 250 米方格</translation>
    </message>
    <message>
        <source>not known how many vehicles</source>
        <translation>车辆数未知</translation>
    </message>
    <message>
        <source>reserved: %1</source>
        <translation>已预约：%1</translation>
    </message>
    <message>
        <source>out of order: %1</source>
        <translation>停用：%1</translation>
    </message>
    <message>
        <source>Free vehicles in a square of 250 m</source>
        <translation>250 米方格内的可租车辆</translation>
    </message>
    <message>
        <source>bikes, scooters and cars that stand in the streets and can be rented (GBFS); those at stations are counted there</source>
        <translation>停放在街道上、可供租用的单车、滑板车与汽车（GBFS）；站点内的车辆由站点计数</translation>
    </message>
</context>
<context>
    <name>citywall::traffic::VehiclePanel</name>
    <message>
        <source>the whole fleet</source>
        <translation>整个车队</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>area, position</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>reserved: %1</source>
        <translation>已预约：%1</translation>
    </message>
    <message>
        <source>out of order: %1</source>
        <translation>停用：%1</translation>
    </message>
    <message>
        <source>%1 vehicles free in the streets</source>
        <translation>街道上有 %1 辆车可租</translation>
    </message>
    <message>
        <source>No fleet of vehicles was heard of lately</source>
        <translation>近期没有车队的数据</translation>
    </message>
    <message>
        <source>in squares of 250 m: %1 · reserved: %2 · out of order: %3</source>
        <translation>250 米方格：%1 · 已预约：%2 · 停用：%3</translation>
    </message>
</context>
</TS>
