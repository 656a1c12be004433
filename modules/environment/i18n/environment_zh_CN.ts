<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>DistrictSection</name>
    <message>
        <source>Modelled mean by district</source>
        <translation>分区模拟均值</translation>
    </message>
    <message>
        <source>Pollutant of the districts</source>
        <translation>分区污染物</translation>
    </message>
    <message>
        <source>Period of the districts</source>
        <translation>分区时段</translation>
    </message>
    <message>
        <source>Which districts</source>
        <translation>分区划分</translation>
    </message>
    <message>
        <source>The districts cannot be read</source>
        <translation>无法读取分区数据</translation>
    </message>
    <message>
        <source>Go to the newest period</source>
        <translation>转到最新时段</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
</context>
<context>
    <name>DistrictView</name>
    <message>
        <source>Nothing modelled yet</source>
        <translation>尚无模拟结果</translation>
    </message>
    <message>
        <source>At the clock&apos;s time no period of this district had begun.</source>
        <translation>在时钟所示时刻，该区尚无任何时段开始。</translation>
    </message>
    <message>
        <source>Reading the district</source>
        <translation>正在读取分区</translation>
    </message>
    <message>
        <source>The district could not be read</source>
        <translation>无法读取该分区</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>Raw observations</source>
        <translation>原始观测</translation>
    </message>
    <message>
        <source>at the beginning of each period, newest first</source>
        <translation>按时段开始时间，最新在前</translation>
    </message>
    <message>
        <source>Pollutant</source>
        <translation>污染物</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Year by year</source>
        <translation>逐年</translation>
    </message>
</context>
<context>
    <name>EhdpText</name>
    <message>
        <source>time periods (JSON), lookup of places (CSV), boundaries (GeoJSON, TopoJSON)</source>
        <translation>时段（JSON）、地点对照表（CSV）、边界（GeoJSON、TopoJSON）</translation>
    </message>
</context>
<context>
    <name>EmissionView</name>
    <message>
        <source>Nothing observed yet</source>
        <translation>尚无观测</translation>
    </message>
    <message>
        <source>In the day before the clock&apos;s time this point had not sent anything.</source>
        <translation>在时钟时刻之前的一天内，该点未发送任何数据。</translation>
    </message>
    <message>
        <source>Reading the emissions</source>
        <translation>正在读取排放数据</translation>
    </message>
    <message>
        <source>The emissions could not be read</source>
        <translation>无法读取排放数据</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>最近收到</translation>
    </message>
    <message>
        <source>Against the permit</source>
        <translation>对照许可限值</translation>
    </message>
    <message>
        <source>%1, the last 24 hours</source>
        <translation>%1，最近 24 小时</translation>
    </message>
    <message>
        <source>permit</source>
        <translation>许可限值</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>观测值</translation>
    </message>
    <message>
        <source>Raw observations</source>
        <translation>原始观测</translation>
    </message>
    <message>
        <source>mean of the last complete hour; line: 100%; hours of today above</source>
        <translation>最近一个完整小时的均值；竖线：100%；今日超标小时数</translation>
    </message>
    <message>
        <source>%1, the last 24 hours, newest first</source>
        <translation>%1，最近 24 小时，最新在前</translation>
    </message>
</context>
<context>
    <name>EnvironmentPanel</name>
    <message>
        <source>Reading the stations…</source>
        <translation>正在读取站点…</translation>
    </message>
    <message>
        <source>The stations cannot be read</source>
        <translation>无法读取站点</translation>
    </message>
    <message>
        <source>Water levels</source>
        <translation>水位</translation>
    </message>
    <message>
        <source>Noise, loudest first</source>
        <translation>噪声（由高到低）</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>气象</translation>
    </message>
    <message>
        <source>Emissions against the permit</source>
        <translation>排放与许可限值</translation>
    </message>
    <message>
        <source>Water quality</source>
        <translation>水质</translation>
    </message>
</context>
<context>
    <name>EnvironmentSeries</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>flood stage</source>
        <translation>洪水位</translation>
    </message>
    <message>
        <source>US EPA 1986</source>
        <translation>美国 EPA 1986</translation>
    </message>
