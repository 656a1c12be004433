<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AssetPage</name>
    <message>
        <source>Not heard of yet</source>
        <translation>尚无消息</translation>
    </message>
    <message>
        <source>At the clock&apos;s time nothing was known of it.</source>
        <translation>在此时刻尚无其数据。</translation>
    </message>
    <message>
        <source>It could not be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>最近消息</translation>
    </message>
</context>
<context>
    <name>AssetPanel</name>
    <message>
        <source>They could not be read</source>
        <translation>无法读取</translation>
    </message>
</context>
<context>
    <name>ComparisonSection</name>
    <message>
        <source>Requests compared</source>
        <translation>诉求对比</translation>
    </message>
    <message>
        <source>Compared by</source>
        <translation>对比维度</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>全部未办结</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Which of the open requests</source>
        <translation>未办结诉求的范围</translation>
    </message>
</context>
<context>
    <name>CourseBar</name>
    <message>
        <source>Course with the promised date at %1 %</source>
        <translation>办理过程，承诺时间位于 %1 % 处</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>办理过程</translation>
    </message>
</context>
<context>
    <name>FeedbackPage</name>
    <message>
        <source>Not rated yet</source>
        <translation>尚未评价</translation>
    </message>
    <message>
        <source>At the clock&apos;s time nobody had rated this request.</source>
        <translation>截至时钟时刻，该诉求尚无评价。</translation>
    </message>
    <message>
        <source>The answer could not be read</source>
        <translation>无法读取评价</translation>
    </message>
    <message>
        <source>Open the request</source>
        <translation>打开该诉求</translation>
    </message>
</context>
<context>
    <name>HallPage</name>
    <message>
        <source>Not heard of yet</source>
        <translation>尚无消息</translation>
    </message>
    <message>
        <source>At the clock&apos;s time nothing was known of this hall.</source>
        <translation>在当前时钟时刻，尚无该大厅的信息。</translation>
    </message>
    <message>
        <source>The hall could not be read</source>
        <translation>无法读取该大厅</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>等候时间</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>最近消息</translation>
    </message>
    <message>
        <source>Wait over the day</source>
        <translation>全天等候时间</translation>
    </message>
    <message>
        <source>earlier days = median of the half hour on such days</source>
        <translation>往日 = 同类日期同一半小时的中位数</translation>
    </message>
    <message>
        <source>no earlier day of this kind in the history</source>
        <translation>历史中没有更早的同类日期</translation>
    </message>
    <message>
        <source>earlier days</source>
        <translation>往日</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
</context>
<context>
    <name>HallPanel</name>
    <message>
        <source>The halls could not be read</source>
        <translation>无法读取大厅</translation>
    </message>
</context>
<context>
    <name>ObservationSection</name>
    <message>
        <source>Raw observations</source>
        <translation>原始观测</translation>
    </message>
    <message>
        <source>as received, newest first</source>
        <translation>按收到的原样，最新在前</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>nothing is told of the container</source>
        <translation>没有关于该容器的数据</translation>
    </message>
    <message>
        <source>nothing is told of the light</source>
        <translation>没有关于该路灯的数据</translation>
    </message>
    <message>
        <source>payload is not a JSON array</source>
        <translation>载荷不是 JSON 数组</translation>
    </message>
    <message>
        <source>malformed JSON</source>
        <translation>JSON 格式错误</translation>
    </message>
    <message>
        <source>request is not an object</source>
        <translation>工单不是对象</translation>
    </message>
    <message>
        <source>too many requests</source>
        <translation>工单过多</translation>
    </message>
    <message>
        <source>payload too large</source>
        <translation>载荷过大</translation>
    </message>
    <message>
        <source>too many bad records: the rest was not read</source>
        <translation>错误记录过多，其余未读取</translation>
    </message>
    <message>
        <source>requested_datetime missing</source>
        <translation>缺少 requested_datetime</translation>
    </message>
    <message>
        <source>time without zone or malformed</source>
        <translation>时间缺少时区或格式错误</translation>
    </message>
    <message>
        <source>service_request_id missing or too long</source>
        <translation>service_request_id 缺失或过长</translation>
    </message>
    <message>
        <source>status is neither open nor closed</source>
        <translation>状态既非 open 也非 closed</translation>
    </message>
    <message>
        <source>closed without updated_datetime</source>
        <translation>已关闭但缺少 updated_datetime</translation>
    </message>
    <message>
        <source>updated before it was requested</source>
        <translation>更新时间早于提交时间</translation>
    </message>
    <message>
        <source>impossible coordinates</source>
        <translation>坐标不可能存在</translation>
    </message>
    <message>
        <source>the server reports</source>
        <translation>服务器报告</translation>
    </message>
    <message>
        <source>root element is not service_requests</source>
        <translation>根元素不是 service_requests</translation>
    </message>
    <message>
        <source>XML not read</source>
        <translation>XML 未能读取</translation>
    </message>
    <message>
        <source>a document type is declared</source>
        <translation>声明了文档类型</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>element is not a request</source>
        <translation>元素不是工单</translation>
    </message>
