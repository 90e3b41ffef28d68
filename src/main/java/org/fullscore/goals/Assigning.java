package org.fullscore.goals;

import java.util.List;
import org.fullscore.organization.Period;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody assigns one template to many people, for one period or several, as one act: all of them get it, or none. */
@Component
public class Assigning {

    private final Proposing proposing;
    private final GoalTemplates templates;

    Assigning(Proposing proposing, GoalTemplates templates) {
        this.proposing = proposing;
        this.templates = templates;
    }

    /** Who gets what for when. */
    public record Assignment(GoalTemplate template, List<Owner> owners, List<Period> periods) {

        /** One proposal for each owner and period, owner by owner. */
        public List<Proposal> proposals() {
            return owners.stream()
                    .flatMap(owner -> periods.stream()
                            .map(period -> Proposal.of(owner, template.metric(), period, template.target())
                                    .because(template.reasons())))
                    .toList();
        }
    }

    /**
     * Proposes the template to everybody.
     *
     * @param name under which the template is kept for another time, or null for not at all
     */
    @Transactional
    public Proposing.Outcome assign(Assignment assignment, Proposing.Way way, @Nullable String name, Viewer viewer) {
        Proposing.Outcome outcome = proposing.propose(assignment.proposals(), way, viewer);
        if (name != null && outcome instanceof Proposing.Written) {
            templates.keep(name, assignment.template(), viewer);
        }
        return outcome;
    }
}
