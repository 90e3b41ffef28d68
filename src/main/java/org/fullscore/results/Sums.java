package org.fullscore.results;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.fullscore.goals.Owner;
import org.fullscore.organization.Period;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds up the totals of those who count for an owner, on the days on which they do. To a team overlay credit counts nothing. */
@Component
class Sums {

    /** What an owner has of a metric: the sum over people and how many people it is of. */
    record Sum(BigDecimal amount, int people) {

        private Sum and(Sum other) {
            return new Sum(amount.add(other.amount), people + other.people);
        }
    }

    /** Whose sum of which metric. */
    record Key(Owner owner, short metric) {}

    /**
     * What was found.
     *
     * @param sums without those of whom there is nothing
     * @param delivered the metrics of which there is anything at all
     */
    record Found(Map<Key, Sum> sums, Set<Short> delivered) {}

    private final JdbcClient jdbc;
    private final Totals totals;

    Sums(JdbcClient jdbc, Totals totals) {
        this.jdbc = jdbc;
        this.totals = totals;
    }

    /** The metrics of which anything was delivered for the period, to anybody. */
    @Transactional(readOnly = true)
    public Set<Short> delivered(Collection<Short> metrics, Period period) {
        return new HashSet<>(jdbc.sql("""
                        select k::smallint from unnest(:metrics::smallint[]) k where exists (
                          select from organization.person_card p where p.organization_id = :organization and exists (
                            select from results.total t
                            where t.organization_id = :organization and t.person_key = p.key and t.metric_key = k
                              and t.day >= :starts and t.day < :ends and t.facts > 0))
                        """)
                .param("organization", CurrentOrganization.id())
                .param("metrics", metrics.toArray(Short[]::new))
                .param("starts", period.starts())
                .param("ends", period.ends())
                .query(Short.class)
                .list());
    }

    /** All that was brought, added up. */
    Found of(Map<Owner, List<Rolls.Span>> rolls, Collection<Short> metrics) {
        return found(rolls, metrics, totals::summed, Totals.Total::and);
    }

    /** The last value of each person, added up. */
    Found lastOf(Map<Owner, List<Rolls.Span>> rolls, Collection<Short> metrics) {
        return found(rolls, metrics, totals::last, Totals.Total::orLater);
    }

    private static Found found(
            Map<Owner, List<Rolls.Span>> rolls,
            Collection<Short> metrics,
            BiFunction<List<Rolls.Span>, Collection<Short>, Map<Totals.Place, Totals.Total>> read,
            BinaryOperator<Totals.Total> ofOnePerson) {
        List<Rolls.Span> spans =
                rolls.values().stream().flatMap(List::stream).distinct().toList();
        Map<Totals.Place, Totals.Total> parts = spans.isEmpty() ? Map.of() : read.apply(spans, metrics);
        Map<Key, Sum> sums = new HashMap<>();
        for (short metric : metrics) {
            rolls.forEach((owner, days) -> {
                Sum sum = sum(owner, metric, days, parts, ofOnePerson);
                if (sum != null) {
                    sums.put(new Key(owner, metric), sum);
                }
            });
        }
        Set<Short> delivered = parts.entrySet().stream()
                .filter(part -> part.getValue().facts() > 0)
                .map(part -> part.getKey().metric())
                .collect(Collectors.toSet());
        return new Found(sums, delivered);
    }

    private static @Nullable Sum sum(
            Owner owner,
            short metric,
            List<Rolls.Span> days,
            Map<Totals.Place, Totals.Total> parts,
            BinaryOperator<Totals.Total> ofOnePerson) {
        Map<Integer, Totals.Total> people = new HashMap<>();
        for (Rolls.Span span : days) {
            Totals.Total part = parts.get(new Totals.Place(span, metric));
            if (part != null) {
                people.merge(span.person(), part, ofOnePerson);
            }
        }
        return people.values().stream()
                .map(part -> new Sum(owner.isPerson() ? part.amount() : part.primary(), 1))
                .reduce(Sum::and)
                .orElse(null);
    }
}
