package io.github.lintel.junit;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.endpoint.TrustAnchors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * A {@link HttpsFrontDoor} with its placeholders filled in. Two that are equal are one front door.
 *
 * @param target as in the annotation
 * @param addresses literals; empty to resolve the name
 * @param trustPem the trusted roots; empty for the JDK's
 * @param expectedPem what every node must serve; empty if any certificate will do
 * @param path what must be answered well; empty to leave HTTP alone
 * @param policy the rules, from the texts of the annotation
 * @param timeout the limit of the verification
 * @param unreachable what becomes of tests without a network
 */
record DoorSettings(
    String target,
    List<String> addresses,
    Optional<String> trustPem,
    Optional<String> expectedPem,
    Optional<String> path,
    Rules policy,
    Duration timeout,
    Unreachable unreachable) {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m)");

  /** Copies the list. */
  DoorSettings {
    addresses = List.copyOf(addresses);
  }

  /**
   * Reads the annotation of a test class.
   *
   * @throws ExtensionConfigurationException if any of it is unusable; the message says where
   */
  static DoorSettings read(HttpsFrontDoor door, Class<?> testClass, Placeholders placeholders) {
    try {
      if (door.value().isBlank()) {
        throw new ExtensionConfigurationException(
            "no front door is named; write @HttpsFrontDoor(\"https://shop.example.com\")");
      }
      DoorSettings settings =
          new DoorSettings(
              placeholders.fill(door.value()),
              addresses(door, placeholders),
              trust(placeholders.fill(door.trust()), testClass),
              expected(placeholders.fill(door.expected()), testClass),
              Optional.of(placeholders.fill(door.path())).filter(path -> !path.isBlank()),
              Rules.read(door, placeholders),
              duration(placeholders.fill(door.timeout())),
              door.unreachable());
      settings.check();
      return settings;
    } catch (IllegalArgumentException | ExtensionConfigurationException e) {
      throw new ExtensionConfigurationException(
          "@HttpsFrontDoor(\""
              + door.value()
              + "\") of "
              + testClass.getName()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private void check() {
    tried(() -> Endpoint.live(target), "write a host, host:port or an https URL");
    tried(this::endpoint, "write addresses as literals, like 192.0.2.7 or 2001:db8::7");
    verifier();
  }

  private static void tried(Runnable use, String advice) {
    try {
      use.run();
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(e.getMessage() + "; " + advice, e);
    }
  }

  LiveEndpoint endpoint() {
    LiveEndpoint endpoint = Endpoint.live(target).at(addresses.toArray(String[]::new));
    return expectedPem.map(CertificateChain::pemText).map(endpoint::expecting).orElse(endpoint);
  }

  Report verify() {
    return verifier().verify(endpoint());
  }

  TlsVerifier verifier() {
    TlsVerifier.Builder verifier =
        TlsVerifier.builder()
            .trust(trustPem.map(TrustAnchors::pemText).orElseGet(TrustAnchors::jdk))
            .policy(policy.policy())
            .timeout(timeout);
    return path.map(text -> HttpSide.observe(verifier, text)).orElse(verifier).build();
  }

  private static List<String> addresses(HttpsFrontDoor door, Placeholders placeholders) {
    return Stream.of(door.addresses())
        .map(placeholders::fill)
        .flatMap(text -> Stream.of(text.split(",")))
        .map(String::strip)
        .toList();
  }

  private static Optional<String> trust(String resource, Class<?> testClass) {
    return Resource.read("trust", resource, testClass, TrustAnchors::pemText);
  }

  private static Optional<String> expected(String resource, Class<?> testClass) {
    return Resource.read("expected", resource, testClass, CertificateChain::pemText);
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text.strip());
    if (!matcher.matches()) {
      throw new ExtensionConfigurationException(
          "timeout = \"" + text + "\" is not a duration; write it like 5s, 500ms or 1m");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      default -> Duration.ofMinutes(amount);
    };
  }
}
