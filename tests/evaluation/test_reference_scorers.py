"""Our figures against two reference scorers on the development data, figure by figure.

The data is not in the repository. TIGHTROPE_DATA names a folder with `data/` and `tools/`; by default `shared`
beside the repository. Without it these tests are skipped.
"""

import importlib.util
import itertools
import json
import os
import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

import tightrope as tr
from tightrope.core.ids import content_id
from tightrope.core.types import (
    Actor,
    Attribution,
    Claim,
    Doc,
    Event,
    EventType,
    Ledger,
    Party,
    Position,
    Reality,
    Sentence,
    Span,
    Stance,
    Status,
)
from tightrope.evaluation import Reading, load_gold, load_reading, score_readings, score_sentences
from tightrope.evaluation.gold import CodedEvent
from tightrope.evaluation.locate import find, find_near
from tightrope.evaluation.scores import Score
from tightrope.faces.brief import json as brief_json
from tightrope.faces.brief import reading as brief_reading

DATA = Path(os.environ.get("TIGHTROPE_DATA", Path(__file__).parents[3] / "shared"))
READINGS = DATA / "data/readings"
GOLD = DATA / "data/events/plover_gsr_dev.jsonl"
needs_readings = pytest.mark.skipif(not READINGS.is_dir(), reason=f"no development readings in {READINGS}")
needs_gold = pytest.mark.skipif(not GOLD.is_file(), reason=f"no coded sentences at {GOLD}")
PLACES = 3  # to which the reference rounds


@needs_readings
@pytest.mark.parametrize("seed", range(4))
def test_a_perturbed_brief_scores_the_same(seed: int, tmp_path: Path) -> None:
    readings = _readings()
    brief = _perturbed(readings, random.Random(seed))
    path = tmp_path / "brief.json"
    path.write_text(brief_json.render(brief, generated_by={}), encoding="utf-8")
    _agree(path, readings)


@needs_readings
def test_an_actual_brief_scores_the_same(tmp_path: Path) -> None:
    readings = _readings()
    ledger = tr.ledger(tr.code(tr.read(*(r.path for r in readings))))
    path = tmp_path / "brief.json"
    path.write_text(brief_json.render(ledger, generated_by={}), encoding="utf-8")
    _agree(path, readings)


@needs_gold
@pytest.mark.parametrize("seed", range(2))
def test_perturbed_sentences_score_the_same(seed: int) -> None:
    gold = load_gold(GOLD)
    rng = random.Random(seed)
    coded = {s.id: [e for e in (_turned(e, rng) for e in s.events) if e] for s in gold}
    theirs = _scorer("score_events").score(
        {s.id: list(map(_row, s.events)) for s in gold},
        {i: list(map(_row, events)) for i, events in coded.items()},
    )
    for score in score_sentences(gold, coded).scores:
        kind = score.name.removeprefix("type ")
        if kind != score.name:
            assert theirs["per_type"][kind] == pytest.approx(
                (score.precision, score.recall, score.value, score.gold)
            )
            continue
        want = theirs[score.name]
        assert (score.hits, score.predicted, score.gold) == (want["tp"], want["pred"], want["gold"])
        assert (score.value, score.interval) == (pytest.approx(want["F1"]), pytest.approx(want["F1_ci"]))


def _agree(path: Path, readings: list[Reading]) -> None:
    """Both scorers on the whole and on each reading alone."""
    scorer = _scorer("score_brief")
    brief = json.loads(path.read_text(encoding="utf-8"))
    *each, whole = score_readings(brief_reading.load(path), readings)
    golds = [(yaml.safe_load(r.path.with_suffix(".yaml").read_text("utf-8")), r.text) for r in readings]
    for report, gold in [(whole, golds), *((r, [g]) for r, g in zip(each, golds, strict=True))]:
        theirs, _ = scorer.score(brief, gold)
        assert _figures({s.name: s for s in report.scores}) == theirs


def _figures(scores: Mapping[str, Score]) -> dict[str, Any]:
    """Our figures in the shape and with the names of the reference."""
    figures = {name: _figure(s) for name, s in scores.items() if name != "quotations_lost"}
    return figures | {"quotations_not_found_in_text": scores["quotations_lost"].hits}


def _figure(s: Score) -> Any:
    if s.predicted is None:
        nothing = 0.0 if s.name in PAIRED else None  # what the reference says of a share of no pairs at all
        return nothing if s.value is None else round(s.value, PLACES)
    precision, recall, value = (round(x or 0.0, PLACES) for x in (s.precision, s.recall, s.value))
    return {"p": precision, "r": recall, "f1": value, "tp": s.hits, "pred": s.predicted, "gold": s.gold}


PAIRED = ("source_accuracy", "stance_accuracy", "stance3_accuracy", "reality_accuracy", "voice_accuracy")


