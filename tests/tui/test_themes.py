"""The colours: all that is written can be read, and no two statuses look alike, whoever looks on whatever terminal."""

import re
from importlib.resources import files
from itertools import product

import pytest
from colours import SIGHT, contrast, distance, nearest_pair
from council import Council
from leadership import Leadership
from rich._palettes import EIGHT_BIT_PALETTE, STANDARD_PALETTE
from rich.color import Color, ColorSystem
from shown import Shown, shown
from small_team import SmallTeam
from textual.color import Color as Shade
from textual.command import CommandList, CommandPalette

from facilitator.clock import ManualClock
from facilitator.screen_settings import THEMES
from facilitator.store.database import Store
from facilitator.tui.palettes import PALETTES, Depth, Palette
from facilitator.tui.theme import THEMES as NAMED
from facilitator.tui.theme import _theme, put_on

LEAST = {"dark": 4.5, "light": 4.5, "contrast": 7.0}
"""Contrast of text, as WCAG 2.2 asks for it: AA, and AAA for the high contrast."""
LEAST_OF_SIXTEEN = 4.0
"""The same where there are sixteen colours, each of which a terminal gives a value of its own."""
LEAST_OF_EDGES = 3.0
"""The same of what is seen and not read, by which one knows a field (WCAG 2.2, 1.4.11)."""
LEAST_OF_RULES = 1.4
"""The same of rules, beside which there is something else to tell two parts by."""
APART = {
    ("dark", Depth.MILLIONS): 14.0,
    ("light", Depth.MILLIONS): 12.0,
    ("contrast", Depth.MILLIONS): 14.0,
    ("dark", Depth.EIGHT_BIT): 14.0,
    ("light", Depth.EIGHT_BIT): 8.0,
    ("contrast", Depth.EIGHT_BIT): 11.0,
}
"""The least distance between two of the four statuses (CIEDE2000), under any of the four kinds of sight."""
ALL = [(theme, depth) for theme in THEMES for depth in Depth]
_DRAWN = set("─━┄▌▁▂▃▄▅▆▇█▊▎▔▏▕▐╸╺│ ")
"""Rules, bars, frames and edges: nothing that is read."""


def as_shown(colour: str, depth: Depth) -> str:
    """What a terminal of that many colours shows in place of `colour`."""
    if depth is Depth.MILLIONS:
        return colour
    if depth is Depth.SIXTEEN_GREY:
        colour = Shade.parse(colour).monochrome.hex
    found = Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT if depth is Depth.EIGHT_BIT else ColorSystem.STANDARD)
    assert found.number is not None
    return (EIGHT_BIT_PALETTE if depth is Depth.EIGHT_BIT else STANDARD_PALETTE)[found.number].hex


def texts(palette: Palette) -> dict[str, str]:
    return {
        name: getattr(palette, name)
        for name in ("text", "quiet", "heading", "on_track", "might_miss", "will_miss", "done")
    }


def grounds(palette: Palette) -> dict[str, str]:
    return {name: getattr(palette, name) for name in ("background", "surface", "panel", "cursor")}


# --- the measures themselves -----------------------------------------------------------------------------------


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_distance_is_that_of_ciede2000() -> None:
    """Pure red and green differ by 86.61, and red from itself by nothing."""
    assert distance("#ff0000", "#00ff00") == pytest.approx(86.61, abs=0.05)
    assert distance("#ff0000", "#ff0000") == 0


def test_without_red_cones_red_and_a_dark_yellow_come_near() -> None:
    assert distance("#a04000", "#606000", "protanopia") < distance("#a04000", "#606000") / 2
    assert set(SIGHT) == {"normal", "protanopia", "deuteranopia", "tritanopia"}


# --- the palettes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("theme", "depth"), ALL)
def test_every_text_can_be_read_on_every_ground(theme: str, depth: Depth) -> None:
    palette = PALETTES[theme][depth]
    sixteen = depth in (Depth.SIXTEEN, Depth.SIXTEEN_GREY)
    least = LEAST_OF_SIXTEEN if sixteen else LEAST[theme]
    found = {
        (text, ground): round(contrast(as_shown(one, depth), as_shown(other, depth)), 2)
        for (text, one), (ground, other) in product(texts(palette).items(), grounds(palette).items())
    }
    assert {pair: value for pair, value in found.items() if value < least} == {}


@pytest.mark.parametrize(("theme", "depth"), list(APART))
def test_no_two_statuses_look_alike(theme: str, depth: Depth) -> None:
    palette = PALETTES[theme][depth]
    four = [palette.on_track, palette.might_miss, palette.will_miss, palette.done]
    assert nearest_pair([as_shown(colour, depth) for colour in four]) >= APART[theme, depth] - 0.05


