<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ForecastChart</name>
    <message>
        <source>80%</source>
        <translation>80%</translation>
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
        <source>forecast</source>
        <translation>预测</translation>
    </message>
</context>
<context>
    <name>HeadlineSection</name>
    <message>
        <source>Occupancy</source>
        <translation>占用率</translation>
    </message>
    <message>
        <source>Median emergency wait</source>
        <translation>急诊等候中位数</translation>
    </message>
    <message>
        <source>Occupied beds</source>
        <translation>占用床位</translation>
    </message>
    <message>
        <source>Beds reported</source>
        <translation>床位上报</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
</context>
<context>
    <name>HospitalFacts</name>
    <message>
        <source>Emergency department reported</source>
        <translation>急诊科上报</translation>
    </message>
    <message>
        <source>Beds reported</source>
        <translation>床位上报</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
</context>
<context>
    <name>HospitalPage</name>
    <message>
        <source>Reading the hospital&apos;s reports</source>
        <translation>正在读取该医院的报告</translation>
    </message>
    <message>
        <source>The hospital&apos;s reports cannot be read</source>
        <translation>无法读取该医院的报告</translation>
    </message>
    <message>
        <source>This hospital is not in the history</source>
        <translation>历史中没有该医院</translation>
    </message>
    <message>
        <source>Beds by type</source>
        <translation>各类床位</translation>
    </message>
    <message>
        <source>Emergency wait, next 12 hours</source>
        <translation>急诊等候：未来 12 小时</translation>
    </message>
    <message>
        <source>Raw observations</source>
        <translation>原始观测</translation>
    </message>
    <message>
        <source>occupied of staffed; line: 85%; &lt;5: 1 to 4 patients, not shown</source>
        <translation>占用/开放；竖线：85%；&lt;5：1 至 4 名患者，不予显示</translation>
    </message>
    <message>
        <source>the last 8 days, newest first; 1 to 4 patients read &lt;5</source>
        <translation>最近 8 天，最新在前；1 至 4 名患者显示为 &lt;5</translation>
    </message>
    <message>
        <source>the last 24 hours, newest first; 1 to 4 patients read &lt;5</source>
        <translation>最近 24 小时，最新在前；1 至 4 名患者显示为 &lt;5</translation>
    </message>
