"""The studies: what they keep, what they refuse, and that their results are what their scripts find."""

import json
import statistics
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

import attnbook.__main__ as cli
from attnbook.components.fine_tuning import Classifier, find_answer, is_right, questions_about, tell
from attnbook.components.positions import sinusoid
from attnbook.components.transformer import Transformer
from attnbook.corpora import tsv
from attnbook.metrics import corpus_bleu
from studies import (
    agreement,
    answerer,
    attention,
    bottleneck,
    delay,
    exposure,
    fine_tuning,
    heads,
    norms,
    positions,
    pretrained,
    pretraining,
    scores,
    study,
    tatoeba,
    transformer,
)

STUDIES = {
    "delay": delay,
    "agreement": agreement,
    "exposure": exposure,
    "bottleneck": bottleneck,
    "scores": scores,
    "attention": attention,
    "heads": heads,
    "positions": positions,
    "norms": norms,
    "transformer": transformer,
    "tatoeba": tatoeba,
    "pretraining": pretraining,
    "pretrained": pretrained,
    "fine_tuning": fine_tuning,
    "answerer": answerer,
}


@pytest.fixture
def one_thread() -> Iterator[None]:
    """As a study measures: the number of threads decides in which order numbers are added up."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def measure(size: int, seed: int) -> study.Point:
    if size == 0:
        raise ValueError("no such size")
    return {"found": 10 * size + seed}


def settings(*sizes: int) -> list[study.Point]:
    return [{"size": size, "seed": seed} for size in sizes for seed in (0, 1)]


def kept(folder: Path) -> list[study.Point]:
    return json.loads((folder / "test.json").read_text(encoding="utf-8"))["points"]


def test_a_study_measures_what_is_missing(tmp_path: Path) -> None:
    study.run("test", settings(1, 2), measure, tmp_path)
    first = kept(tmp_path)
    assert [(p["size"], p["seed"], p["found"]) for p in first] == [(1, 0, 10), (1, 1, 11), (2, 0, 20), (2, 1, 21)]
    assert all(p["seconds"] >= 0 for p in first)
    study.run("test", settings(3, 1, 2), measure, tmp_path)
    assert [p["found"] for p in kept(tmp_path)] == [30, 31, 10, 11, 20, 21]
    assert [p for p in kept(tmp_path) if p["size"] != 3] == first, "what was there is not measured again"
    assert not list(tmp_path.glob("*.part"))


def test_a_point_that_fails_takes_none_of_the_others_along(tmp_path: Path) -> None:
    study.run("test", settings(1), measure, tmp_path)
    with pytest.raises(ValueError, match="no such size"):
        study.run("test", settings(1, 0), measure, tmp_path)
    assert [p["found"] for p in kept(tmp_path)] == [10, 11]


def test_results_of_other_versions_are_not_mixed(tmp_path: Path) -> None:
    study.run("test", settings(1), measure, tmp_path)
    path = tmp_path / "test.json"
    old = path.read_text(encoding="utf-8").replace(torch.__version__, "1.0")
    path.write_text(old, encoding="utf-8")
    with pytest.raises(SystemExit, match=r"delete it to begin anew"):
        study.run("test", settings(1, 2), measure, tmp_path)
    assert path.read_text(encoding="utf-8") == old


def test_points_are_found_by_their_setting() -> None:
    points = [setting | measure(**setting) for setting in settings(1, 2)]
    assert [p["found"] for p in study.where(points, size=2)] == [20, 21]
    with pytest.raises(ValueError, match=r"no point with \{'size': 3\}"):
        study.where(points, size=3)


def test_a_network_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    torch.manual_seed(0)
    model = torch.nn.Linear(3, 2)
    study.keep("some", model, {"made": "today"}, tmp_path)
    monkeypatch.setattr(study, "files", lambda package: tmp_path)
    weights, notes = study.kept("some")
    assert notes == {"made": "today"}
    assert weights.keys() == model.state_dict().keys()
    for name, tensor in model.state_dict().items():
        assert weights[name].dtype == torch.float32
        torch.testing.assert_close(weights[name], tensor, atol=1e-3, rtol=1e-3)
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("name", STUDIES)
def test_results_are_complete(name: str) -> None:
    points = study.results(name)
    for setting in STUDIES[name].SETTINGS:
        assert len(study.where(points, **setting)) == 1, setting
    assert len(points) == len(STUDIES[name].SETTINGS), "a point of a setting that the study no longer has"


@pytest.mark.usefixtures("one_thread")
@pytest.mark.parametrize(("model", "steps"), [("RNN", 5), ("RNN", 20), ("LSTM, forget bias 3", 20)])
def test_a_sample_of_delay(model: str, steps: int) -> None:
    all_seeds = [point["accuracy"] for point in study.where(study.results("delay"), model=model, delay=steps)]
    again = delay.measure(model, steps, seed=1)["accuracy"]
    assert min(all_seeds) - 0.05 <= again <= max(all_seeds) + 0.05


@pytest.mark.usefixtures("one_thread")
def test_a_sample_of_agreement() -> None:
    """The network that reads the number in one unit, and nowhere else, does so again."""
    before = study.where(study.results("agreement"), seed=1)[0]
    again = agreement.measure(seed=1)
    assert again["unit"] == before["unit"]
    assert again["right"] == pytest.approx(before["right"], abs=0.03)
    assert again["share"] == pytest.approx(before["share"], abs=0.05)
    assert again["without"] == pytest.approx(before["without"], abs=0.15)


@pytest.mark.usefixtures("one_thread")
def test_a_sample_of_bottleneck() -> None:
    """The smallest network, trained anew, does as well as the study says."""
    setting = {"size": 32, "reverse": False, "narrow": 0, "longest": bottleneck.LONGEST}
    before = study.where(study.results("bottleneck"), **setting)
    again = json.loads(json.dumps(bottleneck.measure(**setting, seed=1)))  # as it would be kept
    assert again["n"] == before[0]["n"], "the same test sentences"
    for length in ("4", "6", "8"):
        shares = [point["exact"][length] for point in before]
        room = 0.05 + 2 * statistics.pstdev(shares)
        assert min(shares) - room <= again["exact"][length] <= max(shares) + room, length
    shares = [statistics.mean(point["probe"]) for point in before]
    assert min(shares) - 0.05 <= statistics.mean(again["probe"]) <= max(shares) + 0.05


@pytest.mark.usefixtures("one_thread")
def test_a_sample_of_exposure() -> None:
    before = study.where(study.results("exposure"), remedy="planted mistakes")
    again = exposure.measure("planted mistakes", seed=1)
    for name in ("slip, then alone", "exact match"):
        found = [point[name] for point in before]
        assert min(found) - 0.04 <= again[name] <= max(found) + 0.04, name


@pytest.mark.usefixtures("one_thread")
def test_a_sample_of_scores() -> None:
    before = study.where(study.results("scores"), score="dot")
    again = scores.measure("dot", seed=1)
    for name, room in (("exact match", 0.04), ("alignment error", 0.03), ("entropy", 0.1)):
        found = [point[name] for point in before]
        assert min(found) - room <= again[name] <= max(found) + room, name


@pytest.mark.usefixtures("one_thread")
def test_a_sample_of_attention() -> None:
    before = study.where(study.results("attention"), translator="general score")
    again = json.loads(json.dumps(attention.measure("general score", 64, "fr", seed=1)))  # as it would be kept
    assert again["n"] == before[0]["n"], "the same test sentences"
    for length in ("6", "10", "14"):
        shares = [point["exact"][length] for point in before]
        room = 0.05 + 2 * statistics.pstdev(shares)
        assert min(shares) - room <= again["exact"][length] <= max(shares) + room, length
    errors = [point["alignment error"] for point in before]
    assert min(errors) - 0.05 <= again["alignment error"] <= max(errors) + 0.05


@pytest.mark.usefixtures("one_thread")
def test_a_sample_of_heads() -> None:
    """One head in each layer: the loss of the study, and without its most missed head the verb is lost again."""
    before = study.where(study.results("heads"), n_heads=1, seed=1)[0]
    again = heads.measure(n_heads=1, seed=1)
    assert again["loss"] == pytest.approx(before["loss"], abs=0.02)
    assert len(again["heads"]) == len(before["heads"]) == 2
    for now, then in zip(again["heads"], before["heads"], strict=True):
        assert now["loss"] == pytest.approx(then["loss"], abs=0.2)
        assert now["noun"] == pytest.approx(then["noun"], abs=0.2)
    assert min(head["right verb"] for head in again["heads"]) < 0.65 < again["right verb"]
    assert min(head["averaged"] for head in again["heads"]) < 0.85


@pytest.mark.usefixtures("one_thread")
def test_a_sample_of_positions() -> None:
    """Learned places in one layer: as good as before on short sentences, and sure of an end that isn't there."""
    before = study.where(study.results("positions"), places="learned", n_layers=1)
    again = positions.measure("learned", 1, seed=1)
    for name, room in (("loss", 0.02), ("long loss", 0.4), ("end", 0.15)):
        found = [point[name] for point in before]
        assert min(found) - room <= again[name] <= max(found) + room, name


