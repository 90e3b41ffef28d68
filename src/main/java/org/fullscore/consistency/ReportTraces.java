package org.fullscore.consistency;

import java.util.List;
import org.fullscore.organization.PersonalData;
import org.fullscore.organization.Trace;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What this room keeps about people: what they were called in reports that were kept, and what they wrote about optional groups. */
@Component
@Order(4)
class ReportTraces implements PersonalData {

    @Override
    public List<Trace> traces() {
        return List.of(
                Trace.blanked(
                        "reports",
                        "consistency.snapshot_name",
                        "snapshot_id, id, name",
                        "organization_id = :organization and kind = 'person' and (person_key = :person "
                                + "or person_key is null and (lower(id) = any(:exact) or id = any(:exact)))",
                        "id = :substitute, name = :pseudonym"),
                Trace.blanked(
                        "group-uses",
                        "consistency.group_use",
                        "name, purpose, last_day, asked_at",
                        "organization_id = :organization and asked_by = :person",
                        "purpose = '–'"),
                Trace.mentioned("reports-of-others", "consistency.snapshot_name", "name"),
                Trace.mentioned("purposes-of-groups", "consistency.group_use", "purpose"));
    }
}
