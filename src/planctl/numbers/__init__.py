"""Printed numbers and all arithmetic on them: values in, a value or a reason out; knows no plan."""
