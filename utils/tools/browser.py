"""Find the Chromium that the browser tests need, or install one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "No Chromium for the browser tests, and none could be installed: "
    "install chromium, or run .venv/bin/playwright install --with-deps chromium."
)


def find_browser() -> str | None:
    """The path of a Chromium on this machine: on the PATH, or Playwright's own."""
    on_path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if on_path:
        return on_path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install_browser() -> str | None:
    """Install a Chromium: with apt-get as root on Debian, through Playwright elsewhere; None when that fails."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        commands = [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]]
    else:
        commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    for command in commands:
        if subprocess.run(command, stdout=subprocess.DEVNULL).returncode != 0:
            return None
    return find_browser()
