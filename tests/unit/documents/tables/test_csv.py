"""CSV files from many programs: separators, encodings, quotation marks."""

from collections.abc import Callable

import pytest

from facilitator.documents.tables.cells import Kind
from facilitator.documents.tables.reading import read_table
from facilitator.errors import NotValid

from .conftest import Read


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(read: Read, delimiter: str, ending: str) -> None:
    lines = [["Milestone", "Owner"], ['"a, b; c | d\te"', "Ann"], ["B", "Bob"]]
    content = ending.join(delimiter.join(line) for line in lines)

    assert read_table(content.encode(), "plan.csv").delimiter == delimiter
    assert [(row.title, row.owner) for row in read(content).rows] == [("a, b; c | d e", "Ann"), ("B", "Bob")]


def test_commas_in_a_file_of_semicolons_do_not_mislead(read: Read) -> None:
    result = read("Titel;Verantwortlich;Notizen\nA;Groß, Uwe;eins, zwei\nB;Klein, Ute;drei, vier\n")

    assert [(row.owner, row.notes) for row in result.rows] == [
        ("Groß, Uwe", "eins, zwei"),
        ("Klein, Ute", "drei, vier"),
    ]


def test_the_separator_that_excel_is_told_is_believed_and_not_counted(read: Read) -> None:
    result = read("sep=|\nMilestone|Owner\nA|Ann\n")

    assert [(row.number, row.title, row.owner) for row in result.rows] == [(2, "A", "Ann")]


def test_a_single_column_is_not_cut_at_its_commas(read: Read) -> None:
    assert [row.title for row in read("Milestone\nHire, train, retain\nMove\n").rows] == ["Hire, train, retain", "Move"]


def test_space_after_a_separator_may_stand_before_a_quotation_mark(read: Read) -> None:
    assert [(row.title, row.notes) for row in read('Milestone, Notes\nA, "one, two"\n').rows] == [("A", "one, two")]


def test_line_breaks_in_quotation_marks_do_not_change_the_row_numbers(read: Read) -> None:
    result = read('Milestone,Notes\nA,"one\ntwo"\nB,three\n')

    assert [(row.number, row.title, row.notes) for row in result.rows] == [(2, "A", "one\ntwo"), (3, "B", "three")]


@pytest.mark.parametrize(
    ("content", "row"),
    [
        ('Milestone,Owner\nA,Ann\n"B,Bob\nC,Cleo\n', 3),
        ('Milestone,Owner\n"Big" launch,Ann\n', 2),
        ('Milestone,Owner\nA,Ann\nB,"Bob\nC,"Cleo"\n', 3),
    ],
)
def test_quotation_marks_that_do_not_match_are_reported_with_their_row(read: Read, content: str, row: int) -> None:
    with pytest.raises(NotValid, match=f"from row {row} on: its quotation marks do not match"):
        read(content)


def test_quotation_marks_within_a_cell_are_kept(read: Read) -> None:
    assert read('Milestone,Owner\nSay "hello",Ann\n"Say ""hi""",Bob\n').rows[0].title == 'Say "hello"'
    assert read('Milestone,Owner\nSay "hello",Ann\n"Say ""hi""",Bob\n').rows[1].title == 'Say "hi"'


def test_a_cell_that_is_far_too_long_is_reported_with_its_row(read: Read) -> None:
    with pytest.raises(NotValid, match="from row 2 on: a cell there is far too long"):
        read("Milestone,Notes\nA," + "x" * 200_000)


