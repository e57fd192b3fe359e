"""Names of months and weekdays in the languages that spreadsheets were seen in, whatever the machine's locale is."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_NAMES = (
    "january jan januar janvier janv enero ene gennaio gen januari jänner jän",
    "february feb februar février févr fév febrero febbraio februari",
    "march mar märz mär mrz mars marzo maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag mei",
    "june jun juni juin junio giugno giu",
    "july jul juli juillet juil julio luglio lug",
    "august aug août aou agosto ago augustus",
    "september sep sept septembre septiembre settembre set",
    "october oct oktober okt octobre octubre ottobre ott",
    "november nov novembre noviembre",
    "december dec dezember dez décembre déc diciembre dic dicembre",
)
MONTH_NUMBERS: dict[str, int] = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}

_WEEKDAY_NAMES = """
    monday tuesday wednesday thursday friday saturday sunday mon tues tue wed thurs thur thu fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim
"""
WEEKDAYS = tuple(_WEEKDAY_NAMES.split())
"""French "mar" for Tuesday is left out: it is a month far more often."""
