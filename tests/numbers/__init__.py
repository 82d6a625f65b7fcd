"""Tests of printed numbers and formulas."""
