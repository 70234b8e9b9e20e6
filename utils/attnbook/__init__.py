"""The helper package of the book "Attention, Step by Step"."""

import os

__version__ = "0.1.0"

# How long PyTorch's threads (on Linux, GNU OpenMP's) spin while they wait for each other, before they sleep. By default
# they spin so long that beside another busy program training takes forty times as long; so, it takes about
# twice as long, and alone it costs little. It helps where attnbook is imported before torch, as on the command line.
os.environ.setdefault("GOMP_SPINCOUNT", "1000")
