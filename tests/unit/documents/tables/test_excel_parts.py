"""A workbook part by part as Excel writes it: shared strings, formatted runs, built-in date formats, merged cells."""

import io
import zipfile
from datetime import date

import pytest

from facilitator.errors import NotValid
from facilitator.process.status import Status

from .conftest import Read

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STRINGS = """
<si><t>Objective</t></si><si><t>Milestone</t></si><si><t>Owner</t></si><si><t>Due</t></si><si><t>RAG</t></si>
<si><t>Growth</t></si><si><r><t xml:space="preserve">Open </t></r><r><rPr><b/></rPr><t>Lyon</t></r></si>
<si><t>Ann Lee</t></si><si><t>On track</t></si><si><t xml:space="preserve"> Hire_x000D_
a manager </t></si><si><t/></si>
"""
ROWS = """
<row r="2" spans="1:5" ht="30" customHeight="1"><c r="A2" s="1" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>
<c r="C2" t="s"><v>2</v></c><c r="D2" t="s"><v>3</v></c><c r="E2" t="s"><v>4</v></c></row>
<row r="3"><c r="A3" t="s"><v>5</v></c><c r="B3" t="s"><v>6</v></c><c r="C3" t="s"><v>7</v></c>
<c r="D3" s="1"><v>46477</v></c><c r="E3" t="s"><v>8</v></c></row>
<row r="4"><c r="A4" s="1"/><c r="B4" t="s"><v>9</v></c><c r="C4" t="str"><f>IF(C3="","",C3)</f><v>Ann Lee</v></c>
<c r="D4" s="1"><f>D3+1</f><v>46478</v></c><c r="E4" t="s"><v>10</v></c></row>
<row r="5"><c r="A5" s="1"/><c r="B5" s="1"/><c r="C5" t="str"><f>IF(C9="","",C9)</f><v></v></c></row>
"""
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{TYPES}.styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPES}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="Plan &amp; more" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{STRINGS}</sst>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><dimension ref="A2:E5"/><sheetData>{ROWS}</sheetData>'
    '<mergeCells count="1"><mergeCell ref="A3:A4"/></mergeCells></worksheet>',
}


def package(**changes: str) -> bytes:
    """The workbook, with the parts that `changes` names (by the end of their path, without ".xml") replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in PARTS.items():
            key = name.rsplit("/", 1)[-1].removesuffix(".xml")
            archive.writestr(name, HEAD + changes.get(key, content))
    return out.getvalue()


def test_a_workbook_as_excel_writes_it(read: Read) -> None:
    result = read(package())

    assert result.sound
    assert [(row.number, row.title, row.priority, row.owner, row.due, row.status) for row in result.rows] == [
        (3, "Open Lyon", "Growth", "Ann Lee", date(2027, 3, 31), Status.ON_TRACK),
        (4, "Hire a manager", "Growth", "Ann Lee", date(2027, 4, 1), None),
    ]


def test_prefixed_names_are_the_same_workbook(read: Read) -> None:
    sheet = PARTS["xl/worksheets/sheet1.xml"].replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")

    assert [(row.title, row.priority) for row in read(package(sheet1=sheet)).rows] == [
        ("Open Lyon", "Growth"),
        ("Hire a manager", "Growth"),
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"sheet1": PARTS["xl/worksheets/sheet1.xml"].replace("<v>9</v>", "<v>99</v>")},
        {"sheet1": PARTS["xl/worksheets/sheet1.xml"].replace("<v>46477</v>", "<v>soon</v>")},
        {"sharedStrings": f'<sst xmlns="{MAIN}"/>'},
        {"workbook": f'<workbook xmlns="{MAIN}"/>'},
        {"styles": "<styleSheet"},
        {"workbook": '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x>&b;</x>'},
    ],
)
def test_a_workbook_with_one_broken_part_is_refused(read: Read, changes: dict[str, str]) -> None:
    with pytest.raises(NotValid, match=r"damaged|no sheet"):
        read(package(**changes))
