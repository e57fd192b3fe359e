"""The widget that most of the screens are made of: what it shows after lines of it have changed."""

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from facilitator.tui.widgets.plain import Plain


class OnePlain(App[None]):
    """A text with room around it."""

    CSS = "Plain { height: 5; width: 14; padding: 1 2; border: solid green; } #auto { height: auto; }"

    def compose(self) -> ComposeResult:
        """One of a fixed height, and one as high as its lines."""
        yield Plain(id="fixed")
        yield Plain(id="auto")
        yield Plain(id="under")


def lines(app: OnePlain, wanted: str) -> list[str]:
    """What is painted in the one named, without what is around it."""
    inner = app.query_one(f"#{wanted}", Plain).content_region
    painted = app.screen._compositor.render_strips()
    return [painted[y].crop(inner.x, inner.right).text.rstrip() for y in range(inner.y, inner.bottom)]


@pytest.mark.parametrize("wanted", ["fixed", "auto"])
async def test_what_is_painted_is_what_was_shown_last(wanted: str) -> None:
    app = OnePlain()
    async with app.run_test() as pilot:
        plain = app.query_one(f"#{wanted}", Plain)
        for text in ("one\ntwo\nthree", "one\n2\nthree", "one", "one\n\nthree", "", "1\n2\n3\n4\n5", "a line too long"):
            plain.show(Content(text))
            await pilot.pause()
            shown = [line if len(line) <= 8 else f"{line[:7]}…" for line in text.split("\n")]
            height = 1 if wanted == "fixed" else len(shown)
            assert lines(app, wanted) == (shown + [""] * height)[:height]


async def test_another_style_alone_is_painted_too() -> None:
    app = OnePlain()
    async with app.run_test() as pilot:
        plain = app.query_one("#auto", Plain)
        for style in ("red", "blue", "bold"):
            plain.show(Content.assemble("one\n", ("two", style)))
            await pilot.pause()
            inner = plain.content_region
            (segment,) = list(app.screen._compositor.render_strips()[inner.y + 1].crop(inner.x, inner.x + 3))
            assert segment.text == "two"
            assert segment.style is not None
            assert (segment.style.bold if style == "bold" else segment.style.color) is not None
            colour = "" if style == "bold" or segment.style.color is None else segment.style.color.get_truecolor().hex
            assert colour == {"red": "#ff0000", "blue": "#0000ff", "bold": ""}[style]