</context>
<context>
    <name>ExceedanceSection</name>
    <message>
        <source>Hours above a limit today</source>
        <translation>今日超标小时数</translation>
    </message>
    <message>
        <source>%1; at the station with the most</source>
        <translation>%1；取超标最多的站点</translation>
    </message>
    <message>
        <source>None so far.</source>
        <translation>目前没有。</translation>
    </message>
    <message>
        <source>Limits of</source>
        <translation>限值标准</translation>
    </message>
</context>
<context>
    <name>HeadlineSection</name>
    <message>
        <source>Air-quality index by</source>
        <translation>空气质量指数标准</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Main pollutant</source>
        <translation>首要污染物</translation>
    </message>
    <message>
        <source>Stations valid</source>
        <translation>有效站点</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
</context>
<context>
    <name>PollutantSection</name>
    <message>
        <source>The last 48 hours</source>
        <translation>最近 48 小时</translation>
    </message>
    <message>
        <source>mean of the stations; %1</source>
        <translation>各站点均值；%1</translation>
    </message>
    <message>
        <source>Pollutant</source>
        <translation>污染物</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>Layer “Pollutant between stations” by</source>
        <translation>图层“站点间污染物分布”的方法</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>measure not known</source>
        <translation>未知的指标</translation>
    </message>
    <message>
        <source>coarser division than the ones that are kept</source>
        <translation>区划比所保存的更粗</translation>
    </message>
    <message>
        <source>kind of district not known</source>
        <translation>未知的区划类型</translation>
    </message>
    <message>
        <source>time period not known</source>
        <translation>未知的时段</translation>
    </message>
    <message>
        <source>period is neither a season nor a year</source>
        <translation>时段既非季节也非年度</translation>
    </message>
    <message>
        <source>district not in the lookup</source>
        <translation>对照表中没有该区划</translation>
    </message>
    <message>
        <source>value missing or impossible</source>
        <translation>数值缺失或不可能</translation>
    </message>
    <message>
        <source>value given twice</source>
        <translation>数值重复给出</translation>
    </message>
    <message>
        <source>the file of time periods is missing</source>
        <translation>缺少时段文件</translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>not JSON</source>
        <translation>不是 JSON</translation>
    </message>
    <message>
        <source>columns of unequal length</source>
        <translation>各列长度不一</translation>
    </message>
    <message>
        <source>a companion is larger than 64 MiB</source>
        <translation>某个附带文件大于 64 MiB</translation>
    </message>
    <message>
        <source>a companion is JSON, but neither time periods nor boundaries</source>
        <translation>某个附带文件是 JSON，但既非时段也非边界</translation>
    </message>
    <message>
        <source>a companion is no lookup of places</source>
        <translation>某个附带文件不是地点对照表</translation>
    </message>
    <message>
        <source>boundaries whose names are not in the lookup of places</source>
        <translation>边界的名称不在地点对照表中</translation>
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
        <source>no property of this feed</source>
        <translation>没有本数据源的属性</translation>
    </message>
    <message>
        <source>permit of less than nothing</source>
        <translation>许可量小于零</translation>
    </message>
    <message>
        <source>neither Thing, Datastream nor Observation</source>
        <translation>既非 Thing、Datastream，也非 Observation</translation>
    </message>
    <message>
        <source>property of another feed</source>
        <translation>属于其他数据源的属性</translation>
    </message>
    <message>
        <source>observed property is not known</source>
        <translation>未知的观测属性</translation>
    </message>
    <message>
        <source>Datastream is not expanded</source>
        <translation>Datastream 未展开</translation>
    </message>
    <message>
        <source>result is not a number</source>
        <translation>result 不是数字</translation>
    </message>
    <message>
        <source>station without an id</source>
        <translation>站点没有 id</translation>
    </message>
    <message>
        <source>time missing, or without a zone</source>
        <translation>缺少时间或时区</translation>
    </message>
    <message>
        <source>value missing, impossible, or in another unit</source>
        <translation>数值缺失、不可能或单位不符</translation>
    </message>
    <message>
        <source>impossible position</source>
        <translation>位置不可能存在</translation>
    </message>
    <message>
        <source>impossible position: in lists alone</source>
        <translation>位置不可能存在，仅列入列表</translation>
    </message>
    <message>
        <source>payload larger than 32 MiB</source>
        <translation>载荷大于 32 MiB</translation>
    </message>
