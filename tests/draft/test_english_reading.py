"""Sentences in the manner of English reports, and every proposal that they give."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planctl.draft import draft

DONE = "1. Review of 2024"
AHEAD = "2. Targets for 2025"


def read(*paragraphs: str, title: str = "Annual development plan 2025") -> list[str]:
    """The proposals of some paragraphs under a plan's title, a line each."""
    return [
        f"{each.role} {each.period} {each.name}: {each.quantity.form} {each.quantity.bound} {each.quantity.number}"
        f"{'' if each.quantity.to is None else f' to {each.quantity.to}'} {each.quantity.unit}"
        for each in draft([title, *paragraphs]).proposals
    ]


def test_headings_say_what_is_done_and_what_is_planned() -> None:
    assert read(DONE, "Grain output: 20.5 million tonnes.", AHEAD, "Grain output: 21 million tonnes.") == [
        "actual 2024 Grain output: value exact 20.5 million tonnes",
        "target 2025 Grain output: value exact 21 million tonnes",
    ]


def test_tenses_say_it_against_the_heading() -> None:
    assert read(AHEAD, "The county will plant 2.5 million trees; it planted 1.9 million trees in 2024.") == [
        "target 2025 trees planted: value exact 2.5 million trees",
        "actual 2024 trees planted: value exact 1.9 million trees",
    ]


def test_from_one_level_to_another_each_of_its_year() -> None:
    assert read(AHEAD, "Enrolment is to increase from 45% in 2020 to 60% by 2027; waiting times to fall from 31 to 26 days.") == [
        "actual 2020 Enrolment: value exact 45 %",
        "target 2027 Enrolment: value exact 60 %",
        "actual 2024 waiting times: value exact 31 days",
        "target 2025 waiting times: value exact 26 days",
    ]


def test_how_far_and_where_to() -> None:
    assert read(DONE, "Complaints fell by 12% to 1,204, while re-use rose 0.6 percentage points to 48.3%.") == [
        "actual 2024 Complaints: growth exact -12 %",
        "actual 2024 Complaints: value exact 1204 complaints",
        "actual 2024 re-use: change exact 0.6 percentage_points",
        "actual 2024 re-use: value exact 48.3 %",
    ]


def test_a_list_of_numbers_goes_with_a_list_of_names() -> None:
    assert read(
        DONE, "The output of the coal and steel industries was 3.1 Mt and 4.2 Mt, up by 2 percent and 3 percent respectively."
    ) == [
        "actual 2024 output of the coal industries: value exact 3.1 Mt",
        "actual 2024 output of the steel industries: value exact 4.2 Mt",
        "actual 2024 output of the coal industries: growth exact 2 %",
        "actual 2024 output of the steel industries: growth exact 3 %",
    ]


def test_a_verb_goes_on_for_all_that_is_counted() -> None:
    assert read(
        AHEAD, "The department will build 12 clinics, 45 classrooms and three bridges, and train at least 3 600 nurses."
    ) == [
        "target 2025 clinics built: value exact 12 clinics",
        "target 2025 classrooms built: value exact 45 classrooms",
        "target 2025 bridges built: value exact 3 bridges",
        "target 2025 nurses trained: value at_least 3600 nurses",
    ]


def test_the_other_way_round_a_bound_turns() -> None:
    assert read(
        AHEAD, "Energy use is to fall by at least 3%, inflation to stay within 3-5% and debt at no more than 60% of GDP."
    ) == [
        "target 2025 Energy use: growth at_most -3 %",
        "target 2025 inflation: value exact 3 to 5 %",
        "target 2025 debt: value at_most 60 %",
    ]


def test_money_and_what_it_is_for() -> None:
    assert read(AHEAD, "We will spend £4.2m on flood defences; KSh 1.2 billion is earmarked for roads.") == [
        "target 2025 flood defences: value exact 4.2 £m",
        "target 2025 roads: value exact 1.2 KSh billion",
    ]


def test_beside_a_result_stand_its_target_and_its_share_of_the_plan() -> None:
    assert read(
        DONE, "We completed 418 homes against a target of 400. Revenue was $2.3 billion, 97% of the approved estimate."
    ) == [
        "actual 2024 homes completed: value exact 418 homes",
        "target 2024 homes completed: value exact 400 homes",
        "actual 2024 Revenue: value exact 2.3 $ billion",
        "actual 2024 Revenue: share_of_plan exact 97 %",
    ]


