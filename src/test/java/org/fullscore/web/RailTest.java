package org.fullscore.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class RailTest {

    private static final Visitor NIAMH = new Visitor(
            "Niamh Byrne",
            "Leader, Dublin",
            Set.of("leader"),
            Locale.UK,
            ZoneId.of("Europe/Dublin"),
            "Aldera Instruments");

    private final AtomicInteger due = new AtomicInteger(5);
    private final StaticWaiting waiting = new StaticWaiting("/obligations", due);

    @Test
    void standsInTheOrderOfTheHouseWhateverModuleContributedFirst() {
        var shell = shells().of(request("GET", "/"));

        assertThat(shell.rail()).extracting(Shell.Group::heading).containsExactly("", "Goals", "Consequences");
        assertThat(labels(shell)).containsExactly("Scoreboard!", "Targets!", "Agreements!", "Obligations!");
    }

    @Test
    void leavesOutWhatIsForOthers() {
        assertThat(labels(shells().of(request("GET", "/")))).doesNotContain("Mine!");
    }

    @Test
    void marksThePageAndWhateverLiesBelowIt() {
        assertThat(current(shells().of(request("GET", "/targets")))).containsExactly("/targets");
        assertThat(current(shells().of(request("GET", "/targets/dublin")))).containsExactly("/targets");
        assertThat(current(shells().of(request("GET", "/targets-of-old")))).isEmpty();
    }

    @Test
    void countsWhatWaits() {
        assertThat(waitingFor(shells().of(request("GET", "/")))).isEqualTo(5);
    }

    @Test
    void remembersTheCountWithinASession() {
        var shells = shells();
        shells.of(request("GET", "/"));
        due.set(4);

        assertThat(waitingFor(shells.of(request("GET", "/")))).isEqualTo(5);
    }

    @Test
    void countsAnewOnceTheSessionChangedSomething() {
        var counts = TestShells.counts(beans());
        var shells = TestShells.of(beans(), counts);
        shells.of(request("GET", "/"));
        due.set(4);
        counts.afterCompletion(request("POST", "/obligations/7"), new MockHttpServletResponse(), this, null);

        assertThat(waitingFor(shells.of(request("GET", "/")))).isEqualTo(4);
    }

    @Test
    void hasNothingForNobody() {
        assertThat(TestShells.ofNobody().of(request("GET", "/")).rail()).isEmpty();
    }

    @Test
    void refusesAGroupThatIsNotThere() {
        assertThatThrownBy(() -> new RailEntry("reports", 1, "rail.reports", "/reports"))
                .hasMessageContaining("no group \"reports\"");
    }

    private Shells shells() {
        return TestShells.of(beans());
    }

    private Map<String, Object> beans() {
        var beans = new HashMap<String, Object>();
        beans.put("visitors", (Visitors) () -> Optional.of(NIAMH));
        beans.put("waiting", waiting);
        beans.put("obligations", new RailEntry("Consequences", 10, "Obligations!", "/obligations", Set.of("leader")));
        beans.put("mine", new RailEntry("Consequences", 10, "Mine!", "/obligations", Set.of("rep")));
        beans.put("agreements", new RailEntry("Goals", 20, "Agreements!", "/agreements"));
        beans.put("targets", new RailEntry("Goals", 10, "Targets!", "/targets", Set.of("leader", "executive")));
        beans.put("scoreboard", new RailEntry("", 20, "Scoreboard!", "/scoreboard"));
        return beans;
    }

    private static MockHttpServletRequest request(String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        request.setSession(new MockHttpSession(null, "niamhs"));
        return request;
    }

    private static List<String> labels(Shell shell) {
        return entries(shell).stream().map(Shell.Entry::label).toList();
    }

    private static List<String> current(Shell shell) {
        return entries(shell).stream()
                .filter(Shell.Entry::current)
                .map(Shell.Entry::href)
                .toList();
    }

    private static int waitingFor(Shell shell) {
        return entries(shell).stream().mapToInt(Shell.Entry::waiting).sum();
    }

    private static List<Shell.Entry> entries(Shell shell) {
        return shell.rail().stream().flatMap(group -> group.entries().stream()).toList();
    }

    private record StaticWaiting(String href, AtomicInteger number) implements Waiting {
        @Override
        public int count() {
            return number.get();
        }
    }
}
