package org.fullscore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The chart in {@code helm} can be installed. */
class HelmTests {

    private static final Helm CHART = new Helm(Path.of("helm"));

    @Test
    void theChartPassesItsLint() {
        assertThat(CHART.lint().strict().call().getMessages()).noneMatch(message -> message.contains("[ERROR]"));
    }

    @Test
    void theChartRendersAReadyAndALivenessProbe() {
        String manifest = CHART.template()
                .set("database.url", "jdbc:postgresql://db/fullscore")
                .set("ingress.host", "fullscore.example.org")
                .call();

        assertThat(manifest)
                .contains("/actuator/health/readiness", "/actuator/health/liveness", "kind: Ingress", "fullscore_app")
                .contains("name: JAVA_TOOL_OPTIONS\n              value: \"-XX:+UseParallelGC");
    }

    @Test
    void aChartWithoutADatabaseSaysWhatIsMissing() {
        assertThatThrownBy(() -> CHART.template().call()).hasMessageContaining("database.url is needed");
    }
}
