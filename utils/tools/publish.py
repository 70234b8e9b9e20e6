"""Write the executed notebooks into a folder, for the branch that Colab opens them from.

    python utils/tools/publish.py OWNER/NAME COMMIT FOLDER

Each one's set-up cell gets the address that it installs the helper package from: this repository at this very commit.
"""

import argparse
from pathlib import Path

import nbformat
from lint_notebooks import SETUP
from notebooks import EXECUTED, fail, notebook_paths

README = """\
# The executed notebooks of “Attention, Step by Step”

Generated from https://github.com/{repository} at commit {commit}: the chapters with their outputs, as Colab opens them.
Nothing here is edited by hand. The sources are in that repository's `chapters/`.
"""


def publish(repository: str, commit: str, folder: Path, executed: Path = EXECUTED) -> int:
    """Write every executed notebook into `folder`; returns how many there are."""
    empty = 'REPOSITORY = ""'
    filled = f'REPOSITORY = "https://github.com/{repository}@{commit}"'
    paths = notebook_paths(executed)
    for path in paths:
        notebook = nbformat.read(path, as_version=4)
        setup = next((cell for cell in notebook.cells if cell.source == SETUP), None)
        if setup is None:
            fail(f"{path.relative_to(executed)} has no set-up cell; run make test.")
        setup.source = setup.source.replace(empty, filled)
        target = folder / path.relative_to(executed)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
    (folder / "README.md").write_text(README.format(repository=repository, commit=commit), encoding="utf-8")
    return len(paths)


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the executed notebooks for the branch that Colab opens.")
    parser.add_argument("repository", metavar="OWNER/NAME")
    parser.add_argument("commit", metavar="COMMIT")
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    arguments = parser.parse_args()
    n_notebooks = publish(arguments.repository, arguments.commit, arguments.folder)
    if n_notebooks == 0:
        fail("There are no executed notebooks: run make html first.")
    print(f"{n_notebooks} notebooks written to {arguments.folder}")


if __name__ == "__main__":
    main()
