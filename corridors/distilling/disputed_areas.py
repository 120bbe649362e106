"""Disputed areas of Natural Earth 1:10m (public domain), named by us and simplified for display.

The publisher gives an area its code, its shape and who holds it in fact; the names, the claims in words
and the state a boundary view draws it with stand here. Views: ``un`` follows resolutions of the General
Assembly and the Security Council where there is one, ``jp`` adds the position of the Government of
Japan. An empty view leaves the area with whom the base shapes draw it. No score depends on any of this.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from shapely import set_precision
from shapely.geometry import mapping, shape

SOURCE = "Natural Earth 1:10m disputed areas, public domain"

TOLERANCE = 0.03
"""Degrees within which an outline may move when it is simplified; about 3 km."""

# code; name; who holds it; who claims it; drawn with, view un; view jp
_AREAS = """
B00; Arunachal Pradesh; India; China; ;
B01; Nilang and Jadhang; India; China; ;
B02; Barahoti; India; China; ;
B03; Demchok; India; China; ;
B04; Shipki Pass area; India; China; ;
B05; Jammu and Kashmir (south of the Line of Control); India; Pakistan; ;
B06; Shaksgam Valley; China; India; ;
B07; Aksai Chin; China; India; ;
B08; Gilgit-Baltistan; Pakistan; India; ;
B09; Azad Kashmir; Pakistan; India; ;
B45; Siachen Glacier; India; Pakistan; ;
B88; Kalapani; India; Nepal; ;
B75; Bhutan's northern valleys; Bhutan; China; ;
B76; Doklam area; Bhutan; China; ;
B12; Falkland Islands (Malvinas); United Kingdom; Argentina; ;
B32; South Georgia; United Kingdom; Argentina; ;
B33; South Sandwich Islands; United Kingdom; Argentina; ;
B55; Gibraltar; United Kingdom; Spain; ;
B69; Chagos Archipelago; United Kingdom; Mauritius; ;
B13; Abyei; Sudan; South Sudan; ;
B17; Ilemi Triangle; Kenya; South Sudan; ;
B14; Headwaters of the Lawa; France; Suriname; ;
B15; Headwaters of the Courantyne; Guyana; Suriname; ;
B56; Essequibo; Guyana; Venezuela; ;
B51; Southern Belize; Belize; Guatemala; ;
B34; Navassa Island; United States; Haiti; ;
B16; Golan Heights; Israel; Syria; SYR; SYR
B58; Shebaa Farms; Israel; Lebanon, Syria; ;
B53; Gaza Strip; no final status; ; PSE; PSE
B54; West Bank; no final status; ; PSE; PSE
B18; Senkaku Islands; Japan; China; ; JPN
B29; Etorofu, Kunashiri, Shikotan and the Habomai Islands; Russia; Japan; ; JPN
B39; Liancourt Rocks (Takeshima, Dokdo); South Korea; Japan; ; JPN
B46; Spratly Islands; several states; China, Viet Nam, Malaysia, the Philippines, Brunei; ;
B47; Paracel Islands; China; Viet Nam; ;
B70; Scarborough Reef; China; the Philippines; ;
B19; Western Sahara (west of the berm); Morocco; Sahrawi Arab Democratic Republic; ESH; ESH
B28; Western Sahara (east of the berm); Sahrawi Arab Democratic Republic; Morocco; ESH; ESH
B20; Northern Cyprus; its own authorities; Cyprus; CYP; CYP
B43; Buffer zone in Cyprus; United Nations; Cyprus; CYP; CYP
B22; Mayotte; France; Comoros; ;
B25; Tromelin; France; Mauritius; ;
B23; Juan de Nova; France; Madagascar; ;
B24; Glorioso Islands; France; Madagascar; ;
B26; Europa Island; France; Madagascar; ;
B30; Somaliland; its own authorities; Somalia; SOM; SOM
B35; Abkhazia; its own authorities; Georgia; GEO; GEO
B37; South Ossetia; its own authorities; Georgia; GEO; GEO
B36; Transnistria; its own authorities; Moldova; MDA; MDA
B60; Ceuta; Spain; Morocco; ;
B61; Melilla; Spain; Morocco; ;
B68; Tiran and Sanafir; Egypt; Saudi Arabia; ;
B73; Abu Musa and the Tunbs; Iran; United Arab Emirates; ;
B89; Crimea; Russia; Ukraine; UKR; UKR
B90; Parts of Donetsk and Luhansk (line of 2021); Russia; Ukraine; UKR; UKR
"""


def distilled(features: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the disputed areas as GeoJSON: properties code, name, held_by, claimed_by, un, jp.

    Parameters
    ----------
    features : GeoJSON features of ``ne_10m_admin_0_disputed_areas``
        Leases, buffer zones between two recognised states, settled cases and single rocks are left out.

    Returns
    -------
    dict
        A FeatureCollection in the order of the codes; outlines moved by at most 0.03 degrees (about
        3 km) and rounded to 0.001 degrees.
    """
    shapes = {str(feature["properties"]["BRK_A3"]): feature["geometry"] for feature in features}
    kept = [_feature(properties, shapes[properties["code"]]) for properties in areas()]
    return {"type": "FeatureCollection", "source": SOURCE, "features": kept}


def areas() -> list[dict[str, Any]]:
    """Return what is said about each area, in the order of the codes; ``None`` where a view says nothing."""
    rows = [[cell.strip() for cell in line.split(";")] for line in _AREAS.strip().splitlines()]
    columns = ("code", "name", "held_by", "claimed_by", "un", "jp")
    said = [dict(zip(columns, row, strict=True)) for row in sorted(rows)]
    return [row | {"un": row["un"] or None, "jp": row["jp"] or None} for row in said]


def _feature(properties: dict[str, Any], geometry: Mapping[str, Any]) -> dict[str, Any]:
    outline = set_precision(shape(geometry).simplify(TOLERANCE), 0.001)
    if outline.is_empty:  # smaller than the tolerance: an island as it is
        outline = set_precision(shape(geometry), 0.001)
    return {"type": "Feature", "properties": properties, "geometry": _lists(mapping(outline))}


def _lists(geometry: Any) -> dict[str, Any]:
    return {"type": geometry["type"], "coordinates": _rounded(geometry["coordinates"])}


def _rounded(value: Any) -> Any:
    return round(value, 3) if isinstance(value, float) else [_rounded(part) for part in value]
