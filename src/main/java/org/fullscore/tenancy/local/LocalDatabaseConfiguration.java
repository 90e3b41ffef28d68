package org.fullscore.tenancy.local;

import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The profile {@code local} brings its own PostgreSQL: the application connects as one role, migrations as the other. */
@Profile("local")
@Configuration(proxyBeanMethods = false)
class LocalDatabaseConfiguration {

    /** Stopped by what started it, {@link StartingDatabase}. */
    @Bean(destroyMethod = "")
    EmbeddedDatabase embeddedDatabase(StartingDatabase starting) {
        return starting.await();
    }

    @Bean
    JdbcConnectionDetails applicationConnection(EmbeddedDatabase database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return database.url();
            }

            @Override
            public String getUsername() {
                return EmbeddedDatabase.APPLICATION;
            }

            @Override
            public String getPassword() {
                return database.password();
            }
        };
    }

    @Bean
    FlywayConnectionDetails migrationConnection(EmbeddedDatabase database) {
        return new FlywayConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return database.url();
            }

            @Override
            public String getUsername() {
                return EmbeddedDatabase.OWNER;
            }

            @Override
            public String getPassword() {
                return database.password();
            }
        };
    }
}
