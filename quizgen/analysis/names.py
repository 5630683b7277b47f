"""One label for each name of an article, agreed over all its mentions: a small parser calls a girl a company."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from quizgen.analysis import Mention, Token
from quizgen.wording import fold

NAMES = frozenset({"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
"""The OntoNotes labels of names, as against numbers, dates and amounts."""

LAST_WORDS = {
    "FAC": "road street lane avenue square bridge house hall station airport tower castle gate stadium park church",
    "LOC": "river lake sea ocean mountain mountains island islands valley bay creek falls desert peninsula forest coast strait",
    "ORG": "university college school agency company council committee ministry museum institute association court"
    " department bank union commission federation society foundation party office group corporation trust academy",
}
"""What the last word of a name says about the thing named, whatever the parser thought."""

_LABEL_BY_LAST_WORD = {word: label for label, words in LAST_WORDS.items() for word in words.split()}

TITLES = frozenset(["Mr.", "Mrs.", "Ms.", "Miss", "Dr.", "Prof.", "Professor", "Aunt", "Uncle", "Sir", "Lady", "Captain"])
"""Words before a name that only persons bear."""

HUMAN_VERBS = frozenset(
    ["nod", "smile", "laugh", "sigh", "whisper", "shout", "kneel", "cry", "grin", "shrug", "blush", "frown", "weep"]
)
"""Verbs whose subject has a face or a voice."""

SPEECH_VERBS = frozenset(["say", "ask", "reply", "think", "tell", "answer", "call", "explain", "recall", "notice"])
"""Verbs whose subject is mostly a person, sometimes an office or a company."""

PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})

ENOUGH_HUMAN = 2
"""Points of evidence that make a person of a name: a title, a "who" or a smile is enough, one "said" is not."""


def agreed(tokens: Sequence[Token], text: str, found: Iterable[tuple[int, int, str]]) -> tuple[Mention, ...]:
    """The mentions in order: trimmed, each name with one label, and repeats that the parser passed over added.

    `found` are first token, last token (inclusive) and label of each mention as parsed.
    """
    mentions = [mention for mention in (_trimmed(tokens, text, *one) for one in found) if mention is not None]
    labels = _labels(tokens, mentions)
    settled = [Mention(m.first, m.last, labels.get(fold(m.text), m.label), m.text) for m in mentions]
    settled += _missed(tokens, settled)
    return tuple(sorted(settled, key=lambda mention: mention.first))


def _trimmed(tokens: Sequence[Token], text: str, first: int, last: int, label: str) -> Mention | None:
    """The mention without a leading article or possessive and without the possessive mark at its end."""
    while first <= last and (tokens[first].tag in {"DT", "PRP$", "POS"} or tokens[first].pos == "PUNCT"):
        first += 1
    while last >= first and (tokens[last].tag == "POS" or tokens[last].pos == "PUNCT"):
        last -= 1
    if last < first or tokens[first].sentence != tokens[last].sentence:
        return None
    return Mention(first, last, label, text[tokens[first].start : tokens[last].end])


def _labels(tokens: Sequence[Token], mentions: Sequence[Mention]) -> dict[str, str]:
    """The label of each folded name."""
    votes: dict[str, Counter[str]] = {}
    human: Counter[str] = Counter()
    for mention in mentions:
        if mention.label in NAMES:
            name = fold(mention.text)
            votes.setdefault(name, Counter())[mention.label] += 1
            human[name] += _human_evidence(tokens, mention)
    labels = {name: max(sorted(count), key=lambda label: count[label]) for name, count in votes.items()}
    for name in labels:
        if by_word := _LABEL_BY_LAST_WORD.get(name.split()[-1]) if " " in name else None:
            labels[name] = by_word
        elif human[name] >= ENOUGH_HUMAN:
            labels[name] = "PERSON"
    for short in [name for name in labels if " " not in name]:
        # A first name or surname alone goes with the one full name that it is part of.
        full = {name for name in labels if " " in name and short in {name.split()[0], name.split()[-1]}}
        if len(full) == 1 and labels[next(iter(full))] == "PERSON":
            labels[short] = "PERSON"
    return labels


def _human_evidence(tokens: Sequence[Token], mention: Mention) -> int:
    """Points that speak for a person at this mention."""
    points = 0
    if mention.first > 0 and tokens[mention.first - 1].text in TITLES:
        points += ENOUGH_HUMAN
    after = [token.text.lower() for token in tokens[mention.last + 1 : mention.last + 4]]
    if after[:1] == ["who"] or after[:2] == [",", "who"]:
        points += ENOUGH_HUMAN
    if len(after) == 3 and after[0] == "(" and after[2] == ")" and after[1].isdigit() and len(after[1]) == 4:
        points += ENOUGH_HUMAN  # a work cited by author and year
    head = tokens[mention.last]
    verb = tokens[head.head]
    if head.dep in {"nsubj", "nsubjpass"} and verb.pos == "VERB":
        if verb.lemma in HUMAN_VERBS:
            points += ENOUGH_HUMAN
        points += verb.lemma in SPEECH_VERBS
        # "Noor closed her eyes": a company would close its doors.
        points += any(t.text.lower() in PERSONAL and tokens[t.head].head == verb.i for t in tokens[verb.i : verb.i + 6])
    return points


def _missed(tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Capitalised nouns that are a name or a surname elsewhere in the article but were passed over here."""
    known = {mention.text.split()[-1]: "PERSON" for mention in mentions if mention.label == "PERSON"}
    known |= {mention.text: mention.label for mention in mentions if mention.label in NAMES}
    taken = {i for mention in mentions for i in range(mention.first, mention.last + 1)}
    for token in tokens:
        nominal = token.pos in {"PROPN", "NOUN"} and token.text[:1].isupper()
        if nominal and token.i not in taken and token.text in known:
            yield Mention(token.i, token.i, known[token.text], token.text)