</context>
<context>
    <name>RequestBreakdown</name>
    <message>
        <source>Age of the backlog</source>
        <translation>积压时长</translation>
    </message>
    <message>
        <source>open requests by time since they were made</source>
        <translation>未办结诉求，按提出以来的时间</translation>
    </message>
    <message>
        <source>How requests come in</source>
        <translation>诉求渠道</translation>
    </message>
    <message>
        <source>opened in the span, by channel, of those whose channel is known</source>
        <translation>时段内受理、渠道已知的诉求，按渠道</translation>
    </message>
</context>
<context>
    <name>RequestFigures</name>
    <message>
        <source>Span of time</source>
        <translation>时间段</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Overdue now</source>
        <translation>当前超期</translation>
    </message>
    <message>
        <source>Median time to close</source>
        <translation>办结时长中位数</translation>
    </message>
    <message>
        <source>Share done online</source>
        <translation>网上办理率</translation>
    </message>
    <message>
        <source>Reopened, of closings</source>
        <translation>重新打开率（占办结）</translation>
    </message>
</context>
<context>
    <name>RequestPage</name>
    <message>
        <source>Not made yet</source>
        <translation>尚未提出</translation>
    </message>
    <message>
        <source>At the clock&apos;s time nothing was known of this request.</source>
        <translation>在当前时钟时刻，尚无该诉求的信息。</translation>
    </message>
    <message>
        <source>The request could not be read</source>
        <translation>无法读取该诉求</translation>
    </message>
    <message>
        <source>no date was promised</source>
        <translation>没有承诺时间</translation>
    </message>
    <message>
        <source>filled: open</source>
        <translation>填充：未办结</translation>
    </message>
    <message>
        <source>filled: open; upright line: promised date</source>
        <translation>填充：未办结；竖线：承诺时间</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>办理过程</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>RequestPanel</name>
    <message>
        <source>The requests could not be read</source>
        <translation>无法读取诉求</translation>
    </message>
    <message>
        <source>Reading requests</source>
        <translation>正在读取诉求</translation>
    </message>
    <message>
        <source>No requests</source>
        <translation>没有诉求</translation>
    </message>
    <message>
        <source>None was heard of in the 90 days before the clock&apos;s time.</source>
        <translation>时钟时刻之前 90 天内没有任何诉求的消息。</translation>
    </message>
