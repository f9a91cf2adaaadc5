"""What a brief tells, however it looks: chains, story lines, places, claims, and what is left out."""

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import a_claim, a_doc, a_ledger, a_parsed_doc, an_actor, an_attribution, an_event
from tests.faces.ledgers import a_full_document, a_full_ledger
from tightrope.core.types import (
    Actor,
    Count,
    CountKind,
    DateBasis,
    Doc,
    Event,
    EventType,
    Ledger,
    Party,
    Reality,
    Span,
    Stance,
    Status,
    When,
)
from tightrope.faces.brief.filtering import at_least
from tightrope.faces.brief.labels import load_labels
from tightrope.faces.brief.records import Act, Brief, Saying
from tightrope.faces.brief.stories import story_lines
from tightrope.faces.brief.view import view

LABELS = load_labels()


def test_a_nested_chain_names_everybody_from_the_outside_in() -> None:
    alleged = _saying(_brief(), "a-1-2")
    assert [s.name for s in alleged.chain] == ["Jane Roe", "Arland"]
    assert alleged.verb == "alleges"
    assert alleged.quote == "Borland let jets cross its airspace"
    assert alleged.place.number == 2


def test_a_pronoun_gives_way_to_whom_it_stands_for() -> None:
    assert _saying(_brief(), "a-1-4").chain[-1].name == "Jane Roe"


def test_a_ring_of_parents_ends() -> None:
    a, b = an_attribution(id="a", parent="b"), an_attribution(id="b", parent="a")
    brief = view(a_ledger(a_doc(attributions=(a, b))), labels=LABELS)
    assert all(len(s.chain) == 2 for story in brief.documents[0].stories for s in story.sayings)


def test_several_speakers_say_and_one_says() -> None:
    doc = a_parsed_doc("1 Sources source NOUN NNS 2 nsubj\n2 said say VERB VBD 0 root")
    one = an_attribution(source=Span(0, 7), actors=(), content=(Span(8, 12),), stance=Stance.ASSERTS)
    assert _only_saying(replace(doc, attributions=(one,))).verb == "say"
    singular = replace(doc, tokens=tuple(replace(t, xpos="NN") for t in doc.tokens), attributions=(one,))
    assert _only_saying(singular).verb == "says"
    both = replace(one, actors=(an_actor("IRN"), an_actor("RUS")))
    assert _only_saying(replace(singular, attributions=(both,))).verb == "say"


def test_too_many_words_for_a_speaker_give_way_to_a_name_but_not_to_a_state() -> None:
    words = "the long-serving head of the press service of the ministry"
    a = an_attribution(source=Span(0, len(words)), content=(Span(len(words) + 1, len(words) + 5),))
    doc = a_doc(words + " said", attributions=(replace(a, actors=(Actor(code="AZE", name="Jane Roe"),)),))
    assert _only_saying(doc).chain[-1].name == "Jane Roe"
    doc = replace(doc, attributions=(replace(a, actors=(Actor(code="AZE", name="Azerbaijan"),)),))
    assert _only_saying(doc).chain[-1].name == "the long-serving head of the press service of …"


def test_an_act_in_words() -> None:
    act = _act(_brief(), "e-1-2")
    assert (act.reality, act.noun, act.actors, act.recipients) == (
        "happened",
        "arrest",
        "Azerbaijan (police)",
        "Borland (Iran)",
    )
    assert act.facts == ("24–99 detained", "3 May 2025 – 4 May 2025", "Arville")
    assert [s.name for s in act.told_by] == ["Jane Roe"]


def test_a_denied_act_names_who_denies_it() -> None:
    assert _act(_brief(), "e-1-1").denied_by == ("Borland (Iran)",)
    assert _act(_brief(), "e-1-2").denied_by == ()


def test_an_act_shows_the_words_around_it() -> None:
    act = _act(_brief(), "e-1-2")
    assert act.before.endswith("in Arville")
    assert act.trigger == "arrested"
    assert act.after == " dozens of Borlanders, she added."


