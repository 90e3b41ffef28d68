package org.fullscore.tenancy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;

/** The embedded server starts beside the application, and never outlives it. */
class StartingDatabaseTest {

    @TempDir
    private Path home;

    @Test
    void aServerNobodyAskedForIsStoppedAndOneThatCannotStartSaysWhy() {
        StartingDatabase unasked = StartingDatabase.begin(home);
        unasked.destroy();
        assertThat(home.resolve("database/PG_VERSION")).exists();
        assertThat(home.resolve("database/postmaster.pid")).doesNotExist();

        StartingDatabase running = StartingDatabase.begin(home);
        try {
            assertThat(running.await().process().isAlive()).isTrue();
            StartingDatabase second = StartingDatabase.begin(home);
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(second::await)
                    .withMessageStartingWith("Another Fullscore is running on the database in " + home);
            assertThatNoException().isThrownBy(second::destroy);
            assertThat(running.await().process().isAlive()).isTrue();
        } finally {
            running.destroy();
        }
        assertThat(home.resolve("database/postmaster.pid")).doesNotExist();
    }

    @Test
    void onlyTheLocalProfileBringsOne() {
        try (GenericApplicationContext elsewhere = new GenericApplicationContext()) {
            new StartingDatabaseFirst().initialize(elsewhere);
            assertThat(elsewhere.getBeanFactory().containsSingleton(StartingDatabase.class.getName()))
                    .isFalse();
        }
        assertThat(Files.exists(home.resolve("database"))).isFalse();
    }
}