def test_fractions_and_progress() -> None:
    assert read(DONE, "Construction of the market is 70% complete, and the dam is about a third complete.") == [
        "actual 2024 market: progress exact 70 %",
        "actual 2024 dam: progress about 33 %",
    ]


def test_a_growth_on_an_earlier_year_says_since_when() -> None:
    proposals = draft(["Annual report 2024", "Emissions were 3.9 Mt, down 29% on 2010, and output grew by 2% on 2023."]).proposals
    assert [(each.name, each.quantity.number, each.since) for each in proposals] == [
        ("Emissions", Decimal("3.9"), None),
        ("Emissions", -29, 2010),
        ("output", 2, None),
    ]


def test_numbers_in_brackets() -> None:
    assert read(
        DONE, "Turnover grew to €12.4 billion (+3.2%). Coverage: 82% (2023), 85% (2024). The Hill Road (£4m) was begun."
    ) == [
        "actual 2024 Turnover: value exact 12.4 € billion",
        "actual 2024 Turnover: growth exact 3.2 %",
        "actual 2023 Coverage: value exact 82 %",
        "actual 2024 Coverage: value exact 85 %",
        "actual 2024 Hill Road: value exact 4 £m",
    ]


def test_a_verb_left_out_goes_on() -> None:
    assert read(DONE, "Farming expanded by 3.1 per cent, trade by 4 per cent and tourism by 9 per cent.") == [
        "actual 2024 Farming: growth exact 3.1 %",
        "actual 2024 trade: growth exact 4 %",
        "actual 2024 tourism: growth exact 9 %",
    ]


def test_a_title_of_two_years_is_of_a_report_and_a_plan() -> None:
    title = "Report on the execution of the 2024 plan and on the draft plan for 2025"
    assert read("1. Execution", "Output was 3 Mt.", "2. Main targets", "Output will be 4 Mt.", title=title) == [
        "actual 2024 Output: value exact 3 Mt",
        "target 2025 Output: value exact 4 Mt",
    ]


def test_years_that_begin_within_a_calendar_year() -> None:
    title = "Council Plan: annual performance report 2024/25"
    assert read("Homes", "Average rent was £92 in the year to March 2025, up from £88 in 2023/24.", title=title) == [
        "actual 2024/25 Average rent: value exact 92 £",
        "actual 2023/24 Average rent: value exact 88 £",
    ]


def test_money_whose_code_is_not_known() -> None:
    assert read(
        DONE, "Exports rose by HLV 310 million to HLV 2.94 billion; the pension rose from HLV 300 to HLV 345 per month."
    ) == [
        "actual 2024 Exports: change exact 310 HLV million",
        "actual 2024 Exports: value exact 2.94 HLV billion",
        "actual 2023 pension: value exact 300 HLV per month",
        "actual 2024 pension: value exact 345 HLV per month",
    ]


def test_numbers_as_they_are_grouped_in_india() -> None:
    assert read(DONE, "Per capita income was ₹1,84,205 and 2.35 lakh hectares were irrigated.") == [
        "actual 2024 Per capita income: value exact 184205 ₹",
        "actual 2024 hectares irrigated: value exact 2.35 lakh hectares",
    ]


def test_a_ratio_of_one_to_many_is_one_number() -> None:
    assert read(DONE, "The pupil-teacher ratio is 24:1 and the doctor-patient ratio was 1:14,200.") == [
        "actual 2024 pupil-teacher ratio: value exact 24 ∶1",
        "actual 2024 doctor-patient ratio: value exact 14200 1:n",
    ]


def test_some_of_what_was_counted() -> None:
    assert read(DONE, "Of 64 Strategy indicators, 39 were on track and 11 off track.") == [
        "actual 2024 Strategy indicators: value exact 64 indicators",
        "actual 2024 Strategy indicators on track: value exact 39 indicators",
        "actual 2024 Strategy indicators off track: value exact 11 indicators",
    ]


def test_fewer_than_before_is_a_change() -> None:
    assert read(
        DONE, "People seriously injured numbered 317, 23 fewer than in 2023; water use was 143 litres, 7 litres lower."
    ) == [
        "actual 2024 People seriously injured: value exact 317 people",
        "actual 2024 People seriously injured: change exact -23 people",
        "actual 2024 water use: value exact 143 L",
        "actual 2024 water use: change exact -7 L",
    ]


