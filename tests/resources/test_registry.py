"""The registry as shipped: who is in it, whether it holds together, and facts that are known."""

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tightrope.core.errors import InputError
from tightrope.core.types import UNIDENTIFIED
from tightrope.resources.actor_files import read_entries, read_iso2, read_nouns
from tightrope.resources.compiled import COMPILED, compile_registry
from tightrope.resources.loading import resource
from tightrope.resources.registry import Entry, EntryKind, Registry, Role, load_registry

UN_MEMBERS = frozenset(
    """
    AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA
    CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH
    FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA
    JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX
    MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG
    POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD
    TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
    """.split()
)
OBSERVERS_AND_TERRITORIES = frozenset("VAT PSE TWN XKX ESH HKG MAC GRL PRI".split())
WORLD_CODES = frozenset("UNO EUR IGO NGO ISM IMG MNC".split())
SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
)


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


def codes(entries: tuple[Entry, ...]) -> list[str]:
    return [e.actor.code for e in entries]


def test_every_un_member_is_a_state(registry: Registry) -> None:
    states = {e.actor.code for e in registry.entries if e.kind is EntryKind.STATE}
    assert len(UN_MEMBERS) == 193
    assert states - UN_MEMBERS == {"VAT"}
    assert states >= UN_MEMBERS


def test_those_outside_the_un_are_there(registry: Registry) -> None:
    assert {e.actor.code for e in registry.entries} >= OBSERVERS_AND_TERRITORIES


def test_codes_and_sectors_are_plovers(registry: Registry) -> None:
    own = {e.actor.code for e in registry.entries if e.kind in (EntryKind.STATE, EntryKind.TERRITORY)}
    for entry in registry.entries:
        assert entry.actor.code in own | WORLD_CODES | {UNIDENTIFIED}, entry
        assert set(entry.actor.sectors) <= SECTORS, entry
    assert all(set(n.sectors) <= SECTORS | {"MNC"} for n in registry.nouns.values())


def test_every_file_of_a_state_bears_its_code() -> None:
    for path in Path(str(resource("actors/states"))).glob("*.toml"):
        state = tomllib.loads(path.read_text(encoding="utf-8"))["state"]
        assert state["code"].lower() == path.stem or state["kind"] == "territory", path.name


def test_ids_are_one_to_one(registry: Registry) -> None:
    counts = Counter(e.actor.id for e in registry.entries)
    assert [i for i, n in counts.items() if n > 1] == []


def test_offices_end_after_they_begin(registry: Registry) -> None:
    for entry in registry.entries:
        for office in entry.offices:
            assert office.until is None or office.since < office.until, entry


def test_coordinates_are_on_the_globe(registry: Registry) -> None:
    for entry in registry.entries:
        if entry.kind in (EntryKind.CAPITAL, EntryKind.PLACE):
            assert entry.latitude is not None, entry
            assert entry.longitude is not None, entry
            assert -90 <= entry.latitude <= 90, entry
            assert -180 <= entry.longitude <= 180, entry


def test_every_form_finds_its_entry(registry: Registry) -> None:
    for entry in registry.entries:
        for role in Role:
            for form in entry.forms(role):
                assert entry in registry.find(form, role), form


def test_the_compiled_file_is_what_the_toml_says() -> None:
    compiled = compile_registry(read_entries(), read_nouns(), read_iso2())
    shipped = resource(COMPILED).read_text(encoding="utf-8")
    assert compiled == shipped, "run tools/build_resources.py"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Georgia", {"GEO", "USA"}),
        ("Guinea", {"GIN", "GNB", "GNQ"}),
        ("Congo", {"COD", "COG"}),
        ("Korea", {"KOR", "PRK"}),
        ("Azerbaijan", {"AZE", "IRN"}),
        ("Tripoli", {"LBY", "LBN"}),
        ("Kashmir", {"IND", "PAK"}),
        ("SDF", {"SYR", "JPN"}),
    ],
)
def test_an_ambiguous_form_keeps_all_it_can_mean(registry: Registry, form: str, expected: set[str]) -> None:
    assert set(codes(registry.find(form))) == expected


def test_states_come_first(registry: Registry) -> None:
    assert registry.find("Georgia")[0].kind is EntryKind.STATE
    assert registry.find("Azerbaijan")[0].actor.code == "AZE"