@pytest.mark.usefixtures("one_thread")
def test_a_sample_of_norms() -> None:
    """The paper's layers at full speed: every word becomes the same, and stays so."""
    before = study.where(study.results("norms"), layer="post", warm_up=0)
    again = norms.measure("post", 0, seed=1)
    found = [point["loss"] for point in before]
    assert min(found) - 0.02 <= again["loss"] <= max(found) + 0.02
    assert again["alike"] > 0.99


def test_the_layers_of_norms() -> None:
    """Each kind is what its name says: the norms, and whether anything is added."""
    torch.manual_seed(0)
    x = torch.randn(2, 5, norms.D_MODEL)
    for name, keeps_the_input in (("pre", True), ("no norm", True), ("no residual", False)):
        layer = norms.a_layer(name)
        for part in (layer.attention.W_O, layer.feed_forward.outer):  # the parts say nothing
            torch.nn.init.zeros_(part.weight)
            torch.nn.init.zeros_(part.bias)
        assert torch.equal(layer(x)[0], x) is keeps_the_input, name
    for name, reads_a_copy in (("pre", True), ("no norm", False)):
        layer = norms.a_layer(name)
        torch.nn.init.zeros_(layer.feed_forward.outer.weight)
        said, said_to_seven = layer(x)[0] - x, layer(7 * x)[0] - 7 * x  # to seven times the input
        assert torch.allclose(said, said_to_seven, atol=1e-3) is reads_a_copy, name


