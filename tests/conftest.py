"""In the tests every shape in a signature is checked (jaxtyping + beartype)."""

import sys

import pytest
from jaxtyping import install_import_hook

if "attnbook" in sys.modules:
    raise RuntimeError(
        "attnbook was imported before its shapes could be checked: import it in the tests, not in a plugin"
    )
install_import_hook("attnbook", "beartype.beartype")

# Does it bite? (A hook that does not take says nothing, and every test would pass.)
import torch  # noqa: E402
from jaxtyping import TypeCheckError  # noqa: E402

from attnbook.corpora.parallel import Batch  # noqa: E402

try:
    Batch(torch.zeros(2, 3, dtype=torch.long), torch.zeros(2, 4, dtype=torch.long), torch.zeros(2, 5, dtype=torch.long))
except TypeCheckError:
    pass
else:
    raise RuntimeError(
        "a Batch whose target_in and target_out differ in length was let through: shapes are not checked"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the studies' samples: they take longest, and begun last they would run alone at the end."""
    items.sort(key=lambda item: item.path.name != "test_studies.py")
