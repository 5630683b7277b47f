"""A hundred look-ups whose answers are known: what the word data must say before anybody uses them.

Offsets of WordNet 3.0's own files; a data file read with other line ends, another release or half a download gives others.
"""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.analysis.lexicon import Pos


@dataclass(frozen=True, slots=True)
class KnownSense:
    """A word's first sense: how many senses there are, the synset, how often it was tagged, and its broad class."""

    lemma: str
    pos: Pos
    senses: int
    synset: str
    count: int
    supersense: str


_TABLE = """
dog noun 7 n02084071 42 noun.animal
cat noun 8 n02121620 18 noun.animal
tree noun 3 n13104059 107 noun.plant
river noun 1 n09411430 55 noun.object
bank noun 10 n09213565 25 noun.object
mountain noun 2 n09359803 17 noun.object
idea noun 5 n05833840 151 noun.cognition
freedom noun 2 n13991823 26 noun.state
justice noun 4 n04850117 16 noun.attribute
teacher noun 2 n10694258 41 noun.person
harbour noun 2 n08639058 0 noun.location
bridge noun 9 n02898711 4 noun.artifact
treaty noun 1 n06773434 3 noun.communication
election noun 4 n00181781 67 noun.act
hunger noun 2 n14039534 9 noun.state
courage noun 1 n04857083 15 noun.attribute
treason noun 3 n00782072 4 noun.act
glacier noun 1 n09289331 1 noun.object
virus noun 3 n01328702 4 noun.animal
molecule noun 2 n14682133 9 noun.substance
algebra noun 1 n06012726 0 noun.cognition
sonnet noun 1 n06381372 1 noun.communication
verdict noun 1 n01192150 1 noun.act
famine noun 2 n14449865 0 noun.state
drought noun 2 n14537054 5 noun.state
cathedral noun 2 n02984061 4 noun.artifact
merchant noun 1 n10309896 8 noun.person
rumour noun 1 n07223450 0 noun.communication
wisdom noun 5 n05926236 5 noun.cognition
grief noun 2 n07535010 5 noun.feeling
detente noun 1 n00355420 0 noun.act
quorum noun 1 n08357992 0 noun.group
entity noun 1 n00001740 11 noun.Tops
animal noun 1 n00015388 67 noun.Tops
music noun 5 n07020895 51 noun.communication
winter noun 1 n15237782 24 noun.time
iron noun 4 n14642417 15 noun.substance
wheat noun 3 n12142085 1 noun.plant
hospital noun 2 n03540595 25 noun.artifact
whale noun 2 n10129133 1 noun.person
run verb 41 v01926311 106 verb.motion
walk verb 10 v01904930 184 verb.motion
say verb 11 v01009240 1861 verb.communication
think verb 13 v00689344 274 verb.cognition
give verb 44 v02316868 179 verb.possession
break verb 59 v00364064 15 verb.change
carry verb 40 v01449974 72 verb.contact
plague verb 2 v02771320 6 verb.weather
draw verb 36 v01448100 13 verb.contact
hasten verb 4 v00459498 7 verb.change
dwindle verb 1 v00267681 9 verb.change
abolish verb 1 v02427334 9 verb.social
negotiate verb 2 v00761713 17 verb.communication
deliberate verb 2 v00813044 0 verb.communication
freeze verb 10 v01834730 5 verb.motion
swim verb 5 v01960911 12 verb.motion
forgive verb 2 v00903385 24 verb.communication
inherit verb 3 v02315525 14 verb.possession
persuade verb 2 v02586121 17 verb.social
evaporate verb 4 v00366858 2 verb.change
ban verb 4 v02493666 2 verb.social
elect verb 2 v02400760 21 verb.social
migrate verb 2 v01856626 4 verb.motion
whisper verb 1 v00915830 22 verb.communication
compensate verb 6 v02672540 5 verb.stative
ferment verb 4 v01763303 0 verb.emotion
erode verb 2 v00275253 1 verb.change
vanish verb 5 v00426958 11 verb.change
summon verb 4 v00791134 8 verb.communication
govern verb 4 v02511551 11 verb.social
large adj 7 a01382086 139 adj.all
cold adj 13 a01251128 35 adj.all
honest adj 7 a01222360 10 adj.all
ancient adj 2 a01728614 5 adj.all
fragile adj 3 a00709215 3 adj.all
reluctant adj 3 a02566453 3 adj.all
scarce adj 1 a00016756 0 adj.all
solemn adj 2 a02119213 2 adj.all
abundant adj 1 a00013887 1 adj.all
hostile adj 5 a01244410 5 adj.all
irreversible adj 1 a01759362 1 adj.all
obsolete adj 1 a00669021 0 adj.all
unanimous adj 2 a00553732 3 adj.all
vivid adj 4 a01941026 10 adj.all
frugal adj 1 a02421364 0 adj.all
eager adj 1 a00810916 20 adj.all
bitter adj 7 a00116744 12 adj.all
mutual adj 2 a02152473 3 adj.all
rural adj 2 a02050452 18 adj.all
nuclear adj 4 a00610532 12 adj.all
quickly adv 3 r00085811 24 adv.all
often adv 3 r00035058 153 adv.all
never adv 2 r00020759 255 adv.all
gradually adv 1 r00107987 23 adv.all
merely adv 1 r00004722 73 adv.all
abroad adv 3 r00104003 8 adv.all
reluctantly adv 1 r00091259 5 adv.all
barely adv 2 r00002621 11 adv.all
almost adv 1 r00073033 175 adv.all
soon adv 1 r00033922 60 adv.all
"""


def _known(line: str) -> KnownSense:
    lemma, pos, senses, synset, count, supersense = line.split()
    parts: dict[str, Pos] = {"noun": "noun", "verb": "verb", "adj": "adj", "adv": "adv"}
    return KnownSense(lemma, parts[pos], int(senses), synset, int(count), supersense)


KNOWN_SENSES = tuple(_known(line) for line in _TABLE.split("\n") if line)
