"""UNHCR: population, decisions and demographics in their layouts."""

from corridors.sources import unhcr_layouts
from tests.sources.samples.making import as_csv, one, typed

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

DECIDED = ["G", "FI", "P", "1", "2", "3", "4"]

WEBSITE_PAIR = WEBSITE[:5]


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
]
