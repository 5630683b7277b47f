"""What makes a phrase a definition: where it begins and ends, what its genus is, and whether it can stand as a choice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.analysis import Analysis, Sentence, Token
from quizgen.analysis.lexicon import POS_OF_TAG, Lexicon, Pos
from quizgen.article import Span

GENERAL = frozenset({"", "a", "an"})
"""Determiners of a term that is spoken of in general."""

QUOTES = frozenset("“”\"‘’'«»")
OPENING = frozenset({",", "—", "–", "-", "--", "(", ";", ":"})
CLOSING = {"(": {")"}, "—": {"—"}, "–": {"–"}, "--": {"--"}, "-": {"-"}}
FINAL = frozenset({".", "!", "?"})

SHORTEST, LONGEST = 3, 18
"""Words a definition has at least and at most: shorter ones are synonyms, longer ones no choice anyone reads."""

POINTING = frozenset(["this", "these", "those", "he", "she", "him", "her", "his", "we", "our", "you", "my", "me", "such"])
"""Words that make a definition lean on the text around it."""

NO_GENUS = frozenset(
    "one ones that those word term name phrase nickname fact other others most which who none half third quarter example"
    " reason result problem question".split()
)
"""Heads that announce something else than what the term means: “a word from Javanese”, “a fact that surprised him”."""

GENUS = frozenset(
    "act action agreement amount animal anything area art change condition container device disease feeling force form"
    " group illness information instrument kind liquid machine material method money number object part period person"
    " place plan plant practice process quantity situation skill someone something space specialist state study"
    " substance system thing tool type way".split()
)
"""Nouns that open a definition: what kind of thing the term is, in the plainest words."""

TECHNICAL = 3.6
"""Zipf frequency below which a noun is so rare that an apposition to it mostly explains it."""

PARTICIPLES = frozenset({"VBG", "VBN"})
NOUNS = frozenset({"NN", "NNS"})


@dataclass(frozen=True, slots=True)
class Definition:
    """What the article itself says a term means.

    The term is tokens `first` to `last` (inclusive); `span` covers the definition, without marks around it;
    `certainty`, 0..1, says how plainly the article defines. `proposes` is false when the words are no phrase that could
    stand as a choice: then nothing else may be said of the term's meaning either.
    """

    first: int
    last: int
    lemma: str
    pos: Pos
    span: Span
    sentence: int
    certainty: float
    proposes: bool = True


class DefiningSentence:
    """One sentence as a place of definitions; positions are indices into the article's tokens."""

    def __init__(self, analysis: Analysis, lexicon: Lexicon, sentence: Sentence) -> None:
        self.analysis = analysis
        self.lexicon = lexicon
        self.sentence = sentence
        self.tokens = analysis.tokens
        self.words = [token.text.lower() for token in analysis.tokens_of(sentence)]

    # Where things are

    def word(self, i: int) -> str:
        """The word at a place, in small letters; empty beyond the sentence."""
        return self.tokens[i].text.lower() if self.sentence.first <= i <= self.sentence.last else ""

    def says(self, i: int, phrase: str) -> int | None:
        """The place after `phrase` if it stands at `i`; "i.e." may be one token or more."""
        for part in phrase.split():
            if self.word(i) != part:
                return None
            i += 1
        return i

    def past_quotes(self, i: int) -> int:
        """The place after any quotation marks at `i`."""
        while self.word(i) in QUOTES:
            i += 1
        return i

    def end_of_aside(self, opened: str, start: int) -> int:
        """The last token of the phrase that starts at `start` after an opening mark."""
        closers = CLOSING.get(opened)
        i = start
        while i <= self.sentence.last:
            word = self.word(i)
            if closers is not None and word in closers:
                return i - 1
            if word in {";", ":"} or (word in FINAL and i >= self.sentence.last - 2):
                return i - 1
            if closers is None and (word in {"—", "–", "--", "("} or (word == "," and self.ends_phrase(start, i))):
                return i - 1
            i += 1
        return self.sentence.last

    def ends_phrase(self, start: int, comma: int) -> bool:
        """Whether the comma closes the phrase rather than standing between its adjectives or list members."""
        inside = [self.tokens[i] for i in range(start, comma)]
        after = self.tokens[min(comma + 1, self.sentence.last)]
        if not any(token.pos in {"NOUN", "VERB", "PRON"} for token in inside):
            return False
        if after.tag in {"JJ", "NN"} and inside[-1].tag in {"JJ", "NN"} and len(inside) <= 3 and after.head >= comma:
            return False
        return after.text.lower() not in {"especially", "usually", "typically", "mainly"}

    # What makes a definition

    def determiner(self, term: Token) -> str:
        """The article or possessive before the term's phrase, in small letters; empty when it stands bare."""
        for child in self.analysis.children(term):
            if child.i < term.i and child.dep in {"det", "poss", "nummod"}:
                return child.text.lower() if child.dep == "det" or child.tag == "PRP$" else "another’s"
        return ""

    def head_noun(self, begin: int, last: int) -> int | None:
        """The noun that carries the phrase: the last of the first run of nouns, adjectives and determiners."""
        found = None
        for i in range(begin, last + 1):
            tag = self.tokens[i].tag
            if tag in NOUNS or (tag == "VBG" and found is None and self.word(i + 1) in {"of", "or", "and"}):
                found = i
            elif tag == "POS":
                found = None
            elif found is not None or tag not in {"DT", "JJ", "JJS", "JJR", "RB", "VBN", "VBG", ",", "CC", "HYPH"}:
                break
        if found is None or self.word(found) in NO_GENUS:
            return None
        return found

    def postmodified(self, head: int, last: int) -> bool:
        """Whether what follows the head says which: of …, that …, by which …, without a verb in the past perfect."""
        if any(child.dep == "poss" for child in self.analysis.children(self.tokens[head])):
            return True
        if self.word(head + 1) in {"and", "or"}:
            head += 2
        follows = self.word(head + 1)
        marked = follows in {
            "of",
            "that",
            "which",
            "who",
            "whose",
            "by",
            "in",
            "for",
            "with",
            "where",
            "to",
            "used",
            "made",
        }
        return last - head >= 2 and (marked or self.tokens[min(head + 1, last)].tag in {"IN", "VBN", "VBG", "DT", "PRP"})

    def is_subject(self, head: int, last: int) -> bool:
        """Whether the phrase is the subject of a clause that only begins after an opening adverbial."""
        noun = self.tokens[head]
        return noun.dep in {"nsubj", "nsubjpass"} and head < noun.head <= last

    def told(self, begin: int, last: int) -> bool:
        """Whether the phrase tells of one event instead of saying what is always so."""
        inside = [self.tokens[i] for i in range(begin, last + 1)]
        return any(
            token.text.lower() in {"was", "were", "had", "did", "called"}
            or (token.text.lower() == "known" and self.word(token.i + 1) == "as")
            or (token.text.lower() == "or" and self.tokens[token.i + 1].tag == "DT")
            or (token.pos == "PROPN" and token.text[0].isupper() and token.text.isalpha())
            for token in inside
        )

    def in_list(self, last: int) -> bool:
        """Whether the phrase is one member of a list and not a second name of the term."""
        i = last + 1
        while self.word(i) in {",", "and", "or"} or (i > last + 1 and self.tokens[min(i, self.sentence.last)].tag == "RB"):
            i += 1
        joined = {self.word(k) for k in range(last + 1, i)} & {"and", "or"}
        goes_on = bool(joined) and self.tokens[min(i, self.sentence.last)].tag in {"DT", "JJ", "PRP$", "VBG"} | NOUNS
        return goes_on or self.word(last) in {"and", "or"}

    def leans(self, verb: Token) -> bool:
        """Whether the clause is negated, a question or hangs on another."""
        return verb.dep not in {"ROOT", "conj", "ccomp", "parataxis"} or any(
            child.dep in {"neg", "mark"} for child in self.analysis.children(verb)
        )

    def is_genus(self, term: Token, genus: Token) -> bool:
        """Whether the noun is above the term in WordNet or one that all definitions use, or the term unknown."""
        below, above = term.lemma.lower(), genus.lemma.lower()
        return above in GENUS or not self.lexicon.senses(below, "noun") or self.lexicon.is_a(below, above)

    def kin(self, term: Token, genus: Token) -> bool:
        """Whether the noun can be the term's genus: as above, or of the same broad class."""
        if self.is_genus(term, genus):
            return True
        below, above = term.lemma.lower(), genus.lemma.lower()
        kinds = {sense.supersense for sense in self.lexicon.senses(below, "noun")[:3]}
        return bool(kinds & {sense.supersense for sense in self.lexicon.senses(above, "noun")[:2]})

    def echoes_gloss(self, term: Token, begin: int, last: int) -> bool:
        """Whether the phrase shares a stem with a gloss of the term."""
        said = {self.tokens[i].lemma.lower()[:5] for i in range(begin, last + 1) if self.tokens[i].pos in POS_OF_TAG}
        lemma, word = term.lemma.lower(), term.text.lower()
        senses = self.lexicon.senses(lemma, "adj") + self.lexicon.senses(word, "adj") + self.lexicon.senses(lemma, "verb")
        glossed = {word[:5] for sense in senses for word in sense.gloss.replace(";", " ").split() if len(word) > 4}
        glossed |= {word[:3] for word in glossed}
        return bool({stem for stem in said if len(stem) > 4 or stem in glossed} & glossed)

    # What is made of it

    def end_of_quote_or_aside(self, begin: int) -> int:
        """The end of a definition in quotation marks, or else of the phrase."""
        if self.word(begin) in QUOTES:
            closing = next((i for i in range(begin + 1, self.sentence.last + 1) if self.word(i) in QUOTES - {"’", "'"}), None)
            if closing is not None:
                return closing
        return self.end_of_aside(",", begin)

    def found(self, term: Token, begin: int, last: int, certainty: float, *, proposes: bool = True) -> Iterator[Definition]:
        """The definition, trimmed; nothing when the term is a name or too easy, or the words cannot stand alone."""
        pos = POS_OF_TAG.get(term.pos, "noun")
        first = self.start_of_term(term)
        lemma = " ".join([t.text.lower() for t in self.tokens[first : term.i]] + [term.lemma.lower()])
        if self.analysis.mention_at(term) or (term.pos == "PROPN" and term.text[0].isupper()):
            return
        level = self.lexicon.level(term.lemma.lower(), pos)
        if first == term.i and level is not None and level <= 2:
            return
        begin, last = self.trimmed(begin, last)
        begin, last = self.trimmed(begin, self.shortened(begin, last))
        inside = [self.tokens[i] for i in range(begin, last + 1)]
        said = [token for token in inside if token.pos != "PUNCT"]
        if not SHORTEST <= len(said) <= LONGEST or any(token.lemma.lower() == term.lemma.lower() for token in said):
            return
        if any(token.text.lower() in POINTING for token in said) or inside[0].tag in {"IN", "WDT", "MD", "TO", "VBZ", "VBD"}:
            proposes = False
        span = Span(inside[0].start, inside[-1].end)
        shown = span.of(self.analysis.article.text)
        if any(mark in shown for mark in '“”"()') or "\n" in shown:
            proposes = False
        yield Definition(first, term.i, lemma, pos, span, self.sentence.index, certainty, proposes)

    def trimmed(self, begin: int, last: int) -> tuple[int, int]:
        """Without marks at either end."""
        while begin <= last and (self.tokens[begin].pos == "PUNCT" or self.word(begin) in QUOTES):
            begin += 1
        while last >= begin and (self.tokens[last].pos == "PUNCT" or self.word(last) in QUOTES):
            last -= 1
        return begin, last

    def start_of_term(self, term: Token) -> int:
        """A noun takes with it what makes a fixed term of it: “strike pay”, “immune system”."""
        first = term.i
        while first > self.sentence.first and term.tag in NOUNS:
            before = self.tokens[first - 1]
            joined = self.tokens[first].start == before.end + 1 and before.head in range(first, term.i + 1)
            phrase = " ".join(t.text.lower() for t in self.tokens[first - 1 : term.i]) + " " + term.lemma.lower()
            relational = "adj.pert" in self.lexicon.supersenses(before.lemma.lower(), "adj")
            fixed = before.dep == "compound" or (before.dep == "amod" and (relational or self.lexicon.knows(phrase)))
            if not joined or not fixed:
                break
            if before.tag not in {"NN", "JJ"}:
                break
            first -= 1
        return first

    def shortened(self, begin: int, last: int) -> int:
        """The last token once a definition too long for a choice is cut before a further clause."""
        if last - begin < LONGEST:
            return last
        for i in range(min(last, begin + LONGEST - 1), begin + SHORTEST + 2, -1):
            opens_clause = self.word(i) in {"and", "so", "because", "but"} and self.word(i + 1) in {
                "that",
                "the",
                "they",
                "it",
            }
            if self.word(i) in {",", ";"} or opens_clause:
                return i - 1
        return last
