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


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Several processes get a file each, so that what its tests share is made once. The studies' samples share
    nothing and take longest: they come first, each by itself.
    """
    items.sort(key=lambda item: item.path.name != "test_studies.py")
    for item in items:
        alone = item.path.name == "test_studies.py"
        item.add_marker(pytest.mark.xdist_group(item.nodeid if alone else str(item.path)))
