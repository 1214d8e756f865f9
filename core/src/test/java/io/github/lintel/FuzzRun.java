package io.github.lintel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lets Jazzer look for inputs that make a target fail, for a minute in all. A first call is slow:
 * its classes are instrumented. It is not among the tests: {@code ./mvnw -P fuzz -pl core -am test
 * -Dtest=FuzzRun -Dsurefire.failIfNoSpecifiedTests=false} runs it. What it finds is left in {@code
 * target/fuzz}; it belongs into the kept inputs once the fault is repaired.
 */
@Tag("fuzz")
class FuzzRun {
  private static final int SECONDS = Integer.getInteger("lintel.fuzz.seconds", 20);

  @TempDir private Path generated;

  @ParameterizedTest
  @EnumSource
  void findsNothing(FuzzTarget target) throws IOException, InterruptedException {
    Path findings = Path.of("target", "fuzz");
    findings.toFile().mkdirs();
    Process jazzer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.type().getName(),
                "--instrumentation_includes=io.github.lintel.**:org.bouncycastle.tls.**",
                "--reproducer_path=" + findings,
                "-artifact_prefix=" + findings + "/",
                "-max_total_time=" + SECONDS,
                "-max_len=16384",
                "-timeout=60",
                "-print_final_stats=1",
                generated.toString(),
                target.corpus().toString())
            .redirectErrorStream(true)
            .start();
    jazzer.getOutputStream().close();
    String output = new String(jazzer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(jazzer.waitFor()).as(() -> lastOf(output)).isZero();
    assertThat(output).contains("stat::number_of_executed_units");
  }

  private static String lastOf(String output) {
    List<String> lines = output.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }
}
