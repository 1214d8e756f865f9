package io.github.lintel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kept inputs of the fuzzer, and small changes to them. */
class FuzzCorpusTest {
  private static final int CHANGES = 50;

  @ParameterizedTest
  @EnumSource
  void nothingFails(FuzzTarget target) throws IOException {
    Random random = new Random(7);
    List<Path> inputs = target.inputs();
    assertThat(inputs).isNotEmpty();
    for (Path file : inputs) {
      byte[] input = Files.readAllBytes(file);
      assertThatCode(() -> target.feed(input)).as("%s", file).doesNotThrowAnyException();
      for (int i = 0; i < CHANGES && input.length > 0; i++) {
        byte[] changed = Arrays.copyOf(input, 1 + random.nextInt(input.length + 8));
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        assertThatCode(() -> target.feed(changed))
            .as("%s, changed to %s", file, Arrays.toString(changed))
            .doesNotThrowAnyException();
      }
    }
  }
}