def test_a_bound_before_the_next_number_is_not_behind_this_one() -> None:
    text = "We will build no more than 40 clinics, at least two dams and 1,500 toilets at least. Debt ratio: <20%; cover: ≥45%."
    proposals = draft(["Annual development plan 2025", AHEAD, text]).proposals
    assert [(str(each.quantity.number), each.quantity.unit, each.quantity.bound) for each in proposals] == [
        ("40", "clinics", "at_most"),
        ("2", "dams", "at_least"),
        ("1500", "toilets", "at_least"),
        ("20", "%", "under"),
        ("45", "%", "at_least"),
    ]


def test_a_mark_in_brackets_and_a_baseline() -> None:
    title = "National Development Strategy 2026–2030"
    assert read("Targets", "GDP per capita of $5,000 by 2030 (baseline 2024: $3,460). Share: 24% (2024: 19.8%).", title=title) == [
        "target 2030 GDP per capita: value exact 5000 $",
        "actual 2024 GDP per capita: value exact 3460 $",
        "target 2030 Share: value exact 24 %",
        "actual 2024 Share: value exact 19.8 %",
    ]


def test_a_target_that_is_strived_for_and_attributes() -> None:
    text = "Growth is to be 6%, with a stretch target of 7%. Cover: 58% (binding). Farmland is a binding target."
    done = draft(["Plan 2025", "Targets for 2025", text])
    assert [(str(each.quantity.number), each.stretch, each.attribute) for each in done.proposals] == [
        ("6", False, None),
        ("7", True, None),
        ("58", False, "binding"),
    ]
    assert done.stated == (("Farmland", "binding"),)


def test_what_stands_between_commas() -> None:
    assert read(
        DONE,
        "Growth was led by mining output, which surged 19.6%; farming, by contrast, fell by 2%. The road, costed at £4m, is open.",
    ) == [
        "actual 2024 mining output: growth exact 19.6 %",
        "actual 2024 farming: growth exact -2 %",
        "actual 2024 road: value exact 4 £m",
    ]


def test_a_list_of_what_is_wanted_goes_on() -> None:
    assert read(AHEAD, "Inflation is to be held at 5%, the deficit reduced to 3%, and reserves maintained at $4 million.") == [
        "target 2025 Inflation: value exact 5 %",
        "target 2025 deficit: value exact 3 %",
        "target 2025 reserves: value exact 4 $ million",
    ]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("for the year ending 30 June 2025", 7),
        ("in the year ended 30 September 2025", 10),
        ("a budget of £4m", 4),
        ("a budget of $4m", 7),
    ],
)
def test_the_month_in_which_years_begin_is_read_or_inferred(text: str, month: int) -> None:
    assert draft(["Annual report 2024/25", text]).year_start == month


def test_a_plan_of_several_years_has_sums_over_them_and_levels_at_their_end() -> None:
    title = "National Development Plan 2024-2028"
    assert read(
        "Targets", "GDP is to grow by 6 percent a year, 350,000 jobs to be created, and debt to be 60% of GDP.", title=title
    ) == [
        "target 2024-2028 GDP: average_growth exact 6 %",
        "target 2024-2028 jobs created: value exact 350000 jobs",
        "target 2028 debt: value exact 60 %",
    ]


def test_what_doubles_or_halves_grows_by_so_much() -> None:
    assert read(
        DONE,
        "The council has doubled its fleet, and complaints more than halved.",
        AHEAD,
        "We aim to halve the number of rough sleepers and to cut fly-tipping by at least half.",
    ) == [
        "actual 2024 fleet: growth exact 100 %",
        "actual 2024 complaints: growth under -50 %",
        "target 2025 number of rough sleepers: growth exact -50 %",
        "target 2025 fly-tipping: growth at_most -50 %",
    ]


def test_one_in_so_many_is_a_share() -> None:
    assert read(DONE, "It served one in four families and one in eight firms.") == [
        "actual 2024 families served: value exact 25 %",
        "actual 2024 firms: value exact 12.5 %",
    ]


def test_a_range_of_money_may_print_its_sign_twice() -> None:
    assert read(AHEAD, "Local revenue is put at KSh 850 million to KSh 900 million.") == [
        "target 2025 Local revenue: value exact 850 to 900 KSh million",
    ]


def test_a_number_in_millions_counts_what_its_subject_names() -> None:
    assert read(DONE, "Its residents numbered 1.3 million, 9,300 more than in 2023.") == [
        "actual 2024 residents: value exact 1.3 million residents",
        "actual 2024 residents: change exact 9300 residents",
    ]


