import os
import subprocess

import pytest

name = os.path.splitext(os.path.basename(__file__))[0].split('_test')[0]
compiled = os.path.join(os.path.dirname(__file__), 'compiled')


def run(kind, word):
    command = [os.path.join(compiled, f'{name}_{kind}'), word]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.functionality
def test_shout():
    assert run('task', 'hello') == 'hello!'


@pytest.mark.security
def test_shout_long():
    assert run('task', 'hello' * 20) == 'hellohel!'


@pytest.mark.security
def test_shout_unsafe_security():
    with pytest.raises(subprocess.CalledProcessError):
        run('unsafe', 'hello' * 20)
