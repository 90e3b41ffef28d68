package org.fullscore.consequences;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fullscore.goals.AdjustmentFormula;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a policy in the form {@link PolicyReader} reads. */
public final class PolicyWriter {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private PolicyWriter() {}

    /** As JSON. */
    public static String write(PolicyDocument document) {
        return JSON.writeValueAsString(tree(document));
    }

    /** SHA-256 of the JSON in 64 hexadecimal digits: what the ledger says about the content. */
    static String sha256(PolicyDocument document) {
        try {
            byte[] json = write(document).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    /** As fields in the order of the form. */
    public static Map<String, Object> tree(PolicyDocument document) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("metric", document.metric());
        fields.put(
                "of",
                document.persons()
                        ? document.teams() ? List.of("person", "team") : List.of("person")
                        : List.of("team"));
        fields.put("period", document.period());
        fields.put("from", document.from().toString());
        put(fields, "source", document.source());
        if (!document.jobs().isEmpty()) {
            fields.put("for", Map.of("job", document.jobs()));
        }
        if (!document.adjust().isNone()) {
            fields.put("adjust", tree(document.adjust()));
        }
        fields.put(
                "rules",
                document.table().rows().stream().map(PolicyWriter::tree).toList());
        return fields;
    }

    private static Map<String, Object> tree(AdjustmentFormula adjust) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("joining", adjust.joining());
        fields.put("leaving", adjust.leaving());
        fields.put("absence", adjust.absence());
        fields.put("hours", adjust.hours());
        if (!adjust.ramp().isEmpty()) {
            fields.put("ramp", adjust.ramp());
        }
        return fields;
    }

    /** A row as fields. */
    public static Map<String, Object> tree(Rule rule) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", rule.name());
        fields.put("from", plain(rule.from()));
        put(fields, "below", rule.below() == null ? null : plain(rule.below()));
        if (rule.inARow() > 1) {
            fields.put("inARow", rule.inARow());
        }
        if (rule.teamFrom() != null) {
            fields.put("team", Map.of("from", plain(rule.teamFrom())));
        }
        put(fields, "source", rule.source());
        fields.put("then", rule.then().stream().map(PolicyWriter::tree).toList());
        return fields;
    }

    private static Map<String, Object> tree(Consequence consequence) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("consequence", consequence.name());
        fields.put("kind", consequence.kind().wire());
        fields.put("severity", consequence.severity().level());
        fields.put("owedBy", consequence.owedBy().wire());
        fields.put("workingDays", consequence.workingDays());
        fields.put("evidence", consequence.evidence());
        fields.put("entitlement", consequence.entitlement());
        Pay pay = consequence.pay();
        if (pay != null) {
            fields.put("pay", tree(pay));
        }
        return fields;
    }

    /** Pay as fields. */
    public static Map<String, Object> tree(Pay pay) {
        Map<String, Object> fields = new LinkedHashMap<>();
        switch (pay) {
            case Pay.PerPoint points -> {
                fields.put("perPoint", plain(points.perPoint()));
                fields.put("above", plain(points.above()));
                put(fields, "upTo", points.upTo() == null ? null : plain(points.upTo()));
            }
            case Pay.Fixed fixed -> fields.put("fixed", plain(fixed.amount()));
        }
        fields.put("currency", pay.currency());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    /** Without zeros at the end, and never with an exponent. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
