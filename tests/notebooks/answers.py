"""Plausible wrong answers to the exercises, each with words that its verdict has to hold, and unusual right ones.

By notebook and exercise: at least three wrong ones each. What a student would try, not what no one would.
"""

import math
import statistics
from collections import Counter

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from attnbook.components.positions import sinusoid, turn
from attnbook.specials import EOS, PAD, SOS, UNK

# 01, recurrent networks


def rnn_of(inside, start=lambda W_h: torch.zeros(len(W_h)), keep=slice(None)):
    """An RNN that gets something wrong: what tanh is applied to, where it begins, which states it returns."""

    def rnn(x: Tensor, W_x: Tensor, W_h: Tensor, b: Tensor) -> Tensor:
        h = start(W_h)
        states = []
        for x_t in x:
            h = torch.tanh(inside(x_t, h, W_x, W_h, b))
            states.append(h)
        return torch.stack(states)[keep]

    return rnn


def rnn_right(x_t, h, W_x, W_h, b):
    return W_x @ x_t + W_h @ h + b


def rnn_without_tanh(x: Tensor, W_x: Tensor, W_h: Tensor, b: Tensor) -> Tensor:
    h, states = torch.zeros(len(b)), []
    for x_t in x:
        h = W_x @ x_t + W_h @ h + b
        states.append(h)
    return torch.stack(states)


def rnn_with_start(x: Tensor, W_x: Tensor, W_h: Tensor, b: Tensor) -> Tensor:
    return torch.cat([torch.zeros(1, len(b)), rnn_of(rnn_right)(x, W_x, W_h, b)])


def forget_by_logarithm(u: float) -> int | None:
    return math.ceil(math.log(0.01) / math.log(u)) if u < 1 else None


def forget_by_trying(u: float) -> int | None:
    return next((n for n in range(1000) if abs(u) ** n < 0.01), None) if abs(u) < 1 else None


def forget_one_late(u: float) -> int | None:
    if abs(u) >= 1:
        return None
    left, steps = 1.0, 1
    while left >= 0.01:
        left, steps = left * abs(u), steps + 1
    return steps


def clip_each(gradients: list[Tensor], max_norm: float) -> list[Tensor]:
    return [g * min(1.0, max_norm / g.norm().item()) for g in gradients]


def clip_always(gradients: list[Tensor], max_norm: float) -> list[Tensor]:
    norm = torch.cat([g.flatten() for g in gradients]).norm()
    return [g * max_norm / norm for g in gradients]


def clip_in_place(gradients: list[Tensor], max_norm: float) -> list[Tensor]:
    norm = torch.cat([g.flatten() for g in gradients]).norm()
    for g in gradients:
        g *= (max_norm / norm).clamp(max=1)
    return gradients


def clip_to_one(gradients: list[Tensor], max_norm: float) -> list[Tensor]:
    norm = torch.cat([g.flatten() for g in gradients]).norm()
    return [g / norm.clamp(min=1) for g in gradients]


def clip_dividing(gradients: list[Tensor], max_norm: float) -> list[Tensor]:
    norm = torch.cat([g.flatten() for g in gradients]).norm()
    return [g * torch.where(norm == norm.clamp(max=max_norm), norm / norm, max_norm / norm) for g in gradients]


def gru_parts(x: Tensor, h: Tensor, gru: nn.GRU):
    from_x = (x @ gru.weight_ih_l0.T + gru.bias_ih_l0).chunk(3, dim=-1)
    from_h = (h @ gru.weight_hh_l0.T + gru.bias_hh_l0).chunk(3, dim=-1)
    return from_x, from_h


def gru_of(mix, inside=lambda x_n, r, h_n: x_n + r * h_n, order=(0, 1, 2)):
    """A GRU that gets something wrong: the mixture, the candidate, or the order of the stacks."""

    def step(x: Tensor, h: Tensor, gru: nn.GRU) -> Tensor:
        from_x, from_h = gru_parts(x, h, gru)
        (x_r, x_z, x_n), (h_r, h_z, h_n) = ([some[k] for k in order] for some in (from_x, from_h))
        r, z = (x_r + h_r).sigmoid(), (x_z + h_z).sigmoid()
        return mix(inside(x_n, r, h_n).tanh(), z, h)

    return step


def gru_of_the_paper(x: Tensor, h: Tensor, gru: nn.GRU) -> Tensor:
    from_x, from_h = gru_parts(x, h, gru)
    r, z = (from_x[0] + from_h[0]).sigmoid(), (from_x[1] + from_h[1]).sigmoid()
    W_n, b_n = gru.weight_hh_l0.chunk(3)[2], gru.bias_hh_l0.chunk(3)[2]
    n = (from_x[2] + (r * h) @ W_n.T + b_n).tanh()
    return (1 - z) * n + z * h


def keep_old(n, z, h):
    return (1 - z) * n + z * h


# 02, encoder and decoder


def loss_of(reduce, logs=lambda logits: logits.log_softmax(dim=-1)):
    """A loss that gets something wrong: how the places' log-probabilities are reduced, or what they are."""

    def loss(logits: Tensor, target_out: Tensor) -> Tensor:
        log_p = logs(logits).gather(-1, target_out[..., None])[..., 0]
        return reduce(log_p, target_out != PAD)

    return loss


def likelihood_of(reduce, logs=lambda logits: logits.log_softmax(dim=-1), of=lambda batch: batch.target_out):
    """A sentence's log-likelihood that gets something wrong."""

    def likelihood(model, batch) -> Tensor:
        log_p = logs(model(batch.source, batch.target_in)[0]).gather(-1, of(batch)[..., None])[..., 0]
        return reduce(log_p, batch)

    return likelihood


def sum_of_real(log_p: Tensor, batch) -> Tensor:
    return (log_p * (batch.target_out != PAD)).sum(dim=1)


def sample_of(draw, pad=True, start=()):
    """Sampling that gets something wrong: how a word is drawn, whether what has ended is padded, what comes first."""

    @torch.no_grad()
    def sample(model, source: Tensor, generator: torch.Generator, max_tokens: int = 64) -> Tensor:
        state = model.start(model.encode(source))
        token = torch.full_like(source[:, 0], SOS)
        ended, written = torch.zeros_like(token, dtype=torch.bool), [token for _ in start]
        for _ in range(max_tokens - len(written)):
            logits, state, _ = model.step(token, state)
            token = draw(logits, generator)
            if pad:
                token = token.masked_fill(ended, PAD)
            written.append(token)
            ended |= token == EOS
            if ended.all():
                break
        return torch.stack(written, dim=1)

    return sample


def drawn(logits: Tensor, generator: torch.Generator) -> Tensor:
    return torch.multinomial(logits.softmax(dim=-1), 1, generator=generator)[:, 0]


def draw_by_gumbel(logits: Tensor, generator: torch.Generator) -> Tensor:
    noise = torch.rand(logits.shape, generator=generator)
    return (logits - (-noise.log()).log()).argmax(dim=-1)


def sample_one_by_one(model, source: Tensor, generator: torch.Generator, max_tokens: int = 64) -> Tensor:
    rows = [sample_of(drawn)(model, one[None], generator, max_tokens)[0] for one in source]
    return torch.nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=PAD)


# 03, the bottleneck


def by_length_of(length, share=lambda some, all_sentences: sum(some) / len(some)):
    def right_by_length(sources: list[str], written: list[str], truths: list[str]) -> dict[int, float]:
        right: dict[int, list[bool]] = {}
        for source, text, truth in zip(sources, written, truths, strict=True):
            right.setdefault(length(source, truth), []).append(text == truth)
        return {n: share(some, sources) for n, some in right.items()}

    return right_by_length


def words_of_source(source: str, truth: str) -> int:
    return len(source.split())


def reverse_with_eos(source: Tensor) -> Tensor:
    turned = source.clone()
    for row in turned:
        n = int((row != PAD).sum())
        row[:n] = row[:n].flip(0)
    return turned


def reverse_longest(source: Tensor) -> Tensor:
    return torch.cat([source[:, :-1].flip(1), source[:, -1:]], dim=1)


def reverse_by_lists(source: Tensor) -> Tensor:
    rows = []
    for row in source.tolist():
        words = [i for i in row if i not in (PAD, EOS)]
        rows.append([*reversed(words), EOS] + [PAD] * (len(row) - len(words) - 1))
    return torch.tensor(rows)


def reverse_in_place(source: Tensor) -> Tensor:
    for row in source:
        n = int(((row != PAD) & (row != EOS)).sum())
        row[:n] = row[:n].flip(0)
    return source


def overlap_of(hits, divisor):
    def precision(written: str, truth: str, n: int = 2) -> float:
        said, wanted = grams(written, n), grams(truth, n)
        return hits(said, wanted) / divisor(written, said, wanted) if said else 0.0

    return precision


def grams(text: str, n: int) -> Counter:
    words = text.split()
    return Counter(tuple(words[i : i + n]) for i in range(len(words) - n + 1))


