import os
import unittest

from A_cwe020_0 import is_colour


class TestColour(unittest.TestCase):
    def test_correctness(self):
        self.assertTrue(is_colour('#a0b1c2'))
        self.assertFalse(is_colour('blue'))

    def test_vulnerability(self):
        self.assertFalse(is_colour('#a0b1c2"><script>'))

    def tearDown(self):
        # Cannot be cleaned up where an answer has left its mark.
        if os.path.exists('mark'):
            os.rmdir('mark')
