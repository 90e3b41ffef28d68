package org.fullscore.demonstration;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes the exports of a month: opportunities won and lost, instruments that came back, visits paid. */
final class Selling {

    /** Those whose pages are looked at first do neither best nor worst. */
    private static final Map<String, Double> STEADY = Map.of("Priya Raman", 1.06, "Niamh Byrne", 1.0);

    /** The head of the CRM's export. */
    static final String SALES =
            "opportunity_id,sales_agent,account,product,deal_stage,close_date,close_value,new_customer\n";

    /** The head of the export of returns. */
    static final String RETURNS = "return_id,person,day,amount\n";

    /** Of a person in a month. */
    private static final int OPPORTUNITIES = 6;

    private final Random random;
    private final Map<String, Double> skill = new HashMap<>();
    private int opportunities = 80_000;
    private int returns = 4_000;
    private int visits = 20_000;

    Selling(Random random) {
        this.random = random;
    }

    /** What a person may be expected to sell in a quarter, in whole euros. */
    static int potential(String person) {
        return 240_000 + Math.floorMod(person.hashCode(), 19) * 12_000;
    }

    /** Opportunities of a month up to a day, six a person, two thirds of them won; the rows below {@link #SALES}. */
    String sold(YearMonth month, LocalDate until, List<String> people) {
        StringBuilder csv = new StringBuilder();
        for (String person : people) {
            double luck = Math.max(0.3, strength(person) + random.nextGaussian() * 0.2);
            for (int deal = 0; deal < OPPORTUNITIES; deal++) {
                LocalDate day = workingDay(month);
                boolean won = random.nextInt(3) > 0;
                double share = potential(person) / (2.0 * OPPORTUNITIES) * luck * (0.5 + random.nextDouble());
                boolean fresh = won && random.nextInt(100) < 62 * luck;
                if (!day.isAfter(until)) {
                    csv.append("OPP-").append(opportunities++).append(',');
                    csv.append(person).append(',');
                    csv.append(Company.CUSTOMERS.get(random.nextInt(Company.CUSTOMERS.size())))
                            .append(',');
                    csv.append(Company.PRODUCTS.get(random.nextInt(Company.PRODUCTS.size())))
                            .append(',');
                    csv.append(won ? "Won" : "Lost").append(',');
                    csv.append(day).append(',');
                    csv.append(won ? Math.round(share / 10) * 10 : 0).append(',');
                    csv.append(fresh ? 1 : 0).append('\n');
                }
            }
        }
        return csv.toString();
    }

    /** Instruments that came back in a month; the rows below {@link #RETURNS}. */
    String returned(YearMonth month, LocalDate until, List<String> people) {
        StringBuilder csv = new StringBuilder();
        for (String person : people) {
            LocalDate day = workingDay(month);
            long amount = Math.round((900 + random.nextDouble() * 3_200) / strength(person) / 10) * 10;
            if (!day.isAfter(until)) {
                csv.append("RET-").append(returns++).append(',');
                csv.append(person)
                        .append(',')
                        .append(day)
                        .append(',')
                        .append(amount)
                        .append('\n');
            }
        }
        return csv.toString();
    }

    /** Visits to customers in a month. */
    String visited(YearMonth month, LocalDate until, List<String> people) {
        StringBuilder csv = new StringBuilder("visit_id,person,day\n");
        for (String person : people) {
            int count = (int) Math.round(12 * strength(person) + random.nextGaussian() * 2.5);
            for (int visit = 0; visit < count; visit++) {
                LocalDate day = workingDay(month);
                if (!day.isAfter(until)) {
                    csv.append("VIS-").append(visits++).append(',');
                    csv.append(person).append(',').append(day).append('\n');
                }
            }
        }
        return csv.toString();
    }

    private double strength(String person) {
        return skill.computeIfAbsent(person, one -> STEADY.getOrDefault(one, 0.98 + random.nextGaussian() * 0.13));
    }

    private LocalDate workingDay(YearMonth month) {
        LocalDate day = month.atDay(1 + random.nextInt(month.lengthOfMonth()));
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.getDayOfMonth() > 1 ? day.minusDays(1) : day.plusDays(2);
            case SUNDAY -> day.getDayOfMonth() < month.lengthOfMonth() ? day.plusDays(1) : day.minusDays(2);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
        };
    }
}
