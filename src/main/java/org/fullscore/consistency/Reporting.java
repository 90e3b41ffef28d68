package org.fullscore.consistency;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.fullscore.goals.PromisedSupport;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Settings;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts the consistency report together (rule book 8): the unit is one obligation whose deadline lies in the range and has passed.
 * Withdrawn and lapsed ones are not counted, one that nobody decided counts as not applied.
 */
@Component
@Transactional(readOnly = true)
public class Reporting {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Caseloads caseloads;
    private final GroupUses uses;
    private final Covering covering;
    private final CountingSupport support;
    private final CountingAfterwards afterwards;
    private final CountingDisputes disputes;
    private final CountingExceptions exceptions;
    private final CountingRelief relief;
    private final PromisedSupport promised;
    private final OrganizationSettings settings;
    private final Today today;

    Reporting(
            Caseloads caseloads,
            GroupUses uses,
            Covering covering,
            CountingSupport support,
            CountingAfterwards afterwards,
            CountingDisputes disputes,
            CountingExceptions exceptions,
            CountingRelief relief,
            PromisedSupport promised,
            OrganizationSettings settings,
            Today today) {
        this.caseloads = caseloads;
        this.uses = uses;
        this.covering = covering;
        this.support = support;
        this.afterwards = afterwards;
        this.disputes = disputes;
        this.exceptions = exceptions;
        this.relief = relief;
        this.promised = promised;
        this.settings = settings;
        this.today = today;
    }

    /**
     * The report as things stand, its groups named in these words, for those who may open its cases: executives and auditors, and
     * administrators as long as there are only decisions from before Fullscore, which administrators load and can read back. Empty for
     * everybody else, who reads the snapshot of a closing, and where an optional group is asked for that is switched off.
     */
    public Optional<ConsistencyReport> live(Inquiry inquiry, Viewer viewer, Words words) {
        var sight = Sight.of(viewer);
        if (!GroupUses.mayRead(viewer) || uses.off(inquiry.by()).isPresent()) {
            return Optional.empty();
        }
        var found = read(inquiry, null);
        return sight.all() || found.isAllPast()
                ? Optional.of(sight.named(whole(inquiry, found, words)))
                : Optional.empty();
    }

    /**
     * What a snapshot is made of: the report with everything in it, and which groups not everybody is shown.
     *
     * @param hidden by the word of a dimension, ids of groups
     */
    record Complete(ConsistencyReport report, SortedMap<String, List<String>> hidden) {}

    /**
     * @param before the report that everybody could read before, if this one is for everybody
     */
    Complete complete(Inquiry inquiry, Optional<ReadBefore<Inquiry>> before, Words words) {
        var group = inquiry.by().stream()
                .filter(dimension -> dimension.kind() == Dimension.Kind.GROUP)
                .map(Dimension::group)
                .findFirst()
                .orElse(null);
        var found = read(inquiry, group);
        var hidden = new HiddenGroups(inquiry.by(), settings.current().suppressionPersons());
        return new Complete(
                whole(inquiry, found, words),
                before.map(read -> hidden.of(found, read.map(days -> read(days, group))))
                        .orElseGet(() -> hidden.of(found)));
    }

    private ConsistencyReport whole(Inquiry inquiry, Caseload found, Words words) {
        var set = settings.current();
        var day = today.date();
        var closings = found.closings(Caseload.Origin.HERE);
        var covered = covering.over(closings);
        var shares = covered.shares();
        var avoided = exceptions.avoided(inquiry, day);
        var rule = rule(set);
        var names = new Names(words);
        var equalities = new ArrayList<Equality>();
        var disputed = new ArrayList<Disputes>();
        if (!inquiry.by().contains(Dimension.RANK)) {
            disputed.add(disputes.by(Dimension.RANK, inquiry, day, found, names));
        }
        for (var dimension : inquiry.by()) {
            var counted = dimension.kind() == Dimension.Kind.GROUP ? read(inquiry, dimension.group()) : found;
            disputed.add(disputes.by(dimension, inquiry, day, counted, names));
            equalities.addAll(Comparing.equalities(inquiry, dimension, counted, avoided, shares, rule, names));
        }
        var outcomes = found.outcomes(row -> true);
        return new ConsistencyReport(
                inquiry.first(),
                inquiry.last(),
                day,
                true,
                outcomes,
                found.count(Became.NOT_YET_DUE),
                found.count(Became.WITHDRAWN),
                found.count(Became.LAPSED),
                found.closings().size(),
                rule.kept(outcomes.onTime()),
                new ConsistencyReport.Covered(
                        shares.all().people(), shares.all().inForce(), rule.leastCoverage()),
                support.over(inquiry.first(), inquiry.last(), day, names),
                afterwards.over(inquiry, day, found, disputed),
                exceptions.over(inquiry, day, avoided),
                relief.over(closings, covered.places(), rule, names, found, set.suppressionPersons()),
                Comparing.waiting(found, set.suppressionPersons()),
                List.copyOf(equalities));
    }

    /** The first day on which anything fell or falls due, or for which support was promised. */
    public Optional<LocalDate> earliest() {
        return Stream.concat(caseloads.earliest().stream(), promised.earliest().stream())
                .min(Comparator.naturalOrder());
    }

    private Caseload read(Inquiry inquiry, @Nullable String group) {
        return caseloads.between(
                inquiry.first(),
                inquiry.last(),
                today.date(),
                inquiry.stratify().contains(Criterion.RULE),
                group);
    }

    private static VerdictRule rule(Settings set) {
        return new VerdictRule(fraction(set.keptPercent()), fraction(set.coveragePercent()));
    }

    private static double fraction(BigDecimal percent) {
        return percent.divide(HUNDRED).doubleValue();
    }
}
