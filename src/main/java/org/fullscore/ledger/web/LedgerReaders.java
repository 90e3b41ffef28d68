package org.fullscore.ledger.web;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fullscore.ledger.Entry;
import org.fullscore.web.Visitor;
import org.fullscore.web.Visitors;
import org.springframework.stereotype.Component;

/** Who may read the ledger: executives and auditors all of it, administrators the chain without names and texts. */
@Component
class LedgerReaders {

    private static final Set<String> ALL = Set.of("executive", "auditor");
    private static final Set<String> CHAIN = Set.of("administrator");

    private final Visitors visitors;

    LedgerReaders(Visitors visitors) {
        this.visitors = visitors;
    }

    boolean mayRead() {
        Optional<Visitor> visitor = visitors.current();
        return visitor.isPresent()
                && (visitor.get().isAnyOf(ALL) || visitor.get().isAnyOf(CHAIN));
    }

    /** Whether the visitor may read names and texts, too. */
    boolean mayReadTexts() {
        return visitors.current().filter(visitor -> visitor.isAnyOf(ALL)).isPresent();
    }

    /** The entry as the visitor may see it. */
    Entry seen(Entry entry) {
        return mayReadTexts()
                ? entry
                : new Entry(
                        entry.entry(),
                        entry.at(),
                        entry.act(),
                        entry.subject(),
                        entry.content(),
                        Map.of(),
                        entry.previous(),
                        entry.hash());
    }
}