</context>
<context>
    <name>SatisfactionPanel</name>
    <message>
        <source>The answers could not be read</source>
        <translation>无法读取评价</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>answers of the span by rating; satisfied = 4 or 5 of 5</source>
        <translation>时段内的评价按等级；满意 = 5 分制的 4 或 5 分</translation>
    </message>
    <message>
        <source>Satisfied, by agency</source>
        <translation>各部门满意率</translation>
    </message>
    <message>
        <source>from 5 answers on; line: all together</source>
        <translation>至少 5 份评价；竖线：全部合计</translation>
    </message>
    <message>
        <source>Newest bad ratings</source>
        <translation>最新差评</translation>
    </message>
    <message>
        <source>rated 1 or 2: the agency calls back</source>
        <translation>1 或 2 分：由承办部门回访</translation>
    </message>
    <message>
        <source>Of those who answered after their request was closed</source>
        <translation>诉求办结后参与评价者</translation>
    </message>
</context>
<context>
    <name>citywall::services::AssetCard</name>
    <message>
        <source>Waste container</source>
        <translation>垃圾容器</translation>
    </message>
    <message>
        <source>Street light</source>
        <translation>路灯</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>供电</translation>
    </message>
    <message>
        <source>Next collection</source>
        <translation>下次清运</translation>
    </message>
    <message>
        <source>Kind of waste</source>
        <translation>垃圾种类</translation>
    </message>
    <message>
        <source>Stands with</source>
        <translation>所在投放点</translation>
    </message>
    <message>
        <source>Circuit</source>
        <translation>回路</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
</context>
<context>
    <name>citywall::services::AssetMap</name>
    <message>
        <source>waste containers</source>
        <translation>垃圾容器</translation>
    </message>
    <message>
        <source>street lights</source>
        <translation>路灯</translation>
    </message>
    <message>
        <source>burning</source>
        <translation>起火</translation>
    </message>
    <message>
        <source>column damaged</source>
        <translation>灯杆损坏</translation>
    </message>
    <message>
        <source>full, overdue, or out of order</source>
        <translation>已满、超期或异常</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>has room</source>
        <translation>有余量</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Waste containers, %1 full</source>
        <translation>垃圾容器满溢程度，%1</translation>
    </message>
    <message>
        <source>Street lights</source>
        <translation>路灯</translation>
    </message>
    <message>
        <source>filling level and status as their sensors tell them</source>
        <translation>传感器报告的满溢程度与状态</translation>
    </message>
    <message>
        <source>status and power as their controllers tell them</source>
        <translation>控制器报告的状态与供电</translation>
    </message>
    <message>
        <source>collection overdue</source>
        <translation>清运超期</translation>
    </message>
    <message>
        <source>%1 containers to be seen to</source>
        <translation>%1 个垃圾容器需要处理</translation>
    </message>
    <message>
        <source>%1 street lights out of order</source>
        <translation>%1 盏路灯故障</translation>
    </message>
    <message>
        <source>%1 of %2 heard of</source>
        <translation>共 %2 个，%1 个有消息</translation>
    </message>
</context>
<context>
    <name>citywall::services::AssetWords</name>
    <message>
        <source>in order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>lid open</source>
        <translation>箱盖未关</translation>
    </message>
    <message>
        <source>fallen over</source>
        <translation>倾倒</translation>
    </message>
    <message>
        <source>not in its place</source>
        <translation>移位</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>burning</source>
        <translation>起火</translation>
    </message>
    <message>
        <source>lamp defective</source>
        <translation>灯泡故障</translation>
    </message>
    <message>
        <source>column damaged</source>
        <translation>灯杆损坏</translation>
    </message>
    <message>
        <source>lantern broken</source>
        <translation>灯具破损</translation>
    </message>
    <message>
        <source>on</source>
        <translation>亮</translation>
    </message>
    <message>
        <source>off</source>
        <translation>灭</translation>
    </message>
    <message>
        <source>dimmed</source>
        <translation>调暗</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>organic waste</source>
        <translation>有机垃圾</translation>
    </message>
    <message>
        <source>residual waste</source>
        <translation>其他垃圾</translation>
    </message>
    <message>
        <source>glass</source>
        <translation>玻璃</translation>
    </message>
    <message>
        <source>plastic</source>
        <translation>塑料</translation>
    </message>
    <message>
        <source>metal</source>
        <translation>金属</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>纸类</translation>
    </message>
