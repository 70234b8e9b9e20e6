"""The book's living figures. Each takes plain arrays and strings, and knows nothing of models."""

from attnbook.widgets.attention_map import AttentionMap

__all__ = ["AttentionMap"]
