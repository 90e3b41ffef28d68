package org.fullscore.consistency.web;

/** What the API page shows as an answer. */
final class ReportExample {

    static final String JSON = """
            {"from": "2025-07-01", "to": "2026-06-30", "today": "2026-08-20",
             "due": 385, "notYetDue": 12, "withdrawn": 4, "lapsed": 0,
             "outcomes": {"applied": 311, "late": 31, "substituted": 8, "waived": 12, "notApplied": 23},
             "kept": {"n": 385, "applied": 311, "rate": {"value": 0.807792207792208, "lower": 0.765426, "upper": 0.844079},
                      "standard": 0.95, "verdict": "NOT_KEPT", "moreCases": null},
             "coverage": {"people": 240, "inForce": 228, "rate": 0.95, "least": 0.9},
             "support": {"n": 48, "keptOnTime": 41, "keptLate": 4, "notKept": 3, "notYetDue": 5,
                         "rate": {"value": 0.854166666666667, "lower": 0.728274, "upper": 0.927509},
                         "to": [{"value": "leaders", "name": "Leaders", "n": 9, "keptOnTime": 7, "keptLate": 1, "notKept": 1,
                                 "rate": {"value": 0.777777777777778, "lower": 0.452588, "upper": 0.936791}}],
                         "by": [{"value": "E-17", "name": "Niamh Byrne", "n": 12, "keptOnTime": 11, "keptLate": 1, "notKept": 0,
                                 "rate": {"value": 0.916666666666667, "lower": 0.646121, "upper": 0.985135}}]},
             "afterwards": {"done": 350, "confirmed": 280, "rate": {"value": 0.8, "lower": 0.754950, "upper": 0.838543},
                            "disputed": [{"value": "leaders", "name": "Leaders", "of": 65, "disputed": 1, "upheld": 1, "changed": 0, "open": 0}],
                            "disputedBy": [{"by": "team", "values": [{"value": "dublin", "name": "Dublin", "of": 48, "disputed": 1, "upheld": 1, "changed": 0, "open": 0}],
                                            "suppressed": []}],
                            "approvingPairs": 1, "pairs": [{"oneId": "E-4", "one": "Duarte Nogueira", "otherId": "E-17", "other": "Niamh Byrne", "byOne": 3, "byOther": 2}]},
             "exceptions": {"avoided": 4, "strict": {"value": 0.799485861182519, "lower": 0.756941, "upper": 0.836189},
                            "postponed": [{"period": "2026-Q1", "until": "2026-04-21"}],
                            "restatements": [{"period": "2026-Q2", "decideBy": "2026-08-28"}],
                            "moved": [{"owedBy": "E-17", "name": "Niamh Byrne", "cause": "LATE", "currency": "USD", "amount": 1250}]},
             "relieved": {"all": {"agreements": 228, "lowered": 20, "share": {"value": 0.087719298245614, "lower": 0.057463, "upper": 0.131672},
                                  "size": 0.12, "daysBefore": 21, "asked": 1.06},
                          "by": [{"by": "rank", "values": [{"value": "leaders", "name": "Leaders",
                                  "count": {"agreements": 44, "lowered": 7, "share": {"value": 0.159090909090909, "lower": 0.078926, "upper": 0.294158},
                                            "size": 0.15, "daysBefore": 14, "asked": 1.02}, "verdict": "TOO_FEW_CASES"}]}],
                          "overTime": [{"period": "2026-Q1", "to": "2026-03-31",
                                        "leaders": {"agreements": 22, "lowered": 2},
                                        "others": {"agreements": 94, "lowered": 6},
                                        "waivers": {"leaders": {"due": 31, "waived": 4}, "others": {"due": 160, "waived": 3}}}]},
             "waiting": [{"of": "benefits", "group": "leaders", "n": 65, "longest": 5,
                          "steps": [{"day": -3, "decided": 20}, {"day": 0, "decided": 41}, {"day": 12, "decided": 60}]}],
             "dimensions": [
               {"by": "rank", "stratified": ["kind", "severity"],
                "benefits": {"unstated": 0,
                  "values": [
                    {"value": "leaders", "name": "Leaders", "suppressed": false, "n": 65,
                     "outcomes": {"applied": 41, "late": 9, "substituted": 1, "waived": 9, "notApplied": 5},
                     "rate": {"value": 0.630769230769231, "lower": 0.509246, "upper": 0.737961},
                     "delay": {"n": 65, "tenth": -5, "median": 1, "ninetieth": 61}, "severity": {"full": 50, "harsher": 1, "done": 51, "owed": 65}, "avoided": 2,
                     "coverage": 1, "verdict": "DIFFERS"}],
                  "tests": [
                    {"group": "leaders", "first": {"name": "Leaders", "n": 65, "kept": 41, "rate": {"value": 0.630769230769231, "lower": 0.509246, "upper": 0.737961}},
                     "second": {"name": "Everybody else", "n": 320, "kept": 270, "rate": {"value": 0.84375, "lower": 0.799870, "upper": 0.879441}},
                     "stratum": "reward 1", "verdict": "DIFFERS", "reason": "DIFFERENCE", "direction": "KEEPS_IT_LESS_OFTEN",
                     "sentence": "Leaders: fewer of the rewards and recognition that were due were applied on time, 41 of 65. Everybody else: 270 of 320.",
                     "figures": {"difference": {"value": -0.212980769230769, "lower": -0.339, "upper": -0.097}, "ninety": [-0.32, -0.11],
                       "test": "fisher", "cases": 385, "strata": 1, "persons": 14, "occasions": 12, "p": 0.00021, "adjustedP": 0.00021, "family": 1,
                       "clusteredP": 0.004, "chiSquared": {"statistic": 15.8, "degreesOfFreedom": 1, "p": 0.00007},
                       "corrected": {"statistic": 14.4, "degreesOfFreedom": 1, "p": 0.00015},
                       "oddsRatio": {"value": 0.317, "lower": 0.17, "upper": 0.6}, "homogeneity": "one-stratum", "breslowDay": null},
                     "notCompared": [], "apart": [], "moreCases": null, "morePeriods": null, "worthALook": false}],
                  "delay": [], "severity": [], "relief": []},
                "burdens": {"unstated": 0, "values": [], "tests": [], "delay": [], "severity": [], "relief": []}}],
             "snapshot": null}
            """;

    private ReportExample() {}
}
