package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.fullscore.tenancy.OrganizationId;

/** The totals of July 2026, of everybody and everything that is measured: the only month of which some tests have results. */
final class JulyOfEverybody {

    /** Counts totals of months that are not the sum of their days. */
    static final String WRONG = """
            with summed as (
              select organization_id, person_key, metric_key, date_trunc('month', day)::date as month, sum(amount) as amount,
                     sum(primary_amount) as primary_amount, sum(facts) as facts
              from results.total group by organization_id, person_key, metric_key, month)
            select count(*) from results.month_total t left join summed s using (organization_id, person_key, metric_key, month)
            where (t.amount, t.primary_amount, t.facts)
               <> (coalesce(s.amount, 0), coalesce(s.primary_amount, 0), coalesce(s.facts, 0))
            """;

    private JulyOfEverybody() {}

    /** What there is to add up, asked past the application. */
    static List<AddingUpMonths.Months> of(OrganizationId organization, DeliveredFiles.Access access)
            throws SQLException {
        List<AddingUpMonths.Months> july = new ArrayList<>();
        try (Connection connection = access.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select p.key, m.key from organization.person p join organization.metric m using (organization_id)
                        where organization_id = '%s'
                        """.formatted(organization.id()))) {
            while (row.next()) {
                july.add(new AddingUpMonths.Months(
                        row.getInt(1), row.getShort(2), LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 1)));
            }
        }
        assertThat(july).isNotEmpty();
        return july;
    }
}
