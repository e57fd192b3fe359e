"""Frozen read models: what a screen or a document shows, already joined. Nothing here reads or writes anything."""
