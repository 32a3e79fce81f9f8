"""Stories of our own writing that the tests of copies and of spun text share."""

HARBOUR = """The harbour ministers of Norland and Estmark met in Port Alder on Monday and \
agreed to reopen the ferry line that was closed eleven years ago. Anna Veldt, who speaks for \
Norland, said the first ship would sail on 14 May with 320 passengers on board.
The two governments will share the cost of new piers, put at 48 million crowns. Estmark's \
minister Jonas Rahl called the line a bridge that should never have been taken down. Fishermen \
in both towns have asked for lower fees, and a joint office will hear them before the summer.
The closing followed a dispute over customs checks near Cape Sorrow. Inspectors of the \
Northern Shipping Council found in March that the checks had been moved to the airport at Lund \
and that no reason remained to keep the line shut. Mayor Elin Storr of Port Alder said hotels \
were already taking bookings for June."""

SAME_EVENT = """Ferries will cross the Narrow Sea again this spring. Monday's agreement \
between Norland and Estmark, reached after a day of talks in Port Alder, ends a break of \
eleven years that cost the two coasts most of their summer trade.
For traders such as Pia Holm, whose shop faces the quay, the news came late but welcome. She \
remembers queues that reached the church. Jonas Rahl, the minister who signed for Estmark, \
called the line a bridge that should never have been taken down. Experts of the Lund Institute \
doubt that 48 million crowns will pay for the piers, and they point to the tunnel at Brannen, \
which cost twice as much as was planned."""

OTHER_STORY = """Farmers in the valley of Tessin lost a third of their wheat to hail on \
Thursday night, the regional chamber reported. Its chairman Paul Meyrat asked the canton of \
Sarn for help with seed and said that 212 farms had filed claims.
Insurers sent inspectors to Oberwil and Kestenholz, where roofs were torn off and two barns \
burned. The canton's council will meet on Friday to decide on loans without interest. A storm \
of that kind was last seen in 1987, according to the weather office in Basel."""
