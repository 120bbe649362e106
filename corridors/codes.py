"""Country code schemes -> ISO 3166-1 alpha-3, upper case, with ``XKX`` for Kosovo.

One function a scheme, all of one shape: a code in, an alpha-3 code out, ``UnknownCountry``
where the scheme has no such country. Codes are compared whole, never by part: Niger is no
Nigeria. The alpha-2, alpha-3 and numeric schemes come from CLDR (through Babel); the others
are typed here. Where a state was succeeded, the code leads to the state that stands today.
"""

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global

KOSOVO = "XKX"

NOT_COUNTRIES = {"UNK": "unknown", "XXA": "stateless", "TIB": "Tibetan"}
"""Origins UNHCR counts people under which are no countries."""

WITH_ARTICLE = (
    "United ", "Netherlands", "Philippines", "Bahamas", "Maldives", "Gambia", "Dominican", "Central African",
    "Democratic", "DR Congo", "Congo", "Czech Republic", "Comoros", "Seychelles", "Solomon", "Marshall",
    "Cayman", "Cook", "Faroe", "Falkland", "Turks", "British", "Northern Mariana",
)  # fmt: skip

_NO_LONGER_CODES = frozenset({"BUR", "DDR", "FXX", "TMP", "XKK", "YMD", "ZAR"})

_LEGACY_WORLD_BANK = {"ADO": "AND", "KSV": KOSOVO, "ROM": "ROU", "TMP": "TLS", "WBG": "PSE", "ZAR": "COD"}

_NATURAL_EARTH = {
    "ALD": "ALA", "CYN": "CYP", "KOS": KOSOVO, "PSX": "PSE", "SAH": "ESH", "SDS": "SSD", "SOL": "SOM"
}  # fmt: skip

# UNHCR's own codes where they differ from ISO; AUS, ARE and MAR are other countries' ISO codes.
_UNHCR = """
ALG DZA ANG AGO ANT ATG ARE EGY AUL AUS AUS AUT BAH BHR BAR BRB BER BMU BHU BTN BKF BFA BOT BWA
BRU BRN BSN BIH BUL BGR BVI VGB BZE BLZ CAM KHM CAR CAF CAY CYM CHD TCD CHI CHN COB COG COI COM
COS CRI CUR CUW CVI CPV DEN DNK DJB DJI EGU GNQ ERT ERI FGU GUF FIJ FJI FNC NCL FPO PYF GAM GMB
GAZ PSE GFR DEU GRE GRC GRN GRD GUA GTM GUI GIN HAI HTI HON HND ICE ISL ICO CIV INS IDN IRE IRL
KRN PRK KUW KWT LEB LBN LES LSO MAD MDG MAR MTQ MAU MRT MCD MKD MLS MYS MLW MWI MOR MAR MTA MLT
MTS MUS MYA MMR NEP NPL NET NLD NGR NER NIG NGA PAR PRY PHI PHL POR PRT PUE PRI ROM ROU RSA ZAF
SAL SLV SEY SYC SIN SGP SMA SMR SOL SLB SPA ESP SRV VNM STA XXA STK KNA SUD SDN SWA SWZ SWI CHE
TAN TZA TCI TCA TIB TIB TMP TLS TOG TGO TRT TTO UAE ARE UKN UNK URU URY VAN VUT WES WSM WSH ESH
XXX UNK ZAM ZMB ZIM ZWE
"""

