package io.github.lintel.internal.path;

import io.github.lintel.check.Policy;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.TrustAnchor;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the paths from a leaf to the trust anchors (RFC 4158) and judges each by RFC 5280 section 6
 * and the policy. Immutable and thread-safe. Signatures are remembered, and whole searches, so that
 * asking again about the same certificates costs microseconds.
 */
public final class PathFinder {
  private final IssuerIndex anchors;
  private final PathJudge judge;
  private final SignatureCache signatures;
  private final PathInputs inputs;
  private final PathMemory memory;

  /** Creates a finder with a memory of its own. */
  public PathFinder(List<TrustAnchor> anchors, Policy policy) {
    this(anchors, policy, new SignatureCache());
  }

  /** Creates a finder that shares its memory of signatures with others. */
  public PathFinder(List<TrustAnchor> anchors, Policy policy, SignatureCache signatures) {
    this(new IssuerIndex(anchors), new PathJudge(policy), signatures, PathInputs.DEFAULT);
  }

  private PathFinder(
      IssuerIndex anchors, PathJudge judge, SignatureCache signatures, PathInputs inputs) {
    this.anchors = anchors;
    this.judge = judge;
    this.signatures = signatures;
    this.inputs = inputs;
    this.memory = new PathMemory(anchors.certificates());
  }

  /** Returns a finder that asks something else than a TLS client does. */
  public PathFinder asking(PathInputs inputs) {
    return new PathFinder(anchors, judge, signatures, inputs);
  }

  /**
   * Returns a finder for who signs revocation lists and OCSP responses: below the same anchors, but
   * for any purpose, and without the rules for servers.
   */
  public PathFinder ofSigners() {
    return new PathFinder(
        anchors,
        new PathJudge(Policy.rfc5280()),
        signatures,
        PathInputs.DEFAULT.purpose(PathInputs.ANY_PURPOSE));
  }

  /** Returns what verifies signatures on other things and shares this finder's memory. */
  public ObjectSignatures objectSignatures() {
    return new ObjectSignatures(signatures);
  }

  /**
   * Searches the paths from the first certificate.
   *
   * @param presented the certificates as presented, in any order but for the first; those that
   *     cannot be read and repeated ones do no harm
   * @param at the moment of judgement
   * @return the paths, best first; none if the first certificate cannot be read
   */
  public PathSearch find(List<PresentedCertificate> presented, Instant at) {
    if (presented.isEmpty() || !(presented.get(0) instanceof Certificate leaf)) {
      return PathSearch.none();
    }
    Optional<PathSearch> remembered = memory.recall(presented, at);
    if (remembered.isPresent()) {
      return remembered.get();
    }
    PathSearch search = search(leaf, presented, at);
    memory.keep(presented, at, search);
    return search;
  }

  private PathSearch search(Certificate leaf, List<PresentedCertificate> presented, Instant at) {
    Set<Certificate> others = new LinkedHashSet<>();
    for (PresentedCertificate each : presented) {
      if (each instanceof Certificate certificate && !certificate.equals(leaf)) {
        others.add(certificate);
      }
    }
    return new Search(anchors, judge, signatures, inputs, others, at).from(leaf);
  }
}
