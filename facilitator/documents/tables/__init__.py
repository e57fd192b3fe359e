"""Milestone spreadsheets, from bytes to values and back: CSV, .xlsx and this program's own JSON.

`reading.read_table` turns bytes into a `Table`, `parsing.parse_milestones` turns a table into milestones or into faults
that name row, column and value, `writing` turns milestones into bytes that those two read back without change.
"""