@pytest.mark.parametrize(("theme", "depth"), list(APART))
def test_what_is_pointed_out_does_not_look_like_a_warning(theme: str, depth: Depth) -> None:
    """A screen is full of keys: in the colour of "might miss" nobody would see what might be missed."""
    palette = PALETTES[theme][depth]
    accent = _theme(theme, palette).accent
    assert accent is not None
    for status in (palette.might_miss, palette.will_miss):
        assert nearest_pair([as_shown(accent, depth), as_shown(status, depth)]) >= APART[theme, depth] - 0.05


@pytest.mark.parametrize("theme", THEMES)
def test_sixteen_colours_are_taken_as_they_are(theme: str) -> None:
    palette = PALETTES[theme][Depth.SIXTEEN]
    every = {**texts(palette), **grounds(palette), "bar": palette.bar}
    assert {name: colour for name, colour in every.items() if as_shown(colour, Depth.SIXTEEN) != colour} == {}


def test_the_settings_file_and_the_palette_know_the_same_themes() -> None:
    assert tuple(PALETTES) == tuple(NAMED) == THEMES


# --- what is really on the screens -----------------------------------------------------------------------------


def too_faint(now: Shown, least: float) -> dict[str, float]:
    """What is written on the screen with too little contrast to its ground."""
    found = {}
    strips = now.screen._compositor.render_strips()
    if isinstance(now.screen, CommandPalette):
        # What is behind it is dimmed.
        area = now.screen.query_one("#--container").region
        strips = [strip.crop(area.x, area.right) for strip in strips[area.y : area.bottom]]
    for strip in strips:
        for text, style, _ in strip:
            if style is None or style.color is None or style.bgcolor is None or not set(text) - _DRAWN:
                continue
            one, other = style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex
            value = contrast(other, one)
            if value < least:
                found[f"{text.strip()} {one} on {other}"] = round(value, 2)
    return found


@pytest.mark.parametrize("theme", THEMES)
async def test_everything_around_a_meeting_can_be_read(store: Store, hand: ManualClock, theme: str) -> None:
    plan = SmallTeam(store)
    plan.meets()
    async with shown(store, hand, view="board") as now:
        put_on(now.app, theme)
        await now.settle()
        faint = too_faint(now, LEAST[theme])
        # The filter, help, the palette, pages of fields with what is wrong, settings, set-up, history.
        for keys in (
            ("down", "y"), ("slash",), ("escape", "question_mark"), ("escape", "ctrl+p"), ("escape", "e"),
            ("ctrl+s",), ("escape", "a", "ctrl+s"), ("escape", "comma"), ("tab",), ("escape", "S"), ("escape", "H"),
            ("escape", "h"), ("escape", "p"), ("enter",), ("tab", "tab"),
        ):  # fmt: skip
            await now.press(*keys)
            faint |= too_faint(now, LEAST[theme])
        assert faint == {}


def without_edge(now: Shown, depth: Depth) -> set[str]:
    """The fields in view that have no edge before them which can be told from the ground on both sides of it."""
    found = set()
    for field in now.screen.query("Input, TextArea"):
        x, y = field.content_region.x - 1, field.content_region.y
        if field.region.size.area and field.is_on_screen:
            # Right beside it the cursor may stand.
            before, edge, behind = (now.screen.get_style_at(x + n, y) for n in (-1, 0, 2))
            least = min(
                contrast(*(as_shown(one.get_truecolor().hex, depth) for one in (edge.color, ground.bgcolor) if one))
                for ground in (before, behind)
            )
            if now.lines[y].ljust(x + 1)[x] not in "▏▕" or least < LEAST_OF_EDGES:
                found.add(f"{now.screen.TITLE}: {field.id or field.parent}")
    return found


@pytest.mark.parametrize(("theme", "depth"), ALL)
async def test_an_empty_field_is_seen_as_one(store: Store, hand: ManualClock, theme: str, depth: Depth) -> None:
    SmallTeam(store).meets()
    async with shown(store, hand, view="board") as now:
        now.app.register_theme(_theme(theme, PALETTES[theme][depth]))
        put_on(now.app, "light" if theme == "dark" else "dark")
        put_on(now.app, theme)
        await now.settle()
        faint, visited = set(), set()
        for keys in (
            ("slash",), ("escape", "a"), ("escape", "comma"), ("escape", "S", "end", "enter"),
            ("escape", "escape", "p"), ("enter",), ("tab",),
        ):  # fmt: skip
            await now.press(*keys)
            faint |= without_edge(now, depth)
            visited.add(now.screen.TITLE)
        assert faint == set()
        assert visited >= {"Board", "Milestone", "Settings", "When the team meets", "Prepare"}


