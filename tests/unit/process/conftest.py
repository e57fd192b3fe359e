"""Property tests here: no time limit on one example (the first pays for imports), and nothing written to disk."""

from hypothesis import settings

settings.register_profile("process", deadline=None, database=None)
settings.load_profile("process")
