package io.github.lintel.internal.checks;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.DistinguishedName;
import io.github.lintel.facts.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How sentences say moments, spans, names and lists; the same way in every check. */
public final class Words {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  // More than five names make a sentence that nobody reads; more than a hundred values, a report.
  private static final int NAMES_IN_SENTENCE = 5;
  private static final int ENTRIES_IN_VALUES = 100;
  // Real names are shorter; a hostile one must not bury the sentence.
  private static final int NAME_LENGTH = 120;

  private Words() {}

  /** A moment, as in {@code 2026-11-22 12:00:00 UTC}; fractions of a second are cut. */
  public static String date(Instant moment) {
    return DATE.format(moment);
  }

  /** A span in the largest unit of which there are two at least, rounded down: {@code 39 days}. */
  public static String duration(Duration span) {
    Duration size = span.abs();
    if (size.toDays() >= 2) {
      return count(size.toDays(), "day");
    }
    if (size.toHours() >= 2) {
      return count(size.toHours(), "hour");
    }
    if (size.toMinutes() >= 2) {
      return count(size.toMinutes(), "minute");
    }
    return count(size.toSeconds(), "second");
  }

  /** A short time that was measured: {@code 31 ms}, {@code 5.0 s}. */
  public static String elapsed(Duration time) {
    long millis = time.toMillis();
    return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }

  /** How far a moment lies from another: {@code 39 days ago}, {@code in 3 hours}. */
  public static String relative(Instant moment, Instant at) {
    String span = duration(Duration.between(at, moment));
    return moment.isAfter(at) ? "in " + span : span + " ago";
  }

  /** A number and its noun: {@code 1 day}, {@code 2 days}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** The first few of a list and how many more: {@code a, b, c, d, e and 95 more}. */
  public static String list(List<String> names) {
    if (names.isEmpty()) {
      return "none";
    }
    List<String> shown = names.stream().limit(NAMES_IN_SENTENCE).map(Words::bounded).toList();
    int more = names.size() - shown.size();
    if (more > 0) {
      return String.join(", ", shown) + " and " + more + " more";
    }
    int last = shown.size() - 1;
    return last == 0
        ? shown.get(0)
        : String.join(", ", shown.subList(0, last)) + " and " + shown.get(last);
  }

  /** The names that a certificate is for, as {@link #list} writes them, or {@code no name}. */
  public static String names(List<String> names) {
    return names.isEmpty() ? "no name" : list(names);
  }

  /** The place of what stands at an index, counted from 0: {@code 1st}, {@code 2nd}. */
  public static String ordinal(int index) {
    int number = index + 1;
    boolean teen = number / 10 % 10 == 1;
    return number
        + switch (teen ? 0 : number % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
  }

  /** Nodes for a sentence, as in {@code 203.0.113.5 and 203.0.113.6}; the first few. */
  public static String nodes(List<NodeAddress> nodes) {
    return list(nodes.stream().map(NodeAddress::text).toList());
  }

  /** The nodes that go into the values of an evidence. */
  public static List<String> nodeValues(List<NodeAddress> nodes) {
    return values(nodes.stream().map(NodeAddress::text).toList());
  }

  /** The part of a list that goes into the values of an evidence. */
  public static List<String> values(List<String> entries) {
    return entries.stream().limit(ENTRIES_IN_VALUES).map(Words::bounded).toList();
  }

  /** A distinguished name as RFC 4514 writes it. */
  public static String name(DistinguishedName name) {
    return name.isEmpty() ? "(no name)" : bounded(name.text());
  }

  /** What people call a certificate: its subject, else the first name that it is for. */
  public static String certificate(Certificate certificate) {
    if (!certificate.subject().isEmpty()) {
      return name(certificate.subject());
    }
    return certificate.serverNames().stream()
        .findFirst()
        .map(Words::bounded)
        .orElse("serial number " + serial(certificate));
  }

  /** A serial number in lower-case hexadecimal, as openssl shows it. */
  public static String serial(Certificate certificate) {
    return certificate.serialNumber().toString(16);
  }

  /** Text from the network, cut when it is longer than any honest one. */
  public static String bounded(String text) {
    if (text.codePointCount(0, text.length()) <= NAME_LENGTH) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, NAME_LENGTH)) + "…";
  }
}
