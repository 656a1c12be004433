<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>TreePage</name>
    <message>
        <source>The tree could not be read</source>
        <translation>无法读取该树木</translation>
    </message>
    <message>
        <source>Not heard of</source>
        <translation>没有消息</translation>
    </message>
    <message>
        <source>Soil moisture</source>
        <translation>土壤湿度</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>最近消息</translation>
    </message>
    <message>
        <source>Raw observations</source>
        <translation>原始观测</translation>
    </message>
    <message>
        <source>At the clock&apos;s time nothing was known of this tree.</source>
        <translation>截至时钟时刻，没有该树木的数据。</translation>
    </message>
</context>
<context>
    <name>TreePanel</name>
    <message>
        <source>The readings could not be read</source>
        <translation>无法读取读数</translation>
    </message>
    <message>
        <source>Reading soil moisture</source>
        <translation>正在读取土壤湿度</translation>
    </message>
    <message>
        <source>No trees</source>
        <translation>没有树木</translation>
    </message>
    <message>
        <source>No tree with a sensor is known here.</source>
        <translation>此处没有带传感器的树木。</translation>
    </message>
    <message>
        <source>soil moisture, the driest first; line: from there down a tree needs water</source>
        <translation>土壤湿度，最干的在前；竖线：低于此值需要浇水</translation>
    </message>
</context>
<context>
    <name>citywall::example::ExampleModule</name>
    <message>
        <source>Soil moisture at trees</source>
        <translation>树木土壤湿度</translation>
    </message>
    <message>
        <source>Street trees</source>
        <translation>行道树</translation>
    </message>
</context>
<context>
    <name>citywall::example::Feeds</name>
    <message>
        <source>Soil moisture</source>
        <translation>土壤湿度</translation>
    </message>
</context>
<context>
    <name>citywall::example::TreeOverview</name>
    <message>
        <source>%1: up to %2 %3</source>
        <translation>%1：不高于 %2 %3</translation>
    </message>
    <message>
        <source>enough</source>
        <translation>充足</translation>
    </message>
    <message>
        <source>Soil moisture at trees, %1</source>
        <translation>树木土壤湿度，%1</translation>
    </message>
    <message>
        <source>newest reading; limits for loam (FAO 56)</source>
        <translation>最新读数；限值适用于壤土（FAO 56）</translation>
    </message>
    <message>
        <source>%1% of the trees need water</source>
        <translation>%1% 的树木需要浇水</translation>
    </message>
    <message>
        <source>No fresh reading</source>
        <translation>没有最新读数</translation>
    </message>
</context>
</TS>
