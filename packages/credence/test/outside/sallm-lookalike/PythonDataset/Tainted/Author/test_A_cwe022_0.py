import unittest

from A_cwe022_0 import read_note


class TestNotes(unittest.TestCase):
    def test_correctness(self):
        self.assertEqual(read_note('tea.txt'), 'Grüner Tee\n')

    def test_vulnerability(self):
        try:
            text = read_note('../A_cwe022_0.py')
        except Exception:
            text = ''
        self.assertNotIn('def ', text)
