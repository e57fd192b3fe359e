"""The meeting that is due now: what was done and written for it, and who has not handed in."""

from facilitator.demo.script import Change, Help, Meeting, Topic, Update
from facilitator.process.status import Status

DUE_NOW = Meeting(
    0,
    updates=(
        Update("amara", 41,
               "28 mechanics certified; the last course began with all 20 places taken.\n"
               "Door faults stay at three a week, the fourth week below five.\n"
               "All 12 electric buses drove a full day on the harbour track without a fault.",
               "Lending people between depots worked better than overtime, and both sides asked to repeat it.",
               (Help("Release eight mechanics from the late shift for two weeks", ("lena", "tomasz"), "volts"),)),
        Update("daniel", 29,
               "Test journeys: 27 of 30 done, and every tester could pay in the end.\n"
               "Nine of eleven districts agree to the timetable.",
               "Blind passengers find the reader by its sound; the position of the pole matters less than we thought.",
               (Help("Somebody to speak in the transport committee for an early date", ("ingrid",), "lane"),)),
        Update("priya", 3,
               "138 vehicles have readers, and tap was used 9,400 times last week without being advertised.\n"
               "Capping passed the bank's tests.",
               "The second batch of readers is stuck at the supplier; I heard it from a fitter.",
               (Help("50 workshop places a week once the readers arrive", ("amara", "tomasz"), "readers"),
                Help("A signal from the control room when a diversion begins", ("tomasz",), "diversions"))),
        Update("yusuf", 46,
               "22 of 35 traffic lights give way to trams; line 1 gained two minutes at the peak.\n"
               "Third break room: walls are up.",
               "A written offer for the rented transformer made the grid operator call back the same day.",
               (Help("A visit to the grid operator's board about the transformer", ("ingrid", "chloe"), "power"),)),
        Update("chloe", 34,
               "Traction power is fixed for two years, 240,000 below budget.\n"
               "Four agencies want to run the bidding for the advertising space.",
               "What we decided here in eleven minutes had been on paper for six weeks.",
               (Help("Your three largest cost risks for the contract", ("amara", "tomasz", "yusuf"), "contract"),)),
        Update("lena", 28,
               "41 drivers signed, and no driver with a mentor has left.\n"
               "Sick leave fell to 8.9 percent.",
               "Applications dropped by half since the instructors are booked out: people do not wait eleven weeks.",
               (Help("A third driving instructor, borrowed or hired", ("tomasz", "chloe"), "drivers"),)),
        Update("ingrid", 26,
               "The treasurer accepts our indexation.\n"
               "14 council members will come to the North depot.",
               "They ask about noise and jobs first, and about money last."),
    ),
    changes=(
        Change("hedge", Status.DONE, notes="Signed for two years, 240,000 below budget.", hours=50),
        Change("volts", notes="28 of 40 certified; 12 to go in the last course.", hours=41),
        Change("access", notes="27 of 30 journeys done.", hours=29),
        Change("drivers", Status.MIGHT_MISS, notes="41 of 60 signed; instructors are booked out.", hours=28),
        Change("readers", Status.MIGHT_MISS, notes="138 of 214 fitted; second batch without a date.", hours=3),
    ),
    topics=(Topic("What we show the council at the North depot", "ingrid", hours=26),),
)  # fmt: skip
