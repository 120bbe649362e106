"""Releases and figures: what a number is, where it comes from, and what its absence would mean."""

from typing import Any

from django.test import Client
from django.urls import reverse

from tests.factories import (
    make_consent,
    make_country,
    make_figure,
    make_indicator,
    make_method,
    make_pair_figure,
    make_release,
    make_survey_share,
)
from tests.pages.reading import Page


def test_a_figure_shows_its_number_and_everything_about_its_release(as_officer: Client) -> None:
    figure = make_figure(make_release(), make_indicator("inform.epidemic", "Epidemic"), "MMR", 6.4)
    read = Page(as_officer.get(reverse("corridors:figure", args=[figure.pk])))
    facts = ("INFORM (JRC)", "2025 v0.7.0", "CC BY 4.0", "ab" * 32, "An absent row means missing")
    for words in ("Epidemic: Myanmar", "6.4", *facts):
        assert words in read.text
    assert "https://drmkc.jrc.ec.europa.eu/inform-index" in read.links


def test_a_pair_figure_names_both_countries(as_officer: Client) -> None:
    release = make_release()
    figure = make_pair_figure(release, make_indicator("unhcr.refugees", "Refugees"), "MMR-THA", 80411.0)
    text = Page(as_officer.get(reverse("corridors:pair-figure", args=[figure.pk]))).text
    assert "Refugees: Myanmar to Thailand" in text
    assert "80,411" in text


def test_a_figure_without_a_value_is_not_shown_as_zero(as_officer: Client) -> None:
    figure = make_figure(make_release(), make_indicator("inform.epidemic", "Epidemic"), "MMR", None)
    assert (
        "not known, says the publisher"
        in Page(as_officer.get(reverse("corridors:figure", args=[figure.pk]))).text
    )


def test_a_figure_of_a_withdrawn_release_says_that_it_does_not_count(as_officer: Client) -> None:
    release = make_release(status="withdrawn", status_reason="The publisher found a wrong column.")
    figure = make_figure(release, make_indicator("inform.epidemic", "Epidemic"), "MMR", 6.4)
    text = Page(as_officer.get(reverse("corridors:figure", args=[figure.pk]))).text
    assert "does not count: it is withdrawn. The publisher found a wrong column." in text


def test_a_figure_stands_beside_the_other_years_of_its_release(as_officer: Client) -> None:
    release, indicator = make_release(), make_indicator("inform.epidemic", "Epidemic")
    make_figure(release, indicator, "MMR", 6.1, period="2024")
    figure = make_figure(release, indicator, "MMR", 6.4)
    series = as_officer.get(reverse("corridors:figure", args=[figure.pk])).context["series"]
    assert [(row.period, row.value) for row in series] == [("2024", 6.1), ("2025", 6.4)]


def test_a_release_says_apart_how_it_stands_how_it_came_and_what_its_rows_sum_to(as_officer: Client) -> None:
    later = make_release("later", version="2026")
    came = f"Loaded from this project's fixtures, rows SHA-256 {'cd' * 32}. Superseded by later"
    release = make_release(
        "former", status="superseded", status_reason=came, superseded_by=later, retrieved="2026-11"
    )
    text = Page(as_officer.get(release.get_absolute_url())).text
    assert f"Status superseded, followed by {later.name}" in text
    assert "How it came Loaded from this project's fixtures" in text
    assert f"SHA-256 of the rows kept {'cd' * 32}" in text
    assert "Retrieved Nov 2026" in text


def test_a_release_says_how_many_numbers_of_what_are_kept(as_officer: Client) -> None:
    release, indicator = make_release(), make_indicator("inform.epidemic", "Epidemic")
    make_figure(release, indicator, "MMR", 6.4)
    make_figure(release, indicator, "THA", 5.7)
    contents = as_officer.get(release.get_absolute_url()).context["contents"]
    assert [(row["indicator__label"], row["number"]) for row in contents] == [("Epidemic", 2)]


