"""The words that people put above their columns, in the order in which they are preferred.

Collected from project trackers, government milestone tables and the exports of common planning programs. Written in
the form that `folded` brings a heading into: lower case, no accents, no punctuation, plain singular.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Field(StrEnum):
    """What a column can hold about a milestone."""

    ID = "id"
    TITLE = "title"
    PRIORITY = "priority"
    OWNER = "owner"
    DUE = "due"
    STATUS = "status"
    RESOURCES = "resources"
    NOTES = "notes"

    @property
    def noun(self) -> str:
        """The field in a sentence."""
        return "due date" if self is Field.DUE else self.value


@dataclass(frozen=True)
class Words:
    """Headings of one field: whole ones, phrases within them, weak ones for want of better, words that rule it out."""

    whole: tuple[str, ...]
    within: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    never: frozenset[str] = frozenset()


@lru_cache(maxsize=4096)
def folded(heading: str) -> str:
    """A heading in the form in which headings are compared: "Due_Date (s)", "dueDate" and "DUE DATES" are alike."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", heading)
    letters = unicodedata.normalize("NFKD", spaced.casefold())
    plain = "".join(char for char in letters if not unicodedata.combining(char))
    words = re.sub(r"[\W_]+", " ", plain).split()
    return " ".join(map(_singular, words))


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def _list(text: str) -> tuple[str, ...]:
    return tuple(folded(part) for part in text.split(","))


_NOT_A_NAME = """
    id, no, nr, number, code, type, cost, budget, amount, value, owner, lead, leader, manager, sponsor, agency,
    responsible, accountable, start, end, date, due, status, rag, health, phase, percent, complete, completion,
    link, url, count, level, score, rank, email, predecessor, dependency, note, comment, remark, update,
    verantwortlich
"""

WORDS: dict[Field, Words] = {
    Field.ID: Words(whole=_list("id, milestone id, facilitator id")),
    Field.STATUS: Words(
        whole=_list(
            """rag status, rag rating, rag, brag, r a g, status, current status, overall status, milestone status,
            health, traffic light, ampel, ampelstatus, statut, etat, estado, colour, color"""
        ),
        within=_list("rag, brag, status, health, traffic light, ampel"),
        weak=_list("state, stand, progress, condition, on track, complete, percent complete, how is it going"),
        never=frozenset(
            _list(
                """date, comment, note, update, previous, last, prior, reason, rationale, explanation,
                commentary, detail, description, history, trend, change, id, report, by"""
            )
        ),
    ),
    Field.DUE: Words(
        whole=_list(
            """due, due date, deadline, due by, due on, target date, target completion date, target completion,
            planned completion date, planned completion, planned finish, planned end, completion date, target
            finish, target, finish date, finish, end date, delivery date, milestone date, by when, when, date,
            eta, end, fallig, fallig am, fallig bis, falligkeit, falligkeitsdatum, termin, frist, zieltermin,
            zieldatum, enddatum, ende, bis wann, datum, echeance, date limite, date d echeance, fecha limite,
            vencimiento, scadenza, deadline datum"""
        ),
        within=_list(
            """due, deadline, target date, target completion, planned completion, completion date, expected
            completion, planned finish, planned end, planned date, target finish, finish date, end date,
            delivery date, fallig, termin, frist, echeance"""
        ),
        weak=_list(
            """forecast, revised, expected, completion, finish, target, baseline, date, end, timeline, timeframe,
            timescale"""
        ),
        never=frozenset(
            _list(
                """start, begin, started, actual, created, updated, modified, reported, entered, percent, status,
                day, overdue, reason, comment, note, cost, budget, kpi, metric, value, state, group, audience,
                variance, last, approved, owner, past, amount, complete, progress"""
            )
        ),
    ),
    Field.OWNER: Words(
        whole=_list(
            """owner, milestone owner, accountable, accountable owner, accountable person, accountable executive,
            dri, responsible, responsible person, who, lead, leader, assignee, assigned to, lead agency,
            agency, responsible agency, person in charge, point of contact, resource name, verantwortlich,
            verantwortliche, verantwortlicher, verantwortung, zustandig, eigentumer, besitzer, responsable,
            eigenaar, responsabile"""
        ),
        within=_list(
            """owner, accountable, accountability, responsible, assignee, assigned to, lead, leader, agency,
            person in charge, point of contact, verantwortlich, verantwortliche, verantwortlicher, zustandig,
            responsable"""
        ),
        weak=_list(
            "sponsor, manager, department, ministry, bureau, team, unit, function, person, contact, member, name"
        ),
        never=frozenset(
            _list("email, mail, phone, id, comment, note, update, approved, time, date, status, code, size")
        ),
    ),
    Field.NOTES: Words(
        whole=_list(
            """notes, comments, remarks, commentary, status update, latest update, update, status comment, notes
            and comments, bemerkung, bemerkungen, kommentar, kommentare, anmerkung, anmerkungen, notiz,
            notizen, remarque, commentaire, observaciones, notas, note"""
        ),
        within=_list(
            "note, comment, remark, commentary, rationale, explanation, update, bemerkung, kommentar, anmerkung"
        ),
        weak=_list("description, detail, beschreibung, risk, issue, next step"),
        never=frozenset(_list("date, by, id, count, number, last updated, owner")),
    ),
    Field.RESOURCES: Words(
        whole=_list(
            """resources, resources needed, resources required, support needed, support required, support,
            resources and support, resources and support needed, resources support needed, help needed, help,
            needs, asks, enablers, ressourcen, unterstutzung, benotigte unterstutzung, ressource, recursos"""
        ),
        within=_list("resource, support, help needed, enabler, ressourcen, unterstutzung"),
        weak=_list("dependencies, requirements, need"),
        never=frozenset(_list("name, cost, status, date, id, count, number, owner, email")),
    ),
    Field.TITLE: Words(
        whole=_list(
            """milestone, milestone title, milestone name, milestone description, key milestone, title,
            deliverable, task, task name, action, action item, activity, project, project name, project title,
            name, what, item, meilenstein, titel, aufgabe, massnahme, vorhaben, projekt, bezeichnung, jalon,
            titre, tache, hito, tarea, card name, card title, issue title, epic name"""
        ),
        within=_list(
            """milestone, deliverable, task, meilenstein, project, title, action, activity, what need,
            what will, what we will, to be done, what has to, what must"""
        ),
        weak=_list(
            """work package, key result, workstream, work stream, initiative, objective, goal, description,
            beschreibung, subject, summary, outcome, output, step, event, ziel"""
        ),
        never=frozenset(_list(_NOT_A_NAME)),
    ),
    Field.PRIORITY: Words(
        whole=_list(
            """strategic priority, priority, strategic objective, objective, strategic goal, annual goal, goal,
            workstream, work stream, investment, theme, strategic theme, pillar, strategic pillar, imperative,
            strategic imperative, initiative, strategic initiative, programme, program, focus area, key result
            area, prioritat, schwerpunkt, handlungsfeld, strategisches ziel, ziel, thema, priorite, objectif,
            axe, prioridad, objetivo"""
        ),
        within=_list(
            """strategic priority, priority, objective, goal, workstream, work stream, investment, theme, pillar,
            imperative, initiative, programme, program, focus area, prioritat"""
        ),
        weak=_list("project, epic, portfolio, category, outcome, output"),
        never=frozenset(_list(_NOT_A_NAME)),
    ),
}
"""Fields in the order in which they may claim a column that several could be read from."""
