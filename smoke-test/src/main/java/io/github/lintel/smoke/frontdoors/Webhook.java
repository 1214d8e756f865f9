package io.github.lintel.smoke.frontdoors;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where changes are told to. The URL is often a secret, so that no text of this shows more of it
 * than the host.
 *
 * @param url an http or https URL with a host
 * @param format what is sent
 * @param tags only of front doors with any of these; empty for all
 */
public record Webhook(URI url, Format format, List<String> tags) {
  private static final int ID_BYTES = 16;

  /** Copies the list. */
  public Webhook {
    tags = List.copyOf(tags);
  }

  /**
   * Returns what tells it from others and gives nothing away: a hash. Another URL or format is
   * another webhook.
   */
  public String id() {
    try {
      byte[] text = (format.id() + ' ' + url).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }

  /** Returns format and host, as in {@code slack at hooks.slack.com}. */
  @Override
  public String toString() {
    return format.id() + " at " + url.getHost();
  }

  /** What is sent. */
  public enum Format {
    /** An object of our own that has everything. */
    JSON,
    /** A message, as Slack and what is like it take it. */
    SLACK,
    /** Alerts, by version 2 of Alertmanager's API. */
    ALERTMANAGER;

    /** Returns its name in the file. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Format> of(String id) {
      return Stream.of(values()).filter(format -> format.id().equals(id)).findFirst();
    }

    static List<String> ids() {
      return Stream.of(values()).map(Format::id).toList();
    }
  }
}
