#!/bin/sh
# Makes .venv and installs the pins of requirements.txt into it; `make` calls it when they changed.
# The environment may hold PYTHON (default python3) and TORCH_INDEX (one more package index for PyTorch).
set -u

stop() {
    echo "$1" >&2
    exit 1
}

python=${PYTHON:-python3}
command -v "$python" >/dev/null ||
    stop "No $python here: install Python 3.11 or newer, or name it: make PYTHON=/path/to/python3"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "$("$python" --version 2>&1) is too old: install Python 3.11 or newer, or name it: make PYTHON=/path/to/python3"
"$python" -c 'import venv, ensurepip' 2>/dev/null ||
    stop "$python cannot make virtual environments: install its venv module (Debian, Ubuntu: apt install python3-venv)"

# Made anew when there is none, when its Python is gone, or when the folder was moved.
here=$(pwd -P)
if ! .venv/bin/python -m pip --version >/dev/null 2>&1 || [ "$(cat .venv/installed 2>/dev/null || echo "$here")" != "$here" ]; then
    echo "Making .venv"
    "$python" -m venv --clear .venv || stop "Making .venv failed: free some disk space, then run make again."
fi
rm -f .venv/installed

log=.venv/install.log
quiet=--quiet
[ -t 1 ] && quiet= # a reader at a terminal sees the progress of the downloads
install() {
    .venv/bin/python -m pip install --disable-pip-version-check $quiet "$@" 2>>"$log"
}
or_stop() {
    stop "Installing failed ($(grep '^ERROR' "$log" | tail -n 1)): check the network and the disk space, then run make again. The log: $log"
}

: >"$log"
torch=$(sed -n 's/^torch==//p' requirements.txt)
echo "Installing PyTorch $torch"
# PyTorch goes first and by exact version: pulled in by another package it may bring gigabytes of GPU libraries.
# Its CPU build ("+cpu") is taken wherever an index offers one.
set -- ${TORCH_INDEX:+--extra-index-url "$TORCH_INDEX"}
install --retries 1 "$@" "torch==$torch+cpu" || install "$@" "torch==$torch" || or_stop
echo "Installing the rest of requirements.txt"
install -r requirements.txt || or_stop
install --no-deps --editable . || or_stop
printf '%s\n' "$here" >.venv/installed