</context>
<context>
    <name>RoseSection</name>
    <message>
        <source>%1 by wind direction</source>
        <translation>%1 与风向</translation>
    </message>
    <message>
        <source>last 72 hours; length: mean when the wind blows from there, strength of colour: how many hours</source>
        <translation>最近 72 小时；长度：风自该方位来时的均值，颜色深浅：小时数</translation>
    </message>
    <message>
        <source>N</source>
        <translation>北</translation>
    </message>
    <message>
        <source>S</source>
        <translation>南</translation>
    </message>
    <message>
        <source>E</source>
        <translation>东</translation>
    </message>
    <message>
        <source>W</source>
        <translation>西</translation>
    </message>
    <message>
        <source>Rim</source>
        <translation>外圈</translation>
    </message>
    <message>
        <source>Highest from</source>
        <translation>最高来向</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>静风</translation>
    </message>
    <message>
        <source>Wind now</source>
        <translation>当前风</translation>
    </message>
</context>
<context>
    <name>SeriesSection</name>
    <message>
        <source>observed</source>
        <translation>观测值</translation>
    </message>
</context>
<context>
    <name>StationView</name>
    <message>
        <source>Nothing observed yet</source>
        <translation>尚无观测</translation>
    </message>
    <message>
        <source>At the clock&apos;s time this station had not sent anything.</source>
        <translation>在当前时钟时刻，该站点尚未发送数据。</translation>
    </message>
    <message>
        <source>Reading the station</source>
        <translation>正在读取站点</translation>
    </message>
    <message>
        <source>The station could not be read</source>
        <translation>无法读取该站点</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>最近数据</translation>
    </message>
    <message>
        <source>The last 48 hours</source>
        <translation>最近 48 小时</translation>
    </message>
    <message>
        <source>as observed; limits are of the mean that they name</source>
        <translation>原始观测；限值对应其注明的均值</translation>
    </message>
    <message>
        <source>Raw observations</source>
        <translation>原始观测</translation>
    </message>
    <message>
        <source>of the last 24 hours, newest first; source: %1</source>
        <translation>最近 24 小时，新者在前；来源：%1</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>数据源</translation>
    </message>
</context>
<context>
    <name>SurfaceLayer</name>
    <message>
        <source>Estimate between stations</source>
        <translation>站点间估计值</translation>
    </message>
</context>
<context>
    <name>citywall::environment::AirPanel</name>
    <message>
        <source>Inverse distance</source>
        <translation>反距离加权</translation>
    </message>
    <message>
        <source>Kriging</source>
        <translation>克里金</translation>
    </message>
    <message>
        <source>No air-quality station</source>
        <translation>没有空气质量站点</translation>
    </message>
    <message>
        <source>No air-quality station in this area</source>
        <translation>该区域没有空气质量站点</translation>
    </message>
    <message>
        <source>No valid index: too few hours of data</source>
        <translation>无有效指数：数据小时数不足</translation>
    </message>
    <message>
        <source>The air is %1</source>
        <translation>空气质量：%1</translation>
    </message>
    <message>
        <source>Hour from %1 to %2</source>
        <translation>%1 至 %2 时段</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>限值 %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>too few valid hours</source>
        <translation>有效小时数不足</translation>
    </message>
    <message>
        <source>%1 over %2 · stations: %3</source>
        <translation>%1超过 %2 · 站点：%3</translation>
    </message>
    <message>
        <source>%1 of %2 h</source>
        <translation>%1 / %2 小时</translation>
    </message>
    <message>
        <source>%1 km away</source>
        <translation>相距 %1 公里</translation>
    </message>
    <message>
        <source>Stations, worst first</source>
        <translation>站点（由差到好）</translation>
    </message>
    <message>
        <source>Nearest stations</source>
        <translation>最近的站点</translation>
    </message>
</context>
<context>
    <name>citywall::environment::DistrictMap</name>
    <message>
        <source>no modelled mean at the clock&apos;s time</source>
        <translation>时钟所示时刻没有模拟均值</translation>
    </message>
    <message>
        <source>%1, within the district %2–%3 (10th–90th percentile)</source>
        <translation>%1，区内 %2–%3（第 10–90 百分位）</translation>
    </message>
    <message>
        <source>%1, modelled mean, %2</source>
        <translation>%1模拟均值，%2</translation>
    </message>
    <message>
        <source>of the year that the clock is in: statistical model from street-level samples, averaged over the district; faint: none</source>
        <translation>时钟所在年度：由街道采样的统计模型得出，按区平均；浅色：无数据</translation>
    </message>
    <message>
        <source>of the season that the clock is in (winter, summer): statistical model from street-level samples, averaged over the district; faint: none</source>
        <translation>时钟所在季节（冬、夏）：由街道采样的统计模型得出，按区平均；浅色：无数据</translation>
    </message>
