"""A figure in JupyterLab: in step with the kernel in both directions, and keeping its keys to itself."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, Locator, Page, expect

MAKE_FIGURE = """
import torch
from attnbook.widgets.attention_map import AttentionMap

weights = torch.eye(4) * 0.6 + 0.1  # 70 % where row and column are the same, 10 % elsewhere
figure = AttentionMap("I am a student", "je suis étudiant .", weights, gold=[(0, 0), (1, 1), (3, 2)])
figure
"""
START = "Point at a cell"
LAST = 2  # the number of the cell for code
READY = """() => {
    const kernel = window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel;
    return kernel?.status === "idle" && kernel.connectionStatus === "connected";
}"""
EXECUTE = """([name, options, seconds]) => Promise.race([
    jupyterapp.commands.execute(name, options),
    new Promise((_, reject) => setTimeout(() => reject(new Error(`${name} does not come to an end`)), 1000 * seconds)),
])"""
CHOOSE = "number => { jupyterapp.shell.currentWidget.content.activeCellIndex = number }"
WRITE = "source => jupyterapp.shell.currentWidget.content.activeCell.model.sharedModel.setSource(source)"
SECONDS = 60  # before a server, a page or a kernel counts as hanging


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a notebook in a JupyterLab of its own: nobody's settings, and nothing asked of another host."""
    home = tmp_path_factory.mktemp("jupyter")
    for folder in ("notebooks", "config/labconfig"):
        (home / folder).mkdir(parents=True)
    settings = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false"}}  # nor looks for updates
    (home / "config" / "labconfig" / "default_setting_overrides.json").write_text(json.dumps(settings))
    cells = [new_code_cell(source) for source in (MAKE_FIGURE.strip(), "figure", "")]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), home / "notebooks" / "figure.ipynb")
    options = {
        "ServerApp.root_dir": home / "notebooks",
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": 0,
        "ServerApp.open_browser": False,
        "ServerApp.allow_root": True,
        "IdentityProvider.token": "figures",
        "LabApp.expose_app_in_browser": True,  # its commands, without the menus that show them
    }
    places = {
        "JUPYTER_CONFIG_DIR": home / "config",
        "JUPYTER_DATA_DIR": home / "data",
        "JUPYTER_RUNTIME_DIR": home / "runtime",
        "JUPYTERLAB_SETTINGS_DIR": home / "settings",
        "JUPYTERLAB_WORKSPACES_DIR": home / "workspaces",
        "IPYTHONDIR": home / "ipython",
        "JUPYTER_PREFER_ENV_PATH": 1,  # the kernel and the extensions of this Python, not the user's
    }
    environment = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    log = home / "log.txt"
    with log.open("w") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *(f"--{name}={value}" for name, value in options.items())],
            env=environment | {name: str(value) for name, value in places.items()},
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
    try:
        yield f"{address(process, home / 'runtime', log)}lab/tree/figure.ipynb?token=figures"
    finally:
        process.terminate()  # it ends its kernels first
        process.wait(SECONDS)


def address(process: subprocess.Popen[bytes], runtime: Path, log: Path) -> str:
    """Where the server is, once it says so: it writes a file then."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        for path in runtime.glob("jpserver-*.json"):
            try:
                return str(json.loads(path.read_text())["url"])
            except ValueError:  # half written
                pass
        time.sleep(0.1)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-3000:]}")


class Lab:
    """A notebook that is open in JupyterLab. Cells: one makes the figure, one shows it again, the last is for `run`."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.faults: list[str] = []
        host = url.split("/")[2]
        ours = (f"http://{host}/", f"ws://{host}/", "data:", "blob:")
        for event in ("request", "websocket"):
            page.on(event, lambda asked: None if asked.url.startswith(ours) else self.faults.append(asked.url))
        page.on("console", lambda said: self.faults.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.faults.append(f"uncaught: {error}\n{error.stack}"))
        page.goto(url)
        self.cells = page.locator(".jp-Notebook .jp-Cell")
        self.output = self.cells.nth(LAST).locator(".jp-OutputArea")
        page.wait_for_function(READY)

    def command(self, name: str, **arguments: str) -> None:
        """Do what one of JupyterLab's menus does."""
        self.page.evaluate(EXECUTE, [name, arguments, SECONDS])

    def show_figures(self) -> None:
        """Run the first two cells: a new figure, and a second view of it."""
        for number in (0, 1):
            self.page.evaluate(CHOOSE, number)
            self.command("notebook:run-cell")
            self.reads(START, number)

    def run(self, source: str) -> None:
        """Run code in the last cell. The mouse stays where it is."""
        self.page.evaluate(CHOOSE, LAST)
        self.page.evaluate(WRITE, source)
        self.command("notebook:run-cell")

    def becomes(self, expression: str, expected: str) -> None:
        """Wait until Python prints this for an expression: what is done on the page comes to it soon, not at once."""
        deadline = time.monotonic() + SECONDS
        printed = None
        while printed != expected:
            assert time.monotonic() < deadline, f"{expression} is {printed}, not {expected}"
            self.run(f"print({expression})")
            printed = self.output.inner_text().strip()

    def view(self, number: int) -> Locator:
        """The figure under the first or the second cell."""
        return self.cells.nth(number).locator(".figure")

    def reads(self, text: str, view: int = 0) -> None:
        expect(self.view(view).locator(".reading")).to_contain_text(text)

    def centre(self, row: int, column: int, view: int = 0) -> tuple[float, float]:
        """Where a cell's middle is in the window."""
        box = self.view(view).locator("canvas").bounding_box()
        assert box is not None
        return box["x"] + (column + 0.5) * box["width"] / 4, box["y"] + (row + 0.5) * box["height"] / 4

    def notebook_state(self) -> list[str]:
        """What the notebook's own commands would change: each cell's kind, and which is chosen."""
        return self.cells.evaluate_all(
            """cells => cells.map(cell => ["jp-CodeCell", "jp-MarkdownCell", "jp-RawCell", "jp-mod-active",
                "jp-mod-selected", "jp-mod-readWrite"].filter(name => cell.classList.contains(name)).join(" "))"""
        )


