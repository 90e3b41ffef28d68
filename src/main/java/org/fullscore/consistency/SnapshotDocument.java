package org.fullscore.consistency;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a snapshot keeps, as canonical JSON: members in alphabetical order, no white space, numbers as Java prints them. Persons and teams
 * are numbers without names.
 *
 * @param organization its name then
 * @param report everything, whoever reads it
 * @param hidden groups that not everybody is shown, by the word of a dimension
 * @param least persons below which a group is not shown to everybody
 * @param locale how the organization wrote numbers and days then
 * @param zone where its days began and ended then
 */
record SnapshotDocument(
        String organization,
        ConsistencyReport report,
        SortedMap<String, List<String>> hidden,
        int least,
        Locale locale,
        ZoneId zone) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            // the parts of records, and not what can be worked out from them
            .changeDefaultVisibility(visibility -> visibility
                    .withVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                    .withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
            .build();

    String json() {
        return JSON.writeValueAsString(this);
    }

    static SnapshotDocument of(String json) {
        return JSON.readValue(json, SnapshotDocument.class);
    }

    static byte[] sha256(String json) {
        return sha256(json.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