@pytest.mark.parametrize("theme", THEMES)
async def test_one_sees_where_the_palette_ends_and_the_screen_behind_it_goes_on(
    store: Store, hand: ManualClock, theme: str
) -> None:
    async with shown(SmallTeam(store).store, hand, view="board") as now:
        put_on(now.app, theme)
        await now.press("ctrl+p")
        await now.type("mil")
        await now.until("Add a milestone.")
        _, edge = now.screen.query_one(CommandList).styles.border_bottom
        assert contrast(edge.hex, PALETTES[theme][Depth.MILLIONS].background) > LEAST_OF_RULES


@pytest.mark.parametrize(("theme", "depth"), ALL)
async def test_the_chosen_command_is_seen_in_the_palette(
    store: Store, hand: ManualClock, theme: str, depth: Depth
) -> None:
    async with shown(store, hand, view="board") as now:
        now.app.register_theme(_theme(theme, PALETTES[theme][depth]))
        put_on(now.app, "light" if theme == "dark" else "dark")
        put_on(now.app, theme)
        await now.press("ctrl+p")
        row = now.lines.index(now.line("▌"))
        chosen, other = (now.screen.get_style_at(40, y) for y in (row, row + 1))
        sixteen = depth in (Depth.SIXTEEN, Depth.SIXTEEN_GREY)
        assert bool(chosen.reverse) is sixteen
        assert sixteen or chosen.bgcolor != other.bgcolor
        assert other.bgcolor is not None
        assert other.bgcolor.get_truecolor().hex == PALETTES[theme][depth].surface


@pytest.mark.parametrize("theme", THEMES)
async def test_every_phase_of_a_meeting_can_be_read(store: Store, hand: ManualClock, theme: str) -> None:
    Leadership(store, hand)
    async with shown(store, hand) as now:
        put_on(now.app, theme)
        await now.settle()
        faint = too_faint(now, LEAST[theme])
        visited = {now.screen.TITLE}
        for keys in (
            ("enter",), ("enter",), ("1",), ("t",), ("escape", "m"), ("Z", "right_square_bracket"), ("down",),
            ("enter",), ("D",), ("escape", "d"), ("right_square_bracket",), ("V",),
        ):  # fmt: skip
            await now.press(*keys)
            faint |= too_faint(now, LEAST[theme])
            visited.add(now.screen.TITLE)
        assert faint == {}
        assert visited >= {"Check in", "Updates", "Prioritize", "Discuss", "Close", "Overview"}


@pytest.mark.parametrize("theme", THEMES)
async def test_the_digits_of_the_clock_can_be_read_in_each_state(store: Store, hand: ManualClock, theme: str) -> None:
    council = Council(store, hand)
    council.start()
    async with shown(store, hand) as now:
        put_on(now.app, theme)
        for seconds in (1, 250, 120):
            hand.tick(seconds)
            await now.press("space", "space")
            _, _, ground, ink = now.screen.query_one("#digits").colors
            assert contrast(ink.hex, ground.hex) >= LEAST[theme]


# --- pages for the browser and for paper -----------------------------------------------------------------------


def page_colours() -> list[dict[str, str]]:
    """What the page's stylesheet defines: for a light screen, a dark one, and paper."""
    style = files("facilitator.documents").joinpath("page.css").read_text(encoding="utf-8")
    roots: list[dict[str, str]] = []
    for body in re.findall(r":root \{(.*?)\}", style, re.DOTALL):
        roots.append((roots[0] if roots else {}) | dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", body)))
    return roots


@pytest.mark.parametrize("place", [0, 1, 2], ids=["light", "dark", "paper"])
def test_pages_can_be_read_and_their_statuses_told_apart(place: int) -> None:
    colours = page_colours()[place]
    written = ("ink", "quiet", "head", "on-track", "might-miss", "will-miss", "done")
    found = {
        (text, ground): round(contrast(colours[text], colours[ground]), 2)
        for text, ground in product(written, ("paper", "band"))
    }
    assert {pair: value for pair, value in found.items() if value < 4.5} == {}
    four = [colours[name] for name in ("on-track", "might-miss", "will-miss", "done")]
    assert nearest_pair(four) >= 12
