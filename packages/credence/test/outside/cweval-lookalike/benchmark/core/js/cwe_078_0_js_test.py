import pytest


@pytest.mark.functionality
def test_same():
    assert 'a'.strip() == 'a'


@pytest.mark.security
def test_same_safely():
    assert 'b'.strip() == 'b'
