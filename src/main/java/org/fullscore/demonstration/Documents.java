package org.fullscore.demonstration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Mappings and policies of the demonstration, as an administrator would write them. */
final class Documents {

    private Documents() {}

    /** The YAML of this name. */
    static String read(String name) {
        try (InputStream file = Documents.class.getResourceAsStream("/demonstration/" + name + ".yaml")) {
            if (file == null) {
                throw new IllegalStateException("There is no document " + name + ".");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
