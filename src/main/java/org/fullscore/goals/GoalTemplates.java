package org.fullscore.goals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The templates an organization keeps, by name. */
@Component
@Transactional(readOnly = true)
public class GoalTemplates {

    private final JdbcClient jdbc;
    private final Metrics metrics;
    private final Ledger ledger;

    GoalTemplates(JdbcClient jdbc, Metrics metrics, Ledger ledger) {
        this.jdbc = jdbc;
        this.metrics = metrics;
        this.ledger = ledger;
    }

    public List<String> names() {
        return jdbc.sql("select name from goals.template where organization_id = ? order by name")
                .param(CurrentOrganization.id())
                .query((row, number) -> row.getString(1))
                .list();
    }

    public Optional<GoalTemplate> find(String name) {
        return jdbc.sql("""
                        select metric_key, target, commit_level, stretch, why, what, how from goals.template
                        where organization_id = ? and name = ?
                        """)
                .params(CurrentOrganization.id(), name)
                .query((row, number) -> template(row))
                .optional();
    }

    /** Keeps a template under a name, in place of one that was kept under it before; inside the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(String name, GoalTemplate template, Viewer viewer) {
        Target target = template.target();
        jdbc.sql("""
                        insert into goals.template (organization_id, name, metric_key, target, commit_level, stretch, why, what, how, kept_by)
                        values (:organization, :name, :metric, :target, :commit, :stretch, :why, :what, :how, :by)
                        on conflict (organization_id, name) do update set
                          metric_key = excluded.metric_key, target = excluded.target, commit_level = excluded.commit_level,
                          stretch = excluded.stretch, why = excluded.why, what = excluded.what, how = excluded.how, kept_by = excluded.kept_by
                        """)
                .param("organization", CurrentOrganization.id())
                .param("name", name)
                .param("metric", template.metric().key())
                .param("target", target.amount())
                .param("commit", target.commit(), java.sql.Types.NUMERIC)
                .param("stretch", target.stretch(), java.sql.Types.NUMERIC)
                .param("why", template.reasons().why())
                .param("what", template.reasons().what())
                .param("how", template.reasons().how())
                .param("by", viewer.personKey())
                .update();
        ledger.append(Act.of("template-kept", "template", name)
                .by(viewer.personKey())
                .with("metric", template.metric().code())
                .with("target", target.amount()));
    }

    /** Lets a template go; goals that were assigned with it stay as they are. False where there is none of this name. */
    @Transactional
    public boolean letGo(String name, Viewer viewer) {
        boolean gone = jdbc.sql("delete from goals.template where organization_id = ? and name = ?")
                        .params(CurrentOrganization.id(), name)
                        .update()
                > 0;
        if (gone) {
            ledger.append(Act.of("template-gone", "template", name).by(viewer.personKey()));
        }
        return gone;
    }

    private GoalTemplate template(ResultSet row) throws SQLException {
        return new GoalTemplate(
                metrics.byKey(row.getShort("metric_key")).orElseThrow(),
                GoalRows.target(row),
                new Goal.Reasons(row.getString("why"), row.getString("what"), row.getString("how")));
    }
}