</context>
<context>
    <name>citywall::services::Comparison</name>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未办结</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>past their promised date, of those open that have one; line: all together</source>
        <translation>有承诺时限的未办结诉求中已超期的比例；竖线：全部合计</translation>
    </message>
    <message>
        <source>closed in time, of those closed in the span that had a promised date; line: all together</source>
        <translation>时段内办结且有承诺时限的诉求中按时办结的比例；竖线：全部合计</translation>
    </message>
    <message>
        <source>reopened in the span, of closings in the span; line: all together</source>
        <translation>时段内重新打开数占办结数的比例；竖线：全部合计</translation>
    </message>
    <message>
        <source>open at the clock&apos;s time</source>
        <translation>时钟时刻的未办结诉求数</translation>
    </message>
    <message>
        <source>open per 100,000 residents; line: all areas together</source>
        <translation>每 10 万居民的未办结诉求数；竖线：所有区域合计</translation>
    </message>
    <message>
        <source>open per km², residents are not known here; line: all areas together</source>
        <translation>每平方公里的未办结诉求数（此处居民数未知）；竖线：所有区域合计</translation>
    </message>
    <message>
        <source>opened %1 · closed %2 · open %3</source>
        <translation>受理 %1 · 办结 %2 · 未办结 %3</translation>
    </message>
    <message>
        <source>%1% of %2</source>
        <translation>%2 件中 %1%</translation>
    </message>
</context>
<context>
    <name>citywall::services::FeedbackCard</name>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%2 分中的 %1 分：%3</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>评价时间</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>评价渠道</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>诉求编号</translation>
    </message>
</context>
<context>
    <name>citywall::services::Feeds</name>
    <message>
        <source>Service requests</source>
        <translation>市民诉求</translation>
    </message>
    <message>
        <source>Service halls</source>
        <translation>政务大厅</translation>
    </message>
    <message>
        <source>Satisfaction answers</source>
        <translation>满意度评价</translation>
    </message>
</context>
<context>
    <name>citywall::services::HallCard</name>
    <message>
        <source>Persons waiting</source>
        <translation>等候人数</translation>
    </message>
    <message>
        <source>Counters open</source>
        <translation>开放窗口</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Served in the hour</source>
        <translation>一小时办理人数</translation>
    </message>
    <message>
        <source>Opening hours today</source>
        <translation>今日开放时间</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
</context>
<context>
    <name>citywall::services::HallMap</name>
    <message>
        <source>%1: from %2 %3</source>
        <translation>%1：自 %2 %3起</translation>
    </message>
    <message>
        <source>shorter</source>
        <translation>更短</translation>
    </message>
    <message>
        <source>Wait in the service halls, %1</source>
        <translation>政务大厅等候时间（%1）</translation>
    </message>
    <message>
        <source>%1 waiting · %2 counters open</source>
        <translation>%1 人等候 · %2 个窗口开放</translation>
    </message>
    <message>
        <source>No service hall here</source>
        <translation>此处没有政务大厅</translation>
    </message>
    <message>
        <source>Service halls: not known</source>
        <translation>政务大厅：未知</translation>
    </message>
    <message>
        <source>Service halls are closed</source>
        <translation>政务大厅已关闭</translation>
    </message>
    <message>
        <source>%1 of %2 halls open</source>
        <translation>%1 / %2 个大厅开放</translation>
    </message>
    <message>
        <source>%1, %2 not heard of</source>
        <translation>%1，%2 个没有消息</translation>
    </message>
    <message>
        <source>%1 waiting in the halls</source>
        <translation>大厅共 %1 人等候</translation>
    </message>
    <message>
        <source>⬟ a hall; expected wait of who comes now, as the hall tells it, at most 30 min old</source>
        <translation>⬟ 政务大厅；大厅报告的此刻到达者的预计等候时间，不早于 30 分钟前</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>citywall::services::OpenRequests</name>
    <message>
        <source>All requests</source>
        <translation>全部诉求</translation>
    </message>
    <message>
        <source>%1: reopened</source>
        <translation>%1：重新打开</translation>
    </message>
    <message>
        <source>%1: open</source>
        <translation>%1：未办结</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 of %2, the most overdue first</source>
        <translation>共 %2 件，列出 %1 件，超期最久的在前</translation>
    </message>
    <message>
        <source>%1, the most overdue first</source>
        <translation>共 %1 件，超期最久的在前</translation>
    </message>
