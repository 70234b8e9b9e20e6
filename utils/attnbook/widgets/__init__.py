"""The book's living figures. Each takes plain arrays and strings, and knows nothing of models."""

from attnbook.widgets.attention_flow import AttentionFlow
from attnbook.widgets.attention_map import AttentionMap
from attnbook.widgets.decode_stepper import DecodeStepper, explore
from attnbook.widgets.glimpse import Glimpse
from attnbook.widgets.quiz import Quiz
from attnbook.widgets.six_steps import SixSteps
from attnbook.widgets.soft_lookup import SoftLookup

__all__ = [
    "AttentionFlow",
    "AttentionMap",
    "DecodeStepper",
    "Glimpse",
    "Quiz",
    "SixSteps",
    "SoftLookup",
    "explore",
]
