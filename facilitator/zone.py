"""The time zone of this machine."""


def machine_zone() -> str:
    """The IANA name of this machine's time zone, from TZ or the system's settings; UTC where neither tells."""
    from pendulum.tz import get_local_timezone

    from facilitator.errors import NotValid
    from facilitator.process.schedule import check_zone

    try:
        return check_zone(get_local_timezone().name or "")
    except (NotValid, ValueError, LookupError, OSError):
        return "UTC"
