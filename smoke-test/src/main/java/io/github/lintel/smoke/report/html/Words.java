package io.github.lintel.smoke.report.html;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.MalformedCertificate;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.PrintableText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words for people. */
final class Words {
  private static final Pattern COMMON_NAME = Pattern.compile("(?:^|[,+])CN=((?:\\\\.|[^,+\\\\])+)");
  private static final int NAME = 80;

  private Words() {}

  static String safe(String text) {
    return PrintableText.escape(text);
  }

  static String day(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  static String name(PresentedCertificate presented) {
    return presented instanceof Certificate certificate
        ? name(certificate)
        : "not readable: "
            + PrintableText.escape(((MalformedCertificate) presented).reason(), NAME);
  }

  /** The common name of an authority, the first name of a server, or what there is. */
  static String name(Certificate certificate) {
    Matcher commonName = COMMON_NAME.matcher(certificate.subject().text());
    String name =
        commonName.find()
            ? commonName.group(1)
            : certificate.serverNames().stream().findFirst().orElse(certificate.subject().text());
    return PrintableText.escape(name.isBlank() ? "without a name" : name, NAME);
  }

  /** As in {@code in 12 days} or {@code 3 days ago}. */
  static String distance(Instant from, Instant to) {
    Duration left = Duration.between(from, to);
    Duration size = left.abs();
    String amount =
        size.toDays() >= 2
            ? size.toDays() + " days"
            : size.toHours() >= 2 ? size.toHours() + " hours" : size.toMinutes() + " minutes";
    return left.isNegative() ? amount + " ago" : "in " + amount;
  }

  /** Cuts a text where a picture has no more room. */
  static String cut(String text, int limit) {
    return text.codePointCount(0, text.length()) <= limit
        ? text
        : text.substring(0, text.offsetByCodePoints(0, limit - 1)) + "…";
  }
}