</context>
<context>
    <name>citywall::services::RequestAreas</name>
    <message>
        <source>%1 open, %2 overdue</source>
        <translation>%1 件未办结，%2 件超期</translation>
    </message>
    <message>
        <source>%1; %2 per 100,000 residents</source>
        <translation>%1；每 10 万居民 %2 件</translation>
    </message>
    <message>
        <source>%1; %2 per km²</source>
        <translation>%1；每平方公里 %2 件</translation>
    </message>
    <message>
        <source>%1 of %2 closed past the promised date</source>
        <translation>办结 %2 件，其中超期 %1 件</translation>
    </message>
    <message>
        <source>%1: too few to be coloured</source>
        <translation>%1：数量过少，不着色</translation>
    </message>
    <message>
        <source>Open requests per 100,000 residents</source>
        <translation>每 10 万居民未办结诉求</translation>
    </message>
    <message>
        <source>Open requests per km²</source>
        <translation>每平方公里未办结诉求</translation>
    </message>
    <message>
        <source>backlog at the clock&apos;s time; grey: residents not known</source>
        <translation>时钟时刻的未办结量；灰色：居民数未知</translation>
    </message>
    <message>
        <source>backlog at the clock&apos;s time; the city&apos;s boundaries tell no residents</source>
        <translation>时钟时刻的未办结量；边界数据没有居民数</translation>
    </message>
    <message>
        <source>Closed past the promised date, %</source>
        <translation>超期办结比例，%</translation>
    </message>
    <message>
        <source>of those closed in the chosen span that had a date; grey: fewer than %1</source>
        <translation>所选时段内办结且有承诺时间的诉求；灰色：少于 %1 件</translation>
    </message>
</context>
<context>
    <name>citywall::services::RequestCard</name>
    <message>
        <source>+ %1</source>
        <translation>+ %1</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Promised by</source>
        <translation>承诺办结</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Service code</source>
        <translation>服务代码</translation>
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
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1，已 %2</translation>
    </message>
</context>
<context>
    <name>citywall::services::RequestMap</name>
    <message>
        <source>past the promised date</source>
        <translation>已超过承诺时间</translation>
    </message>
    <message>
        <source>Open requests by promised date</source>
        <translation>未办结诉求（按承诺时间）</translation>
    </message>
    <message>
        <source>due within 24 h</source>
        <translation>24 小时内到期</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>时限内</translation>
    </message>
    <message>
        <source>nothing promised</source>
        <translation>没有承诺时间</translation>
    </message>
    <message>
        <source>a number is a cluster, its ring the shares; click to zoom in</source>
        <translation>数字为聚合点，圆环为各部分占比；点击放大</translation>
    </message>
    <message>
        <source>Overdue requests</source>
        <translation>超期诉求</translation>
    </message>
    <message>
        <source>open and past expected_datetime (Open311 GeoReport v2)</source>
        <translation>未办结且已超过 expected_datetime（Open311 GeoReport v2）</translation>
    </message>
    <message>
        <source>Requests opened per km²</source>
        <translation>每平方公里受理诉求</translation>
    </message>
    <message>
        <source>sum over the chosen span, Gaussian kernel, bandwidth %1 m</source>
        <translation>所选时段内求和，高斯核，带宽 %1 米</translation>
    </message>
