"""What a brief tells, however it looks: chains, story lines, places, claims, and what is left out."""

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import a_claim, a_doc, a_ledger, a_parsed_doc, a_span, an_actor, an_attribution, an_event
from tests.faces.ledgers import ROE, a_full_document, a_full_ledger
from tightrope.core.types import (
    Actor,
    Count,
    CountKind,
    DateBasis,
    Doc,
    Event,
    EventType,
    Ledger,
    Mention,
    MentionKind,
    Party,
    Reality,
    Sentence,
    Span,
    Stance,
    Status,
    When,
)
from tightrope.faces.brief.filtering import at_least, left_out
from tightrope.faces.brief.labels import load_labels
from tightrope.faces.brief.records import Act, Brief, Saying
from tightrope.faces.brief.stories import story_lines
from tightrope.faces.brief.view import view
from tightrope.resources.loading import load_toml

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
    assert [a for story in brief.documents[0].stories for s in story.sayings for a in s.chain]


def test_who_tells_their_own_words_is_named_once() -> None:
    outer = an_attribution(id="a", source=None, actors=(ROE,))
    inner = an_attribution(id="b", source=None, actors=(ROE,), parent="a")
    other = an_attribution(id="c", source=None, actors=(an_actor("IRN"),), parent="b")
    brief = view(a_ledger(a_doc(attributions=(outer, inner, other))), labels=LABELS)
    assert [s.key for s in _saying(brief, "b").chain] == ["Jane Roe"]
    assert len(_saying(brief, "c").chain) == 2


def test_several_speakers_say_and_one_says() -> None:
    doc = a_parsed_doc("1 Sources source NOUN NNS 2 nsubj\n2 said say VERB VBD 0 root")
    one = an_attribution(source=Span(0, 7), actors=(), content=(Span(8, 12),), stance=Stance.ASSERTS)
    assert _only_saying(replace(doc, attributions=(one,))).verb == "say"
    singular = replace(doc, tokens=tuple(replace(t, xpos="NN") for t in doc.tokens), attributions=(one,))
    assert _only_saying(singular).verb == "says"
    both = replace(one, actors=(an_actor("IRN"), an_actor("RUS")))
    assert _only_saying(replace(singular, attributions=(both,))).verb == "say"


def test_what_somebody_says_to_say_is_not_told_again() -> None:
    outer = an_attribution(id="a", actors=(ROE,), source=None, content=(Span(0, 40),))
    echo = an_attribution(id="b", actors=(ROE,), source=None, content=(Span(10, 40),), parent="a")
    denied = replace(echo, id="c", stance=Stance.ASSERTS)
    doc = a_doc("x" * 60, attributions=(outer, echo, denied))
    brief = view(a_ledger(doc), labels=LABELS)
    told = [s.attribution.id for story in brief.documents[0].stories for s in story.sayings]
    assert told == ["a", "c"]


def test_a_speaker_is_named_in_full_at_first_and_then_by_the_surname() -> None:
    text = "Jane Roe, an envoy, said yes. Roe said no. She said so."
    spans = [a_span(text, w) for w in ("Jane Roe, an envoy", "Roe said no", "She")]
    spans[1] = Span(spans[1].start, spans[1].start + 3)
    said = tuple(
        an_attribution(id=f"a-{k}", source=span, actors=(ROE,), content=(Span(span.end, span.end + 5),))
        for k, span in enumerate(spans)
    )
    mentions = (_mention(spans[1], MentionKind.NAME), _mention(spans[2], MentionKind.PRONOUN))
    brief = view(a_ledger(a_doc(text, attributions=said, mentions=mentions)), labels=LABELS)
    names = [_saying(brief, a.id).chain[-1].name for a in said]
    assert names == ["Jane Roe, an envoy,", "Roe", "Roe"]
    assert [(v.words, v.statements) for v in brief.documents[0].voices] == [("Jane Roe, an envoy", 3)]


