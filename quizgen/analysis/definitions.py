"""The article's own definitions: “a quorum, the minimum number of voters required”, “to deliberate, or discuss …”."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.analysis import Analysis, Token
from quizgen.analysis.defining import (
    CLOSING,
    GENERAL,
    NOUNS,
    OPENING,
    PARTICIPLES,
    POINTING,
    TECHNICAL,
    DefiningSentence,
    Definition,
)
from quizgen.analysis.lexicon import POS_OF_TAG, Lexicon, Pos

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
"""Tags of the verbs that make a sentence of words."""


def definitions(analysis: Analysis, lexicon: Lexicon) -> tuple[Definition, ...]:
    """Every definition that the article gives in a form known here; the plainest one of each term, in the order of the text."""
    best: dict[tuple[str, Pos], Definition] = {}
    for sentence in analysis.sentences:
        for found in _Reader(analysis, lexicon, sentence).read():
            key = found.lemma, found.pos
            if key not in best or found.certainty > best[key].certainty:
                best[key] = found
    return tuple(sorted(best.values(), key=lambda found: found.span))


class _Reader(DefiningSentence):
    """The forms in which a sentence may define, each at every place."""

    def read(self) -> Iterator[Definition]:
        """Every form, at every place of the sentence."""
        for token in self.analysis.tokens_of(self.sentence):
            if token.tag in NOUNS or token.pos in POS_OF_TAG:
                after = self.past_quotes(token.i + 1)
                yield from self.defined_as(token, after)
                yield from self.in_other_words(token, after)
                yield from self.or_else(token, after)
                yield from self.apposition(token, after)
                yield from self.participle(token, after)
                yield from self.is_a_kind(token)
            yield from self.called(token)

    # The forms, plainest first

    def defined_as(self, term: Token, after: int) -> Iterator[Definition]:
        """X is defined as …; X, which means …; X, meaning …; X refers to …; X denotes …"""
        if self.word(after) == "," and self.word(after + 1) == "meaning":
            yield from self.clause(term, after + 2, 0.95)
        start = self.past_quotes(after + 1) if self.word(after) == "," else after
        if self.word(start) == "which":
            start += 1
        elif start > after or term.dep not in {"nsubj", "nsubjpass", "appos"} or self.determiner(term) not in GENERAL:
            return
        for cue in ("is defined as", "are defined as", "means", "refers to", "denotes", "is the name for"):
            begin = self.says(start, cue)
            if begin is not None and self.word(self.past_quotes(begin)) not in POINTING | {"that", "it", "they"}:
                yield from self.found(term, begin, self.end_of_quote_or_aside(begin), 0.95)

    def in_other_words(self, term: Token, after: int) -> Iterator[Definition]:
        """X, that is, …; X; that is, …; X, i.e., …; X, in other words …"""
        opened = self.word(after)
        if opened not in OPENING:
            return
        for cue in ("that is", "i.e.", "i.e", "in other words", "that is to say"):
            begin = self.says(after + 1, cue)
            if begin is not None and self.word(begin) == ",":
                begin += 1
            elif begin is None or cue in {"that is"}:
                continue
            yield from self.clause(term, begin, 0.9, opened="," if opened == ";" else opened)

    def clause(self, term: Token, begin: int, certainty: float, opened: str = ",") -> Iterator[Definition]:
        """What follows a cue: a phrase of the term's own kind, or a clause about it, whose predicate is taken."""
        last = self.end_of_aside(opened, begin)
        if self.word(begin) == "that":
            begin += 1
        head = self.tokens[min(begin, self.sentence.last)]
        verb = self.tokens[min(begin + 1, self.sentence.last)]
        if term.pos == "NOUN" and term.dep != "dep" and head.tag in {"DT", "JJ", "RB", "NN", "NNS", "PRP$", "VBG", "CD"}:
            # “an impartial jury, that is, a jury that does not favor either side” defines the adjective.
            adjective = self.tokens[term.i - 1]
            noun = next((i for i in range(begin, last + 1) if self.tokens[i].tag in NOUNS), None)
            if noun is not None and self.tokens[noun].lemma == term.lemma and adjective.pos == "ADJ":
                if self.word(noun + 1) in {"that", "which", "who"}:
                    yield from self.found(adjective, noun + 2, last, certainty)
                return
            yield from self.found(term, begin, last, certainty)
        elif head.pos == "PRON" and verb.pos in {"AUX", "VERB"}:
            i = begin + 1
            while self.word(i) in {"is", "are", "was", "were", "has", "have", "had", "been", "be"}:
                i += 1
            fits = term.tag in PARTICIPLES | {"VBD", "JJ"} and self.opens_participle(i, last) and i > begin + 1
            yield from self.found(term, i, last, certainty, proposes=fits)
        elif term.pos in {"VERB", "ADJ", "ADV"}:
            yield from self.found(term, begin, last, certainty, proposes=head.pos != "SCONJ")

    def opens_participle(self, i: int, last: int) -> bool:
        """Whether a participle, after adverbs at most, stands at `i`."""
        while i <= last and self.tokens[i].pos == "ADV":
            i += 1
        return i <= last and (self.tokens[i].tag == "VBN" or self.tokens[i].pos == "ADJ")

    def or_else(self, term: Token, after: int) -> Iterator[Definition]:
        """X, or …: a rarer word followed by a plainer phrase of the same form."""
        start = after
        if term.pos == "VERB" and self.word(start) in {"it", "them"}:
            start += 1
        if self.word(start) != "," or self.word(start + 1) != "or" or self.word(start + 2) == "else":
            return
        begin = start + 2
        last = self.end_of_aside(",", begin)
        head = self.tokens[min(begin, self.sentence.last)]
        if any(self.tokens[i].lemma == term.lemma for i in range(begin, last + 1)):
            return
        plainer = self.lexicon.zipf(head.lemma) >= self.lexicon.zipf(term.lemma.lower()) + 0.5
        same = head.tag == term.tag or (term.tag in NOUNS and head.tag in {"VBG", "JJ"} | NOUNS)
        if same and plainer and not self.in_list(last):
            yield from self.found(term, begin, last, 0.85)

    def apposition(self, term: Token, after: int) -> Iterator[Definition]:
        """X, the …; X – a … –; X (the …): only where it says what X is and not what this one X was like."""
        opened = self.word(after)
        if opened not in OPENING - {";", ":", "-"} or term.tag not in NOUNS or term.i == self.sentence.last:
            return
        if not any(token.tag in FINITE for token in self.analysis.tokens_of(self.sentence)):
            return  # “Above the harbour, the house with the green shutters.” says where
        begin = self.past_quotes(after + 1)
        last = self.end_of_aside(opened, begin)
        first = self.word(begin)
        determiner = self.determiner(term)
        head = self.head_noun(begin, last)
        if head is None or head - begin > 5 or self.in_list(last) or self.is_subject(head, last):
            return
        noun = self.tokens[head]
        own = determiner in GENERAL or (determiner in {"the", "this", "its", "their"} and first == "the")
        kin, genus = self.kin(term, noun), self.is_genus(term, noun)
        rare = self.lexicon.zipf(term.lemma.lower()) < TECHNICAL
        if first in {"a", "an"}:
            opens = genus or rare or (opened in CLOSING and kin) or self.start_of_term(term) < term.i
        elif first == "the":
            listed = any(child.dep == "cc" for child in self.analysis.children(noun))  # “the steps, the bells and the cups”
            opens = (term.tag == "NNS") == (noun.tag == "NNS") and not (opened == "," and listed)
        else:
            opens = (kin or rare) and not determiner and noun.tag != "VBG" and last - begin >= 4
            opens = opens and (self.tokens[begin].tag != "CD" or opened in CLOSING)
        if own and opens and self.postmodified(head, last) and not self.told(begin, last):
            yield from self.found(term, begin, last, 0.9 if genus else 0.8 if kin else 0.7)

    def participle(self, term: Token, after: int) -> Iterator[Definition]:
        """Exposure is X, adding up …; it was X, completely covered …: kept when WordNet's gloss speaks of the same."""
        if term.pos != "ADJ" and term.tag != "VBN":
            return
        if self.word(after) != "," or term.dep not in {"acomp", "ROOT", "conj", "ccomp", "advcl", "attr"}:
            return
        begin = after + 1
        last = self.end_of_aside(",", begin)
        i = begin
        while i < last and self.tokens[i].pos == "ADV":
            i += 1
        opens = self.tokens[min(i, last)].tag in PARTICIPLES or self.word(begin) == "with"
        listed = any(self.word(k) == "and" and self.tokens[k + 1].tag in PARTICIPLES for k in range(begin, last))
        if opens and not listed and self.echoes_gloss(term, begin, last):
            yield from self.found(term, begin, last, 0.8)

    def is_a_kind(self, term: Token) -> Iterator[Definition]:
        """A microbe, …, is a living thing too small to be seen: a general subject, the present tense, a genus."""
        if term.dep != "nsubj" or term.tag != "NN" or self.determiner(term) not in {"", "a", "an"}:
            return
        verb = self.tokens[term.head]
        if verb.text.lower() not in {"is", "are"} or self.leans(verb):
            return
        genus = next((child for child in self.analysis.children(verb) if child.dep == "attr"), None)
        if genus is None or genus.i < verb.i or not self.is_genus(term, genus):
            return
        begin = verb.i + 1
        last = max(token.i for token in self.analysis.subtree(genus))
        if self.word(begin) in {"a", "an", "the", "any", "anything", "something"} and self.postmodified(genus.i, last):
            yield from self.found(term, begin, last, 0.85)

    def called(self, token: Token) -> Iterator[Definition]:
        """… a procedure that …, called X; a mild disease of cows called cowpox: the phrase before the cue."""
        if token.text.lower() not in {"called", "termed"} or token.dep != "acl":
            return
        noun = self.tokens[token.head]
        term = self.tokens[min(token.i + 1, self.sentence.last)]
        term = self.tokens[self.past_quotes(term.i)] if self.past_quotes(term.i) <= self.sentence.last else term
        ends = self.word(term.i + 1) in {",", ".", ")", "”", '"', "and"} or term.i == self.sentence.last
        if term.tag not in NOUNS or not ends or noun.i >= token.i or self.told(noun.i, token.i - 1):
            return
        begin = min(t.i for t in self.analysis.subtree(noun))
        if token.i - begin >= 4 and self.kin(term, noun):
            yield from self.found(term, begin, token.i - 1, 0.75)
