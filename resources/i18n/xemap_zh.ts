<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>xemap::ui::RunBar</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
</context>
</TS>
