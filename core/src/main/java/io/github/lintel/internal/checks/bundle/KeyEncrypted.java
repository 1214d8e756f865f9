package io.github.lintel.internal.checks.bundle;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.EndpointCheck;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.facts.BundleFacts;
import io.github.lintel.facts.BundleFacts.KeyState;
import io.github.lintel.facts.NodeAddress;
import java.util.Map;
import java.util.Optional;

/**
 * The private key is encrypted (RFC 7468 11, or an old OpenSSL header). A server asks for the
 * passphrase when it starts, and without somebody to answer it does not start. We do not ask, so
 * what the bundle would do in service is not known.
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
    Optional<BundleFacts> bundle = endpoint.facts().bundle();
    if (bundle.isEmpty()) {
      return CheckOutcome.notApplicable("the endpoint is live, not a bundle");
    }
    return bundle.get().key() == KeyState.ENCRYPTED
        ? CheckOutcome.found(
            Fault.of(new Locked(bundle.get().keySource())).at(NodeAddress.inMemory()))
        : CheckOutcome.passed();
  }

  record Locked(String file) implements Evidence {
    @Override
    public String sentence() {
      return "The private key in %s is encrypted; a server needs it without a passphrase."
          .formatted(file);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values("file", file, "key", "encrypted", "required", "not encrypted");
    }
  }
}
