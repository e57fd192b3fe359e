"""facilitator collect: forms that come back as files, mails and folders, and what is said of each."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitator.acts import collecting, updates
from facilitator.cli import collect as command
from facilitator.cli.commands import facilitator
from facilitator.cli.invocation import Invocation
from facilitator.clock import ManualClock
from facilitator.errors import Busy, MovedOn
from facilitator.store.opening import open_store

Say = Callable[..., str]
Refuse = Callable[..., str]
Call = Callable[..., Result]
Process = Callable[..., "subprocess.CompletedProcess[bytes]"]

PLAN = """\
Milestone,Priority,Owner,Due,Status
Lyon office,Growth,Ann Berg,2027-03-31,On track
Price list,Growth,Ann Berg,2026-12-15,On track
Audit,Growth,Bo Lind,2026-12-01,On track
"""


@pytest.fixture
def forms(say: Say, tmp_path: Path) -> Path:
    """A folder with the forms of Ann, Bo and Cem, not filled in."""
    plan = tmp_path / "plan.csv"
    plan.write_text(PLAN, encoding="utf-8")
    say("import", str(plan))
    say("members", "add", "Cem Aydin")
    say(
        "series", "add", "Leadership", "--every", "weekly", "--on", "tue", "--at", "10:30", "--zone", "Europe/Berlin",
        "--member", "Ann", "--member", "Bo", "--member", "Cem",
    )  # fmt: skip
    say("form", "--all", "-o", str(tmp_path / "forms"))
    return tmp_path / "forms"


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch, hand: ManualClock) -> Callable[..., Result]:
    """Calls collect as if at a terminal, where somebody types an answer."""

    def answering(typed: str, *arguments: str) -> Result:
        monkeypatch.setattr(command, "_can_be_asked", lambda: True)
        return CliRunner().invoke(
            facilitator, ["collect", *arguments], input=typed, obj=Invocation(hand.clock), prog_name="facilitator"
        )

    return answering


def of(forms: Path, name: str) -> Path:
    (found,) = forms.glob(f"*-{name}-*.txt")
    return found


def fill_in(file: Path, *edits: tuple[str, str]) -> str:
    text = file.read_text(encoding="utf-8")
    for before, after in edits:
        assert before in text
        text = text.replace(before, after, 1)
    file.write_text(text, encoding="utf-8")
    return text


def statuses(say: Say) -> list[str]:
    lines = say("export", "milestones").splitlines()
    return sorted(line.split(",", 1)[1] for line in lines if "might miss" in line)


WINS = ("[ WINS ]\n", "[ WINS ]\nThe first lease is signed.\n")
MIGHT_MISS = ("Lyon office\nStatus: on track", "Lyon office\nStatus: yellow")


def test_what_changes_is_shown_and_saved(say: Say, forms: Path) -> None:
    ann = of(forms, "ann-berg")
    fill_in(
        ann,
        MIGHT_MISS,
        ("Due: 2026-12-15", "Due: 8 Jan 2027"),
        WINS,
        ("\n-\n", "\n- Who knows the port?\n"),
        ("Title:\n", "Title: Hotline\n"),
    )

    told = say("collect", "--yes", str(ann))

    assert told == (
        f"{ann}: Ann Berg, Leadership on Tue 17 Nov 2026\n"
        '  2 Price list: due "2026-12-15" -> "2027-01-08"\n'
        '  1 Lyon office: status "on track" -> "might miss"\n'
        '  new milestone: "Hotline" (priority Growth, as none was named; due no date; on track)\n'
        "  wins:\n"
        "    + The first lease is signed.\n"
        "  help:\n"
        "    + Who knows the port?\n"
        "  handed in\n"
        "Saved 5 changes from 1 form.\n"
    )
    assert len(statuses(say)) == 1


def test_a_dry_run_shows_the_same_and_saves_nothing(say: Say, forms: Path) -> None:
    fill_in(of(forms, "ann-berg"), MIGHT_MISS)

    told = say("collect", "--dry-run", str(forms))

    assert '1 Lyon office: status "on track" -> "might miss"' in told
    assert told.endswith("Not filled in yet: Bo Lind, Cem Aydin.\nThis was a dry run: 1 form would be saved.\n")
    assert statuses(say) == []


def test_a_second_time_there_is_nothing_new(say: Say, forms: Path) -> None:
    fill_in(of(forms, "ann-berg"), MIGHT_MISS)
    say("collect", "--yes", str(forms))

    assert say("collect", "--yes", str(forms)) == (
        "Nothing new from: Ann Berg.\nNot filled in yet: Bo Lind, Cem Aydin.\n"
    )


@pytest.mark.parametrize(("typed", "saved"), [("y\n", True), ("n\n", False), ("\n", False), ("", False)])
def test_it_asks_once(answer: Callable[..., Result], say: Say, forms: Path, typed: str, saved: bool) -> None:
    fill_in(of(forms, "ann-berg"), MIGHT_MISS)
    fill_in(of(forms, "bo-lind"), WINS)

    result = answer(typed, str(forms))

    assert result.exit_code == 0
    assert result.stderr.count("[y/N]") == 1
    assert "Save 2 changes from 2 forms? [y/N]:" in result.stderr
    assert ("Saved 2 changes from 2 forms." in result.stdout) is saved
    assert ("Nothing was saved." in result.stdout) is not saved
    assert len(statuses(say)) == saved


def test_where_nothing_changes_nothing_is_asked(answer: Callable[..., Result], forms: Path) -> None:
    result = answer("", str(forms))

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "Not filled in yet: Ann Berg, Bo Lind, Cem Aydin.\n"


def test_where_nobody_can_be_asked_it_says_what_to_give(refuse: Refuse, say: Say, forms: Path) -> None:
    fill_in(of(forms, "ann-berg"), MIGHT_MISS)

    assert "Nobody can be asked here. Give --yes to save, or --dry-run to look." in refuse("collect", str(forms))
    assert statuses(say) == []


def test_standard_input_needs_yes(answer: Callable[..., Result], forms: Path, say: Say, hand: ManualClock) -> None:
    text = fill_in(of(forms, "ann-berg"), MIGHT_MISS)

    assert "Give --yes to save" in answer(text, "-").stderr
    assert statuses(say) == []

    result = answer(text, "-", "--yes")
    assert result.stdout.startswith("standard input: Ann Berg, Leadership on Tue 17 Nov 2026\n")
    assert len(statuses(say)) == 1


def test_a_form_with_faults_is_listed_with_lines_and_the_others_are_saved(call: Call, say: Say, forms: Path) -> None:
    ann, bo = of(forms, "ann-berg"), of(forms, "bo-lind")
    text = fill_in(ann, ("Lyon office\nStatus: on track", "Lyon office\nStatus: purple"), WINS)
    fill_in(bo, ("\nStatus: on track", "\nStatus: might miss"))

    result = call("collect", "--yes", str(forms))

    line = text.splitlines().index("Status: purple") + 1
    assert f'{ann}, line {line}: "purple". It is no status that is understood. Write one of:' in result.stdout
    assert "Saved 1 change from 1 form.\n" in result.stdout
    assert result.exit_code == 1
    assert result.stderr == "facilitator: 1 of 3 forms was refused. Mend what is listed, and collect again.\n"
    (audit,) = statuses(say)
    assert "Audit" in audit


def test_mails_are_read_and_count_from_when_they_were_sent(say: Say, forms: Path, hand: ManualClock) -> None:
    text = fill_in(of(forms, "ann-berg"), MIGHT_MISS)
    of(forms, "ann-berg").unlink()
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "ann@example.org", "fay@example.org", "Re: Your update"
    mail["Date"] = "Tue, 17 Nov 2026 10:10:00 +0100"
    quoted = "".join(f"> {line}\n" for line in text.splitlines())
    mail.set_content(f"Hello,\n\nhere it is.\n\nOn Monday Fay wrote:\n{quoted}", cte="quoted-printable")
    (forms / "Re Your update.EML").write_bytes(mail.as_bytes())
    hand.tick(3600)

    told = say("collect", "--yes", str(forms))

    assert "Re Your update.EML: Ann Berg, Leadership on Tue 17 Nov 2026\n" in told
    assert 'Not read: line 3 "here it is."\n' in told
    assert len(statuses(say)) == 1
    assert "10:10" in say("status")


def test_the_mail_that_was_sent_last_has_the_last_word(say: Say, forms: Path, hand: ManualClock) -> None:
    blank = of(forms, "ann-berg").read_text(encoding="utf-8")
    for name, minute, status in (("a", 20, "will miss"), ("b", 10, "might miss")):
        mail = EmailMessage()
        mail["Date"] = f"Tue, 17 Nov 2026 10:{minute}:00 +0100"
        mail.set_content(blank.replace("Lyon office\nStatus: on track", f"Lyon office\nStatus: {status}"))
        (forms / f"{name}.eml").write_bytes(mail.as_bytes())
    hand.tick(3600)

    say("collect", "--yes", str(forms))

    assert "will miss" in say("export", "milestones")


def test_so_has_the_file_that_was_written_last(say: Say, forms: Path) -> None:
    ann = of(forms, "ann-berg")
    blank = ann.read_text(encoding="utf-8")
    fill_in(ann, MIGHT_MISS)
    earlier = forms / "z-earlier.md"
    earlier.write_text(blank.replace("Lyon office\nStatus: on track", "Lyon office\nStatus: done"), encoding="utf-8")
    os.utime(earlier, (1_700_000_000, 1_700_000_000))

    say("collect", "--yes", str(forms))

    assert len(statuses(say)) == 1


def test_an_answer_that_is_no_more_than_the_form_came_with_is_told(say: Say, forms: Path) -> None:
    ann = of(forms, "ann-berg")
    blank = ann.read_text(encoding="utf-8")
    fill_in(ann, MIGHT_MISS)
    say("collect", "--yes", str(ann))
    ann.write_text(blank, encoding="utf-8")

    assert 'status of "Lyon office" stays "might miss" as an earlier form said' in say("collect", "--yes", str(ann))

    (forms / "reply.txt").write_text(blank, encoding="utf-8")
    assert say("collect", "--yes", str(forms)).startswith("Nothing new from: Ann Berg.\n")


def test_a_conflict_is_shown_with_all_of_both(say: Say, forms: Path, database: Path, hand: ManualClock) -> None:
    long = "The first lease is signed, " + "and the next one is being looked at, " * 9 + "end."
    fill_in(of(forms, "ann-berg"), ("[ WINS ]\n", f"[ WINS ]\n{long}\n"), MIGHT_MISS)
    store = open_store(f"sqlite:///{database}", hand.clock, "Fay")
    updates.write(store, 1, wins="Nothing was signed yet.")
    store.close()

    told = say("collect", "--yes", str(forms))

    assert (
        '  1 Lyon office: status "on track" -> "might miss"\n'
        "  Changed on both sides, left as the board has it; to settle one, make the two agree:\n"
        "    wins:\n"
        "      on the board: Nothing was signed yet.\n"
        f"      in the form: {long}\n"
    ) in told
    assert "Saved 1 change from 1 form.\n" in told


def test_courtesy_around_an_answer_is_not_told_and_the_rest_in_one_line(say: Say, forms: Path) -> None:
    ann = of(forms, "ann-berg")
    text = fill_in(ann, MIGHT_MISS)
    closing = "\nBest regards,\nAnn\n\nSent from my iPhone\n"
    ann.write_text(f"Dear Sam,\nall\nis\nfine\n\n{text}{closing}", encoding="utf-8")

    told = say("collect", "--dry-run", str(ann))

    assert [line for line in told.splitlines() if "Not read" in line] == [
        '  Not read: line 2 "all"; line 3 "is"; and 1 more'
    ]


def test_words_above_a_form_that_was_left_as_it_was_are_shown_whole(say: Say, forms: Path) -> None:
    ann = of(forms, "ann-berg")
    words = "All is well with me, the office in Lyon is done, and what I need is an electrician."
    ann.write_text(f"Hi Sam,\n\n{words}\n\n{ann.read_text(encoding='utf-8')}", encoding="utf-8")

    assert f'Not read: line 3 "{words}"\n' in say("collect", "--dry-run", str(ann))


def test_a_folder_without_forms_says_so(refuse: Refuse, made: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(b"")

    told = refuse("collect", "--yes", str(tmp_path / "home"))
    assert f"There is no form in {tmp_path / 'home'}. Forms end with .md, .txt, .eml." in told


def test_what_cannot_be_read_does_not_stop_the_others(call: Call, say: Say, forms: Path) -> None:
    fill_in(of(forms, "bo-lind"), ("\nStatus: on track", "\nStatus: might miss"))
    (forms / "a-junk.eml").write_bytes(bytes(range(256)) * 40)
    (forms / "b-large.txt").write_bytes(b"a" * 6_000_000)
    (forms / "c-note.md").write_text("Buy milk\n", encoding="utf-8")
    (forms / "d-cut.eml").write_bytes(
        b"From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
    )

    result = call("collect", "--yes", str(forms), str(forms / "missing.txt"))

    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    for name in ("a-junk.eml", "b-large.txt", "c-note.md", "d-cut.eml", "missing.txt"):
        assert sum(name in line for line in lines) == 1, name
    assert f"{forms / 'a-junk.eml'} is not a text file." in result.stdout
    assert f"{forms / 'c-note.md'}: There is no form in it." in result.stdout
    assert f"{forms / 'missing.txt'}: There is no such file." in result.stdout
    assert "Saved 1 change from 1 form." in result.stdout
    assert result.stderr == "facilitator: 5 of 8 forms were refused. Mend what is listed, and collect again.\n"


def test_a_form_that_was_cut_off_is_told_and_the_whole_of_it_mends_it(say: Say, forms: Path) -> None:
    ann = of(forms, "ann-berg")
    text = fill_in(ann, ("[ WINS ]\n", "[ WINS ]\nThe first lease is signed, and the second one will be.\n"))
    ann.write_text(text[: text.index(", and the second")], encoding="utf-8")

    told = say("collect", "--yes", str(ann))

    assert "    + The first lease is signed\n" in told
    assert "  The end of the form is missing. If it was cut off, collect the whole of it.\n" in told
    ann.write_text(text, encoding="utf-8")
    assert "    + The first lease is signed, and the second one will be.\n" in say("collect", "--yes", str(ann))


def test_a_form_of_another_team_changes_nothing(call: Call, forms: Path, tmp_path: Path, hand: ManualClock) -> None:
    fill_in(of(forms, "ann-berg"), MIGHT_MISS)
    other = tmp_path / "other.db"
    hand.tick(1)
    call("members", "add", "Eve", "--db", str(other))

    result = call("collect", "--yes", str(of(forms, "ann-berg")), "--db", str(other))

    assert result.exit_code == 1
    assert "This form is of another team" in result.stdout


def test_text_of_an_owner_cannot_act_on_the_terminal(say: Say, forms: Path) -> None:
    fill_in(of(forms, "ann-berg"), ("[ WINS ]\n", "[ WINS ]\n\x1b[31mred\x1b]0;title\x07 [bold]\n"))

    told = say("collect", "--yes", str(forms))

    assert "    + red [bold]\n" in told
    assert "\x1b" not in told


def test_where_the_board_moves_on_meanwhile_it_is_compared_again_and_saved(
    say: Say, forms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_in(of(forms, "ann-berg"), MIGHT_MISS, WINS)
    true, times = collecting.collect, []

    def moved_on_once(*arguments: object, **keywords: object) -> None:
        times.append(1)
        if len(times) == 1:
            raise MovedOn("The board was changed meanwhile.", "")
        true(*arguments, **keywords)  # type: ignore[arg-type]

    monkeypatch.setattr(collecting, "collect", moved_on_once)

    told = say("collect", "--yes", str(of(forms, "ann-berg")))

    assert "The board has changed meanwhile. " in told
    assert "Saved 2 changes from 1 form.\n" in told
    assert len(statuses(say)) == 1


def test_where_another_program_writes_it_is_tried_again(say: Say, forms: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_in(of(forms, "ann-berg"), MIGHT_MISS)
    true, times = collecting.collect, []

    def busy_twice(*arguments: object, **keywords: object) -> None:
        times.append(1)
        if len(times) < 3:
            raise Busy("Another program is writing to the database.", "")
        true(*arguments, **keywords)  # type: ignore[arg-type]

    monkeypatch.setattr(collecting, "collect", busy_twice)

    assert "Saved 1 change from 1 form.\n" in say("collect", "--yes", str(forms))


def test_where_it_writes_on_and_on_that_form_is_refused(
    call: Call, forms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_in(of(forms, "ann-berg"), MIGHT_MISS)

    def busy(*_: object, **__: object) -> None:
        raise Busy("Another program is writing to the database.", "Nothing is lost.")

    monkeypatch.setattr(collecting, "collect", busy)

    assert (
        "Another program is writing to the database. Nothing is lost.\n" in call("collect", "--yes", str(forms)).stdout
    )


def test_where_it_moves_on_again_that_form_is_refused(
    call: Call, say: Say, forms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_in(of(forms, "ann-berg"), MIGHT_MISS)

    def moves_on(*_: object, **__: object) -> None:
        raise MovedOn("The board was changed meanwhile.", "Collect the form again.")

    monkeypatch.setattr(collecting, "collect", moves_on)

    result = call("collect", "--yes", str(forms))

    assert "The board was changed meanwhile. Collect the form again.\n" in result.stdout
    assert "1 of 3 forms was refused" in result.stderr
    assert statuses(say) == []


def test_at_a_terminal_it_asks_there(process: Process, forms: Path) -> None:
    """The question is put to the terminal itself; a file is asked about nothing."""
    ours, theirs = pty.openpty()
    try:
        asked = subprocess.run(
            [sys.executable, "-c", "from facilitator.cli.collect import _can_be_asked as ask; print(ask())"],
            stdin=theirs,
            capture_output=True,
            timeout=60,
            check=True,
        )
    finally:
        os.close(ours)
        os.close(theirs)

    assert asked.stdout == b"True\n"
    assert b"Nobody can be asked here." in process("collect", str(forms)).stderr
