package org.fullscore.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.RequestDispatcher;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

class RefusalOfTheApiTest {

    private final MockMvc api = MockMvcBuilders.standaloneSetup(
                    new Goals(), new ErrorPages(new Failures(TestShells.ofNobody())))
            .setControllerAdvice(new Failures(TestShells.ofNobody()))
            .setMessageConverters(new JacksonJsonHttpMessageConverter(json()))
            .build();

    @Test
    void saysWhatKindItIsUnderAStableAddress() throws Exception {
        api.perform(get("/api/goals/returned"))
                .andExpect(status().isConflict())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value("https://fullscore.org/problems/goal-agreed"))
                .andExpect(jsonPath("$.title").value("The goal is agreed"))
                .andExpect(jsonPath("$.status").value(409))
                .andExpect(jsonPath("$.detail").value("Use relief."))
                .andExpect(jsonPath("$.errors[0].code").value("GOAL_AGREED"))
                .andExpect(jsonPath("$.errors[0].row").value(7));
    }

    @Test
    void isTheSameWhenItWasFoundDeepDown() throws Exception {
        refused(get("/api/goals/thrown"), 409, "goal-agreed");
    }

    @Test
    void saysThatSomebodyChangedItMeanwhile() throws Exception {
        refused(get("/api/goals/stale"), 409, "changed-meanwhile");
    }

    @Test
    void saysWhoMayNot() throws Exception {
        refused(get("/api/goals/denied"), 403, "forbidden");
    }

    @Test
    void namesTheFieldThatMakesNoSense() throws Exception {
        refused(json("{\"owner\":\" \",\"target\":-1,\"from\":\"2026-01-01\"}"), 422, "invalid")
                .andExpect(jsonPath("$.errors.length()").value(2))
                .andExpect(jsonPath("$.errors[?(@.column=='target')].value").value("-1"))
                .andExpect(jsonPath("$.errors[?(@.column=='owner')].code").value("NOT_BLANK"));
    }

    @Test
    void namesTheFieldNobodyKnowsAndThoseThatAreKnown() throws Exception {
        refused(json("{\"owner\":\"person:7\",\"targt\":1}"), 400, "unknown-field")
                .andExpect(jsonPath("$.errors[0].column").value("targt"))
                .andExpect(jsonPath("$.errors[0].remedy").value("Known are: from, owner, target"));
    }

    @Test
    void saysWhereTheJsonBreaksOff() throws Exception {
        refused(json("{\"owner\":\n\"person:7\","), 400, "unreadable-json")
                .andExpect(jsonPath("$.errors[0].row").value(2));
    }

    @Test
    void namesTheFieldThatCannotBeRead() throws Exception {
        refused(json("{\"owner\":\"person:7\",\"target\":\"much\"}"), 400, "unreadable-json")
                .andExpect(jsonPath("$.errors[0].column").value("target"));
    }

    @Test
    void asksForTheBody() throws Exception {
        refused(json(""), 400, "unreadable-body");
    }

    @Test
    void asksForTheParameter() throws Exception {
        refused(get("/api/goals"), 400, "bad-request")
                .andExpect(jsonPath("$.detail").value(containsString("period")));
    }

    @Test
    void namesTheParameterThatCannotBeRead() throws Exception {
        refused(get("/api/goals?period=2026&size=ten"), 400, "unreadable-parameter")
                .andExpect(jsonPath("$.errors[0].column").value("size"));
    }

    @Test
    void doesNotTellAnIdThatIsNoneFromOneThatIsUnknown() throws Exception {
        refused(get("/api/goals/by-id/seven"), 404, "not-found");
    }

    @Test
    void knowsNoOtherAddresses() throws Exception {
        refused(get("/api/nothing"), 404, "not-found");
    }

    @Test
    void saysWhichMethodsThereAre() throws Exception {
        refused(post("/api/goals/stale"), 405, "method-not-allowed").andExpect(header().string("Allow", "GET"));
    }

    @Test
    void takesJsonOnly() throws Exception {
        refused(post("/api/goals").contentType(MediaType.TEXT_PLAIN).content("x"), 415, "unsupported-media-type");
    }

    @Test
    void givesAReferenceAndNothingElseForWhatNobodyExpected() throws Exception {
        refused(get("/api/goals/broken"), 500, "unexpected")
                .andExpect(jsonPath("$.detail").value(matchesPattern("Reference [2-9A-Z]{4}-[2-9A-Z]{4}")))
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString("secret"))));
    }

    @Test
    void isAProblemAlsoWhenAFilterRefused() throws Exception {
        refused(
                get("/error")
                        .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/api/goals")
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 429),
                429,
                "too-many-requests");
    }

    @Test
    void canBeWrittenByAFilter() throws Exception {
        var response = new MockHttpServletResponse();

        Problem.conflict("twice", "Sent twice", null).writeTo(response);

        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(response.getContentAsString())
                .isEqualTo("{\"type\":\"https://fullscore.org/problems/twice\",\"title\":\"Sent twice\","
                        + "\"status\":409,\"detail\":null,\"errors\":[]}");
    }

    @Test
    void leavesListsPlain() throws Exception {
        api.perform(get("/api/goals?period=2026"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string("{\"items\":[{\"owner\":\"person:7\",\"target\":1000,"
                                + "\"from\":\"2026-01-01\"}],\"next\":null}"));
    }

    private ResultActions refused(org.springframework.test.web.servlet.RequestBuilder request, int status, String type)
            throws Exception {
        return api.perform(request)
                .andExpect(status().is(status))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value(Problem.TYPES + type));
    }

    private static org.springframework.test.web.servlet.RequestBuilder json(String body) {
        return post("/api/goals").contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private static JsonMapper json() {
        var builder = JsonMapper.builder();
        new PlainNumbers().customize(builder);
        return builder.build();
    }

    record Goal(@NotBlank String owner, @Positive BigDecimal target, LocalDate from) {}

    @RestController
    static class Goals {

        private static final Problem AGREED = Problem.conflict("goal-agreed", "The goal is agreed", "Use relief.")
                .withErrors(List.of(RowError.atCell(7, "target", "1", "GOAL_AGREED", "is agreed", "Use relief.")));

        @GetMapping("/api/goals/returned")
        ResponseEntity<?> returned() {
            return AGREED.response();
        }

        @GetMapping("/api/goals/thrown")
        void thrown() {
            throw AGREED.exception();
        }

        @GetMapping("/api/goals/stale")
        void stale() {
            throw new OptimisticLockingFailureException("goal 7");
        }

        @GetMapping("/api/goals/denied")
        void denied() {
            throw new AccessDeniedException("no");
        }

        @GetMapping("/api/goals/broken")
        void broken() {
            throw new IllegalStateException("secret");
        }

        @PostMapping("/api/goals")
        void post(@Valid @RequestBody Goal goal) {
            throw new IllegalStateException(goal.owner());
        }

        @GetMapping("/api/goals/by-id/{id}")
        String one(@PathVariable UUID id) {
            return id.toString();
        }

        @GetMapping("/api/goals")
        Page<Goal> list(@RequestParam String period, @RequestParam(defaultValue = "10") int size) {
            return Page.of(List.of(new Goal("person:7", new BigDecimal("1E+3"), LocalDate.of(2026, 1, 1))));
        }
    }
}
