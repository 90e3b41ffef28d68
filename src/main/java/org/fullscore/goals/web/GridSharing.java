package org.fullscore.goals.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fullscore.goals.Distribution;
import org.fullscore.goals.LastYear;
import org.fullscore.goals.Owner;
import org.fullscore.organization.Metric;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Errors;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Types the team's own target into the cells of its parts, distributed to the cent. Nothing is written. */
@Component
@Transactional(readOnly = true)
class GridSharing {

    private static final String LAST_YEAR = "last-year";
    private static final String WEIGHTS = "weights";

    private final GridCells cells;
    private final LastYear lastYear;
    private final OrganizationSettings settings;
    private final Dictionary dictionary;

    GridSharing(GridCells cells, LastYear lastYear, OrganizationSettings settings, Dictionary dictionary) {
        this.cells = cells;
        this.lastYear = lastYear;
        this.settings = settings;
        this.dictionary = dictionary;
    }

    /** What comes back: the sheet with the shares typed in, or with what hinders it. */
    GridCells.Returned share(GridFrame frame, GridSheet sheet, Map<String, String> form, Viewer viewer) {
        String way = form.getOrDefault("by", "evenly");
        Map<String, String> weights = way.equals(WEIGHTS) ? weights(frame, form) : Map.of();
        if (way.equals(WEIGHTS) && frame.members().stream().noneMatch(member -> form.containsKey(member.weight()))) {
            return new GridCells.Returned(sheet.typed(), weights, way, Errors.NONE, "weighted");
        }
        Sharing sharing = new Sharing(frame, sheet, way, weights, viewer);
        sharing.shareAll();
        return new GridCells.Returned(sheet.typed(), weights, way, sharing.errors, "distributed");
    }

    private static Map<String, String> weights(GridFrame frame, Map<String, String> form) {
        Map<String, String> weights = new HashMap<>();
        frame.members().stream()
                .filter(GridFrame.Member::part)
                .forEach(member -> weights.put(
                        member.weight(), form.getOrDefault(member.weight(), "1").strip()));
        return weights;
    }

    /** The smallest unit a target is counted in: the currency's, or one. */
    private static int decimals(Metric metric) {
        return metric.currency() == null
                ? 0
                : Math.max(0, Currency.getInstance(metric.currency()).getDefaultFractionDigits());
    }

    /** One distribution. */
    private final class Sharing {

        private final GridFrame frame;
        private final GridSheet sheet;
        private final String way;
        private final Map<String, String> weights;
        private final List<TargetsPage.Row> rows;
        private final Locale locale = settings.current().locale();
        private final Words words = dictionary.words(locale, settings.current().zone());
        private Errors errors = Errors.NONE;

        private Sharing(GridFrame frame, GridSheet sheet, String way, Map<String, String> weights, Viewer viewer) {
            this.frame = frame;
            this.sheet = sheet;
            this.way = way;
            this.weights = weights;
            this.rows =
                    cells.rows(frame, viewer, new GridCells.Returned(sheet.typed(), weights, way, Errors.NONE, null));
        }

        private void shareAll() {
            Map<Owner, BigDecimal> typed = typedWeights();
            if (errors.any()) {
                return;
            }
            boolean shared = false;
            List<GridFrame.Column> columns = frame.columns();
            for (int at = 0; at < columns.size(); at++) {
                BigDecimal whole = whole(at);
                if (whole != null && whole.signum() > 0 && isOpen(at)) {
                    share(at, columns.get(at), whole, typed);
                    shared = true;
                }
            }
            if (!shared) {
                errors = errors.and(
                        "",
                        words.say("targets.nothing-to-distribute", frame.team().name()));
            }
        }

        private void share(int at, GridFrame.Column column, BigDecimal whole, Map<Owner, BigDecimal> typed) {
            Map<Owner, BigDecimal> known = way.equals(LAST_YEAR) ? brought(column) : typed;
            List<GridFrame.Member> members = new ArrayList<>();
            List<Distribution.Part> parts = new ArrayList<>();
            for (int row = 0; row < rows.size(); row++) {
                GridFrame.Member member = frame.members().get(row);
                TargetCell cell = rows.get(row).cells().get(at);
                if (member.part()) {
                    members.add(member);
                    parts.add(new Distribution.Part(member.id(), cell.now(), cell.open(), known.get(member.owner())));
                }
            }
            List<Distribution.Share> shares =
                    Distribution.of(whole, decimals(frame.metric()), parts).orElse(null);
            if (shares == null) {
                errors = errors.and(
                        "",
                        words.say(
                                "targets.nothing-left",
                                column.period().name(locale),
                                words.amount(whole, frame.metric().in())));
                return;
            }
            for (int part = 0; part < shares.size(); part++) {
                BigDecimal amount = shares.get(part).amount();
                if (amount != null) {
                    BigDecimal plain = amount.stripTrailingZeros();
                    sheet.type(
                            members.get(part).field(column.period(), column.level()),
                            words.number(plain, Math.max(0, plain.scale())));
                }
            }
        }

        private Map<Owner, BigDecimal> brought(GridFrame.Column column) {
            Map<Owner, BigDecimal> brought = new HashMap<>(lastYear.brought(
                    frame.metric(),
                    column.period(),
                    frame.members().stream().map(GridFrame.Member::owner).toList()));
            brought.values().removeIf(amount -> amount.signum() <= 0);
            return brought;
        }

        private Map<Owner, BigDecimal> typedWeights() {
            Map<Owner, BigDecimal> known = new HashMap<>();
            for (GridFrame.Member member : frame.members()) {
                String text = weights.get(member.weight());
                if (text != null) {
                    switch (TypedAmount.read(text.isEmpty() ? "0" : text, locale)) {
                        case TypedAmount.Amount amount -> known.put(member.owner(), amount.value());
                        case TypedAmount.Wrong wrong -> known.put(member.owner(), BigDecimal.ONE.negate());
                    }
                    if (known.getOrDefault(member.owner(), BigDecimal.ZERO).signum() < 0) {
                        errors = errors.and(member.weight(), words.say("targets.weight.wrong", member.name()));
                    }
                }
            }
            return known;
        }

        private @Nullable BigDecimal whole(int at) {
            for (int row = 0; row < rows.size(); row++) {
                if (frame.members().get(row).whole()) {
                    return rows.get(row).cells().get(at).now();
                }
            }
            return null;
        }

        private boolean isOpen(int at) {
            for (int row = 0; row < rows.size(); row++) {
                if (frame.members().get(row).part()
                        && rows.get(row).cells().get(at).open()) {
                    return true;
                }
            }
            return false;
        }
    }
}
