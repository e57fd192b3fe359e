"""Text in and out: documents made from views, and values made from the text that people bring."""
