package org.fullscore.web;

import java.time.Clock;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the words of all modules known to pages and to the checks of forms. */
@Configuration(proxyBeanMethods = false)
class Languages {

    @Bean
    MessageSource messageSource() {
        return Dictionary.messages();
    }

    @Bean
    Dictionary dictionary(MessageSource messageSource, Clock clock) {
        return new Dictionary(messageSource, clock);
    }
}
