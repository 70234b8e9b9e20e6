"""The helper package of the book "Attention, Step by Step"."""

__version__ = "0.1.0"
