package org.fullscore.demonstration;

import java.time.LocalDate;
import org.fullscore.organization.Delivery;
import org.fullscore.organization.LoadingAbsences;
import org.fullscore.organization.LoadingWorkingHours;
import org.fullscore.organization.Period;
import org.fullscore.organization.Sheet;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Two people whose targets the policy's formula lowers: one is away for a fortnight, one works four days of five. */
@Component
@Profile("local")
class Presences {

    private static final String AWAY = "Daniel Osei";
    private static final String PART_TIME = "Aoife Kearney";

    private final LoadingAbsences absences;
    private final LoadingWorkingHours hours;

    Presences(LoadingAbsences absences, LoadingWorkingHours hours) {
        this.absences = absences;
        this.hours = hours;
    }

    /** Enters them for a quarter. */
    void enter(Period quarter) {
        LocalDate away = quarter.starts().plusDays(7);
        DemonstrationOrganization.expect(absences.load(Delivery.of(
                Sheet.of("person,from,to\n%s,%s,%s\n".formatted(Company.id(AWAY), away, away.plusDays(13))))));
        DemonstrationOrganization.expect(hours.load(Delivery.of(
                Sheet.of("person,from,to,percent\n%s,%s,,80\n".formatted(Company.id(PART_TIME), quarter.starts())))));
    }
}
