package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Ingrid Solberg writes a policy; Sigrid Aalto may publish it. */
class PublishingAPolicyTest extends Stage {

    @Test
    void somebodyOtherThanTheAuthorPublishes() {
        draft("revenue", Policies2026.REVENUE);

        assertThat(refused("ingrid", "revenue", 1)).isEqualTo(Refusal.Reason.FOUR_EYES);
        assertThat(refused("duarte", "revenue", 1)).isEqualTo(Refusal.Reason.NOT_AN_APPROVER);
        assertThat(publication("sigrid", "revenue", 1)).isInstanceOf(Publishing.Published.class);
        assertThat(refused("admin", "revenue", 1)).isEqualTo(Refusal.Reason.PUBLISHED_ALREADY);
    }

    @Test
    void aMachineApprovesNothing() {
        draft("revenue", Policies2026.REVENUE);

        assertThat(here(() -> publishing.publish(machine("sigrid"), new PolicyVersionId("revenue", 1))))
                .isInstanceOfSatisfying(
                        Publishing.NotPublished.class,
                        not -> assertThat(not.refusal().reason()).isEqualTo(Refusal.Reason.SERVICE));
    }

    @Test
    void aGapOrAnOverlapIsNotPublishedAndACliffIs() {
        draft("gap", Policies2026.REVENUE.replace("from: 70, below: 100", "from: 70, below: 98"));

        assertThat(refused("sigrid", "gap", 1)).isEqualTo(Refusal.Reason.NOT_COMPLETE);
        draft("gap", Policies2026.REVENUE);
        assertThat(publication("sigrid", "gap", 1)).isInstanceOf(Publishing.Published.class);
    }

    @Test
    void numbersOfWhichNobodySaysWhereTheyAreAgreedOnAreNotPublished() {
        String nowhere = """
                metric: revenue
                of: [person]
                period: quarter
                from: 2026-01-01
                rules:
                  - { name: Met, from: 100, then: [] }
                  - { name: Missed, below: 100, source: Letter of 3 March, then: [] }
                """;
        draft("revenue", nowhere);
        assertThat(refused("sigrid", "revenue", 1)).isEqualTo(Refusal.Reason.SOURCE_MISSING);

        draft("revenue", nowhere.replace("name: Met,", "name: Met, source: Letter of 4 March,"));
        assertThat(publication("sigrid", "revenue", 1)).isInstanceOf(Publishing.Published.class);
    }

    @Test
    void withoutSomebodyTheHeadAnswersToNothingIsPublished() {
        draft("revenue", Policies2026.REVENUE);
        here(() -> jdbc.sql("update organization.team set answers_to = null where organization_id = ?")
                .param(house.organization().id())
                .update());

        assertThat(refused("sigrid", "revenue", 1)).isEqualTo(Refusal.Reason.ROOT_DOES_NOT_ANSWER);
    }

    @Test
    void twoPoliciesThatJudgeOneGoalAreRefused() {
        publish("revenue", Policies2026.REVENUE);
        draft("other", Policies2026.REVENUE.replace("of: [person, team]", "of: [person]"));
        draft("months", Policies2026.REVENUE.replace("period: quarter", "period: month"));

        assertThat(refused("sigrid", "other", 1)).isEqualTo(Refusal.Reason.TWO_POLICIES);
        assertThat(publication("sigrid", "months", 1)).isInstanceOf(Publishing.Published.class);
    }

    @Test
    void aPublishedPolicyIsNeverSetBackToDraftAndEdited() {
        publish("revenue", Policies2026.REVENUE);

        draft("revenue", Policies2026.REVENUE.replace("Coaching plan", "Long talk"));

        assertThat(here(() -> register.periods())).isEmpty();
        assertThat(versions("revenue")).containsExactly("2 draft Long talk", "1 published Coaching plan");
        assertThat(here(() -> jdbc.sql("""
                        select version from consequences.policy_version where organization_id = ? and number = 1
                        """)
                        .param(house.organization().id())
                        .query(Integer.class)
                        .single()))
                .isEqualTo(1);
    }

    @Test
    void theSamePolicyAgainBeginsNoNewVersion() {
        publish("revenue", Policies2026.REVENUE);

        draft("revenue", Policies2026.REVENUE);

        assertThat(versions("revenue")).containsExactly("1 published Coaching plan");
    }

    @Test
    void aDraftMadeFromWhatSomebodyChangedMeanwhileIsRefused() {
        draft("revenue", Policies2026.REVENUE);
        draft("revenue", Policies2026.REVENUE.replace("Coaching plan", "Long talk"));

        Drafting.Written written = here(() -> drafting.write(viewer("ingrid"), "revenue", Policies2026.revenue(), 0));

        assertThat(written)
                .isInstanceOfSatisfying(
                        Drafting.NotWritten.class,
                        not -> assertThat(not.refusal().reason()).isEqualTo(Refusal.Reason.CHANGED_MEANWHILE));
    }

    private void draft(String name, String policy) {
        assertThat(here(() -> drafting.write(viewer("ingrid"), name, Policies2026.read(policy), null)))
                .isInstanceOf(Drafting.Draft.class);
    }

    private Publishing.Publication publication(String who, String name, int number) {
        return here(() -> publishing.publish(viewer(who), new PolicyVersionId(name, number)));
    }

    private Refusal.Reason refused(String who, String name, int number) {
        return ((Publishing.NotPublished) publication(who, name, number))
                .refusal()
                .reason();
    }

    @org.springframework.beans.factory.annotation.Autowired
    Policies policies;

    private java.util.List<String> versions(String name) {
        return here(() -> policies.versions(name).stream()
                .map(version -> version.id().number()
                        + (version.isPublished() ? " published " : " draft ")
                        + version.document()
                                .table()
                                .rows()
                                .get(3)
                                .then()
                                .getFirst()
                                .name())
                .toList());
    }
}