def test_a_pronoun_is_as_many_as_those_it_stands_for() -> None:
    doc = a_parsed_doc(
        "1 Sources source NOUN NNS 2 nsubj\n2 say say VERB VBP 0 root\n3 they they PRON PRP 2 obl"
    )
    they = Mention(span=Span(12, 16), head=2, kind=MentionKind.PRONOUN, actors=(ROE,), antecedent=Span(0, 7))
    said = an_attribution(source=they.span, content=(Span(8, 11),), stance=Stance.ASSERTS)
    shown = _only_saying(replace(doc, mentions=(they,), attributions=(said,)))
    assert (shown.verb, shown.chain[-1].name) == ("say", "Sources")


def test_a_description_is_told_whom_it_stands_for_but_not_which_state() -> None:
    words = "the head of the press service"
    a = an_attribution(source=Span(0, len(words)), content=(Span(len(words) + 1, len(words) + 5),))
    doc = a_doc(words + " said", attributions=(replace(a, actors=(Actor(code="AZE", name="Jane Roe"),)),))
    assert _only_saying(doc).chain[-1].name == "Jane Roe (head of the press service)"
    doc = replace(doc, attributions=(replace(a, actors=(Actor(code="AZE", name="Azerbaijan"),)),))
    assert _only_saying(doc).chain[-1].name == words


def test_nobody_named_is_said_to_be_unnamed() -> None:
    a = an_attribution(source=None, actors=())
    assert _only_saying(a_doc(attributions=(a,))).chain[-1].name == LABELS.headings["unnamed"]


def test_words_just_quoted_are_not_quoted_again() -> None:
    brief = _brief()
    assert [_saying(brief, a).again for a in ("a-1-1", "a-1-2", "a-1-3")] == [False, False, True]


def test_an_act_in_words() -> None:
    act = _act(_brief(), "e-1-2")
    assert (act.reality, act.words) == ("happened", "Azerbaijan (police) arrested Borland (Iran)")
    assert act.facts == ("24–99 detained", "3 May 2025 – 4 May 2025", "Arville")
    assert [s.name for s in act.told_by] == ["Jane Roe"]


@pytest.mark.parametrize(
    ("type", "mode", "reality", "recipients", "words"),
    [
        (EventType.COOPERATE, None, Reality.DENIED, ("IRN",), "Azerbaijan cooperated with Iran"),
        (EventType.COOPERATE, None, Reality.PLANNED, ("---",), "Azerbaijan cooperating"),
        (EventType.ASSAULT, "drone", Reality.ACTUAL, ("IRN",), "Azerbaijan attacked Iran with drones"),
        (EventType.ASSAULT, "drone", Reality.HYPOTHETICAL, ("---",), "Azerbaijan attacking with drones"),
        (EventType.COERCE, "arrest", Reality.ACTUAL, ("IRN", "RUS"), "Azerbaijan arrested Iran and Russia"),
        (EventType.COERCE, "tickle", Reality.ATTEMPTED, (), "Azerbaijan taking coercive measures"),
    ],
)
def test_verbs_fit_reality_and_recipients(
    type: EventType, mode: str | None, reality: Reality, recipients: tuple[str, ...], words: str
) -> None:
    event = an_event(
        type=type, mode=mode, reality=reality, actors=_parties("AZE"), recipients=_parties(*recipients)
    )
    assert _act(view(a_ledger(a_doc(events=(event,))), labels=LABELS), "e-1").words == words


def test_a_recipient_that_reads_like_the_doer_has_the_words_of_the_text() -> None:
    staff = Party(actor=an_actor("AZE"), span=Span(0, 5))
    event = an_event(actors=_parties("AZE"), recipients=(staff,), trigger=Span(6, 10))
    act = _act(view(a_ledger(a_doc("staff held", events=(event,))), labels=LABELS), "e-1")
    assert act.recipients == "Azerbaijan (“staff”)"


