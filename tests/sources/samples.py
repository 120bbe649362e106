"""A few rows typed in every layout the readers know, in which every column matters."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from corridors.sources import inform, ucdp, unhcr_layouts
from tests.sources.workbook import typed_workbook

Rows = list[list[Any]]
Sheets = Mapping[str, Rows]
YEAR = re.compile(r"(?:19|20)\d\d(?:_total|\.0)?")


@dataclass(frozen=True)
class Sample:
    """Rows of one layout of one reader's publisher, and how they become a file."""

    reader: str
    layout: str
    sheets: Sheets
    render: Callable[[Sheets], bytes]

    def file(self) -> bytes:
        return self.render(self.sheets)

    def without(self, heading: str) -> bytes:
        """The same file without the column, or columns, of that heading."""
        return self.render({name: _without(rows, heading) for name, rows in self.sheets.items()})

    def headings(self) -> set[str]:
        return {str(cell) for rows in self.sheets.values() for row in rows for cell in row}


def _without(rows: Rows, heading: str) -> Rows:
    gone = {
        place
        for row in rows
        for place, cell in enumerate(row)
        if (YEAR.fullmatch(str(cell)) if "{year}" in heading else str(cell) == heading)
    }
    return [[cell for place, cell in enumerate(row) if place not in gone] for row in rows]


def as_csv(sheets: Sheets) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(next(iter(sheets.values())))
    return out.getvalue().encode()


def as_workbook(sheets: Sheets) -> bytes:
    return typed_workbook(sheets)


def records(sheets: Sheets) -> list[dict[str, Any]]:
    header, *rows = next(iter(sheets.values()))
    return [dict(zip(header, row, strict=True)) for row in rows]


def as_json_list(sheets: Sheets) -> bytes:
    return json.dumps(records(sheets)).encode()


def as_geojson(sheets: Sheets) -> bytes:
    """``geometry`` and ``id`` stand beside the properties, the rest within them."""
    features = []
    for record in records(sheets):
        beside = {key: record.pop(key) for key in ("id", "geometry") if key in record}
        features.append({"type": "Feature", "properties": record, **beside})
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def as_answer(holder: str, **beside: Any) -> Callable[[Sheets], bytes]:
    """The records under a key of an API's answer."""
    return lambda sheets: json.dumps({**beside, holder: records(sheets)}).encode()


def as_archive(**beside: bytes) -> Callable[[Sheets], bytes]:
    """The rows as ``data.csv`` in a zip archive, among other files."""

    def render(sheets: Sheets) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, content in beside.items():
                archive.writestr(f"{name}.csv", content)
            for name, rows in sheets.items():
                archive.writestr(f"{name}.csv", as_csv({"rows": rows}))
        return out.getvalue()

    return render


def as_world_bank_answer(sheets: Sheets) -> bytes:
    return json.dumps([{"page": 1, "pages": 1, "lastupdated": "2024-12-16"}, records(sheets)]).encode()


def as_rss(sheets: Sheets) -> bytes:
    items = "".join(f"<item>{_elements(record)}</item>" for record in records(sheets))
    spaces = 'xmlns:gdacs="http://www.gdacs.org" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"'
    return f'<?xml version="1.0"?><rss {spaces}><channel>{items}</channel></rss>'.encode()


def _elements(record: dict[str, Any]) -> str:
    plain = {"title": "title", "lat": "geo:lat", "long": "geo:long"}
    told = [(plain.get(name, f"gdacs:{name}"), value) for name, value in record.items()]
    severity = ' unit="M" value="6.1"'
    return "".join(
        f"<{tag}{severity if tag.endswith('severity') else ''}>{value}</{tag}>" for tag, value in told
    )


def one(reader: str, layout: str, render: Callable[[Sheets], bytes], *rows: list[Any]) -> Sample:
    return Sample(reader, layout, {"rows": list(rows)}, render)


def typed(text: str) -> list[Any]:
    return text.split(",")


