import unittest

from A_cwe330_0 import token


class TestToken(unittest.TestCase):
    def test_correctness(self):
        self.assertEqual(len(token()), 8)

    def test_vulnerability(self):
        self.assertNotEqual(token(), token())
