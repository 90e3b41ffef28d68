package org.fullscore.goals.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.fullscore.goals.Owner;
import org.fullscore.goals.Proposal;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.organization.Team;
import org.jspecify.annotations.Nullable;

/**
 * Whom a target grid is about, of what, and for when.
 *
 * @param parts the levels it edits, in the order of their columns: one of them, or all three
 */
record GridFrame(
        Team team,
        Metric metric,
        Period year,
        Period.Kind kind,
        List<Proposal.Part> parts,
        List<Period> periods,
        List<Member> members) {

    static final String ALL = "all";

    /** What was asked for; anything may be missing, and is then what is nearest to the viewer. */
    record Asked(
            @Nullable String team,
            @Nullable String metric,
            @Nullable String year,
            @Nullable String kind,
            @Nullable String level) {

        List<Proposal.Part> parts() {
            return switch (level == null ? "" : level) {
                case ALL -> List.of(Proposal.Part.COMMIT, Proposal.Part.TARGET, Proposal.Part.STRETCH);
                case "commit" -> List.of(Proposal.Part.COMMIT);
                case "stretch" -> List.of(Proposal.Part.STRETCH);
                default -> List.of(Proposal.Part.TARGET);
            };
        }
    }

    /**
     * A row: a person of the team, a team below it, or the team itself, which is the whole.
     *
     * @param id of the person or team, which settles ties
     * @param part whether its target is a part of the team's
     */
    record Member(
            Owner owner,
            String id,
            String name,
            String href,
            @Nullable LocalDate joined,
            boolean part,
            boolean whole) {

        /** Name of the field of one cell. */
        String field(Period period, Proposal.Part level) {
            String mark = switch (level) {
                case COMMIT -> "c";
                case STRETCH -> "s";
                case TARGET, WHY, WHAT, HOW -> "";
            };
            return key() + mark + "." + period.id();
        }

        /** Name of the field that says how much the row weighs when the team's target is distributed. */
        String weight() {
            return "weight." + key();
        }

        private String key() {
            return owner.isPerson() ? "p" + owner.personKey() : "t" + owner.teamKey();
        }
    }

    /** One column of cells. */
    record Column(Period period, Proposal.Part level) {}

    /** The columns in their order: each period with its levels. */
    List<Column> columns() {
        return periods.stream()
                .flatMap(period -> parts.stream().map(level -> new Column(period, level)))
                .toList();
    }

    boolean hasOneLevel() {
        return parts.size() == 1;
    }

    String level() {
        return hasOneLevel() ? parts.getFirst().name().toLowerCase(Locale.ROOT) : ALL;
    }

    /** The level that checks are about: the target, where it is there. */
    Proposal.Part mainLevel() {
        return hasOneLevel() ? parts.getFirst() : Proposal.Part.TARGET;
    }

    TargetsPage.Choice choice() {
        return new TargetsPage.Choice(team.id(), metric.code(), year.id(), kind.word(), level());
    }
}
