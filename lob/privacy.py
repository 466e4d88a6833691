"""What lob keeps of people, and for how long."""

from doorlopend.bewaartermijnen import Bewaartermijn

BEWAARTERMIJNEN = [
    Bewaartermijn(
        "Wie bij een decanenbijeenkomst waren: naam, school of mbo, en het zakelijke e-mailadres als dat bekend is",
        "Om te laten zien dat vo en mbo elkaar vier keer per jaar spreken, en om u te herinneren",
        "Tot het convenant is afgerond; na anonimiseren staat er een nummer in plaats van uw naam",
    ),
]