@pytest.mark.usefixtures("one_thread")
def test_a_sample_of_transformer() -> None:
    """Words that are too loud at the start: one training, worse than each of the chapter's."""
    points = study.results("transformer")
    before, chapters = (study.where(points, kind=kind) for kind in ("loud words", "as in the chapter"))
    again = transformer.measure("loud words", seed=1)

    def at_eight(point: study.Point) -> float:
        return float({int(length): share for length, share in point["exact"].items()}[8])

    assert min(map(at_eight, before)) - 0.05 <= at_eight(again) <= max(map(at_eight, before)) + 0.05
    assert at_eight(again) < min(map(at_eight, chapters))


def test_the_translators_of_transformer() -> None:
    """Each kind is what its name says: the size of its words, and whether output and embedding are one."""
    sentences = bottleneck.corpus()
    for kind, size, shared in (
        ("as in the chapter", 1 / 8, True),
        ("loud words", 1, False),
        ("own output", 1 / 8, False),
    ):
        torch.manual_seed(0)
        model = transformer.build(kind, sentences)
        for half in (model.encoder, model.decoder):
            assert half.embedding.word.weight[4:].std().item() == pytest.approx(size, rel=0.05), kind
        assert model.decoder.output.weight.std().item() == pytest.approx(1 / 8, rel=0.05), kind
        assert (model.decoder.output.weight is model.decoder.embedding.word.weight) is shared, kind


