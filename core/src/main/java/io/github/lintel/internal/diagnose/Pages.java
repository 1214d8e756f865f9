package io.github.lintel.internal.diagnose;

import io.github.lintel.check.CheckId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The pages of the built-in checks, as packed into the jar. */
public final class Pages {
  private static final String FOLDER = "/io/github/lintel/checks/";
  private static final String REPAIR = "\n## Repair\n";

  /** Remedies by id: the few that a report needs are read once. */
  private static final Map<CheckId, Optional<String>> REMEDIES = new ConcurrentHashMap<>();

  private Pages() {}

  /** Returns the whole page. */
  public static Optional<String> page(CheckId check) {
    try (InputStream in = Pages.class.getResourceAsStream(FOLDER + check.text() + ".md")) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the page of " + check, e);
    }
  }

  /** Returns the remedy of a built-in check: the first paragraph under "Repair" of its page. */
  public static Optional<String> remedy(CheckId check) {
    return REMEDIES.computeIfAbsent(check, id -> page(id).flatMap(Pages::remedyIn));
  }

  /** Returns the remedy in a page: the first paragraph under "Repair", on one line. */
  public static Optional<String> remedyIn(String page) {
    String text = page.replace("\r\n", "\n");
    int start = text.indexOf(REPAIR);
    if (start < 0) {
      return Optional.empty();
    }
    String rest = text.substring(start + REPAIR.length()).strip();
    int end = rest.indexOf("\n\n");
    String paragraph = (end < 0 ? rest : rest.substring(0, end)).replaceAll("\\s+", " ").strip();
    return paragraph.isEmpty() || paragraph.startsWith("#")
        ? Optional.empty()
        : Optional.of(paragraph);
  }
}
