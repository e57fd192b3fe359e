"""The rules of the milestone process: pure functions and values, without database, screen or clock of their own."""
