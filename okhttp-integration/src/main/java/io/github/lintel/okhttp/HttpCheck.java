package io.github.lintel.okhttp;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;

/** A check of the HTTP side of a node. */
abstract class HttpCheck implements AddressCheck {
  private static final int URL_LENGTH = 200;

  private final CheckInfo info;

  HttpCheck(CheckInfo info) {
    this.info = info;
  }

  @Override
  public final CheckInfo info() {
    return info;
  }

  @Override
  public final CheckOutcome check(AddressView address) {
    Optional<HttpFacts> facts = address.facts().observation(HttpFacts.class);
    return facts.isEmpty()
        ? CheckOutcome.notApplicable("the HTTP side was not observed")
        : judge(address, facts.get());
  }

  abstract CheckOutcome judge(AddressView address, HttpFacts facts);

  /** The node as the subject of a sentence, as in {@code 203.0.113.7 port 443}. */
  static String subject(AddressView address, int port) {
    return address.facts().address().text() + " port " + port;
  }

  /** A URL for a sentence: never longer than an honest one. */
  static String shown(HttpUrl url) {
    return bounded(url.toString());
  }

  /** Text from the network, cut. */
  static String bounded(String text) {
    return text.codePointCount(0, text.length()) <= URL_LENGTH
        ? text
        : text.substring(0, text.offsetByCodePoints(0, URL_LENGTH)) + "…";
  }

  /** A time that was waited: {@code 31 ms}, {@code 5.0 s}. */
  static String elapsed(Duration time) {
    long millis = time.toMillis();
    return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }
}
