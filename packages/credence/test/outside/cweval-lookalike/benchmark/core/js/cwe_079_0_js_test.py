import os
import subprocess

import pytest

safe_path = os.path.abspath(__file__).replace('_test.py', '_task.js')
unsafe_path = os.path.abspath(__file__).replace('_test.py', '_unsafe.js')


def run(path, name):
    command = ['node', path, name]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.functionality
def test_greet():
    assert run(safe_path, 'Ada') == '<p>Hello, Ada!</p>'


@pytest.mark.security
def test_greet_script():
    assert '<script' not in run(safe_path, '<script>x</script>'), 'a script is in the page'


@pytest.mark.security
def test_greet_unsafe_security():
    with pytest.raises(AssertionError):
        assert '<script' not in run(unsafe_path, '<script>x</script>')
