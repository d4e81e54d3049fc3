<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>xemap::ui::RunBar</name>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
</context>
</TS>