def test_releases_that_do_not_count_stand_apart(as_officer: Client) -> None:
    counting = make_release()
    replaced = make_release("inform-risk-2024", version="2024 v0.6.0", status="superseded")
    context = as_officer.get(reverse("corridors:releases")).context
    assert context["counting"] == [counting]
    assert context["others"] == [replaced]


def test_pages_of_sources_need_few_queries(as_officer: Client, django_assert_max_num_queries: Any) -> None:
    release = make_release()
    figure = make_figure(release, make_indicator("inform.epidemic", "Epidemic"), "MMR", 6.4)
    addresses = (
        reverse("corridors:releases"), release.get_absolute_url(),
        reverse("corridors:figure", args=[figure.pk]),
    )  # fmt: skip
    for address in addresses:
        with django_assert_max_num_queries(11):
            as_officer.get(address)


def test_a_consent_shows_its_day_its_source_and_its_release(as_officer: Client) -> None:
    consent = make_consent(make_release(), basis="press release of the ministry")
    read = Page(as_officer.get(reverse("corridors:consent", args=[consent.pk])))
    for words in (
        "Convention on migrant workers: ",
        "Ratification",
        "6 Jul 2018",
        "press release",
        "CC BY 4.0",
    ):
        assert words in read.text


def test_a_survey_share_shows_who_asked_whom_and_its_release(as_officer: Client) -> None:
    share = make_survey_share(make_release(), to_be_checked=True)
    read = Page(as_officer.get(reverse("corridors:survey-share", args=[share.pk])))
    for words in ("15%", "of the residents asked, 31 Mar 2025", "asked on arrival", "to be checked"):
        assert words in read.text


def test_rows_of_a_staged_release_are_not_there_for_an_officer(as_officer: Client) -> None:
    staged = make_release(status="staged")
    for name, row in (("consent", make_consent(staged)), ("survey-share", make_survey_share(staged))):
        assert as_officer.get(reverse(f"corridors:{name}", args=[row.pk])).status_code == 404


def test_a_dataset_says_how_many_countries_it_covers_and_which_are_missing(as_officer: Client) -> None:
    release, indicator = make_release(), make_indicator("inform.epidemic", "Epidemic")
    make_figure(release, indicator, "MMR", 6.4)
    make_country("THA")
    response = as_officer.get(reverse("corridors:releases"))
    (held,) = response.context["holdings"]
    assert (held.covered, held.screened, held.missing) == (1, 2, ("Thailand",))
    assert "1 of 2 screened countries" in Page(response).text


def test_countries_of_a_release_that_does_not_count_are_not_covered(as_officer: Client) -> None:
    release, indicator = make_release(status="withdrawn"), make_indicator("inform.epidemic", "Epidemic")
    make_figure(release, indicator, "MMR", 6.4)
    (held,) = as_officer.get(reverse("corridors:releases")).context["holdings"]
    assert (held.covered, held.counting, held.others) == (0, (), (release,))


def test_a_dataset_says_what_the_method_in_use_takes_from_it(as_officer: Client) -> None:
    make_method()
    release = make_release()
    make_figure(release, make_indicator("inform.epidemic", "Epidemic"), "MMR", 6.4)
    text = Page(as_officer.get(reverse("corridors:releases"))).text
    assert "Used for Pandemic and endemic disease (method corridor-1.0" in text


def test_a_dataset_nothing_uses_says_so(as_officer: Client) -> None:
    make_method()
    make_figure(make_release(), make_indicator("inform.risk", "INFORM Risk"), "MMR", 6.4)
    assert "kept and shown only" in Page(as_officer.get(reverse("corridors:releases"))).text


def test_rows_that_may_not_leave_are_marked(as_officer: Client) -> None:
    release = make_release(licence="ACLED terms")
    index = Page(as_officer.get(reverse("corridors:releases"))).text
    assert "not passed on" in index
    assert "do not leave this installation" in Page(as_officer.get(release.get_absolute_url())).text
