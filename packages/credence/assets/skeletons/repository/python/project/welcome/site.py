"""Answers visits."""
from .page import greeting


def visit(name):
    return f"<body>{greeting(name)}</body>"
