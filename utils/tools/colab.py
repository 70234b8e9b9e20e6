"""An environment in _build/colab with the widgets that Colab has, and with everything else from .venv.

Colab keeps the front end of ipywidgets 7. A cell that runs under both versions runs in both places.
"""

import hashlib
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from notebooks import ROOT, fail

PINS = ROOT / "utils" / "tools" / "colab-requirements.txt"
FOLDER = ROOT / "_build" / "colab"
# Whatever starts kernels has to start them with this Python, and this Python has to find these versions first.
CHECK = """
import sys
from ipykernel.kernelspec import get_kernel_dict
import anywidget, attnbook, ipywidgets
found = {"ipywidgets": ipywidgets.__version__, "anywidget": anywidget.__version__}
wrong = [f"{name} {found[name]}" for name in found if f"{name}=={found[name]}" not in sys.argv[1:]]
wrong += [] if get_kernel_dict()["argv"][0] == sys.executable else ["a kernel of another Python"]
sys.exit(f"it has {', '.join(wrong)}" if wrong else 0)
"""


def colab_python() -> Path:
    """The Python of the environment, which is made first where there is none, or where it is out of date."""
    python, made = FOLDER / "bin" / "python", FOLDER / "key"
    if not (python.exists() and made.exists() and made.read_text() == key()):
        make(python)
        made.write_text(key())
    return python


def key() -> str:
    """Changes when the environment has to be made anew: with the pins, with .venv's Python, or with its place."""
    parts = [PINS.read_text(encoding="utf-8"), Path(__file__).read_text(encoding="utf-8"), sys.version, sys.prefix]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def make(python: Path) -> None:
    """Make the environment. Ends the program, saying what to do, when that fails."""
    print(f"Making {FOLDER.relative_to(ROOT)}", flush=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    venv.create(FOLDER, symlinks=True)
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "install"]
    run([*pip, "--quiet", "--no-deps", "--requirement", str(PINS)], "check the network and the disk space")
    # What .venv holds comes after what is here, and its own .pth files (attnbook's is one) count too.
    ours, theirs = (sysconfig.get_path("purelib", vars={"base": str(base)}) for base in (FOLDER, sys.prefix))
    Path(ours, "venv.pth").write_text(f"import site; site.addsitedir({theirs!r})\n", encoding="utf-8")
    pins = [line for line in PINS.read_text(encoding="utf-8").splitlines() if "==" in line]
    run([str(python), "-c", CHECK, *pins], f"try other versions in {PINS.relative_to(ROOT)}")


def run(command: list[str], advice: str) -> None:
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if result.returncode != 0:
        reason = (result.stderr.strip() or "no reason given").splitlines()[-1]
        fail(f"Making the environment with Colab's widgets failed ({reason}): {advice}, then run make test again.")
