"""The page of keys, made from the table that the program itself uses: python docs/keys.py"""

from pathlib import Path

from facilitator.tui.key_groups import keys_of
from facilitator.tui.keys import DEFAULTS
from facilitator.tui.remapping import all_screens

PAGE = Path(__file__).parent / "keys.md"

_HEAD = """\
# Keys

Made by `python docs/keys.py` from the table in `facilitator/tui/keys.py`.
On any screen `?` shows those that work there.

Other keys are set in the settings file by their id (`facilitator settings` says where it is):

```toml
[keys]
pause = "z"
"phase.next" = "f8"
```

A key is one character, `space`, `enter`, `delete`, `backspace`, `insert`, `f1` to `f12`, or `ctrl+` and one of b g l n
o r s t. What is done while text is typed (the keys with `ctrl+`, `tab` and `esc` below) takes only the last two kinds.
Digits, arrows, `j` and `k` stay. Where two clash on one screen, or an id is unknown, the program says so and keeps
its own key.
"""


_FIRST = (
    "Everywhere", "In every phase", "Check in", "Updates", "Prioritize", "Discuss", "Close", "The board", "Milestones",
    "Waiting topics", "Your update", "Your milestones",
)  # fmt: skip
"""The order in which groups stand; the others follow by their names."""


def page() -> str:
    """The page: a table for each group of keys; where groups have the same keys, one for all of them."""
    titles: dict[tuple[str, ...], list[str]] = {}
    for title, ids in _groups().items():
        titles.setdefault(tuple(name for name in DEFAULTS if name in ids), []).append(title)
    lines = [_HEAD]
    for names, named in sorted(titles.items(), key=lambda group: _place(group[1])):
        lines += [f"## {', '.join(sorted(named, key=lambda one: _place([one])))}\n", "| key | id | what it does |"]
        lines.append("|---|---|---|")
        lines += [f"| `{DEFAULTS[name].name}` | {name} | {DEFAULTS[name].help} |" for name in names]
        lines.append("")
    return "\n".join(lines)


def _groups() -> dict[str, set[str]]:
    """The ids of the keys of each group, as the help has them."""
    groups: dict[str, set[str]] = {}
    for screen in all_screens():
        title = str(screen.TITLE or "")
        for cls in screen.__mro__:
            title = cls.__dict__.get("SCOPE", title)
            if title:
                groups.setdefault(title, set()).update(key.id for key in keys_of(cls))
    return {title: ids for title, ids in groups.items() if ids}


def _place(titles: list[str]) -> tuple[int, str]:
    return min((_FIRST.index(title) if title in _FIRST else len(_FIRST), title) for title in titles)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print("docs/keys.md")
