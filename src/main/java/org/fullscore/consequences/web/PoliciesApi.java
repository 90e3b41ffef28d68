package org.fullscore.consequences.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fullscore.consequences.Drafting;
import org.fullscore.consequences.Finding;
import org.fullscore.consequences.Policies;
import org.fullscore.consequences.PolicyCheck;
import org.fullscore.consequences.PolicyReader;
import org.fullscore.consequences.PolicyVersionId;
import org.fullscore.consequences.PolicyWriter;
import org.fullscore.consequences.Publishing;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Policies: read by everybody, written and published by executives and administrators. */
@RestController
@RequestMapping("/api/policies")
@Tag(name = "Policies")
class PoliciesApi {

    private static final int LONGEST_NAME = 100;

    private final Policies policies;
    private final Drafting drafting;
    private final Publishing publishing;
    private final Speech speech;

    PoliciesApi(Policies policies, Drafting drafting, Publishing publishing, Speech speech) {
        this.policies = policies;
        this.drafting = drafting;
        this.publishing = publishing;
        this.speech = speech;
    }

    /** A finding of the check; below is null for no end. */
    record Found(
            String nature,
            java.math.BigDecimal from,
            java.math.@Nullable BigDecimal below,
            List<String> rows,
            String sentence) {}

    /** A version: state is draft or published. */
    record VersionItem(
            String name,
            int version,
            String state,
            boolean complete,
            List<Found> findings,
            Map<String, Object> policy) {}

    @GetMapping
    @Operation(summary = "All policies, each with its latest version that the asker may read")
    Page<VersionItem> list(Viewer viewer) {
        Map<String, VersionItem> latest = new LinkedHashMap<>();
        policies.all().stream()
                .filter(version -> Policies.isVisible(viewer, version))
                .forEach(version -> latest.putIfAbsent(version.id().policy(), item(version)));
        return Page.of(new ArrayList<>(latest.values()));
    }

    @GetMapping("/{name}")
    @Operation(summary = "All versions of a policy, the newest first")
    ResponseEntity<?> read(@PathVariable String name, Viewer viewer) {
        List<VersionItem> versions =
                policies.versions(viewer, name).stream().map(this::item).toList();
        return versions.isEmpty() ? Problem.notFound().response() : ResponseEntity.ok(Page.of(versions));
    }

    @PutMapping("/{name}")
    @Operation(
            summary =
                    "Write the draft of a policy in YAML or JSON; what is published is never touched, the next version begins",
            description =
                    "adjust (optional) says by which formula targets of persons are adjusted, by working days: joining, leaving, absence, hours, and ramp in percent of the first, second, … month after joining. Only for metrics that add up.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = "application/yaml", examples = @ExampleObject("""
                                                        metric: revenue
                                                        of: [person, team]
                                                        period: quarter
                                                        from: 2026-01-01
                                                        source: Sales compensation plan 2026, section 4
                                                        adjust: { joining: true, leaving: true, absence: true, hours: true, ramp: [0, 50, 75] }
                                                        rules:
                                                          - name: Met
                                                            from: 100
                                                            then: [{ consequence: Accelerator, kind: reward, severity: 1, owedBy: leader, workingDays: 10, pay: { perPoint: 50, above: 100, currency: USD } }]
                                                          - name: Missed
                                                            below: 100
                                                            then: [{ consequence: Coaching plan, kind: support, severity: 1, owedBy: leader, workingDays: 5, evidence: true }]
                                                        """)),
                                @Content(mediaType = "application/json")
                            }))
    ResponseEntity<?> write(@PathVariable String name, @RequestBody byte[] body, Viewer viewer) {
        if (!viewer.may(Scope.ADMIN) && !viewer.may(Scope.ACT)) {
            return scope();
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            return Problem.unprocessable("name", "A policy has a name of 1 to 100 characters", null)
                    .response();
        }
        return switch (PolicyReader.read(text(body))) {
            case PolicyReader.Unreadable unreadable ->
                Problem.unprocessable("policy-unreadable", "The policy was not taken", "Nothing was changed.")
                        .withErrors(unreadable.faults())
                        .response();
            case PolicyReader.Read read -> written(drafting.write(viewer, name, read.document(), null));
        };
    }

    @PostMapping("/{name}/versions/{number}/publication")
    @Operation(summary = "Publish a version: somebody other than its author, and only if its rows leave nothing open")
    ResponseEntity<?> publish(@PathVariable String name, @PathVariable int number, Viewer viewer) {
        if (!viewer.may(Scope.ADMIN) && !viewer.may(Scope.ACT)) {
            return scope();
        }
        PolicyVersionId id = new PolicyVersionId(name, number);
        return switch (publishing.publish(viewer, id)) {
            case Publishing.NoSuchVersion none -> Problem.notFound().response();
            case Publishing.Published published -> ResponseEntity.ok(one(published.id()));
            case Publishing.NotPublished not ->
                speech.problem(not.refusal())
                        .withErrors(not.findings().stream().map(this::place).toList())
                        .response();
        };
    }

    private ResponseEntity<?> written(Drafting.Written written) {
        return switch (written) {
            case Drafting.Draft draft -> ResponseEntity.ok(one(draft.id()));
            case Drafting.NotWritten not -> speech.problem(not.refusal()).response();
        };
    }

    private VersionItem one(PolicyVersionId id) {
        return policies.versions(id.policy()).stream()
                .filter(version -> version.id().equals(id))
                .findFirst()
                .map(this::item)
                .orElseThrow();
    }

    private VersionItem item(Policies.Version version) {
        PolicyCheck check = version.document().check();
        return new VersionItem(
                version.id().policy(),
                version.id().number(),
                version.isPublished() ? "published" : "draft",
                check.isComplete(),
                check.findings().stream().map(this::found).toList(),
                PolicyWriter.tree(version.document()));
    }

    private Found found(Finding finding) {
        return new Found(
                finding.nature().name().toLowerCase(java.util.Locale.ROOT),
                finding.from(),
                finding.below(),
                finding.rows(),
                speech.say(finding.sentence()));
    }

    private RowError place(Finding finding) {
        return RowError.atField(
                "rules",
                String.join(", ", finding.rows()),
                finding.nature().name(),
                speech.say(finding.sentence()),
                speech.words()
                        .say("consequences.check.remedy." + finding.nature().name()));
    }

    private static ResponseEntity<?> scope() {
        return Problem.forbidden("scope", "The token does not reach so far", "It needs the scope act or admin.")
                .response();
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw Problem.badRequest("not-utf-8", "The policy is not UTF-8", "Save it as UTF-8 and send it again.")
                    .exception();
        }
    }
}
