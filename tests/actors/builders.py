"""A registry small enough to read, and how tests look at what was resolved in a document."""

from datetime import UTC, date, datetime

from tests.builders import a_parsed_doc
from tightrope.actors import resolve
from tightrope.core.types import Actor, Doc, Mention
from tightrope.resources.registry import Entry, EntryKind, Noun, Office, Registry, index


def a_state(code: str, name: str, adjective: str, *also: str) -> Entry:
    people = (adjective + "s",)
    return Entry(
        actor=Actor(code=code, id=f"{code}/state", name=name),
        kind=EntryKind.STATE,
        names=(name, *also),
        adjectives=(adjective,),
        people=people,
    )


def an_entry(code: str, kind: EntryKind, name: str, *sectors: str, **fields: object) -> Entry:
    actor = Actor(code=code, sectors=sectors, id=f"{code}/{name}", name=name)
    return Entry(actor=actor, kind=kind, names=(name,), **fields)  # type: ignore[arg-type]


def a_president(code: str, name: str, since: int, until: int | None) -> Entry:
    term = Office(title="president", since=date(since, 1, 1), until=until and date(until, 1, 1))
    surname = name.rsplit(maxsplit=1)[-1]
    return an_entry(code, EntryKind.PERSON, name, "GOV", surnames=(surname,), offices=(term,))


def a_noun(lemma: str, *sectors: str, transparent: bool = False) -> Noun:
    office = lemma if lemma == "president" else None
    return Noun(lemma=lemma, sectors=sectors, office=office, transparent=transparent)


NOUNS = {
    **{n: a_noun(n, "GOV", transparent=True) for n in ("spokesman", "official", "ambassador")},
    **{n: a_noun(n, "GOV") for n in ("president", "ministry", "minister", "foreign ministry")},
    "officials": a_noun("official", "GOV", transparent=True),
    "police": a_noun("police", "COP"),
    "forces": a_noun("force", "MIL"),
    "troops": a_noun("troop", "MIL"),
    "aircraft": a_noun("aircraft", "MIL"),
    "regime": a_noun("regime", "GOV"),
    "ministers": a_noun("minister", "GOV"),
    "gunmen": a_noun("gunman", "UAF"),
}

REGISTRY: Registry = index(
    "en",
    (
        a_state("AZE", "Azerbaijan", "Azerbaijani"),
        a_state("IRN", "Iran", "Iranian"),
        a_state("RUS", "Russia", "Russian"),
        a_state("TUR", "Turkey", "Turk"),
        a_state("GEO", "Georgia", "Georgian"),
        a_state("USA", "United States", "American", "US"),
        a_state("SAU", "Saudi Arabia", "Saudi", "Kingdom of Saudi Arabia"),
        an_entry("AZE", EntryKind.CAPITAL, "Baku", "GOV"),
        an_entry("IRN", EntryKind.CAPITAL, "Tehran", "GOV"),
        an_entry("GEO", EntryKind.CAPITAL, "Tbilisi", "GOV"),
        an_entry("USA", EntryKind.PLACE, "Georgia"),
        an_entry("USA", EntryKind.PLACE, "Atlanta"),
        an_entry("IRN", EntryKind.MEDIA, "Tehran Times", "JRN"),
        an_entry("NGO", EntryKind.WORLD, "Example Relief"),
        a_president("AZE", "Anar Example", 2001, 2020),
        a_president("AZE", "Leyla Sample", 2020, None),
    ),
    NOUNS,
)


def resolved(conllu: str, *, on: str | None = None, names: dict[str, str] | None = None) -> Doc:
    """The resolved document of these trees, published on that day (ISO 8601)."""
    published = datetime.fromisoformat(on).replace(tzinfo=UTC) if on else None
    return resolve(a_parsed_doc(conllu, names=names, published=published), registry=REGISTRY)


def at(doc: Doc, word: str, nth: int = 1) -> Mention | None:
    """The mention headed by the `nth` token with this text."""
    token = [i for i, t in enumerate(doc.tokens) if t.text == word][nth - 1]
    return next((m for m in doc.mentions if m.head == token), None)


def codes(doc: Doc, word: str, nth: int = 1) -> list[str]:
    """The actors of that mention as "AZE GOV"; empty if the token heads none."""
    mention = at(doc, word, nth)
    return [" ".join((a.code, *a.sectors)) for a in mention.actors] if mention else []