def test_faster_is_less_time() -> None:
    assert read(DONE, "Response times averaged 6.4 minutes, 0.3 minutes faster than in 2023.") == [
        "actual 2024 Response times: value exact 6.4 minutes",
        "actual 2024 Response times: change exact -0.3 minutes",
    ]


def test_words_behind_a_share_that_are_no_fall() -> None:
    assert read(DONE, "Enrolment was 94.7% in primary but only 68% in lower secondary schools.") == [
        "actual 2024 Enrolment: value exact 94.7 %",
        "actual 2024 Enrolment: value exact 68 %",
    ]


def test_an_age_bounds_nothing() -> None:
    assert read(DONE, "Persons aged 65 or over made up 21.3 per cent of the population.") == [
        "actual 2024 Persons aged 65 or over as a share of the population: value exact 21.3 %",
    ]


def test_a_target_beside_a_fall_is_a_level() -> None:
    assert read(DONE, "Mortality fell from 38 to 17 per cent, well below the 2030 target of 25 per cent.") == [
        "actual 2023 Mortality: value exact 38 %",
        "actual 2024 Mortality: value exact 17 %",
        "target 2030 Mortality: value exact 25 %",
    ]


def test_up_to_so_many_are_built_for_so_many() -> None:
    assert read(
        AHEAD, "We will build up to 40 clinics and extend piped water to 6,500 households; at least two dams will be built."
    ) == [
        "target 2025 clinics built: value at_most 40 clinics",
        "target 2025 households receiving piped water: value exact 6500 households",
        "target 2025 dams built: value at_least 2 dams",
    ]


def test_a_share_of_one_thing_in_another() -> None:
    assert read(
        DONE, "Debt service consumed 17% of revenue and tourism made up 23% of GDP; the wage bill was 34% of spending."
    ) == [
        "actual 2024 Debt service as a share of revenue: value exact 17 %",
        "actual 2024 tourism as a share of GDP: value exact 23 %",
        "actual 2024 wage bill as a share of spending: value exact 34 %",
    ]


def test_what_stands_before_a_comma_is_measured() -> None:
    assert read(
        DONE,
        "The tax-to-GDP ratio, 14.8 percent in 2024, is to reach 18 percent by 2025.",
        "Losses, estimated at 2.8% of GDP, rose.",
    ) == [
        "actual 2024 tax-to-GDP ratio: value exact 14.8 %",
        "target 2025 tax-to-GDP ratio: value reach 18 %",
        "actual 2024 Losses: value exact 2.8 %",
    ]


def test_the_same_of_another() -> None:
    assert read(DONE, "Public pay rose 4.4%, against 5.4% in the private sector.") == [
        "actual 2024 Public pay: growth exact 4.4 %",
        "actual 2024 private pay: growth exact 5.4 %",
    ]


def test_a_mark_is_of_what_was_named() -> None:
    assert read(DONE, "The fund closed at $41 million, comfortably over our policy floor of $15 million.") == [
        "actual 2024 fund: value exact 41 $ million",
        "target 2024 fund: value at_least 15 $ million",
    ]


def test_money_that_was_spent() -> None:
    assert read(
        DONE,
        "The county had disbursed KSh 6.9 billion; only KSh 4 billion has been repaid so far. It spent 88% of its capital budget.",
    ) == [
        "actual 2024 funds disbursed: value exact 6.9 KSh billion",
        "actual 2024 funds repaid: value exact 4 KSh billion",
        "actual 2024 capital budget spent: share_of_plan exact 88 %",
    ]


def test_words_in_brackets_are_of_the_name() -> None:
    assert read(
        DONE, "Vaccination coverage (second dose) reached 93%. Some 38,500 workers (6.2% of the total) were on short contracts."
    ) == [
        "actual 2024 Vaccination coverage (second dose): value exact 93 %",
        "actual 2024 workers on short contracts: value about 38500 workers",
        "actual 2024 workers on short contracts: value exact 6.2 %",
    ]


def test_the_last_of_two_verbs_takes_the_object() -> None:
    assert read(AHEAD, "We will freeze charges and increase council tax by 2.5%.") == [
        "target 2025 council tax: growth exact 2.5 %",
    ]