</context>
<context>
    <name>citywall::environment::DistrictPage</name>
    <message>
        <source>neighbourhood (UHF42)</source>
        <translation>街坊（UHF42）</translation>
    </message>
    <message>
        <source>community district</source>
        <translation>社区委员会区</translation>
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
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Modelled mean</source>
        <translation>模拟均值</translation>
    </message>
    <message>
        <source>Within it, 10th–90th percentile</source>
        <translation>区内第 10–90 百分位</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>WHO 2021, annual</source>
        <translation>WHO 2021，年均</translation>
    </message>
    <message>
        <source>US EPA 2024, annual (3-year mean)</source>
        <translation>美国 EPA 2024，年均（三年平均）</translation>
    </message>
    <message>
        <source>Winter</source>
        <translation>冬季</translation>
    </message>
    <message>
        <source>Summer</source>
        <translation>夏季</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>newest first; line: 9 µg/m³, US EPA 2024; coloured above 5, WHO 2021, and above 9</source>
        <translation>最新在前；竖线：9 微克/立方米，美国 EPA 2024；超过 5（WHO 2021）和超过 9 时着色</translation>
    </message>
    <message>
        <source>newest first; means over a season, and of ozone over all hours, have no limit</source>
        <translation>最新在前；季节均值和臭氧全时段均值没有限值</translation>
    </message>
    <message>
        <source>within the district %1–%2</source>
        <translation>区内 %1–%2</translation>
    </message>
</context>
<context>
    <name>citywall::environment::DistrictPanel</name>
    <message>
        <source>Season</source>
        <translation>季节</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Neighbourhoods</source>
        <translation>街坊</translation>
    </message>
    <message>
        <source>Community districts</source>
        <translation>社区委员会区</translation>
    </message>
    <message>
        <source>%1 · within it %2–%3</source>
        <translation>%1 · 区内 %2–%3</translation>
    </message>
    <message>
        <source>The clock is in no year that was modelled.</source>
        <translation>时钟所在年度没有模拟结果。</translation>
    </message>
    <message>
        <source>The clock is in no season that was modelled.</source>
        <translation>时钟所在季节没有模拟结果。</translation>
    </message>
    <message>
        <source>%1 to %2; line: 9 µg/m³, US EPA 2024; WHO 2021: 5</source>
        <translation>%1 至 %2；竖线：9 微克/立方米，美国 EPA 2024；WHO 2021：5</translation>
    </message>
    <message>
        <source>%1 to %2; line: mean of the city, %3</source>
        <translation>%1 至 %2；竖线：全市均值 %3</translation>
    </message>
</context>
<context>
    <name>citywall::environment::EmissionPage</name>
    <message>
        <source>construction site</source>
        <translation>施工工地</translation>
    </message>
    <message>
        <source>enterprise</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>emission source</source>
        <translation>排放源</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>No valid hour: fewer than 45 minutes of data</source>
        <translation>无有效小时：数据不足 45 分钟</translation>
    </message>
    <message>
        <source>%1 above its permit: %2 of it in the last hour</source>
        <translation>%1 超过许可限值：最近一小时为限值的 %2</translation>
    </message>
    <message>
        <source>Within its permit: %1 at %2 of it</source>
        <translation>未超许可：%1 为限值的 %2</translation>
    </message>
    <message>
        <source>%1 of %2%3 · %4 of %5 h above</source>
        <translation>%1，限值 %2%3 · %5 小时中超标 %4 小时</translation>
    </message>
</context>
<context>
    <name>citywall::environment::EmissionPanel</name>
    <message>
        <source>%1 · above the permit in %2 of %3 h today</source>
        <translation>%1 · 今日 %3 小时中超许可 %2 小时</translation>
    </message>
    <message>
        <source>no valid hour</source>
        <translation>无有效小时</translation>
    </message>
    <message>
        <source>mean of the last hour over what the permit allows; line: 100%; %1 of %2 above</source>
        <translation>最近一小时均值与许可限值之比；竖线：100%；%2 个中 %1 个超标</translation>
    </message>
