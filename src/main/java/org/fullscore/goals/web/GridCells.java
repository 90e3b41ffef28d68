package org.fullscore.goals.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fullscore.goals.Goal;
import org.fullscore.goals.GoalLine;
import org.fullscore.goals.GoalLines;
import org.fullscore.goals.LastYear;
import org.fullscore.goals.Owner;
import org.fullscore.goals.PartsAndWhole;
import org.fullscore.goals.PeriodGuard;
import org.fullscore.goals.Proposal;
import org.fullscore.goals.Reach;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fills the target grid of a team: what is there, what was typed, what may be typed into. */
@Component
@Transactional(readOnly = true)
class GridCells {

    private final GoalLines lines;
    private final Periods periods;
    private final Reach reach;
    private final LastYear lastYear;
    private final OrganizationSettings settings;
    private final Today today;
    private final ObjectProvider<PeriodGuard> guard;

    GridCells(
            GoalLines lines,
            Periods periods,
            Reach reach,
            LastYear lastYear,
            OrganizationSettings settings,
            Today today,
            ObjectProvider<PeriodGuard> guard) {
        this.lines = lines;
        this.periods = periods;
        this.reach = reach;
        this.lastYear = lastYear;
        this.settings = settings;
        this.today = today;
        this.guard = guard;
    }

    /**
     * What comes back with a form that was not written.
     *
     * @param typed texts of cells somebody touched, by field
     * @param weights texts of weights by field; empty where none are asked for
     * @param by the way in which the whole is distributed, empty for the first one
     * @param said what was done instead of writing: checked or distributed, or null
     */
    record Returned(
            Map<String, String> typed,
            Map<String, String> weights,
            String by,
            Errors errors,
            @Nullable String said) {

        static final Returned NOTHING = new Returned(Map.of(), Map.of(), "", Errors.NONE, null);
    }

    /** The rows of a grid, in the order of its members, each with a cell for each column. */
    List<TargetsPage.Row> rows(GridFrame frame, Viewer viewer, Returned returned) {
        Filling filling = new Filling(frame, reach.of(viewer), returned);
        return frame.members().stream()
                .map(member -> new TargetsPage.Row(
                        member.name(),
                        member.href(),
                        member.owner().equals(Owner.person(viewer.personKey())),
                        member.whole(),
                        member.joined(),
                        member.weight(),
                        returned.weights().get(member.weight()),
                        frame.columns().stream()
                                .map(column -> filling.cell(member, column))
                                .toList()))
                .toList();
    }

    /** What the parts come to against the whole, column by column. */
    List<TargetsPage.Sum> sums(GridFrame frame, List<TargetsPage.Row> rows) {
        List<TargetsPage.Sum> sums = new ArrayList<>();
        List<GridFrame.Column> columns = frame.columns();
        for (int at = 0; at < columns.size(); at++) {
            GridFrame.Column column = columns.get(at);
            Map<Owner, BigDecimal> before = column.level() == frame.mainLevel() && !isOver(column.period())
                    ? lastYear.brought(
                            frame.metric(),
                            column.period(),
                            frame.members().stream()
                                    .map(GridFrame.Member::owner)
                                    .toList())
                    : Map.of();
            sums.add(new TargetsPage.Sum(column(frame, column), held(frame, rows, at, before)));
        }
        return sums;
    }

    private static PartsAndWhole held(
            GridFrame frame, List<TargetsPage.Row> rows, int at, Map<Owner, BigDecimal> before) {
        List<PartsAndWhole.Part> parts = new ArrayList<>();
        BigDecimal whole = null;
        for (int row = 0; row < rows.size(); row++) {
            GridFrame.Member member = frame.members().get(row);
            BigDecimal amount = rows.get(row).cells().get(at).now();
            if (member.whole()) {
                whole = amount;
            } else if (member.part() && amount != null) {
                parts.add(new PartsAndWhole.Part(member.name(), amount, before.get(member.owner())));
            }
        }
        return new PartsAndWhole(whole, parts);
    }

