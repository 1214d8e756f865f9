package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PathRule;
import io.github.lintel.internal.checks.PathFault;
import io.github.lintel.internal.checks.PathFaults;
import io.github.lintel.internal.checks.Words;
import java.util.Locale;
import java.util.Map;

/**
 * A path must end at a trust anchor (RFC 5280 6.1.1 (d)). This one ends at a root that was sent and
 * is not trusted, at one that was not sent and is not trusted, at one of a trusted root's name with
 * another key, or in a circle of authorities.
 *
 * <p>That a missing issuer is a root is read from its name, so it is a guess: see {@code
 * chain.missing-intermediate}.
 */
public final class UntrustedRoot implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.untrusted-root", "the path ends at a root that is not trusted")
          .rank(432)
          .source("RFC 5280 6.1.1 (d)")
          .explains("chain.root-sent");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, UntrustedRoot::evidence);
  }

  private static Evidence evidence(PathFault fault) {
    Certificate last = fault.certificate();
    End end = end(fault);
    return new Untrusted(
        end == End.SENT ? Words.certificate(last) : Words.name(last.issuer()),
        Words.certificate(last),
        end);
  }

  private static End end(PathFault fault) {
    if (fault.problem().rule() == PathRule.LOOP) {
      return End.CIRCLE;
    }
    if (fault.nearMisses().stream().anyMatch(miss -> miss.trusted())) {
      return End.OTHER_KEY;
    }
    return fault.certificate().selfIssued() ? End.SENT : End.NOT_SENT;
  }

  /** How the path ends. */
  enum End {
    SENT,
    NOT_SENT,
    OTHER_KEY,
    CIRCLE
  }

  record Untrusted(String root, String certificate, End end) implements Evidence {
    @Override
    public String sentence() {
      return switch (end) {
        case SENT ->
            "The path ends at %s, which the server sent itself; it is not among the trusted roots."
                .formatted(root);
        case NOT_SENT ->
            "The path ends at %s, which issued %s; it is not among the trusted roots."
                .formatted(root, certificate);
        case OTHER_KEY ->
            "A root named %s is trusted, but it has another key than the one that signed %s."
                .formatted(root, certificate);
        case CIRCLE ->
            "The path runs in a circle: %s was issued by an authority below itself, and it never"
                    .formatted(certificate)
                + " reaches a trusted root.";
      };
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "root",
          root,
          "issued",
          certificate,
          "end",
          end.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          "required",
          "a path to a trusted root");
    }
  }
}