</context>
<context>
    <name>citywall::environment::EnvironmentMap</name>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>%1: no valid index</source>
        <translation>%1：无有效指数</translation>
    </message>
    <message>
        <source>%1: %2 dB(A)</source>
        <translation>%1：%2 dB(A)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>–  too few valid hours</source>
        <translation>–  有效小时数不足</translation>
    </message>
    <message>
        <source>Air-quality index (no unit)</source>
        <translation>空气质量指数（无量纲）</translation>
    </message>
    <message>
        <source>Hours above a limit today (h)</source>
        <translation>今日超标小时数（小时）</translation>
    </message>
    <message>
        <source>Lden of the last 24 hours, dB(A)</source>
        <translation>最近 24 小时 Lden，dB(A)</translation>
    </message>
    <message>
        <source>within WHO 2018: Lden 53, Lnight 45</source>
        <translation>未超 WHO 2018：Lden 53，Lnight 45</translation>
    </message>
    <message>
        <source>above WHO 2018</source>
        <translation>超过 WHO 2018</translation>
    </message>
    <message>
        <source>above END: Lden 55, Lnight 50</source>
        <translation>超过 END：Lden 55，Lnight 50</translation>
    </message>
    <message>
        <source>2002/49/EC Annex I, of one day instead of a year</source>
        <translation>2002/49/EC 附件 I，取一天而非全年</translation>
    </message>
    <message>
        <source>%1: wind %2 m/s</source>
        <translation>%1：风速 %2 米/秒</translation>
    </message>
    <message>
        <source>newest observation of each weather station</source>
        <translation>各气象站最新观测</translation>
    </message>
    <message>
        <source>%1; any pollutant, the area&apos;s worst station; faint grey: no station</source>
        <translation>%1；任一污染物，取区域内最差站点；淡灰：无站点</translation>
    </message>
    <message>
        <source>%1: %2 against its permit</source>
        <translation>%1：%2 与许可限值之比</translation>
    </message>
    <message>
        <source>%1: no valid hour</source>
        <translation>%1：无有效小时</translation>
    </message>
    <message>
        <source>Air temperature, %1</source>
        <translation>气温，%1</translation>
    </message>
    <message>
        <source>within the permit</source>
        <translation>未超许可</translation>
    </message>
    <message>
        <source>above the permit</source>
        <translation>超过许可</translation>
    </message>
    <message>
        <source>above twice the permit</source>
        <translation>超过许可两倍</translation>
    </message>
    <message>
        <source>–  no valid hour</source>
        <translation>–  无有效小时</translation>
    </message>
    <message>
        <source>crane: construction site, chimney: enterprise; the substance nearest to its limit</source>
        <translation>塔吊：施工工地，烟囱：企业；取最接近限值的污染物</translation>
    </message>
    <message>
        <source>Last hour, % of the permit</source>
        <translation>最近一小时，占许可限值的 %</translation>
    </message>
    <message>
        <source>Water level, m above datum</source>
        <translation>水位，相对基准面（米）</translation>
    </message>
    <message>
        <source>datum and stages of each gauge, terms of the US National Weather Service</source>
        <translation>各水位站自定基准面与等级，美国国家气象局术语</translation>
    </message>
    <message>
        <source>Dissolved oxygen, %1</source>
        <translation>溶解氧（%1）</translation>
    </message>
    <message>
        <source>within the criteria</source>
        <translation>符合基准</translation>
    </message>
    <message>
        <source>oxygen below 5: too little for young fish</source>
        <translation>溶解氧低于 5：不足以养活幼鱼</translation>
    </message>
    <message>
        <source>oxygen below 3, or pH outside 6.5–9</source>
        <translation>溶解氧低于 3，或 pH 超出 6.5–9</translation>
    </message>
    <message>
        <source>–  not told</source>
        <translation>–  未报告</translation>
    </message>
    <message>
        <source>US EPA criteria for what lives in fresh water, 1986; newest observation of each station</source>
        <translation>美国 EPA 1986 年淡水水生生物基准；各站最近一次观测</translation>
    </message>