# Gleditsch-Ward state numbers. Germany 255 and 260 (and 265, the East until 1990), Serbia 340
# and 345 (Yugoslavia until 2006), Yemen 678 and 680 (the South until 1990), Viet Nam 816 and
# its predecessors 815 and 817. Czechoslovakia (315) and Tibet (711) lead to no one state.
_GLEDITSCH_WARD = """
2 USA 20 CAN 31 BHS 40 CUB 41 HTI 42 DOM 51 JAM 52 TTO 53 BRB 54 DMA 55 GRD 56 LCA 57 VCT 58 ATG
60 KNA 70 MEX 80 BLZ 90 GTM 91 HND 92 SLV 93 NIC 94 CRI 95 PAN 100 COL 101 VEN 110 GUY 115 SUR
130 ECU 135 PER 140 BRA 145 BOL 150 PRY 155 CHL 160 ARG 165 URY 200 GBR 205 IRL 210 NLD 211 BEL
212 LUX 220 FRA 221 MCO 223 LIE 225 CHE 230 ESP 232 AND 235 PRT 255 DEU 260 DEU 265 DEU 290 POL
305 AUT 310 HUN 316 CZE 317 SVK 325 ITA 331 SMR 338 MLT 339 ALB 340 SRB 341 MNE 343 MKD 344 HRV
345 SRB 346 BIH 347 XKX 349 SVN 350 GRC 352 CYP 355 BGR 359 MDA 360 ROU 365 RUS 366 EST 367 LVA
368 LTU 369 UKR 370 BLR 371 ARM 372 GEO 373 AZE 375 FIN 380 SWE 385 NOR 390 DNK 395 ISL 396 GEO
397 GEO 402 CPV 403 STP 404 GNB 411 GNQ 420 GMB 432 MLI 433 SEN 434 BEN 435 MRT 436 NER 437 CIV
438 GIN 439 BFA 450 LBR 451 SLE 452 GHA 461 TGO 471 CMR 475 NGA 481 GAB 482 CAF 483 TCD 484 COG
490 COD 500 UGA 501 KEN 510 TZA 511 TZA 516 BDI 517 RWA 520 SOM 522 DJI 530 ETH 531 ERI 540 AGO
541 MOZ 551 ZMB 552 ZWE 553 MWI 560 ZAF 565 NAM 570 LSO 571 BWA 572 SWZ 580 MDG 581 COM 590 MUS
591 SYC 600 MAR 615 DZA 616 TUN 620 LBY 625 SDN 626 SSD 630 IRN 640 TUR 645 IRQ 651 EGY 652 SYR
660 LBN 663 JOR 666 ISR 670 SAU 678 YEM 680 YEM 690 KWT 692 BHR 694 QAT 696 ARE 698 OMN 700 AFG
701 TKM 702 TJK 703 KGZ 704 UZB 705 KAZ 710 CHN 712 MNG 713 TWN 731 PRK 732 KOR 740 JPN 750 IND
760 BTN 770 PAK 771 BGD 775 MMR 780 LKA 781 MDV 790 NPL 800 THA 811 KHM 812 LAO 815 VNM 816 VNM
817 VNM 820 MYS 830 SGP 835 BRN 840 PHL 850 IDN 860 TLS 900 AUS 910 PNG 920 NZL 935 VUT 940 SLB
950 FJI 970 KIR 971 NRU 972 TON 973 TUV 983 MHL 986 PLW 987 FSM 990 WSM
"""

