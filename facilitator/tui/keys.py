"""The one table of keys: bindings, the line at the foot, the help and the palette are made from it.

The same act has the same key on every screen. A key's id is stable: the settings file names it where it is remapped.
Sentences that name a key take its name from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from textual.binding import Binding, BindingType
from textual.keys import key_to_character


@dataclass(frozen=True)
class Key:
    """A key: its id, the key or keys, the action, a word or two for the foot, a sentence for the help."""

    id: str
    keys: str
    action: str
    label: str
    help: str

    @property
    def name(self) -> str:
        """The key as people read it."""
        if self.keys in _NAMES:
            return _NAMES[self.keys]
        first = self.keys.split(",")[0]
        character = key_to_character(first)
        return character if character and character.isprintable() else first


DIGITS = 9
"""How many lines can have a digit as their key; the others are chosen from a list."""

_NAMES = {
    "question_mark": "?",
    "space": "space",
    "escape": "esc",
    "plus,equals_sign": "+",
    "minus": "-",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "down,j": "↓",
    "up,k": "↑",
    "J,shift+down": "J",
    "K,shift+up": "K",
    "1,2,3,4,5,6,7,8,9": "1-9",
}

_TABLE = (
    # Everywhere
    Key("help", "question_mark", "help", "help", "Show the keys of this screen."),
    Key("undo", "u", "undo", "undo", "Undo the last act; press again for the one before."),
    Key("redo", "U", "redo", "redo", "Redo what was undone."),
    Key("colours", "C", "colours", "colours", "Other colours: the next of the three themes."),
    Key("palette", "ctrl+p", "app.command_palette", "find", "Find what can be done here by its words."),
    Key("back", "escape", "leave", "back", "Go back; nothing is lost."),
    Key("quit_now", "ctrl+q", "quit_program", "quit", "Quit. A running meeting goes on where it was."),
    Key("restore", "r", "restore", "restore", "Bring back the newest sound backup; what is there now is kept."),
    Key("quit", "q", "quit_gently", "quit", "Quit; while a meeting runs on this screen it takes the key twice."),
    # The meeting, in every phase
    Key("next", "enter", "go_on", "next", "Go on: the next speaker, the next topic, the next phase."),
    Key("phase.next", "right_square_bracket", "phase(1)", "next phase", "Go to the next phase."),
    Key("phase.back", "left_square_bracket", "phase(-1)", "phase back", "Go back one phase; nothing is lost."),
    Key("board", "escape", "leave", "board", "Look at the board; the meeting and its clock go on."),
    Key("topic", "t", "topic", "topic", "Write down a topic; a running clock goes on."),
    Key("note", "n", "note", "note", "Write a note that stands in the minutes."),
    Key("private", "N", "private_note", "private note", "Write a note for yourself; it is never shown or exported."),
    Key("decision", "D", "decision", "decision", "Write down a decision."),
    Key("action", "a", "action_item", "action", "Give an action item: what, who, by when."),
    Key("copy_newest", "Y", "copy_newest", "copy newest", "Copy the newest decision or action item, for a chat."),
    Key(
        "join", "A", "join", "somebody arrives", "Somebody arrives who was away or is not on the list; they speak last."
    ),
    Key("recap", "V", "recap", "overview", "What was raised, decided and is open, in sentences to be read out."),
    Key("coaching", "X", "coaching", "coaching", "A first meeting's line on what each phase is for: off, or on again."),
    Key("pause", "space", "pause", "pause", "Stop the clock, or let it go on. The meeting goes on."),
    Key(
        "longer",
        "plus,equals_sign",
        "add_time(60)",
        "a minute more",
        "Give a minute more; while topics are put in order, five to the topic.",
    ),
    Key(
        "shorter",
        "minus",
        "add_time(-60)",
        "a minute less",
        "Take a minute away; while topics are put in order, five from the topic.",
    ),
    Key("restart", "R", "restart", "restart clock", "Start this clock again (the speaker was on mute)."),
    Key("set_back", "B", "set_back", "started late", "The clock was started too late: count 30 seconds more."),
    Key(
        "discount",
        "G",
        "discount",
        "leave gap out",
        "Leave out the time that the program was away; put times right after the clock was set back.",
    ),
    Key(
        "take_over", "W", "take_over", "take over", "Run the meeting here; the window that ran it is told, and follows."
    ),
    # Milestones: on the board with the cursor, on the stage with a number
    Key("green", "g", "status('on_track')", "on track", "The milestone is on track."),
    Key("yellow", "y", "status('might_miss')", "might miss", "The milestone might miss: it gets help first."),
    Key("red", "r", "status('will_miss')", "will miss", "The milestone will miss."),
    Key("done", "d", "status('done')", "done", "The milestone is done."),
    Key("date", "f", "due_date", "date", "Change the milestone's due date."),
    Key("milestone", "m", "milestone", "milestone", "Change the milestone: then the key of a status, or of the date."),
    # Check in
    Key("present", "p", "attend('present')", "present", "The member is here."),
    Key("late", "l", "attend('late')", "late", "The member comes late."),
    Key("away", "o", "away", "away", "The member is away today."),
    Key("order", "S", "speaker_order", "order", "Who speaks when: as in the series, alphabetical, rotating, shuffled."),
    Key("speaks", "s", "gives_update", "speaks or not", "The member gives an update, or does not."),
    Key("tick", "x", "tick", "item done or not", "The action item is done, or is not."),
    Key("came_of", "c", "came_of", "a meeting's outcome", "Say what became of a separate meeting."),
    Key("fit", "1,2,3,4,5,6,7,8,9", "pick", "choose", "Choose one of the ways to make the updates fit."),
    # Updates
    Key(
        "number",
        "1,2,3,4,5,6,7,8,9",
        "pick",
        "make it a topic",
        "Make the help line or milestone with that number a topic.",
    ),
    Key("skip", "s", "skip", "skip", "No update from this speaker today; the next one comes up."),
    Key("later", "L", "later", "later", "This speaker comes again at the end of the order."),
    Key("previous", "b", "previous", "speaker back", "The speaker before comes up again; their clock goes on."),
    Key(
        "speaker",
        "c",
        "speaker",
        "who speaks",
        "Bring up a chosen speaker; who was not expected joins at the end.",
    ),
    Key("wins", "w", "write('wins')", "wins", "Type a win for the speaker."),
    Key("learnings", "l", "write('learnings')", "learnings", "Type a learning for the speaker."),
    Key("asks", "h", "write('help')", "help needed", "Type a request for help for the speaker."),
    Key("rest", "M", "rest_as_read", "rest as read", "Take the remaining updates as read and order the topics."),
    # Prioritize
    Key("move_down", "J,shift+down", "move(1)", "move down", "Move the topic down."),
    Key("move_up", "K,shift+up", "move(-1)", "move up", "Move the topic up."),
    Key("place", "1,2,3,4,5,6,7,8,9", "place", "place", "Put the topic at that place."),
    Key("any_place", "c", "place", "any place", "Put the topic at a chosen place, of however many there are."),
    Key("keep", "i", "keep", "keep", "Keep the offer: it becomes a topic."),
    Key("merge", "m", "merge", "merge", "Merge the topic into another one."),
    Key("drop", "x", "drop", "drop", "Drop the topic, with a reason."),
    Key("suggest", "S", "suggest", "suggested order", "Go back to the suggested order."),
    Key("reword", "e", "reword", "reword", "Reword it."),
    # Discuss
    Key("resolved", "r", "conclude('resolved')", "resolved", "The topic is resolved."),
    Key("defer", "d", "conclude('next_meeting')", "next meeting", "Defer the topic to the next meeting."),
    Key(
        "separate", "s", "separate", "separate meeting", "Give the topic a meeting of its own: owner, date, attendees."
    ),
    Key("jump", "1,2,3,4,5,6,7,8,9", "pick", "take up", "Take up the topic with that number instead."),
    Key("choose", "c", "choose", "any topic", "Take up a chosen topic, of however many there are."),
    Key("again", "b", "previous", "topic back", "Take up the last topic again; its clock goes on."),
    # Close
    Key("close", "c", "close_meeting", "close", "Close the meeting and write the minutes."),
    Key("rate", "v", "rate", "rate", "Rate the meeting from 1 to 10."),
    Key("correct", "e", "correct", "correct", "Put the words of a decision, an action item or notes right."),
    Key("end_then", "E", "end_then", "end it then", "End a meeting that was left open when the last thing was done."),
    Key("reopen", "O", "reopen", "reopen", "Open a closed meeting again."),
    Key("write", "w", "write_minutes", "write minutes", "Write the minutes to a file, beside the database."),
    Key("copy", "y", "copy_minutes", "copy", "Copy the minutes to the clipboard, as Markdown."),
    Key("circulate", "m", "circulate", "mail", "Mail the minutes to all who take part: as a draft, or sent from here."),
    Key("send", "enter", "send", "send", "Send the mail to those who are listed."),
    # Board and history
    Key("open", "enter", "open", "open", "Open what the cursor is on."),
    Key("meeting", "M", "meeting", "meeting", "Go to the meeting: the running one, or the next."),
    Key("new", "a", "new", "add", "Add a milestone."),
    Key("edit", "e", "edit", "edit", "Edit it."),
    Key("past", "h", "past", "history", "Everything that ever changed about the milestone."),
    Key("history", "H", "history", "past meetings", "Past meetings, their minutes, and a search across them."),
    Key("past_notes", "H", "history", "past notes", "The private notes of past meetings."),
    Key("search", "slash", "search", "search", "Search all past meetings: topics, decisions, action items, updates."),
    Key("filter", "slash", "filter", "filter", "Show only what holds the words you type."),
    Key("sort", "o", "sort", "sort", "Sort by due date, title, status or owner."),
    Key("group", "v", "group", "group", "Group by priority, owner or status."),
    Key("finished", "F", "finished", "finished", "Show the finished milestones too."),
    Key("setup", "S", "setup", "set up", "The team, its priorities and when it meets."),
    Key(
        "settings", "comma", "settings", "settings", "Colours, bell, coaching, the publish folder, where the files are."
    ),
    Key("prepare", "p", "prepare", "prepare", "Prepare your own update for the next meeting."),
    Key("topics", "T", "topics", "waiting topics", "Go to the topics that wait for a meeting, and back."),
    Key("settle", "s", "settle", "settle", "The topic was settled meanwhile."),
    # Set-up and pages of fields
    Key("takes_part", "p", "takes_part", "takes part or not", "The member takes part in these meetings, or does not."),
    Key("retire", "x", "retire", "out or back", "A member leaves or comes back; a series ends or goes on."),
    Key("save", "ctrl+s", "save", "save", "Save what this page holds."),
    Key("anew", "ctrl+r", "anew", "start anew", "Take back what you typed on this page."),
    Key("theirs", "ctrl+t", "theirs", "take theirs", "Take what somebody else wrote meanwhile, in place of yours."),
    Key("hand_in", "ctrl+s", "hand_in", "hand in", "Hand in what you wrote; it can be changed until you have spoken."),
    Key("next_part", "tab", "next_part", "next part", "Go to the next part; shift+tab goes back."),
    Key("last_time", "ctrl+l", "last_time", "last time", "What you wrote last time, and what changed since then."),
    Key("somebody_else", "c", "somebody_else", "somebody else", "Somebody else sits here now: choose who."),
    Key("own", "ctrl+o", "own", "keep yours", "Keep what you typed, in place of what somebody else wrote meanwhile."),
    Key("skip_step", "ctrl+n", "skip", "skip", "Skip this step; it can be done at any time later."),
    Key("remove", "delete,backspace", "remove", "remove", "Take it out; undo brings it back."),
)

DEFAULTS = {key.id: key for key in _TABLE}
"""The table as it is without a settings file."""

KEYS = dict(DEFAULTS)
"""The table as it holds in this run of the program: `remap` is called once, before the first screen."""


def remap(others: Mapping[str, str]) -> None:
    """Let the rows with these ids have other keys, and all others their own."""
    KEYS.update(DEFAULTS)
    KEYS.update({name: replace(DEFAULTS[name], keys=key) for name, key in others.items()})


def key_name(name: str, *, first: bool = False) -> str:
    """The key of the row with this id as people read it, for sentences; `first` where one begins with it."""
    word = KEYS[name].name
    return word.capitalize() if first and len(word) > 1 else word


def bindings(*ids: str) -> list[BindingType]:
    """Textual bindings for the keys with these ids, as they are without a settings file; the app's keymap remaps them.

    A key of digits binds each digit to its action with the digit as argument.
    """
    made: list[BindingType] = []
    for key in (DEFAULTS[name] for name in ids):
        for one in key.keys.split(","):
            action = f"{key.action}({one})" if one.isdigit() else key.action
            made.append(
                Binding(one, action, key.label, tooltip=key.help, id=f"{key.id}.{one}" if one.isdigit() else key.id)
            )
    return made