</context>
<context>
    <name>citywall::environment::EnvironmentModule</name>
    <message>
        <source>Particles</source>
        <translation>颗粒物</translation>
    </message>
    <message>
        <source>Gases</source>
        <translation>气体</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>气象</translation>
    </message>
    <message>
        <source>Water levels</source>
        <translation>水位</translation>
    </message>
    <message>
        <source>Hours above a limit by area</source>
        <translation>各区域超标小时数</translation>
    </message>
    <message>
        <source>Air-quality stations</source>
        <translation>空气质量站点</translation>
    </message>
    <message>
        <source>Pollutant between stations</source>
        <translation>站点间污染物分布</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>生态环境</translation>
    </message>
    <message>
        <source>this hour the day before</source>
        <translation>前一日同一小时</translation>
    </message>
    <message>
        <source>the day before up to this hour</source>
        <translation>前一日截至同一小时</translation>
    </message>
    <message>
        <source>24 hours earlier</source>
        <translation>24 小时前</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>气温</translation>
    </message>
    <message>
        <source>Emissions</source>
        <translation>排放</translation>
    </message>
    <message>
        <source>count</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>水位</translation>
    </message>
    <message>
        <source>emitted</source>
        <translation>排放浓度</translation>
    </message>
    <message>
        <source>flow</source>
        <translation>排放速率</translation>
    </message>
    <message>
        <source>permit</source>
        <translation>许可限值</translation>
    </message>
    <message>
        <source>share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Emission points</source>
        <translation>排放点</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>10%</source>
        <translation>10%</translation>
    </message>
    <message>
        <source>90%</source>
        <translation>90%</translation>
    </message>
    <message>
        <source>period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Air by district</source>
        <translation>分区空气</translation>
    </message>
    <message>
        <source>Modelled district means</source>
        <translation>分区模拟均值</translation>
    </message>
    <message>
        <source>Water quality</source>
        <translation>水质</translation>
    </message>
    <message>
        <source>Water temperature</source>
        <translation>水温</translation>
    </message>
    <message>
        <source>turbidity</source>
        <translation>浊度</translation>
    </message>
    <message>
        <source>conductivity</source>
        <translation>电导率</translation>
    </message>
</context>
<context>
    <name>citywall::environment::RosePanel</name>
    <message numerus="yes">
        <source>%1, %n h</source>
        <translation>
            <numerusform>%1，%n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>静风</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%2风 %1</translation>
    </message>
</context>
<context>
    <name>citywall::environment::SensorThings</name>
    <message>
        <source>SensorThings Datastreams, expanded (JSON)</source>
        <translation>SensorThings 数据流（Datastreams）展开结果（JSON）</translation>
    </message>
</context>
<context>
    <name>citywall::environment::SitesPanel</name>
    <message>
        <source>Lnight %1 · now %2 dB(A)</source>
        <translation>Lnight %1 · 当前 %2 dB(A)</translation>
    </message>
    <message>
        <source>%1 dB(A)</source>
        <translation>%1 dB(A)</translation>
    </message>
    <message>
        <source>Lden of the last 24 hours; %1 of %2 above END&apos;s reporting levels</source>
        <translation>最近 24 小时 Lden；%2 个中有 %1 个超过 END 报告限</translation>
    </message>
    <message>
        <source>%1 · %2 m below flood stage</source>
        <translation>%1 · 低于洪水位 %2 米</translation>
    </message>
    <message>
        <source>%1 · %2 m above flood stage</source>
        <translation>%1 · 高于洪水位 %2 米</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 of %2 gauges at or above flood stage</source>
        <translation>%2 个水位站中有 %1 个达到或超过洪水位</translation>
    </message>
    <message>
        <source>wind %1 m/s from %2 · humidity %3 %</source>
        <translation>%2风 %1 米/秒 · 湿度 %3 %</translation>
    </message>
</context>
<context>
    <name>citywall::environment::StationPage</name>
    <message>
        <source>position not known</source>
        <translation>位置未知</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>气象</translation>
    </message>
