"""A curator gives a file, sees what came of it, and acts on it, page by page."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from corridors.importing.running import run_import
from corridors.models import ColumnMapping, CountryAlias, RefreshPlan, Release, ReleaseImport
from tests.factories import make_user
from tests.importing.typed import refugees
from tests.pages.reading import Page
from tests.people import client_of

TABLE = b"Country,Code,Year,Rate\nMyanmar,MMR,2023,59.1\nThailand,THA,2023,120\nAtlantis,ATL,2023,3\n"
COLUMNS = {
    "name": "Labour survey", "publisher": "ilo-gapminder", "dataset": "Labour survey", "licence": "CC BY 4.0",
    "absent_means": "missing", "about": "country", "codes": "iso3", "country": "Code", "period": "Year",
    "value": "Rate", "indicator": "ilo.self-employed", "factor": "1", "precision": "5",
}  # fmt: skip


@pytest.fixture
def curator(world: None, settings: Any, tmp_path: Path) -> Client:
    settings.UPLOADS_DIR = tmp_path / "uploads"
    user = make_user("curator")
    user.user_permissions.set(Permission.objects.filter(codename="change_release"))
    return client_of(user)


def give(curator: Client, content: bytes, **said: str) -> Any:
    file = SimpleUploadedFile("given.csv", content)
    return curator.post("/curation/upload/", {"file": file} | said)


def given(curator: Client, content: bytes, **said: str) -> ReleaseImport:
    answer = give(curator, content, **said)
    assert answer.status_code == 302, answer.content.decode()
    return worked(answer)


def worked(answer: Any) -> ReleaseImport:
    """What a worker would have done with what was asked."""
    pk = int(answer["Location"].rstrip("/").rsplit("/", 1)[1])
    run_import(pk)
    return ReleaseImport.objects.get(pk=pk)


def population(folder: Path, *rows: str) -> bytes:
    return refugees(folder, *rows).read_bytes()


def page(curator: Client, run: ReleaseImport) -> Page:
    return Page(curator.get(run.get_absolute_url()))


def test_an_uploaded_file_becomes_a_staged_release(curator: Client, tmp_path: Path) -> None:
    run = given(curator, population(tmp_path, "2025 MMR THA 100"))
    assert run.requested_by.username == "curator"
    assert "Read as UNHCR: population." in page(curator, run).text
    home = Page(curator.get("/curation/"))
    assert run.release.dataset in home.text and run.get_absolute_url() in home.links


def test_the_day_of_the_import_is_never_called_the_day_of_release(curator: Client, tmp_path: Path) -> None:
    run = given(curator, population(tmp_path, "2026 MMR THA 100"))
    assert "end-2026, day of release not stated" in page(curator, run).text
    decided = Page(curator.get(f"/curation/releases/{run.release.key}/")).text
    assert "the day its file came here, as the day of release is not stated" in decided
    assert "Released not stated" in Page(curator.get(run.release.get_absolute_url())).text


def test_the_sample_names_what_its_codes_stand_for(curator: Client, tmp_path: Path) -> None:
    text = page(curator, given(curator, population(tmp_path, "2025 MMR THA 100"))).text
    assert "Refugees unhcr.refugees" in text and "Myanmar to Thailand MMR-THA" in text


def test_columns_are_named_only_of_a_file_that_has_some(curator: Client) -> None:
    for content, offered in (
        (b"Country;Year;Rate\nMyanmar;2024;12\n", True),
        (b"PK\x03\x04 no workbook", False),
    ):
        run = given(curator, content)
        assert run.status == "failed"
        assert (
            "Name its columns" in " ".join(page(curator, run).text.split("Nothing was stored.")[1:])
        ) is offered


def test_the_same_file_twice_is_said_to_be_here(curator: Client, tmp_path: Path) -> None:
    content = population(tmp_path, "2025 MMR THA 100")
    first, again = given(curator, content), given(curator, content)
    shown = page(curator, again)
    assert "This file is here already; nothing was changed." in shown.text
    assert first.release.get_absolute_url() in shown.links


def test_without_file_and_address_the_field_says_so(curator: Client) -> None:
    answer = curator.post("/curation/upload/", {})
    assert answer.status_code == 422 and "Choose a file, or give its address." in Page(answer).text


def test_a_file_and_an_address_are_one_too_many(curator: Client) -> None:
    answer = give(curator, TABLE, url="https://example.org/x.csv")
    assert answer.status_code == 422 and "Give a file or an address, not both." in Page(answer).text


def test_a_file_over_the_limit_is_refused_with_the_limit(curator: Client, settings: Any) -> None:
    settings.UPLOAD_LIMIT_MB = 1
    answer = give(curator, b"x" * 1_200_000)
    assert answer.status_code == 422 and "The file is larger than 1 MB" in Page(answer).text
    assert not ReleaseImport.objects.exists()


def test_an_empty_file_is_refused_by_its_name(curator: Client) -> None:
    assert "“given.csv” is empty." in Page(give(curator, b"")).text


def test_progress_is_a_part_that_ends_with_the_work(curator: Client, tmp_path: Path) -> None:
    answer = give(curator, population(tmp_path, "2025 MMR THA 100"))
    address = f"{answer['Location']}progress/"
    waiting = curator.get(address, headers={"HX-Request": "true"})
    assert waiting.status_code == 200 and "Waiting for a worker" in Page(waiting).text
    worked(answer)
    ended = curator.get(address, headers={"HX-Request": "true"})
    assert (ended.status_code, ended["HX-Redirect"]) == (286, answer["Location"])


def test_cancelled_before_a_worker_came_it_is_not_read(curator: Client, tmp_path: Path) -> None:
    answer = give(curator, population(tmp_path, "2025 MMR THA 100"))
    curator.post(f"{answer['Location']}cancel/")
    run = worked(answer)
    assert run.status == "cancelled" and "Nothing was stored." in page(curator, run).text
    assert not Release.objects.staged().exists()


def test_refused_rows_are_shown_and_come_as_a_workbook(curator: Client, tmp_path: Path) -> None:
    run = given(curator, population(tmp_path, "2025 MMR THA 100", "2025 AFG UNK 9"))
    assert "The country of asylum is UNK (unknown), which is no country." in page(curator, run).text
    answer = curator.get(f"{run.get_absolute_url()}refused.xlsx")
    assert b"".join(answer.streaming_content).startswith(b"PK")
    assert "attachment" in answer["Content-Disposition"]


def test_corrected_rows_make_a_new_import(curator: Client, tmp_path: Path) -> None:
    run = given(curator, population(tmp_path, "2025 MMR THA 100", "2025 AFG UNK 9"))
    rows = b"year,coo_iso,coa_iso,a,b,c,d,e,f,g,h,i,line\n2025,AFG,PAK,9,0,0,0,0,0,0,0,0,3\n"
    corrected = {"corrected": SimpleUploadedFile("corrected.csv", rows)}
    again = worked(curator.post(f"{run.get_absolute_url()}correct/", corrected))
    assert (again.rows_refused, again.corrects) == (0, run)
    assert "1 row corrected by curator" in page(curator, again).text


def test_what_is_no_corrected_table_is_said_at_its_field(curator: Client, tmp_path: Path) -> None:
    run = given(curator, population(tmp_path, "2025 MMR THA 100", "2025 AFG UNK 9"))
    wrong = {"corrected": SimpleUploadedFile("corrected.csv", TABLE)}
    answer = curator.post(f"{run.get_absolute_url()}correct/", wrong)
    assert answer.status_code == 422 and "There is no column 'line'" in Page(answer).text


def test_a_name_given_to_a_country_is_kept_and_the_file_read_again(curator: Client, tmp_path: Path) -> None:
    run = given(curator, population(tmp_path, "2025 MMR THA 100", "2025 BURMA THA 7"))
    shown = page(curator, run)
    assert "1 name of a country that nobody knows" in shown.text and "Alike: Myanmar." in shown.text
    again = worked(curator.post(f"{run.get_absolute_url()}countries/", {"name_0": "MMR"}))
    assert CountryAlias.objects.get().name == "BURMA" and again.rows_refused == 0


def test_a_country_that_is_none_is_refused(curator: Client, tmp_path: Path) -> None:
    run = given(curator, population(tmp_path, "2025 MMR THA 100", "2025 BURMA THA 7"))
    for chosen in ("", "ZZZ"):
        assert curator.post(f"{run.get_absolute_url()}countries/", {"name_0": chosen}).status_code == 422
    assert not CountryAlias.objects.exists()


def test_a_table_nobody_knows_is_read_once_its_columns_are_named(curator: Client) -> None:
    run = given(curator, TABLE)
    assert run.status == "failed" and f"{run.get_absolute_url()}columns/" in page(curator, run).links
    read = worked(curator.post(f"{run.get_absolute_url()}columns/", COLUMNS))
    assert (read.outcome, read.rows_read, read.rows_refused) == ("staged", 3, 1)
    assert list(read.release.figures.order_by("value").values_list("country", "value")) == [
        ("MMR", 59.1), ("THA", 120.0),
    ]  # fmt: skip
    assert "1 of 2 values lie above 100 (a share in percent, by definition)" in page(curator, read).text


def test_a_mapping_is_offered_for_the_next_file_with_the_same_header(curator: Client) -> None:
    curator.post(f"{given(curator, TABLE).get_absolute_url()}columns/", COLUMNS)
    following = given(curator, TABLE.replace(b"2023", b"2024"))
    assert "Read it as “Labour survey”" in page(curator, following).text
    layout = f"mapping:{ColumnMapping.objects.get().pk}"
    again = worked(curator.post(f"{following.get_absolute_url()}again/", {"layout": layout}))
    assert again.status == "failed" and "state the licence" in again.reason


def test_a_column_that_is_missing_is_said_at_its_field(curator: Client) -> None:
    run = given(curator, TABLE)
    answer = curator.post(f"{run.get_absolute_url()}columns/", COLUMNS | {"country": ""})
    assert answer.status_code == 422 and "Say which column holds the country." in Page(answer).text
    assert not ColumnMapping.objects.exists()


def test_a_plan_is_turned_on_only_with_an_address(curator: Client) -> None:
    plan = RefreshPlan.objects.get(dataset="unhcr-population")
    address, said = f"/curation/schedule/{plan.pk}/", {"every_days": "7", "enabled": "on"}
    assert "Give the address first" in Page(curator.post(address, said)).text
    curator.post(address, said | {"url": "https://publisher.example/population.csv"})
    plan.refresh_from_db()
    assert plan.enabled and plan.every_days == 7
    assert "every 7 days" in Page(curator.get("/curation/schedule/")).text


def test_fetch_now_asks_for_an_import_of_the_plan(curator: Client) -> None:
    plan = RefreshPlan.objects.exclude(url="").first()
    answer = curator.post(f"/curation/schedule/{plan.pk}/fetch/")
    assert ReleaseImport.objects.get().plan == plan and "/curation/imports/" in answer["Location"]


def test_an_officer_may_not(world: None) -> None:
    officer = client_of(make_user("officer"))
    assert give(officer, TABLE).status_code == 403 and not ReleaseImport.objects.exists()
