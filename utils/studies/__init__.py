"""Experiments too long for a notebook: a script each, with its results beside it."""
