"""What of a question tells whether a teacher would print it: named numbers, which the ranking weighs.

Each is 0 or 1, or a count or share of about that size, so that the weights can be compared.
"""

from __future__ import annotations

from quizgen.analysis import Analysis
from quizgen.analysis.lexicon import Lexicon
from quizgen.analysis.phrases import unknown_nouns
from quizgen.analysis.statements import all_tokens, quoted_tokens
from quizgen.asking.asked import LIGHT_VERBS, Asked
from quizgen.asking.plainness import QUANTITIES, shown_tokens, topics
from quizgen.asking.weight import sentence_weight
from quizgen.wording import content_words, words

TIMES = frozenset({"year", "month", "date", "day"})
AMOUNTS = frozenset({"number", "money", "percent"})
"""Kinds of answers by what they are made of."""


def features(analysis: Analysis, lexicon: Lexicon, asked: Asked) -> dict[str, float]:
    """The features of a question by name; what is not named is 0."""
    return {**_of_answer(analysis, asked), **_of_statement(analysis, lexicon, asked), **_of_wording(analysis, asked)}


def _of_answer(analysis: Analysis, asked: Asked) -> dict[str, float]:
    kind = "time" if asked.kind in TIMES else "amount" if asked.kind in AMOUNTS else asked.kind
    lemma = asked.head.lemma.lower()
    return {
        f"asks for {kind}": 1.0,
        "answer words": len(words(asked.answer)) / 10,
        "answer of one word": float(len(asked.tokens) == 1),
        "answer comes back": min(analysis.lemma_counts.get(lemma, 1) - 1, 4) / 4,
        "answer is a topic": float(lemma in topics(analysis)),
        "answer is bare the": float(asked.tokens[0].text.lower() == "the" and len(asked.tokens) == 2),
        "answer unknown": float(bool(unknown_nouns(analysis, asked.tokens))),
    }


def _of_statement(analysis: Analysis, lexicon: Lexicon, asked: Asked) -> dict[str, float]:
    statement, verb = asked.statement, asked.statement.verb
    sentence = statement.sentence
    all_of_it = analysis.tokens_of(sentence)
    last = analysis.sentences[-1].paragraph
    quoted = quoted_tokens(analysis)
    return {
        "weight": sentence_weight(analysis, sentence.index),
        "first paragraph": float(sentence.paragraph == 0),
        "last paragraph": float(sentence.paragraph == last),
        "opens its paragraph": float(
            sentence.index == 0 or analysis.sentences[sentence.index - 1].paragraph != sentence.paragraph
        ),
        "relative": float(statement.source == "relative"),
        "conjunct": float(statement.source == "conjunct"),
        "resolved": float(statement.resolves_a_person),
        "hedged": float(statement.hedged),
        "share of its sentence": len(all_tokens(statement)) / len(all_of_it),
        "past perfect": float(verb.finite.text.lower() == "had" and verb.main is not verb.finite),
        "passive": float(verb.passive),
        "be": float(verb.main.lemma == "be"),
        "have": float(verb.main.lemma == "have"),
        "light verb": float(verb.main.lemma in LIGHT_VERBS),
        "rare verb": max(0.0, 5.0 - lexicon.zipf(verb.main.lemma.lower())),
        "told in quotations": len(quoted) / len(analysis.tokens),
        "told by I": min(1.0, sum(t.text == "I" and t.i not in quoted for t in analysis.tokens) / len(analysis.sentences)),
    }


def _of_wording(analysis: Analysis, asked: Asked) -> dict[str, float]:
    said = shown_tokens(asked.statement, asked.question, answer=asked.tokens)
    count = len(words(asked.question))
    return {
        "question words": count / 10,
        "short question": float(count <= 6),
        "long question": float(count >= 16),
        "content": min(len(content_words(asked.question)), 10) / 10,
        "names": min(sum(t.pos == "PROPN" for t in said), 3) / 3,
        "date": float(any(m.label == "DATE" for t in said if (m := analysis.mention_at(t)))),
        "topics": min(sum(t.lemma.lower() in topics(analysis) for t in said), 3) / 3,
        "quantities": float(any(t.text.lower() in QUANTITIES for t in said)),
        "possessive": float(any(t.tag == "PRP$" for t in said)),
        "subject is a name": float(asked.statement.subject.head.pos == "PROPN" or asked.statement.resolves_a_person),
        "asks for the subject": float(asked.role == "subject"),
    }
