package org.fullscore;

import java.time.Clock;
import java.util.List;
import org.fullscore.ledger.OfflineVerifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The application: everybody's goals, everybody's results, and what follows from them, on one page.
 *
 * <p>Beans are named by their full class name, so that two rooms may each have a {@code Sight}.
 */
@EnableAsync
@EnableScheduling
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class Fullscore {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(OfflineVerifier.COMMAND)) {
            System.exit(OfflineVerifier.run(List.of(arguments), System.out));
        }
        SpringApplication.run(Fullscore.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
