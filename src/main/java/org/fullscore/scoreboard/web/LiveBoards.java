package org.fullscore.scoreboard.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Change;
import org.fullscore.results.ResultChanges;
import org.fullscore.scoreboard.PeopleOfBoards;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;
import org.fullscore.tenancy.Writes;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The streams of open boards. A stream says that results of its team, or below it, changed and nothing else, at once and then at most four
 * times a second; the page reads its lines again, as far as its viewer may see them. Who belongs to a team is looked up every five seconds.
 */
@Component
class LiveBoards implements ResultChanges.Hearer {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST = 5000;
    private static final int MOST_OF_A_PERSON = 20;

    private final ResultChanges changes;
    private final PeopleOfBoards people;
    private final Writes writes;
    private final Counter told;
    private final Set<BoardStream> streams = ConcurrentHashMap.newKeySet();
    private final Cache<Of, Set<Integer>> remembered =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();

    LiveBoards(ResultChanges changes, PeopleOfBoards people, Writes writes, MeterRegistry meters) {
        this.changes = changes;
        this.people = people;
        this.writes = writes;
        this.told = meters.counter("fullscore.boards.told");
        changes.tell(this);
        meters.gauge("fullscore.boards.open", streams, Set::size);
    }

    private record Of(OrganizationId organization, int team) {}

    /** Opens a stream, or none where there are too many or nothing is heard of changes now. */
    Optional<SseEmitter> open(Viewer viewer, int team) {
        long own = streams.stream().filter(stream -> stream.isOf(viewer)).count();
        if (!changes.isListening() || streams.size() >= MOST || own >= MOST_OF_A_PERSON) {
            return Optional.empty();
        }
        Of of = new Of(viewer.organization(), team);
        BoardStream stream = new BoardStream(
                viewer.organization(), viewer.personKey(), () -> remembered.get(of, this::lookUp), told::increment);
        streams.add(stream);
        Thread.ofVirtual().name("live-board").start(() -> {
            try {
                stream.run();
            } finally {
                streams.remove(stream);
            }
        });
        return Optional.of(stream.emitter());
    }

    private Set<Integer> lookUp(Of of) {
        return CurrentOrganization.callAs(of.organization(), () -> people.of(of.team()));
    }

    @Override
    public void changed(Change change) {
        writes.resultsCame(change.organization());
        streams.forEach(stream -> stream.hear(change));
    }

    @Override
    public void lost() {
        streams.forEach(BoardStream::end);
    }

    /** An open stream would hold up a machine that stops. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        lost();
    }
}