PAIR = ["year", "coo_name", "coo", "coo_iso", "coa_name", "coa", "coa_iso"]
MMR_THA = ["2025", "Myanmar", "MYA", "MMR", "Thailand", "THA", "THA"]
IN_MMR = ["2025", "Myanmar", "MYA", "MMR", "Myanmar", "MYA", "MMR"]
COUNTED = [
    "refugees",
    "asylum_seekers",
    "returned_refugees",
    "idps",
    "returned_idps",
    "stateless",
    "ooc",
    "oip",
    "hst",
]
ACROSS, AT_HOME = ["1", "2", "3", "0", "0", "6", "7", "8", "9"], ["0", "0", "0", "4", "5", "0", "0", "", "0"]
WEBSITE = typed(
    "Year,Country of origin,Country of origin (ISO),Country of asylum,Country of asylum (ISO),"
    "Refugees under UNHCR's mandate,Asylum-seekers,Returned refugees,IDPs of concern to UNHCR,Returned IDPss,"
    "Stateless persons,Others of concern,Other people in need of international protection,Host Community"
)
AGES = list(unhcr_layouts.WITH_AGES)

EVENT = {
    "id": "7",
    "year": "2024",
    "type_of_violence": "1",
    "dyad_name": "A - B",
    "side_a": "A",
    "side_b": "B",
    "where_prec": "2",
    "adm_1": "Shan",
    "adm_2": "Lashio",
    "latitude": "22.9",
    "longitude": "97.7",
    "country": "Myanmar",
    "country_id": "775",
    "date_prec": "1",
    "date_start": "2024-03-01",
    "date_end": "2024-03-02",
    "best": "4",
    "high": "6",
    "low": "3",
    "code_status": "Clear",
}
TO_19_1 = typed(
    "id,year,active_year,type_of_violence,conflict_new_id,conflict_name,dyad_new_id,dyad_name,side_a_new_id,"
    "gwnoa,side_a,side_b_new_id,gwnob,side_b,number_of_sources,source_article,source_office,source_date,"
    "source_headline,source_original,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,geom_wkt,"
    "priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,"
    "deaths_civilians,deaths_unknown,low,best,high"
)
SINCE_20 = ucdp.SINCE_20.split(",")


def event(header: list[str]) -> list[Any]:
    return [EVENT.get(name, "") for name in header]


MMP_HEADER = [
    "Main ID",
    "Incident ID",
    "Incident Type",
    "Region of Incident",
    "Incident Date",
    "Incident Year",
    "Month",
    "Number of Dead",
    "Minimum Estimated Number of Missing",
    "Total Number of Dead and Missing",
    "Number of Survivors",
    "Number of Females",
    "Number of Males",
    "Number of Children",
    "Country of Origin",
    "Region of Origin",
    "Cause of Death",
    "Country of Incident",
    "Migration Route",
    "Location of Incident",
    "Coordinates",
    "UNSD Geographical Grouping",
    "Information Source",
    "URL",
    "Source Quality",
]
MMP = [
    "2025.MMP1",
    "2025.MMP2",
    "Incident",
    "Europe",
    "2025-10-02",
    "2025",
    "October",
    "3",
    "2",
    "5",
    "0",
    "0",
    "0",
    "0",
    "Syria",
    "Western Asia",
    "Drowning",
    "Greece",
    "Eastern Mediterranean",
    "Off Samos",
    "37.6, 26.9",
    "Southern Europe",
    "Coast guard",
    "https://example.org/1",
    "4",
]
SPLIT = [*MMP[:1], "2025.MMP2, 2025.MMP3", *MMP[2:]]
MMP_JSON = [
    "web_id",
    "reported_date",
    "number_dead",
    "number_missing",
    "cause_death",
    "country_of_incident",
    "location_description",
    "location_coodinates",
    "migration_route",
    "information_source",
    "url",
    "source_quality",
    "country_origin",
]
MMP_JSON_ROW = [
    "2025.MMP1",
    "October 2, 2025",
    "3",
    "2",
    "Drowning",
    "Greece",
    "Off Samos",
    "37.6, 26.9",
    "Eastern Mediterranean",
    "Coast guard",
    "https://example.org/1",
    "4",
    "Syria",
]

