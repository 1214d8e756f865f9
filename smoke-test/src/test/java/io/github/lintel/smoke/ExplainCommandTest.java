package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.CheckCatalog;
import io.github.lintel.check.CheckInfo;
import org.junit.jupiter.api.Test;

final class ExplainCommandTest {
  @Test
  void printsThePageOfEveryCheck() {
    assertThat(CheckCatalog.builtIn()).isNotEmpty();
    for (CheckInfo check : CheckCatalog.builtIn()) {
      CommandRun run = CommandRun.of("explain", check.id().text());

      assertThat(run.code()).isZero();
      assertThat(run.out()).startsWith("# " + check.id() + ": ").contains("\n## Repair\n");
    }
  }

  @Test
  void listsAllWithTheirTitles() {
    CommandRun run = CommandRun.of("explain");

    assertThat(run.code()).isZero();
    for (CheckInfo check : CheckCatalog.builtIn()) {
      assertThat(run.out()).containsPattern("(?m)^" + check.id() + " +\\S");
    }
  }

  @Test
  void anUnknownIdGetsTheNearest() {
    CommandRun run = CommandRun.of("explain", "certificate.expird");

    assertThat(run.err())
        .startsWith("lintel: no check \"certificate.expird\"; the nearest are certificate.expired,")
        .hasLineCount(1);
    assertThat(run.code()).isEqualTo(64);
    assertThat(CommandRun.of("explain", "self-signed").err()).contains("are chain.self-signed,");
    assertThat(CommandRun.of("explain", "chain.misssing").err())
        .contains("are chain.missing-intermediate,");
  }
}
