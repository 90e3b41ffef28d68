package org.fullscore.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.fullscore.RealTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address there is can be measured: those above a number of them are dropped without an error. */
class MeasuredAddressesTest extends RealTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Value("${management.metrics.web.server.max-uri-tags}")
    private int most;

    @Test
    void thereAreFewerThanAreMeasured() {
        assertThat(handlers.getHandlerMethods().keySet().stream()
                        .flatMap(handler -> handler.getPatternValues().stream())
                        .collect(Collectors.toSet()))
                .hasSizeGreaterThan(100)
                .hasSizeLessThan(most / 2);
    }
}