</context>
<context>
    <name>citywall::services::RequestOverview</name>
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
        <source>No open request</source>
        <translation>没有未办结诉求</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>未办结 %1</translation>
    </message>
    <message>
        <source>%1, all in time</source>
        <translation>%1，均在时限内</translation>
    </message>
    <message>
        <source>%1, %2 overdue</source>
        <translation>%1，超期 %2</translation>
    </message>
    <message>
        <source>%1 open without a promised date: not counted as overdue</source>
        <translation>%1 件没有承诺时间，不计为超期</translation>
    </message>
    <message>
        <source>%1 on the span before</source>
        <translation>较前一时段 %1</translation>
    </message>
    <message>
        <source>no span before</source>
        <translation>没有前一时段</translation>
    </message>
    <message>
        <source>%1 since then</source>
        <translation>较当时 %1</translation>
    </message>
</context>
<context>
    <name>citywall::services::SatisfactionList</name>
    <message>
        <source>Nobody was asked yet</source>
        <translation>尚无评价</translation>
    </message>
    <message>
        <source>%1% satisfied</source>
        <translation>满意率 %1%</translation>
    </message>
    <message>
        <source>%1 answers: 95% interval %2–%3%</source>
        <translation>%1 份评价：95% 区间 %2–%3%</translation>
    </message>
    <message>
        <source>%1 points on the span before</source>
        <translation>较前一时段 %1 个百分点</translation>
    </message>
    <message>
        <source>%1, within the intervals</source>
        <translation>%1，在区间之内</translation>
    </message>
    <message>
        <source>%1 · %2%</source>
        <translation>%1 · %2%</translation>
    </message>
    <message>
        <source>95% interval %1–%2%</source>
        <translation>95% 区间 %1–%2%</translation>
    </message>
    <message>
        <source>%1% of %2</source>
        <translation>%2 件中 %1%</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>citywall::services::ServicesModule</name>
    <message>
        <source>Backlog by area</source>
        <translation>各区域积压</translation>
    </message>
    <message>
        <source>Request density</source>
        <translation>诉求密度</translation>
    </message>
    <message>
        <source>Overdue requests</source>
        <translation>超期诉求</translation>
    </message>
    <message>
        <source>Open requests</source>
        <translation>未办结诉求</translation>
    </message>
    <message>
        <source>Service requests</source>
        <translation>市民诉求</translation>
    </message>
    <message>
        <source>Hotline themes</source>
        <translation>热线主题</translation>
    </message>
    <message>
        <source>Service halls by wait</source>
        <translation>政务大厅等候时间</translation>
    </message>
    <message>
        <source>Service halls</source>
        <translation>政务大厅</translation>
    </message>
    <message>
        <source>this time the day before</source>
        <translation>前一天同一时刻</translation>
    </message>
    <message>
        <source>the 24 hours before</source>
        <translation>之前 24 小时</translation>
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
        <source>Agency</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>等候时间</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>评价渠道</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Closed late by area</source>
        <translation>各区域超期办结</translation>
    </message>
    <message>
        <source>Filling level</source>
        <translation>满溢程度</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Collection due in</source>
        <translation>距应清运时间</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>供电</translation>
    </message>
    <message>
        <source>Waste containers</source>
        <translation>垃圾容器</translation>
    </message>
    <message>
        <source>Street lights</source>
        <translation>路灯</translation>
    </message>
</context>
<context>
    <name>citywall::services::StreetFeeds</name>
    <message>
        <source>Waste containers</source>
        <translation>垃圾容器</translation>
    </message>
    <message>
        <source>Street lights</source>
        <translation>路灯</translation>
    </message>
