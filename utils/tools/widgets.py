"""Bundle the figures: utils/attnbook/widgets/NAME.jsx becomes utils/attnbook/widgets/dist/NAME.js.

    python utils/tools/widgets.py [NAME ...]

Names bundle only these figures, which is for who is working on one. Needs Node.js; what it writes is committed, so that
readers don't.
"""

import argparse
import gzip
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from notebooks import ROOT, fail

sys.path.insert(0, str(ROOT / "utils"))
from attnbook import colours

WIDGETS = ROOT / "utils" / "attnbook" / "widgets"
DIST = WIDGETS / "dist"
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"
LIMIT = 20_000  # bytes, gzipped


def install() -> None:
    """What package-lock.json names, where it is not installed yet. Ends the program when that is not possible."""
    installed = ROOT / "node_modules" / ".package-lock.json"
    if installed.exists() and installed.stat().st_mtime >= (ROOT / "package-lock.json").stat().st_mtime:
        return
    if shutil.which("npm") is None:
        fail("Bundling the figures needs Node.js 18 or newer with npm: install it, then run make widgets again.")
    if subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=ROOT).returncode != 0:
        fail("npm ci failed: check the network, then run make widgets again.")


def bundle(sources: list[Path], folder: Path) -> list[Path]:
    """Bundle figures into `folder`; returns the files."""
    with tempfile.TemporaryDirectory() as scratch:
        # A copy of the sources, in which each style is one minified text, as a bundle carries it.
        copy = Path(scratch, WIDGETS.relative_to(ROOT))
        shutil.copytree(WIDGETS, copy, ignore=shutil.ignore_patterns("*.py", "dist", "__pycache__"))
        Path(scratch, "node_modules").symlink_to(ROOT / "node_modules")
        # What all figures have stands behind the book's colours.
        style = copy / "core" / "figure.css"
        ours = style.read_text(encoding="utf-8")
        style.write_text(colours.css(".figure", '.figure[data-theme="dark"]') + ours, encoding="utf-8")
        styles = map(str, copy.rglob("*.css"))
        esbuild([*styles, "--minify", f"--outdir={copy}", f"--outbase={copy}", "--allow-overwrite"], scratch)
        esbuild(
            [
                *(str(copy / source.relative_to(WIDGETS)) for source in sources),
                "--bundle",
                "--minify",
                "--format=esm",
                "--target=es2020",
                "--charset=utf8",
                "--jsx=automatic",
                "--jsx-import-source=preact",
                "--loader:.css=text",
                "--legal-comments=none",
                f"--outdir={folder}",
            ],
            scratch,
        )
    return [folder / f"{source.stem}.js" for source in sources]


def esbuild(arguments: list[str], folder: str) -> None:
    """Run esbuild in a folder: that is what the paths in its messages are relative to."""
    if subprocess.run([str(ESBUILD), "--log-level=warning", *arguments], cwd=folder).returncode != 0:
        fail("esbuild could not bundle the figures: correct what it names above, then run make widgets again.")


def gzipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))


def main() -> None:
    parser = argparse.ArgumentParser(description="Bundle the figures.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="all of them when none is named")
    names = parser.parse_args().names
    install()
    sources = sorted(WIDGETS.glob("*.jsx"))
    unknown = sorted(set(names) - {source.stem for source in sources})
    if unknown:
        fail(f"There is no figure {', '.join(unknown)} in {WIDGETS.relative_to(ROOT)}.")
    if not names:
        for stale in DIST.glob("*.js"):
            stale.unlink()
    paths = bundle([source for source in sources if not names or source.stem in names], DIST)
    for path in paths:
        print(f"{path.name:24} {gzipped(path) / 1000:5.1f} kB gzipped")
    heavy = [path.name for path in paths if gzipped(path) > LIMIT]
    if heavy:
        fail(f"Heavier than {LIMIT / 1000:g} kB: {', '.join(heavy)}; leave a library out.")


if __name__ == "__main__":
    main()
