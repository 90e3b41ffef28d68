package org.fullscore.organization;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.stereotype.Component;

/** Puts on record which list was taken, by whom, and what it changed. A list that changed nothing leaves no entry. */
@Component
class LoadRecords {

    private final Ledger ledger;

    LoadRecords(Ledger ledger) {
        this.ledger = ledger;
    }

    void loaded(String act, Delivery delivery, Loaded.Done done) {
        if (done.created() + done.updated() + done.ended() > 0) {
            ledger.append(Act.of(act, "organization", CurrentOrganization.id())
                    .by(delivery.by())
                    .with("created", done.created())
                    .with("updated", done.updated())
                    .with("unchanged", done.unchanged())
                    .with("ended", done.ended())
                    .with("sha256", delivery.sheet().sha256()));
        }
    }

    /** One entry for everybody who was known before and whose teams, rank or roles are others now. */
    void moved(
            Delivery delivery,
            Map<String, PersonDraft> before,
            Map<String, PersonDraft> after,
            Map<String, Integer> people,
            Map<String, Integer> teams) {
        Map<Integer, String> ids = LoadingTeams.reversed(teams);
        new TreeMap<>(before).forEach((id, old) -> {
            PersonDraft person = after.getOrDefault(id, old);
            int key = people.getOrDefault(id, 0);
            if (!old.mainTeams().equals(person.mainTeams())) {
                ledger.append(Act.of("person-moved", "person", key)
                        .by(delivery.by())
                        .with("before", LoadingTeams.words(old.mainTeams(), ids))
                        .with("after", LoadingTeams.words(person.mainTeams(), ids)));
            }
            if (old.rank() != person.rank() || !old.roles().equals(person.roles())) {
                ledger.append(Act.of("person-standing-changed", "person", key)
                        .by(delivery.by())
                        .with("rankBefore", old.rank().word())
                        .with("rank", person.rank().word())
                        .with("rolesBefore", Objects.toString(PersonFields.roles(old.roles()), ""))
                        .with("roles", Objects.toString(PersonFields.roles(person.roles()), "")));
            }
        });
    }

    /** One entry for every line of memberships that was corrected. */
    void moved(Delivery delivery, MembershipPlan plan, Map<Integer, String> teams) {
        plan.changed()
                .forEach((place, line) -> ledger.append(Act.of("person-moved", "person", place.person())
                        .by(delivery.by())
                        .with("kind", place.main() ? "main" : "overlay")
                        .with("before", LoadingTeams.words(plan.before(place), teams))
                        .with("after", LoadingTeams.words(line, teams))));
    }
}