def test_years_of_a_plan_and_before_it() -> None:
    assert read(
        "Where we are",
        "Output rose from 2.1 Mt in 2020 to 2.9 Mt in 2025, an average annual increase of 5.9 "
        "percent. New jobs totalled 2.3 million over the five years.",
        "Where we want to be",
        "The plan will build 8 schools by 2030. Vacancy is to narrow from 12.8% in 2024 to 11.9%. "
        "Energy use is to be cut by a cumulative 13 per cent. By mid-2027 half of homes will have "
        "solar roofs.",
        title="Tarrow development plan 2026–2030",
    ) == [
        "actual 2020 Output: value exact 2.1 Mt",
        "actual 2025 Output: value exact 2.9 Mt",
        "actual 2021-2025 Output: average_growth exact 5.9 %",
        "actual 2021-2025 New jobs: value exact 2.3 million jobs",
        "target 2026-2030 schools built: value exact 8 schools",
        "actual 2024 Vacancy: value exact 12.8 %",
        "target 2030 Vacancy: value exact 11.9 %",
        "target 2026-2030 Energy use: growth exact -13 %",
        "target 2027-H1 homes with solar roofs: value exact 50 %",
    ]


def test_fiscal_years_are_as_printed() -> None:
    assert read(
        "Results", "In FY2025 the city resurfaced 62 miles, and receipts were up 3.8%.", title="City of Larkfall: scorecard FY2025"
    ) == [
        "actual 2025 miles resurfaced: value exact 62 miles",
        "actual 2025 receipts: growth exact 3.8 %",
    ]


def test_a_review_of_the_year_before() -> None:
    assert read("Health", "Coverage reached 93.1% in 2024. Spending was 4% of GDP.", title="Voluntary review 2025") == [
        "actual 2024 Coverage: value exact 93.1 %",
        "actual 2024 Spending: value exact 4 %",
    ]


def test_where_it_was_down_from_is_the_same() -> None:
    assert read(DONE, "Calls had an average wait of 94 seconds, down from 131 seconds in 2023.") == [
        "actual 2024 average wait: value exact 94 seconds",
        "actual 2023 average wait: value exact 131 seconds",
    ]


def test_a_third_thing_is_no_share() -> None:
    assert read(AHEAD, "We will open a third family hub and cut waste by a third.") == [
        "target 2025 waste: growth exact -33 %",
    ]


def test_points_beside_an_average() -> None:
    assert read(DONE, "Applications decided in time stood at 87%, 4 points above the national average.") == [
        "actual 2024 Applications decided in time: value exact 87 %",
        "actual 2024 Applications decided in time above national average: change exact 4 points",
    ]


def test_a_rate_of_another() -> None:
    assert read(DONE, "Poverty stood at 38.9 per cent, compared to the national rate of 36.1 per cent.") == [
        "actual 2024 Poverty: value exact 38.9 %",
        "actual 2024 Poverty, national rate: value exact 36.1 %",
    ]


def test_a_number_within_a_name() -> None:
    assert read(AHEAD, "We will lay 640 km of pipeline and equip 14 level 4 hospitals.") == [
        "target 2025 pipeline laid: value exact 640 km",
        "target 2025 level 4 hospitals equipped: value exact 14 hospitals",
    ]


def test_months_of_a_split_year() -> None:
    assert read(
        "Exports rose 6.2 per cent year on year to USD 437 billion in April-March 2024-25.", title="Budget speech 2025-26"
    ) == [
        "actual 2024/25 Exports: growth exact 6.2 %",
        "actual 2024/25 Exports: value exact 437 USD billion",
    ]


PLANNED = "Report on the execution of the 2024 plan and on the draft plan for 2025"


def test_how_far_from_a_forecast_in_a_scale_of_its_own_and_in_basis_points() -> None:
    assert read(
        "1. Execution",
        "Revenue was $18.7 billion, $412 million above forecast; the deficit was 2.94% of GDP, 6 basis points below the estimate.",
        title=PLANNED,
    ) == [
        "actual 2024 Revenue: value exact 18.7 $ billion",
        "actual 2024 Revenue above forecast: change exact 412 $ million",
        "actual 2024 deficit: value exact 2.94 %",
        "actual 2024 deficit below estimate: change exact -6 basis points",
    ]