def _scorer(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, DATA / f"tools/{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _readings() -> list[Reading]:
    return [load_reading(path) for path in sorted(READINGS.glob("*.yaml"))]


def _perturbed(readings: list[Reading], rng: random.Random) -> Ledger:
    """A brief made from the references, with a mistake of some kind in about every second item."""
    documents = tuple(_document(r, rng) for r in readings)
    return Ledger(documents=documents, claims=tuple(c for r in readings for c in _claims(r, rng)))


def _document(reading: Reading, rng: random.Random) -> Doc:
    attributions = [a for g in reading.attributions if (a := _attribution(reading, g, rng))]
    events = [e for g in reading.events if (e := _event(reading, g, rng))]
    rng.shuffle(attributions)
    rng.shuffle(events)
    length = len(reading.text)
    cuts = sorted({0, length, *rng.sample(range(1, length), length // 120)})
    sentences = (
        Sentence(start=a, end=max(a + 1, b - 1), first=0, last=0, paragraph=0)
        for a, b in itertools.pairwise(cuts)
    )
    return Doc(
        id=content_id("d", reading.name),
        source=reading.name,
        text=reading.text,
        language="en",
        sentences=tuple(sentences),
        attributions=tuple(attributions),
        events=tuple(events),
    )


def _attribution(reading: Reading, gold: Any, rng: random.Random) -> Attribution | None:
    content = find(reading.text, gold.content)
    if content is None or rng.random() < 0.15:
        return None
    source = find_near(reading.text, gold.source, content.start) if gold.source else None
    codes = rng.choice([gold.countries, gold.countries, {"FRA"}, set()])
    return Attribution(
        id=content_id("a", reading.name, gold.id),
        source=rng.choice([source, source, source, None, _moved(source or content, reading, rng)]),
        actors=tuple(Actor(code=c) for c in sorted(codes)),
        cue=None,
        content=(rng.choice([content, content, _moved(content, reading, rng)]),),
        stance=rng.choice([gold.stance, gold.stance, rng.choice(list(Stance))]),
        parent=content_id("a", reading.name, gold.parent) if gold.parent and rng.random() < 0.8 else None,
    )


def _event(reading: Reading, gold: Any, rng: random.Random) -> Event | None:
    trigger = find(reading.text, gold.trigger)
    if trigger is None or rng.random() < 0.15:
        return None
    actors, recipients = rng.choice([(gold.actors, gold.recipients)] * 3 + [(gold.recipients, gold.actors)])
    return Event(
        id=content_id("e", reading.name, gold.id),
        type=rng.choice([gold.type, gold.type, gold.type, rng.choice(list(EventType))]),
        mode=rng.choice([gold.mode, None]),
        actors=tuple(Party(actor=Actor(code=c)) for c in sorted(actors)),
        recipients=tuple(Party(actor=Actor(code=c)) for c in sorted(recipients)),
        trigger=rng.choice([trigger, trigger, _moved(trigger, reading, rng)]),
        reality=rng.choice([gold.reality, gold.reality, rng.choice(list(Reality))]),
        voice=tuple(content_id("a", reading.name, v) for v in gold.voice if rng.random() < 0.8),
    )


def _claims(reading: Reading, rng: random.Random) -> list[Claim]:
    nobody = Actor(code="---")
    claims = []
    for k, gold in enumerate(reading.claims):
        positions = [
            Position(
                holder=nobody,
                stance=Stance.ASSERTS,
                attribution=content_id("a", reading.name, by),
                document=content_id("d", reading.name),
            )
            for by in sorted(b for b in gold.by if b)
            if rng.random() < 0.8
        ]
        if positions:
            status = rng.choice([gold.status, rng.choice(list(Status))])
            claims.append(
                Claim(
                    id=content_id("c", reading.name, k),
                    proposition="p",
                    positions=tuple(positions),
                    status=status,
                )
            )
    return claims


def _moved(span: Span, reading: Reading, rng: random.Random) -> Span:
    """`span` with both ends shifted, still inside the text."""
    start = min(max(0, span.start + rng.randint(-40, 40)), len(reading.text) - 2)
    end = min(max(start + 1, span.end + rng.randint(-40, 40)), len(reading.text))
    return Span(start, end)


def _turned(event: CodedEvent, rng: random.Random) -> CodedEvent | None:
    """`event`, or with its sides exchanged, another type, or nothing."""
    kind = rng.choice([event.type, event.type, "ACCUSE"])
    sides = rng.choice([(event.actors, event.targets)] * 3 + [(event.targets, event.actors)])
    turned = replace(event, type=kind, actors=sides[0], targets=sides[1])
    return rng.choice([turned, turned, turned, None])


def _row(event: CodedEvent) -> dict[str, Any]:
    return {"type": event.type, "actor_codes": list(event.actors), "target_codes": list(event.targets)}
