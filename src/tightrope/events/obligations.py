"""What must be done, said by one party of another, is a demand: "the minister said that X must withdraw"."""

from collections.abc import Iterator, Sequence

from tightrope.core.ids import content_id
from tightrope.core.tree import sentence_at
from tightrope.core.types import Attribution, Event, EventType, Party, Reality
from tightrope.events.merge import Coded
from tightrope.events.modes import intensity
from tightrope.events.phrases import codes, direct, identified, is_known
from tightrope.events.roles import subject
from tightrope.events.scene import Match, Scene
from tightrope.events.voice import voice
from tightrope.events.when import when
from tightrope.resources.lexicon import EventPattern

OBLIGATION_SCORE = 0.6  # weaker than a verb that asks: half of such sentences state a duty, not a demand
PATTERN = EventPattern(
    text="must",
    type=EventType.REQUEST,
    kind="verb",
    head="must",
    needs=(),
    actor=(),
    recipient=("subject",),
    mode=None,
    contexts=(),
    absorbs=True,
    score=OBLIGATION_SCORE,
)


def obligations(scene: Scene, acts: Sequence[Coded]) -> list[Coded]:
    """REQUEST events of modal verbs of obligation whose bearer is not on the speaker's side."""
    demands = [a for a in acts if a.event.type is EventType.REQUEST]
    heads = {a.match.head for a in demands}
    found = [
        c for i in _obliged(scene) if i not in heads and not _is_asked(scene, i) for c in _demand(scene, i)
    ]
    return [c for c in found if not any(_is_same(c.event, a.event) for a in demands)]


def _is_asked(scene: Scene, i: int) -> bool:
    """Whether `i` stands in a question: "why should we negotiate?" demands nothing."""
    sentences = scene.doc.sentences
    return "?" in scene.doc.quote(sentences[sentence_at(sentences, scene.token(i).start)].span)[-2:]


def _is_same(duty: Event, demand: Event) -> bool:
    """Whether the same party demands something of the same as `duty` does: what must be done says it again."""
    sides = ((e.actors, e.recipients) for e in (duty, demand))
    first, second = ([codes(identified(side)) for side in both] for both in sides)
    return first[0] == second[0] and bool(first[1] & second[1])


def _obliged(scene: Scene) -> Iterator[int]:
    words = scene.lexicon.reality.obligations
    for i, token in enumerate(scene.doc.tokens):
        if token.rel.startswith("aux") and token.text.lower() in words:
            if _is_deed(scene, token.head):
                yield token.head
        elif token.upos == "VERB" and scene.lemma(i) in words and scene.tree.children(i, "xcomp"):
            yield i  # "both sides need to find out"


def _is_deed(scene: Scene, i: int) -> bool:
    """Whether `i` is something to do: "must withdraw", "must be ready to mediate", not "must be aware"."""
    return scene.is_verbal(i) or bool(scene.tree.children(i, "xcomp"))


def _demand(scene: Scene, i: int) -> Iterator[Coded]:
    told = voice(scene.doc, scene.token(i).span)
    bearers = tuple(p for k in subject(scene.tree, i) or scene.objects(i) for p in direct(scene, k))
    speakers = _speakers(told)
    if is_known(speakers) and is_known(bearers) and _strangers(speakers, bearers):
        yield Coded(_event(scene, i, speakers, bearers, told), Match(PATTERN, i, ()))


def _speakers(told: Sequence[Attribution]) -> tuple[Party, ...]:
    return tuple(Party(actor=a, span=told[-1].source) for a in told[-1].actors) if told else ()


def _strangers(speakers: Sequence[Party], bearers: Sequence[Party]) -> bool:
    return not {p.actor.code for p in speakers} & {p.actor.code for p in bearers}


def _event(
    scene: Scene, i: int, speakers: tuple[Party, ...], bearers: tuple[Party, ...], told: Sequence[Attribution]
) -> Event:
    trigger = scene.token(i).span
    return Event(
        id=content_id("e", scene.doc.id, trigger.start, trigger.end, EventType.REQUEST),
        type=EventType.REQUEST,
        mode=None,
        actors=speakers,
        recipients=bearers,
        trigger=trigger,
        reality=Reality.ACTUAL,
        voice=tuple(a.id for a in told),
        when=when(scene, i),
        intensity=intensity(scene.lexicon, EventType.REQUEST, None),
        score=OBLIGATION_SCORE,
    )