</context>
<context>
    <name>HospitalSign</name>
    <message numerus="yes">
        <source>%n hospital(s), %1 of them critical</source>
        <translation>
            <numerusform>%n 家医院，其中 %1 家危急</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 not heard of lately</source>
        <translation>%1 家近期无消息</translation>
    </message>
    <message numerus="yes">
        <source>%n hospital(s), %1 with more, %2 with less</source>
        <translation>
            <numerusform>%n 家医院，其中 %1 家增加、%2 家减少</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewPanel</name>
    <message>
        <source>Reading the hospitals&apos; reports</source>
        <translation>正在读取医院报告</translation>
    </message>
    <message>
        <source>The hospitals&apos; reports cannot be read</source>
        <translation>无法读取医院报告</translation>
    </message>
    <message>
        <source>No hospitals yet</source>
        <translation>尚无医院</translation>
    </message>
    <message>
        <source>Hospitals appear when a feed reports their beds or emergency departments, or a file is imported.</source>
        <translation>数据源上报床位或急诊，或导入文件后，医院即会出现。</translation>
    </message>
    <message>
        <source>Occupancy, next 12 hours</source>
        <translation>占用率：未来 12 小时</translation>
    </message>
    <message>
        <source>Most loaded</source>
        <translation>负荷最高</translation>
    </message>
    <message>
        <source>occupied / staffed inpatient beds; line: 85%</source>
        <translation>占用/开放住院床位；竖线：85%</translation>
    </message>
    <message>
        <source>Ambulances diverted</source>
        <translation>救护车分流</translation>
    </message>
    <message>
        <source>Emergency wait, longest first</source>
        <translation>急诊等候，最长在前</translation>
    </message>
    <message>
        <source>door to first provider; line: earlier days at this hour</source>
        <translation>到院至首次接诊；竖线：往日此小时</translation>
    </message>
    <message>
        <source>Emergency crowding</source>
        <translation>急诊拥挤度</translation>
    </message>
    <message>
        <source>NEDOCS (Weiss et al. 2004); line: 101, overcrowded</source>
        <translation>NEDOCS（Weiss 等 2004）；竖线：101，拥挤</translation>
    </message>
    <message>
        <source>Ambulance offload, longest first</source>
        <translation>救护车交接时间，最长在前</translation>
    </message>
    <message>
        <source>arrival to handover; line: 30 min. %1</source>
        <translation>从到达到交接；竖线：30 分钟。%1</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>hospital without a name or id</source>
        <translation>医院没有名称或 id</translation>
    </message>
    <message>
        <source>time missing, or without a zone</source>
        <translation>缺少时间或时区</translation>
    </message>
    <message>
        <source>impossible position: in lists alone</source>
        <translation>位置不可能存在，仅列入列表</translation>
    </message>
    <message>
        <source>too many records in one payload</source>
        <translation>单个载荷中的记录过多</translation>
    </message>
    <message>
        <source>traffic status is not known</source>
        <translation>未知的救护车接收状态</translation>
    </message>
    <message>
        <source>document type declarations are not taken</source>
        <translation>不接受文档类型声明</translation>
    </message>
    <message>
        <source>nested too deep</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>not well-formed XML</source>
        <translation>XML 格式不良</translation>
    </message>
    <message>
        <source>no HospitalStatus or HAVE in it</source>
        <translation>其中没有 HospitalStatus 或 HAVE</translation>
    </message>
    <message>
        <source>beds without a type</source>
        <translation>床位没有类型</translation>
    </message>
    <message>
        <source>number of beds that cannot be</source>
        <translation>床位数不可能</translation>
    </message>
    <message>
        <source>beds without a number</source>
        <translation>床位没有数量</translation>
    </message>
    <message>
        <source>more beds available than there are</source>
        <translation>可用床位多于床位总数</translation>
    </message>
    <message>
        <source>payload larger than 32 MiB</source>
        <translation>载荷大于 32 MiB</translation>
    </message>
    <message>
        <source>operational status of a bed is not known</source>
        <translation>未知的床位运行状态</translation>
    </message>
    <message>
        <source>measure report in error</source>
        <translation>度量报告有误</translation>
    </message>
    <message>
        <source>measure report without numbers of beds</source>
        <translation>度量报告中没有床位数</translation>
    </message>
    <message>
        <source>not JSON</source>
        <translation>不是 JSON</translation>
    </message>
    <message>
        <source>neither Location nor MeasureReport in it</source>
        <translation>其中既无 Location 也无 MeasureReport</translation>
    </message>
    <message>
        <source>number of patients below zero</source>
        <translation>患者人数为负</translation>
    </message>
    <message>
        <source>count is not a whole number of patients</source>
        <translation>患者计数不是整数</translation>
    </message>
</context>
<context>
    <name>SyndromePage</name>
    <message>
        <source>Nothing reported at this time</source>
        <translation>此时没有报告</translation>
    </message>
    <message>
        <source>emergency visits on %1</source>
        <translation>%1 的急诊人次</translation>
    </message>
    <message>
        <source>Three weeks</source>
        <translation>三周</translation>
    </message>
    <message>
        <source>expected = mean of the 7 days that ended 2 days before; days with fewer than 5 visits are gaps</source>
        <translation>预期 = 两天前结束的 7 天平均；少于 5 人次的日子为空缺</translation>
    </message>
    <message>
        <source>C2 limit</source>
        <translation>C2 限值</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>就诊</translation>
    </message>
    <message>
        <source>Raw observations</source>
        <translation>原始观测</translation>
    </message>
    <message>
        <source>the last three weeks, newest first; small counts are not kept</source>
        <translation>最近三周，最新在前；小计数不保存</translation>
    </message>
</context>
<context>
    <name>SyndromeSection</name>
    <message>
        <source>Syndromic surveillance</source>
        <translation>症候群监测</translation>
    </message>
    <message>
        <source>emergency visits on %1; EARS C1, C2 and C3, one mark per detector</source>
        <translation>%1 的急诊人次；EARS C1、C2、C3，按发出信号的检测器数标级</translation>
    </message>
    <message>
        <source>Areas with signals, strongest first</source>
        <translation>有信号的区域，最强在前</translation>
    </message>
