"""A small published BERT, for the tests that hold the book's equal to it."""

import torch
from torch import nn
from transformers import BertConfig, BertForPreTraining

from attnbook.components.bert import BertSizes

SIZES = BertSizes(vocab_size=90, d_model=24, n_heads=3, n_layers=3, n_positions=40)


def published() -> BertForPreTraining:
    """Theirs, without dropout; all parameters random, also those that begin as 0 and 1."""
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=SIZES.vocab_size,
        hidden_size=SIZES.d_model,
        num_hidden_layers=SIZES.n_layers,
        num_attention_heads=SIZES.n_heads,
        intermediate_size=4 * SIZES.d_model,
        max_position_embeddings=SIZES.n_positions,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    theirs = BertForPreTraining(config)
    for parameter in theirs.parameters():
        nn.init.normal_(parameter, std=0.3)
    return theirs.eval()
