"""Disasters and displacement: USGS, GDACS and IDMC."""

from tests.sources.samples.making import as_csv, as_geojson, as_rss, as_workbook, one

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


SAMPLES = [
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
    one("gdacs-geojson", "GeoJSON event list", as_geojson, GDACS, QUAKE, FLOOD),
    one("gdacs-rss", "RSS feed", as_rss, GDACS_RSS, QUAKE_RSS),
]
