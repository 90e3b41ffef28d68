package org.fullscore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

/** Switches optional groups on through the API, as two people do. */
public final class OptionalGroup {

    private static final String USES = "/api/consistency/groups/uses";

    private OptionalGroup() {}

    /** The first asks, the second confirms: the report compares by the group up to this day. */
    public static void switchOn(String group, LocalDate until, Api asking, Api confirming) {
        var asked = ask(asking, group, "Agreed with the works council for the yearly review.", until);
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        var confirmed = confirming.postJson(USES + "/" + id(asked, group, "waiting") + "/confirmation", "{}");
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
    }

    /** Asks; nothing changes until another confirms. */
    public static Api.Answer ask(Api asking, String group, String purpose, LocalDate until) {
        return asking.postJson(
                USES, "{\"group\":\"%s\",\"purpose\":\"%s\",\"until\":\"%s\"}".formatted(group, purpose, until));
    }

    /** Of the use of a group that is {@code on} or {@code waiting}, in an answer that lists the groups. */
    public static String id(Api.Answer groups, String group, String standing) {
        return groups.json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("group").asString().equals(group))
                .map(item -> item.at("/" + standing + "/id").asString())
                .findFirst()
                .orElseThrow();
    }
}
