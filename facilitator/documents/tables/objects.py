"""Rows from JSON: what `writing.write_json` writes, and any list of flat objects."""

import json
from typing import Any, NoReturn

from facilitator.documents.tables.cells import MOST_COLUMNS, MOST_ROWS, Cell, Row, is_blank
from facilitator.documents.tables.columns import EXPORT_HEADINGS
from facilitator.errors import NotValid
from facilitator.text import quoted

_HINT = 'Import what this program exported, or a list of objects such as [{"title": "Open the Lyon office"}].'


def looks_like_json(text: str, name: str) -> bool:
    """Whether a text is JSON. A CSV file may begin with "[", never with "{"; so "[" is tried out."""
    start = text.lstrip()[:1]
    if start == "{" or name.casefold().endswith(".json"):
        return True
    if start != "[":
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def read_objects(text: str, label: str) -> tuple[Row, ...]:
    """A row of headings (number 0), then one row for each object, numbered from 1; empty ones are passed over.

    Raises NotValid where the text is not JSON, or not a list of flat objects.
    """
    try:
        document = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise NotValid(f"{label} is not valid JSON: {error.msg}, line {error.lineno}.", _HINT) from error
    except (ValueError, RecursionError) as error:
        raise NotValid(f"{label} is not JSON that can be read.", _HINT) from error
    listed = document.get("milestones") if isinstance(document, dict) else document
    if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        raise NotValid(f"{label} holds no list of milestones.", _HINT)
    if len(listed) > MOST_ROWS:
        raise NotValid(f"{label} has more than {MOST_ROWS:,} rows.", "Split it into parts.")
    keys = list(dict.fromkeys(key for item in listed for key in item))
    if len(keys) > MOST_COLUMNS:
        raise NotValid(f"The milestones of {label} have {len(keys):,} different keys.", _HINT)
    if not keys:
        # What an export of no milestones holds is no mistake.
        return (Row(0, tuple(EXPORT_HEADINGS.values())),) if isinstance(document, dict) else ()
    heading = Row(0, tuple(keys))
    rows = (_row(number, item, keys) for number, item in enumerate(listed, 1))
    return (heading, *(row for row in rows if not all(map(is_blank, row.cells))))


def _row(number: int, item: dict[str, Any], keys: list[str]) -> Row:
    return Row(number, tuple(_cell(item.get(key), key, number) for key in keys))


def _cell(value: object, key: str, number: int) -> Cell:
    if isinstance(value, bool):
        return str(value).upper()
    if value is None or isinstance(value, str | int | float):
        return value
    raise NotValid(f"Milestone {number}: {quoted(key)} holds a list or an object.", "Give it one text.")


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(constant)
