package io.github.lintel.internal.checks.bundle;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.EndpointCheck;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.facts.BundleFacts;
import io.github.lintel.facts.BundleFacts.KeyState;
import io.github.lintel.facts.BundleFacts.Problem;
import io.github.lintel.internal.checks.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The files of a bundle hold what a server can read: certificates and one private key, each a block
 * of RFC 7468. A block that cannot be read counts even if another one would do: nginx, HAProxy and
 * Apache do not start with it. An encrypted key is {@code bundle.key-encrypted}.
 */
public final class Unreadable implements EndpointCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("bundle.unreadable", "the bundle cannot be read")
          .rank(150)
          .source("RFC 7468")
          .explains(
              "certificate.malformed",
              "chain.malformed",
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
    return Bundles.each(
        endpoint, bundle -> problems(bundle).stream().map(Unreadable::fault).toList());
  }

  private static List<Problem> problems(BundleFacts bundle) {
    boolean encrypted =
        bundle.key() == KeyState.ENCRYPTED || bundle.key() == KeyState.WRONG_PASSWORD;
    boolean oneLockedFile = encrypted && bundle.source().equals(bundle.keySource());
    List<Problem> problems = new ArrayList<>();
    problems.addAll(bundle.problems());
    if (bundle.chain().isEmpty() && !oneLockedFile && !mentions(problems, bundle.source())) {
      problems.add(new Problem(bundle.source(), 0, "no certificate in it"));
    }
    if (bundle.key() == KeyState.MISSING && !mentions(problems, bundle.keySource())) {
      problems.add(new Problem(bundle.keySource(), 0, "no private key in it"));
    }
    if (bundle.key() == KeyState.UNREADABLE && !mentions(problems, bundle.keySource())) {
      problems.add(new Problem(bundle.keySource(), 0, "its private key cannot be read"));
    }
    return problems;
  }

  private static boolean mentions(List<Problem> problems, String source) {
    return problems.stream().anyMatch(problem -> problem.source().equals(source));
  }

  private static Fault fault(Problem problem) {
    return Fault.of(new Broken(problem.source(), problem.block(), problem.reason()));
  }

  record Broken(String file, int block, String reason) implements Evidence {
    private static final String REQUIRED =
        "the certificates, leaf first, and one unencrypted private key, in PEM";

    @Override
    public String sentence() {
      String where = block == 0 ? file : "block %d of %s".formatted(block, file);
      return "The bundle cannot be used because of %s: %s. Its files should hold %s."
          .formatted(where, Words.bounded(reason), REQUIRED);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "file", file, "block", block, "reason", Words.bounded(reason), "required", REQUIRED);
    }
  }
}
