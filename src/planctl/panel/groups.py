"""How many rows have which verdict: of all of them, or of each place, indicator, unit or period."""

from __future__ import annotations

from collections.abc import Sequence

from planctl.assess.quantities import SHARE_DECIMALS
from planctl.assess.verdict import FAMILIES, Family
from planctl.numbers import sql
from planctl.panel.measures import VERDICT

BY = ("place", "indicator", "unit", "period")
"""What rows can be told apart by."""

FAULTS = "SELECT fault, CAST(sum(n) AS BIGINT) FROM coded_ WHERE fault IS NOT NULL GROUP BY fault ORDER BY fault"
"""How many rows have which fault."""

_DECIMALS = "CASE WHEN gap % 10 <> 0 THEN 3 WHEN gap % 100 <> 0 THEN 2 WHEN gap % 1000 <> 0 THEN 1 ELSE 0 END"
_KNOWN = ", ".join(f"'{verdict}'" for verdict in FAMILIES[Family.RESULT])


def keys(by: Sequence[str]) -> list[str]:
    """The columns that a group has in common: an indicator goes with its unit."""
    return [name for name in BY if name in by or (name == "unit" and "indicator" in by)]


def query(by: Sequence[str], *, as_text: bool) -> str:
    """The query of how many rows of each group and attribute have which verdict.

    `share` is their part of those that have a verdict on a result, in per cent. By the indicator there is the mean gap, in the
    unit, with no more decimals than the gaps that are added up for it; null where one of them has more than three.
    """
    group = ", ".join([*keys(by), "attribute"])
    per_unit = "PARTITION BY indicator, unit" if "indicator" in by else ""
    share = sql.quotient(f"n * {100 * 10**SHARE_DECIMALS}", "known", SHARE_DECIMALS, as_text=as_text)
    gap = sql.quotient("gap", "n * CAST(power(10, 3 - decimals) AS BIGINT)", "decimals", as_text=as_text)
    return f"""
WITH judged AS (SELECT {group}, direction, bound, value, target, n, gap, {VERDICT} AS verdict FROM groups_),
  summed AS (
    SELECT {group}, verdict, CAST(sum(n) AS BIGINT) AS n, CASE WHEN count(gap) = count(*) THEN CAST(sum(gap) AS BIGINT) END AS gap
    FROM judged GROUP BY ALL
  ),
  known AS (
    SELECT *, CASE WHEN verdict IN ({_KNOWN}) THEN sum(CASE WHEN verdict IN ({_KNOWN}) THEN n END) OVER (PARTITION BY {group}) END
      AS known, max({_DECIMALS}) OVER ({per_unit}) AS decimals
    FROM summed
  )
SELECT {group}, verdict, n AS "rows", {share} AS share{f", {gap} AS gap" if "indicator" in by else ""}
FROM known ORDER BY {group}, verdict"""
