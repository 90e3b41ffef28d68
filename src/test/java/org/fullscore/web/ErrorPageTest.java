package org.fullscore.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;

class ErrorPageTest {

    private final Failures failures = new Failures(TestShells.ofNobody());
    private final MockMvc pages = MockMvcBuilders.standaloneSetup(new Goals(), new ErrorPages(failures))
            .setControllerAdvice(failures)
            .setViewResolvers(new Templates().templateViewResolver(Templates.precompiled(), TestShells.ofNobody()))
            .build();

    @Test
    void isTheSameForWhatIsNotThereAndWhatIsNotAllowed() throws Exception {
        shown("/nothing", 404, "There is nothing here");
        shown("/goals/hidden", 404, "There is nothing here");
        shown("/goals/denied", 404, "There is nothing here");
    }

    @Test
    void saysWhyAThingCannotBeDone() throws Exception {
        shown("/goals/agreed", 409, "The goal is agreed. Use relief.");
    }

    @Test
    void showsAReferenceAndNothingElse() throws Exception {
        shown("/goals/broken", 500, "Reference ").andExpect(content().string(not(containsString("secret"))));
    }

    @Test
    void explainsAFormThatCouldHaveComeFromElsewhere() throws Exception {
        pages.perform(get("/error")
                        .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/goals")
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 403))
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("This page was open for too long")));
    }

    private ResultActions shown(String path, int status, String words) throws Exception {
        return pages.perform(get(path))
                .andExpect(status().is(status))
                .andExpect(content().contentType("text/html;charset=UTF-8"))
                .andExpect(content().string(containsString(words)));
    }

    @Controller
    static class Goals {

        @GetMapping("/goals/hidden")
        String hidden() {
            throw Problem.notFound().exception();
        }

        @GetMapping("/goals/denied")
        String denied() {
            throw new AccessDeniedException("no");
        }

        @GetMapping("/goals/agreed")
        String agreed() {
            throw Problem.conflict("goal-agreed", "The goal is agreed", "Use relief.")
                    .exception();
        }

        @GetMapping("/goals/broken")
        String broken() {
            throw new IllegalStateException("secret");
        }
    }
}
