"""The book's living figures. Each takes plain arrays and strings, and knows nothing of models."""

from attnbook.widgets.attention_flow import AttentionFlow
from attnbook.widgets.attention_map import AttentionMap
from attnbook.widgets.beam_tree import BeamTree, explore_beam
from attnbook.widgets.decode_stepper import DecodeStepper, explore
from attnbook.widgets.gate_inspector import GateInspector
from attnbook.widgets.glimpse import Glimpse
from attnbook.widgets.gradient_through_time import GradientThroughTime
from attnbook.widgets.head_grid import HeadGrid
from attnbook.widgets.input_builder import InputBuilder
from attnbook.widgets.learning_alignment import LearningAlignment
from attnbook.widgets.length_curve import LengthCurve
from attnbook.widgets.mask_painter import MaskPainter
from attnbook.widgets.masked_word import Covered, MaskedWord
from attnbook.widgets.norm_explorer import NormExplorer
from attnbook.widgets.position_explorer import PositionExplorer
from attnbook.widgets.qkv_stepper import QKVStepper
from attnbook.widgets.quiz import Quiz
from attnbook.widgets.read_back import ReadBack
from attnbook.widgets.scale_explorer import ScaleExplorer
from attnbook.widgets.score_lab import ScoreLab
from attnbook.widgets.six_steps import SixSteps
from attnbook.widgets.soft_lookup import SoftLookup
from attnbook.widgets.span_finder import Asked, SpanFinder
from attnbook.widgets.transformer_trace import Stage, TransformerTrace

__all__ = [
    "Asked",
    "AttentionFlow",
    "AttentionMap",
    "BeamTree",
    "Covered",
    "DecodeStepper",
    "GateInspector",
    "Glimpse",
    "GradientThroughTime",
    "HeadGrid",
    "InputBuilder",
    "LearningAlignment",
    "LengthCurve",
    "MaskPainter",
    "MaskedWord",
    "NormExplorer",
    "PositionExplorer",
    "QKVStepper",
    "Quiz",
    "ReadBack",
    "ScaleExplorer",
    "ScoreLab",
    "SixSteps",
    "SoftLookup",
    "SpanFinder",
    "Stage",
    "TransformerTrace",
    "explore",
    "explore_beam",
]
