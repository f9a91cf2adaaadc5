"""What the tests of events share: coding a hand-parsed text in which the test says who is who."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.builders import a_parsed_doc, an_actor
from tightrope.core.types import Attribution, Doc, Event, Mention, MentionKind, Span, Stance
from tightrope.events import code
from tightrope.resources.lexicon import load_lexicon
from tightrope.resources.parties import RULES_ALONE

WHO = {
    "Norland": "NRL",
    "Norlandic": "NRL",
    "Sudland": "SDL",
    "Sudlandic": "SDL",
    "Westland": "WSL",
    "Sudport": "SDL",
}


def coded(conllu: str, who: Mapping[str, str] | None = None, **fields: Any) -> Doc:
    """The document of `conllu` with its events.

    who: head words of actor phrases beyond those of WHO, with the codes they stand for: {"They": "NRL, SDL"}.
    """
    doc = a_parsed_doc(conllu)
    known = WHO | dict(who or {})
    mentions = tuple(_mention(doc, i, known[t.text]) for i, t in enumerate(doc.tokens) if t.text in known)
    return code(replace(doc, mentions=mentions, **fields), lexicon=load_lexicon(), weights=RULES_ALONE)


def told(conllu: str, who: Mapping[str, str] | None = None, **fields: Any) -> list[str]:
    """The events of `conllu`, each as "ASSAULT NRL > SDL actual"."""
    return [line(e) for e in coded(conllu, who, **fields).events]


def line(event: Event) -> str:
    """`event` in short: type, actors > recipients, reality."""
    actors, recipients = (" ".join(p.actor.code for p in side) for side in (event.actors, event.recipients))
    return f"{event.type} {actors} > {recipients} {event.reality}".replace("  ", " ")


def spoken(conllu: str, *, by: str, stance: Stance = Stance.ASSERTS) -> Attribution:
    """All of the text as somebody's words."""
    return Attribution(
        id="a-1",
        source=None,
        actors=(an_actor(by),),
        cue=None,
        content=(Span(0, len(a_parsed_doc(conllu).text)),),
        stance=stance,
        parent=None,
    )


def _mention(doc: Doc, i: int, codes: str) -> Mention:
    token = doc.tokens[i]
    kind = MentionKind.PRONOUN if token.upos == "PRON" else MentionKind.NAME
    actors = tuple(an_actor(c.strip()) for c in codes.split(","))
    return Mention(span=token.span, head=i, kind=kind, actors=actors)