def test_an_act_knows_how_far_into_a_quotation_it_stands() -> None:
    said = an_attribution(id="a", content=(Span(10, 40),))
    inside = an_event(id="e-in", trigger=Span(20, 25), voice=("a",))
    outside = an_event(id="e-out", trigger=Span(0, 5))
    brief = view(a_ledger(a_doc("x" * 60, attributions=(said,), events=(inside, outside))), labels=LABELS)
    assert (_act(brief, "e-in").quoted_at, _act(brief, "e-out").quoted_at) == (15, None)


def test_a_denied_act_names_who_denies_it() -> None:
    assert _act(_brief(), "e-1-1").denied_by == ("Borland (Iran)",)
    assert _act(_brief(), "e-1-2").denied_by == ()


def test_a_state_does_not_deny_beside_those_who_deny_in_its_name() -> None:
    (claim,) = a_full_ledger().claims
    denier = replace(claim.positions[1], holder=Actor(code="IRN", name="Jane Doe"))
    state = replace(denier, holder=Actor(code="IRN"))
    claims = (replace(claim, positions=(claim.positions[0], state, denier)),)
    brief = view(replace(a_full_ledger(), claims=claims), labels=LABELS)
    assert _act(brief, "e-1-1").denied_by == ("Jane Doe (Iran)",)


def test_an_act_shows_the_words_around_it() -> None:
    act = _act(_brief(), "e-1-2")
    assert act.before.endswith("in Arville")
    assert act.trigger == "arrested"
    assert act.after == " dozens of Borlanders, she added."


@pytest.mark.parametrize(
    ("type", "words"),
    [
        (EventType.CONSULT, "Azerbaijan and Iran talked"),
        (EventType.ACCUSE, "Azerbaijan and Iran accused each other"),
    ],
)
def test_parties_that_act_together_do_it_to_each_other(type: EventType, words: str) -> None:
    event = an_event(type=type, mode=None, recipients=(), actors=_parties("AZE", "IRN"))
    assert _act(view(a_ledger(a_doc(events=(event,))), labels=LABELS), "e-1").words == words


def test_the_day_of_publication_is_no_fact_about_an_act() -> None:
    when = When(day=date(2025, 5, 3), basis=DateBasis.PUBLISHED)
    act = _act(view(a_ledger(a_doc(events=(an_event(when=when),))), labels=LABELS), "e-1")
    assert act.facts == ()


@pytest.mark.parametrize(
    ("low", "high", "words"), [(2, 2, "2 killed"), (24, 99, "24–99 killed"), (1000, None, "1,000+ killed")]
)
def test_ranges_in_words(low: int, high: int | None, words: str) -> None:
    assert LABELS.number(Count(kind=CountKind.KILLED, low=low, high=high, span=Span(0, 1))) == words


def test_contested_claims_are_told_and_the_others_counted() -> None:
    lone = replace(a_full_ledger().claims[0], status=Status.ASSERTED)
    lone = replace(lone, id="c-2", positions=lone.positions[:1])
    corroborated = replace(lone, id="c-3", status=Status.CORROBORATED)
    ledger = replace(a_full_ledger(), claims=(lone, corroborated, *a_full_ledger().claims))
    brief = view(ledger, labels=LABELS)
    assert [c.claim.id for c in brief.claims] == ["c-1"]
    assert brief.untold == ("1 corroborated", "1 asserted")
    whole = view(ledger, labels=LABELS, all_claims=True)
    assert [c.claim.id for c in whole.claims] == ["c-1", "c-3", "c-2"]
    assert whole.untold == ()


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
    assert _stories(a_doc("x" * 60, events=events)) == {("AZE", "RUS"): [0, 10], (): [20]}


def test_an_act_of_one_state_joins_a_story_of_that_state_told_before_or_after() -> None:
    events = (_act_between("RUS", at=0), _act_between("AZE", "IRN", at=10), _act_between("AZE", "RUS", at=20))
    assert _stories(a_doc("x" * 60, events=events)) == {("AZE", "IRN"): [10], ("AZE", "RUS"): [0, 20]}


