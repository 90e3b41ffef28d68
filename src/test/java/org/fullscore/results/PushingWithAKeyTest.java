package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.fullscore.Api;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.web.Answers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is pushed with a key acts once, however often and from however many places it is sent, for a day. */
class PushingWithAKeyTest extends AtThePush {

    @Autowired
    private Answers answers;

    @Test
    void theSameKeyTwiceActsOnce() {
        String body = "[" + fact("A-1", "Priya Raman", 1000) + "," + fact("A-2", "Nobody", 1000) + "]";
        Api.Answer first = push("k-1", body);
        Api.Answer again = push("k-1", body);
        Api.Answer other = push("k-1", fact("A-9", "Priya Raman", 1));

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("type").asString()).endsWith("idempotency-key-reused");
        assertThat(rows("select external_id from results.fact where organization_id = ? and metric_key = "
                        + "(select min(metric_key) from results.fact)"))
                .containsExactly("A-1");
        assertThat(rows("select value from results.quarantine where organization_id = ?"))
                .containsExactly("Nobody");
    }

    @Test
    void theSameKeyFromEightAtOnceRecordsOnce() {
        String body = fact("A-2", "Nobody at all", 1000);
        List<Api.Answer> answers = atOnce(8, client -> List.of(push("k-2", body)));

        assertThat(answers).extracting(Api.Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(Api.Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(rows("select line::text from results.quarantine where organization_id = ?"))
                .containsExactly("1");
    }

    @Test
    void aKeyIsRememberedForADay() {
        push("k-3", fact("A-1", "Priya Raman", 1));
        clock.set(clock.instant().plus(Duration.ofHours(23)));
        assertThat(push("k-3", fact("A-1", "Priya Raman", 1)).headers().firstValue("Idempotency-Replayed"))
                .isPresent();
    }

    @Test
    void afterThatItIsForgottenAndFreeForSomethingElse() {
        push("k-4", fact("A-1", "Priya Raman", 1));
        clock.set(clock.instant().plus(Duration.ofHours(25)));
        assertThat(push("k-4", fact("A-2", "Priya Raman", 2)).status()).isEqualTo(422);

        CurrentOrganization.runAs(house.organization(), answers::forget);
        Api.Answer again = push("k-4", fact("A-2", "Priya Raman", 2));
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(rows("select count(*)::text from web.answer where organization_id = ?"))
                .containsExactly("1");
    }
}
