"""In whose words an act is told."""

from tightrope.core.types import Attribution, Doc, Span, Stance


def voice(doc: Doc, trigger: Span) -> tuple[Attribution, ...]:
    """The attributions whose content holds `trigger`, outermost first.

    A denial of what somebody else alleges is no voice of the act: the one who alleges it is.
    """
    holding = [a for a in doc.attributions if any(s.holds(trigger) for s in a.content)]
    if any(a.stance is Stance.ALLEGES for a in holding):
        holding = [a for a in holding if a.stance is not Stance.DENIES]
    return tuple(sorted(holding, key=lambda a: (_depth(doc, a), -_length(a))))


def _depth(doc: Doc, attribution: Attribution) -> int:
    parents = {a.id: a.parent for a in doc.attributions}
    depth, seen, parent = 0, set[str](), attribution.parent
    while parent is not None and parent not in seen:
        seen.add(parent)
        depth, parent = depth + 1, parents.get(parent)
    return depth


def _length(attribution: Attribution) -> int:
    return sum(s.end - s.start for s in attribution.content)
