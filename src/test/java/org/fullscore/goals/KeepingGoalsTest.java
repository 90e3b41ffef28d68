package org.fullscore.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fullscore.TestDatabase;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@Import(TestDatabase.class)
class KeepingGoalsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 10);
    private static final Instant AT = Instant.parse("2026-07-10T08:00:00Z");

    @Autowired
    private Goals goals;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestDatabase.Fresh database;

    private final OrganizationId organization = new OrganizationId(UUID.randomUUID());

    @BeforeEach
    void twoPeopleAndAMetric() throws Exception {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into tenancy.organization values ('%s', 'Aldera', now())".formatted(organization));
            statement.execute("insert into organization.person (organization_id, key, id, name, rank) values"
                    + " ('%1$s', 1, 'rosa', 'Rosa', 'rep'), ('%1$s', 2, 'max', 'Max', 'leader')"
                            .formatted(organization));
            statement.execute(
                    "insert into organization.metric (organization_id, key, code, name, unit) values ('%s', 1, 'deals', 'Deals', 'count')"
                            .formatted(organization));
        }
    }

    @Test
    void aGoalComesBackWithItsSignaturesAndItsRelief() {
        GoalId id = new GoalId(UUID.randomUUID());
        CurrentOrganization.runAs(organization, () -> {
            transaction.executeWithoutResult(status -> goals.save(new Goal(
                    id,
                    new Goal.Subject(
                            Owner.person(1),
                            (short) 1,
                            "2026-Q3",
                            "quarter",
                            LocalDate.of(2026, 7, 1),
                            LocalDate.of(2026, 10, 1)),
                    Target.of(BigDecimal.TEN),
                    Goal.Reasons.NONE,
                    2,
                    DAY)));
            transaction.executeWithoutResult(status -> {
                Goal goal = goals.findById(id).orElseThrow();
                goal.propose(2);
                goal.sign(Party.OWNER, 1, DAY, AT);
                goal.sign(Party.LEADER, 2, DAY, AT);
                goal.requestRelief(
                        UUID.randomUUID(), new Relief.Request(BigDecimal.ONE, "territory changed", null, 1), AT);
                goal.promise(UUID.randomUUID(), "Training", DAY);
            });
            transaction.executeWithoutResult(status -> {
                Goal goal = goals.findById(id).orElseThrow();
                assertThat(goal.state()).isEqualTo(Goal.State.AGREED);
                assertThat(goal.signatures()).hasSize(2);
                assertThat(goal.reliefs()).hasSize(1);
                assertThat(goal.support()).hasSize(1);
                assertThat(goal.organizationId()).isEqualTo(organization.id());
            });
        });
    }

    @Test
    void aProposalThatChangesLosesItsSignature() {
        GoalId id = new GoalId(UUID.randomUUID());
        CurrentOrganization.runAs(organization, () -> {
            transaction.executeWithoutResult(status -> {
                Goal goal = new Goal(
                        id,
                        new Goal.Subject(
                                Owner.person(1),
                                (short) 1,
                                "2026-Q4",
                                "quarter",
                                LocalDate.of(2026, 10, 1),
                                LocalDate.of(2027, 1, 1)),
                        Target.of(BigDecimal.TEN),
                        Goal.Reasons.NONE,
                        2,
                        DAY);
                goal.propose(2);
                goal.sign(Party.LEADER, 2, DAY, AT);
                goals.save(goal);
            });
            transaction.executeWithoutResult(
                    status -> goals.findById(id).orElseThrow().change(Target.of(BigDecimal.ONE), Goal.Reasons.NONE, 2));
            transaction.executeWithoutResult(status ->
                    assertThat(goals.findById(id).orElseThrow().signatures()).isEmpty());
        });
    }
}