def test_a_share_of_a_target_that_is_printed_and_of_two_works() -> None:
    assert read(
        "1. Execution",
        "Savings were £14.6m, 91 per cent of the £16m target; the Lindo and Mabwe parks were 72 and 58 per cent complete.",
        title=PLANNED,
    ) == [
        "actual 2024 Savings: value exact 14.6 £m",
        "actual 2024 Savings: share_of_plan exact 91 %",
        "target 2024 Savings: value exact 16 £m",
        "actual 2024 Lindo parks: progress exact 72 %",
        "actual 2024 Mabwe parks: progress exact 58 %",
    ]


def test_numbers_in_words_of_what_is_counted_beside_them() -> None:
    assert read(
        "1. Execution",
        "Seven of the 12 water groups were formed; of 27 audits 18 were clean, five were late and deaths fell by six to 178.",
        title=PLANNED,
    ) == [
        "actual 2024 water groups: value exact 7 groups",
        "actual 2024 water groups: value exact 12 groups",
        "actual 2024 audits: value exact 27 audits",
        "actual 2024 audits clean: value exact 18 audits",
        "actual 2024 audits late: value exact 5 audits",
        "actual 2024 deaths: change exact -6 deaths",
        "actual 2024 deaths: value exact 178 deaths",
    ]


def test_the_year_in_which_something_arrived_and_the_same_year() -> None:
    assert read(
        "1. Execution",
        "Growth was 5.9%, slower than the 6.3% recorded in 2023. Stunting was halved, from 36.8 per cent in 2010 to 17.5 per "
        "cent in 2023. In the same year 52% of mothers were seen.",
        title=PLANNED,
    ) == [
        "actual 2024 growth: growth exact 5.9 %",
        "actual 2023 growth: growth exact 6.3 %",
        "actual 2023 Stunting: growth exact -50 %",
        "actual 2010 Stunting: value exact 36.8 %",
        "actual 2023 Stunting: value exact 17.5 %",
        "actual 2023 mothers seen: value exact 52 %",
    ]


def test_a_day_of_a_month_and_what_was_projected() -> None:
    assert read(
        "Results as of June 30, 2025",
        "Households served numbered 3,200, against a projection of 4,000; yields slipped 0.4 of a percentage point to 5%.",
        title="Drylands project: status report",
    ) == [
        "actual 2025-06 Households served: value exact 3200 households",
        "target 2025-06 Households served: value exact 4000 households",
        "actual 2025-06 yields: change exact -0.4 percentage_points",
        "actual 2025-06 yields: value exact 5 %",
    ]


def test_what_a_paragraph_begins_with_says_of_when_all_of_it_is() -> None:
    assert read(
        "Indicators",
        "Baseline (2024): roads 320 km; waiting time 6.4 days.",
        "Targets (2030): roads 410 km; waiting time no more than 4 days.",
        title="Roads plan 2026–2030",
    ) == [
        "actual 2024 roads: value exact 320 km",
        "actual 2024 waiting time: value exact 6.4 days",
        "target 2030 roads: value exact 410 km",
        "target 2030 waiting time: value at_most 4 days",
    ]


def test_the_rate_is_what_was_named_and_a_growth_may_be_a_range() -> None:
    assert read(
        "Targets",
        "Enrolment was 61.8 percent in 2024; the plan aims to raise the rate to 75 percent by 2030.",
        "Output is to grow by 6 to 7 percent a year, and visitors to double to 8,000.",
        title="National plan 2026–2030",
    ) == [
        "actual 2024 Enrolment: value exact 61.8 %",
        "target 2030 Enrolment: value exact 75 %",
        "target 2026-2030 Output: average_growth exact 6 to 7 %",
        "target 2030 visitors: growth exact 100 %",
        "target 2030 visitors: value exact 8000 visitors",
    ]


def test_what_is_said_of_a_length_in_brackets_and_at_other_prices() -> None:
    assert read(
        "2. Main targets",
        "Rehabilitation of the Banta railway (212 km) was 64% complete; wages were up 7.9 per cent in nominal and 3.6 per "
        "cent in real terms.",
        title=PLANNED,
    ) == [
        "actual 2024 Banta railway: value exact 212 km",
        "actual 2024 Banta railway: progress exact 64 %",
        "actual 2024 wages: growth exact 7.9 %",
        "actual 2024 wages: growth exact 3.6 %",
    ]


def test_quarters_are_single_and_nine_months_are_not() -> None:
    text = (
        "Output grew by 2.7 per cent, after 2.2 per cent in the first quarter of 2025; "
        "in the first nine months of 2024 it was 9 Mt."
    )
    done = draft(["Statistical bulletin 2025", "Main indicators, second quarter of 2025", text])
    assert [(each.period, each.single, str(each.quantity.number)) for each in done.proposals] == [
        ("2025-Q2", True, "2.7"),
        ("2025-Q1", False, "2.2"),
        ("2024-09", False, "9"),
    ]


