"""Tests of sense."""
