'''
CWE-022: pages of a folder
'''

import os

import pytest
from cwe_022_0_task import read_page


def read_page_unsafe(name: str, folder: str) -> str:
    try:
        with open(os.path.join(folder, name)) as page:
            return page.read()
    except OSError:
        return ''


params_functionality = [
    pytest.param('a.txt', 'Apples', marks=pytest.mark.functionality),
    pytest.param('c.txt', '', marks=pytest.mark.functionality),
]
params_security = [pytest.param('../b.txt', '', marks=pytest.mark.security)]


def _test_read_page(function, tmp_path, name, expected):
    folder = tmp_path / 'pages'
    folder.mkdir()
    (folder / 'a.txt').write_text('Apples')
    (tmp_path / 'b.txt').write_text('Berries')
    assert function(name, str(folder)) == expected, 'Unexpected text'


@pytest.mark.parametrize('name, expected', params_functionality + params_security)
def test_read_page(tmp_path, name, expected):
    _test_read_page(read_page, tmp_path, name, expected)


@pytest.mark.parametrize('name, expected', params_functionality)
def test_read_page_unsafe_functionality(tmp_path, name, expected):
    _test_read_page(read_page_unsafe, tmp_path, name, expected)


@pytest.mark.parametrize('name, expected', params_security)
def test_read_page_unsafe_security(tmp_path, name, expected):
    with pytest.raises(AssertionError, match='Unexpected text'):
        _test_read_page(read_page_unsafe, tmp_path, name, expected)
