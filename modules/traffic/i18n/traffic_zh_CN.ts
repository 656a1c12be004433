<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>DaySection</name>
    <message>
        <source>Congestion over the day</source>
        <translation>全天拥堵变化</translation>
    </message>
    <message>
        <source>travel-time index; usual = median of such days in the last two weeks</source>
        <translation>行程时间指数；常态 = 近两周同类日的中位数</translation>
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
        <source>usual</source>
        <translation>常态</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
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
        <source>usual = median of such days in the last four weeks</source>
        <translation>常态 = 近四周同类日的中位数</translation>
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
        <source>usual</source>
        <translation>常态</translation>
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
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
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
        <source>stale</source>
        <translation>过期</translation>
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
    <message>
        <source>Status</source>
        <translation>状态</translation>
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
        <source>paler: older than 10 min</source>
        <translation>颜色较浅：超过 10 分钟</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
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
        <source>%1 min old</source>
        <translation>%1 分钟前的数据</translation>
    </message>
</context>
<context>
    <name>citywall::traffic::TrafficModule</name>
    <message>
        <source>Link speeds</source>
        <translation>路段速度</translation>
    </message>
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
        <source>usual at this time</source>
        <translation>常态同时段</translation>
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
        <source>usually %1</source>
        <translation>常态 %1</translation>
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
</TS>
