"""Help: every command has it, with an example that can be typed as it stands."""

import subprocess
from collections.abc import Callable
from importlib import import_module

import click
import pytest
from click.testing import Result

from facilitator import __version__
from facilitator.cli.commands import COMMANDS

Say = Callable[..., str]


def check_help(say: Say, *path: str) -> None:
    text = say(*path, "--help")

    assert " ".join(["facilitator", *path]) in text.split("Examples:\n")[1]
    assert "--db PATH-OR-URL" in text


def test_help_lists_every_command_with_its_line(say: Say) -> None:
    check_help(say)
    for name, (_, line) in COMMANDS.items():
        assert f"  {name} " in say("--help")
        assert line in say("--help")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_all_under_it_have_help_with_an_example(say: Say, name: str) -> None:
    command = import_module(COMMANDS[name][0]).command

    assert command.name == name
    check_help(say, name)
    for below in command.commands if isinstance(command, click.Group) else ():
        check_help(say, name, below)


def test_version(say: Say) -> None:
    assert say("--version") == f"facilitator, version {__version__}\n"


def test_a_command_that_does_not_exist_is_wrong_usage(call: Callable[..., Result]) -> None:
    result = call("fly")

    assert result.exit_code == 2
    assert "No such command 'fly'" in result.stderr


def test_completion_knows_what_a_command_takes(
    process: Callable[..., "subprocess.CompletedProcess[bytes]"],
) -> None:
    asked = {"_FACILITATOR_COMPLETE": "bash_complete", "COMP_CWORD": "4"}

    assert process(**asked, COMP_WORDS="facilitator series fit 1 a").stdout == b"plain,as-is\n"


@pytest.mark.parametrize("arguments", [["topics", "list"], ["topics", "drop"], ["--db"], ["series", "fit"], []])
def test_wrong_usage_repeats_nothing_that_could_act_on_a_terminal(
    call: Callable[..., Result], arguments: list[str]
) -> None:
    hostile = "\x1b]0;title\x07\x1b[31mred\u202eevil"
    result = call(*arguments, hostile, hostile)

    assert result.exit_code == 2
    assert not {"\x1b", "\x07", "\u202e"} & set(result.stderr)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["topics", "drop", "four", "x"], '"four" is no such number; the list shows a number for each.'),
        (["topics", "drop", "99999999999999999999", "x"], "is no such number"),
        (["series", "change", "1", "--length", "4"], '"4" is no such number; write one from 5 to 720.'),
    ],
)
def test_a_number_that_is_none_is_told_in_plain_words(
    call: Callable[..., Result], arguments: list[str], words: str
) -> None:
    result = call(*arguments)

    assert result.exit_code == 2
    assert words in result.stderr


@pytest.mark.parametrize("command", [[name] for name in COMMANDS] + [["series", "fit"], ["series", "add"]])
def test_help_says_everything_in_full(say: Say, command: list[str]) -> None:
    usage, *lines = say(*command, "--help").splitlines()

    assert usage.startswith("Usage: ")
    # Click cuts a word and puts three dots to it.
    assert [line for line in lines if line.endswith("...") and not line.endswith((" ...", "]..."))] == []
    assert not any("HH_MM" in line for line in lines)