def test_a_sample_of_tatoeba(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On sixty pairs in place of Tatoeba: what it counts, and that a finished training is only scored again."""
    lines = [f"Sentence number {i}.\tLa phrase numéro {i} !" for i in range(60)]
    (tmp_path / "pairs.tsv").write_text("\n".join(lines), encoding="utf-8")
    small = tsv(tmp_path / "pairs.tsv", vocab_size=60)
    for module, name in ((cli.CORPORA, "tatoeba"), (vars(tatoeba), "tatoeba")):
        monkeypatch.setitem(module, name, lambda vocab_size: small)
    monkeypatch.setattr(tatoeba, "EPOCHS", 1)
    monkeypatch.chdir(tmp_path)
    point = tatoeba.measure("lstm")
    assert len(point["valid loss"]) == 1
    assert point["sentences"] == len(point["examples"]) == len(small.splits["test"])
    assert point["interval"][0] <= point["bleu"] <= point["interval"][1]
    checkpoint = tmp_path / "runs" / "tatoeba-lstm" / "checkpoint.safetensors"
    trained = checkpoint.read_bytes()
    assert tatoeba.measure("lstm") == point
    assert checkpoint.read_bytes() == trained


@pytest.mark.usefixtures("one_thread")
def test_a_sample_of_pretraining() -> None:
    """If all that is asked for is covered, the network needn't say what it sees."""
    before, papers = (study.where(study.results("pretraining"), recipe=one) for one in ("100 / 0 / 0", "80 / 10 / 10"))
    again = pretraining.measure("100 / 0 / 0", seed=1)
    for name, room in (("covered", 0.04), ("answers", 0.04), ("seen", 0.15)):
        found = [point[name] for point in before]
        assert min(found) - room <= again[name] <= max(found) + room, name
    assert again["seen"] < min(point["seen"] for point in papers) - 0.2


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_sample_of_pretrained(language: str) -> None:
    """What is kept is as good as the study says, and far better than the best neighbour is."""
    [before] = study.where(study.results("pretrained"), language=language)
    model, tokenizer = pretrained.load(language)
    again = pretraining.asked(model, tokenizer, pretraining.told("valid", 60), language)
    for name in ("covered", "answers", "seen", "replaced"):
        assert again[name] == pytest.approx(before[name], abs=0.05), name


@pytest.mark.usefixtures("one_thread")
@pytest.mark.parametrize(
    ("written", "right", "kind"),
    [
        ("trois petites gâteaux", "trois petits gâteaux", "another form"),
        ("elle est allé à la gare", "elle est allée à la gare", "another form"),
        ("un belle sac", "un beau sac", "another form"),
        ("un sac", "un lac", "another word"),
        ("des chemises blanches", "des chemises bleues", "another word"),
        ("il a chanté", "il a dansé", "another word"),
        ("il a", "il a dansé", "another length"),
    ],
)
def test_kinds_of_mistakes(written: str, right: str, kind: str) -> None:
    assert fine_tuning.kind_of_mistake(written.split(), right.split()) == kind


def test_pairs_of_stories_need_both_answers() -> None:
    """Whoever knows gets all of them; whoever says the same of both gets none, and so does who is always wrong."""
    _, tokenizer = pretrained.load()

    class Oracle(Classifier):
        """Says "together" as `says` tells it, from whether the last place is where she is now."""

        def __init__(self, says: Callable[[bool], bool]) -> None:
            nn.Module.__init__(self)
            self.says, self.anything = says, nn.Parameter(torch.zeros(1))

        def forward(self, tokens: Tensor, _: Tensor) -> Tensor:
            rows = [tokenizer.decode(row.tolist()).split() for row in tokens]
            places = [[after for before, after in pairwise(row) if before == "the"] for row in rows]
            together = [self.says(named[-1] == named[2]) for named in places]
            return F.one_hot(torch.tensor(together).long(), 2).float()

    shares = [fine_tuning.knows_who_left(Oracle(says), tokenizer) for says in (bool, lambda _: True, lambda x: not x)]
    assert shares == [1, 0, 0]


def test_a_sample_of_fine_tuning() -> None:
    """Three hundred labels, and a network that knows the language."""
    points = study.where(study.results("fine_tuning"), task="together", labels=300, frozen=None)
    before, scratch = (
        [one["right"] for one in study.where(points, start=some)] for some in ("pre-trained", "from scratch")
    )
    again = fine_tuning.measure("together", 300, "pre-trained", None, seed=1)["right"]
    assert min(before) - 0.04 <= again <= max(before) + 0.04
    assert again > max(scratch)


def test_a_sample_of_answerer() -> None:
    """The kept network answers other new stories as well as the study says."""
    [before] = study.results("answerer")
    model, (_, tokenizer) = answerer.load(), pretrained.load()
    new = questions_about(tell("valid", 300))
    right = [is_right(one, find_answer(model, one, tokenizer)) for one in new]
    assert statistics.mean(right) == pytest.approx(before["right"], abs=0.05)


def test_an_interval_of_scores() -> None:
    right = [(f"the cat number {i} sleeps here", [f"the cat number {i} sleeps here"]) for i in range(40)]
    assert tatoeba.interval(right) == [100, 100]
    mixed = [(one if i % 2 else "a dog runs", truth) for i, (one, truth) in enumerate(right)]
    score = corpus_bleu(hypotheses=[one for one, _ in mixed], references=[truth for _, truth in mixed]).score
    low, high = tatoeba.interval(mixed)
    assert low < score - 3 < score + 3 < high
    low_of_many, high_of_many = tatoeba.interval(mixed * 10)
    assert high_of_many - low_of_many < (high - low) / 2


def test_sentences_that_begin_anywhere() -> None:
    """In training both sentences stand at the same other places, and all places come; afterwards all is as before."""
    torch.manual_seed(0)
    model = transformer.BeginsAnywhere(9, 9, d_model=8)
    plain = Transformer(9, 9, d_model=8)
    plain.load_state_dict(model.state_dict())
    source, target = torch.randint(4, 9, (2, 5)), torch.randint(4, 9, (2, 6))
    places = sinusoid(plain.encoder.embedding.MOST, 8)

    def placed_at(first: int) -> torch.Tensor:
        for half in (plain.encoder, plain.decoder):
            half.embedding.places = places[first:]
        return plain(source, target)[0]

    expected = [placed_at(first) for first in range(transformer.PLACES - 6 + 1)]
    met = set()
    for _ in range(300):
        logits, _ = model(source, target)
        [first] = [i for i, one in enumerate(expected) if torch.allclose(one, logits, atol=1e-5)]
        met.add(first)
    assert met == set(range(len(expected)))
    torch.testing.assert_close(model.eval()(source, target)[0], placed_at(0))


def test_what_gets_through_a_narrow_place() -> None:
    source = torch.tensor([[4, 5, 6, 2]])
    torch.manual_seed(0)
    narrow = bottleneck.NarrowEncoderDecoder(9, 9, d_model=8, narrow=6)
    h, c = narrow.encode(source)
    for half, whole in zip((h, c), narrow.encoder(source), strict=True):
        assert torch.equal(half[..., :3], whole[..., :3])
        assert (half[..., 3:] == 0).all()
    torch.manual_seed(0)
    plain = bottleneck.EncoderDecoder(9, 9, d_model=8)
    torch.manual_seed(0)
    wide = bottleneck.NarrowEncoderDecoder(9, 9, d_model=8, narrow=16)
    torch.testing.assert_close(wide(source, source)[0], plain(source, source)[0])
