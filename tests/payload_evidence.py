"""Releases and figures the hand-made results of ``tests.payloads`` rest on."""

from typing import Any


def _release(key: str, publisher: str, dataset: str, version: str, period: str, released: str | None,
             licence: str, page: str, absent: str) -> dict[str, Any]:  # fmt: skip
    digest = (key.encode().hex() * 8)[:64]
    return {"key": key, "publisher": publisher, "dataset": dataset, "version": version, "period": period,
            "released": released, "sha256": digest, "licence": licence, "page_url": page,
            "absent_means": absent}  # fmt: skip


RELEASES = (
    _release("unhcr-population-2025", "UNHCR", "Refugee population statistics: population", "end-2025",
             "1951-2025", "2026-06-01", "CC BY 4.0", "https://www.unhcr.org/refugee-statistics/",
             "none of concern or under 5"),
    _release("undesa-stock-2024", "UN DESA", "International Migrant Stock by destination and origin", "2024",
             "1990-2024", "2025-01-01", "CC BY 3.0 IGO",
             "https://www.un.org/development/desa/pd/content/international-migrant-stock", "unknown"),
    _release("inform-risk-2025", "INFORM (JRC)", "INFORM Risk", "2025 v0.7.0", "2025", "2025-03-31",
             "CC BY 4.0", "https://drmkc.jrc.ec.europa.eu/inform-index", "missing"),
    _release("idmc-gidd-disasters-2025", "IDMC", "Global Internal Displacement Database: disasters",
             "2025 edition", "2008-2024", "2025-05-13", "CC BY 3.0 IGO",
             "https://www.internal-displacement.org/database/displacement-data/", "zero"),
    _release("wgi-2023", "World Bank", "Worldwide Governance Indicators", "2023 update", "1996-2022",
             "2023-09-29", "CC BY 4.0",
             "https://www.worldbank.org/en/publication/worldwide-governance-indicators", "missing"),
    _release("survey-reasons", "IOM", "Reasons for movement, as reported in the press", "to be checked", "",
             None, "facts", "", "none"),
)  # fmt: skip

ORDER = (
    "earthquake", "tsunami", "river-flood", "coastal-flood", "storm", "drought", "weather-displacement",
    "epidemic", "disease-burden", "war", "voice", "inequality", "poverty", "hunger",
)  # fmt: skip
# severities in ORDER, then INFORM lack of coping capacity and gender inequality
SEVERITIES = {
    "MMR": (8.2, 8.3, 8.8, 8.0, 5.8, 0.9, 5.6, 6.4, 4.2, 10.0, 9.1, 3.9, 7.2, 2.0, 6.4, 6.4),
    "THA": (1.7, 5.8, 9.8, 5.5, 1.6, 5.5, 3.2, 5.7, 1.1, 3.5, 6.1, 3.3, 1.6, 2.3, 3.7, 4.1),
    "MYS": (3.1, 5.4, 5.9, 5.2, 1.8, 1.1, 4.9, 5.1, 0.6, 0.3, 5.2, 3.9, 1.2, 2.7, 3.1, 2.9),
    "JPN": (9.9, 9.3, 6.6, 6.5, 8.5, 1.0, 4.2, 3.1, 0.2, 0.0, 2.9, 2.3, 0.7, 1.9, 1.7, 1.0),
    "UGA": (5.9, 0.0, 4.9, 0.0, 0.0, 4.4, 3.6, 7.8, 5.3, 5.1, 6.5, 5.7, 7.6, 6.6, 6.5, 7.0),
}

