"""The World Bank: governance, development indicators, classification."""

from tests.sources.samples.making import Sample, as_archive, as_csv, as_workbook, as_world_bank_answer, one

SIX_SHEETS = ("VoiceandAccountability", "RuleofLaw")


SAMPLES = [
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
]
