package org.fullscore;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableAsync;

/** The application: everybody's goals, everybody's results, and what follows from them, on one page. */
@EnableAsync
@SpringBootApplication
public class Fullscore {

    public static void main(String[] arguments) {
        SpringApplication.run(Fullscore.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