</context>
<context>
    <name>citywall::healthcare::BedTypes</name>
    <message>
        <source>All inpatient</source>
        <translation>全部住院</translation>
    </message>
    <message>
        <source>Adult ICU</source>
        <translation>成人重症</translation>
    </message>
    <message>
        <source>Paediatric ICU</source>
        <translation>儿童重症</translation>
    </message>
    <message>
        <source>Neonatal ICU</source>
        <translation>新生儿重症</translation>
    </message>
    <message>
        <source>Medical-surgical</source>
        <translation>内外科</translation>
    </message>
    <message>
        <source>Paediatrics</source>
        <translation>儿科</translation>
    </message>
    <message>
        <source>Adult psychiatric</source>
        <translation>成人精神科</translation>
    </message>
    <message>
        <source>Paediatric psychiatric</source>
        <translation>儿童精神科</translation>
    </message>
    <message>
        <source>Burn</source>
        <translation>烧伤</translation>
    </message>
    <message>
        <source>Negative-flow isolation</source>
        <translation>负压隔离</translation>
    </message>
    <message>
        <source>Other isolation</source>
        <translation>其他隔离</translation>
    </message>
    <message>
        <source>Rehabilitation, long-term care</source>
        <translation>康复与长期护理</translation>
    </message>
    <message>
        <source>Nursery</source>
        <translation>新生儿室</translation>
    </message>
    <message>
        <source>Emergency department</source>
        <translation>急诊</translation>
    </message>
    <message>
        <source>Operating rooms</source>
        <translation>手术室</translation>
    </message>
</context>
<context>
    <name>citywall::healthcare::Feeds</name>
    <message>
        <source>Hospital beds</source>
        <translation>医院床位</translation>
    </message>
    <message>
        <source>Emergency depts</source>
        <translation>急诊科</translation>
    </message>
    <message>
        <source>Ambulances</source>
        <translation>救护车</translation>
    </message>
    <message>
        <source>ED crowding</source>
        <translation>急诊拥挤度</translation>
    </message>
    <message>
        <source>Syndromes</source>
        <translation>症候群</translation>
    </message>
</context>
<context>
    <name>citywall::healthcare::HealthAreas</name>
    <message>
        <source>no current report</source>
        <translation>无最新报告</translation>
    </message>
    <message>
        <source>%1, %2, %3 away</source>
        <translation>%1，%2，距离 %3</translation>
    </message>
    <message>
        <source>%1: %2 visits, expected %3</source>
        <translation>%1：%2 人次，预期 %3</translation>
    </message>
    <message>
        <source>no signal</source>
        <translation>无信号</translation>
    </message>
    <message>
        <source>masked, or too few visits to judge</source>
        <translation>已屏蔽，或人次太少无法判断</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Load of the nearest hospital, %</source>
        <translation>最近医院的负荷，%</translation>
    </message>
    <message>
        <source>nearest to the area&apos;s middle in a straight line, not by road</source>
        <translation>离区域中心直线距离最近，非道路距离</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>one of C1, C2, C3</source>
        <translation>C1、C2、C3 之一</translation>
    </message>
    <message>
        <source>two</source>
        <translation>两个</translation>
    </message>
    <message>
        <source>all three</source>
        <translation>三个全部</translation>
    </message>
    <message>
        <source>gravest syndrome of the newest day; 7-day baseline, lag 2 days (C2, C3), thresholds 3, 3 and 2</source>
        <translation>最新一天最严重的症候群；基线 7 天，滞后 2 天(C2、C3)，阈值 3、3、2</translation>
    </message>
    <message>
        <source>EARS detectors that signal</source>
        <translation>发出信号的 EARS 检测器数</translation>
    </message>
</context>
<context>
    <name>citywall::healthcare::HealthMap</name>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>%1  %2, %3</source>
        <translation>%1  %2,%3</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Occupied / staffed inpatient beds, %</source>
        <translation>占用/开放住院床位，%</translation>
    </message>
    <message>
        <source>Emergency wait, minutes</source>
        <translation>急诊等候，分钟</translation>
    </message>
    <message>
        <source>newest report, at most 8 days old; limits: Bagust et al., BMJ 1999 (85, 90%); 100%: beyond conventional capacity; crossed out: ambulances diverted</source>
        <translation>最新报告，最多 8 天前；界限：Bagust 等，BMJ 1999（85、90%）；100%：超出常规容量；划线：分流救护车</translation>
    </message>
    <message>
        <source>door to first provider; limits: triage levels III, IV, V of CTAS; crossed out: ambulances diverted</source>
        <translation>从到院到首次接诊；界限：CTAS 检伤 III、IV、V 级；划线：分流救护车</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未报告</translation>
    </message>