# Names publishers use beside CLDR's English ones; compared as `_plain` leaves them.
_OTHER_NAMES = """
BES Bonaire, Saint Eustatius and Saba | BES Bonaire, Sint Eustatius and Saba | BHS Bahamas, The
BIH Bosnia-Herzegovina | BOL Bolivia (Plurinational State of) | BOL Plurinational State of Bolivia
BRN Brunei Darussalam | CIV Ivory Coast | COD Democratic Republic of the Congo | COD DRC | COD DR Congo
COD Congo (Democratic Republic of the) | COD Congo, Dem. Rep. | COD Dem. Rep. Congo | COD Congo, DR
COG Congo | COG Congo, Rep. | COG Congo (Republic of the) | COG Republic of the Congo | CPV Cabo Verde
CUW Curacao | CZE Czech Republic | EGY Egypt, Arab Rep. | FLK Falkland Islands (Malvinas) | FRO Faeroe Islands
FSM Micronesia (Fed. States of) | FSM Micronesia
FSM Micronesia (Federated States of) | FSM Federated States of Micronesia
GBR United Kingdom of Great Britain and Northern Ireland | GMB Gambia, The | HKG Hong Kong | HKG Hong Kong SAR
HKG China, Hong Kong SAR | HKG China, Hong Kong Special Administrative Region | IRN Islamic Republic of Iran
IRN Iran (Islamic Republic of) | IRN Iran, Islamic Rep. | KGZ Kyrgyz Republic | KOR Korea (Republic of)
KOR Korea, Rep. | KOR Republic of Korea | LAO Lao PDR | LAO Lao People's Democratic Republic
LBY Libyan Arab Jamahiriya | MAC Macao | MAC Macau | MAC Macao SAR | MAC China, Macao SAR
MAC China, Macao Special Administrative Region | MAF Saint Martin (French part) | MDA Republic of Moldova
MDA Moldova, Republic of | MKD Macedonia | MKD Macedonia, FYR | MKD The former Yugoslav Republic of Macedonia
MMR Myanmar | MMR Burma | NLD Netherlands (Kingdom of the) | NLD Kingdom of the Netherlands
PRK Democratic People's Republic of Korea | PRK Dem. People's Rep. of Korea | PRK Korea, Dem. Rep.
PRK Korea, Dem. People's Rep. | PRK Korea (Democratic People's Republic of) | PSE Palestine
PSE Palestine (State of) | PSE State of Palestine | PSE West Bank and Gaza
PSE Occupied Palestinian Territory | PSE Palestinian Territory, Occupied | RUS Russian Federation
SHN Saint Helena | SVK Slovak Republic
SRB Serbia and Kosovo: S/RES/1244 (1999) | SWZ Swaziland | SXM Sint Maarten (Dutch part)
SXM St. Maarten (Dutch part) | SYR Syrian Arab Republic | TLS East Timor | TUR Turkey | TUR Türkiye
TWN Taiwan, China | TWN Taiwan, Province of China | TWN China, Taiwan Province of China | TWN Chinese Taipei
TZA United Republic of Tanzania | TZA Tanzania, United Republic of | USA United States of America | USA USA
VAT Holy See | VAT Vatican | VEN Bolivarian Republic of Venezuela | VEN Venezuela (Bolivarian Republic of)
VEN Venezuela, RB | VIR United States Virgin Islands | VIR Virgin Islands (U.S.) | VNM Vietnam | VNM Viet Nam
WLF Wallis and Futuna Islands | XKX Kosovo | XKX Kosovo (under UNSCR 1244) | YEM Yemen, Rep.
"""

_WRITTEN_OUT = {"st": "saint", "rep": "republic", "dem": "democratic", "is": "islands"}

_SAYS_LITTLE = frozenset(
    {"republic", "of", "democratic", "kingdom", "state", "islamic", "federal", "peoples"}
)


class UnknownCountry(ValueError):
    """A code or name no scheme knows; the message names it and suggests what may have been meant.

    Attributes
    ----------
    given : str
        The code or name as it was given; ``""`` where it is known and stands for no country.
    """

    def __init__(self, message: str, given: str = "") -> None:
        super().__init__(message)
        self.given = given


@dataclass(frozen=True)
class _Also:
    """Names a person gave to countries, and which of them were met."""

    names: Mapping[str, str] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)


_ALSO: ContextVar[_Also | None] = ContextVar("also_called", default=None)
_STATED = "="
"""Before an alpha-3 code: a person stated the country. Every scheme takes it, always as the same."""


@contextmanager
def also_called(names: Mapping[str, str]) -> Iterator[set[str]]:
    """Let readers know what a person said of names no scheme knows: as written -> alpha-3.

    Gives the set of those that were met, which grows while the block runs. Names and codes a scheme
    knows are not touched.
    """
    also = _Also(names)
    token = _ALSO.set(also)
    try:
        yield also.met
    finally:
        _ALSO.reset(token)


