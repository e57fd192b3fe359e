"""Words that tell people from organisations in an owner column, and ways of saying that there is no owner."""

# "N/A" is no person, but "NA" may be somebody's initials.
_NOBODY_WORDS = """
    - – — ? ?? tbd tbc tba n/a n.a. n.n. none nobody unassigned unknown vacant open (blank) k.a. offen t.b.d. t.b.c.
"""
NOBODY = frozenset(_NOBODY_WORDS.split()) | {"to be confirmed", "to be decided", "to be determined", "not assigned"}
"""What people write into a cell to say that it is empty."""

_AFTER_A_NAME_WORDS = """
    jr sr phd md mba esq ii iii iv cpa pmp manager director head lead leader officer chief president vp svp evp ceo cfo
    coo cto cio cmo chair minister secretary commissioner engineer analyst
"""
AFTER_A_NAME = frozenset(_AFTER_A_NAME_WORDS.split())
"""What stands after a name and a comma without being a second person."""

_BODY_WORDS = """
    department dept ministry office agency authority bureau council commission committee board team unit group division
    directorate institute university school bank ministerium amt abteilung
"""
BODIES = frozenset(_BODY_WORDS.split())
"""Words for an organisation as a whole: where both sides of an "and" have one, there are two."""

_SUBJECT_WORDS = """
    service services company inc ltd gmbh ag operations operation finance financial marketing sales research
    development engineering product design quality legal compliance communications communication technology it hr
    people culture talent procurement supply logistics health safety human resources security data analytics
    innovation strategy strategic planning policy affairs trade industry investment housing urban education science
    energy environment water food agriculture transport infrastructure defence defense justice interior treasury
    customs border revenue tax labour labor social economic economy business customer support facilities production
    manufacturing training learning risk audit control controlling vertrieb einkauf forschung entwicklung finanzen
    personal recht produktion technik
"""
ORGANISATION = BODIES | frozenset(_SUBJECT_WORDS.split())
"""Words in the names of organisations and functions, "Research and Development" among them."""
