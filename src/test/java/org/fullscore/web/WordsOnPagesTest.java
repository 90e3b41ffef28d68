package org.fullscore.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsOnPagesTest {

    /** Keys given whole to {@code say} or to a rail entry; those put together at run time belong to the tests of their module. */
    private static final Pattern KEY =
            Pattern.compile("(?:say\\(|RailEntry\\([^;]*?,\\s*)\"([a-z][a-z0-9.-]*[a-z0-9])\"");

    private static final Pattern DECLARED = Pattern.compile("(?m)^([a-z][A-Za-z0-9._-]*)\\s*=");

    private static final Pattern SHAPE =
            Pattern.compile("template\\.web\\.(?:shape\\(name|state\\([^)]*shape) = \"([a-z0-9-]+)\"");

    /** A class may put its prefix before all of its keys, so the end of a key is enough. */
    @Test
    void areAllInTheMessages() {
        var declared = matches(DECLARED, "src/main/resources/messages");

        assertThat(matches(KEY, "src/main/jte", "src/main/java"))
                .isNotEmpty()
                .allMatch(key -> declared.stream().anyMatch(known -> ("." + known).endsWith("." + key)));
    }

    @Test
    void haveShapesThatAreDrawn() throws IOException {
        var shapes = Files.readString(Path.of("src/main/resources/static/assets/shapes.svg"));

        assertThat(matches(SHAPE, "src/main/jte"))
                .allSatisfy(name -> assertThat(shapes).contains("id=\"" + name + "\""));
    }

    private static List<String> matches(Pattern pattern, String... folders) {
        return Stream.of(folders)
                .flatMap(WordsOnPagesTest::files)
                .map(WordsOnPagesTest::text)
                .flatMap(text -> pattern.matcher(text).results())
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static Stream<Path> files(String folder) {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
