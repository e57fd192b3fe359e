"""The form of an owner as text: written for any editor or mail program, and read back from what these made of it."""