</context>
<context>
    <name>citywall::environment::StationRating</name>
    <message>
        <source>Index of %1</source>
        <translation>%1 分指数</translation>
    </message>
    <message>
        <source>Index %1: %2</source>
        <translation>指数 %1：%2</translation>
    </message>
    <message>
        <source>No valid index: too few hours of data</source>
        <translation>无有效指数：数据小时数不足</translation>
    </message>
    <message>
        <source>%1 dB(A)</source>
        <translation>%1 dB(A)</translation>
    </message>
    <message>
        <source>Lden (WHO 53, END 55)</source>
        <translation>Lden（WHO 53，END 55）</translation>
    </message>
    <message>
        <source>Lnight (WHO 45, END 50)</source>
        <translation>Lnight（WHO 45，END 50）</translation>
    </message>
    <message>
        <source>Lday, 07–19</source>
        <translation>Lday，07–19 时</translation>
    </message>
    <message>
        <source>Levening, 19–23</source>
        <translation>Levening，19–23 时</translation>
    </message>
    <message>
        <source>Within WHO&apos;s noise levels</source>
        <translation>未超 WHO 噪声限</translation>
    </message>
    <message>
        <source>Above WHO&apos;s noise levels</source>
        <translation>超过 WHO 噪声限</translation>
    </message>
    <message>
        <source>Above END&apos;s reporting levels</source>
        <translation>超过 END 报告限</translation>
    </message>
    <message>
        <source>Too few valid hours of noise</source>
        <translation>噪声有效小时数不足</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>Water: %1</source>
        <translation>水位：%1</translation>
    </message>
    <message>
        <source>Dissolved oxygen (US EPA: 3, young fish 5)</source>
        <translation>溶解氧（美国 EPA：3，幼鱼 5）</translation>
    </message>
    <message>
        <source>%1 mg/l</source>
        <translation>%1 毫克/升</translation>
    </message>
    <message>
        <source>pH (US EPA: 6.5–9)</source>
        <translation>pH（美国 EPA：6.5–9）</translation>
    </message>
    <message>
        <source>Water quality: %1</source>
        <translation>水质：%1</translation>
    </message>
</context>
<context>
    <name>citywall::environment::SurfaceMap</name>
    <message>
        <source>ordinary kriging, exponential variogram</source>
        <translation>普通克里金，指数型变异函数</translation>
    </message>
    <message>
        <source>inverse distance squared, 12 nearest stations</source>
        <translation>最近 12 站反距离平方加权</translation>
    </message>
    <message>
        <source>%1, mean of the last hour, %2</source>
        <translation>%1 最近一小时均值，%2</translation>
    </message>
    <message>
        <source>No estimate here</source>
        <translation>此处无估计值</translation>
    </message>
    <message>
        <source>%1 about %2</source>
        <translation>%1 约 %2</translation>
    </message>
    <message>
        <source>no station within %1 km has a mean of %2 for the last hour</source>
        <translation>%1 公里以内没有站点提供最近一小时的 %2 均值</translation>
    </message>
    <message>
        <source>estimated between stations, mean of the last hour; the nearest station is %1 km away</source>
        <translation>由周边站点估算，最近一小时均值；最近的站点在 %1 公里处</translation>
    </message>
    <message>
        <source>%1; blank beyond %2 km from a station</source>
        <translation>%1；距站点 %2 公里以外留空</translation>
    </message>
    <message>
        <source>%1; cross-validation error %2</source>
        <translation>%1；交叉验证误差 %2</translation>
    </message>
</context>
<context>
    <name>citywall::environment::WaterQualityPanel</name>
    <message>
        <source>pH %1</source>
        <translation>pH %1</translation>
    </message>
    <message>
        <source>dissolved oxygen; %1 of %2 stations outside US EPA&apos;s criteria</source>
        <translation>溶解氧；%2 个站点中 %1 个不符合美国 EPA 基准</translation>
    </message>
