"""The schema revision that this program writes. A test holds it to the newest migration."""

SCHEMA_REVISION = "0002"
