"""What depends on the order of telling: everybody in full where first named, no words quoted twice in a row."""

from collections.abc import Iterable
from dataclasses import replace

from tightrope.faces.brief.records import Act, ClaimView, Saying, Speaker, Story


def introduced(stories: Iterable[Story]) -> tuple[Story, ...]:
    """The same stories; of each speaker the first telling gives the full words, the others the short ones."""
    known: set[str] = set()
    return tuple(_story(story, known) for story in stories)


def introduced_claims(claims: Iterable[ClaimView]) -> tuple[ClaimView, ...]:
    """The same for those who report the positions on claims."""
    known: set[str] = set()
    return tuple(
        replace(c, positions=tuple(replace(p, told_by=_chain(p.told_by, known)) for p in c.positions))
        for c in claims
    )


def _story(story: Story, known: set[str]) -> Story:
    before = (None, *(s.quote for s in story.sayings))
    sayings = tuple(_saying(s, known, last) for s, last in zip(story.sayings, before, strict=False))
    return replace(story, sayings=sayings, acts=tuple(_act(a, known) for a in story.acts))


def _saying(saying: Saying, known: set[str], last: str | None) -> Saying:
    *outer, speaker = _chain(saying.chain, known)
    open_apposition = "," in speaker.name and not speaker.name.endswith(",")
    speaker = replace(speaker, name=f"{speaker.name},") if open_apposition else speaker
    return replace(saying, chain=(*outer, speaker), again=saying.quote == last)


def _act(act: Act, known: set[str]) -> Act:
    return replace(act, told_by=_chain(act.told_by, known))


def _chain(chain: Iterable[Speaker], known: set[str]) -> tuple[Speaker, ...]:
    return tuple(_named(speaker, known) for speaker in chain)


def _named(speaker: Speaker, known: set[str]) -> Speaker:
    if speaker.key in known:
        return speaker
    known.add(speaker.key)
    return replace(speaker, name=speaker.full)
