"""What the demo team set out to do, as it was planned two months ago."""

from facilitator.demo.script import Milestone, Priority

ELECTRIC = Priority(
    "Electric buses",
    "Families on the Ring sleep with the window open.",
    (
        Milestone("power", "North depot on 6 megawatts", "yusuf", 4,
                  "Grid operator, our high-voltage crew for two weeks", "Cable trench finished, transformer ordered."),
        Milestone("buses", "12 electric buses on line 4", "amara", 32,
                  "The harbour track at night, 20 trained drivers", "Nine delivered, three on their way."),
        Milestone("chargers", "24 charging points tested", "yusuf", 46, "Six buses for two nights", "Under full load."),
        Milestone("volts", "40 high-voltage mechanics", "amara", 25,
                  "Training room, cover for the late shift", "Courses of up to 20. The examiner comes from outside."),
        Milestone("range", "Range on lines 4 and 9 known", "daniel", -12, "One bus, sandbags, two drivers",
                  "Measured fully loaded."),
        Milestone("tender", "Tender for 30 buses is out", "chloe", 60,
                  "Specification from Fleet, legal review", "Two makers have asked when it comes."),
    ),
)  # fmt: skip

RELIABLE = Priority(
    "Service to rely on",
    "Nobody leaves one departure earlier to be safe.",
    (
        Milestone("lane", "Bus lane on Harbour Road", "daniel", 11,
                  "City traffic department, road markings", "The council voted for it 31 to 24."),
        Milestone("signals", "35 traffic lights for trams", "yusuf", 25, "City signal workshop",
                  "On lines 1 and 3, where trams wait most."),
        Milestone("control", "Weekend control room doubled", "tomasz", -20, "Two positions, approved",
                  "Two controllers instead of one."),
        Milestone("times", "Timetable with real times", "daniel", 53,
                  "A year of vehicle data", "Goes to the districts for comment first."),
        Milestone("doors", "Door faults below 5 a week", "amara", 4, "Sensors, two fitters",
                  "Eleven a week when we started."),
        Milestone("diversions", "Diversions in 15 minutes", "priya", -3,
                  "One event from the control room system", "On signs and in the app; the trigger is missing."),
    ),
)  # fmt: skip

DRIVERS = Priority(
    "Drivers who stay",
    "Drivers know their shifts and tell friends to apply.",
    (
        Milestone("rosters", "Rosters six weeks ahead", "tomasz", 20,
                  "A planner in each depot", "In all four depots: West first, North last."),
        Milestone("drivers", "60 new drivers on the road", "lena", 67,
                  "Two driving instructors, six buses in the mornings", "Training takes eleven weeks."),
        Milestone("mentors", "Mentor for every new driver", "lena", -6, "40 experienced drivers"),
        Milestone("breaks", "Three break rooms renovated", "yusuf", 28, "Our own building crew",
                  "At three terminus stops."),
        Milestone("swap", "Shifts swapped by phone", "priya", 35, "Works council agrees to the rules",
                  "Without a form."),
        Milestone("sick", "Sick leave below 8 percent", "lena", 74,
                  "Figures per depot every week", "10.4 percent when we started."),
    ),
)  # fmt: skip

TAP = Priority(
    "One tap to travel",
    "Whoever boards can pay without knowing our fares.",
    (
        Milestone("readers", "Readers in all 214 vehicles", "priya", 14,
                  "40 workshop places a week, the supplier's fitters", "Delivered in two batches of 107."),
        Milestone("capping", "Fares capped by day and week", "priya", 42, "The bank's test system"),
        Milestone("machines", "18 ticket machines closed", "yusuf", 80, "Notices at the stops", "At quiet stops only."),
        Milestone("fares", "Five fares instead of 19", "ingrid", -15, "Board meeting, revenue forecast",
                  "Nobody knows all nineteen of today."),
        Milestone("inspectors", "52 inspectors ready for tap", "tomasz", 22, "60 hand-held readers",
                  "Trained, with a reader each."),
        Milestone("access", "Tap tested by blind riders", "daniel", 9,
                  "The city's advisory council for disabled people",
                  "30 blind and older passengers, one journey each."),
    ),
)  # fmt: skip

MONEY = Priority(
    "Money for the plan",
    "The city can plan five years ahead with us.",
    (
        Milestone("contract", "Five-year contract signed", "ingrid", 88,
                  "City treasurer, our lawyers", "Open points: indexation, penalties, new lines."),
        Milestone("hedge", "Power price fixed, 2 years", "chloe", 6, "Three offers, board approval"),
        Milestone("monthly", "Cost per line in ten days", "chloe", -30, "Hours booked by line",
                  "By the tenth working day of the month."),
        Milestone("parts", "Tram parts contract renewed", "amara", 16,
                  "Purchasing", "Lead times are in the draft for the first time."),
        Milestone("ads", "Advertising let for 3 years", "chloe", 50, "An agency to run the bidding",
                  "Space on all vehicles."),
        Milestone("grant", "State grant drawn in full", "chloe", 27,
                  "Delivery papers from Fleet", "Paid out bus by bus, on acceptance."),
    ),
)  # fmt: skip

PRIORITIES = (ELECTRIC, RELIABLE, DRIVERS, TAP, MONEY)
