package org.fullscore.consequences;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Putting a version into force: by somebody other than its author, only if it says exactly one thing about every result and where
 * each of its numbers is agreed on, only if
 * the head of the organization answers to somebody, and only if no other policy judges the same goals.
 */
@Component
public class Publishing {

    private final PolicyVersions versions;
    private final Policies policies;
    private final Hierarchy hierarchy;
    private final Ledger ledger;
    private final Today today;

    Publishing(PolicyVersions versions, Policies policies, Hierarchy hierarchy, Ledger ledger, Today today) {
        this.versions = versions;
        this.policies = policies;
        this.hierarchy = hierarchy;
        this.ledger = ledger;
        this.today = today;
    }

    /** What came of it. */
    public sealed interface Publication {}

    /** In force for periods that begin on {@code from} or later; the findings only warn. */
    public record Published(PolicyVersionId id, LocalDate from, PolicyCheck check) implements Publication {}

    /** Not published, and why; the findings say where the table is open. */
    public record NotPublished(Refusal refusal, List<Finding> findings) implements Publication {}

    /** There is no such version. */
    public record NoSuchVersion() implements Publication {}

    @Transactional
    public Publication publish(Viewer viewer, PolicyVersionId id) {
        Optional<PolicyVersion> found = versions.lock(id);
        if (found.isEmpty()) {
            return new NoSuchVersion();
        }
        List<Policies.Version> all = policies.all();
        Policies.Version version =
                all.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        PolicyCheck check = version.document().check();
        Optional<Refusal> refusal =
                refuse(viewer, version, all, check).or(() -> found.get().publish(viewer.personKey(), today.instant()));
        if (refusal.isPresent()) {
            return new NotPublished(refusal.get(), check.refusing());
        }
        ledger.append(Act.of("policy-published", "policy", id.policy())
                .by(viewer.personKey())
                .with("version", id.number())
                .with("from", version.document().from())
                .with("rows", PolicyWriter.sha256(version.document())));
        return new Published(id, version.document().from(), check);
    }

    /** Why this viewer cannot publish a version now; pages show it beside the button. */
    @Transactional(readOnly = true)
    public Optional<Refusal> refuse(Viewer viewer, Policies.Version version) {
        return refuse(viewer, version, policies.all(), version.document().check());
    }

    private Optional<Refusal> refuse(
            Viewer viewer, Policies.Version version, List<Policies.Version> all, PolicyCheck check) {
        if (!Drafting.mayWrite(viewer)) {
            return Optional.of(Refusal.because(Refusal.Reason.NOT_AN_APPROVER));
        }
        if (viewer.service()) {
            return Optional.of(Refusal.because(Refusal.Reason.SERVICE));
        }
        if (version.isPublished()) {
            return Optional.of(Refusal.because(Refusal.Reason.PUBLISHED_ALREADY));
        }
        if (!check.isComplete()) {
            return Optional.of(Refusal.because(
                    Refusal.Reason.NOT_COMPLETE, check.refusing().size()));
        }
        if (!version.document().isSourced()) {
            return Optional.of(Refusal.because(Refusal.Reason.SOURCE_MISSING));
        }
        if (version.writtenBy() == viewer.personKey()) {
            return Optional.of(Refusal.because(Refusal.Reason.FOUR_EYES));
        }
        if (!hierarchy.rootAnswers()) {
            return Optional.of(Refusal.because(Refusal.Reason.ROOT_DOES_NOT_ANSWER));
        }
        return all.stream()
                .filter(other -> other.isPublished() && overlaps(version, other, all))
                .findFirst()
                .map(other -> Refusal.because(
                        Refusal.Reason.TWO_POLICIES,
                        other.id().policy(),
                        String.valueOf(other.id().number())));
    }

    /** Whether some goal would be judged by both. */
    private static boolean overlaps(Policies.Version one, Policies.Version other, List<Policies.Version> all) {
        return !one.id().policy().equals(other.id().policy())
                && one.metricKey() == other.metricKey()
                && one.document().period().equals(other.document().period())
                && ((one.document().persons() && other.document().persons())
                        || (one.document().teams() && other.document().teams()))
                && shareJobs(one.document().jobs(), other.document().jobs())
                && one.document().from().isBefore(end(other, all))
                && other.document().from().isBefore(end(one, all));
    }

    private static boolean shareJobs(List<String> one, List<String> other) {
        return one.isEmpty() || other.isEmpty() || one.stream().anyMatch(other::contains);
    }

    /** The day from which the next published version of the same policy takes over. */
    private static LocalDate end(Policies.Version version, List<Policies.Version> all) {
        return all.stream()
                .filter(Policies.Version::isPublished)
                .filter(other -> other.id().policy().equals(version.id().policy())
                        && other.id().number() != version.id().number()
                        && !other.document().from().isBefore(version.document().from()))
                .map(other -> other.document().from())
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MAX);
    }
}
