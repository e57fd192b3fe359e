"""What the demo team set out to do, as it was planned two months ago."""

from facilitator.demo.script import Milestone, Priority

ELECTRIC = Priority(
    "Electric buses on the city lines",
    "Families along the Ring sleep with the window open, and we know what an electric kilometre costs.",
    (
        Milestone("power", "North depot connected to 6 megawatts", "yusuf", 4,
                  "Grid operator, our high-voltage crew for two weeks", "Cable trench finished, transformer ordered."),
        Milestone("buses", "First 12 electric buses in service on line 4", "amara", 32,
                  "The harbour track at night, 20 trained drivers", "Nine delivered, three on their way."),
        Milestone("chargers", "24 charging points tested under full load", "yusuf", 46, "Six buses for two nights"),
        Milestone("volts", "40 mechanics certified for high voltage", "amara", 25,
                  "Training room, cover for the late shift", "Courses of up to 20. The examiner comes from outside."),
        Milestone("range", "Range measured on lines 4 and 9, fully loaded", "daniel", -12,
                  "One bus, sandbags, two drivers"),
        Milestone("tender", "Tender for the next 30 buses published", "chloe", 60,
                  "Specification from Fleet, legal review", "Two makers have asked when it comes."),
    ),
)  # fmt: skip

RELIABLE = Priority(
    "Service that people can rely on",
    "Whoever plans for one departure gets that departure, and stops leaving one earlier to be safe.",
    (
        Milestone("lane", "Bus lane on Harbour Road open", "daniel", 11,
                  "City traffic department, road markings", "The council voted for it 31 to 24."),
        Milestone("signals", "Priority at 35 traffic lights on lines 1 and 3", "yusuf", 25, "City signal workshop"),
        Milestone("control", "Two controllers in the control room at weekends", "tomasz", -20,
                  "Two positions, approved"),
        Milestone("times", "Timetable with measured running times in force", "daniel", 53,
                  "A year of vehicle data", "Goes to the districts for comment first."),
        Milestone("doors", "Tram door faults below five a week", "amara", 4, "Sensors, two fitters",
                  "Eleven a week when we started."),
        Milestone("diversions", "Diversions on signs and in the app in 15 minutes", "priya", -3,
                  "One event from the control room system", "App and signs are ready; the trigger is missing."),
    ),
)  # fmt: skip

DRIVERS = Priority(
    "Drivers who want to stay",
    "Drivers know their shifts six weeks ahead, and tell a friend to apply.",
    (
        Milestone("rosters", "Rosters six weeks ahead in all four depots", "tomasz", 20,
                  "A planner in each depot", "West first, North last."),
        Milestone("drivers", "60 new drivers on the road", "lena", 67,
                  "Two driving instructors, six buses in the mornings", "Training takes eleven weeks."),
        Milestone("mentors", "A mentor for every new driver", "lena", -6, "40 experienced drivers"),
        Milestone("breaks", "Break rooms renovated at three terminus stops", "yusuf", 28, "Our own building crew"),
        Milestone("swap", "Shifts swapped by phone, without a form", "priya", 35, "Works council agrees to the rules"),
        Milestone("sick", "Sick leave among drivers below 8 percent", "lena", 74,
                  "Figures per depot every week", "10.4 percent when we started."),
    ),
)  # fmt: skip

TAP = Priority(
    "One tap to travel",
    "Whoever can board can pay, by card, phone or watch, without knowing our fares.",
    (
        Milestone("readers", "Card readers in all 214 vehicles", "priya", 14,
                  "40 workshop places a week, the supplier's fitters", "Delivered in two batches of 107."),
        Milestone("capping", "Fares capped per day and per week", "priya", 42, "The bank's test system"),
        Milestone("machines", "Ticket machines closed at 18 quiet stops", "yusuf", 80, "Notices at the stops"),
        Milestone("fares", "Five fares instead of nineteen adopted", "ingrid", -15, "Board meeting, revenue forecast"),
        Milestone("inspectors", "All 52 inspectors trained and equipped for tap", "tomasz", 22, "60 hand-held readers"),
        Milestone("access", "Tap tested with 30 blind and older passengers", "daniel", 9,
                  "The city's advisory council for disabled people"),
    ),
)  # fmt: skip

MONEY = Priority(
    "Money that carries the plan",
    "The city can plan five years ahead with us, and a team lead sees within the month what a decision costs.",
    (
        Milestone("contract", "Five-year service contract signed by the city", "ingrid", 88,
                  "City treasurer, our lawyers", "Open points: indexation, penalties, new lines."),
        Milestone("hedge", "Price of traction power fixed for two years", "chloe", 6, "Three offers, board approval"),
        Milestone("monthly", "Cost per line reported by the tenth working day", "chloe", -30, "Hours booked by line"),
        Milestone("parts", "Tram spare parts contract renewed", "amara", 16,
                  "Purchasing", "Lead times are in the draft for the first time."),
        Milestone("ads", "Advertising space on vehicles let for three years", "chloe", 50,
                  "An agency to run the bidding"),
        Milestone("grant", "State grant for electric buses drawn in full", "chloe", 27,
                  "Delivery papers from Fleet", "Paid out bus by bus, on acceptance."),
    ),
)  # fmt: skip

PRIORITIES = (ELECTRIC, RELIABLE, DRIVERS, TAP, MONEY)
