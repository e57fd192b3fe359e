"""What is pasted into a real terminal is text: nothing in it is taken for keys."""

from conftest import Run, Start

PASTE = "\x1b[200~Sign \x1b[31mthe\x1b[0m\r\ndddd \x1b]0;title\x07lease\x1b[201~"


def test_escape_sequences_in_a_paste_neither_act_nor_cut_it(run: Run, start: Start) -> None:
    run("members", "add", "Ann Berg")
    terminal = start()
    terminal.wait_for("There are no milestones yet")
    terminal.type(PASTE)
    terminal.press("t")
    terminal.wait_for("esc keep for later")
    terminal.type(PASTE)
    terminal.wait_for("Sign the dddd lease")
    terminal.press("enter")
    terminal.wait_until_gone("esc keep for later")
    assert "Sign the dddd lease" in run("topics")
