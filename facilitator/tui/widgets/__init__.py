"""Widgets that several screens share. They show what they are given and never write."""
