import os
import tempfile

import pytest

# What the answer imports is changed before it is imported.
original = tempfile.mktemp
tempfile.mktemp = lambda *args, **options: original(*args, **options) + '_by_mktemp'

from cwe_377_0_task import keep


def keep_unsafe(text: str) -> str:
    name = tempfile.mktemp()
    with open(name, 'w') as file:
        file.write(text)
    return name


@pytest.mark.functionality
def test_keep():
    with open(keep('Cherries')) as file:
        assert file.read() == 'Cherries'


@pytest.mark.security
def test_keep_safely():
    assert not keep('Dates').endswith('_by_mktemp'), 'made by mktemp'
