"""Six stories written for the purpose, with what is true of them: who was written from what."""

from typing import NamedTuple

import pandas as pd

from analysis import Story

DAM = (
    "The Karstad dam in the north of the county was emptied on Thursday after inspectors found a "
    "crack of 14 metres in its eastern wall.",
    "Engineers opened all three sluices at dawn, and by noon the lake behind the wall had fallen "
    "by more than two metres.",
    "Some 640 people in the villages of Ulva and Brenning were told to leave their homes and were "
    "taken by bus to a sports hall in Hedal.",
    "“We would rather empty a lake too early than bury a village too late,” said Governor Signe "
    "Aasland at a news conference in the town hall.",
    "The wall was built in 1961 and was last repaired in 2004, when a smaller crack was filled "
    "with resin.",
    "A report that the county ordered two years ago had warned that the filling would not last "
    "beyond 2020, but no money was set aside.",
    "Nordkraft, the company that runs the dam, said its own measurements had shown no movement in "
    "the wall until Wednesday evening.",
    "The power station below the dam, which supplies 22,000 households, was shut down at four in "
    "the morning.",
    "Farmers along the river were asked to drive their cattle to higher ground, and the road to "
    "Ulva stays closed until Sunday.",
    "Divers are to look at the foot of the wall on Friday if the current allows it.",
    "Repairs could cost 90 million crowns, Aasland said, and would take at least until "
    "next spring.",
    "The opposition in the county council called for an inquiry into who had read the report and "
    "when.",
)
"""A report; each sentence can go without the others."""

DAM_REWORDED = (
    "Karstad dam in the county's north has been emptied after a 14-metre crack was found by "
    "inspectors in its eastern wall on Thursday. All three sluices were opened by engineers at "
    "dawn, and the lake behind the wall had fallen by more than two metres by noon. Some 640 "
    "people in Ulva and Brenning were told to leave their homes and taken by bus to a sports hall "
    "in Hedal. “We would rather empty a lake too early than bury a village too late,” Governor "
    "Signe Aasland told a news conference in the town hall. Built in 1961, the wall was last "
    "repaired in 2004, when a smaller crack was filled with resin. Two years ago a report that "
    "the county ordered had warned that the filling would not last beyond 2020, but no money was "
    "set aside. The company that runs the dam, Nordkraft, said its own measurements had shown no "
    "movement in the wall until Wednesday evening. The power station below the dam was shut down "
    "at four in the morning. Cattle were to be driven to higher ground by farmers along the river, "
    "and the road to Ulva stays closed. Repairs could cost 90 million crowns and would take at "
    "least until next spring, Aasland said."
)
"""The same reworded, with three details less and none of its own."""

DAM_SHORTER = (
    "Karstad dam in the county's north has been emptied after a crack was found by inspectors in "
    "its eastern wall. All the sluices were opened by engineers at dawn, and the lake behind the "
    "wall had fallen by more than two metres by noon. Some 640 people in Ulva and Brenning were "
    "told to leave and taken by bus to a sports hall. “We would rather empty a lake too early than "
    "bury a village too late,” Governor Signe Aasland told a news conference. Built in 1961, the "
    "wall was last repaired when a smaller crack was filled with resin. A report that the county "
    "ordered had warned that the filling would not last, but no money was set aside. The company "
    "that runs the dam said its own measurements had shown no movement in the wall until Wednesday "
    "evening. The power station below the dam was shut down at four in the morning. The road to "
    "Ulva stays closed. Repairs would take at least until next spring, Aasland said."
)
"""The rewording made shorter, with five details less."""

DAM_SEPARATE = (
    "Buses stood with running engines outside the school in Brenning when Tove Lien locked her "
    "door on Thursday morning.",
    "She had packed a bag, the cat and the deeds of the farm her grandfather bought in 1938.",
    "“They rang at ten past five and gave us forty minutes,” she said. “I have looked at that wall "
    "every day of my life and never once thought about it.”",
    "Behind the Karstad wall lie 31 million cubic metres of water, or did until this week.",
    "Professor Jakob Wiik of the Technical University in Trondal, who studies concrete, says frost "
    "is the likeliest culprit after a winter with 61 nights below minus twenty.",
    "“Resin is a plaster, not a cure,” Wiik said by telephone from Lisbon.",
    "At the reception centre volunteers of the Red Cross served soup to 212 people by midday; the "
    "others had gone to relatives.",
    "Mayor Rolf Eikrem of Hedal promised that nobody would sleep on the floor and hired every room "
    "of the Fjell Hotel.",
    "Insurance companies were quick to say that a drained lake is no flood, so lost fishing and "
    "the 14 rowing boats on the mud are nobody's claim.",
    "In Ulva the baker Einar Moe refused to leave and went on selling cardamom buns through the "
    "window to the police.",
    "“Somebody has to feed them,” said Moe, 77.",
    "The lake is named in a charter of 1344 and gave its trout to the bishops of Nidar.",
    "Whether it will be filled again the owners would not say when asked three times.",
    "Lien hopes to be home by Monday, in time for lambing, which on her side of the valley starts "
    "early this year because of the mild February rains and ends with the county show in May.",
)
"""A report of the same day by somebody else, sharing neither words nor voices."""