@pytest.fixture(scope="module")
def open_lab(chromium: Browser, server: str) -> Iterator[Lab]:
    """One page and one kernel for all tests: both take seconds to start."""
    page = chromium.new_page(viewport={"width": 1280, "height": 1700})  # so high that nothing has to scroll
    page.set_default_timeout(SECONDS * 1000)
    expect.set_options(timeout=SECONDS * 1000)
    yield Lab(page, server)
    page.close()


@pytest.fixture
def lab(open_lab: Lab) -> Iterator[Lab]:
    """The open notebook with a new figure in it. The test fails if anything went wrong on the page."""
    open_lab.show_figures()
    yield open_lab
    open_lab.page.mouse.move(0, 0)
    faults, open_lab.faults[:] = [*open_lab.faults], []
    assert faults == [], "the page is not quiet"


# From the page to Python


def test_the_kernel_is_this_python(lab):
    lab.run("import sys")
    lab.becomes("sys.prefix", sys.prefix)


def test_the_mouse_selects_in_python(lab):
    lab.page.mouse.move(*lab.centre(2, 3))
    lab.reads("étudiant attends 10 % to student")
    lab.becomes("figure.selected", "[2, 3]")
    lab.page.mouse.move(0, 0)
    lab.becomes("figure.selected", "[]")


def test_the_keys_select_and_lock_in_python(lab):
    lab.view(0).locator(".map").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "Enter"):
        lab.page.keyboard.press(key)
    lab.reads("suis attends 70 % to am")
    lab.becomes("figure.selected, figure.locked", "[1, 1] 1")
    lab.view(0).locator(".map").focus()
    lab.page.keyboard.press("Escape")
    lab.becomes("figure.selected, figure.locked", "[] 1")


def test_python_is_told_of_every_change(lab):
    lab.run("seen = []\nfigure.observe(lambda change: seen.append(change.new), 'show_gold')")
    for _ in range(2):
        lab.view(0).get_by_role("button", name="Gold alignment").click()
    lab.becomes("seen", "[True, False]")


# From Python to the page


def test_python_selects_on_the_page(lab):
    lab.run("figure.selected = [3, 3]")
    lab.reads(". attends 70 % to student")
    lab.run("figure.selected, figure.locked = [], 1")
    lab.reads("suis attends most to am (70 %)")


def test_python_shows_the_gold_alignment(lab):
    rings = lab.view(0).locator(".cells .ring")
    expect(rings).to_have_count(0)
    lab.run("figure.show_gold = True")
    expect(rings).to_have_count(3)
    expect(lab.view(0).get_by_role("button", name="Gold alignment")).to_have_attribute("aria-pressed", "true")


