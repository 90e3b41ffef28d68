package org.fullscore.consistency.web;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fullscore.consistency.CaseQuery;
import org.fullscore.consistency.Dimension;
import org.fullscore.consistency.GroupUses;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Problem;
import org.springframework.stereotype.Component;

/** Lets comparisons by optional groups through while those are switched on, to those who read them. */
@Component
class GroupGate {

    private final GroupUses uses;
    private final OrganizationSettings settings;
    private final Dictionary dictionary;

    GroupGate(GroupUses uses, OrganizationSettings settings, Dictionary dictionary) {
        this.uses = uses;
        this.settings = settings;
        this.dictionary = dictionary;
    }

    /** That one of the optional groups asked for is switched off; said to nobody who could not read it if it were on. */
    Optional<Problem> refusal(Collection<Dimension> dimensions, Viewer viewer) {
        return GroupUses.mayRead(viewer) ? uses.off(dimensions).map(this::off) : Optional.empty();
    }

    /** The same of cases, which do not open while the group asked for is switched off. */
    CaseQuery open(CaseQuery query, Viewer viewer) {
        refusal(query.by() == null ? List.of() : List.of(query.by()), viewer).ifPresent(off -> {
            throw off.exception();
        });
        return query;
    }

    /** A group is switched off; says who switches it on, and where. */
    Problem off(String group) {
        var set = settings.current();
        var words = dictionary.words(set.locale(), set.zone());
        return Problem.conflict(
                "group-off", words.say("consistency.use.off.title"), words.say("consistency.use.off.detail", group));
    }
}