</context>
<context>
    <name>citywall::services::ThemeList</name>
    <message>
        <source>%1 · earlier days %2</source>
        <translation>%1 · 往日 %2</translation>
    </message>
    <message>
        <source>no earlier day of this kind in the history</source>
        <translation>历史中没有更早的同类日期</translation>
    </message>
    <message>
        <source>Hotline calls today: %1</source>
        <translation>今日热线来电：%1</translation>
    </message>
    <message>
        <source>%1, rising themes: %2</source>
        <translation>%1，上升主题：%2</translation>
    </message>
    <message>
        <source>earlier days = median by this time of %1 such weekdays</source>
        <translation>往日 = %1 个同一星期几截至此刻的中位数</translation>
    </message>
    <message>
        <source>earlier days = median by this time of days of this kind, %1 of them</source>
        <translation>往日 = 同类日期截至此刻的中位数（%1 天）</translation>
    </message>
</context>
<context>
    <name>citywall::services::Words</name>
    <message>
        <source>Pothole</source>
        <translation>路面坑洞</translation>
    </message>
    <message>
        <source>Street light out</source>
        <translation>路灯不亮</translation>
    </message>
    <message>
        <source>Traffic signal out</source>
        <translation>信号灯故障</translation>
    </message>
    <message>
        <source>Missed waste collection</source>
        <translation>垃圾漏收</translation>
    </message>
    <message>
        <source>Bulky waste pickup</source>
        <translation>大件垃圾清运</translation>
    </message>
    <message>
        <source>Illegal dumping</source>
        <translation>乱倒垃圾</translation>
    </message>
    <message>
        <source>Graffiti removal</source>
        <translation>清除涂鸦</translation>
    </message>
    <message>
        <source>Abandoned vehicle</source>
        <translation>废弃车辆</translation>
    </message>
    <message>
        <source>Noise complaint</source>
        <translation>噪声投诉</translation>
    </message>
    <message>
        <source>Water leak</source>
        <translation>漏水</translation>
    </message>
    <message>
        <source>Sewer backup</source>
        <translation>下水道堵塞</translation>
    </message>
    <message>
        <source>Tree trimming</source>
        <translation>树木修剪</translation>
    </message>
    <message>
        <source>Building violation</source>
        <translation>违章建筑</translation>
    </message>
    <message>
        <source>No heat or hot water</source>
        <translation>无暖气或热水</translation>
    </message>
    <message>
        <source>Transportation</source>
        <translation>交通部门</translation>
    </message>
    <message>
        <source>Sanitation</source>
        <translation>环卫部门</translation>
    </message>
    <message>
        <source>Police</source>
        <translation>公安部门</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>水务部门</translation>
    </message>
    <message>
        <source>Parks</source>
        <translation>园林部门</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>住建部门</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未办结</translation>
    </message>
    <message>
        <source>reopened</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Uncategorised</source>
        <translation>未分类</translation>
    </message>
    <message>
        <source>No agency named</source>
        <translation>未指明部门</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>App</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>&lt; 1 d</source>
        <translation>&lt; 1 天</translation>
    </message>
    <message>
        <source>1–3 d</source>
        <translation>1–3 天</translation>
    </message>
    <message>
        <source>3–7 d</source>
        <translation>3–7 天</translation>
    </message>
    <message>
        <source>7–30 d</source>
        <translation>7–30 天</translation>
    </message>
    <message>
        <source>&gt; 30 d</source>
        <translation>&gt; 30 天</translation>
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
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>超期 %1</translation>
    </message>
    <message>
        <source>due in %1</source>
        <translation>%1 后到期</translation>
    </message>
    <message>
        <source>closed in time</source>
        <translation>按时办结</translation>
    </message>
    <message>
        <source>closed %1 late</source>
        <translation>超期 %1 办结</translation>
    </message>
    <message>
        <source>open</source>
        <comment>of a hall</comment>
        <translation>开放</translation>
    </message>
    <message>
        <source>closed</source>
        <comment>of a hall</comment>
        <translation>关闭</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>of a hall</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>very dissatisfied</source>
        <translation>非常不满意</translation>
    </message>
    <message>
        <source>dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>fairly satisfied</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <source>satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>very satisfied</source>
        <translation>非常满意</translation>
    </message>
</context>
</TS>