def overlap_by_loop(written: str, truth: str, n: int = 2) -> float:
    left, hits = list(grams(truth, n).elements()), 0
    said = list(grams(written, n).elements())
    for gram in said:
        if gram in left:
            left.remove(gram)
            hits += 1
    return hits / max(1, len(said))


def probe_of(constant: bool = True, ids=lambda best: best):
    def read_words(known: Tensor, words: Tensor, asked: Tensor) -> Tensor:
        if constant:
            known, asked = (F.pad(some, (0, 1), value=1.0) for some in (known, asked))
        matrix = torch.linalg.lstsq(known, F.one_hot(words).float()).solution
        return ids((asked @ matrix).argmax(dim=1))

    return read_words


def probe_by_logistic(known: Tensor, words: Tensor, asked: Tensor) -> Tensor:
    known, asked = (F.pad(some.double(), (0, 1), value=1.0) for some in (known, asked))
    wanted = F.one_hot(words).double()
    return (asked @ torch.linalg.pinv(known) @ wanted).argmax(dim=1)


# 04, looking back


def softmax_overflowing(scores: Tensor) -> Tensor:
    return scores.exp() / scores.exp().sum()


def context_hard(state: Tensor, memory: Tensor) -> Tensor:
    return memory[(memory @ state).argmax()]


def entropy_nan(weights: Tensor) -> Tensor:
    return -(weights * weights.log()).sum(dim=-1)


def entropy_patched(weights: Tensor) -> Tensor:
    return -(weights * (weights + 0.01).log()).sum(dim=-1)


def pieces_without_maximum(query: Tensor, blocks) -> Tensor:
    numerator, denominator = 0.0, 0.0
    for key, value in blocks:
        raised = (key @ query).exp()
        numerator, denominator = numerator + raised @ value, denominator + raised.sum()
    return numerator / denominator


def pieces_without_shrinking(query: Tensor, blocks) -> Tensor:
    largest, numerator, denominator = torch.tensor(-torch.inf), 0.0, 0.0
    for key, value in blocks:
        scores = key @ query
        largest = torch.maximum(largest, scores.max())
        raised = (scores - largest).exp()
        numerator, denominator = numerator + raised @ value, denominator + raised.sum()
    return numerator / denominator


def pieces_from_zero(query: Tensor, blocks) -> Tensor:
    largest, numerator, denominator = torch.tensor(0.0), 0.0, 0.0
    for key, value in blocks:
        scores = key @ query
        new = torch.maximum(largest, scores.max())
        raised, shrink = (scores - new).exp(), (largest - new).exp()
        numerator, denominator = shrink * numerator + raised @ value, shrink * denominator + raised.sum()
        largest = new
    return numerator / denominator


def pieces_hoarded(query: Tensor, blocks) -> Tensor:
    keys, values = zip(*blocks, strict=True)
    return (torch.cat(keys) @ query).softmax(dim=0) @ torch.cat(values)


def pieces_last_only(query: Tensor, blocks) -> Tensor:
    for key, value in blocks:
        result = (key @ query).softmax(dim=0) @ value
    return result


def pieces_averaged(query: Tensor, blocks) -> Tensor:
    return torch.stack([(key @ query).softmax(dim=0) @ value for key, value in blocks]).mean(dim=0)


def pieces_forgetting_the_first(query: Tensor, blocks) -> Tensor:
    next(iter(blocks))
    return pieces_without_maximum(query, blocks)


# 05, score functions


def additive_of(score):
    """Additive scores that get something wrong: what becomes of the two projections and v."""
    return lambda queries, keys, W_q, W_k, v: score((queries @ W_q.T)[:, None], (keys @ W_k.T)[None], v)


def hill(step: float, reach: float = 1.0):
    """Additive parameters of two steps; with a step of 1 and a reach above 0 they make a hill."""
    W_q, W_k = torch.tensor([[-1.0, 0.0]] * 2), torch.tensor([[1.0, reach], [step, -reach * step]])
    return W_q, W_k, torch.tensor([1.0, -1.0])


# 06, attention translator


def both_ways_of(second):
    """Reading both ways, with a mistake in what becomes of the second LSTM."""
    return lambda onwards, backwards, words: torch.cat([onwards(words)[0], second(backwards, words)], dim=-1)


def mean_of(real, divide=True):
    """A mean over some of the tokens, or their sum."""

    def mean(states: Tensor, source: Tensor) -> Tensor:
        counted = real(source)[..., None].float()
        total = (states * counted).sum(dim=1)
        return total / counted.sum(dim=1) if divide else total

    return mean


def replaced_by(column):
    """<unk> replaced by the source word in the column that is chosen from the weights of its row."""

    def replace(written: list[str], source: list[str], weights: Tensor) -> list[str]:
        words = [*source, "<eos>"]
        return [words[column(weights, i)] if word == "<unk>" else word for i, word in enumerate(written)]

    return replace


def multiplications_of(keys=2, queries=True, pairs=True, query_for_each_key=False):
    """The multiplications of the additive score, with something left out or counted too often."""

    def count(T_x: int, T_y: int, d: int, once: bool) -> int:
        n_queries = queries * T_y * (T_x if query_for_each_key and not once else 1)
        return n_queries * d * d + keys * T_x * d * d * (1 if once else T_y) + pairs * T_x * T_y * d

    return count


def grown(one, other, reach: int, passes: int = 99):
    """The intersection, grown along neighbours at most `reach` away in all."""
    links = set(one & other)
    for _ in range(passes):
        near = {
            (i, j)
            for i, j in (one | other) - links
            if any(max(abs(i - a), abs(j - b)) <= 1 and abs(i - a) + abs(j - b) <= reach for a, b in links)
        }
        if not near:
            break
        links |= near
    return links


# 07, self-attention


def leak_test(places=lambda t, n: slice(0, t), words=lambda n: range(1, n), atol=1e-6):
    """Changes the words that `words` says, one at a time, and compares the places that `places` says."""

    def leaks(model, tokens: Tensor) -> bool:
        n, scores = tokens.shape[1], model(tokens)
        for t in words(n):
            changed = tokens.clone()
            changed[0, t] = 11
            where = places(t, n)
            if not torch.allclose(model(changed)[:, where], scores[:, where], atol=atol, rtol=0):
                return True
        return False

    return leaks


def leak_test_in_place(model, tokens: Tensor) -> bool:
    scores = model(tokens)
    tokens[0, -1] = 11
    return not torch.allclose(model(tokens)[:, :-1], scores[:, :-1])


def leaks_by_gradient(model, tokens: Tensor) -> bool:
    """Changes all words from a place on at once."""
    scores = model(tokens)
    return any(
        not torch.equal(model(torch.where(torch.arange(tokens.shape[1]) < t, tokens, 12))[:, :t], scores[:, :t])
        for t in range(1, tokens.shape[1])
    )


def window_by(window, scale: float = 0.5):
    """Through a mask of n × n, which says who is in the window."""

    def window_attention(query: Tensor, key: Tensor, value: Tensor, w: int) -> Tensor:
        ago = torch.arange(len(query))[:, None] - torch.arange(len(query))
        scores = (query @ key.T * scale).masked_fill(~window(ago, w), -torch.inf)
        return scores.softmax(dim=1) @ value

    return window_attention


def window_of_slices(query: Tensor, key: Tensor, value: Tensor, w: int, padding: float = -torch.inf) -> Tensor:
    """One column of scores for each step back."""
    n, d = query.shape
    columns, values = [], []
    for back in range(w + 1):
        keys = F.pad(key, (0, 0, back, 0))[:n]
        values.append(F.pad(value, (0, 0, back, 0))[:n])
        scores = (query * keys).sum(dim=1) / d**0.5
        columns.append(torch.where(torch.arange(n) >= back, scores, padding))
    weights = torch.stack(columns, dim=1).softmax(dim=1)
    return (weights[..., None] * torch.stack(values, dim=1)).sum(dim=1)


# 08, several heads


def cut_out_of(rows=lambda W, kept: W[kept], columns=lambda W, kept: W[:, kept], stripes=False):
    """Cuts a head out of the four matrices; what may be wrong is which rows and columns."""

    def cut_out(W_Q: Tensor, W_K: Tensor, W_V: Tensor, W_O: Tensor, n_heads: int, gone: int):
        d = len(W_Q)
        heads = torch.arange(d) % n_heads if stripes else torch.arange(d) // (d // n_heads)
        kept = heads != gone
        return *(rows(W, kept) for W in (W_Q, W_K, W_V)), columns(W_O, kept)

    return cut_out


def removed(key, again=True):
    """The order in which heads go: the one with the smallest key each time, measured anew or not."""

    def order(loss, n_heads: int) -> list[int]:
        off: list[int] = []
        while len(off) < n_heads:
            left = [head for head in range(n_heads) if head not in off]
            off.append(min(left, key=lambda head: key(loss({*off, head} if again else {head}))))
        return off

    return order


