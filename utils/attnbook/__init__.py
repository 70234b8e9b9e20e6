"""The helper package of the book "Attention, Step by Step"."""

import os

__version__ = "0.1.0"

# PyTorch's threads should sleep while they wait for each other. By default they spin, and beside another busy program
# training then takes twenty times as long. It helps where attnbook is imported before torch, as on the command line.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