def test_a_state_with_enough_to_tell_has_its_own_story() -> None:
    events = (_act_between("AZE", "RUS", at=0), *(_act_between("GEO", at=k) for k in (10, 20, 30)))
    assert _stories(a_doc("x" * 60, events=events)) == {("AZE", "RUS"): [0], ("GEO",): [10, 20, 30]}


def test_a_statement_is_told_where_it_acts() -> None:
    said = an_attribution(id="a", actors=(an_actor("RUS"),), content=(Span(0, 30),))
    told = replace(_act_between("AZE", "IRN", at=5), voice=("a",))
    others = tuple(_act_between("AZE", "RUS", at=k) for k in (40, 50))
    doc = a_doc("x" * 60, attributions=(said,), events=(told, *others))
    first, _ = story_lines(doc, LABELS)
    assert (first[0], [i.id for i in first[1]]) == (("AZE", "IRN"), ["a", "e-5"])


def test_a_near_copy_says_what_it_repeats() -> None:
    lines = [f"Sentence number {n} of this dispatch is long enough to tell." for n in range(4)]
    first, copy = _of_lines("d-1", lines), _of_lines("d-2", [*lines[:3], "It rained."])
    other = _of_lines("d-3", [line.replace("this", "another") for line in lines])
    brief = view(a_ledger(first, copy, other), labels=LABELS)
    words = LABELS.headings["repeats"].format(same=3, all=3, number=1)
    assert [d.repeats for d in brief.documents] == [None, words, None]


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


def test_an_event_told_only_by_what_was_dropped_is_not_passed_off_as_the_outlets() -> None:
    doc = a_full_document()
    event = replace(doc.events[0], score=1.0, voice=(doc.attributions[0].id,))
    unsure = replace(doc.attributions[0], score=0.1)
    doc = replace(doc, attributions=(unsure,), events=(event, replace(event, id="e-own", voice=())))
    whole = Ledger(documents=(doc,))
    kept = at_least(whole, 0.5)
    assert [e.id for e in kept.documents[0].events] == ["e-own"]
    assert left_out(whole, kept) == "left out 1 attributions, 1 events"
    assert left_out(whole, at_least(whole, 0.0)) == ""


def test_labels_name_every_code_of_the_ontology() -> None:
    assert set(LABELS.acts) == set(EventType)
    assert set(LABELS.counts) == set(CountKind)
    assert set(LABELS.realities) == set(Reality)
    assert set(LABELS.modes) <= set(EventType)


def test_labels_have_a_verb_for_every_mode() -> None:
    ontology = load_toml("plover/ontology.toml")["types"]
    assert {t: set(modes) for t, modes in LABELS.modes.items()} == {
        t: set(row["modes"]) for t, row in ontology.items() if row.get("modes")
    }


@pytest.mark.parametrize(
    ("actor", "words"),
    [
        (Actor(code="RUS", sectors=("COP",)), "Russia (police)"),
        (Actor(code="RUS", id="rus", name="Russia", sectors=("GOV",)), "Russia (government)"),
        (Actor(code="RUS", id="p", name="Jane Roe"), "Jane Roe (Russia)"),
        (Actor(code="---"), "someone unidentified"),
        (Actor(code="---", sectors=("JRN",)), "media"),
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


def _mention(span: Span, kind: MentionKind) -> Mention:
    return Mention(span=span, head=0, kind=kind, actors=(ROE,))


def _of_lines(identity: str, lines: list[str]) -> Doc:
    text = "\n".join(lines)
    spans = [a_span(text, line) for line in lines]
    sentences = tuple(Sentence(start=s.start, end=s.end, first=0, last=0, paragraph=0) for s in spans)
    return a_doc(text, id=identity, sentences=sentences)


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
