package org.fullscore;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Hears the statements that are sent to the database until it is closed. */
public final class Statements implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    private final Level level = logger.getLevel();
    private final Heard heard = new Heard();

    /** Begins to listen. */
    public Statements() {
        heard.start();
        logger.addAppender(heard);
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
    }

    /** Keeps the name of the thread that sent a statement; an event asks for it late, and then gets that of whoever asks. */
    private static final class Heard extends ListAppender<ILoggingEvent> {

        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            super.append(event);
        }
    }

    /** How many statements this thread sends meanwhile. */
    public static int of(Runnable reading) {
        try (Statements statements = new Statements()) {
            reading.run();
            return statements.since();
        }
    }

    /** How many statements this thread has sent since it was asked last. */
    public int since() {
        int statements = (int) events().stream()
                .filter(event ->
                        event.getThreadName().equals(Thread.currentThread().getName()))
                .filter(event -> event.getFormattedMessage().startsWith("Executing prepared SQL statement ["))
                .count();
        heard.list.clear();
        return statements;
    }

    /** How many statements with these words any thread has sent. */
    public long with(String words) {
        return events().stream()
                .filter(event -> event.getFormattedMessage().contains(words))
                .count();
    }

    @Override
    public void close() {
        logger.setAdditive(true);
        logger.setLevel(level);
        logger.detachAppender(heard);
    }

    private List<ILoggingEvent> events() {
        return List.copyOf(heard.list);
    }
}
