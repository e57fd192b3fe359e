"""The program opens: the shell first, then the meeting or the board; and what is told where that fails."""

from functools import partialmethod
from pathlib import Path

import pytest
from leadership import Leadership
from shown import Shown, shown
from textual.app import App
from textual.css.query import NoMatches

from facilitator.acts import updates
from facilitator.clock import ManualClock
from facilitator.errors import NotOpened
from facilitator.store.database import Store
from facilitator.tui import app as program
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.running import run_app
from facilitator.tui.screens.board import BoardScreen
from facilitator.tui.screens.meeting_form import MeetingFormScreen
from facilitator.tui.screens.shell import ShellScreen


async def test_what_cannot_be_opened_is_told_in_the_shell_and_q_quits(tmp_path: Path, hand: ManualClock) -> None:
    letter = tmp_path / "a letter [red] with a rather long name that goes on and on.db"
    letter.write_text("Dear all, this is no database. " * 50)
    app = FacilitatorApp(str(letter), clock=hand.clock, actor="Ann")
    async with app.run_test(size=(80, 24)) as pilot:
        now = Shown(app, pilot)
        await now.settle()
        assert isinstance(now.screen, ShellScreen)
        assert "[red]" in now.text
        assert "q quit" in now.text
        assert "opening" not in now.text
        for columns, rows in ((20, 5), (120, 36)):
            await pilot.resize_terminal(columns, rows)
            await now.settle()
        # Keys of the screens to come do nothing here.
        await now.press("u", "enter", "?", "t", "M")
        assert isinstance(now.screen, ShellScreen)
        await now.press("q")
        assert app._exit
    assert letter.read_text().startswith("Dear all")


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+q"])
async def test_while_it_opens_one_can_leave_and_do_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr(FacilitatorApp, "open_database", lambda _app: None)
    app = FacilitatorApp(str(tmp_path / "team.db"))
    async with app.run_test(size=(80, 24)) as pilot:
        now = Shown(app, pilot)
        assert "opening" in now.text
        await now.press("u", "?", "enter", "1", "ctrl+p")
        assert "opening" in now.text
        await now.press(key)
        assert app._exit


async def test_a_meeting_that_runs_is_gone_straight_back_into(store: Store, hand: ManualClock) -> None:
    room = Leadership(store, hand)
    async with shown(store, hand, view="board") as now:
        assert isinstance(now.screen, BoardScreen)
    for step, words in (
        (room.begin, "ANN BERG"),
        (lambda: room.here(updates.take_rest_as_read), "PRIORITIZE"),
    ):
        step()
        async with shown(store, hand, view="board") as now:
            assert words in now.text


async def test_run_without_a_series_opens_the_page_that_makes_a_meeting(store: Store, hand: ManualClock) -> None:
    async with shown(store, hand, view="run") as now:
        assert isinstance(now.screen, MeetingFormScreen)


async def test_a_fault_after_the_opening_is_told_in_the_shell_too(
    store: Store, hand: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_desk: object, _view: str, _member: int | None) -> None:
        raise NotOpened("The disk went away.", "Plug it in again.")

    monkeypatch.setattr("facilitator.tui.routes.first_screen", refuse)
    async with shown(store, hand) as now:
        assert "The disk went away." in now.text
        assert "Plug it in again." in now.text


@pytest.fixture
def without_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FacilitatorApp, "run", partialmethod(App.run, headless=True))


@pytest.mark.usefixtures("without_terminal")
def test_a_fault_of_the_program_ends_it_and_is_handed_on_without_a_word_on_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fault(*_given: object, **_named: object) -> None:
        raise ZeroDivisionError("a slip")

    monkeypatch.setattr(program, "open_desk", fault)
    with pytest.raises(ZeroDivisionError, match="a slip"):
        run_app(str(tmp_path / "team.db"))
    out, err = capfd.readouterr()
    assert "Traceback" not in out + err
    assert "a slip" not in out + err


@pytest.mark.usefixtures("without_terminal")
def test_what_finds_a_widget_gone_while_the_program_is_left_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def left(app: FacilitatorApp, _event: FacilitatorApp.Opened) -> None:
        app.exit(129)
        raise NoMatches("the screen has no fields any more")

    monkeypatch.setattr(FacilitatorApp, "on_facilitator_app_opened", left)
    assert run_app(str(tmp_path / "team.db")) == 129
