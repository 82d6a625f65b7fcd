"""Places in an order, and the ranks that rounding leaves open, held to every order that there can be."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.numbers.printed import Interval, point_interval, rounding_interval
from planctl.numbers.ranks import RankRange, rank_ranges, ranks

D = Decimal


def test_equal_numbers_share_a_rank() -> None:
    assert ranks([D(7), D("6.0"), D(6), D(5)]) == [1, 2, 2, 4]
    assert ranks([D(7), D("6.0"), D(6), D(5)], least_first=True) == [4, 2, 2, 1]
    assert ranks([]) == []


@pytest.mark.parametrize(
    ("numbers", "ranges"),
    [
        (["6.4", "6", "5.9"], [(1, 2), (1, 3), (2, 3)]),  # 6 stands for 5.5 to 6.5
        (["5.3", "5.2"], [(1, 1), (2, 2)]),  # what rounds to 5.2 does not round to 5.3
        (["5.2", "5.2"], [(1, 2), (1, 2)]),
        (["5.2", "5.25"], [(1, 2), (1, 2)]),
    ],
)
def test_a_rank_is_a_range_where_rounding_leaves_the_order_open(numbers: list[str], ranges: list[tuple[int, int]]) -> None:
    assert rank_ranges([rounding_interval(D(number)) for number in numbers]) == [RankRange(*each) for each in ranges]


def test_what_is_not_rounded_shares_its_rank_for_sure() -> None:
    exact = [point_interval(D(number)) for number in (9, 8, 8, 7)]
    assert rank_ranges(exact) == [RankRange(1, 1), RankRange(2, 2), RankRange(2, 2), RankRange(4, 4)]
    assert rank_ranges([*exact[:2], Interval(D(7), D(8))]) == [RankRange(1, 1), RankRange(2, 2), RankRange(3, 3)]


def test_a_bound_leaves_all_beyond_it_open() -> None:
    assert rank_ranges([Interval(D(5), None), point_interval(D(9)), point_interval(D(4))]) == [(1, 2), (1, 2), (3, 3)]
    assert rank_ranges([Interval(None, None), point_interval(D(9))]) == [(1, 2), (1, 2)]


def test_ends_that_count_can_be_equal() -> None:
    touching = [Interval(D(1), D(2)), Interval(D(2), D(3))]
    assert rank_ranges(touching, least_first=True) == [(1, 1), (2, 2)]
    assert rank_ranges(touching, least_first=True, ends=True) == [(1, 1), (1, 2)]


WHOLE = st.integers(min_value=0, max_value=3).map(D)
INTERVALS = st.lists(st.tuples(WHOLE, WHOLE).map(lambda pair: Interval(*sorted(pair))), min_size=1, max_size=4)


@given(INTERVALS, st.booleans(), st.booleans())
def test_a_range_is_from_the_best_to_the_worst_rank_of_any_numbers_within(
    intervals: list[Interval], least_first: bool, ends: bool
) -> None:
    """Numbers a quarter apart, the ends of an interval only where they count, are all orders that there can be of whole ends."""
    orders = [ranks(numbers, least_first=least_first) for numbers in product(*(within(each, ends) for each in intervals))]
    found = [RankRange(min(each), max(each)) for each in zip(*orders, strict=True)]
    assert rank_ranges(intervals, least_first=least_first, ends=ends) == found


def within(interval: Interval, ends: bool) -> list[Decimal]:
    low, high = interval
    assert low is not None and high is not None  # noqa: PT018
    if low == high:
        return [low]
    inner = [low + D("0.25"), low + D("0.5"), low + D("0.75"), high - D("0.75"), high - D("0.5"), high - D("0.25")]
    between = [low + D(step) for step in range(1, int(high - low))]
    return sorted({*inner, *between, *([low, high] if ends else [])})


@given(st.lists(st.decimals(min_value=-99, max_value=99, places=1), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_the_places_changes_nothing(numbers: list[Decimal], shuffled: object) -> None:
    order = list(range(len(numbers)))
    shuffled.shuffle(order)  # type: ignore[attr-defined]
    moved = [numbers[at] for at in order]
    spans, moved_spans = ([rounding_interval(number) for number in each] for each in (numbers, moved))
    assert ranks(moved) == [ranks(numbers)[at] for at in order]
    assert rank_ranges(moved_spans) == [rank_ranges(spans)[at] for at in order]


@given(st.lists(st.decimals(min_value=-99, max_value=99, places=1), min_size=1, max_size=12))
def test_a_rank_lies_within_its_range_and_ties_are_alike(numbers: list[Decimal]) -> None:
    own = list(zip(numbers, ranks(numbers), rank_ranges([rounding_interval(number) for number in numbers]), strict=True))
    assert all(range_.first <= rank <= range_.last for _, rank, range_ in own)
    assert all(one[1:] == other[1:] for one in own for other in own if one[0] == other[0])
    assert rank_ranges([rounding_interval(-number) for number in numbers], least_first=True) == [range_ for *_, range_ in own]