def as_stated(name: str) -> str:
    """Return how to write, in any scheme, the country a person said this is; ``""`` where nobody did.

    Examples
    --------
    >>> with also_called({"Siam": "THA"}):
    ...     as_stated("Siam"), as_stated("Atlantis"), from_m49(as_stated("Siam"))
    ('=THA', '', 'THA')
    """
    also = _ALSO.get()
    if also is None or name not in also.names:
        return ""
    also.met.add(name)
    return f"{_STATED}{also.names[name]}"


def from_iso3(code: str) -> str:
    """Check an alpha-3 code: ``"jpn"`` gives ``"JPN"``."""
    return _found(code.strip().upper(), _alpha3(), code, "an ISO 3166-1 alpha-3 code")


def from_iso2(code: str) -> str:
    """Alpha-2: ``"NA"`` is Namibia, ``"XK"`` Kosovo."""
    return _found(code.strip().upper(), _alpha3_by_alpha2(), code, "an ISO 3166-1 alpha-2 code")


def from_m49(code: str | int) -> str:
    """United Nations M49 number, with or without leading zeros.

    Numbers from 900 and 2003 stand for regions, income groups and "Others", not for countries.
    """
    text = str(code).strip()
    if text.isdecimal() and (int(text) >= 900):
        raise UnknownCountry(f"M49 code {text} is a region or a group, not a country.")
    return _found(text.zfill(3), _alpha3_by_number(), text, "an M49 country code")


def from_unhcr(code: str) -> str:
    """UNHCR's own three letters (``AUS`` is Austria); ``UNK``, ``XXA`` and ``TIB`` are no countries."""
    text = code.strip().upper()
    own = _pairs(_UNHCR)
    if text in own:
        return own[text]
    return _found(text, _alpha3(), code, "a UNHCR country code")


def from_gleditsch_ward(number: str | int) -> str:
    """Gleditsch-Ward state number, as UCDP uses: 775 is Myanmar."""
    return _found(str(number).strip(), _pairs(_GLEDITSCH_WARD), number, "a Gleditsch-Ward state number")


def from_world_bank(code: str) -> str:
    """World Bank code, today's (``XKX``) or legacy (``ZAR``, ``WBG``); ``CHI`` is the Channel Islands."""
    text = code.strip().upper()
    return _found(_LEGACY_WORLD_BANK.get(text, text), _alpha3(), code, "a World Bank country code")


def from_natural_earth(code: str) -> str:
    """Natural Earth ``ADM0_A3``: never ``ISO_A3``, which is -99 for France, Norway and Kosovo."""
    text = code.strip().upper()
    return _found(_NATURAL_EARTH.get(text, text), _alpha3(), code, "a country of Natural Earth")


def from_idmc(code: str) -> str:
    """IDMC's codes are alpha-3, beside ``AB9`` for Abyei, which belongs to no one country."""
    if code.strip().upper() == "AB9":
        raise UnknownCountry("AB9 is Abyei, claimed by Sudan and South Sudan, and is no country's figure.")
    return from_iso3(code)


def from_name(name: str) -> str:
    """English name of a country in the spellings publishers use.

    Raises
    ------
    UnknownCountry
        When no country is called that; the message suggests up to three that sound alike.
    """
    known = _alpha3_by_name()
    if name.startswith(_STATED):
        return from_iso3(name)
    plain = _plain(name)
    if plain in known:
        return known[plain]
    alike = [english for _, english in suggest(name)]
    hint = f"; did you mean {' or '.join(alike)}?" if alike else "."
    raise UnknownCountry(f"No country is called {name.strip()!r}{hint}", name.strip())


