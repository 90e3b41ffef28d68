package org.fullscore.scoreboard;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts the statements some reading costs. */
final class Statements {

    private Statements() {}

    /** How many statements this thread sends meanwhile. */
    static int of(Runnable reading) {
        Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        Level old = logger.getLevel();
        heard.start();
        logger.addAppender(heard);
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        try {
            reading.run();
        } finally {
            logger.setAdditive(true);
            logger.setLevel(old);
            logger.detachAppender(heard);
        }
        return (int) List.copyOf(heard.list).stream()
                .filter(event ->
                        event.getThreadName().equals(Thread.currentThread().getName()))
                .filter(event -> event.getFormattedMessage().startsWith("Executing prepared SQL statement ["))
                .count();
    }
}
