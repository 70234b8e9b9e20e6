"""The book's living figures. Each takes plain arrays and strings, and knows nothing of models."""

from attnbook.widgets.attention_flow import AttentionFlow
from attnbook.widgets.attention_map import AttentionMap
from attnbook.widgets.glimpse import Glimpse

__all__ = ["AttentionFlow", "AttentionMap", "Glimpse"]
