"""Greets visitors."""
