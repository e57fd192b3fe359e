"""The password for the mail server: from the environment, or from a command. It is never kept."""

import shlex
import subprocess
from collections.abc import Mapping

from facilitator.errors import FacilitatorError
from facilitator.mail_settings import PASSWORD_VARIABLE, MailServer
from facilitator.text import quoted, shortened

COMMAND_SECONDS = 60.0
"""How long a password command may take; it may ask for a passphrase in a window of its own."""


def find_password(server: MailServer, environ: Mapping[str, str], seconds: float = COMMAND_SECONDS) -> str:
    """The password for `server`; empty where it asks for no login. Raises FacilitatorError where there is none."""
    if not server.user:
        return ""
    found = environ.get(PASSWORD_VARIABLE) or (
        _asked(server.password_command, seconds) if server.password_command else ""
    )
    if not found:
        raise FacilitatorError(
            f"There is no password for {quoted(server.user)} at {server.host}.",
            f"Put it into {PASSWORD_VARIABLE}, or name a password_command in the settings file.",
        )
    if not found.isascii() or not server.user.isascii():
        raise FacilitatorError(
            "User or password hold letters that this way of logging in cannot carry.", "Use ASCII letters alone."
        )
    return found


def _asked(command: str, seconds: float) -> str:
    """The first line that the command prints. It is run without a shell, and cannot ask in the terminal."""
    try:
        words = shlex.split(command)
    except ValueError as fault:
        raise _failed(command, "its quotation marks do not match") from fault
    if not words:
        raise _failed(command, "it is empty")
    try:
        done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as fault:
        raise _failed(command, f"it took longer than {seconds:g} seconds") from fault
    except OSError as fault:
        raise _failed(command, fault.strerror or "it cannot be run") from fault
    if done.returncode:
        raise _failed(command, f"it ended with {done.returncode}")
    return done.stdout.decode("utf-8", "replace").partition("\n")[0].rstrip("\r")


def _failed(command: str, why: str) -> FacilitatorError:
    return FacilitatorError(
        f"The password command {quoted(shortened(command, 40))} failed: {why}.",
        "Try it in a shell; its first line must be the password.",
    )
