"""INFORM's workbook of several years."""

from corridors.sources import inform
from tests.sources.samples.making import Sample, as_workbook


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
    inform_workbook("2022 and 2023", 2023),
    inform_workbook("2024", 2024),
    inform_workbook("2025", 2025),
]
