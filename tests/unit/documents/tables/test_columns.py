"""Headings of many kinds, and settling by hand what they do not say."""

import pytest

from facilitator.documents.tables.columns import Field, parse_mapping, recognise
from facilitator.errors import NotValid

HEADINGS = {
    Field.TITLE: [
        "Milestone",
        "MILESTONES",
        "Key milestone",
        "Milestone description",
        "Title",
        "Project",
        "Project Name",
        "Task",
        "task_name",
        "Deliverable",
        "Deliverable(s)",
        "Name",
        "What",
        "Action item",
        "Meilenstein",
        "Maßnahme",
        "Key Activities",
        "What needs to happen",
        "What will be done?",
    ],
    Field.OWNER: [
        "Owner",
        "Milestone owner",
        "Accountable",
        "Accountable Executive",
        "Who",
        "Agency",
        "Lead agency",
        "Lead",
        "Responsible",
        "Person responsible",
        "Assigned To",
        "assignee",
        "DRI",
        "Verantwortlich",
        "Department",
    ],
    Field.DUE: [
        "Due",
        "Due date",
        "dueDate",
        "DUE_DATE",
        "Deadline",
        "Date",
        "Planned completion",
        "Planned Completion Date (dd/mm/yyyy)",
        "Target date",
        "Target",
        "Target completion",
        "Finish",
        "End Date",
        "By when",
        "Fällig am",
        "Termin",
        "Timeline",
    ],
    Field.STATUS: [
        "Status",
        "RAG",
        "R.A.G.",
        "RAGStatus",
        "RAG rating",
        "BRAG",
        "% complete",
        "Health",
        "Current status",
        "Ampel",
    ],
    Field.PRIORITY: [
        "Priority",
        "Strategic priority",
        "Objective",
        "Objectives",
        "Strategic priorities",
        "Workstream",
        "Work stream",
        "Investment",
        "Goal",
        "Annual goal",
        "Theme",
        "Pillar",
        "Programme",
        "Priorität",
    ],
    Field.NOTES: ["Notes", "Note", "Comments", "Comment(s)", "Remarks", "Status update", "Bemerkungen"],
    Field.RESOURCES: [
        "Resources",
        "Resources and support needed",
        "Support needed",
        "Resources/support needed",
        "Help",
    ],
    Field.ID: ["ID", "id", "Milestone ID"],
}


@pytest.mark.parametrize(("field", "heading"), [(field, heading) for field in HEADINGS for heading in HEADINGS[field]])
def test_each_heading_is_recognised_beside_a_title_in_either_order(field: Field, heading: str) -> None:
    other = "Milestone" if field is not Field.TITLE else "Owner"

    assert recognise([heading, other], {}).columns[field] == 0
    assert recognise([other, heading], {}).columns[field] == 1


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            ["Workstream", "Agency", "Planned completion", "RAG", "Investment"],
            {Field.TITLE: 0, Field.OWNER: 1, Field.DUE: 2, Field.STATUS: 3, Field.PRIORITY: 4},
        ),
        (["Pillar", "Outcome", "Key Activities"], {Field.PRIORITY: 0, Field.TITLE: 2}),
        (["What needs to happen", "Resources"], {Field.TITLE: 0, Field.RESOURCES: 1}),
        (["Workstream", "Milestone", "Who"], {Field.PRIORITY: 0, Field.TITLE: 1, Field.OWNER: 2}),
        (["Project", "Task", "Who", "When"], {Field.PRIORITY: 0, Field.TITLE: 1, Field.OWNER: 2, Field.DUE: 3}),
        (["Name", "Task", "Deadline"], {Field.OWNER: 0, Field.TITLE: 1, Field.DUE: 2}),
        (["Goal", "Owner", "Due"], {Field.TITLE: 0, Field.OWNER: 1, Field.DUE: 2}),
        (["Milestone", "Description", "Owner"], {Field.TITLE: 0, Field.NOTES: 1, Field.OWNER: 2}),
        (["Description", "Owner"], {Field.TITLE: 0, Field.OWNER: 1}),
    ],
)
def test_columns_are_understood_together(header: list[str], expected: dict[Field, int]) -> None:
    assert recognise(header, {}).columns == expected


@pytest.mark.parametrize(
    "heading",
    [
        "Start date",
        "Actual completion",
        "Created",
        "Owner e-mail",
        "Status date",
        "Project ID",
        "Project manager's phone",
    ],
)
def test_columns_about_something_else_are_left_alone(heading: str) -> None:
    recognition = recognise(["Milestone", "Owner", "Due", "Status", "Priority", heading], {})

    assert recognition.ignored == (heading,)
    assert recognition.doubtful == {}


def test_a_second_column_that_could_be_meant_is_named() -> None:
    recognition = recognise(["Milestone", "Owner", "Lead agency"], {})

    assert recognition.columns[Field.OWNER] == 1
    assert recognition.doubtful == {Field.OWNER: (2,)}


def test_mapping_goes_before_words_and_is_forgiving_about_case() -> None:
    recognition = recognise(["Milestone", "Owner", "Sponsor"], parse_mapping(["sponsor = owner"]))

    assert recognition.columns == {Field.TITLE: 0, Field.OWNER: 2}
    assert recognition.ignored == ("Owner",)


def test_a_heading_with_an_equals_sign_can_be_mapped() -> None:
    assert parse_mapping(["a=b=owner"]) == {"a=b": Field.OWNER}


def test_mapping_an_unknown_column_names_the_columns_and_the_nearest() -> None:
    with pytest.raises(NotValid) as refused:
        recognise(["Milestone", "Sponsor", "Budget"], parse_mapping(["Sponsr=owner"]))

    assert refused.value.message == 'There is no column "Sponsr".'
    assert refused.value.hint == 'Did you mean "Sponsor"? The columns are: "Milestone", "Sponsor", "Budget".'


def test_mapping_to_an_unknown_field_names_the_fields_and_the_nearest() -> None:
    with pytest.raises(NotValid) as refused:
        parse_mapping(["Sponsor=ownr"])

    assert refused.value.message == '"ownr" is nothing that a column can hold.'
    assert refused.value.hint == (
        'Did you mean "owner"? A column can be: id, title, priority, owner, due, status, resources, notes.'
    )


@pytest.mark.parametrize("items", [["Sponsor"], ["=owner"], ["Sponsor="], ["A=owner", "B=owner"], ["A=owner", "A=due"]])
def test_mapping_that_makes_no_sense_is_refused(items: list[str]) -> None:
    with pytest.raises(NotValid):
        parse_mapping(items)


def test_mapping_one_column_under_two_spellings_is_refused() -> None:
    with pytest.raises(NotValid, match="two fields"):
        recognise(["Milestone", "Lead"], parse_mapping(["Lead=owner", "lead=notes"]))


def test_mapping_a_heading_that_stands_twice_is_refused() -> None:
    with pytest.raises(NotValid, match="2 columns are called"):
        recognise(["Milestone", "Lead", "Lead"], parse_mapping(["Lead=owner"]))