</context>
<context>
    <name>citywall::environment::Words</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>good</source>
        <comment>EPA</comment>
        <translation>良好</translation>
    </message>
    <message>
        <source>moderate</source>
        <comment>EPA</comment>
        <translation>中等</translation>
    </message>
    <message>
        <source>unhealthy for sensitive groups</source>
        <comment>EPA</comment>
        <translation>对敏感人群不健康</translation>
    </message>
    <message>
        <source>unhealthy</source>
        <comment>EPA</comment>
        <translation>不健康</translation>
    </message>
    <message>
        <source>very unhealthy</source>
        <comment>EPA</comment>
        <translation>非常不健康</translation>
    </message>
    <message>
        <source>hazardous</source>
        <comment>EPA</comment>
        <translation>危险</translation>
    </message>
    <message>
        <source>excellent</source>
        <comment>HJ 633</comment>
        <translation>优</translation>
    </message>
    <message>
        <source>good</source>
        <comment>HJ 633</comment>
        <translation>良</translation>
    </message>
    <message>
        <source>lightly polluted</source>
        <comment>HJ 633</comment>
        <translation>轻度污染</translation>
    </message>
    <message>
        <source>moderately polluted</source>
        <comment>HJ 633</comment>
        <translation>中度污染</translation>
    </message>
    <message>
        <source>heavily polluted</source>
        <comment>HJ 633</comment>
        <translation>重度污染</translation>
    </message>
    <message>
        <source>severely polluted</source>
        <comment>HJ 633</comment>
        <translation>严重污染</translation>
    </message>
    <message>
        <source>US EPA 2024</source>
        <translation>美国 EPA 2024</translation>
    </message>
    <message>
        <source>HJ 633-2012</source>
        <translation>HJ 633-2012</translation>
    </message>
    <message>
        <source>US EPA 2024: NowCast of PM, 8 h of O₃ and CO, 1 h of NO₂ and SO₂; highest station</source>
        <translation>美国 EPA 2024：颗粒物 NowCast，O₃、CO 8 小时，NO₂、SO₂ 1 小时；取最高站点</translation>
    </message>
    <message>
        <source>HJ 633-2012: 24 h of PM, 8 h and 1 h of O₃, 1 h of the other gases; mean of stations</source>
        <translation>HJ 633-2012：颗粒物 24 小时，O₃ 8 小时和 1 小时，其余气体 1 小时；取站点平均</translation>
    </message>
    <message>
        <source>WHO 2021</source>
        <translation>WHO 2021</translation>
    </message>
    <message>
        <source>EU 2030</source>
        <translation>欧盟 2030</translation>
    </message>
    <message>
        <source>GB 3095</source>
        <translation>GB 3095</translation>
    </message>
    <message>
        <source>WHO air quality guideline levels 2021</source>
        <translation>WHO 2021 空气质量准则值</translation>
    </message>
    <message>
        <source>Directive (EU) 2024/2881, Annex I, from 2030</source>
        <translation>欧盟指令 (EU) 2024/2881 附件 I，自 2030 年起</translation>
    </message>
    <message>
        <source>GB 3095-2012, grade II</source>
        <translation>GB 3095-2012 二级</translation>
    </message>
    <message>
        <source>%1 h mean</source>
        <translation>%1 小时均值</translation>
    </message>
    <message>
        <source>below action stage</source>
        <translation>低于警戒水位</translation>
    </message>
    <message>
        <source>action stage</source>
        <translation>警戒水位</translation>
    </message>
    <message>
        <source>minor flooding</source>
        <translation>小洪水</translation>
    </message>
    <message>
        <source>moderate flooding</source>
        <translation>中等洪水</translation>
    </message>
    <message>
        <source>major flooding</source>
        <translation>大洪水</translation>
    </message>
    <message>
        <source>N</source>
        <translation>北</translation>
    </message>
    <message>
        <source>NE</source>
        <translation>东北</translation>
    </message>
    <message>
        <source>E</source>
        <translation>东</translation>
    </message>
    <message>
        <source>SE</source>
        <translation>东南</translation>
    </message>
    <message>
        <source>S</source>
        <translation>南</translation>
    </message>
    <message>
        <source>SW</source>
        <translation>西南</translation>
    </message>
    <message>
        <source>W</source>
        <translation>西</translation>
    </message>
    <message>
        <source>NW</source>
        <translation>西北</translation>
    </message>
    <message>
        <source>too little oxygen, pH outside the criteria</source>
        <translation>溶解氧过低，pH 超出基准</translation>
    </message>
    <message>
        <source>too little oxygen</source>
        <translation>溶解氧过低</translation>
    </message>
    <message>
        <source>little oxygen, pH outside the criteria</source>
        <translation>溶解氧偏低，pH 超出基准</translation>
    </message>
    <message>
        <source>little oxygen for young fish</source>
        <translation>溶解氧偏低，不利幼鱼</translation>
    </message>
    <message>
        <source>pH outside the criteria</source>
        <translation>pH 超出基准</translation>
    </message>
    <message>
        <source>within the criteria</source>
        <translation>符合基准</translation>
    </message>
</context>
</TS>
