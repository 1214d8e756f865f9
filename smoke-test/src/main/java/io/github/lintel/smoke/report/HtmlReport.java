package io.github.lintel.smoke.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import io.github.lintel.smoke.report.html.PageMaker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/**
 * One page that needs nothing else: no script, no other file, no style attribute. Whoever serves it
 * sends {@link #contentSecurityPolicy()} with it, which allows its style sheet and nothing else.
 * Thread-safe.
 */
public final class HtmlReport {
  private static final String STYLE = resource("report.css");
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
          .formatted(sha256(STYLE));
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(ContentType.Html);

  private HtmlReport() {}

  /** Returns what the page may do, as the value of the header {@code Content-Security-Policy}. */
  public static String contentSecurityPolicy() {
    return POLICY + "; frame-ancestors 'none'";
  }

  /** Writes the page of a run. */
  public static void write(Run run, Writer out) {
    write(run, out, Optional.empty());
  }

  /** Writes the page of a run, which the browser loads again after {@code refresh}. */
  public static void write(Run run, Writer out, Optional<Duration> refresh) {
    PageMaker maker =
        new PageMaker(
            run.at(),
            run.entries().stream()
                .map(entry -> new PageMaker.Named(entry.name(), entry.report()))
                .toList(),
            run.notVerified());
    String seconds = refresh.map(time -> Math.max(1, time.toSeconds()) + "").orElse("");
    TEMPLATES.render("report.jte", maker.make(STYLE, POLICY, seconds), new WriterOutput(out));
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
