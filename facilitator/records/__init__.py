"""What a team keeps: one table a class, one module a concept. Columns and constraints only; no queries.

Importing `facilitator.records.schema` registers every table.
"""
