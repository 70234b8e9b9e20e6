"""The tools are scripts: their folder comes first on the path."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "utils" / "tools"))