def test_parties_that_act_together_have_no_arrow() -> None:
    event = an_event(type=EventType.CONSULT, mode=None, recipients=(), actors=_parties("AZE", "IRN"))
    act = _act(view(a_ledger(a_doc(events=(event,))), labels=LABELS), "e-1")
    assert (act.actors, act.recipients) == ("Azerbaijan – Iran", None)


def test_the_day_of_publication_is_no_fact_about_an_act() -> None:
    when = When(day=date(2025, 5, 3), basis=DateBasis.PUBLISHED)
    act = _act(view(a_ledger(a_doc(events=(an_event(when=when),))), labels=LABELS), "e-1")
    assert act.facts == ()


@pytest.mark.parametrize(
    ("low", "high", "words"), [(2, 2, "2 killed"), (24, 99, "24–99 killed"), (1000, None, "1,000+ killed")]
)
def test_ranges_in_words(low: int, high: int | None, words: str) -> None:
    assert LABELS.number(Count(kind=CountKind.KILLED, low=low, high=high, span=Span(0, 1))) == words


def test_contested_claims_come_first_and_lone_assertions_are_counted() -> None:
    lone = replace(a_full_ledger().claims[0], status=Status.ASSERTED)
    lone = replace(lone, id="c-2", positions=lone.positions[:1])
    corroborated = replace(lone, id="c-3", status=Status.CORROBORATED)
    ledger = replace(a_full_ledger(), claims=(lone, corroborated, *a_full_ledger().claims))
    brief = view(ledger, labels=LABELS)
    assert [c.claim.id for c in brief.claims] == ["c-1", "c-3"]
    assert brief.single == 1


def test_a_claim_quotes_nothing_twice() -> None:
    (claim,) = _brief().claims
    assert [p.quote for p in claim.positions] == [None, None]
    reworded = replace(a_full_ledger().claims[0], proposition="Jets crossed.")
    (claim,) = view(replace(a_full_ledger(), claims=(reworded,)), labels=LABELS).claims
    assert [p.quote for p in claim.positions] == ["Borland let jets cross its airspace", None]


def test_a_claim_may_point_at_a_document_that_is_not_there() -> None:
    brief = view(Ledger(documents=(), claims=(a_claim(),)), labels=LABELS)
    assert brief.claims[0].positions[0].place is None


def test_an_untitled_document_goes_by_its_file() -> None:
    brief = view(a_ledger(a_doc(source="folder/one.txt")), labels=LABELS)
    assert (brief.documents[0].title, brief.documents[0].byline) == ("one.txt", ())


def test_story_lines_gather_around_the_pair_named_most() -> None:
    events = (
        _act_between("AZE", "RUS", at=0),
        _act_between("AZE", "IRN", at=10),
        _act_between("AZE", "RUS", at=20),
    )
    assert _stories(a_doc("x" * 60, events=events)) == {("AZE", "RUS"): [0, 20], ("AZE", "IRN"): [10]}


def test_an_act_of_one_state_stays_in_the_story_it_stands_in() -> None:
    events = (_act_between("AZE", "RUS", at=0), _act_between("AZE", at=10), _act_between("GEO", at=20))
    assert _stories(a_doc("x" * 60, events=events)) == {("AZE", "RUS"): [0, 10], ("GEO",): [20]}


def test_a_statement_inside_another_stays_beside_it() -> None:
    outer = an_attribution(id="a", actors=(an_actor("IRN"),), content=(Span(0, 50),))
    inner = an_attribution(id="b", actors=(an_actor("RUS"),), content=(Span(20, 40),), parent="a")
    act = replace(_act_between("IRN", "ISR", at=1), voice=("a",))
    stories = story_lines(a_doc("x" * 60, attributions=(outer, inner), events=(act,)), LABELS)
    assert [(states, [i.id for i in items]) for states, items in stories] == [
        (("IRN", "ISR"), ["a", "e-1", "b"])
    ]


