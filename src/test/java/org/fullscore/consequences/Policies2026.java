package org.fullscore.consequences;

/** The policies of the tests. */
final class Policies2026 {

    /** The policy of the design, word for word. */
    static final String REVENUE = """
            metric: revenue                   # the goals it judges
            of: [person, team]                # whose goals
            period: quarter                   # month | quarter | half | year | custom
            from: 2026-01-01                  # agreements signed from this day on
            source: Sales compensation plan 2026, section 4
            rules:
              - name: Beyond stretch
                from: 120                     # percent of target, inclusive
                then:
                  - { consequence: Accelerator, kind: reward, severity: 1, owedBy: leader, workingDays: 10, pay: { perPoint: 50, above: 100, currency: USD } }
                  - { consequence: Nomination for the president's club, kind: recognition, severity: 2, owedBy: leader, workingDays: 10 }
              - name: Met
                from: 100
                below: 120                    # exclusive
                then: [{ consequence: Accelerator, kind: reward, severity: 1, owedBy: leader, workingDays: 10, pay: { perPoint: 50, above: 100, currency: USD } }]
              - { name: Short, from: 70, below: 100, then: [] }
              - name: Missed
                below: 70
                then: [{ consequence: Coaching plan, kind: support, severity: 1, owedBy: leader, workingDays: 5, evidence: true }]
              - name: Missed again
                below: 70
                inARow: 2                     # the highest count that fits wins
                then: [{ consequence: Improvement plan, kind: corrective, severity: 3, owedBy: leader, workingDays: 10, evidence: true }]
            """;

    private Policies2026() {}

    static PolicyDocument revenue() {
        return read(REVENUE);
    }

    static PolicyDocument read(String text) {
        return switch (PolicyReader.read(text)) {
            case PolicyReader.Read read -> read.document();
            case PolicyReader.Unreadable unreadable -> throw new AssertionError(unreadable.faults());
        };
    }
}
