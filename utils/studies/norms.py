"""Where does the norm go, and does training need a warm-up? The deep language model of notebook 10.

Twelve layers: with the norm before each part (pre), behind each sum (post), without any (no norm), or with the norm
before each part but nothing added (no residual); and post once more, from the first step at the highest rate that the
warm-up lets it reach. Each point trains one network for one epoch, at a high learning rate,
with or without a warm-up, and measures its loss on unseen sentences and how alike their words are at the top.
"""

from __future__ import annotations

import statistics

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from attnbook.components.deep import DeepLanguageModel, deep_loss, train_deep
from attnbook.components.encoder_layer import EncoderLayer, PostNormLayer
from attnbook.corpora import littleworld
from attnbook.specials import PAD
from attnbook.training import seed_everything
from studies import study

D_MODEL, N_LAYERS = 64, 12
RATE, LOWER_RATE = 5e-3, 3.4e-3
SETTINGS = [
    {"layer": layer, "warm_up": warm_up, "seed": seed}
    for layer in ("pre", "post", "no norm", "no residual")
    for warm_up in (0, 100)
    for seed in range(5)
] + [{"layer": "post, lower rate", "warm_up": 0, "seed": seed} for seed in range(5)]


class WithoutResidual(EncoderLayer):
    """Each part's result takes the place of what it read."""

    def forward(
        self, x: Tensor, mask: Tensor | None = None, need_weights: bool = False
    ) -> tuple[Tensor, Tensor | None]:
        y = self.norms[0](x)
        seen, weights = self.attention(y, y, mask, need_weights)
        return self.feed_forward(self.norms[1](seen)), weights


def a_layer(name: str) -> EncoderLayer:
    """A layer with four heads, its norms and sums as the name says."""
    kind = EncoderLayer
    if name.startswith("post"):
        kind = PostNormLayer
    if name == "no residual":
        kind = WithoutResidual
    layer = kind(D_MODEL, n_heads=4, d_ff=4 * D_MODEL, dropout=0.0)
    if name == "no norm":
        layer.norms = nn.ModuleList(nn.Identity() for _ in layer.norms)
    return layer


@torch.no_grad()
def likeness(model: DeepLanguageModel, tokens: Tensor) -> float:
    """The mean cosine of two words of a sentence, as they come out of the last layer."""
    found = []
    for x, words in zip(model.last_layer(tokens), tokens != PAD, strict=True):
        cosines = F.cosine_similarity(x[words][:, None], x[words], dim=-1)
        found.append(cosines[~torch.eye(len(cosines), dtype=torch.bool)].mean().item())
    return statistics.mean(found)


def measure(layer: str, warm_up: int, seed: int) -> study.Point:
    """Train one network."""
    sentences = littleworld.corpus("en", "en", words=(2, 8), n_eval=500)
    seed_everything(seed)
    layers = [a_layer(layer) for _ in range(N_LAYERS)]
    model = DeepLanguageModel(len(sentences.target_tokenizer), D_MODEL, layers)
    losses = train_deep(model, sentences, warm_up, LOWER_RATE if layer == "post, lower rate" else RATE)
    [batch] = sentences.batches("test", batch_size=500)
    with torch.no_grad():
        loss = deep_loss(model, batch).item()
    curve = [round(statistics.mean(losses[i : i + 10]), 3) for i in range(0, len(losses) - 9, 10)]
    return {"loss": round(loss, 4), "alike": round(likeness(model, batch.target_in), 4), "curve": curve}


if __name__ == "__main__":
    study.run("norms", SETTINGS, measure)