def suggest(name: str, most: int = 3) -> list[tuple[str, str]]:
    """Return the countries whose names sound like a name, the likeliest first; never applied by itself.

    Accents, marks, articles and words as "Republic of" do not count. Within a longer text a country's whole
    name is found too. Nothing comes back where nothing is alike.

    Examples
    --------
    >>> suggest("Tailand")
    [('THA', 'Thailand')]
    """
    plain, known = _telling(_plain(name)), _alpha3_by_telling_words()
    if not plain:
        return []
    contained = [known[one] for one in known if one and f" {one} " in f" {plain} "]
    longest_first = sorted(contained, key=lambda code: -len(english_name(code)))
    exact = [known[plain]] if plain in known else []
    close = [known[one] for one in get_close_matches(plain, known, n=most, cutoff=0.75)]
    found = dict.fromkeys((*exact, *close, *longest_first))
    return [(code, english_name(code)) for code in found][:most]


def english_name(iso3: str) -> str:
    """CLDR's English name of a country."""
    return str(_territories()[{alpha3: alpha2 for alpha2, alpha3 in _alpha3_by_alpha2().items()}[iso3]])


def in_a_sentence(name: str) -> str:
    """Put the article before a country's name where a sentence needs it.

    >>> in_a_sentence("United States"), in_a_sentence("Japan")
    ('the United States', 'Japan')
    """
    return f"the {name}" if name.startswith(WITH_ARTICLE) else name


def _found(key: str, known: dict[str, str], given: object, what: str) -> str:
    if key not in known:
        text = str(given).strip()
        if text.startswith(_STATED) and text[1:] in _alpha3():
            return text[1:]
        raise UnknownCountry(f"{text!r} is not {what}.", text)
    return known[key]


@cache
def _pairs(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


@cache
def _territories() -> dict[str, str]:
    return dict(Locale("en").territories)


@cache
def _alpha3_by_alpha2() -> dict[str, str]:
    numbered = set(_alpha2_by_number().values())
    found = {
        targets[0]: code
        for code, targets in get_global("territory_aliases").items()
        if len(code) == 3 and code.isalpha() and len(targets) == 1
        and targets[0] in numbered and code not in _NO_LONGER_CODES
    }  # fmt: skip
    return {**found, "XK": KOSOVO}


@cache
def _alpha2_by_number() -> dict[str, str]:
    aliases = get_global("territory_aliases").items()
    known = _territories()
    return {
        code: targets[0]
        for code, targets in aliases
        if code.isdecimal() and int(code) < 900 and len(targets) == 1 and targets[0] in known
    }


@cache
def _alpha3() -> dict[str, str]:
    return {code: code for code in _alpha3_by_alpha2().values()}


@cache
def _alpha3_by_number() -> dict[str, str]:
    alpha3 = _alpha3_by_alpha2()
    numbers = {number: alpha3[alpha2] for number, alpha2 in _alpha2_by_number().items()}
    return {**numbers, "412": KOSOVO}  # the number United Nations statistics give Kosovo


@cache
def _alpha3_by_name() -> dict[str, str]:
    territories = _territories()
    names = {_plain(territories[alpha2]): alpha3 for alpha2, alpha3 in _alpha3_by_alpha2().items()}
    entries = (entry.strip().split(" ", 1) for entry in re.split(r"[|\n]", _OTHER_NAMES.strip()))
    return names | {_plain(name): alpha3 for alpha3, name in entries}


@cache
def _alpha3_by_telling_words() -> dict[str, str]:
    return {_telling(name): alpha3 for name, alpha3 in _alpha3_by_name().items()}


def _telling(plain: str) -> str:
    return " ".join(word for word in plain.split() if word not in _SAYS_LITTLE)


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """Lower case, no accents, marks, articles or footnote digits, short forms written out."""
    text = unicodedata.normalize("NFKD", html.unescape(name))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = re.sub(r"['’`.]", "", text.casefold())
    text = re.sub(r"(?<=[^\d\s])\s*\d+(\s*,\s*\d+)*\s*$", "", text.rstrip(" *"))
    words = [_WRITTEN_OUT.get(word, word) for word in re.findall(r"[a-z0-9]+", text)]
    return " ".join(word for word in words if word not in ("the", "and"))
