"""Phrases: parts of a clause as they read once asides are dropped, and whether they can stand without their context."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from quizgen.analysis import Analysis, Mention, Token

Role = Literal[
    "subject", "object", "recipient", "attribute", "predicate", "agent", "complement", "particle",
    "time", "place", "cause", "purpose", "result", "means", "condition", "manner", "measure", "other",
]  # fmt: skip

OPENING, CLOSING = '“"‘', '”"’'
"""Marks that open and close a quotation; a straight one does both."""

NOMINAL_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})

POINTING = frozenset("this that these those such same both other another former latter aforementioned".split())
"""Determiners and adjectives that send the reader back into the text."""

COMMON_KNOWLEDGE = frozenset(
    "sun moon sky world earth planet universe sea ocean ground air wind weather climate rain snow soil government public"
    " police army navy parliament internet web law economy environment country nation north south east west future past"
    " day night morning afternoon evening spring summer autumn fall winter war human brain heart body".split()
)
"""Nouns that “the” may introduce without an earlier mention: there is only one of each for writer and reader."""

WEAK_ADJECTIVES = frozenset(
    "first second third next last whole main new old only very own entire rest best worst few many".split()
)
"""Adjectives that do not tell a reader which one is meant."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Part of a clause: its kept tokens in the order of the text.

    `head` is the noun, verb or adverb that carries it; `link` the preposition or conjunction that ties it to the clause, in
    small letters; `before` says that it stands before the subject.
    """

    role: Role
    head: Token
    tokens: tuple[Token, ...]
    link: str = ""
    before: bool = False

    @property
    def inner(self) -> tuple[Token, ...]:
        """The tokens without the linking word or words."""
        count = len(self.link.split())
        return self.tokens[count:]


def lead_comma(analysis: Analysis, tokens: Iterable[Token]) -> bool:
    """Whether a comma, dash or bracket stands right before the first of the tokens."""
    first = min(token.i for token in tokens)
    return first > 0 and analysis.tokens[first - 1].text in {",", "—", "–", "-", "(", ";", ":"}


def is_aside(analysis: Analysis, token: Token) -> bool:
    """Whether a modifier can be left out without making the phrase false: it is set off by a comma or bracket."""
    if token.dep in {"appos", "relcl", "acl", "advcl", "prep", "advmod", "npadvmod", "parataxis"} and lead_comma(
        analysis, analysis.subtree(token)
    ):
        return True
    if token.dep in {"amod", "nmod"} and token.i > token.head:
        return lead_comma(analysis, analysis.subtree(token))
    if token.dep == "relcl":
        mention = analysis.mention_at(analysis.tokens[token.head])
        # A parser ties a relative clause to the word before it; a date has none.
        return mention is not None and mention.label in {"DATE", "TIME"}
    return False


def trimmed(analysis: Analysis, head: Token, *, without: Collection[int] = ()) -> tuple[Token, ...]:
    """A token and all it governs, less asides, less the subtrees of `without`, less outer marks; in the order of the text."""
    found, waiting = [head], list(analysis.children(head))
    while waiting:
        child = waiting.pop()
        if child.i in without or is_aside(analysis, child):
            continue
        found.append(child)
        waiting.extend(analysis.children(child))
    return tidied(analysis, found)


def tidied(analysis: Analysis, tokens: Iterable[Token]) -> tuple[Token, ...]:
    """The tokens in order; a comma stays only between kept neighbours, a dash never, quotation marks only in pairs."""
    chosen = {token.i: token for token in tokens if token.pos != "SPACE"}
    marks = [i for i, token in chosen.items() if token.pos == "PUNCT" and token.text not in {"-", "'", "’", "/"}]
    for i in marks:
        if analysis.tokens[i].text not in {","}:
            del chosen[i]
    for i in marks:
        if i in chosen and not (_word_near(chosen, i - 1) and _word_near(chosen, i + 1)):
            del chosen[i]
    words = sorted(chosen)
    for i in _paired_quotes(analysis, words):
        chosen[i] = analysis.tokens[i]
    return tuple(chosen[i] for i in sorted(chosen))


def _word_near(chosen: Mapping[int, Token], i: int) -> bool:
    return i in chosen and chosen[i].text != ","


def _paired_quotes(analysis: Analysis, words: list[int]) -> list[int]:
    """Quotation marks that both stand at or inside the stretch of the words, around words that were kept."""
    if not words:
        return []
    kept, pairs, opened = set(words), [], None
    for i in range(max(0, words[0] - 1), min(len(analysis.tokens), words[-1] + 3)):
        text = analysis.tokens[i].text
        if text not in {"“", "”", '"'}:
            continue
        if opened is None and text != "”":
            opened = i if i + 1 in kept else None
        elif opened is not None and text != "“":
            inside = [j for j in range(opened + 1, i) if analysis.tokens[j].pos != "PUNCT"]
            if inside and all(j in kept for j in inside):
                pairs += [opened, i]
            opened = None
    return pairs


def read(analysis: Analysis, tokens: Iterable[Token], names: Mapping[int, str] | None = None) -> str:
    """The tokens as running text with the article's own spacing; `names` replaces a token, by its number, with other words.

    A sentence's first word loses its capital unless it is a name.
    """
    parts: list[str] = []
    before: Token | None = None
    for token in tokens:
        text = (names or {}).get(token.i) or _cased(analysis, token)
        if before is not None and _spaced(analysis, before, token):
            parts.append(" ")
        parts.append(text)
        before = token
    return "".join(parts).strip(" ,;")


def _spaced(analysis: Analysis, before: Token, token: Token) -> bool:
    if before.i + 1 == token.i:
        return before.end < token.start
    if before.text in {"“", "("} or (before.text == '"' and before.end == analysis.tokens[before.i + 1].start):
        return False
    return token.text not in {",", "”", "’s", "'s", "’", "n’t", "n't", "%"} and not (
        token.text == '"' and analysis.tokens[token.i - 1].end == token.start
    )


def _cased(analysis: Analysis, token: Token) -> str:
    sentence = analysis.sentences[token.sentence]
    earlier = analysis.tokens[sentence.first : token.i]
    if not token.text[:1].isupper() or any(other.pos != "PUNCT" for other in earlier):
        return token.text
    mention = analysis.mention_at(token)
    named = mention is not None and mention.label not in {
        "DATE",
        "TIME",
        "CARDINAL",
        "ORDINAL",
        "QUANTITY",
        "PERCENT",
        "MONEY",
    }
    following = analysis.tokens[min(token.i + 1, sentence.last)]
    before_a_name = token.pos in {"AUX", "VERB"} and following.tag == "NNP"  # May Donoghue
    if token.text == "I" or before_a_name or (len(token.text) > 1 and token.text.isupper()):
        return token.text
    if token.pos in {"DET", "ADP", "PRON", "SCONJ", "NUM", "ADV", "CCONJ"}:
        return token.text[0].lower() + token.text[1:]
    if token.tag in {"NNP", "NNPS"} or named:
        lower = token.text.lower()
        common = mention is None or " " not in mention.text
        return lower if common and any(other.text == lower for other in analysis.tokens) else token.text
    return token.text[0].lower() + token.text[1:]


def is_plural(analysis: Analysis, head: Token) -> bool:
    """Whether a noun phrase takes a plural verb: by its head, or because it joins several with “and”."""
    if any(child.dep == "conj" for child in analysis.children(head)):
        return any(child.dep == "cc" and child.text.lower() in {"and", "&"} for child in analysis.children(head)) or any(
            is_plural(analysis, child) for child in analysis.children(head) if child.dep == "conj"
        )
    return head.tag in {"NNS", "NNPS"} or head.text.lower() in {"they", "we", "these", "those", "people", "police"}


def determiner(analysis: Analysis, head: Token) -> str:
    """How a noun phrase is determined: "the", "a", "poss", "bare", "number", or the word itself."""
    for child in analysis.children(head):
        if child.i > head.i:
            continue
        if child.dep == "poss":
            return "poss"
        if child.dep == "det":
            word = child.text.lower()
            return "a" if word in {"a", "an"} else word
        if child.dep == "nummod":
            return "number"
    return "bare"


def name_of(analysis: Analysis, head: Token) -> Mention | None:
    """The mention that names this noun phrase: it holds the head, and the head is a name."""
    mention = analysis.mention_at(head)
    return mention if mention is not None and head.tag in NOMINAL_TAGS else None


def stands_alone(analysis: Analysis, head: Token, tokens: Collection[Token]) -> bool:
    """Whether a reader who has not the text before them knows which thing each noun of the phrase means.

    Names, indefinite and modified phrases do; a bare “the …” only when the article keeps coming back to it, its title
    names it, or everybody knows it; whatever points back (this, such, other) does not.
    """
    return not points_back(analysis, tokens) and not unknown_nouns(analysis, tokens)


def points_back(analysis: Analysis, tokens: Collection[Token]) -> bool:
    """Whether a word of a phrase sends the reader back into the text: this, such, another, a bare “one” or “the latter”."""
    kept = {token.i for token in tokens}
    roles = {"nsubj", "nsubjpass", "dobj", "pobj"}
    for token in tokens:
        if token.text.lower() in POINTING and token.dep in roles | {"det", "amod", "attr", "predet"}:
            return True
        if token.text.lower() in {"one", "ones"} and token.dep in roles:
            return True
        if token.tag in {"JJ", "JJR", "JJS", "CD", "DT"} and token.dep in roles:
            inside = [child for child in analysis.children(token) if child.i in kept and child.dep in {"prep", "relcl"}]
            mention = analysis.mention_at(token)
            if not inside and (mention is None or mention.label in {"CARDINAL", "ORDINAL"}):
                return True
    return False


def unknown_nouns(analysis: Analysis, tokens: Collection[Token]) -> list[Token]:
    """The nouns after “the” of which a reader who has not the text before them cannot know which one is meant."""
    kept = {token.i for token in tokens}
    return [t for t in tokens if t.pos == "NOUN" and t.tag in {"NN", "NNS"} and not _known(analysis, t, kept)]


def _known(analysis: Analysis, noun: Token, kept: Collection[int]) -> bool:
    children = analysis.children(noun)
    if not any(child.dep == "det" and child.text.lower() == "the" for child in children):
        return True
    lemma = noun.lemma.lower()
    if lemma in COMMON_KNOWLEDGE or name_of(analysis, noun):
        return True
    for child in children:
        if child.i not in kept:
            continue
        if child.dep in {"relcl", "acl", "poss", "compound", "nmod", "appos"} or (child.dep == "prep" and child.i > noun.i):
            return True
    described = any(
        child.dep in {"amod", "nummod"} and child.i in kept and child.lemma.lower() not in WEAK_ADJECTIVES for child in children
    )
    title = (analysis.article.title or "").casefold().split()
    count = analysis.lemma_counts.get(lemma, 0)
    return lemma in title or noun.text.lower() in title or count >= (3 if described else 4)
