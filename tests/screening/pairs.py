"""Pairs that differ in every way a screening can meet, and the countries they are made of."""

PAIRS = {
    "a survey stands in place of hardship": ["MMR-THA"],
    "no stock is published": ["ALB-GBR", "JPN-UGA", "TUV-PRI"],
    "a published stock of nobody": ["KNA-FIN", "VNM-SLE", "PRI-NOR"],
    "origins whose refugees are absent from pair data": ["PSE-JOR", "PSE-DEU"],
    "the destination is poorer": ["JPN-BRA", "CHE-GIN", "NOR-BGD"],
    "fewer than a hundred people": ["BFA-NOR", "JPN-LVA", "KNA-LCA", "SYR-GIN"],
    "the readings of fear are contested": ["UKR-RUS", "SYR-SWE", "VEN-BRA", "KEN-ISR", "ETH-YEM", "SYR-VEN"],
    "contested, and informal work at the destination": ["SDN-MLI", "SYR-ARM"],
    "informal work at the destination": ["COD-SSD", "GIN-SEN", "SDN-ETH", "DMA-PRI", "KNA-NOR"],
    "too little is known of the lanes": ["PAK-LIE", "GBR-CUW", "WSM-TUV"],
    "the destination has no figures of risk": ["VEN-PRI", "MLI-ESH", "CHN-TWN"],
    "fear and strong match": ["SYR-TUR", "UKR-GEO", "AFG-RUS", "IRQ-CYP"],
    "fear and weak match": ["MMR-BGD", "SYR-IRQ", "RWA-COD", "AFG-PAK"],
    "opportunity and strong match": ["MYS-NOR", "ETH-SAU", "TUR-DEU"],
    "nobody is left in some draws": ["PAK-CRI", "TJK-ISL", "ESH-GRC"],
    "no quadrant may be named": ["JAM-LUX", "LKA-LTU", "GBR-VEN"],
    "asylum-seekers of unknown origin": ["LKA-JPN", "TUR-JPN"],
}
EVERY_PAIR = tuple(pair for pairs in PAIRS.values() for pair in pairs)
COUNTRIES = sorted({code for pair in EVERY_PAIR for code in pair.split("-")})
