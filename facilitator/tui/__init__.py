"""The screens. Textual is imported nowhere else, and the database is reached only through `opening`."""
