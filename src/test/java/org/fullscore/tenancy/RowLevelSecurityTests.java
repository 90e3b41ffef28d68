package org.fullscore.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fullscore.RealTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another organization's rows can be neither read nor written, in every table the catalog knows, not in a list of them. */
class RowLevelSecurityTests extends RealTest {

    private static final String BUSINESS_TABLES = """
            select c.oid::regclass::text from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relkind in ('r', 'p') and a.attname = 'organization_id' and not a.attisdropped
            order by 1
            """;

    private House mine;
    private House theirs;

    @BeforeEach
    void twoOrganizations() {
        mine = found("Mine");
        theirs = found("Theirs");
    }

    @Test
    void everyBusinessTableForcesRowLevelSecurityAndNamesTheOrganizationFirstInItsKey() throws SQLException {
        try (Connection superuser = database.superuser()) {
            assertThat(strings(superuser, BUSINESS_TABLES)).hasSizeGreaterThan(20);
            assertThat(strings(superuser, """
                    select c.oid::regclass::text from pg_class c join pg_attribute a on a.attrelid = c.oid
                    where c.relkind in ('r', 'p') and a.attname = 'organization_id' and not a.attisdropped
                      and not (c.relrowsecurity and c.relforcerowsecurity
                        and exists (select from pg_policy p where p.polrelid = c.oid
                          and pg_get_expr(p.polqual, p.polrelid)
                            = '(organization_id = (current_setting(''fullscore.organization''::text))::uuid)'))
                    """)).isEmpty();
            assertThat(strings(superuser, """
                    select i.indexrelid::regclass::text from pg_index i
                    join pg_attribute a on a.attrelid = i.indrelid and a.attname = 'organization_id' and not a.attisdropped
                    where i.indisunique and i.indkey[0] <> a.attnum
                      and i.indrelid::regclass::text !~ '^pg_'
                    """)).isEmpty();
            assertThat(strings(superuser, """
                    select k.conname from pg_constraint k
                    join pg_attribute a on a.attrelid = k.conrelid and a.attname = 'organization_id' and not a.attisdropped
                    where k.contype = 'f' and k.conkey[1] <> a.attnum
                    """)).isEmpty();
        }
    }

    @Test
    void rowsOfAnotherOrganizationAreNotThere() throws SQLException {
        try (Connection superuser = database.superuser();
                Connection application = database.application()) {
            for (String table : strings(superuser, BUSINESS_TABLES)) {
                application.setAutoCommit(false);
                bind(application, mine);
                assertThat(strings(
                                application,
                                "select organization_id::text from " + table + " where organization_id = '"
                                        + theirs.organization() + "'"))
                        .as(table)
                        .isEmpty();
                application.rollback();
            }
        }
    }

    @Test
    void rowsOfAnotherOrganizationCannotBeWritten() throws SQLException {
        try (Connection superuser = database.superuser();
                Connection application = database.application()) {
            for (String table : strings(superuser, BUSINESS_TABLES)) {
                application.setAutoCommit(false);
                bind(application, mine);
                assertThatThrownBy(() -> insertRowOf(
                                application, table, theirs.organization().id()))
                        .as(table)
                        .isInstanceOf(SQLException.class)
                        .extracting(failure -> ((SQLException) failure).getSQLState())
                        .isEqualTo("42501");
                application.rollback();
            }
        }
    }

    @Test
    void notToSayWhoseDataIsMeantIsAnError() throws SQLException {
        try (Connection superuser = database.superuser();
                Connection application = database.application()) {
            for (String table : strings(superuser, BUSINESS_TABLES)) {
                assertThatThrownBy(() -> strings(application, "select organization_id::text from " + table))
                        .as(table)
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    /** Every not-null column gets some value of its type; the policy is asked before constraints are. */
    private static void insertRowOf(Connection connection, String table, UUID organization) throws SQLException {
        List<String> values = strings(connection, """
                select case when a.attname = 'organization_id' then '%s'
                  when t.typcategory = 'N' then '1' when t.typcategory = 'D' then '2026-01-01'
                  when t.typcategory = 'B' then 'true' when t.typname = 'uuid' then '%s'
                  when t.typname = 'bytea' then '\\x00' when t.typname = 'jsonb' then '{}'
                  when t.typcategory = 'A' then '{}' else 'x' end || '|' || quote_ident(a.attname)
                from pg_attribute a join pg_type t on t.oid = a.atttypid
                where a.attrelid = '%s'::regclass and a.attnum > 0 and not a.attisdropped
                  and a.attnotnull and a.attidentity <> 'a'
                """.formatted(organization, organization, table));
        StringBuilder columns = new StringBuilder();
        StringBuilder literals = new StringBuilder();
        for (String value : values) {
            int bar = value.lastIndexOf('|');
            columns.append(columns.isEmpty() ? "" : ", ").append(value.substring(bar + 1));
            literals.append(literals.isEmpty() ? "" : ", ")
                    .append('\'')
                    .append(value, 0, bar)
                    .append('\'');
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into " + table + " (" + columns + ") values (" + literals + ")");
        }
    }

    private static void bind(Connection connection, House house) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local fullscore.organization = '" + house.organization() + "'");
        }
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
