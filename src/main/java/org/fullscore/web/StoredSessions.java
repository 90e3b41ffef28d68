package org.fullscore.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.MapSession;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.stereotype.Component;

/**
 * Sessions as rows in PostgreSQL, so that every replica knows who is signed in.
 *
 * <p>A process remembers a session for five seconds and writes its last access once a minute: reading a page costs no
 * statement, and a sign-out elsewhere takes effect within those seconds.
 */
@Component
@EnableSpringHttpSession
class StoredSessions implements SessionRepository<MapSession>, Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(StoredSessions.class);
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final Duration WRITTEN_EVERY = Duration.ofMinutes(1);
    /** Signing in gives a session a new id; the row of the old one has to go. */
    private static final String STORED_AS = StoredSessions.class.getName();

    private static final Duration IDLE = Duration.ofHours(8);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cache<String, Known> remembered = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(100_000)
            .build();

    StoredSessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A session as it was last read or written, and its attributes as they were then. */
    private record Known(MapSession session, Map<String, Object> attributes, Instant written) {}

    @Override
    public MapSession createSession() {
        MapSession session = new MapSession();
        session.setMaxInactiveInterval(IDLE);
        return session;
    }

    @Override
    public void save(MapSession session) {
        Known known = remembered.getIfPresent(session.getId());
        Instant now = clock.instant();
        String storedAs = session.getAttribute(STORED_AS);
        if (!session.getId().equals(storedAs)) {
            if (storedAs != null) {
                deleteById(storedAs);
            }
            session.setAttribute(STORED_AS, session.getId());
        }
        Map<String, Object> attributes = attributesOf(session);
        if (known != null
                && known.attributes().equals(attributes)
                && known.written().plus(WRITTEN_EVERY).isAfter(now)) {
            return;
        }
        boolean there = session.getId().equals(storedAs) ? update(session, attributes) : insert(session, attributes);
        if (there) {
            remembered.put(session.getId(), new Known(new MapSession(session), attributes, now));
        } else {
            remembered.invalidate(session.getId());
        }
    }

    private boolean insert(MapSession session, Map<String, Object> attributes) {
        return jdbc.sql("""
                                insert into web.session (id, person, attributes, created_at, accessed_at, expires_at, idle_seconds)
                                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                                """)
                        .param(session.getId())
                        .param(person(session))
                        .param(serialize(attributes))
                        .param(at(session.getCreationTime()))
                        .param(at(session.getLastAccessedTime()))
                        .param(at(session.getLastAccessedTime().plus(session.getMaxInactiveInterval())))
                        .param(session.getMaxInactiveInterval().toSeconds())
                        .update()
                == 1;
    }

    /** One that was ended meanwhile stays ended, even if this process still remembers it. */
    private boolean update(MapSession session, Map<String, Object> attributes) {
        return jdbc.sql(
                                "update web.session set person = ?, attributes = ?, accessed_at = ?, expires_at = ? where id = ?")
                        .param(person(session))
                        .param(serialize(attributes))
                        .param(at(session.getLastAccessedTime()))
                        .param(at(session.getLastAccessedTime().plus(session.getMaxInactiveInterval())))
                        .param(session.getId())
                        .update()
                == 1;
    }

    private static @Nullable String person(MapSession session) {
        SecurityContext context =
                session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        Authentication signedIn = context == null ? null : context.getAuthentication();
        return signedIn == null ? null : signedIn.getName();
    }

    @Override
    public void endAllOf(String person) {
        jdbc.sql("delete from web.session where person = ?").param(person).update();
        remembered.asMap().values().removeIf(known -> person.equals(person(known.session())));
    }

    @Override
    public @Nullable MapSession findById(String id) {
        Known known = remembered.getIfPresent(id);
        if (known == null) {
            known = read(id);
            if (known == null) {
                return null;
            }
            remembered.put(id, known);
        }
        MapSession copy = new MapSession(known.session());
        if (copy.isExpired()) {
            deleteById(id);
            return null;
        }
        return copy;
    }

    @Override
    public void deleteById(String id) {
        remembered.invalidate(id);
        jdbc.sql("delete from web.session where id = ?").param(id).update();
    }

    @Scheduled(fixedDelay = 600_000)
    void forgetExpired() {
        jdbc.sql("delete from web.session where expires_at < ?")
                .param(at(clock.instant()))
                .update();
    }

    private @Nullable Known read(String id) {
        return jdbc.sql("select id, attributes, created_at, accessed_at, idle_seconds from web.session where id = ?")
                .param(id)
                .query(StoredSessions::known)
                .optional()
                .orElse(null);
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        MapSession session = new MapSession(row.getString("id"));
        session.setCreationTime(
                row.getObject("created_at", OffsetDateTime.class).toInstant());
        session.setLastAccessedTime(
                row.getObject("accessed_at", OffsetDateTime.class).toInstant());
        session.setMaxInactiveInterval(Duration.ofSeconds(row.getInt("idle_seconds")));
        Map<String, Object> attributes = deserialize(row.getBytes("attributes"));
        attributes.forEach(session::setAttribute);
        return new Known(session, attributes, session.getLastAccessedTime());
    }

    private static Map<String, Object> attributesOf(MapSession session) {
        Map<String, Object> attributes = new HashMap<>();
        for (String name : session.getAttributeNames()) {
            Object value = session.getAttribute(name);
            if (value != null) {
                attributes.put(name, value);
            }
        }
        return attributes;
    }

    private static byte[] serialize(Map<String, Object> attributes) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(attributes);
            objects.flush();
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException("An attribute of a session cannot be stored.", failure);
        }
    }

    /** What a newer version cannot read any more means signed out, not an error. */
    private static Map<String, Object> deserialize(byte[] bytes) {
        Map<String, Object> attributes = new HashMap<>();
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            if (objects.readObject() instanceof Map<?, ?> stored) {
                stored.forEach((name, value) -> attributes.put(String.valueOf(name), value));
            }
        } catch (IOException | ClassNotFoundException unreadable) {
            LOG.info("A session of an earlier version was dropped: {}", unreadable.getMessage());
        }
        return attributes;
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