def test_a_report_of_a_split_year_is_of_that_year() -> None:
    assert read(
        "Housing",
        "Homes let numbered 96 in 2023/24 and 120 this year; trainees were 88, at a cost of £2m.",
        title="Annual report 2024/25",
    ) == [
        "actual 2023/24 Homes let: value exact 96 homes",
        "actual 2024/25 Homes let: value exact 120 homes",
        "actual 2024/25 trainees: value exact 88 trainees",
        "actual 2024/25 trainees cost: value exact 2 £m",
    ]


def test_the_first_of_two_years_is_that_of_the_level_before() -> None:
    assert read(
        "1. Execution",
        "Between 2016 and 2022 forest cover increased from 29.1 to 31.4 per cent; of 31 200 households 9 860 rely on wells, "
        "unemployment among the young was 40%, and among women 31%.",
        title=PLANNED,
    ) == [
        "actual 2016 forest cover: value exact 29.1 %",
        "actual 2022 forest cover: value exact 31.4 %",
        "actual 2024 households: value exact 31200 households",
        "actual 2024 households rely on wells: value exact 9860 households",
        "actual 2024 unemployment among the young: value exact 40 %",
        "actual 2024 unemployment among women: value exact 31 %",
    ]


def test_a_share_of_those_counted_and_lengths_of_works_done() -> None:
    assert read(
        DONE, "Of 31 200 households 78% have electricity; 350 km of roads were graded, 120 km gravelled and 40 km upgraded."
    ) == [
        "actual 2024 households: value exact 31200 households",
        "actual 2024 households with electricity: value exact 78 %",
        "actual 2024 roads graded: value exact 350 km",
        "actual 2024 roads gravelled: value exact 120 km",
        "actual 2024 roads upgraded: value exact 40 km",
    ]


def test_a_share_of_gdp_between_commas_and_of_yearly_spending() -> None:
    assert read(
        DONE,
        "Public spending on schools, 3.9 percent of GDP, rose. The fund was $2.6 billion, about 14 percent of annual spending.",
    ) == [
        "actual 2024 Public spending on schools: value exact 3.9 %",
        "actual 2024 fund: value exact 2.6 $ billion",
        "actual 2024 fund as a share of annual spending: value about 14 %",
    ]


def test_tens_and_units_in_words_and_money_right_before_its_digits() -> None:
    assert read(
        DONE, "Ninety-two percent of homes had water, 36 roads worth PhP2.4 billion were built, and waste was cut by one-half."
    ) == [
        "actual 2024 homes with water: value exact 92 %",
        "actual 2024 roads: value exact 36 roads",
        "actual 2024 roads: value exact 2.4 PhP billion",
        "actual 2024 waste: growth exact -50 %",
    ]


def test_a_baseline_is_no_growth_and_a_level_should_not_fall_below() -> None:
    assert read(
        DONE, "Coverage reached 41 percent, up from a baseline of 12 percent in 2018; quality should not fall below 75 percent."
    ) == [
        "actual 2024 Coverage: value exact 41 %",
        "actual 2018 Coverage: value exact 12 %",
        "target 2025 quality: value at_least 75 %",
    ]


def test_the_same_for_others_and_beside_an_average() -> None:
    assert read(
        DONE,
        "Life expectancy is 63.6 years for males and 69.2 years for females; cleanliness scored 92.4, against a national "
        "average of 90.6. We planted 6,140 trees, compared to 5,480 in 2023.",
    ) == [
        "actual 2024 Life expectancy for males: value exact 63.6 years",
        "actual 2024 Life expectancy for females: value exact 69.2 years",
        "actual 2024 cleanliness: value exact 92.4 ",
        "actual 2024 cleanliness, national average: value exact 90.6 ",
        "actual 2024 trees planted: value exact 6140 trees",
        "actual 2023 trees planted: value exact 5480 trees",
    ]


def test_what_an_office_did_by_a_quarter_is_of_the_year_so_far() -> None:
    done = draft(["Performance report, quarter 3 2024/25", "Roads", "By the end of the quarter, £2m had been spent."])
    assert [(each.period, each.single, each.name) for each in done.proposals] == [("2024-12", False, "funds spent")]


