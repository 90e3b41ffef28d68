package org.fullscore.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsOnPagesTest {

    /** Keys given whole to {@code say} or to a rail entry; those put together at run time belong to the tests of their module. */
    private static final Pattern KEY =
            Pattern.compile("(?:say\\(|RailEntry\\([^;]*?,\\s*)\"([a-z][a-z0-9.-]*[a-z0-9])\"");

    private static final Pattern SHAPE =
            Pattern.compile("template\\.web\\.(?:shape\\(name|state\\([^)]*shape) = \"([a-z0-9-]+)\"");

    @Test
    void areAllInTheMessages() throws IOException {
        var messages = Dictionary.messages();

        assertThat(matches(KEY))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(messages.getMessage(key, new Object[0], Locale.ENGLISH))
                        .as(key)
                        .isNotEqualTo(key));
    }

    @Test
    void haveShapesThatAreDrawn() throws IOException {
        var shapes = Files.readString(Path.of("src/main/resources/static/assets/shapes.svg"));

        assertThat(matches(SHAPE)).allSatisfy(name -> assertThat(shapes).contains("id=\"" + name + "\""));
    }

    private static List<String> matches(Pattern pattern) throws IOException {
        try (var templates = Files.walk(Path.of("src/main/jte"));
                var sources = Files.walk(Path.of("src/main/java"))) {
            return Stream.concat(templates, sources)
                    .filter(Files::isRegularFile)
                    .map(WordsOnPagesTest::text)
                    .flatMap(text -> pattern.matcher(text).results())
                    .map((MatchResult found) -> found.group(1))
                    .distinct()
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
