package org.fullscore.web;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chart as data in the page, which a static script draws.
 *
 * @param kind which drawing; charts.js says what data each one takes
 * @param id id of the drawing in the page
 * @param json its data, safe between script tags
 */
public record Chart(String kind, String id, String json) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** From a record with the data. */
    public static Chart of(String kind, String id, Object data) {
        return new Chart(kind, id, unbreakable(JSON.writeValueAsString(data)));
    }

    /** Nothing in it may end the script element or begin a comment. */
    private static String unbreakable(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
