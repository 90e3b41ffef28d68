package org.fullscore.consequences;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.organization.People;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Person;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says what accepting a restatement would change, or what it changed. */
@Component
@Transactional(readOnly = true)
public class Foreseeing {

    private final Restatements restatements;
    private final Settling settling;
    private final Periods periods;
    private final People people;
    private final JdbcClient jdbc;

    Foreseeing(Restatements restatements, Settling settling, Periods periods, People people, JdbcClient jdbc) {
        this.restatements = restatements;
        this.settling = settling;
        this.periods = periods;
        this.people = people;
        this.jdbc = jdbc;
    }

    /**
     * One obligation that changes.
     *
     * @param what withdrawn, undone, added, or kept back
     * @param person id of the person it concerns, empty where the viewer may not know
     * @param kind reward, recognition, support or corrective
     * @param obligation that is withdrawn, undone, or was added; null while it is not there
     */
    public record Effect(
            String what,
            String person,
            String name,
            String consequence,
            String kind,
            @Nullable BigDecimal pay,
            @Nullable String currency,
            @Nullable UUID obligation) {

        private Effect ofSomebody() {
            return new Effect(what, "", "", "", kind, null, null, null);
        }
    }

    /**
     * Everything that changes, by person; nothing for a restatement that was refused. Obligations are there for executives and
     * auditors (rule book 9.2); others who see restatements learn what kind changes, and of nobody.
     */
    public List<Effect> of(Restatements.Restatement restatement, Viewer viewer) {
        List<Effect> all = of(restatement);
        return viewer.isExecutive() || viewer.isAuditor()
                ? all
                : all.stream().map(Effect::ofSomebody).toList();
    }

    private List<Effect> of(Restatements.Restatement restatement) {
        return switch (restatement.state()) {
            case "open" -> foreseen(restatement);
            case "accepted" -> done(restatement);
            default -> List.of();
        };
    }

    private List<Effect> foreseen(Restatements.Restatement restatement) {
        return periods
                .find(restatement.period())
                .map(period -> settling.foresee(period, restatements.restated(restatement.id())))
                .orElse(List.of())
                .stream()
                .map(this::effect)
                .sorted(Comparator.comparing(Effect::name).thenComparing(Effect::what, Comparator.reverseOrder()))
                .toList();
    }

    private Effect effect(Settling.Effect effect) {
        return switch (effect) {
            case Settling.Effect.Withdrawn withdrawn ->
                of(
                        "withdrawn",
                        withdrawn.obligation().personKey(),
                        new Said(
                                withdrawn.obligation().consequence(),
                                withdrawn.obligation().kind(),
                                withdrawn.obligation().pay(),
                                withdrawn.obligation().payCurrency()),
                        withdrawn.obligation().id().id());
            case Settling.Effect.Undone undone ->
                of(
                        "undone",
                        undone.obligation().personKey(),
                        said(undone.undo()),
                        undone.obligation().id().id());
            case Settling.Effect.Added added ->
                of("added", added.due().judgement().person(), said(added.due()), null);
            case Settling.Effect.KeptBack kept ->
                of("kept back", kept.due().judgement().person(), said(kept.due()), null);
        };
    }

    private record Said(
            String consequence,
            Kind kind,
            @Nullable BigDecimal pay,
            @Nullable String currency) {}

    private static Said said(Opening.Due due) {
        Pay pay = due.consequence().pay();
        return new Said(
                due.consequence().name(), due.consequence().kind(), due.pay(), pay == null ? null : pay.currency());
    }

    private Effect of(String what, int person, Said said, @Nullable UUID obligation) {
        Optional<Person> known = people.byKey(person);
        return new Effect(
                what,
                known.map(Person::id).orElse(""),
                known.map(Person::name).orElse(""),
                said.consequence(),
                said.kind().wire(),
                said.pay(),
                said.currency(),
                obligation);
    }

    private List<Effect> done(Restatements.Restatement restatement) {
        Map<String, String> words = Map.of("restatement", "added", "undo", "undone");
        return jdbc.sql("""
                        select case when o.restatement_id = :restatement then o.origin else 'withdrawn' end, p.id, p.name,
                               o.consequence, o.kind, o.pay, o.pay_currency, o.id
                        from consequences.obligation o
                        join organization.person_card p on p.organization_id = o.organization_id and p.key = o.person_key
                        where o.organization_id = :organization and (o.restatement_id = :restatement
                          or o.outcome = 'withdrawn' and o.goal_id in (
                            select g.goal_id from consequences.restated_goal g
                            where g.organization_id = :organization and g.restatement_id = :restatement))
                        order by p.name, 1 desc
                        """)
                .param("organization", CurrentOrganization.id())
                .param("restatement", restatement.id())
                .query((row, number) -> new Effect(
                        words.getOrDefault(row.getString(1), row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBigDecimal(6),
                        row.getString(7),
                        row.getObject(8, UUID.class)))
                .list();
    }
}
