"""How workbooks write characters that XML cannot hold: "_xFFFF_", and "_x005F_" for an underscore before such a run."""

import re

_WRITTEN = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_MISREADABLE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def escaped(text: str) -> str:
    """`text` as a workbook keeps it."""
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found.group()):04X}_", _MISREADABLE.sub("_x005F_", text))


def unescaped(text: str) -> str:
    """The text that a workbook means by `text`; undoes `escaped` exactly."""
    return _WRITTEN.sub(lambda found: chr(int(found.group(1), 16)), text) if "_x" in text else text
