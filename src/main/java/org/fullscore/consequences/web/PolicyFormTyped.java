package org.fullscore.consequences.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The fields of the policy form as a browser sends them: whose goals are of-person and of-team, row 2 is name-2, from-2 …, what follows from it then-2-0, kind-2-0 … */
record PolicyFormTyped(Map<String, String> fields) {

    /** What was typed, not yet read. */
    PolicyForm over(PolicyForm before) {
        List<PolicyForm.RowCells> rows = new ArrayList<>();
        for (int i = 0; fields.containsKey("name-" + i); i++) {
            rows.add(row("-" + i));
        }
        String revision = at("revision");
        return new PolicyForm(
                before.document(),
                revision.matches("[0-9]{1,9}") ? Integer.parseInt(revision) : before.revision(),
                rows,
                judges(),
                at("from"),
                at("source"),
                new PolicyForm.AdjustCells(has("joining"), has("leaving"), has("absence"), has("hours"), at("ramp")),
                before.text(),
                before.errors());
    }

    private PolicyForm.JudgesCells judges() {
        return new PolicyForm.JudgesCells(at("metric"), has("of-person"), has("of-team"), at("period"), at("jobs"));
    }

    private PolicyForm.RowCells row(String place) {
        List<PolicyForm.ThenCells> then = new ArrayList<>();
        for (int j = 0; fields.containsKey("then" + place + "-" + j); j++) {
            then.add(then(place + "-" + j));
        }
        return new PolicyForm.RowCells(
                at("name" + place),
                at("from" + place),
                at("below" + place),
                at("in-a-row" + place),
                at("team" + place),
                at("source" + place),
                then);
    }

    private PolicyForm.ThenCells then(String place) {
        return new PolicyForm.ThenCells(
                at("then" + place),
                at("kind" + place),
                at("severity" + place),
                at("owed-by" + place),
                at("days" + place),
                has("evidence" + place),
                has("entitlement" + place),
                at("pay" + place),
                at("amount" + place),
                at("above" + place),
                at("up-to" + place),
                at("currency" + place));
    }

    private boolean has(String field) {
        return !at(field).isEmpty();
    }

    private String at(String field) {
        String text = fields.get(field);
        return text == null ? "" : text.strip();
    }
}
