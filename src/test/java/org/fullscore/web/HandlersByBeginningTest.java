package org.fullscore.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** The same handler is found as if every one had been asked, and few are. */
class HandlersByBeginningTest {

    private static final String ASKED_FOR = "X-Asked-For";

    private final StaticWebApplicationContext beans = new StaticWebApplicationContext();
    private final RequestMappingHandlerMapping handlers = new HandlersByBeginning().getRequestMappingHandlerMapping();

    @Controller
    static class Doors {

        @GetMapping({"/boards/{team}", "/scoreboards/{team}"})
        void board() {}

        @PostMapping("/boards/{team}/results")
        void push() {}

        @GetMapping("/all/files/{*rest}")
        void file() {}

        @GetMapping("/{page}")
        void page() {}

        @GetMapping("/report-{name}.pdf")
        void report() {}

        @GetMapping("/people/{id}/goals/{period}")
        void goals() {}

        @GetMapping("/people/everybody/goals/{period}")
        void goalsOfEverybody() {}

        @PostMapping("/people/{id}/sign")
        void sign() {}
    }

    @BeforeEach
    void openTheDoors() {
        beans.registerSingleton("doors", Doors.class);
        beans.refresh();
        handlers.setApplicationContext(beans);
        handlers.afterPropertiesSet();
    }

    @AfterEach
    void closeThem() {
        beans.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /boards/dublin, board",
        "GET, /scoreboards/dublin, board",
        "GET, /bo%61rds/dublin, board",
        "GET, /boards;v=1/dublin, board",
        "POST, /boards/dublin/results, push",
        "GET, /all/files, file",
        "GET, /all/files/a/b, file",
        "GET, /home, page",
        "GET, /report-2026.pdf, report",
        "GET, /people/priya/goals/2026-Q3, goals",
        "GET, /people/everybody/goals/2026-Q3, goalsOfEverybody",
        "GET, /boardsful/dublin,",
        "GET, /people/priya/other,",
    })
    void theHandlerIsThatOfItsPath(String method, String path, @Nullable String name) throws Exception {
        HandlerExecutionChain found = handlers.getHandler(request(method, path, new AtomicInteger()));
        assertThat(
                        found == null
                                ? null
                                : ((HandlerMethod) found.getHandler())
                                        .getMethod()
                                        .getName())
                .isEqualTo(name);
    }

    @Test
    void theWrongMethodIsStillRefusedAsSuch() {
        assertThatExceptionOfType(HttpRequestMethodNotSupportedException.class)
                .isThrownBy(() -> handlers.getHandler(request("POST", "/boards/dublin", new AtomicInteger())))
                .satisfies(refusal -> assertThat(refusal.getSupportedMethods()).containsExactly("GET"));
    }

    @Test
    void handlersOfOtherPathsAreNotAsked() throws Exception {
        for (int other = 0; other < 50; other++) {
            handlers.registerMapping(
                    RequestMappingInfo.paths("/other" + other + "/{id}")
                            .headers(ASKED_FOR)
                            .options(handlers.getBuilderConfiguration())
                            .build(),
                    "doors",
                    Doors.class.getDeclaredMethod("goals"));
        }
        AtomicInteger asked = new AtomicInteger();
        handlers.getHandler(request("GET", "/people/priya/goals/2026-Q3", asked));
        assertThat(asked).hasValue(0);
        handlers.getHandler(request("GET", "/other7/priya", asked));
        assertThat(asked.get()).isBetween(1, 2);
    }

    private static MockHttpServletRequest request(String method, String path, AtomicInteger asked) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path) {
            @Override
            public @Nullable String getHeader(String name) {
                if (ASKED_FOR.equals(name)) {
                    asked.incrementAndGet();
                }
                return super.getHeader(name);
            }
        };
        request.addHeader(ASKED_FOR, "yes");
        ServletRequestPathUtils.parseAndCache(request);
        return request;
    }
}
