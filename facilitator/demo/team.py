"""Who the demo team is, and when it meets."""

from facilitator.demo.script import Member, Rhythm

NAME = "Elmhaven Transit"

MAIL_DOMAIN = "elmhaven-transit.example"
"""A name that no mail ever reaches, https://www.rfc-editor.org/rfc/rfc2606."""

MEMBERS = (
    Member("tomasz", "Tomasz Wrona", "Operations"),
    Member("amara", "Amara Okafor", "Fleet and workshops"),
    Member("daniel", "Daniel Reyes", "Network planning"),
    Member("priya", "Priya Raman", "Digital and ticketing"),
    Member("yusuf", "Yusuf Demir", "Infrastructure"),
    Member("chloe", "Chloé Martin", "Finance"),
    Member("lena", "Lena Hartmann", "People"),
    Member("ingrid", "Ingrid Solberg", "Managing director"),
)
"""In speaking order: the managing director speaks last, so that nobody speaks to please her."""

FACILITATOR = "lena"

RHYTHM = Rhythm(name="Leadership meeting", zone="Europe/Berlin", length_minutes=90, update_seconds=300)
