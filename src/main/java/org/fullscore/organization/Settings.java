package org.fullscore.organization;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Locale;

/**
 * The numbers of the rule book an organization may set for itself.
 *
 * @param zone where its days begin and end
 * @param locale how it writes numbers and days
 * @param country ISO code, optionally with a subdivision ({@code DE} or {@code DE-BY}): whose holidays count
 * @param currency ISO code of its own currency
 * @param fiscalYearStart month in which its fiscal year starts, 1 to 12
 * @param yearShape what its fiscal year is made of
 * @param visibility who sees whose standing: open, team or own
 * @param closingWorkingDays working days after its end on which a period closes by itself, 0 to 15
 * @param deliveryWorkingDays working days after which a goal that was set is in force
 * @param coverageWorkingDay working day of a period by which goals are to be in force
 * @param coveragePercent coverage below which nothing is called consistent
 * @param hearingWorkingDays working days for the person's statement before a corrective is decided
 * @param reminderWorkingDays working days before a deadline on which whoever owes is reminded; 0 for not at all
 * @param lateDays days after a deadline in which a decision still counts, as late
 * @param keptPercent the standard of what is applied on time
 * @param suppressionPersons fewer persons than this are not shown as a group
 * @param promiseGate whether no corrective falls due while support promised with the goal was not kept
 * @param version how often it was changed
 */
public record Settings(
        ZoneId zone,
        Locale locale,
        String country,
        String currency,
        int fiscalYearStart,
        YearShape yearShape,
        String visibility,
        int closingWorkingDays,
        int deliveryWorkingDays,
        int coverageWorkingDay,
        BigDecimal coveragePercent,
        int hearingWorkingDays,
        int reminderWorkingDays,
        int lateDays,
        BigDecimal keptPercent,
        int suppressionPersons,
        boolean promiseGate,
        int version) {

    /** The calendar of its fiscal years. */
    public PeriodCalendar calendar() {
        return new PeriodCalendar(fiscalYearStart, yearShape);
    }
}
