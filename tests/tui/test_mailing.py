"""After closing: the minutes copied, written as a mail, and sent; nothing of it keeps the screen from its keys."""

import asyncio
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest
from council import Council
from post_office import PostOffice, opened
from shown import Shown, _event, shown

from facilitator.acts import moving, team
from facilitator.clock import ManualClock
from facilitator.process.phases import Phase
from facilitator.store.database import Store
from facilitator.tui.screens.closing import ClosingScreen
from facilitator.tui.screens.mail import MailScreen


@pytest.fixture
def council(store: Store, hand: ManualClock, monkeypatch: pytest.MonkeyPatch) -> Council:
    """At the closing, with nothing left to decide; Ann, Ben and Cem have addresses."""
    monkeypatch.delenv("FACILITATOR_SMTP_PASSWORD", raising=False)
    council = Council(store, hand)
    for name in ("Ann", "Ben", "Cem"):
        team.change_member(store, council.members[name], email=f"{name.lower()}@example.org")
    council.begin_discussing("Alpha [b]")
    council.here(moving.move_to, Phase.CLOSE)
    return council


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Where the draft belongs."""
    return tmp_path / "minutes" / "2026-11-17-leadership-minutes.eml"


def config(tmp_path: Path, office: PostOffice, more: str = "") -> Path:
    file = tmp_path / "config.toml"
    server = f'host = "127.0.0.1"\nport = {office.port}\nsecurity = "none"\n'
    file.write_text(f'[mail]\nfrom = "Dora <dora@example.org>"\n{server}{more}', encoding="utf-8")
    return file


def recipients(path: Path) -> list[str]:
    mail = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    return [one.addr_spec for one in mail["To"].addresses]


def press_at_once(now: Shown, key: str) -> None:
    """Press a key without waiting for what it sets off."""
    now.app.post_message(_event(key))


async def soon(now: Shown, words: str) -> None:
    """Wait until `words` are on the screen, whatever goes on meanwhile."""
    for _ in range(400):
        if words in now.text:
            return
        await asyncio.sleep(0.005)
    now.line(words)


async def closed(now: Shown) -> None:
    """Close the meeting."""
    await now.press("enter", "c")
    await now.until("✓ Closed")


async def mail(now: Shown, words: str) -> None:
    """Ask for the mail, and wait for `words`."""
    await now.press("m")
    await now.until(words)


async def sent(now: Shown, words: str) -> None:
    """Send it, and wait for `words`."""
    await now.press("enter")
    await now.until(words)


async def test_before_closing_there_is_no_mail_and_nothing_to_copy(council: Council, draft: Path) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("m", "y")
        assert now.app.clipboard == ""
    assert not draft.exists()


async def test_the_minutes_are_copied_as_markdown(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("enter", "c", "y")
        assert now.app.clipboard.startswith("# Leadership: minutes of Tue 17 Nov 2026\n")
        assert "Copied" in now.told


async def test_without_a_server_the_mail_is_a_draft_beside_the_minutes(council: Council, draft: Path) -> None:
    async with shown(council.store, council.hand) as now:
        await closed(now)
        await mail(now, "draft")
        assert str(draft) in "".join(line.strip() for line in now.lines)
        assert "draft in" in now.line("mail  ")
    assert recipients(draft) == ["ann@example.org", "ben@example.org", "cem@example.org"]
    assert draft.read_bytes().startswith(b"X-Unsent: 1\r\n")
    assert draft.with_suffix(".md").exists()


async def test_where_nobody_has_an_address_it_says_what_to_do(council: Council, draft: Path) -> None:
    for name in ("Ann", "Ben", "Cem"):
        team.change_member(council.store, council.members[name], email="")
    async with shown(council.store, council.hand) as now:
        await closed(now)
        await mail(now, "Nobody")
        assert now.told == "Nobody who takes part has an e-mail address. Add one: S on the board."
    assert not draft.exists()


async def test_a_fault_in_the_settings_file_is_said(council: Council, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[mail]\nhots = 1", encoding="utf-8")
    async with shown(council.store, council.hand, config_file=tmp_path / "config.toml") as now:
        await closed(now)
        await now.press("m")
        assert 'nothing called "mail.hots"' in now.told
        assert isinstance(now.screen, ClosingScreen)


async def test_with_a_server_it_shows_who_will_get_it_and_esc_sends_nothing(council: Council, tmp_path: Path) -> None:
    with opened() as office:
        async with shown(council.store, council.hand, config_file=config(tmp_path, office)) as now:
            await closed(now)
            await mail(now, "enter sends it")
            assert isinstance(now.screen, MailScreen)
            for words in (
                "Dora <dora@example.org>",
                "through 127.0.0.1",
                "Ann <ann@example.org>",
                "Cem <cem@example.org>",
            ):
                assert words in now.text
            assert "minutes of Tue 17 Nov 2026" in now.line("Subject")
            assert "2026-11-17-leadership-minutes.html" in now.line("With")
            assert "not among them: Dee, Eva, Fay, Gus, Hal" in now.text
            assert "enter sends it to 3 people." in now.text
            await now.press("escape")
            assert isinstance(now.screen, ClosingScreen)
    assert office.taken == []


async def test_enter_sends_it_and_says_so(council: Council, tmp_path: Path, draft: Path) -> None:
    with opened() as office:
        async with shown(council.store, council.hand, config_file=config(tmp_path, office)) as now:
            await closed(now)
            await mail(now, "enter sends it")
            await sent(now, "✓ Sent to 3 people.")
            await now.press("enter")
            assert isinstance(now.screen, ClosingScreen)
            assert "Sent to 3 people" in now.line("mail  ")
    ((sender, to, content),) = office.taken
    assert (sender, to) == ("dora@example.org", ["ann@example.org", "ben@example.org", "cem@example.org"])
    assert b"X-Unsent" not in content
    assert not draft.exists()


async def test_of_who_is_refused_there_is_a_draft(council: Council, tmp_path: Path, draft: Path) -> None:
    with opened() as office:
        office.refused.add("ben@example.org")
        async with shown(council.store, council.hand, config_file=config(tmp_path, office)) as now:
            await closed(now)
            await mail(now, "enter sends it")
            await sent(now, "✓ Sent to 2 people.")
            assert "▲ Not to Ben: 550 nobody of that name" in now.text
            assert f"A draft for them: {draft}".replace(" ", "") in "".join(now.text.split())
            await now.press("escape")
            assert "Sent to 2 people, not to Ben. A draft for them:" in now.line("mail  ")
    assert recipients(draft) == ["ben@example.org"]


async def test_what_goes_wrong_is_said_and_enter_tries_again(council: Council, tmp_path: Path) -> None:
    with opened() as office:
        office.refused_senders.add("dora@example.org")
        async with shown(council.store, council.hand, config_file=config(tmp_path, office)) as now:
            await closed(now)
            await mail(now, "enter sends it")
            await sent(now, "Look at from")
            assert "▲ 127.0.0.1 sends nothing for dora@example.org (550 not yours)." in now.text
            office.refused_senders.clear()
            await sent(now, "✓ Sent to 3 people.")


async def test_a_password_that_is_missing_is_said(council: Council, tmp_path: Path) -> None:
    with opened() as office:
        file = config(tmp_path, office, 'user = "dora"\n')
        async with shown(council.store, council.hand, config_file=file) as now:
            await closed(now)
            await mail(now, "enter sends it")
            await sent(now, "FACILITATOR_SMTP_PASSWORD")
            assert "FACILITATOR_SMTP_PASSWORD" in now.text
    assert office.taken == []


async def test_while_mail_is_on_its_way_the_keys_go_on_and_it_is_sent_once(council: Council, tmp_path: Path) -> None:
    with opened() as office:
        office.at_work.clear()
        async with shown(council.store, council.hand, config_file=config(tmp_path, office)) as now:
            await closed(now)
            await mail(now, "enter sends it")
            press_at_once(now, "enter")
            await soon(now, "Sending it to 3 people")
            press_at_once(now, "enter")
            press_at_once(now, "escape")
            await soon(now, "✓ Closed")
            press_at_once(now, "m")
            await soon(now, "The mail is still on its way.")
            office.at_work.set()
            await now.until("Sent to 3 people")
            assert now.told == "Sent to 3 people: the minutes of Leadership."
            assert "Sent to 3 people" in now.line("mail  ")
    assert len(office.taken) == 1


async def test_a_rehearsal_sends_nothing(council: Council, tmp_path: Path, draft: Path) -> None:
    with opened() as office:
        async with shown(council.store, council.hand, throwaway=True, config_file=config(tmp_path, office)) as now:
            await closed(now)
            await mail(now, "draft")
            assert isinstance(now.screen, ClosingScreen)
    assert office.taken == []
    assert draft.exists()


async def test_the_end_of_the_program_waits_for_mail_and_tells_what_came_of_it(
    council: Council, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened() as office:
        office.at_work.clear()
        async with shown(council.store, council.hand, config_file=config(tmp_path, office)) as now:
            await closed(now)
            await mail(now, "enter sends it")
            press_at_once(now, "enter")
            await soon(now, "Sending it to 3 people")
            press_at_once(now, "ctrl+q")
            while now.app.is_running:
                await asyncio.sleep(0.005)
        assert office.taken == []
        office.at_work.set()
        now.app.wait_for_mail()
    assert len(office.taken) == 1
    assert "facilitator: Sent to 3 people: the minutes of Leadership.\n" in capsys.readouterr().err
