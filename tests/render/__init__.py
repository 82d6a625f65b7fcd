"""Tests of how answers look."""