def test_python_changes_the_weights(lab):
    lab.view(0).get_by_role("button", name="Show the numbers").click()
    lab.run("figure.selected = [0, 1]\nfigure.weights = torch.tensor([[0.25, 0.75, 0, 0]] * 4, requires_grad=True)")
    lab.reads("je attends 75 % to am")
    expect(lab.view(0).locator(".numbers tr").last.locator("td")).to_have_text(["0.250", "0.750", "0.000", "0.000"])
    heads = "torch.stack([weights, weights.flip(0), weights])"
    lab.run(f"figure.weights = {heads}")
    lab.view(0).get_by_label("Head").select_option("2")
    lab.reads("je attends 10 % to am")
    lab.becomes("figure.head, tuple(figure.weights.shape)", "1 (1, 3, 4, 4)")
    lab.run("figure.weights = weights")
    lab.reads("je attends 10 % to am")
    expect(lab.view(0).get_by_label("Head")).to_have_count(0)
    lab.becomes("figure.head", "0")


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        (
            "figure.weights = torch.ones(2, 3) / 3",
            "Error: weights of shape (2, 3) do not fit 4 target and 4 source tokens",
        ),
        (
            "figure.weights = torch.ones(4, 4)",
            "Error: each row of attention weights has to be a distribution, but row 0 sums to 4.000",
        ),
        ("figure.weights = torch.full((4, 4), torch.nan)", "TraitError: weights: a figure shows finite numbers"),
        ("figure.selected = ['je']", "TraitError: The 'selected' trait of an AttentionMap instance"),
        ("figure.selected = [4, 0]", "TraitError: selected is [4, 0], but it has to be [target, source]"),
        ("figure.head = 1", "TraitError: head is 1, but it has to be between 0 and 0"),
    ],
)
def test_a_bad_value_is_refused_and_the_figure_stays(lab, code, complaint):
    lab.run("figure.selected = [2, 2]")
    lab.run(code)
    expect(lab.output).to_contain_text(complaint)
    lab.reads("étudiant attends 70 % to a")
    lab.page.mouse.move(*lab.centre(1, 1))
    lab.reads("suis attends 70 % to am")


# In JupyterLab


def test_two_views_stay_in_step(lab):
    lab.page.mouse.move(*lab.centre(1, 2))
    for view in (0, 1):
        lab.reads("suis attends 10 % to a", view)
    lab.view(1).get_by_role("button", name="Gold alignment").click()
    for view in (0, 1):
        expect(lab.view(view).locator(".cells .ring")).to_have_count(3)
    lab.becomes("figure.selected", "[]")  # the mouse has left the map
    lab.run("figure.selected = [0, 0]")
    for view in (0, 1):
        lab.reads("je attends 70 % to I", view)


def test_the_theme_is_jupyterlabs(lab):
    for theme, name in (("JupyterLab Dark", "dark"), ("JupyterLab Light", "light")):
        lab.command("apputils:change-theme", theme=theme)
        for view in (0, 1):
            expect(lab.view(view)).to_have_attribute("data-theme", name)
        expect(lab.page.locator("#jupyterlab-splash")).to_have_count(0)  # JupyterLab stumbles over two at once


def test_keys_in_a_figure_are_no_commands_of_the_notebook(lab):
    """Without care an "x" cuts the cell that the figure is in, and an arrow key in a list of choices leaves it."""
    lab.run("figure.weights = torch.stack([weights, weights])")
    lab.page.mouse.click(*lab.centre(0, 0))
    before = lab.notebook_state()
    for key in ("ArrowDown", "Enter", "Escape", "ArrowUp", "ArrowUp", "b", "m", "x", "d", "d", "Shift+M", "Shift+J"):
        lab.page.keyboard.press(key)
    assert lab.notebook_state() == before
    lab.view(0).get_by_label("Head").focus()
    before = lab.notebook_state()
    for key in ("ArrowDown", "ArrowUp", "ArrowDown", "x"):
        lab.page.keyboard.press(key)
    assert lab.notebook_state() == before
    lab.becomes("figure.head, figure.locked", "1 1")


def test_a_text_field_in_a_figure_keeps_all_its_keys(lab):
    lab.view(0).evaluate("figure => figure.prepend(document.createElement('input'))")
    field = lab.view(0).locator("input")
    field.focus()
    before = lab.notebook_state()
    for key in ("x", "d", "d", "ControlOrMeta+A", "y", "Enter"):
        lab.page.keyboard.press(key)
    expect(field).to_have_value("y")
    assert lab.notebook_state() == before


def test_save_and_run_work_from_a_figure(lab):
    lab.view(0).locator(".map").focus()
    tab = lab.page.locator(".lm-TabBar-tab.jp-mod-current")
    expect(tab).to_have_class(re.compile("jp-mod-dirty"))
    lab.page.keyboard.press("x")  # a key of the figure's own before it
    lab.page.keyboard.press("ControlOrMeta+S")
    expect(tab).not_to_have_class(re.compile("jp-mod-dirty"))
    lab.page.keyboard.press("ArrowDown")
    lab.reads("je attends 70 % to I")
    lab.page.keyboard.press("Shift+Enter")
    lab.reads(START)
    expect(lab.cells.nth(1)).to_have_class(re.compile("jp-mod-active"))
