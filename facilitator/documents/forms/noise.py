"""What mail programs and people put around an answer: signatures, closing words, the heads of quoted mails."""

import re

_SIGNATURE = re.compile(r"--|—|―|_{2,}")
_DEVICE = re.compile(
    r"(?:sent|gesendet|envoyé|enviado|inviato|verzonden|von)\b.{0,40}\b"
    r"(?:iphone|ipad|android|phone|mobile|samsung|galaxy|pixel|huawei|xiaomi|blackberry|outlook|yahoo|gmail"
    r"|proton ?mail|smartphone|handy|mobiltelefon|téléphone|móvil)\b.{0,60}"
    r"|get outlook for .{0,40}|holen sie sich outlook .{0,40}",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:many|with)?\s*thanks?(?: a lot| again| you| so much)?|thx|cheers|ta|br|kr|rgds|best|all the best|sincerely"
    r"|(?:with\s+)?(?:best|kind|kindest|warm|warmest)?\s*(?:regards|wishes)|yours(?: sincerely| truly)?|talk soon"
    r"|(?:mit )?(?:besten|freundlichen|herzlichen|liebe|lieben|viele|vielen|beste|schöne) (?:grüßen|grüße|gruß|dank)"
    r"|mfg|lg|vg|gruß|danke|cordialement|bien à vous|merci|saludos|gracias|un saludo|saluti|grazie|groeten|bedankt)"
    r"(?:[,;]?\s+[^\W\d_][\w.'’-]{0,30}){0,2}\s*[,.!]*",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:hi|hey|hello|dear|good (?:morning|afternoon|evening|day)|hallo|hej|hei|moin|servus|guten (?:tag|morgen|abend)"
    r"|liebe[rs]?|sehr geehrte[rs]?|bonjour|salut|cher|chère|hola|buenos días|ciao|buongiorno|beste)"
    r"(?:\s+[^\W\d_][\w.'’-]{0,30}){0,3}\s*[,.!:]*",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"[-–—\s]{2,12}(?:original message|original appointment|forwarded message|reply message|ursprüngliche nachricht"
    r"|original-nachricht|weitergeleitete nachricht|message d['’]origine|message transféré|mensaje original"
    r"|messaggio originale|oorspronkelijk bericht)[-–—\s]{2,12}"
    r"|begin forwarded message\s*:|anfang der weitergeleiteten nachricht\s*:",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r".{0,400}(?:\b(?:wrote|writes|schrieb|schreef|skrev|escribió|escreveu|kirjoitti)\b|\ba écrit\b|\bha scritto\b)"
    r".{0,200}[:：]",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"[\s*_]*(?P<name>from|sent|date|to|cc|bcc|subject|importance|reply-to|attachments?|von|gesendet|datum|an|betreff|wichtigkeit|de"
    r"|envoyé|à|objet|enviado|para|asunto|da|inviato|a|oggetto|van|verzonden|aan|onderwerp)\s?[*_]*:[\s*_]*.*",
    re.IGNORECASE,
)
_FIRST = {"from", "von", "de", "da", "van"}
_SUBJECT = {"subject", "betreff", "objet", "asunto", "oggetto", "onderwerp"}
_HEADERS_AT_LEAST, _HEADERS_AT_MOST = 3, 12
_WROTE_LINES = 3
_LONGEST = 700


def begins_signature(text: str) -> bool:
    """Whether the line stands above a signature."""
    return _SIGNATURE.fullmatch(text.strip()) is not None


def is_ornament(text: str) -> bool:
    """Whether nothing is said on the line: it is empty, or a rule of dashes and the like."""
    return not text.strip(" -–—_=*~#.|>")


def names_device(text: str) -> bool:
    """Whether the line is the one that phones put below a mail."""
    return len(text) < _LONGEST and _DEVICE.fullmatch(text.strip()) is not None


def closes(text: str) -> bool:
    """Whether the line is made of closing words, such as "Best regards, Ana"."""
    return len(text) < _LONGEST and _CLOSING.fullmatch(text.strip()) is not None


def is_courtesy(text: str) -> bool:
    """Whether the line is what people put around any mail, such as "Hi Sam," or "Best regards"."""
    greets = len(text) < _LONGEST and _GREETING.fullmatch(text.strip()) is not None
    return greets or closes(text) or names_device(text) or begins_signature(text)


def begins_original(text: str) -> bool:
    """Whether the line stands above a mail that is repeated or forwarded, as Outlook writes it."""
    return len(text) < _LONGEST and _ORIGINAL.fullmatch(text.strip()) is not None


def is_noise(text: str) -> bool:
    """Whether the line could be taken for any of these, or for a part of one, wherever it stands."""
    return (
        begins_signature(text)
        or names_device(text)
        or closes(text)
        or begins_original(text)
        or ends_attribution(text)
        or (len(text) < _LONGEST and _HEADER.fullmatch(text) is not None)
    )


def ends_attribution(text: str) -> bool:
    """Whether the line could end "On Tue, 17 Nov 2026, Ana wrote:"."""
    return len(text) < _LONGEST and _WROTE.fullmatch(text.strip()) is not None


def attribution_length(lines: list[str], at: int) -> int:
    """How many lines from `at` on are "On Tue ... wrote:", which mail programs break over up to three; 0 for none."""
    if not re.match(r"\s*(?:on|am|le|el|il|op|den|em|\d{1,4}[./-]\d)", lines[at][:20], re.IGNORECASE):
        return 1 if ends_attribution(lines[at]) and "@" in lines[at] else 0
    for count in range(1, _WROTE_LINES + 1):
        last = lines[at + count - 1 : at + count]
        if not last or not last[0].strip():
            return 0
        if ends_attribution(last[0]) or (count > 1 and ends_attribution(" ".join(lines[at : at + count]))):
            return count
    return 0


def headers_length(lines: list[str], at: int) -> int:
    """How many lines from `at` on are the From, Sent, To and Subject of a mail that is repeated; 0 for none."""
    first = _header_name(lines[at])
    if first not in _FIRST:
        return 0
    length, names = 0, {first}
    for count, line in enumerate(lines[at : at + _HEADERS_AT_MOST], 1):
        name = _header_name(line)
        names.add(name)
        # Behind the subject may be "To", as Gmail forwards it; before it an address may go on in a line of its own.
        if name in _SUBJECT or (length == count - 1 > 0 and name):
            length = count
    return length if len(names - {""}) >= _HEADERS_AT_LEAST else 0


def _header_name(line: str) -> str:
    found = _HEADER.fullmatch(line) if len(line) < _LONGEST else None
    return found["name"].lower() if found else ""
