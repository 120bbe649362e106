"""What is kept on disk comes back whole, in order, as often as it is asked for."""

from datetime import date

from corridors.importing.spooling import BATCH, Batches, Spool
from corridors.sources.reading import CountryReading, EventReading, PairReading, RejectedRow

EVENT = EventReading(
    "death", "MMP1", date(2024, 5, 1), None, 1.5, 2.5, 1, "LBY", 3.0, attributes={"route": "Sahara"}
)


def test_more_than_a_batch_comes_back_in_order_twice() -> None:
    rows: Batches[RejectedRow] = Batches()
    for line in range(2 * BATCH + 7):
        rows.add(RejectedRow(line, "no country", ("a", str(line)), "ATL"))
    for _ in range(2):
        assert [row.line for row in rows] == list(range(2 * BATCH + 7))
    rows.add(RejectedRow(-1, "late"))
    assert len(rows) == 2 * BATCH + 8 and list(rows)[-1].reason == "late"


def test_readings_come_back_as_they_were() -> None:
    given = [
        CountryReading("a", "MMR", "2020", None, "B"),
        PairReading("b", "MMR", "THA", "2024", 1.5),
        EVENT,
    ]
    spool = Spool(given * BATCH)
    assert list(spool) == given * BATCH
    assert (spool.last_year, spool.last_incident, spool.indicators) == ("2024", date(2024, 5, 1), {"a", "b"})


def test_a_sample_is_spread_over_all_of_them() -> None:
    spool = Spool(CountryReading("a", "MMR", "2020", float(at)) for at in range(2 * BATCH + 10))
    assert [reading.value for reading in spool.spread(3)] == [0.0, 670.0, 1340.0]
