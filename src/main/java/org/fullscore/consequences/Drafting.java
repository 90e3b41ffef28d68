package org.fullscore.consequences;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writing a policy down: a new one, the next version, or the draft again. What is published is never touched. */
@Component
public class Drafting {

    private final PolicyVersions versions;
    private final RuleRows rows;
    private final Policies policies;
    private final Metrics metrics;
    private final Ledger ledger;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final Today today;

    Drafting(
            PolicyVersions versions,
            RuleRows rows,
            Policies policies,
            Metrics metrics,
            Ledger ledger,
            EntityManager entities,
            JdbcClient jdbc,
            Today today) {
        this.versions = versions;
        this.rows = rows;
        this.policies = policies;
        this.metrics = metrics;
        this.ledger = ledger;
        this.entities = entities;
        this.jdbc = jdbc;
        this.today = today;
    }

    /** What came of writing. */
    public sealed interface Written {}

    /** It stands as this version; unchanged where the same was published already. */
    public record Draft(PolicyVersionId id, PolicyCheck check) implements Written {}

    /** Nothing was written. */
    public record NotWritten(Refusal refusal) implements Written {}

    /**
     * Writes the draft.
     *
     * @param revision the revision of the draft it was made from, or null to take whatever is there
     */
    @Transactional
    public Written write(Viewer viewer, String policy, PolicyDocument document, @Nullable Integer revision) {
        if (!mayWrite(viewer)) {
            return new NotWritten(Refusal.because(Refusal.Reason.NOT_AN_APPROVER));
        }
        Optional<Metric> metric = metrics.byCode(document.metric());
        if (metric.isEmpty()) {
            return new NotWritten(Refusal.because(Refusal.Reason.METRIC_UNKNOWN, document.metric()));
        }
        if (!document.adjust().isNone() && metric.get().aggregate() != Metric.Aggregate.SUM) {
            return new NotWritten(
                    Refusal.because(Refusal.Reason.ADJUSTS_NO_SUM, metric.get().name()));
        }
        jdbc.sql("insert into consequences.policy (organization_id, name) values (?, ?) on conflict do nothing")
                .params(CurrentOrganization.id(), policy)
                .update();
        Optional<PolicyVersion> latest = versions.lockLatest(policy);
        if (latest.filter(PolicyVersion::isPublished).isPresent() && isSame(policy, document)) {
            return new Draft(latest.orElseThrow().id(), document.check());
        }
        if (revision != null
                && latest.filter(version -> !version.isPublished() && version.version() != revision)
                        .isPresent()) {
            return new NotWritten(Refusal.because(Refusal.Reason.CHANGED_MEANWHILE));
        }
        PolicyVersionId id = write(viewer, policy, document, metric.get(), latest);
        return new Draft(id, document.check());
    }

    /** Who writes and publishes policies: executives and administrators. */
    public static boolean mayWrite(Viewer viewer) {
        return viewer.isExecutive() || viewer.isAdministrator();
    }

    private PolicyVersionId write(
            Viewer viewer, String policy, PolicyDocument document, Metric metric, Optional<PolicyVersion> latest) {
        PolicyVersion draft;
        if (latest.isPresent() && !latest.get().isPublished()) {
            draft = latest.get();
            draft.rewrite(metric.key(), document, viewer.personKey(), today.instant());
            // where only rows change, too: whoever read it before has to read it again
            entities.lock(draft, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        } else {
            int number = latest.map(version -> version.id().number()).orElse(0) + 1;
            draft = new PolicyVersion(
                    new PolicyVersionId(policy, number), metric.key(), document, viewer.personKey(), today.instant());
        }
        versions.saveAndFlush(draft);
        rows.replace(draft.id(), document.table());
        ledger.append(Act.of("policy-drafted", "policy", policy)
                .by(viewer.personKey())
                .with("version", draft.id().number())
                .with("from", document.from())
                .with("rows", PolicyWriter.sha256(document)));
        return draft.id();
    }

    private boolean isSame(String policy, PolicyDocument document) {
        List<Policies.Version> known = policies.versions(policy);
        return !known.isEmpty()
                && PolicyWriter.write(known.getFirst().document()).equals(PolicyWriter.write(document));
    }
}
