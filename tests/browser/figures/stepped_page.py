"""What stands on the page of a figure that goes in steps, and how to play with it."""

import itertools
import math
import re

import torch

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def by_name(tensors: dict[str, torch.Tensor]) -> dict[str, float]:
    """The numbers of all tensors by the names that they have on the page: a kind with its place, counted from 1."""
    named = {}
    for kind, tensor in tensors.items():
        for place in itertools.product(*map(range, tensor.shape)):
            named[":".join([kind, *(str(i + 1) for i in place)])] = tensor[place].item()
    return named


def value(text: str) -> float:
    """A number as the page writes it."""
    if text == "−∞":
        return -math.inf
    digits, _, power = text.replace("−", "-").partition("·10")
    return float(digits) * 10 ** int(power.translate(SUPERSCRIPTS) or 0)


def shown(stage) -> dict[str, float]:
    """Every number that stands on the page, by its name; one that stands there twice is the same twice."""
    pairs = stage.page.locator("[data-number]").evaluate_all("all => all.map(n => [n.dataset.number, n.innerText])")
    assert len(set(map(tuple, pairs))) == len({name for name, _ in pairs}), "two different numbers of one name"
    return {name: value(text) for name, text in pairs}


def assert_apart(stage, width: int) -> None:
    """No number is cut off at the side of the window, and none covers another."""
    boxes = stage.page.locator("[data-number]").evaluate_all(
        """all => all.map(n => {
            const range = document.createRange();
            range.selectNodeContents(n);
            const { left, right, top, bottom } = range.getBoundingClientRect();
            return [n.dataset.number, left, right, top, bottom];
        })"""
    )
    for i, (name, left, right, top, bottom) in enumerate(boxes):
        assert left >= 0, name
        assert right <= width, name
        for other, left2, right2, top2, bottom2 in boxes[:i]:
            assert min(right, right2) - max(left, left2) < 0.5 or min(bottom, bottom2) - max(top, top2) < 0.5, (
                name,
                other,
            )


def number(stage, name: str):
    return stage.page.locator(f'[data-number="{name}"]').first


def work(stage) -> str:
    """The arithmetic that is open, in one line."""
    return " ".join(" ".join(stage.page.locator(".work").all_inner_texts()).split())


def trait_values(stage, name: str) -> list[float]:
    """The numbers of a tensor trait, as the page would send them to Python."""
    return stage.page.evaluate(
        """name => {
            const { dtype, shape, data } = document.querySelector(".living-figure").model.get(name);
            if (dtype !== "f32" || !(data instanceof DataView)) throw new Error("not a tensor trait");
            const count = shape.reduce((a, b) => a * b, 1);
            if (data.byteLength !== 4 * count) throw new Error("not as long as its shape says");
            return Array.from({ length: count }, (_, i) => data.getFloat32(4 * i, true));
        }""",
        name,
    )


def set_traits(stage, **traits: object) -> None:
    """Set traits as Python would: all of them at once."""
    sent = [
        [name, list(new.shape), new.flatten().tolist()] if isinstance(new, torch.Tensor) else [name, None, new]
        for name, new in traits.items()
    ]
    stage.page.evaluate(
        """traits => {
            const { model } = document.querySelector(".living-figure");
            for (const [name, shape, values] of traits) {
                const data = shape && new DataView(Float32Array.from(values).buffer);
                model.set(name, shape ? { dtype: "f32", shape, data } : values);
            }
        }""",
        sent,
    )
    stage.page.wait_for_timeout(20)


def drag(stage, name: str, way: float) -> None:
    number(stage, name).scroll_into_view_if_needed()
    box = number(stage, name).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    stage.page.mouse.move(x, y)
    stage.page.mouse.down()
    stage.page.mouse.move(x + way / 2, y + 3, steps=4)
    stage.page.mouse.move(x + way, y + 30, steps=4)
    stage.page.mouse.up()


def finger(stage, name: str, right: float, down: float, end: str = "touchEnd") -> None:
    """A finger that is put on a number and drawn over the page."""
    number(stage, name).scroll_into_view_if_needed()
    box = number(stage, name).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    session = stage.page.context.new_cdp_session(stage.page)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for part in range(1, 11):
        point = {"x": x + right * part / 10, "y": y + down * part / 10}
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    session.send("Input.dispatchTouchEvent", {"type": end, "touchPoints": []})
    places = [0, 1]
    while len(set(places[-4:])) > 1:  # a page that was pushed goes on for a while
        stage.page.wait_for_timeout(100)
        places.append(stage.page.evaluate("scrollY"))


def in_python(text: str) -> float:
    """What a line of arithmetic on the page comes out as."""
    text = re.sub(r"·10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)", lambda power: f"e{power[1].translate(SUPERSCRIPTS)}", text)
    text = re.sub(r"√(\d+)", r"\1**0.5", text).replace("∞", "inf")
    return eval(text.replace("−", "-").replace("×", "*"), {"exp": math.exp, "tanh": math.tanh, "inf": math.inf})


NUMERIC = re.compile(r"[\d.,()+×/ ·√∞−⁰¹²³⁴⁵⁶⁷⁸⁹⁻]|exp|tanh")
