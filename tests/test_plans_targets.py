"""Kinds of targets on whole small plans: every verdict as it was worked out by hand in the plan's own comment."""

from pathlib import Path

from tests.conftest import Run, results

PROVINCE = (Path(__file__).parent / "plans" / "province.yaml").read_text(encoding="utf-8")


def judged(run: Run, command: str, plan: str, *options: str) -> list[tuple[str, float | None, str, float | None]]:
    """Of each row the indicator, its target, the verdict, and how far the result is beyond the target or short of it."""
    rows = results(run, command, *options, plan=plan)
    return [(row["id"], row["target"]["value"], row["verdict"], row["margin"]["value"]) for row in rows]


def test_each_kind_of_target_of_a_province_is_judged(run: Run) -> None:
    assert judged(run, "status", PROVINCE) == [
        ("GDP", 6, "exceeded", 0.4),
        ("GDP", 7, "missed", -0.6),
        ("REVENUE", 300, "exceeded", 25),
        ("REVENUE", 320, "exceeded", 5),
        ("RETAIL", 8, "met", 0),
        ("GRAIN", 2000, "met", -15),
        ("JOBS", 50, "missed", -0.7),
        ("PRICES", 3, "missed", None),
    ]


def test_second_steps_are_not_counted_again(run: Run) -> None:
    for command in ("status", "review"):
        counts = run(command, "--json", plan=PROVINCE).json["summary"]["by_attribute"]["expected"]
        assert counts == {"indicators": 6, "inferred": 0, "verdicts": {"result": {"exceeded": 2, "met": 2, "missed": 2}}}


def test_review_has_a_second_step_after_its_first(run: Run) -> None:
    assert [(row["id"], row["target"]["value"]) for row in results(run, "review", plan=PROVINCE)] == [
        ("JOBS", 50),
        ("PRICES", 3),
        ("GDP", 6),
        ("GDP", 7),
        ("REVENUE", 300),
        ("REVENUE", 320),
        ("RETAIL", 8),
        ("GRAIN", 2000),
    ]


def test_a_second_step_says_so_beside_its_target(run: Run) -> None:
    table = """\
| Indicator (unit) | Attr. | Actual 2023 | Target 2024 | Result | Comparison |
| --- | --- | ---: | ---: | ---: | --- |
| GDP (growth) | expected | +5.8% | ≥+6% | +6.4% | better by 0.4 points |
| GDP (growth) | expected | +5.8% | stretch +7% | +6.4% | missed, 0.6 points short |

- expected 1: with a result 1 (better 1)
"""
    assert run("status", "GDP", "--lang", "en", "--format", "md", plan=PROVINCE).out == table


def test_without_a_width_about_is_not_judged_below(run: Run) -> None:
    assert judged(run, "status", PROVINCE.replace("  about_width: 1\n", ""), "GRAIN", "JOBS") == [
        ("GRAIN", 2000, "no_width", -15),
        ("JOBS", 50, "no_width", -0.7),
    ]
