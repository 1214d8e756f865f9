package io.github.lintel.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.testkit.Flaw;
import io.github.lintel.testkit.Reaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of flaws is written from the catalogue, so that it says what is tested. */
class FlawsPageTest {
  private static final Path PAGE = Path.of("../docs/guide/flaws.md");
  private static final Path CATALOGUE =
      Path.of("../testkit/src/main/java/io/github/lintel/testkit/Flaw.java");
  private static final Pattern COMMENT = Pattern.compile("/\\*\\* (.*?) \\*/\\s+([A-Z0-9_]+)\\(");

  @Test
  void pageIsWhatIsTested() throws IOException {
    String page = page(comments());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page);
    }
    assertThat(page)
        .as("differs from %s; ./mvnw verify -Dgolden.update=true updates it", PAGE)
        .isEqualTo(Files.readString(PAGE));
  }

  private static Map<String, String> comments() throws IOException {
    Map<String, String> comments = new HashMap<>();
    Matcher matcher = COMMENT.matcher(Files.readString(CATALOGUE));
    while (matcher.find()) {
      comments.put(matcher.group(2), matcher.group(1));
    }
    return comments;
  }

  private static String page(Map<String, String> comments) {
    StringBuilder text =
        new StringBuilder(
            """
            # The catalogue of flaws

            `Flaw.EXPIRED.start()` opens a front door with that one flaw in this JVM, as [JUnit](junit.md) tells. What the
            JDK's client and OkHttp do about it, with their usual settings, is tested at every build, and so is that
            Lintel finds it. *Fails* is an `IOException` that is no `SSLException`; silence ends by the client's timeout.
            Names with a star are those of badssl.com.

            | flaw | what is wrong | JDK | OkHttp | Lintel finds |
            |---|---|---|---|---|
            """);
    for (Flaw flaw : Flaw.values()) {
      text.append(row(flaw, comments));
    }
    return text.toString();
  }

  private static String row(Flaw flaw, Map<String, String> comments) {
    boolean alert = flaw.name().startsWith("ALERT_");
    String what =
        alert
            ? "Every ClientHello is answered with this fatal alert."
            : comments.getOrDefault(flaw.name(), "");
    assertThat(what).as("the comment of " + flaw).isNotBlank();
    String badssl = flaw.badsslName().map(name -> "<br>" + name + "\\*").orElse("");
    String checks =
        flaw.checks().stream()
            .sorted()
            .map(id -> "[%s](../checks/%s.md)".formatted(id, id))
            .collect(Collectors.joining(", "));
    return "| `%s`%s | %s | %s | %s | %s |\n"
        .formatted(
            flaw,
            badssl,
            what,
            words(flaw, Clients.jdk(flaw)),
            words(flaw, Clients.okHttp(flaw)),
            checks);
  }

  private static String words(Flaw flaw, Reaction reaction) {
    return flaw == Flaw.STATIC_RSA ? "gets in, refuses from Java 24 on" : words(reaction);
  }

  private static String words(Reaction reaction) {
    return switch (reaction) {
      case REFUSE -> "refuses";
      case FAIL -> "fails";
      case GET_IN -> "gets in";
      case DIFFER -> throw new AssertionError("a client does one thing");
    };
  }
}
