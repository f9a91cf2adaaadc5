"""Label sets of the neural reader, in the order of its outputs. A model's card must agree with them."""

from tightrope.core.types import EventType, Reality, Stance

UPOS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
XPOS = tuple(
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW GW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP "
    "PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB ``".split()
)
RELS = tuple(
    "acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt "
    "conj cop csubj csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat goeswith iobj "
    "list mark nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent "
    "obl:unmarked orphan parataxis punct reparandum root vocative xcomp".split()
)
NAMES = ("O", *(f"{p}-{kind}" for kind in ("PER", "LOC", "ORG", "MISC", "DATE") for p in "BI"))
ROLES = ("O", *(f"{p}-{role}" for role in ("source", "cue", "content") for p in "BI"))
SHAPES = ("pad", "lower", "capital", "upper", "mixed", "digit", "sign")
WORD_KINDS = 16  # shape, plus 8 at the first word of a paragraph
CUES = ("O", "B-cue", "I-cue")
STANCES = tuple(Stance)
ACTS = ("O", *sorted(EventType))
"""The type of the act that a word tells."""
REALITIES = tuple(Reality)