INDICATORS = {
    "earthquake": "inform.earthquake", "tsunami": "inform.tsunami", "river-flood": "inform.river-flood",
    "coastal-flood": "inform.coastal-flood", "storm": "inform.tropical-cyclone", "drought": "inform.drought",
    "weather-displacement": "idmc.disaster.weather", "epidemic": "inform.epidemic",
    "disease-burden": "inform.health-conditions", "war": "inform.current-conflict", "voice": "wgi.voice",
    "inequality": "inform.inequality", "poverty": "inform.development-deprivation",
    "hunger": "inform.food-security",
}  # fmt: skip
LABELS = {
    "inform.earthquake": "Earthquake hazard", "inform.tsunami": "Tsunami hazard",
    "inform.river-flood": "River flood hazard", "inform.coastal-flood": "Coastal flood hazard",
    "inform.tropical-cyclone": "Tropical cyclone hazard", "inform.drought": "Drought hazard",
    "idmc.disaster.weather": "Weather-related displacements", "inform.epidemic": "Epidemic hazard",
    "inform.health-conditions": "Health conditions", "inform.current-conflict": "Current conflict intensity",
    "wgi.voice": "Voice and accountability", "inform.inequality": "Inequality",
    "inform.development-deprivation": "Development and deprivation", "inform.food-security": "Food security",
}  # fmt: skip
REFUGEES = {"THA": 80_411.0, "MYS": 190_000.0}
UNITS = {"voice": "estimate, -2.5 to 2.5", "weather-displacement": "per 100,000 a year"}
SURVEY = {
    "id": "e3", "figure": 3, "scope": "survey", "indicator": "survey.safety-share",
    "label": "Share naming safety as the reason", "unit": "share", "country": None, "origin": None,
    "destination": None, "value": 0.15, "severity": None, "period": "2023-03-31", "release": "survey-reasons",
    "tier": 2, "age_years": 3.25, "used_for": ["fear"], "note": "As reported in the press; to be checked.",
}  # fmt: skip


def reference(entry: dict[str, Any]) -> dict[str, Any]:
    keys = ("indicator", "value", "severity", "period", "release", "tier")
    return {key: entry[key] for key in keys} | {"evidence": entry["id"]}


def figures_of(iso3: str, slug: str, severity: float | None) -> list[dict[str, Any]]:
    return [] if severity is None else [reference(_entry(iso3, slug, severity))]


def evidence_of(origin: str, destination: str, names: dict[str, str]) -> list[dict[str, Any]]:
    entries = []
    if origin == "MMR":
        people = REFUGEES[destination]
        entries.append(_pair(origin, destination, "e1", "unhcr.refugees", "Refugees", people, "2025",
                             "unhcr-population-2025", 0.5, ["fear"]))  # fmt: skip
    if destination == "THA":
        entries.append(_pair(origin, destination, "e2", "undesa.stock", "Resident stock", 1_708_695.0, "2024",
                             "undesa-stock-2024", 2.0, ["fear"]))  # fmt: skip
        entries.append(dict(SURVEY, origin=origin, destination=destination))
    for iso3 in names:
        severities = dict(zip(ORDER, SEVERITIES[iso3], strict=False))
        role = "origin" if iso3 == origin else "destination" if iso3 == destination else "route"
        entries += [_entry(iso3, slug, value, role) for slug, value in severities.items()]
    return entries


def _pair(origin: str, destination: str, key: str, indicator: str, label: str, value: float, period: str,
          release: str, age: float, used_for: list[str]) -> dict[str, Any]:  # fmt: skip
    return {"id": key, "figure": int(key[1:]), "scope": "pair", "indicator": indicator, "label": label,
            "unit": "persons", "country": None, "origin": origin, "destination": destination, "value": value,
            "severity": None, "period": period, "release": release, "tier": 1, "age_years": age,
            "used_for": used_for, "note": ""}  # fmt: skip


def _entry(iso3: str, slug: str, severity: float, role: str = "origin") -> dict[str, Any]:
    indicator = INDICATORS[slug]
    value = {"voice": 2.5 - severity / 2, "weather-displacement": 40 * severity}.get(slug, severity)
    period = {"voice": "2022", "weather-displacement": "2020-2024"}.get(slug, "2025")
    release = {"voice": "wgi-2023", "weather-displacement": "idmc-gidd-disasters-2025"}.get(slug)
    place = 10 + 20 * list(SEVERITIES).index(iso3)
    return {
        "id": f"e{place + ORDER.index(slug)}", "figure": None, "scope": "country", "indicator": indicator,
        "label": LABELS[indicator],
        "unit": UNITS.get(slug, "0-10"),
        "country": iso3, "origin": None, "destination": None, "value": value, "severity": severity,
        "period": period, "release": release or "inform-risk-2025", "tier": 2,
        "age_years": {"voice": 3.5, "weather-displacement": 1.5}.get(slug, 1.2),
        "used_for": [f"{role}.{slug}"], "note": "",
    }  # fmt: skip
