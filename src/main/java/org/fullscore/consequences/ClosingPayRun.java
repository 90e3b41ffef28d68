package org.fullscore.consequences;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An executive hands what was released up to a day to payroll: every reward once ever, with totals that are checked. */
@Component
public class ClosingPayRun {

    private final PayRuns runs;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Today today;
    private final Clock clock;

    ClosingPayRun(PayRuns runs, Ledger ledger, JdbcClient jdbc, Today today, Clock clock) {
        this.runs = runs;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.today = today;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {

        record Closed(PayRuns.Run run) implements Outcome {}

        record Refused(Reason reason) implements Outcome {}
    }

    /** Why no run was closed. */
    public enum Reason {
        /** Executives close pay runs: they see every obligation. */
        NOT_YOURS,
        DAY_MISSING,
        /** Releases of days to come are not known yet. */
        DAY_IN_FUTURE,
        /** The last run went further. */
        DAY_BEFORE_LAST,
        NOTHING_TO_PAY
    }

    public static boolean mayClose(Viewer viewer) {
        return viewer.isExecutive();
    }

    /** Closes a run with everything released up to a day that is in none yet. */
    @Transactional
    public Outcome close(LocalDate through, Viewer viewer) {
        if (!mayClose(viewer)) {
            return new Outcome.Refused(Reason.NOT_YOURS);
        }
        // two who close at once do not share what waits
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("pay run " + CurrentOrganization.id())
                .query((row, number) -> true)
                .single();
        List<PayRuns.Run> before = runs.all();
        if (through.isAfter(today.date())) {
            return new Outcome.Refused(Reason.DAY_IN_FUTURE);
        }
        if (!before.isEmpty() && through.isBefore(before.getFirst().through())) {
            return new Outcome.Refused(Reason.DAY_BEFORE_LAST);
        }
        List<PayRuns.Line> lines = runs.waiting(through);
        if (lines.isEmpty()) {
            return new Outcome.Refused(Reason.NOTHING_TO_PAY);
        }
        int number = before.isEmpty() ? 1 : before.getFirst().number() + 1;
        List<PayRuns.Total> totals = PayRuns.sum(lines);
        byte[] sha256 = sha256(lines);
        write(number, through, lines, totals, sha256, viewer);
        PayRuns.Run run = runs.one(number).orElseThrow();
        reconcile(run);
        Act act = Act.of("pay-run-closed", "pay-run", number)
                .by(viewer.personKey())
                .with("through", through)
                .with("lines", lines.size())
                .with("sha256", HexFormat.of().formatHex(sha256));
        for (PayRuns.Total total : totals) {
            act = act.with("lines." + total.currency(), total.lines())
                    .with("total." + total.currency(), total.amount());
        }
        ledger.append(act);
        return new Outcome.Closed(run);
    }

    private void write(
            int number,
            LocalDate through,
            List<PayRuns.Line> lines,
            List<PayRuns.Total> totals,
            byte[] sha256,
            Viewer viewer) {
        UUID organization = CurrentOrganization.id();
        jdbc.sql("""
                        insert into consequences.pay_run (organization_id, number, through, lines, sha256, closed_by, closed_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        organization,
                        number,
                        through,
                        lines.size(),
                        sha256,
                        viewer.personKey(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        totals.forEach(total -> jdbc.sql("""
                        insert into consequences.pay_total (organization_id, number, currency, lines, amount) values (?, ?, ?, ?, ?)
                        """)
                .params(organization, number, total.currency(), total.lines(), total.amount())
                .update());
        jdbc.sql("""
                        insert into consequences.pay_line (organization_id, obligation_id, number, line, amount, currency)
                        select :organization, l.obligation::uuid, :number, l.line, l.amount::numeric, l.currency
                        from unnest(:obligations, :lines, :amounts, :currencies) l (obligation, line, amount, currency)
                        """)
                .param("organization", organization)
                .param("number", number)
                .param(
                        "obligations",
                        lines.stream().map(line -> line.obligation().toString()).toArray(String[]::new))
                .param("lines", IntStream.rangeClosed(1, lines.size()).boxed().toArray(Integer[]::new))
                .param(
                        "amounts",
                        lines.stream()
                                .map(line -> line.amount().toPlainString())
                                .toArray(String[]::new))
                .param("currencies", lines.stream().map(PayRuns.Line::currency).toArray(String[]::new))
                .update();
    }

    /** What was written is read again and has to come to the same; otherwise nothing was written. */
    private void reconcile(PayRuns.Run run) {
        List<PayRuns.Line> written = runs.lines(run.number());
        boolean same = written.size() == run.lines()
                && HexFormat.of().formatHex(sha256(written)).equals(run.sha256())
                && PayRuns.sum(written).stream()
                        .map(ClosingPayRun::plain)
                        .toList()
                        .equals(run.totals().stream().map(ClosingPayRun::plain).toList());
        if (!same) {
            throw new IllegalStateException("Pay run " + run.number() + " does not come to the sum of its lines.");
        }
    }

    private static String plain(PayRuns.Total total) {
        return total.currency() + " " + total.lines() + " "
                + total.amount().stripTrailingZeros().toPlainString();
    }

    private static byte[] sha256(List<PayRuns.Line> lines) {
        String text = lines.stream()
                .map(line -> line.obligation() + "," + line.amount().toPlainString() + "," + line.currency() + "\n")
                .collect(Collectors.joining());
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