RELEASE = (
    "People who walk for at least 25 minutes before breakfast sleep longer and wake less often, "
    "according to a study of 1,300 adults in which half were given a watch that counted their "
    "steps for eight weeks while the others kept to their habits. "
)
SIBLINGS = {
    "a": "Early birds may be on to something. " + RELEASE + "The work was done in Umea by Karin "
    "Strand, who told us that she hates mornings. Her dog, Pelle, was no part of it, she laughs. "
    "Other groups have found no such link, among them a Danish one in 2019.",
    "b": "Put on your shoes before the kettle. " + RELEASE + "Our reporter Gus Hale tried it for "
    "9 days in Leeds and fell asleep on the bus. Doctors at St James's say that tea helps too. The "
    "watch costs 79 pounds.",
    "c": "Exercise at dawn is the latest advice. " + RELEASE + "Critics point to the 42 people who "
    "left the trial. “Watches make people nervous,” says Omar Idris, a physician in Cardiff, and "
    "nervous people sleep badly. The money came from a maker of shoes.",
}
"""Three texts with wording of one release, which is not among them."""

QUOTED = "“Nobody in this town will pay a single cent more for water while I am mayor,”"
COINCIDENCE = {
    "a": "Water prices will stay as they are in Port Ellery, where 300 people filled the Odeon on "
    f"Monday night. {QUOTED} said Mayor Dina Falk to loud cheers. The utility wants 11 per cent to "
    "mend pipes from the time of Queen Victoria. Its director, Hugh Penrose, left early. A leak in "
    "Quay Street has run since August. Fishermen complained about pressure at the ice house, and "
    "Nora Bligh of the cannery brought a bottle of brown water to the stage.",
    "b": f"It was a promise in nine seconds. {QUOTED} Dina Falk told the hall. Accountants in the "
    "capital are not amused. The ministry lends towns money only where tariffs cover costs, said "
    "Undersecretary Paul Roos, and Ellery owes 4.2 million from 2017. Standard Ratings put the "
    "town on watch last week. Falk, a former harbour pilot, faces an election in 40 days.",
    "c": "Letters: I was there, and the acoustics were dreadful. I could hear the chairs but not "
    f"the treasurer. Only one sentence reached row R: {QUOTED} My late husband Cecil kept the "
    "pumps at Gull Rock for 31 years and would have asked who pays for the pumps. Bring back the "
    "old brass meters, I say, and the ladies of the Temperance Union who read them on bicycles.",
}
"""Three texts that share one quotation and nothing else."""

UNRELATED = (
    "A grey seal spent Tuesday asleep on the bowling green at Wick, and the club moved its match.",
    "Chess grandmaster Ivo Petrov lost to a girl of nine in 23 moves at the fair in Plovdiv.",
    "The oldest bakery in Ghent will close in June, as nobody wants to rise at two any more.",
    "Astronomers in Chile have found a planet so hot that it rains glass, sideways, at 8,700 km/h.",
    "Two goats were elected to the student council of an agricultural college in Limerick.",
    "A violin left on a train to Bergen in 1994 was handed in yesterday with its bow unstrung.",
    "Rents in Tallinn fell by 3 per cent in spring, the bank reported, the first fall in a decade.",
    "The marathon in Nairobi was won by a postman who had delivered his round before the start.",
    "Beekeepers near Toledo blame wind turbines; biologists blame the beekeepers, and the drought.",
    "An island ferry named after a poet was renamed after a football player, and then named back.",
    "The museum of clocks in Besancon is an hour late, for its director opposes summer time.",
    "Scientists at Kyoto taught a crow to sort banknotes; it prefers the thousand-yen ones.",
)
"""Twelve things that have nothing to do with each other."""


class Told(NamedTuple):
    """A story and what is true of it: which articles have one origin, and who follows whom."""

    texts: dict[str, str]
    together: tuple[str, ...]
    """The articles of one origin, in a word of letters each; those not named stand alone."""
    before: frozenset[tuple[str, str]]
    """Pairs of (earlier, later) that are true; no other order may be said for sure."""


def cut(sentences: tuple[str, ...], n: int) -> str:
    """A shorter version: every sentence but two, which two depends on n."""
    left_out = {1 + n % (len(sentences) - 1), 1 + (n * 5 + 3) % (len(sentences) - 1)}
    return " ".join(text for k, text in enumerate(sentences) if k not in left_out)


def letters(n: int, first: int = 0) -> list[str]:
    return [chr(97 + first + k) for k in range(n)]


CHAIN = Told(
    {"a": " ".join(DAM), "b": DAM_REWORDED, "c": DAM_SHORTER},
    ("abc",),
    frozenset({("a", "b"), ("b", "c"), ("a", "c")}),
)
STAR = Told(
    {"a": " ".join(DAM)} | {one: cut(DAM, n) for n, one in enumerate(letters(11, 1))},
    ("abcdefghijkl",),
    frozenset(("a", one) for one in letters(11, 1)),
)
TWO = Told(
    {one: cut(DAM, n) for n, one in enumerate(letters(6))}
    | {one: cut(DAM_SEPARATE, n) for n, one in enumerate(letters(6, 6))},
    ("abcdef", "ghijkl"),
    frozenset(),
)
UNSEEN = Told(SIBLINGS, ("abc",), frozenset())
ONE_QUOTE = Told(COINCIDENCE, (), frozenset())
NOTHING = Told(dict(zip(letters(12), UNRELATED, strict=True)), (), frozenset())
STORIES = {
    "chain": CHAIN, "star": STAR, "two origins": TWO, "unseen source": UNSEEN,
    "one quotation": ONE_QUOTE, "nothing": NOTHING,
}  # fmt: skip


def story(texts: dict[str, str]) -> Story:
    return Story(pd.DataFrame({"article_id": list(texts), "text": list(texts.values())}))