</context>
<context>
    <name>citywall::healthcare::HealthOverview</name>
    <message>
        <source>Load unknown: no current report of beds</source>
        <translation>负荷未知：没有最新的床位报告</translation>
    </message>
    <message>
        <source>%1 of staffed beds taken: %2</source>
        <translation>开放床位占用 %1：%2</translation>
    </message>
    <message>
        <source>%1, %2 on diversion</source>
        <translation>%1，%2 家分流</translation>
    </message>
    <message>
        <source>No hospital in this area. Figures are of the nearest, %1, %2 away in a straight line.</source>
        <translation>本区域没有医院。所示为最近的 %1，直线距离 %2。</translation>
    </message>
    <message>
        <source>earlier days not known yet</source>
        <translation>尚无往日数据</translation>
    </message>
    <message>
        <source>earlier days: %1</source>
        <translation>往日：%1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>no current report</source>
        <translation>无最新报告</translation>
    </message>
    <message>
        <source>%1 over staffed beds</source>
        <translation>超出开放床位 %1 张</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>空 %1 / %2</translation>
    </message>
    <message>
        <source>%1 waiting · earlier days %2</source>
        <translation>候诊 %1 人 · 往日 %2</translation>
    </message>
    <message>
        <source>%1 inbound, %2 at the door</source>
        <translation>途中 %1，门口 %2</translation>
    </message>
    <message>
        <source>%1 · %2 present, %3 beds, %4 boarding</source>
        <translation>%1 · 在科 %2 人，诊疗床位 %3，滞留 %4</translation>
    </message>
    <message>
        <source>%1 arrived in the last hour · %2 inbound, %3 at the door</source>
        <translation>近一小时到达 %1 · 驶来 %2，门口 %3</translation>
    </message>
    <message>
        <source>%1 arrived in the last hour, %2 inbound, %3 at the door</source>
        <translation>近一小时到达 %1，驶来 %2，门口 %3</translation>
    </message>
    <message>
        <source>fewer than five patients: masked</source>
        <translation>患者少于五名：已屏蔽</translation>
    </message>
</context>
<context>
    <name>citywall::healthcare::HealthcareModule</name>
    <message>
        <source>Syndromic signals</source>
        <translation>症候群信号</translation>
    </message>
    <message>
        <source>Load by catchment</source>
        <translation>就近负荷</translation>
    </message>
    <message>
        <source>Emergency wait</source>
        <translation>急诊等候</translation>
    </message>
    <message>
        <source>Hospital load</source>
        <translation>医院负荷</translation>
    </message>
    <message>
        <source>Healthcare</source>
        <translation>医疗卫生</translation>
    </message>
    <message>
        <source>earlier days at this hour</source>
        <translation>往日此小时</translation>
    </message>
    <message>
        <source>this hour yesterday</source>
        <translation>昨日此小时</translation>
    </message>
</context>
<context>
    <name>citywall::healthcare::HospitalCard</name>
    <message>
        <source>Wait</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>候诊</translation>
    </message>
    <message>
        <source>Boarding</source>
        <translation>待入院</translation>
    </message>
    <message>
        <source>Diversion</source>
        <translation>分流</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Staffed</source>
        <translation>开放</translation>
    </message>
    <message>
        <source>Occupied</source>
        <translation>占用</translation>
    </message>
    <message>
        <source>Inbound</source>
        <translation>途中</translation>
    </message>
    <message>
        <source>At door</source>
        <translation>门口</translation>
    </message>
    <message>
        <source>Load unknown: no current report of beds</source>
        <translation>负荷未知：没有最新的床位报告</translation>
    </message>
    <message>
        <source>%1 of staffed beds taken: %2</source>
        <translation>开放床位占用 %1：%2</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>急诊</translation>
    </message>
    <message>
        <source>Beds</source>
        <translation>床位</translation>
    </message>
    <message>
        <source>Ambulances</source>
        <translation>救护车</translation>
    </message>
    <message>
        <source>Emergency wait</source>
        <translation>急诊等候</translation>
    </message>
    <message>
        <source>Patients waiting</source>
        <translation>候诊人数</translation>
    </message>
    <message>
        <source>Boarding for a bed</source>
        <translation>滞留待床</translation>
    </message>
    <message>
        <source>Inbound, at the door</source>
        <translation>途中、门口</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Offload</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Arrivals</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>在科</translation>
    </message>
    <message>
        <source>Ventilated</source>
        <translation>机械通气</translation>
    </message>
    <message>
        <source>Boarding up to</source>
        <translation>最长滞留</translation>
    </message>
    <message>
        <source>Last bed after</source>
        <translation>最近等床</translation>
    </message>
    <message>
        <source>Crowding</source>
        <translation>拥挤</translation>
    </message>
    <message>
        <source>Crowding (NEDOCS)</source>
        <translation>拥挤度（NEDOCS）</translation>
    </message>
    <message>
        <source>Arrived in the last hour</source>
        <translation>近一小时到达</translation>
    </message>
    <message>
        <source>Ambulance offload time</source>
        <translation>救护车交接时间</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>空余</translation>
    </message>
    <message>
        <source>Load not shown: fewer than five patients</source>
        <translation>患者少于五名，不显示负荷</translation>
    </message>
    <message>
        <source>withheld</source>
        <translation>不予显示</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>空余 %1</translation>
    </message>
