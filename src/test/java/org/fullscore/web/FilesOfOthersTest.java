package org.fullscore.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** Their versions stand in our addresses; a new version in the pom alone would leave the pages naked. */
class FilesOfOthersTest {

    @ParameterizedTest
    @MethodSource("addresses")
    void lieWhereThePagesLookForThem(String address) {
        assertThat(new ClassPathResource("META-INF/resources" + address).exists())
                .isTrue();
    }

    static Stream<String> addresses() throws IOException {
        var css = new ClassPathResource("static/assets/fullscore.css").getContentAsString(StandardCharsets.UTF_8);
        var fonts = Pattern.compile("url\\((/[^)]+)\\)").matcher(css).results().map(found -> found.group(1));
        return Stream.concat(Stream.of(Assets.TABLER, Assets.HTMX, Assets.ECHARTS, Assets.INTER), fonts);
    }
}