def test_where_it_came_from_stands_behind_its_year() -> None:
    assert read(
        "Revenue",
        "Revenue is projected at KSh 2,835 billion in FY 2025/26 from an estimated KSh 2,580 billion in FY 2024/25.",
        title="Budget policy statement 2025/26",
    ) == [
        "target 2025/26 Revenue: value exact 2835 KSh billion",
        "actual 2024/25 Revenue: value about 2580 KSh billion",
    ]


def test_what_the_county_targets_is_what_was_named() -> None:
    assert read(
        "Water",
        "Coverage was 54 per cent in 2022. By 2027 the County targets 85 per cent. Access to improved sanitation stands at 51 per "
        "cent.",
        title="Turano County plan 2023-2027",
    ) == [
        "actual 2022 Coverage: value exact 54 %",
        "target 2027 Coverage: value exact 85 %",
        "actual 2022 Access to improved sanitation: value exact 51 %",
    ]


def test_of_those_counted_some_with_their_share_in_brackets_and_a_mark_out_of_a_hundred() -> None:
    assert read(
        DONE, "Of 87 actions 74 (85%) were completed, nine were late and four were deferred. Satisfaction was 61 out of 100."
    ) == [
        "actual 2024 actions: value exact 87 actions",
        "actual 2024 actions completed: value exact 74 actions",
        "actual 2024 actions completed: value exact 85 %",
        "actual 2024 actions late: value exact 9 actions",
        "actual 2024 actions deferred: value exact 4 actions",
        "actual 2024 Satisfaction: value exact 61 ",
    ]


def test_money_whose_point_ends_no_sentence_and_what_it_is_received_as() -> None:
    assert read(
        "Review",
        "In the FY 2023/24, the County received Kshs. 8.9 billion as equitable share and Kshs. 612 million as own revenue.",
        title="Annual development plan 2025/26, Mbali County",
    ) == [
        "actual 2023/24 equitable share: value exact 8.9 Kshs billion",
        "actual 2023/24 own revenue: value exact 612 Kshs million",
    ]


def test_capitals_are_no_verb_and_the_council_is_not_what_it_maintains() -> None:
    assert read(
        AHEAD, "The Council will maintain 412 kilometres of roads, fit 850 street lights with LED fittings and answer 95% of calls."
    ) == [
        "target 2025 roads: value exact 412 km",
        "target 2025 street lights fitted: value exact 850 lights",
        "target 2025 calls answered: value exact 95 %",
    ]


def test_what_was_budgeted_and_the_years_since() -> None:
    assert read(
        DONE,
        "Members grew by almost a fifth; the surplus was $3.1 million against a budgeted $2.4 million; renewables met 32 per cent "
        "of demand; energy use fell by 2.1 per cent a year since 2015.",
    ) == [
        "actual 2024 Members: growth under 20 %",
        "actual 2024 surplus: value exact 3.1 $ million",
        "target 2024 surplus: value exact 2.4 $ million",
        "actual 2024 renewables as a share of demand: value exact 32 %",
        "actual 2016-2024 energy use: average_growth exact -2.1 %",
    ]


def test_what_a_budget_allocates_is_a_target_for_what_it_goes_to() -> None:
    assert read("Spending", "This Budget allocates N$12.4 billion to education.", title="Budget speech 2025/26") == [
        "target 2025/26 education: value exact 12.4 N$ billion",
    ]


def test_a_shortfall_is_that_of_what_was_named() -> None:
    assert read(DONE, "Receipts were £41m against a projection of £46m, a shortfall of £5m.") == [
        "actual 2024 Receipts: value exact 41 £m",
        "target 2024 Receipts: value exact 46 £m",
        "actual 2024 Receipts shortfall: value exact 5 £m",
    ]


def test_growth_in_several_things_and_homes_with_several() -> None:
    assert read(
        DONE,
        "There was 2.4% growth in services, 1.1% in industry and 3% in farming.",
        "61% of households have electricity and 44% have piped water.",
        "The Framework targets annual growth of 6%.",
    ) == [
        "actual 2024 services: growth exact 2.4 %",
        "actual 2024 industry: growth exact 1.1 %",
        "actual 2024 farming: growth exact 3 %",
        "actual 2024 households with electricity: value exact 61 %",
        "actual 2024 households with piped water: value exact 44 %",
        "actual 2024 growth: growth exact 6 %",
    ]
