package io.github.lintel.internal.checks.bundle;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.EndpointCheck;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.BundleFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The private key is encrypted (RFC 7468 11, or an old OpenSSL header). A server asks for the
 * passphrase when it starts, and without somebody to answer it does not start.
 *
 * <p>ERROR when no password was given, or one that does not open it: what the bundle would do in
 * service is not known then. NOTE when the password opens it.
 */
public final class KeyEncrypted implements EndpointCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("bundle.key-encrypted", "the private key is encrypted")
          .rank(155)
          .source("RFC 7468 11")
          .explains(
              "handshake.alert",
              "handshake.closed",
              "handshake.internal-error",
              "handshake.no-certificate");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(EndpointView endpoint) {
    return Bundles.each(endpoint, KeyEncrypted::faults);
  }

  private static List<Fault> faults(BundleFacts bundle) {
    return switch (bundle.key()) {
      case ENCRYPTED -> List.of(Fault.of(new Locked(bundle.keySource(), false)));
      case WRONG_PASSWORD -> List.of(Fault.of(new Locked(bundle.keySource(), true)));
      default ->
          bundle.passwordNeeded()
              ? List.of(Fault.of(new Opened(bundle.keySource())).severity(Severity.NOTE))
              : List.of();
    };
  }

  record Locked(String file, boolean wrongPassword) implements Evidence {
    @Override
    public String sentence() {
      return (wrongPassword
                  ? "The password that was given does not open the private key in %s;"
                  : "The private key in %s is encrypted and no password was given;")
              .formatted(file)
          + " a server needs it without a password, or is told the right one.";
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "file",
          file,
          "key",
          "encrypted",
          "password",
          wrongPassword ? "wrong" : "none",
          "required",
          "not encrypted, or the right password");
    }

    @Override
    public Optional<String> remedy() {
      return wrongPassword
          ? Optional.of("Give the password that belongs to %s.".formatted(file))
          : Optional.empty();
    }
  }

  record Opened(String file) implements Evidence {
    @Override
    public String sentence() {
      return "The private key in %s is encrypted; the password opens it, and the server must be told it."
          .formatted(file);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "file", file, "key", "encrypted", "password", "right", "required", "told to the server");
    }
  }
}
