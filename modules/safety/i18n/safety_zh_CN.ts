<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
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
        <source>Reading the incident</source>
        <translation>正在读取事件</translation>
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
        <source>Last heard</source>
        <translation>最近消息</translation>
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
        <source>Raw observations</source>
        <translation>原始观测</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>SafetyPanel</name>
    <message>
        <source>Span of time</source>
        <translation>时间跨度</translation>
    </message>
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
        <source>incidents</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>By hour of day</source>
        <translation>按小时</translation>
    </message>
    <message>
        <source>By area</source>
        <translation>按区域</translation>
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
        <source>as fast as before</source>
        <translation>快慢与此前持平</translation>
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
        <source>as long as before</source>
        <translation>时长与此前持平</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
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
</context>
</TS>