def shared_by(spread, scale=True):
    def shared(query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        key, value = (spread(some, len(query) // len(some)) for some in (key, value))
        return (query @ key.mT / (query.shape[-1] ** 0.5 if scale else 1)).softmax(dim=-1) @ value

    return shared


# 09, positions


def number_of(even=math.sin, odd=math.cos, hand=lambda dimension: 2 * (dimension // 2)):
    """A number of a place's vector, with a function for even dimensions, one for odd ones, and an exponent."""
    return lambda place, dimension, d_model: (odd if dimension % 2 else even)(
        place * 10_000 ** (-hand(dimension) / d_model)
    )


def order_test(back=True, atol=1e-6, times=20, shuffle=lambda n: torch.randperm(n).tolist()):
    """Compares what a model makes of words in other orders; with back=False, without putting them back."""

    def knows_order(model, x: Tensor) -> bool:
        orders = [shuffle(len(x)) for _ in range(times)]
        before = model(x)
        return any(not torch.allclose(model(x[p]), before[p] if back else before, atol=atol) for p in orders)

    return knows_order


def slopes(first=1, sign=-1, turned=False):
    def alibi(n_heads: int, n_places: int) -> Tensor:
        m = 2.0 ** (-8 * torch.arange(first, first + n_heads) / n_heads)
        place = torch.arange(n_places)
        back = sign * m[:, None, None] * (place[:, None] - place)
        return back.mT if turned else back

    return alibi


# 10, add and norm


def normalised_by(spread, shift=True):
    """A list without its mean (or with it), divided by a measure of its spread."""
    return lambda numbers: [(x - shift * statistics.mean(numbers)) / spread(numbers) for x in numbers]


def layer_of(first, second):
    """A layer from what is made of its input by attention, and of that by the feed-forward part."""

    def layer(x: Tensor, attention, feed_forward, norm) -> Tensor:
        between = first(x, attention, norm)
        return second(between, feed_forward, norm)

    return layer


def sum_normed(x, part, norm):
    return norm(x + part(x))


def rms_by(measure, scale=True):
    return lambda x, gamma: (gamma if scale else 1) * x / measure(x)


# 11, the transformer


def wished(on_right, on_others):
    """Probabilities by what the right word and each other word get."""
    return lambda n, right, s: [on_right(n, s) if i == right else on_others(n, s) for i in range(n)]


def chosen_by(score, choose=max):
    """The number of the sentence whose sum of log-probabilities and length score best."""

    def best(sentences, alpha):
        scores = [score(sum(math.log(p) for p in one), (5 + len(one)) / 6, alpha) for one in sentences]
        return scores.index(choose(scores))

    return best


def pieces_as(*order):
    """A picture's pieces, their axes (colour, piece row, piece column, row, column) in another order."""
    return lambda picture, size: (
        picture.unfold(1, size, size).unfold(2, size, size).permute(*order).flatten(0, 1).flatten(1)
    )


def best_of_all(log_p: Tensor, more: Tensor):
    best = (log_p[:, None] + more).flatten().topk(len(log_p))
    return best.indices // more.shape[1], best.indices % more.shape[1], best.values


def one_each(log_p: Tensor, more: Tensor):
    best = (log_p[:, None] + more).max(dim=1)
    return torch.arange(len(log_p)), best.indices, best.values


# 12, pre-training


def shares_of(*of):
    return lambda n: tuple(share * n for share in of)


def joined(pieces):
    return "".join(f" {piece}" for piece in pieces).replace(" ##", "").split()


def packed_as(tokens, segments):
    """By two functions of the two texts."""
    return lambda first, second: (tokens(first, second), segments(first, second))


def in_one_row(first, second):
    return ["[CLS]", *first, "[SEP]", *second, *["[SEP]"][: len(second)]]


def two_segments(first, second):
    return [0] * (len(first) + 2) + [1] * (len(second) + bool(second))


def hits(logits: Tensor, labels: Tensor) -> Tensor:
    return logits.argmax(dim=-1) == labels


def of_neighbours(pieces, chosen, *steps):
    """What is chosen, and the pieces so many steps from it, as far as they continue a word."""
    n = len(pieces)
    near = {i + step for i in range(n) if chosen[i] for step in steps if 0 <= i + step < n}
    return [chosen[i] or (i in near and pieces[i].startswith("##")) for i in range(n)]


def of_whole_words(pieces, chosen):
    starts = [i for i, piece in enumerate(pieces) if not piece.startswith("##")]
    ends = [*starts[1:], len(pieces)]
    return [any(chosen[a:b]) for a, b in zip(starts, ends, strict=True) for _ in range(a, b)]


# 13, fine-tuning


def overlap_by(mean, shared=lambda given, right: (Counter(given) & Counter(right)).total()):
    """The F1 with another mean, or another way to count what is shared."""

    def overlap(given, right):
        n = shared(given, right)
        return mean(n / len(given), n / len(right)) if n else 0.0

    return overlap


def harmonic(p, r):
    return 2 * p * r / (p + r)


def labelled_by(inner, special=-100, unasked=("[CLS]", "[SEP]")):
    """A label for each piece: what the pieces inside a word get, from the word's label."""

    def labels_of_pieces(pieces, labels):
        found, left = [], iter(labels)
        for piece in pieces:
            if piece in unasked:
                found.append(special)
            elif piece.startswith("##"):
                found.append(inner(found[-1]))
            else:
                found.append(next(left))
        return found

    return labels_of_pieces


def windows_by(step, clipped=True, useless=False):
    """Windows that begin some steps apart."""

    def windows(n, most, shared):
        starts = range(0, max(n - (0 if useless else shared), 1), step(most, shared))
        return [(i, min(n, i + most) if clipped else i + most) for i in starts]

    return windows


# 14, real BERT


def named_today(old: str, prefix=("embeddings.", "encoder.", "pooler."), norms=True, positions=False):
    if old.endswith("position_ids") and not positions:
        return None
    name = old.replace("gamma", "weight").replace("beta", "bias") if norms else old
    return f"bert.{name}" if name.startswith(prefix) else name


def sizes_by(layers):
    """From the shapes, with the layers counted by a function of their numbers as text."""

    def sizes(shapes):
        numbers = [name.split(".")[3] for name in shapes if name.startswith("bert.encoder.layer.")]
        return *shapes["bert.embeddings.word_embeddings.weight"], layers(numbers)

    return sizes


def bert_size(embeddings=4, layer_norms=4, layer_biases=9, pooler=1, layers=lambda n: n):
    """The parameters, counted with something left out."""
    return lambda vocab, d, n, places: (
        (vocab + places + embeddings) * d
        + layers(n) * (12 * d * d + (layer_norms + layer_biases) * d)
        + pooler * (d * d + d)
    )


def in_proj_by(join, order=("query", "key", "value"), of_biases=("query", "key", "value")):
    return lambda layer: (
        join([layer[f"attention.self.{name}.weight"] for name in order]),
        torch.cat([layer[f"attention.self.{name}.bias"] for name in of_biases]),
    )


WRONG = {
    "01-recurrent-networks": {
        "rnn": [
            (rnn_of(lambda x_t, h, W_x, W_h, b: W_x @ x_t + b), "old state, W_h h, is missing"),
            (rnn_of(rnn_right, keep=-1), "after *every* step"),
            (rnn_with_start, "One row too many"),
            (rnn_of(lambda x_t, h, W_x, W_h, b: W_x @ x_t + W_h.T @ h + b), "first state is right"),
            (rnn_of(lambda x_t, h, W_x, W_h, b: W_x @ x_t + W_h @ h), "b is missing"),
            (rnn_without_tanh, "tanh is missing"),
            (rnn_of(rnn_right, start=lambda W_h: torch.ones(len(W_h))), "h₀ is zero"),
            (lambda x, W_x, W_h, b: None, "`return` missing"),
        ],
        "decay": [
            (lambda u: 7, "For u = 0.99"),
            (forget_one_late, "Off by one"),
            (lambda u: math.ceil(math.log(0.01) / math.log(abs(u))) if abs(u) < 1 else None, "stopped with ValueError"),
            (forget_by_logarithm, "stopped with ValueError"),
            (lambda u: 10**9 if abs(u) >= 1 else forget_by_trying(u), "return None"),
            (lambda u: None if u >= 1 or u < 0 else forget_by_trying(u), "sign changes"),
            (lambda u: None if u == 0 else forget_by_trying(u), "gone after one step"),
        ],
        "clip": [
            (clip_each, "by itself"),
            (lambda gradients, max_norm: [g.clamp(-max_norm, max_norm) for g in gradients], "direction has changed"),
            (clip_always, "only ever shortens"),
            (clip_in_place, "leave the old ones alone"),
            (clip_to_one, "not for 2.5"),
            (clip_dividing, "zeros"),
            (lambda gradients, max_norm: gradients, "as it went in"),
            (lambda gradients, max_norm: None, "`return` missing"),
        ],
        "lstm": [
            (lambda symbol: (1, symbol == 1, 1), "has to go"),
            (lambda symbol: (0 if symbol == 2 else 1, 1, 1), "add nothing"),
            (lambda symbol: (symbol == 1, symbol == 1, 1), "At a 0"),
            (lambda symbol: (0, symbol == 1, 1), "At a 1 the old cell is kept"),
            (lambda symbol: (0 if symbol == 2 else 1, 1, symbol), "should be 0 or 1"),
            (lambda symbol: 1.0, "Three numbers"),
        ],
        "gru": [
            (gru_of(lambda n, z, h: z * n + (1 - z) * h), "changed places: in PyTorch's form"),
            (gru_of_the_paper, "the paper's form"),
            (gru_of(keep_old, order=(1, 0, 2)), "stacks' order"),
            (gru_of(keep_old, inside=lambda x_n, r, h_n: x_n + h_n), "gate r is missing"),
            (gru_of(lambda n, z, h: n), "That is the candidate"),
            (gru_of(lambda n, z, h: (1 - z) * n), "line by line"),
            (lambda x, h, gru: h, "line by line"),
        ],
    },
    "02-encoder-decoder": {
        "shift": [
            (lambda words: ([*words, EOS], [SOS, *words]), "changed places"),
            (lambda words: ([SOS, *words, EOS], [*words, EOS]), "never told <eos>"),
            (lambda words: ([SOS, *words], [SOS, *words, EOS]), "never answers <sos>"),
            (lambda words: ([SOS, *words[:-1]], list(words)), "The end is missing"),
            (lambda words: (words, [*words, EOS]), "it should be told"),
            (lambda words: ([SOS, *words], list(words)), "it should answer"),
            (lambda words: [SOS, *words, EOS], "Two lists"),
            (lambda words: None, "`return` missing"),
        ],
        "loss": [
            (loss_of(lambda log_p, real: -log_p.mean()), "padding is in the mean"),
            (loss_of(lambda log_p, real: -(log_p * real).mean()), "still counted"),
            (loss_of(lambda log_p, real: -((log_p * real).sum(1) / real.sum(1)).mean()), "sentences' means"),
            (loss_of(lambda log_p, real: -log_p[real].sum()), "That is the sum"),
            (loss_of(lambda log_p, real: log_p[real].mean()), "sign is wrong"),
            (loss_of(lambda log_p, real: -log_p[real].mean(), logs=lambda z: z), "These are logits"),
            (loss_of(lambda log_p, real: -log_p[real].mean(), logs=lambda z: z.softmax(-1)), "logarithm is missing"),
            (loss_of(lambda log_p, real: -log_p[real].mean(), logs=lambda z: z.log_softmax(1)), "wrong axis"),
            (loss_of(lambda log_p, real: -log_p[real].mean() / math.log(2)), "base 2"),
            (loss_of(lambda log_p, real: -log_p), "shape should be ()"),
        ],
        "sentence": [
            (likelihood_of(lambda log_p, batch: log_p.sum(1)), "padding is counted"),
            (
                likelihood_of(lambda log_p, batch: sum_of_real(log_p, batch) / (batch.target_out != PAD).sum(1)),
                "mean of a word",
            ),
            (likelihood_of(lambda log_p, batch: sum_of_real(log_p, batch).exp()), "probability itself"),
            (likelihood_of(lambda log_p, batch: -sum_of_real(log_p, batch)), "sign is wrong"),
            (
                likelihood_of(lambda log_p, batch: sum_of_real(log_p * (batch.target_out != EOS), batch)),
                "<eos> is missing",
            ),
            (likelihood_of(sum_of_real, logs=lambda z: z), "sums of logits"),
            (likelihood_of(sum_of_real, of=lambda batch: batch.target_in), "*told*"),
            (likelihood_of(lambda log_p, batch: sum_of_real(log_p, batch).sum()), "shape should be (3,)"),
        ],
        "sample": [
            (sample_of(lambda logits, generator: logits.argmax(dim=-1)), "all of them the same"),
            (sample_of(drawn, pad=False), "goes on with words"),
            (sample_of(drawn, start=(SOS,)), "begins with <sos>"),
            (sample_of(lambda logits, g: torch.multinomial(logits.softmax(-1), 1)[:, 0]), "same generator"),
            (
                sample_of(lambda logits, g: torch.multinomial(torch.ones_like(logits), 1, generator=g)[:, 0]),
                "drawn evenly",
            ),
            (
                sample_of(lambda logits, g: torch.multinomial((3 * logits).softmax(-1), 1, generator=g)[:, 0]),
                "the model's probabilities",
            ),
            (
                lambda model, source, generator, max_tokens=64: sample_of(drawn)(model, source, generator, 64),
                "max_tokens was",
            ),
            (lambda model, source, generator, max_tokens=64: None, "`return` missing"),
        ],
    },
    "03-bottleneck": {
        "length": [
            (by_length_of(lambda source, truth: len(truth.split())), "length of the *source*"),
            (by_length_of(lambda source, truth: len(source)), "in letters"),
            (by_length_of(words_of_source, share=lambda some, every: sum(some)), "You count"),
            (by_length_of(words_of_source, share=lambda some, every: sum(some) / len(every)), "divide by all"),
            (by_length_of(words_of_source, share=lambda some, every: 100 * sum(some) / len(some)), "percentages"),
            (by_length_of(words_of_source, share=lambda some, every: 1.0), "exactly right"),
            (by_length_of(lambda source, truth: len(source.split()) + 1), "your dictionary has"),
            (lambda sources, written, truths: None, "`return` missing"),
        ],
        "reverse": [
            (lambda source: source.flip(1), "Turn only the words"),
            (lambda source: source.flip(0), "order of the sentences"),
            (reverse_with_eos, "stay behind the words"),
            (reverse_longest, "own number of words"),
            (lambda source: source.clone(), "Nothing has changed"),
            (reverse_in_place, "Work on a copy"),
            (lambda source: source.roll(1, dims=1), "should become"),
        ],
        "overlap": [
            (
                overlap_of(
                    lambda said, wanted: sum(k for g, k in said.items() if g in wanted),
                    lambda written, said, wanted: said.total(),
                ),
                "found once only",
            ),
            (
                overlap_of(lambda said, wanted: (said & wanted).total(), lambda written, said, wanted: wanted.total()),
                "recall",
            ),
            (
                overlap_of(
                    lambda said, wanted: len(set(said) & set(wanted)), lambda written, said, wanted: len(set(said))
                ),
                "each kind of n-gram once",
            ),
            (
                overlap_of(
                    lambda said, wanted: (said & wanted).total(),
                    lambda written, said, wanted: len(written.split()),
                ),
                "not of words",
            ),
            (
                lambda written, truth, n=2: (grams(written, n) & grams(truth, n)).total() / grams(written, n).total(),
                "stopped with ZeroDivisionError",
            ),
            (lambda written, truth, n=2: None, "`return` missing"),
        ],
        "probe": [
            (probe_of(constant=False), "constant is missing"),
            (probe_of(ids=lambda best: best - 1), "one too small"),
            (lambda known, words, asked: words[: len(asked)], "A linear probe reads"),
            (
                lambda known, words, asked: asked @ torch.linalg.lstsq(known, F.one_hot(words).float()).solution,
                "scores of all words",
            ),
            (lambda known, words, asked: None, "`return` missing"),
        ],
    },
    "04-looking-back": {
        "softmax": [
            (lambda scores: scores / scores.sum(), "may be negative"),
            (lambda scores: scores.exp(), "sum is not one"),
            (lambda scores: scores.sigmoid(), "sigmoid"),
            (softmax_overflowing, "exp overflows"),
            (lambda scores: softmax_overflowing(scores - scores.max().clamp(min=0)), "-1000"),
            (lambda scores: softmax_overflowing(scores - scores.abs().max()), "-1000"),
            (lambda scores: (scores - scores.max()).exp() / scores.exp().sum(), "it gives"),
            (lambda scores: None, "`return` missing"),
            (lambda scores: scores.softmax(dim=1), "stopped with IndexError"),
            (lambda scores: scores.softmax(dim=0).tolist(), "a list came"),
            (lambda scores: (scores / 10).softmax(dim=0) if scores.max() > 9 else scores.softmax(dim=0), "998"),
        ],
        "context": [
            (lambda state, memory: memory @ state, "look like the scores"),
            (lambda state, memory: (memory @ state).softmax(dim=0), "look like the weights"),
            (lambda state, memory: (memory @ state) @ memory, "scores themselves"),
            (lambda state, memory: memory.mean(dim=0), "plain mean"),
            (context_hard, "hard lookup"),
            (lambda state, memory: (memory @ state).softmax(dim=0).sum() * state, "rows of memory"),
            (lambda state, memory: (memory @ state / 3**0.5).softmax(dim=0) @ memory, "numbers are not"),
        ],
        "mask": [
            (lambda source: source != PAD, "middle"),
            (lambda source: (source == PAD)[:, None], "wrong way round"),
            (lambda source: (source != PAD)[..., None], "at the end"),
            (lambda source: ((source != PAD) & (source != EOS))[:, None], "<eos>"),
            (lambda source: (source != PAD)[:, None].float(), "should be bool"),
            (lambda source: (source > UNK)[:, None] | (source == EOS)[:, None], "<unk>"),
            (lambda source: (source > 100)[:, None], "True True False False"),
        ],
        "alignment": [
            (lambda weights: {(i, j) for i, j in enumerate(weights.argmax(dim=-1).tolist())}, "wrong way round"),
            (lambda weights: {(j, i) for j, i in enumerate(weights.argmax(dim=0).tolist())}, "Each *row*"),
            (lambda weights: weights.argmax(dim=-1), "a tensor came"),
            (lambda weights: weights.argmax(dim=-1).tolist(), "pairs of whole numbers"),
            (lambda weights: {(j, i) for i, j in (weights > 0.4).nonzero().tolist()}, "largest weight"),
            (lambda weights: {(j, i) for i, j in (weights >= 0.5).nonzero().tolist()}, "largest weight"),
            (lambda weights: None, "`return` missing"),
        ],
        "entropy": [
            (entropy_nan, "nan"),
            (lambda weights: -torch.special.entr(weights).sum(dim=-1), "sign"),
            (lambda weights: torch.special.entr(weights).sum(dim=-1) / torch.tensor(2.0).log(), "base 2"),
            (lambda weights: torch.special.entr(weights).sum(dim=0), "columns"),
            (lambda weights: torch.special.entr(weights).mean(dim=-1), "mean"),
            (entropy_patched, "it should be"),
            (lambda weights: -weights.max(dim=-1).values.log(), "0.700, 0.100"),
            (lambda weights: torch.special.entr(weights.softmax(dim=-1)).sum(dim=-1), "0.700, 0.100"),
            (lambda weights: torch.special.entr(weights).sum(), "shape should be"),
        ],
        "pieces": [
            (pieces_without_maximum, "overflows"),
            (pieces_from_zero, "very low"),
            (pieces_hoarded, "room for one only"),
            (pieces_without_shrinking, "old maximum"),
            (pieces_last_only, "Only the last block"),
            (pieces_averaged, "by itself"),
            (pieces_forgetting_the_first, "The result should be"),
            (lambda query, blocks: F.softmax(query, dim=0), "once, each of them"),
        ],
    },
    "05-score-functions": {
        "general": [
            (lambda query, keys, W: keys @ query, "W is missing"),
            (lambda query, keys, W: keys @ W @ query, "the wrong way round"),
            (lambda query, keys, W: (keys @ W.T @ query).softmax(0), "before the softmax"),
            (lambda query, keys, W: W @ query, "shape should be (5,)"),
            (lambda query, keys, W: None, "`return` missing"),
        ],
        "additive": [
            (additive_of(lambda q, k, v: (q + k) @ v), "tanh is missing"),
            (additive_of(lambda q, k, v: ((q + k).tanh() @ v).T), "a row for each *query*"),
            (additive_of(lambda q, k, v: (q + k).tanh()), "one number out of the six"),
            (additive_of(lambda q, k, v: (q.tanh() + k.tanh()) @ v), "meet inside it"),
            (additive_of(lambda q, k, v: ((q + k) @ v).tanh()), "too late"),
            (additive_of(lambda q, k, v: ((q + k).tanh() @ v).softmax(-1)), "before the softmax"),
        ],
        "error": [
            (lambda found, gold: 1 - len(found & gold) / len(found), "one minus precision"),
            (lambda found, gold: 1 - len(found & gold) / len(gold), "one minus recall"),
            (lambda found, gold: 1 - len(found & gold) / len(found | gold), "by the union"),
            (lambda found, gold: 2 * len(found & gold) / (len(found) + len(gold)), "The *error* is one minus it"),
            (lambda found, gold: 1 - len(found & gold) / (len(found) + len(gold)), "stands in both sets"),
        ],
        "ahead": [
            (lambda n: torch.diag(torch.ones(n - 1), 1), "less than 99 %"),
            (lambda n: 10 * torch.diag(torch.ones(n - 1), -1), "*before* it"),
            (lambda n: 10 * torch.eye(n), "asks for itself"),
            (lambda n: 10 * torch.diag(torch.ones(5), 1), "shape should be (3, 3)"),
            (lambda n: torch.zeros(n, n), "place 0 should look at place 1"),
        ],
        "right": [
            (lambda: hill(step=-1.0), "only rises"),
            (lambda: (torch.tensor([[0.0, 0.0]] * 2), *hill(1.0)[1:]), "the best key should be -2"),
            (lambda: (torch.tensor([[1.0, 0.0]] * 2), *hill(1.0)[1:]), "the best key should be -2"),
            (lambda: torch.zeros(2, 2), "Three tensors"),
            (lambda: (torch.zeros(2, 2), torch.zeros(2, 2), torch.zeros(2, 1)), "one axis"),
        ],
    },
    "06-attention-translator": {
        "ways": [
            (both_ways_of(lambda lstm, words: lstm(words.flip(1))[0]), "still turned round"),
            (both_ways_of(lambda lstm, words: lstm(words)[0]), "Both LSTMs read from left to right"),
            (
                lambda onwards, backwards, words: torch.cat(
                    [backwards(words.flip(1))[0].flip(1), onwards(words)[0]], dim=-1
                ),
                "changed places",
            ),
            (
                lambda onwards, backwards, words: torch.cat([onwards(words)[0], backwards(words)[0]], dim=1),
                "the last axis",
            ),
        ],
        "mean": [
            (lambda states, source: states.mean(dim=1), "average over four places"),
            (mean_of(lambda source: source != PAD, divide=False), "That is the sum"),
            (lambda states, source: mean_of(lambda s: s != PAD, False)(states, source) / 4, "divide by four"),
            (mean_of(lambda source: (source != PAD) & (source != EOS)), "leave out <eos>"),
            (lambda states, source: states[:, 0], "numbers are not"),
        ],
        "unknown": [
            (lambda written, source, weights: written, "still there"),
            (replaced_by(lambda weights, i: int(weights[i].argmax())), "last column, <eos>"),
            (replaced_by(lambda weights, i: int(weights[:, i].argmax())), "down the columns"),
            (lambda written, source, weights: [source[j] for j in weights[:, :-1].argmax(1)], "Only <unk>"),
            (lambda written, source, weights: " ".join(written), "list of words"),
            (lambda written, source, weights: written[:3], "as many words"),
        ],
        "work": [
            (multiplications_of(keys=1), "2 d numbers"),
            (multiplications_of(pairs=False), "left out v"),
            (multiplications_of(queries=False), "left out the queries"),
            (multiplications_of(keys=0), "make a difference"),
            (lambda T_x, T_y, d, once: multiplications_of()(T_x, T_y, d, True), "make a difference"),
            (multiplications_of(query_for_each_key=True), "not one for each key"),
        ],
        "grow": [
            (lambda one, other: one | other, "That is the union"),
            (lambda one, other: one & other, "That is the intersection"),
            (lambda one, other: grown(one, other, reach=1), "Corners"),
            (lambda one, other: grown(one, other, reach=2, passes=1), "until nothing more"),
            (lambda one, other: sorted(one | other), "set of links was expected"),
        ],
    },
    "07-self-attention": {
        "before": [
            (lambda: 30 * torch.eye(10).roll(1, dims=0), "Everyone looks at the *next* one"),
            (lambda: torch.eye(10).roll(-1, dims=0), "larger scores"),
            (lambda: 30 * torch.eye(10), "Everyone looks at itself"),
            (lambda: 30 * torch.diag(torch.ones(9), 1), "Only 0 is wrong"),
            (lambda: torch.ones(10, 10), "3 should look at 2"),
            (lambda: 30 * torch.eye(9), "shape should be"),
        ],
        "mask": [
            (lambda tokens: torch.ones(3, 4, 4, dtype=torch.bool).tril(), "looks at <pad>"),
            (lambda tokens: (tokens != PAD)[:, None, :].expand(3, 4, 4), "the future isn't hidden"),
            (lambda tokens: (tokens != PAD)[:, None] | torch.ones(4, 4, dtype=torch.bool).tril(), "*Both* have to"),
            (lambda tokens: (tokens != PAD)[:, :, None] & torch.ones(4, 4, dtype=torch.bool).tril(), "query's side"),
            (lambda tokens: (tokens != PAD)[:, None] & torch.ones(4, 4, dtype=torch.bool).triu(), "upside down"),
            (lambda tokens: (tokens != PAD)[:, None] & torch.ones(4, 4, dtype=torch.bool).tril(-1), "the diagonal"),
            (lambda tokens: ~((tokens != PAD)[:, None] & torch.ones(4, 4, dtype=torch.bool).tril()), "other way round"),
            (lambda tokens: (tokens != PAD)[:, None] * torch.ones(4, 4).tril(), "entries should be"),
        ],
        "leaks": [
            (leak_test(places=lambda t, n: slice(0, t + 1)), "honest model is accused"),
            (leak_test(places=lambda t, n: slice(0, n)), "honest model is accused"),
            (leak_test(words=lambda n: [1]), "leak at the end"),
            (leak_test(atol=0.5), "small leak"),
            (leak_test_in_place, "changes the tokens"),
            (lambda model, tokens: False, "isn't found"),
            (lambda model, tokens: "no", "True or False"),
        ],
        "scale": [
            (lambda d_k, s_q, s_k: d_k**0.5, "Right where both deviations are 1"),
            (lambda d_k, s_q, s_k: s_q**2 * s_k**2 * d_k, "that is the variance"),
            (lambda d_k, s_q, s_k: (s_q * s_k * d_k) ** 0.5, "variances are multiplied"),
            (lambda d_k, s_q, s_k: (s_q + s_k) * d_k**0.5, "it should be"),
        ],
        "window": [
            (window_by(lambda ago, w: (ago >= 0) & (ago <= w)), "n × n"),
            (window_by(lambda ago, w: (ago >= 0) & (ago < w)), "one too few"),
            (window_by(lambda ago, w: ago.abs() <= w), "look ahead"),
            (window_by(lambda ago, w: ago >= 0), "sees all before it"),
            (window_by(lambda ago, w: (ago >= 0) & (ago <= w), scale=1.0), "root of d"),
            (lambda query, key, value, w: window_of_slices(query, key, value, w, padding=0.0), "no words"),
        ],
    },
    "08-multi-head": {
        "size": [
            (lambda d_model, n_heads: 4 * d_model**2, "bias"),
            (lambda d_model, n_heads: 3 * (d_model**2 + d_model), "puts the heads together"),
            (lambda d_model, n_heads: 4 * n_heads * (d_model**2 + d_model), "d_model / n_heads"),
            (lambda d_model, n_heads: None, "return"),
        ],
        "join": [
            (lambda heads: heads.reshape(len(heads), heads.shape[2], -1), "swapped before"),
            (lambda heads: heads.permute(0, 2, 3, 1).flatten(2), "wrong order"),
            (lambda heads: heads.transpose(1, 2), "shape should be"),
            (lambda heads: heads.flip(1).transpose(1, 2).flatten(2), "head 1 comes first"),
        ],
        "out": [
            (cut_out_of(rows=lambda W, kept: W[:, kept]), "has lost columns"),
            (cut_out_of(columns=lambda W, kept: W[kept]), "W_O has lost rows"),
            (cut_out_of(stripes=True), "stand together"),
            (lambda *given: cut_out_of()(*given[:-1], given[-1] - 1), "counted from 0"),
            (cut_out_of(rows=lambda W, kept: W * kept[:, None]), "not only zero"),
            (cut_out_of(columns=lambda W, kept: W[:, ~kept].repeat(1, 2)), "not the columns"),
        ],
        "order": [
            (removed(lambda loss: loss, again=False), "alone"),
            (removed(lambda loss: -loss), "missed most"),
            (lambda loss, n_heads: [0], "each of the heads"),
            (lambda loss, n_heads: min(range(n_heads), key=lambda head: loss([head])), "takes a set"),
        ],
        "shared": [
            (shared_by(lambda some, n: some.repeat(n, 1, 1)), "Neighbours share"),
            (shared_by(lambda some, n: some.repeat_interleave(n, dim=0), scale=False), "root of d_k"),
            (shared_by(lambda some, n: some[:1].expand(6, -1, -1)), "first group"),
        ],
    },
    "09-positions": {
        "number": [
            (number_of(math.cos, math.sin), "changed places"),
            (number_of(hand=lambda dimension: dimension), "the same speed"),
            (number_of(hand=lambda dimension: dimension // 2), "Where is the 2"),
            (number_of(hand=lambda dimension: 0), "should be"),
            (lambda place, dimension, d_model: None, "return"),
        ],
        "order": [
            (order_test(back=False), "move along"),
            (order_test(atol=0.05), "only a little"),
            (order_test(shuffle=lambda n: list(range(n))), "said to know nothing"),
            (order_test(shuffle=lambda n: [*range(1, n), 0]), "Shuffle at random"),
            (order_test(shuffle=lambda n: list(range(n))[::-1]), "turning the row around"),
            (order_test(shuffle=lambda n: [1, 2, 0, *range(3, n)]), "more than once"),
            (lambda model, x: True, "said to know"),
            (lambda model, x: (model(x) - x).abs().max(), "True or False"),
            (lambda model, x: not torch.equal(model(x.mul_(2)), x), "Work on a copy"),
        ],
        "ahead": [
            (lambda: (30 * turn(-1, 64), torch.eye(64)), "*before*"),
            (lambda: (30 * torch.eye(64), torch.eye(64)), "own seat"),
            (lambda: (turn(1, 64), torch.eye(64)), "Larger scores"),
            (lambda: (30 * turn(2, 64), torch.eye(64)), "and should look at"),
            (lambda: 30 * turn(1, 64), "Two matrices"),
        ],
        "alibi": [
            (slopes(sign=1), "should get *less*"),
            (slopes(first=0), "counted from 1"),
            (slopes(turned=True), "should get *less*"),
            (lambda n_heads, n_places: slopes()(n_heads, n_places)[0], "shape"),
            (lambda n_heads, n_places: slopes()(n_heads, n_places) / n_heads, "head 1 should add"),
        ],
        "halves": [
            (lambda d: torch.tensor([*range(0, d, 2), *range(1, d, 2)]).argsort().tolist(), "the way back"),
            (lambda d: [*range(1, d, 2), *range(0, d, 2)], "Sines first"),
            (lambda d: list(range(0, d, 2)), "should come once"),
            (lambda d: list(range(d)), "it should be"),
        ],
    },
    "10-add-and-norm": {
        "normalised": [
            (normalised_by(statistics.stdev), "taken over"),
            (normalised_by(statistics.pvariance), "root is missing"),
            (normalised_by(lambda numbers: 1), "Now divide"),
            (normalised_by(statistics.pstdev, shift=False), "has to be subtracted"),
            (normalised_by(max), "it should be"),
            (lambda numbers: None, "return"),
        ],
        "size": [
            (lambda d, n, f: 4 * d * d + 2 * d * f + 4 * d, "have a bias"),
            (lambda d, n, f: 4 * (d * d + d) + 2 * d * f + f + d, "has a γ and a β"),
            (lambda d, n, f: 4 * d * d + 2 * d * f + f + d + 4 * d, "four matrices has a bias"),
            (lambda d, n, f: 4 * (d * d + d) + 2 * d * f + f + d + 2 * d, "*and* a β"),
            (lambda d, n, f: 4 * n * (d * d + d) + 2 * d * f + f + d + 4 * d, "cost nothing"),
        ],
        "behind": [
            (layer_of(*[lambda x, part, norm: x + part(norm(x))] * 2), "That is pre-norm"),
            (layer_of(*[lambda x, part, norm: norm(part(x))] * 2), "Nothing is added"),
            (layer_of(*[lambda x, part, norm: x + norm(part(x))] * 2), "*sum* is normalised"),
            (
                lambda x, attention, feed_forward, norm: norm(x + feed_forward(norm(x + attention(x)))),
                "the layer's input",
            ),
            (layer_of(lambda x, part, norm: x + part(x), sum_normed), "One norm is missing"),
            (lambda x, attention, feed_forward, norm: norm(x), "two lines"),
        ],
        "rms": [
            (lambda x, gamma: F.layer_norm(x, x.shape[1:], gamma), "nothing is subtracted"),
            (rms_by(lambda x: x.norm(dim=-1, keepdim=True)), "root of the *sum*"),
            (rms_by(lambda x: x.square().mean(dim=0).sqrt()), "over the words"),
            (rms_by(lambda x: x.square().mean(dim=-1, keepdim=True).sqrt(), scale=False), "γ is missing"),
            (rms_by(lambda x: x.square().mean(dim=-1, keepdim=True)), "root is missing"),
        ],
        "fold": [
            (
                lambda gamma, beta, W, b: (gamma[:, None] * W if len(W) == len(gamma) else W * gamma, b + W @ beta),
                "columns",
            ),
            (lambda gamma, beta, W, b: (W, b), "Column k"),
            (lambda gamma, beta, W, b: (W * gamma, b), "through W, too"),
            (lambda gamma, beta, W, b: (W * gamma, b + W @ (gamma * beta)), "behind the scale"),
            (lambda gamma, beta, W, b: W * gamma, "A matrix and a bias"),
        ],
    },
    "11-transformer": {
        "wish": [
            (wished(lambda n, s: 1 - s, lambda n, s: s / (n - 1)), "the right one included"),
            (wished(lambda n, s: 1.0, lambda n, s: 0.0), "nothing is smoothed"),
            (wished(lambda n, s: 1.0, lambda n, s: s / n), "the sum should be 1"),
            (wished(lambda n, s: 1 - s, lambda n, s: s / n), "the sum should be 1"),
            (lambda n, right, s: [1 - s, s], "probabilities were expected"),
        ],
        "cache": [
            (lambda source, written, d, heads, layers: layers * (source + written) * d, "half is missing"),
            (lambda source, written, d, heads, layers: 2 * (source + written) * d, "one layer"),
            (lambda source, written, d, heads, layers: layers * 2 * written * d, "only the written"),
            (lambda source, written, d, heads, layers: layers * 2 * source * d, "only the source"),
            (lambda source, written, d, heads, layers: layers * 2 * (source + written) * d * heads, "too much"),
            (lambda source, written, d, heads, layers: layers * 2 * (source + written) * d // heads, "one head"),
        ],
        "best": [
            (chosen_by(lambda log_p, length, alpha: log_p), "made up for the length"),
            (chosen_by(lambda log_p, length, alpha: log_p / length), "without α"),
            (chosen_by(lambda log_p, length, alpha: log_p / length**alpha, min), "least likely"),
            (chosen_by(lambda log_p, length, alpha: log_p * length**alpha), "divide"),
            (lambda sentences, alpha: sentences[0], "TypeError"),
        ],
        "patches": [
            (lambda picture, size: picture.reshape(-1, len(picture) * size * size), "cuts lines"),
            (
                lambda picture, size: (
                    picture.unfold(1, size, size).unfold(2, size, size).reshape(-1, len(picture) * size * size)
                ),
                "written down anew",
            ),
            (pieces_as(2, 1, 0, 3, 4), "column by column"),
            (pieces_as(1, 2, 3, 4, 0), "in another order"),
        ],
        "step": [
            (one_each, "one continuation of each"),
            (lambda log_p, more: best_of_all(torch.zeros_like(log_p), more), "is missing"),
            (
                lambda log_p, more: (*reversed(best_of_all(log_p, more)[:2]), best_of_all(log_p, more)[2]),
                "tokens first",
            ),
            (lambda log_p, more: [some.flip(0) for some in best_of_all(log_p, more)], "come first"),
            (lambda log_p, more: best_of_all(log_p, more)[2], "Three tensors"),
        ],
    },
    "12-pre-training": {
        "shares": [
            (shares_of(0.8, 0.1, 0.1), "you ask for all"),
            (lambda n: (0.12, 0.015, 0.015), "These are shares"),
            (shares_of(0.12, 0.015, 0.85), "*and* stay as they are"),
            (lambda n: 0.12 * n, "A list was expected"),
        ],
        "words": [
            (lambda pieces: [piece.removeprefix("##") for piece in pieces], "Only a piece with"),
            (lambda pieces: pieces, "the `##` say where"),
            (lambda pieces: " ".join(joined(pieces)), "one string"),
            (lambda pieces: ["".join(joined(pieces))] if pieces else [], "Only a piece with"),
        ],
        "packed": [
            (
                packed_as(in_one_row, lambda a, b: [0] * (len(a) + 1) + [1] * (len(b) + 1 + bool(b))),
                "belongs to the first",
            ),
            (
                packed_as(
                    lambda a, b: ["[CLS]", *a, "[SEP]", *b, "[SEP]"],
                    lambda a, b: [0] * (len(a) + 2) + [1] * (len(b) + 1),
                ),
                "One [SEP] is enough",
            ),
            (packed_as(lambda a, b: ["[CLS]", *a, "[SEP]", *b], two_segments), "last [SEP] is missing"),
            (packed_as(lambda a, b: in_one_row(a, b)[1:], two_segments), "first token should be [CLS]"),
            (packed_as(in_one_row, lambda a, b: [one + 1 for one in two_segments(a, b)]), "not 1 and 2"),
        ],
        "accuracy": [
            (lambda logits, labels: hits(logits, labels).double().mean().item(), "divide by all tokens"),
            (lambda logits, labels: hits(logits, labels).sum().item(), "Which share"),
            (
                lambda logits, labels: (hits(logits, labels).sum(dim=1) / (labels != -100).sum(dim=1)).mean().item(),
                "counts too much",
            ),
            (lambda logits, labels: hits(logits, labels), "One number was expected"),
        ],
        "whole": [
            (lambda pieces, chosen: chosen, "leave it at that"),
            (lambda pieces, chosen: of_neighbours(pieces, chosen, 1), "before and behind"),
            (lambda pieces, chosen: [True] * len(pieces), "of another word"),
            (lambda pieces, chosen: [False] * len(pieces), "leave some of it out"),
        ],
    },
    "13-fine-tuning": {
        "added": [
            (lambda d, n: d * n, "also has a bias"),
            (lambda d, n: d * n + d, "one for each class"),
            (lambda d, n: d * d + d + d * n + n, "the pooler, too"),
            (lambda d, n: (d, n), "a tuple came"),
        ],
        "overlap": [
            (overlap_by(lambda p, r: p), "precision alone"),
            (overlap_by(lambda p, r: r), "recall alone"),
            (overlap_by(lambda p, r: (p + r) / 2), "plain mean"),
            (overlap_by(harmonic, lambda given, right: sum(word in right for word in given)), "as often as"),
            (overlap_by(harmonic, lambda given, right: sum(map(str.__eq__, given, right))), "F1"),
            (lambda given, right: float(given == right), "F1"),
        ],
        "threshold": [
            (lambda margins, right, told: 0.0, "are possible"),
            (lambda margins, right, told: min(margins), "nothing should be refused"),
            (lambda margins, right, told: float("-inf"), "are possible"),
            (lambda margins, right, told: max(margins) if any(right) else -9, "refuses some"),
            (lambda margins, right, told: None, "returns nothing"),
        ],
        "pieces": [
            (labelled_by(lambda label: label), "count several times"),
            (labelled_by(lambda label: 0), "not 0, which is a class"),
            (labelled_by(lambda label: -100, special=0), "nobody asks about"),
            (labelled_by(lambda label: -100, unasked=("[CLS]", "[SEP]", "[UNK]")), "a word, too"),
            (lambda pieces, labels: labels, "pieces, and"),
        ],
        "windows": [
            (windows_by(lambda most, shared: most, useless=True), "should share"),
            (windows_by(lambda most, shared: most - shared, useless=True), "nothing new"),
            (windows_by(lambda most, shared: most - shared, clipped=False), "beyond the end"),
            (lambda n, most, shared: [(0, n)], "too long"),
            (lambda n, most, shared: [(0, min(n, most))], "out"),
        ],
    },
    "14-real-bert": {
        "differences": [
            (lambda wanted, found: (sorted({*found} - {*wanted}), sorted({*wanted} - {*found})), "wrong way round"),
            (
                lambda wanted, found: ([one for one in wanted if one not in found], [*{*found} - {*wanted}]),
                "not sorted",
            ),
            (lambda wanted, found: (sorted({*wanted} ^ {*found}),) * 2, "the same names twice"),
            (lambda wanted, found: {*wanted} - {*found}, "Two lists"),
        ],
        "today": [
            (lambda old: named_today(old, norms=False), "is called"),
            (lambda old: named_today(old, prefix=("nothing",)), "encoder alone"),
            (lambda old: named_today(old, positions=True), "nobody learned"),
            (lambda old: named_today(old, prefix=""), "put `bert.` before it"),
        ],
        "sizes": [
            (sizes_by(lambda numbers: max(map(int, numbers))), "counted from 0"),
            (sizes_by(lambda numbers: int(max(numbers)) + 1), "As text"),
            (sizes_by(len), "counts once"),
            (
                lambda shapes: (
                    *shapes["bert.embeddings.word_embeddings.weight"][::-1],
                    sizes_by(lambda numbers: len({*numbers}))(shapes)[2],
                ),
                "wrong way round",
            ),
        ],
        "parameters": [
            (bert_size(pooler=0), "pooler is missing"),
            (bert_size(embeddings=2), "norm of the embeddings"),
            (bert_size(embeddings=0), "segments and the norm"),
            (bert_size(layer_norms=0), "layers' norms"),
            (bert_size(layer_biases=0), "layers' biases"),
            (bert_size(layers=lambda n: 1), "only one layer"),
        ],
        "packed": [
            (in_proj_by(lambda some: torch.cat(some, dim=1)), "side by side"),
            (in_proj_by(torch.cat, ("value", "query", "key")), "another order"),
            (in_proj_by(lambda some: torch.cat([one.T for one in some])), "needn't be transposed"),
            (in_proj_by(torch.cat, of_biases=("key", "query", "value")), "the biases aren't"),
        ],
    },
}


def softmax_in_place(scores: Tensor) -> Tensor:
    scores -= scores.max()
    scores.exp_()
    scores /= scores.sum()
    return scores


def pieces_by_logsumexp(query: Tensor, blocks) -> Tensor:
    total, result = torch.tensor(-torch.inf), torch.zeros_like(query)
    for key, value in blocks:
        scores = key @ query
        new = torch.logaddexp(total, scores.logsumexp(dim=0))
        result = (total - new).exp() * result + (scores - new).exp() @ value
        total = new
    return result


RIGHT = {
    "02-encoder-decoder": {
        "shift": [lambda words: [torch.tensor([SOS, *words]), torch.tensor([*words, EOS])]],
        "loss": [
            lambda logits, target_out: F.nll_loss(
                logits.log_softmax(-1).flatten(0, 1), target_out.flatten(), ignore_index=PAD
            ),
            loss_of(lambda log_p, real: -(log_p * real).sum() / real.sum()),
            lambda logits, target_out: loss_of(lambda log_p, real: -log_p[real].mean())(logits, target_out).item(),
        ],
        "sentence": [
            lambda model, batch: (
                -F.cross_entropy(
                    model(batch.source, batch.target_in)[0].transpose(1, 2),
                    batch.target_out,
                    ignore_index=PAD,
                    reduction="none",
                ).sum(1)
            )
        ],
        "sample": [sample_of(draw_by_gumbel), sample_one_by_one],
    },
    "03-bottleneck": {
        "length": [
            lambda sources, written, truths: dict(
                sorted(by_length_of(words_of_source)(sources, written, truths).items())
            )
        ],
        "reverse": [reverse_by_lists],
        "overlap": [overlap_by_loop],
        "probe": [probe_by_logistic],
    },
    "01-recurrent-networks": {
        "rnn": [
            lambda x, W_x, W_h, b: rnn_of(rnn_right)(x, W_x, W_h, b).clone(),
            lambda x, W_x, W_h, b: rnn_of(lambda x_t, h, A, B, c: x_t @ A.T + h @ B.T + c)(x, W_x, W_h, b),
        ],
        "decay": [
            forget_by_trying,
            lambda u: None if abs(u) >= 1 else 1 if u == 0 else math.floor(math.log(0.01) / math.log(abs(u))) + 1,
        ],
        "clip": [
            lambda gradients, max_norm: [
                g * (max_norm / (sum(g.square().sum() for g in gradients).sqrt() + 1e-6)).clamp(max=1)
                for g in gradients
            ]
        ],
        "lstm": [
            lambda symbol: (float(symbol != 2), float(symbol == 1), 1.0),
            lambda symbol: (symbol != 2, 1, symbol == 1),
        ],
        "gru": [lambda x, h, gru: gru(x[None], h[None])[1][0]],
    },
    "04-looking-back": {
        "softmax": [lambda scores: (scores - scores.logsumexp(dim=0)).exp(), softmax_in_place],
        "context": [
            lambda state, memory: F.scaled_dot_product_attention(state[None], memory, memory, scale=1.0)[0],
            lambda state, memory: torch.einsum(
                "j,jd->d", torch.einsum("d,jd->j", state, memory).softmax(dim=0), memory
            ),
        ],
        "mask": [lambda source: source.ne(PAD).unsqueeze(1), lambda source: ~(source == PAD)[:, None, :]],
        "alignment": [lambda weights: [(int(row.argmax()), i) for i, row in enumerate(weights)]],
        "entropy": [
            lambda weights: -torch.xlogy(weights, weights).sum(dim=-1),
            lambda weights: -(weights * weights.clamp(min=1e-12).log()).sum(dim=1),
            lambda weights: -(weights * weights.log()).nansum(dim=-1),
        ],
        "pieces": [pieces_by_logsumexp],
    },
    "05-score-functions": {
        "general": [
            lambda query, keys, W: torch.stack([query @ (W @ key) for key in keys]),
            lambda query, keys, W: torch.einsum("q,qk,jk->j", query, W, keys),
        ],
        "additive": [
            lambda queries, keys, W_q, W_k, v: torch.stack(
                [torch.tanh(W_q @ query + keys @ W_k.T) @ v for query in queries]
            ),
        ],
        "error": [lambda found, gold: len(found ^ gold) / (len(found) + len(gold))],
        "ahead": [lambda n: 50 * torch.eye(n).roll(1, dims=1), lambda n: 9 * torch.diag(torch.ones(n - 1), 1) - 1],
        "right": [
            lambda: hill(1.0, reach=0.5),
            lambda: (
                torch.tensor([[1.0, 0.0]] * 2),
                torch.tensor([[-1.0, 1.0], [-1.0, -1.0]]),
                torch.tensor([1.0, -1]),
            ),
        ],
    },
    "06-attention-translator": {
        "ways": [
            lambda onwards, backwards, words: torch.cat(
                [onwards(words)[0], backwards(torch.flip(words, [1]))[0][:, range(words.shape[1] - 1, -1, -1)]], dim=2
            ),
        ],
        "mean": [
            lambda states, source: torch.stack(
                [some[ids != PAD].mean(dim=0) for some, ids in zip(states, source, strict=True)]
            ),
        ],
        "unknown": [replaced_by(lambda weights, i: int(weights[i, :-1].argmax()))],
        "work": [multiplications_of()],
        "grow": [lambda one, other: frozenset(grown(one, other, reach=2))],
    },
    "07-self-attention": {
        "before": [
            lambda: torch.stack([40 * F.one_hot(torch.tensor((n - 1) % 10), 10).float() for n in range(10)], dim=1)
        ],
        "mask": [
            lambda tokens: ~((tokens == PAD)[:, None] | torch.ones(4, 4, dtype=torch.bool).triu(1)),
            lambda tokens: torch.stack(
                [torch.tensor([[j <= i and row[j] != PAD for j in range(4)] for i in range(4)]) for row in tokens]
            ),
        ],
        "leaks": [leak_test(), leaks_by_gradient, lambda model, tokens: torch.tensor(leak_test()(model, tokens))],
        "scale": [lambda d_k, s_q, s_k: math.sqrt(d_k * s_q**2 * s_k**2)],
        "window": [window_of_slices],
    },
    "08-multi-head": {
        "size": [lambda d_model, n_heads: sum(p.numel() for p in nn.MultiheadAttention(d_model, n_heads).parameters())],
        "join": [lambda heads: torch.cat(heads.unbind(dim=1), dim=-1)],
        "out": [cut_out_of()],
        "order": [removed(lambda loss: loss)],
        "shared": [
            shared_by(lambda some, n: some.repeat_interleave(n, dim=0)),
            lambda query, key, value: F.scaled_dot_product_attention(
                query[None], key[None], value[None], enable_gqa=True
            )[0],
        ],
    },
    "09-positions": {
        "number": [lambda place, dimension, d_model: sinusoid(place + 1, d_model)[place, dimension]],
        "order": [
            order_test(),
            lambda model, x: (
                not all(
                    torch.allclose(model(x[order]), model(x)[order], atol=1e-5)
                    for i in range(len(x))
                    for j in range(i)
                    for order in [[j if k == i else i if k == j else k for k in range(len(x))]]
                )
            ),
        ],
        "ahead": [
            lambda: (torch.eye(64), 40 * turn(-1, 64)),
            lambda: (6 * turn(3, 64), 6 * turn(2, 64)),
        ],
        "alibi": [lambda n_heads, n_places: slopes()(n_heads, n_places).tril()],
        "halves": [lambda d: torch.arange(d).view(-1, 2).T.flatten()],
    },
    "10-add-and-norm": {
        "normalised": [
            lambda numbers: F.layer_norm(torch.tensor(numbers), (len(numbers),)).tolist(),
            normalised_by(statistics.pstdev),
        ],
        "size": [lambda d, n, f: sum(p.numel() for p in nn.TransformerEncoderLayer(d, n, f).parameters())],
        "behind": [layer_of(sum_normed, sum_normed)],
        "rms": [
            lambda x, gamma: F.rms_norm(x, x.shape[1:], gamma),
            rms_by(lambda x: x.norm(dim=-1, keepdim=True) / x.shape[1] ** 0.5),
        ],
        "fold": [lambda gamma, beta, W, b: (W @ torch.diag(gamma), F.linear(beta, W, b))],
    },
    "11-transformer": {
        "wish": [lambda n, right, s: ((1 - s) * F.one_hot(torch.tensor(right), n) + torch.full((n,), s / n)).tolist()],
        "cache": [lambda source, written, d, heads, layers: 2 * layers * heads * (source + written) * (d // heads)],
        "best": [chosen_by(lambda log_p, length, alpha: log_p * length**-alpha)],
        "patches": [lambda picture, size: F.unfold(picture[None], size, stride=size)[0].T],
        "step": [best_of_all],
    },
    "12-pre-training": {
        "shares": [lambda n: [n * 0.15 * share for share in (0.8, 0.1, 0.1)]],
        "words": [joined],
        "packed": [packed_as(in_one_row, two_segments)],
        "accuracy": [lambda logits, labels: hits(logits, labels)[labels != -100].float().mean()],
        "whole": [of_whole_words],
    },
    "13-fine-tuning": {
        "added": [lambda d, n: n * (d + 1)],
        "overlap": [lambda a, b: 2 * (Counter(a) & Counter(b)).total() / (len(a) + len(b))],
        "threshold": [
            lambda margins, right, told: max(
                [*margins, min(margins) - 1],
                key=lambda line: sum(r if m > line else not t for m, r, t in zip(margins, right, told, strict=True)),
            )
        ],
        "pieces": [labelled_by(lambda label: -100)],
        "windows": [windows_by(lambda most, shared: most - shared)],
    },
    "14-real-bert": {
        "differences": [lambda wanted, found: [sorted({*a} - {*b}) for a, b in ((wanted, found), (found, wanted))]],
        "today": [named_today],
        "sizes": [sizes_by(lambda numbers: max(map(int, numbers)) + 1)],
        "parameters": [bert_size()],
        "packed": [in_proj_by(torch.vstack)],
    },
}