@pytest.mark.parametrize(
    ("encode", "encoding"),
    [
        (lambda text: text.encode(), "utf-8"),
        (lambda text: text.encode("utf-8-sig"), "utf-8"),
        (lambda text: text.encode("cp1252"), "cp1252"),
        (lambda text: text.encode("utf-16"), "utf-16-le"),
        (lambda text: b"\xfe\xff" + text.encode("utf-16-be"), "utf-16-be"),
        (lambda text: text.encode("utf-16-le"), "utf-16-le"),
        (lambda text: text.encode("utf-16-be"), "utf-16-be"),
        (lambda text: text.encode("utf-32"), "utf-32-le"),
    ],
)
def test_encodings(read: Read, encode: Callable[[str], bytes], encoding: str) -> None:
    content = encode("Milestone;Owner\nCafé „Süd“ öffnet – endlich;Zoë\n")

    assert read_table(content, "-").encoding == encoding
    assert [(row.title, row.owner) for row in read(content, name="-").rows] == [("Café „Süd“ öffnet – endlich", "Zoë")]


def test_a_guessed_encoding_is_said(read: Read) -> None:
    assert "Windows-1252" in read("Milestone,Owner\nCafé,Zoë\n".encode("cp1252")).notices[0]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Milestone,Owner\nCafé,Zoë\nSüd,".encode() + b"\xe9", "plan.csv is UTF-8, except in line 3."),
        (b"Milestone,Owner\nB\x81ro,Bob\n", "The encoding of plan.csv was not recognised (line 2)."),
        (b"\xef\xbb\xbfMilestone,Owner\nB\xfcro,Bob\n", "plan.csv is marked as UTF-8, but line 2 is not."),
        ("Milestone,Owner\nA,Bob\n".encode("utf-16")[:-1], "plan.csv is marked as UTF-16-LE, but line 2 is not."),
    ],
)
def test_text_that_would_be_garbled_is_refused(read: Read, content: bytes, message: str) -> None:
    with pytest.raises(NotValid) as refused:
        read(content)

    assert refused.value.message == message


def test_an_unquoted_separator_does_not_move_cells_silently(read: Read) -> None:
    result = read("Milestone,Owner,Due\nHire, then train,Ann,2027-03-31\nB,Bob,2027-03-31,,\n")

    assert [(fault.row, fault.value) for fault in result.faults] == [(2, "2027-03-31")]
    assert [row.title for row in result.rows] == ["B"]


def test_rows_may_end_early(read: Read) -> None:
    (row,) = read("Milestone,Owner,Due\nA\n").rows

    assert (row.owner, row.due) == (None, None)


def test_several_thousand_rows(read: Read) -> None:
    content = "Milestone,Owner,Due\n" + "".join(f"M{number},Ann Lee,31/03/2027\n" for number in range(5000))
    result = read(content)

    assert result.sound
    assert len(result.rows) == 5000
    assert result.rows[-1].number == 5001


def test_too_many_rows_are_refused(read: Read) -> None:
    with pytest.raises(NotValid, match="more than 100,000 rows"):
        read("Milestone\n" + "M\n" * 100_001)


def test_json_lists_of_objects_are_read_too(read: Read) -> None:
    content = '[{"title": "A", "owner": "Ann", "due": "2027-03-31"}, {}, {"title": "B", "notes": "x"}]'
    result = read(content, name="-")

    assert read_table(content.encode(), "-").kind is Kind.JSON
    assert [(row.number, row.title, row.owner, row.notes) for row in result.rows] == [
        (1, "A", "Ann", None),
        (3, "B", None, "x"),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"milestones": [}', "not valid JSON"),
        ('{"milestones": 5}', "holds no list of milestones"),
        ("[1, 2]", "holds no list of milestones"),
        ('[{"title": ["A", "B"]}]', '"title" holds a list'),
        ('[{"title": NaN}]', "not JSON that can be read"),
        ("{" * 100_000, "JSON"),
        ('{"milestones":' + "[" * 100_000, "JSON"),
        ("[]", "no rows"),
    ],
)
def test_json_that_is_no_list_of_milestones_is_refused(read: Read, content: str, message: str) -> None:
    with pytest.raises(NotValid, match=message):
        read(content, name="plan.json")


def test_a_csv_file_may_begin_with_a_bracket(read: Read) -> None:
    assert [row.title for row in read("[Draft],\nMilestone,Owner\nA,Ann\n").rows] == ["A"]