@pytest.mark.parametrize(
    ("form", "role", "code"),
    [
        ("Azeris", Role.PEOPLE, "AZE"),
        ("Frenchman", Role.PEOPLE, "FRA"),
        ("Dutch", Role.ADJECTIVE, "NLD"),
        ("Emiratis", Role.PEOPLE, "ARE"),
        ("Saudi", Role.ADJECTIVE, "SAU"),
        ("U.S.", Role.ADJECTIVE, "USA"),
        ("DPRK", Role.NAME, "PRK"),
        ("the Islamic Republic".removeprefix("the "), Role.NAME, "IRN"),
        ("USSR", Role.NAME, "RUS"),
        ("Swiss Confederation", Role.NAME, "CHE"),
        ("Çavuşoğlu", Role.SURNAME, "TUR"),
        ("Cavusoglu", Role.SURNAME, "TUR"),
        ("Zelenskyy", Role.SURNAME, "UKR"),
        ("Araqchi", Role.SURNAME, "IRN"),
    ],
)
def test_forms_in_their_roles(registry: Registry, form: str, role: Role, code: str) -> None:
    assert code in codes(registry.find(form, role))


@pytest.mark.parametrize(
    ("form", "code", "sectors"),
    [
        ("Kremlin", "RUS", ("GOV",)),
        ("Pentagon", "USA", ("MIL",)),
        ("Knesset", "ISR", ("LEG",)),
        ("IRGC", "IRN", ("MIL",)),
        ("Mossad", "ISR", ("SPY",)),
        ("Baku", "AZE", ("GOV",)),
        ("NATO", "IGO", ("MIL",)),
        ("European Union", "EUR", ()),
        ("Security Council", "UNO", ()),
        ("Islamic State", "IMG", ()),
        ("PKK", "TUR", ("REB",)),
        ("TASS", "RUS", ("JRN",)),
        ("Tehran Times", "IRN", ("JRN",)),
    ],
)
def test_bodies_and_metonyms(registry: Registry, form: str, code: str, sectors: tuple[str, ...]) -> None:
    assert (code, sectors) in [(e.actor.code, e.actor.sectors) for e in registry.find(form)]


def test_lower_case_words_name_nobody(registry: Registry) -> None:
    assert registry.find("us") == ()
    assert registry.find("who") == ()
    assert codes(registry.find("IRAN")) == ["IRN"]


@pytest.mark.parametrize(
    ("code", "title", "day", "name"),
    [
        ("AZE", "president", date(2003, 1, 1), "Heydar Aliyev"),
        ("AZE", "president", date(2025, 7, 1), "Ilham Aliyev"),
        ("RUS", "foreign minister", date(2016, 1, 1), "Sergei Lavrov"),
        ("RUS", "president", date(2010, 1, 1), "Dmitry Medvedev"),
        ("USA", "foreign minister", date(2014, 6, 1), "John Kerry"),
        ("USA", "president", date(2017, 1, 20), "Donald Trump"),
        ("IRN", "foreign minister", date(2018, 1, 1), "Mohammad Javad Zarif"),
        ("ISR", "prime minister", date(2022, 1, 1), "Naftali Bennett"),
        ("GBR", "foreign minister", date(2018, 1, 1), "Boris Johnson"),
        ("UNO", "secretary-general", date(2010, 1, 1), "Ban Ki-moon"),
    ],
)
def test_who_held_an_office(registry: Registry, code: str, title: str, day: date, name: str) -> None:
    assert [e.actor.name for e in registry.holders(code, title, day)] == [name]


def test_an_office_ends_the_day_its_successor_begins(registry: Registry) -> None:
    assert registry.holders("USA", "president", date(2017, 1, 19))[0].actor.name == "Barack Obama"
    assert registry.holders("RUS", "astronaut", date(2017, 1, 19)) == ()


@pytest.mark.parametrize(
    ("phrase", "sectors"),
    [
        ("fighter jets", ("MIL",)),
        ("policemen", ("COP",)),
        ("special police forces", ("COP",)),
        ("Lawmakers", ("LEG",)),
        ("judge", ("JUD",)),
        ("journalists", ("JRN",)),
        ("spy agency", ("SPY",)),
        ("companies", ("BUS",)),
        ("refugees", ("REF",)),
        ("protesters", ("CVL",)),
    ],
)
def test_nouns_and_their_sectors(registry: Registry, phrase: str, sectors: tuple[str, ...]) -> None:
    noun = registry.noun(phrase)
    assert noun is not None
    assert noun.sectors == sectors


def test_wordings_of_one_office_meet(registry: Registry) -> None:
    for wording in (
        "secretary of state",
        "foreign secretary",
        "external affairs minister",
        "foreign minister",
    ):
        noun = registry.noun(wording)
        assert noun is not None
        assert noun.office == "foreign minister"


def test_spokesmen_speak_for_others(registry: Registry) -> None:
    noun = registry.noun("spokeswomen")
    assert noun is not None
    assert noun.transparent


def test_other_languages_name_states_as_cldr_does() -> None:
    russian = load_registry("ru")
    assert codes(russian.find("Азербайджан")) == ["AZE"]
    assert codes(russian.find("Косово")) == ["XKX"]


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(InputError, match="xx-nowhere"):
        load_registry("xx-nowhere")