</context>
<context>
    <name>citywall::healthcare::HourChart</name>
    <message>
        <source>No forecast: fewer than %1 earlier days are known.</source>
        <translation>无预测：已知的往日不足 %1 天。</translation>
    </message>
    <message>
        <source>FORECAST: present value plus the usual change after %1; band: 80% prediction interval.</source>
        <translation>预测：当前值加上%1之后的平常变化；色带：80% 预测区间。</translation>
    </message>
    <message>
        <source>Reported too rarely for a course by the hour.</source>
        <translation>上报太少，无法按小时绘制。</translation>
    </message>
</context>
<context>
    <name>citywall::healthcare::PatientTable</name>
    <message>
        <source>withheld</source>
        <translation>不予显示</translation>
    </message>
</context>
<context>
    <name>citywall::healthcare::SeverityColors</name>
    <message>
        <source>%1, from %2 %3</source>
        <translation>%1，%2 %3 起</translation>
    </message>
</context>
<context>
    <name>citywall::healthcare::SyndromeCard</name>
    <message>
        <source>Count</source>
        <translation>人次</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>屏蔽</translation>
    </message>
    <message>
        <source>%1, signals above %2</source>
        <translation>%1，超过 %2 为信号</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>就诊</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>C1, the 7 days before</source>
        <translation>C1，前 7 天</translation>
    </message>
    <message>
        <source>C2, lag 2 days</source>
        <translation>C2，滞后 2 天</translation>
    </message>
    <message>
        <source>C3, three days</source>
        <translation>C3，三天累计</translation>
    </message>
    <message>
        <source>whole city</source>
        <translation>全市</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Masked, or too few visits to judge</source>
        <translation>已屏蔽，或人次太少无法判断</translation>
    </message>
    <message>
        <source>No detector signals</source>
        <translation>无检测器发出信号</translation>
    </message>
    <message>
        <source>%1 of 3 detectors signal</source>
        <translation>3 个检测器中 %1 个发出信号</translation>
    </message>
</context>
<context>
    <name>citywall::healthcare::SyndromeList</name>
    <message>
        <source>C1 %1 · C2 %2 · C3 %3</source>
        <translation>C1 %1 · C2 %2 · C3 %3</translation>
    </message>
    <message>
        <source>%1, expected %2</source>
        <translation>%1，预期 %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>citywall::healthcare::Syndromes</name>
    <message>
        <source>Respiratory</source>
        <translation>呼吸道</translation>
    </message>
    <message>
        <source>Gastrointestinal</source>
        <translation>胃肠道</translation>
    </message>
    <message>
        <source>Influenza-like illness</source>
        <translation>流感样病例</translation>
    </message>
    <message>
        <source>Fever</source>
        <translation>发热</translation>
    </message>
    <message>
        <source>Rash</source>
        <translation>皮疹</translation>
    </message>
    <message>
        <source>Heat illness</source>
        <translation>中暑</translation>
    </message>
</context>
<context>
    <name>citywall::healthcare::Words</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>open</source>
        <translation>开放</translation>
    </message>
    <message>
        <source>advisory</source>
        <translation>建议分流</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>this hour on the last %1 such weekdays</source>
        <translation>最近 %1 个同星期几的这一小时</translation>
    </message>
    <message>
        <source>this hour on the last %1 days of this kind (weekday or weekend)</source>
        <translation>最近 %1 个同类日(工作日或周末)的这一小时</translation>
    </message>
    <message>
        <source>this hour on the last %1 days</source>
        <translation>最近 %1 天的这一小时</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
</context>
</TS>