DECISIONS = [
    "procedure_type",
    "dec_level",
    "dec_pc",
    "dec_recognized",
    "dec_other",
    "dec_rejected",
    "dec_closed",
]
DECIDED = ["G", "FI", "P", "1", "2", "3", "4"]
WEBSITE_PAIR = WEBSITE[:5]
ACLED = typed(
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,"
    "inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,"
    "location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
UNREST = {
    "event_id_cnty": "MMR1",
    "event_date": "2025-02-03",
    "year": "2025",
    "time_precision": "2",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "A",
    "actor2": "B",
    "iso": "104",
    "iso3": "MMR",
    "country": "somewhere",
    "latitude": "21.9",
    "longitude": "96.1",
    "geo_precision": "2",
    "fatalities": "3",
}
OLDER_ACLED = ["iso3" if name == "iso" else name for name in ACLED]
GDACS = [
    "geometry",
    "eventtype",
    "eventid",
    "episodeid",
    "name",
    "alertlevel",
    "fromdate",
    "todate",
    "severitydata",
    "iso3",
    "affectedcountries",
    "glide",
]
QUAKE = [
    {"type": "Point", "coordinates": [95.9, 22.0]},
    "EQ",
    1457082,
    1,
    "Earthquake in Myanmar",
    "Red",
    "2025-03-28T06:20:52",
    "2025-03-29T06:20:52",
    {"severity": 7.7, "severitytext": "Magnitude 7.7M", "severityunit": "M"},
    "THA",
    [{"iso2": "MM", "iso3": "MMR", "countryname": "Myanmar"}],
    "",
]
FLOOD = [*QUAKE[:1], "FL", 2, 1, "Flood", "Green", *QUAKE[6:8], {}, "THA", [], ""]
GDACS_RSS = [
    "title",
    "eventtype",
    "eventid",
    "episodeid",
    "alertlevel",
    "fromdate",
    "todate",
    "severity",
    "iso3",
    "lat",
    "long",
    "glide",
]
QUAKE_RSS = [
    "Red earthquake",
    "EQ",
    "1457082",
    "1",
    "Red",
    "Fri, 28 Mar 2025 06:20:52 GMT",
    "Sat, 29 Mar 2025 06:20:52 GMT",
    "Magnitude 7.7M",
    "MMR",
    "22.0",
    "95.9",
    "",
]

SIX_SHEETS = ("VoiceandAccountability", "RuleofLaw")


def inform_workbook(layout: str, year: int) -> Sample:
    headings = ["ISO3", *(name for name in inform.INFORM_COLUMNS[layout] if name not in inform.BESIDE_SCORES)]
    scores = ["MMR", *(round(0.1 * place, 1) for place, _ in enumerate(headings[1:], start=1))]
    return Sample(
        "inform",
        layout,
        {
            f"INFORM Risk {year} (a-z)": [headings, ["(a-z)", *["(0-10)"] * len(scores[1:])], scores],
            "About": [["INFORM RISK INDEX"], [f"{year}th edition"]],
            "Indicator Data": [
                ["COUNTRY", "", "Gender Inequality Index"],
                ["Survey Year", "", 2022],
                ["IndicatorId", "", "GII"],
                ["Unit of Measurament", "", "Index"],
                ["Myanmar", "MMR", 0.48],
            ],
            "Population Data": [
                ["COUNTRY", "ISO3", "", ""],
                ["Reference Year", "", 2022, 2023],
                ["Myanmar", "MMR", 5, 6],
            ],
            "Regions": [
                ["ISO3", "WB Region", "WB IncomeGroup"],
                ["MMR", "East Asia & Pacific", "Low income"],
            ],
        },
        as_workbook,
    )


SAMPLES = [
    one(
        "unhcr-population", "API fields", as_csv, [*PAIR, *COUNTED], [*MMR_THA, *ACROSS], [*IN_MMR, *AT_HOME]
    ),
    one(
        "unhcr-population",
        "website headings",
        as_csv,
        WEBSITE,
        ["2025", "Myanmar", "MMR", "Thailand", "THA", *ACROSS],
        ["2025", "Myanmar", "MMR", "Myanmar", "MMR", *AT_HOME],
    ),
    one(
        "unhcr-decisions",
        "API fields",
        as_csv,
        [
            *PAIR,
            "procedure_type",
            "dec_level",
            "dec_pc",
            "dec_recognized",
            "dec_other",
            "dec_rejected",
            "dec_closed",
            "dec_total",
        ],
        [*MMR_THA, "G", "FI", "P", "1", "2", "3", "4", "10"],
    ),
    one(
        "unhcr-demographics",
        "API fields",
        as_csv,
        [*PAIR, "pop_type", "location", *AGES, "total"],
        [*MMR_THA, "REF", "Bangkok", *[str(n) for n, _ in enumerate(AGES, start=1)], "60"],
    ),
    one(
        "undesa-stock",
        "flat csv",
        as_csv,
        ["Location code of destination", "Data type", "Location code of origin", "2020_total", "2024_total"],
        ["764", "B R", "104", "5", "9"],
    ),
    one(
        "undesa-stock",
        "workbook of 2024",
        lambda sheets: as_workbook({"Table 1": sheets["rows"]}),
        [
            "Index",
            "Coverage",
            "Data type",
            "Location code of destination",
            "Location code of origin",
            "2020",
            "2024",
        ],
        [1, "", "B R", 764, 104, 5, 9],
    ),
    one(
        "undesa-stock",
        "workbook of 2020",
        lambda sheets: as_workbook({"Table 1": sheets["rows"]}),
        [
            "Index",
            "Location code of destination",
            "Type of data of destination",
            "Location code of origin",
            "2020",
        ],
        [1, 764, "B R", 104, 5],
    ),
    one("ucdp-ged", "49 columns, since 20.1", as_csv, SINCE_20, event(SINCE_20)),
    one("ucdp-ged", "42 columns, to 19.1", as_csv, TO_19_1, event(TO_19_1)),
    one("iom-missing-migrants", "official csv", as_csv, MMP_HEADER, MMP, SPLIT),
    one("iom-missing-migrants", "JSON of a year", as_json_list, MMP_JSON, MMP_JSON_ROW),
    one(
        "idmc-conflict",
        "API fields",
        as_csv,
        ["iso3", "country_name", "year", "new_displacement", "total_displacement"],
        ["MMR", "Myanmar", "2024", "5", "9"],
    ),
    one(
        "idmc-disasters",
        "API fields",
        as_csv,
        ["iso3", "year", "event_name", "new_displacement", "hazard_category_name"],
        ["MMR", "2024", "Cyclone", "5", "Weather related"],
    ),
    inform_workbook("2022 and 2023", 2023),
    inform_workbook("2024", 2024),
    inform_workbook("2025", 2025),
    Sample(
        "wgi",
        "six sheets, to the 2023 update",
        {
            name: [
                ["", "", "2021", "2021", "2022", "2022"],
                ["Country/Territory", "Code", "Estimate", "StdErr", "Estimate", "StdErr"],
                ["Myanmar", "MMR", -1.5, 0.1, -1.6, 0.1],
            ]
            for name in SIX_SHEETS
        },
        as_workbook,
    ),
    *(
        Sample(
            key,
            "workbook",
            {
                "Data": [
                    ["Country Name", "Country Code", "Indicator Name", "Indicator Code", "2022", "2023"],
                    ["Myanmar", "MMR", "x", code, 1.5, 2.5],
                    ["World", "WLD", "x", code, 3, 4],
                ],
                "Metadata - Countries": [
                    ["Country Code", "Region"],
                    ["MMR", "East Asia & Pacific"],
                    ["WLD", ""],
                ],
            },
            as_workbook,
        )
        for key, code in (("wdi-gdp-growth", "NY.GDP.MKTP.KD.ZG"), ("wdi-gdp-per-head", "NY.GDP.PCAP.PP.CD"))
    ),
    Sample(
        "wb-classification",
        "workbook",
        {
            "List of economies": [
                ["Economy", "Code", "Region", "Income group"],
                ["Myanmar", "MMR", "East Asia & Pacific", "Low income"],
            ],
            "Notes": [["Classifications set on 1 July 2025"]],
        },
        as_workbook,
    ),
    one(
        "usgs-csv",
        "csv feed",
        as_csv,
        ["time", "latitude", "longitude", "depth", "mag", "magType", "nst", "id", "place", "type", "status"],
        [
            "2026-03-28T06:20:52.000Z",
            "22.0",
            "95.9",
            "10",
            "7.7",
            "mww",
            "",
            "us1",
            "near Mandalay",
            "earthquake",
            "reviewed",
        ],
    ),
    one(
        "usgs-geojson",
        "GeoJSON feed",
        as_geojson,
        ["id", "geometry", "mag", "magType", "place", "time", "type", "status", "net"],
        [
            "us1",
            {"type": "Point", "coordinates": [95.9, 22.0, 10]},
            7.7,
            "mww",
            "near Mandalay",
            1774678852000,
            "earthquake",
            "reviewed",
            "us",
        ],
    ),
    one(
        "treaties-status",
        "nine lists in one table",
        as_csv,
        ["treaty", "untc_no", "participant", "signature_raw", "consent_raw"],
        ["UNTOC 2000", "XVIII-12", "Thailand", "13 Dec 2000", "17 Oct 2013"],
        ["UNTOC 2000", "XVIII-12", "Japan", "12 Dec 2000", ""],
    ),
    one(
        "treaties-later",
        "row by row",
        as_csv,
        ["iso3", "instrument", "action", "date", "basis"],
        ["JPN", "UNTOC 2000", "acceptance", "2017-07-11", "Depositary notification"],
    ),
    one(
        "wpp-ages",
        "one row a year",
        as_csv,
        [
            "iso3",
            "year",
            "population_thousands",
            "aged_20_39_thousands",
            "aged_20_64_thousands",
            "aged_65_plus_thousands",
        ],
        ["MMR", "2025", "50", "20", "30", "5"],
    ),
    one(
        "ilo-self-employed",
        "one row a year",
        as_csv,
        ["iso3", "name", "year", "value"],
        ["MMR", "Myanmar", "2023", "60"],
    ),
    one(
        "gapminder-gdp-per-head",
        "one row a year",
        as_csv,
        ["iso3", "name", "year", "value"],
        ["MMR", "Myanmar", "2023", "6000"],
    ),
    one(
        "survey-reasons",
        "row by row",
        as_csv,
        ["corridor", "population", "share_naming_safety", "reference_date", "basis"],
        ["MMR-THA", "movers", "0.4", "2024-05-01", "A survey of 300"],
    ),
    one(
        "unhcr-decisions",
        "website headings",
        as_csv,
        [
            *WEBSITE_PAIR,
            "Authority",
            "Stage of procedure",
            "Cases / Persons",
            "Recognized decisions",
            "Complementary protection",
            "Rejected decisions",
            "Otherwise closed",
            "Total decisions",
        ],
        ["2025", "Myanmar", "MMR", "Thailand", "THA", *DECIDED, "10"],
    ),
    one(
        "unhcr-demographics",
        "website headings",
        as_csv,
        [
            *WEBSITE_PAIR,
            "Population type",
            "Location",
            *[
                f"{sex} {ages}"
                for sex in ("Female", "Male")
                for ages in ("0 - 4", "5 - 11", "12 - 17", "18 - 59", "60")
            ],
            "Total",
        ],
        [
            "2025",
            "Myanmar",
            "MMR",
            "Thailand",
            "THA",
            "Refugees",
            "Bangkok",
            *[str(n) for n in range(1, 11)],
            "60",
        ],
    ),
    one("ucdp-ged", "API answer", as_answer("Result", TotalPages=1), SINCE_20, event(SINCE_20)),
    one(
        "idmc-conflict",
        "export of the website",
        as_workbook,
        [
            "ISO3",
            "Name",
            "Year",
            "Conflict Stock Displacement",
            "Conflict Stock Displacement (Raw)",
            "Conflict Internal Displacements",
            "Conflict Internal Displacements (Raw)",
        ],
        ["MMR", "Myanmar", 2024, 3500000, 3500012, 900000, 900034],
    ),
    one(
        "idmc-disasters",
        "export of the website",
        as_workbook,
        [
            "ISO3",
            "Country / Territory",
            "Year",
            "Event Name",
            "Date of Event (start)",
            "Disaster Internal Displacements",
            "Disaster Internal Displacements (Raw)",
            "Hazard Category",
            "Hazard Type",
        ],
        ["MMR", "Myanmar", 2024, "Yagi", "2024-09-09", 320000, 320012, "Weather related", "Flood"],
    ),
    Sample(
        "wgi",
        "one row a country and year, since 2025",
        {
            name: [
                [
                    "Economy (code)",
                    "Economy (name)",
                    "Year",
                    "Governance estimate (approx. -2.5 to +2.5)",
                    "Governance score (0-100)",
                ],
                ["MMR", "Myanmar", 2023, -1.7, 12.1],
            ]
            for name in ("va", "rl")
        },
        as_workbook,
    ),
    *(
        sample
        for key, code in (("wdi-gdp-growth", "NY.GDP.MKTP.KD.ZG"), ("wdi-gdp-per-head", "NY.GDP.PCAP.PP.CD"))
        for sample in (
            Sample(
                key,
                "csv with its metadata",
                {
                    "Metadata_Country": [
                        ["Country Code", "Region", "IncomeGroup"],
                        ["MMR", "East Asia & Pacific", "x"],
                        ["THA", "", "x"],
                    ],
                    "data": [
                        ["Data Source", "World Development Indicators", ""],
                        [],
                        ["Last Updated Date", "2024-12-16", ""],
                        [],
                        [
                            "Country Name",
                            "Country Code",
                            "Indicator Name",
                            "Indicator Code",
                            "2022",
                            "2023",
                            "",
                        ],
                        ["Myanmar", "MMR", "x", code, "1.5", "2.5", ""],
                        ["Thailand as an aggregate", "THA", "x", code, "3", "4", ""],
                    ],
                },
                as_archive(),
            ),
            one(
                key,
                "csv alone",
                as_csv,
                ["Country Name", "Country Code", "Indicator Name", "Indicator Code", "2022", "2023", ""],
                ["Myanmar", "MMR", "x", code, "1.5", "2.5", ""],
            ),
            one(
                key,
                "API answer",
                as_world_bank_answer,
                ["indicator", "country", "countryiso3code", "date", "value", "unit"],
                [{"id": code, "value": "x"}, {"id": "MM", "value": "Myanmar"}, "MMR", "2023", 2.5, ""],
            ),
        )
    ),
    one("gdacs-geojson", "GeoJSON event list", as_geojson, GDACS, QUAKE, FLOOD),
    one("gdacs-rss", "RSS feed", as_rss, GDACS_RSS, QUAKE_RSS),
    one("acled", "csv export", as_csv, ACLED, [UNREST.get(name, "x") for name in ACLED]),
    one("acled", "older csv export", as_csv, OLDER_ACLED, [UNREST.get(name, "x") for name in OLDER_ACLED]),
    one(
        "acled",
        "API answer",
        as_answer("data", success=True),
        ACLED,
        [UNREST.get(name, "x") for name in ACLED],
    ),
]


def cut(sample: Sample, rows: int) -> Sample:
    """The sample with only its first rows, the header among them."""
    return replace(sample, sheets={name: kept[:rows] for name, kept in sample.sheets.items()})
