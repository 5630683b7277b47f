"""What of a statement can stand in a question, or be its answer, before a reader who has not the article's other sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.analysis import Analysis, Token
from quizgen.analysis.lexicon import Lexicon
from quizgen.analysis.phrases import Phrase, name_of, points_back, stands_alone, unknown_nouns
from quizgen.analysis.reference import agrees
from quizgen.analysis.statements import Statement
from quizgen.asking.answer_types import is_person

EMPTY_NOUNS = frozenset(
    "thing way time part place lot kind sort type number amount bit piece point case fact matter question problem reason"
    " result idea something anything nothing everything one other end side turn sense need chance use rest majority half"
    " third quarter series couple pair variety range group people person man woman world life day year researcher scientist"
    " expert official somebody".split()
)
"""Nouns that say too little to be an answer."""

DROPPED_ROLES = frozenset({"cause", "result"})
LOOSE_ROLES = frozenset({"time", "place", "manner", "means", "purpose", "measure"})
"""Roles that a statement can lose and still be true."""

LONGEST_ANSWER = 9
"""Most tokens of a noun phrase that is an answer."""

TO_SELF = re.compile(r"self$|selves$")


class Standing:
    """Looks at the statements of one article."""

    def __init__(self, analysis: Analysis, lexicon: Lexicon) -> None:
        self.analysis, self.lexicon = analysis, lexicon

    def kept(
        self, statement: Statement, *, asked: Phrase | None = None, without_subject: bool = False, loosely: bool = False
    ) -> tuple[Phrase, ...] | None:
        """The phrases that stay in the question; None when one that must stay cannot be understood there.

        `loosely`: “the …” is taken for known, which somebody else must look after.
        """
        subject = None if without_subject else statement.subject.head
        if not without_subject and not self._subject_stands(statement, loosely=loosely):
            return None
        kept = []
        for phrase in statement.phrases:
            if phrase is asked or phrase.role in DROPPED_ROLES:
                continue
            if self._understood(statement, phrase, subject, loosely=loosely and phrase.role not in LOOSE_ROLES):
                kept.append(phrase)
            elif phrase.role == "manner" and phrase.head.tag in {"VBG", "VBN"}:
                return None  # it may describe the object, which is vague without it
            elif phrase.role in LOOSE_ROLES or (phrase.before and phrase.role == "other"):
                continue
            else:
                return None
        return tuple(kept)

    def _subject_stands(self, statement: Statement, *, loosely: bool) -> bool:
        subject = statement.subject
        if subject.head.i in statement.names:
            return True
        if any(token.tag in {"PRP", "PRP$"} for token in subject.tokens):
            return False
        return self._stands(subject.tokens, loosely=loosely)

    def _stands(self, tokens: Sequence[Token], *, loosely: bool) -> bool:
        return not points_back(self.analysis, tokens) and (loosely or not unknown_nouns(self.analysis, tokens))

    def _understood(self, statement: Statement, phrase: Phrase, subject: Token | None, *, loosely: bool) -> bool:
        if phrase.role == "condition" and phrase.tokens[0].text.lower() != phrase.link:
            return False  # the word that ties the clause was lost
        for token in phrase.tokens:
            pronoun = token.tag in {"PRP", "PRP$"} and token.dep != "expl"
            if pronoun and (subject is None or not self._means(token, subject, statement)):
                return False
            if token.text.lower() in {"there", "so", "thus", "then", "do", "ones"} and token.dep in {"advmod", "ROOT"}:
                return False
        return self._stands([token for token in phrase.tokens if token.i not in statement.names], loosely=loosely)

    def _means(self, pronoun: Token, subject: Token, statement: Statement) -> bool:
        """Whether a pronoun after the subject surely means it."""
        word = pronoun.text.lower()
        person = statement.resolves_a_person or is_person(self.analysis, self.lexicon, subject)
        if word in {"it", "its", "itself"} and person is not False:
            return False
        if word in {"he", "she", "his", "her", "him", "himself", "herself"} and person is not True:
            return False
        if pronoun.tag == "PRP" and pronoun.dep not in {"nsubj", "nsubjpass"} and not TO_SELF.search(word):
            return False
        if word == "it" and pronoun.dep == "expl":
            return False
        return word not in {"they", "their"} if statement.resolves_a_person else agrees(self.analysis, pronoun, subject)

    def nameable(self, phrase: Phrase, statement: Statement) -> bool:
        """Whether the phrase can be an answer: it says something, and says it without pointing."""
        inner = phrase.inner
        if phrase.head.i in statement.names:
            return True
        if any(token.tag in {"PRP", "PRP$", "WP", "WDT", "EX"} for token in inner):
            return False
        if phrase.head.lemma.lower() in EMPTY_NOUNS and not name_of(self.analysis, phrase.head):
            return False
        if inner[0].pos not in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "VERB"} or len(inner) > LONGEST_ANSWER:
            return False
        if inner[0].text.lower() in {
            "some",
            "any",
            "many",
            "several",
            "all",
            "each",
            "every",
            "few",
            "most",
            "both",
            "another",
        }:
            return False
        return stands_alone(self.analysis, phrase.head, inner)

    def clause_stands(self, statement: Statement, phrase: Phrase) -> bool:
        """Whether every pronoun of a clause means the subject of the question, and nothing else points back."""
        subject = statement.subject.head
        for token in phrase.tokens:
            if token.tag in {"PRP", "PRP$"} and not self._means(token, subject, statement):
                return False
            if token.text.lower() in {"this", "these", "those", "such", "there", "here"}:
                return False
        return True
