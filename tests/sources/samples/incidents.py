"""Incidents: conflict events, recorded deaths, political violence."""

from typing import Any

from corridors.sources import ucdp
from tests.sources.samples.making import as_answer, as_csv, as_json_list, one, typed

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


SAMPLES = [
    one("ucdp-ged", "49 columns, since 20.1", as_csv, SINCE_20, event(SINCE_20)),
    one("ucdp-ged", "42 columns, to 19.1", as_csv, TO_19_1, event(TO_19_1)),
    one("iom-missing-migrants", "official csv", as_csv, MMP_HEADER, MMP, SPLIT),
    one("iom-missing-migrants", "JSON of a year", as_json_list, MMP_JSON, MMP_JSON_ROW),
    one("ucdp-ged", "API answer", as_answer("Result", TotalPages=1), SINCE_20, event(SINCE_20)),
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
