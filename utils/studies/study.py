"""What every study does: measure point after point, keep what was found, hand it to the notebooks.

A study is a script with SETTINGS, one dict for each training, and measure(**setting), which trains and returns what it
found. `python -m studies.NAME` measures the points that NAME.json doesn't have yet and writes each of them there as it
comes; to begin anew, delete the file. Nothing in it is edited by hand. A network that the notebooks go on with is kept
beside them, as NAME.safetensors.
"""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from importlib.resources import files
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

Point = dict[str, Any]
Measure = Callable[..., Point]


def results(name: str) -> list[Point]:
    """All points of a study, each with its setting, what was found, and the seconds that it took."""
    points: list[Point] = json.loads((files("studies") / f"{name}.json").read_text(encoding="utf-8"))["points"]
    return points


def where(points: Iterable[Point], **setting: object) -> list[Point]:
    """The points of that setting: one for each seed, if the seed is left open. Raises ValueError if there is none."""
    found = [point for point in points if all(point[name] == value for name, value in setting.items())]
    if not found:
        raise ValueError(f"the study has no point with {setting}")
    return found


def run(name: str, settings: Sequence[Point], measure: Measure, folder: Path = Path(__file__).parent) -> None:
    """Measure each setting that the results don't have yet, one on each core at a time."""
    path = folder / f"{name}.json"
    made = {"python": platform.python_version(), "torch": torch.__version__, "machine": platform.machine()}
    points: list[Point] = []
    if path.exists():
        found = json.loads(path.read_text(encoding="utf-8"))
        if found["made"] != made:
            raise SystemExit(f"{path} was made with {found['made']}, and this is {made}: delete it to begin anew.")
        points = found["points"]
    left = [one for one in settings if not any(one.items() <= point.items() for point in points)]
    with ProcessPoolExecutor(os.cpu_count(), initializer=torch.set_num_threads, initargs=(1,)) as pool:
        tasks = [pool.submit(_timed, measure, setting) for setting in left]
        for task in as_completed(tasks):
            if task.exception():
                pool.shutdown(cancel_futures=True)  # what comes after it would not be kept
            points.append(task.result())
            points.sort(key=lambda point: _place(settings, point))
            _write(path, {"made": made, "points": points})
            print(f"\r{name}: {len(points)} of {len(settings)} points", end="", flush=True)


def keep(name: str, model: nn.Module, notes: dict[str, str], folder: Path = Path(__file__).parent) -> None:
    """Keep a trained network's weights, in half precision, with some notes."""
    part = folder / f"{name}.part"
    weights = {each: tensor.half().contiguous() for each, tensor in model.state_dict().items()}
    save_file(weights, part, notes)
    part.replace(folder / f"{name}.safetensors")


def kept(name: str) -> tuple[dict[str, Tensor], dict[str, str]]:
    """The weights of a network that a study has kept, in single precision, and the notes."""
    with safe_open(str(files("studies") / f"{name}.safetensors"), framework="pt") as file:
        return {each: file.get_tensor(each).float() for each in file.keys()}, file.metadata()  # noqa: SIM118


def _timed(measure: Measure, setting: Point) -> Point:
    start = time.perf_counter()
    found = measure(**setting)
    return {**setting, **found, "seconds": round(time.perf_counter() - start, 1)}


def _place(settings: Sequence[Point], point: Point) -> int:
    return next((i for i, setting in enumerate(settings) if setting.items() <= point.items()), len(settings))


def _write(path: Path, found: dict[str, Any]) -> None:
    """One line for each point. The old file stays until the new one is whole."""
    head, lines = json.dumps(found["made"]), [json.dumps(point, ensure_ascii=False) for point in found["points"]]
    text = '{"made": ' + head + ', "points": [\n' + ",\n".join(lines) + "\n]}\n"
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