    TargetsPage.Column column(GridFrame frame, GridFrame.Column column) {
        Period period = column.period();
        return new TargetsPage.Column(
                period.id(),
                period.kind().word(),
                period.starts(),
                period.lastDay(),
                isOver(period),
                column.level().name().toLowerCase(Locale.ROOT),
                frame.hasOneLevel(),
                column.level() == frame.mainLevel());
    }

    /** The goals of the frame's metric by owner and period, as they are now, drafts included. */
    Map<Owner, Map<String, GoalLine>> present(GridFrame frame) {
        Map<Owner, Map<String, GoalLine>> present = new HashMap<>();
        goals(frame, frame.periods())
                .forEach(goal -> present.computeIfAbsent(goal.owner(), owner -> new HashMap<>())
                        .put(goal.period(), goal));
        return present;
    }

    private List<GoalLine> goals(GridFrame frame, List<Period> of) {
        return lines.of(
                frame.metric().key(),
                of.stream().map(Period::id).toList(),
                frame.members().stream()
                        .map(member -> member.owner().personKey())
                        .filter(Objects::nonNull)
                        .toList(),
                frame.members().stream()
                        .map(member -> member.owner().teamKey())
                        .filter(Objects::nonNull)
                        .toList());
    }

    private boolean isOver(Period period) {
        return !today.date().isBefore(period.ends());
    }

    /** The cells of one grid. */
    private final class Filling {

        private final Reach.Owned owned;
        private final Returned returned;
        private final Map<Owner, Map<LocalDate, GoalLine>> goals = new HashMap<>();
        private final Map<String, Boolean> closed = new HashMap<>();
        private final Locale locale = settings.current().locale();

        private Filling(GridFrame frame, Reach.Owned owned, Returned returned) {
            this.owned = owned;
            this.returned = returned;
            LocalDate starts = frame.year().starts();
            List<Period> all = Stream.concat(
                            frame.periods().stream(),
                            frame.kind() == Period.Kind.CUSTOM
                                    ? Stream.of()
                                    : periods.between(frame.kind(), starts.minusYears(1), starts).stream())
                    .toList();
            GridCells.this.goals(frame, all).stream()
                    .filter(goal -> goal.state() != Goal.State.DRAFT || owned.includes(goal.owner()))
                    .forEach(goal -> goals.computeIfAbsent(goal.owner(), owner -> new HashMap<>())
                            .put(goal.starts(), goal));
        }

        private TargetCell cell(GridFrame.Member member, GridFrame.Column column) {
            Period period = column.period();
            Proposal.Part level = column.level();
            Map<LocalDate, GoalLine> row = goals.getOrDefault(member.owner(), Map.of());
            GoalLine goal = row.get(period.starts());
            String id = member.field(period, level);
            boolean open = owned.includes(member.owner())
                    && (goal == null || !goal.state().isBinding())
                    && !isOver(period)
                    && !isClosed(period);
            GoalLine before = row.values().stream()
                    .filter(each -> each.ends().equals(period.starts()))
                    .findFirst()
                    .orElse(null);
            String typed = returned.typed().get(id);
            BigDecimal amount = amount(goal, level);
            return new TargetCell(
                    id,
                    goal == null ? null : goal.id(),
                    goal == null ? -1 : goal.version(),
                    amount,
                    typed,
                    typed == null ? amount : read(typed),
                    open,
                    goal == null ? null : goal.state(),
                    goal != null && goal.isRelieved() ? goal.firstTarget() : null,
                    amount(before, level),
                    amount(row.get(period.starts().minusYears(1)), level),
                    returned.errors().at(id));
        }

        private @Nullable BigDecimal read(String typed) {
            return switch (TypedAmount.read(typed, locale)) {
                case TypedAmount.Amount amount -> amount.value();
                case TypedAmount.Wrong wrong -> null;
            };
        }

        private boolean isClosed(Period period) {
            PeriodGuard present = guard.getIfAvailable();
            return present != null && closed.computeIfAbsent(period.id(), present::isClosed);
        }

        private static @Nullable BigDecimal amount(@Nullable GoalLine goal, Proposal.Part level) {
            if (goal == null) {
                return null;
            }
            return switch (level) {
                case COMMIT -> goal.target().commit();
                case STRETCH -> goal.target().stretch();
                case TARGET, WHY, WHAT, HOW -> goal.target().amount();
            };
        }
    }
}
