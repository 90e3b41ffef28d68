package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fullscore.ledger.Entries;
import org.fullscore.ledger.Verifier;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Niamh Byrne owes two accelerators and a coaching plan, and sits down to apply them all at once. */
class ApplyingSeveralTest extends Stage {

    @Autowired
    Entries entries;

    @Autowired
    Verifier verifier;

    private ObligationId coaching;
    private ObligationId accelerator;
    private ObligationId other;

    @BeforeEach
    void theQuarterIsClosed() {
        publish("revenue", Policies2026.REVENUE);
        close(
                "2026-Q2",
                Map.of(
                        goal("person:conor", "2026-Q2", 100_000), 60_000,
                        goal("person:aoife", "2026-Q2", 100_000), 104_000,
                        goal("person:priya", "2026-Q2", 100_000), 110_000));
        coaching = obligationOf("conor", "Coaching plan").id();
        accelerator = obligationOf("priya", "Accelerator").id();
        other = obligationOf("aoife", "Accelerator").id();
    }

    @Test
    void whatIsRefusedForOneHoldsUpNoOther() {
        Map<ObligationId, Decision> decisions = applyAll("niamh", accelerator, coaching, other);

        assertThat(decisions.keySet()).containsExactly(accelerator, coaching, other);
        assertThat(decisions.get(accelerator)).isInstanceOf(Decision.Done.class);
        assertThat(decisions.get(coaching))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(Refusal.Reason.EVIDENCE_MISSING));
        assertThat(decisions.get(other)).isInstanceOf(Decision.Done.class);
        assertThat(stateOf(coaching)).isEqualTo(State.DUE);
        assertThat(stateOf(accelerator)).isEqualTo(State.APPLIED);
    }

    @Test
    void eachIsAnEntryOfItsOwnInAChainThatHolds() {
        applyAll("niamh", accelerator, coaching, other);

        for (ObligationId done : List.of(accelerator, other)) {
            assertThat(here(() -> entries.about("obligation:" + done)))
                    .extracting(org.fullscore.ledger.Entry::act)
                    .containsExactly("obligation-applied");
        }
        assertThat(here(() -> entries.about("obligation:" + coaching))).isEmpty();
        assertThat(here(verifier::verify).verified()).isTrue();
    }

    @Test
    void whoeverSeesNoneOfThemIsToldNothing() {
        assertThat(applyAll("rui", accelerator, other).values())
                .hasOnlyElementsOfType(Decision.Unseen.class)
                .hasSize(2);
        assertThat(stateOf(other)).isEqualTo(State.DUE);
    }

    @Test
    void twoWhoStartFromOppositeEndsDoNotWaitForEachOtherForEver() throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<Map<ObligationId, Decision>> down = both.submit(() -> applyAll("niamh", accelerator, other));
            Future<Map<ObligationId, Decision>> up = both.submit(() -> applyAll("niamh", other, accelerator));

            Map<ObligationId, Class<?>> first = kinds(down.get());
            Map<ObligationId, Class<?>> second = kinds(up.get());
            assertThat(List.of(first, second))
                    .as("one decided both, the other learns so")
                    .containsExactlyInAnyOrder(
                            Map.of(accelerator, Decision.Done.class, other, Decision.Done.class),
                            Map.of(accelerator, Decision.Refused.class, other, Decision.Refused.class));
        }
    }

    private static Map<ObligationId, Class<?>> kinds(Map<ObligationId, Decision> decisions) {
        Map<ObligationId, Class<?>> kinds = new HashMap<>();
        decisions.forEach((id, decision) -> kinds.put(id, decision.getClass()));
        return kinds;
    }

    private Map<ObligationId, Decision> applyAll(String person, ObligationId... ids) {
        Map<ObligationId, Obligation.Deed> deeds = new LinkedHashMap<>();
        for (ObligationId id : ids) {
            deeds.put(id, new Obligation.Deed(MONDAY, "Paid with the July salary.", null));
        }
        return CurrentOrganization.callAs(house.organization(), () -> applying.applyAll(viewer(person), deeds));
    }
}
