package org.fullscore.results.web;

import java.util.Optional;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Problem;

/** Who may deliver results, look into quarantine, and close periods. */
final class Rights {

    private Rights() {}

    /** Why this viewer may not deliver results, change sources or undo imports; empty if so. */
    static Optional<Problem> refusedDelivery(Viewer viewer) {
        if (!viewer.may(Scope.RESULTS_WRITE)) {
            return Optional.of(scope(Scope.RESULTS_WRITE));
        }
        return mayDeliver(viewer)
                ? Optional.empty()
                : Optional.of(
                        Problem.forbidden("not-yours", "Administrators and sales operations deliver results", null));
    }

    /** Why this viewer may not close or postpone periods; empty if so. */
    static Optional<Problem> refusedClosing(Viewer viewer) {
        if (!viewer.may(Scope.ACT)) {
            return Optional.of(scope(Scope.ACT));
        }
        return mayClose(viewer)
                ? Optional.empty()
                : Optional.of(Problem.forbidden("not-yours", "Administrators and executives close periods", null));
    }

    static boolean mayClose(Viewer viewer) {
        return viewer.isAdministrator() || viewer.isExecutive();
    }

    /** Whether the viewer sees how far periods are with their closing. */
    static boolean mayReadClosings(Viewer viewer) {
        return mayClose(viewer) || viewer.isOperations() || viewer.isAuditor();
    }

    static boolean mayDeliver(Viewer viewer) {
        return viewer.isAdministrator() || viewer.isOperations();
    }

    /** Whether the viewer may read whole rows of files. */
    static boolean mayReadRows(Viewer viewer) {
        return mayDeliver(viewer) || viewer.isAuditor();
    }

    private static Problem scope(Scope scope) {
        return Problem.forbidden(
                "scope", "The token does not reach so far", "It needs the scope " + scope.word() + " or admin.");
    }
}
