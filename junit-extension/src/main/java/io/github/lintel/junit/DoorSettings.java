package io.github.lintel.junit;

import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.endpoint.TrustAnchors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
 * @param timeout the limit of the verification
 */
record DoorSettings(
    String target, List<String> addresses, Optional<String> trustPem, Duration timeout) {
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
      DoorSettings settings =
          new DoorSettings(
              placeholders.fill(door.value()),
              addresses(door, placeholders),
              trust(placeholders.fill(door.trust()), testClass),
              duration(placeholders.fill(door.timeout())));
      settings.endpoint(); // to see that it can be used
      settings.verifier();
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

  LiveEndpoint endpoint() {
    return Endpoint.live(target).at(addresses.toArray(String[]::new));
  }

  TlsVerifier verifier() {
    return TlsVerifier.builder()
        .trust(trustPem.map(TrustAnchors::pemText).orElseGet(TrustAnchors::jdk))
        .timeout(timeout)
        .build();
  }

  private static List<String> addresses(HttpsFrontDoor door, Placeholders placeholders) {
    return Stream.of(door.addresses())
        .map(placeholders::fill)
        .flatMap(text -> Stream.of(text.split(",")))
        .map(String::strip)
        .toList();
  }

  private static Optional<String> trust(String resource, Class<?> testClass) {
    if (resource.isBlank()) {
      return Optional.empty();
    }
    try (InputStream pem = testClass.getResourceAsStream(resource)) {
      if (pem == null) {
        throw new ExtensionConfigurationException(
            "trust = \""
                + resource
                + "\" is not on the class path; it is looked for "
                + (resource.startsWith("/")
                    ? "at the root of the class path"
                    : "beside the test class; begin with / to look at the root of the class path"));
      }
      String text = new String(pem.readAllBytes(), StandardCharsets.UTF_8);
      TrustAnchors.pemText(text);
      return Optional.of(text);
    } catch (IOException | IllegalArgumentException e) {
      throw new ExtensionConfigurationException(
          "trust = \"" + resource + "\" cannot be used: " + e.getMessage(), e);
    }
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
