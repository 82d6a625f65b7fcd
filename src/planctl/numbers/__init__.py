"""Printed numbers and all arithmetic on them: values in, a value or a reason out; knows no plan."""

from decimal import getcontext

getcontext().prec = 42
"""Twelve digits more than an answer keeps: what comes out even on paper comes out even here, and no sum loses a digit."""