def test_every_item_is_told_exactly_once() -> None:
    doc = a_full_document()
    told = [i.id for _, items in story_lines(doc, LABELS) for i in items]
    assert sorted(told) == sorted(x.id for x in (*doc.attributions, *doc.events))


def test_unsure_findings_are_left_out_without_loose_ends() -> None:
    ledger = at_least(a_full_ledger(), 0.85)
    doc = ledger.documents[0]
    assert [a.id for a in doc.attributions] == ["a-1-1", "a-1-4"]
    assert [(e.id, e.voice) for e in doc.events] == [("e-1-1", ("a-1-1",))]
    assert ledger.claims == ()


def test_what_stood_inside_a_dropped_statement_moves_outside() -> None:
    doc = a_full_document()
    roe, alleged, denied, added = doc.attributions
    deeper = replace(denied, parent=alleged.id, score=1.0)
    doc = replace(doc, attributions=(roe, replace(alleged, score=0.1), deeper, added))
    kept = at_least(a_ledger(doc), 0.5).documents[0].attributions
    assert {a.id: a.parent for a in kept} == {roe.id: None, deeper.id: roe.id, added.id: None}


def test_labels_name_every_code_of_the_ontology() -> None:
    assert set(LABELS.types) == set(EventType)
    assert set(LABELS.counts) == set(CountKind)
    assert set(LABELS.realities) == set(Reality)
    assert set(LABELS.modes) <= set(EventType)


def test_a_mode_without_a_name_is_shown_beside_its_type() -> None:
    assert LABELS.act(an_event(mode="arrest")) == "arrest"
    assert LABELS.act(an_event(mode="tickle")) == "coercion, tickle"
    assert LABELS.act(an_event(mode=None)) == "coercion"


@pytest.mark.parametrize(
    ("actor", "words"),
    [
        (Actor(code="RUS", sectors=("COP",)), "Russia (police)"),
        (Actor(code="RUS", id="rus", name="Russia", sectors=("GOV",)), "Russia (government)"),
        (Actor(code="RUS", id="p", name="Jane Roe"), "Jane Roe (Russia)"),
        (Actor(code="---"), "unidentified"),
        (Actor(code="---", name="Jane Roe"), "Jane Roe"),
        (Actor(code="XKX"), "Kosovo"),
        (Actor(code="UNO"), "United Nations"),
        (Actor(code="QQQ", sectors=("ZZZ",)), "QQQ (ZZZ)"),
    ],
)
def test_parties_in_words(actor: Actor, words: str) -> None:
    assert LABELS.party(actor) == words


def _brief() -> Brief:
    return view(a_full_ledger(), labels=LABELS)


def _saying(brief: Brief, identity: str) -> Saying:
    sayings = (s for d in brief.documents for story in d.stories for s in story.sayings)
    return next(s for s in sayings if s.attribution.id == identity)


def _only_saying(doc: Doc) -> Saying:
    return _saying(view(a_ledger(doc), labels=LABELS), doc.attributions[0].id)


def _act(brief: Brief, identity: str) -> Act:
    acts = (a for d in brief.documents for story in d.stories for a in story.acts)
    return next(a for a in acts if a.event.id == identity)


def _parties(*codes: str) -> tuple[Party, ...]:
    return tuple(Party(actor=an_actor(c)) for c in codes)


def _act_between(actor: str, *recipients: str, at: int) -> Event:
    return an_event(
        id=f"e-{at}", actors=_parties(actor), recipients=_parties(*recipients), trigger=Span(at, at + 5)
    )


def _stories(doc: Doc) -> dict[tuple[str, ...], list[int]]:
    return {
        states: [i.trigger.start for i in items if isinstance(i, Event)]
        for states, items in story_lines(doc, LABELS)
    }
