package io.github.lintel;

import io.github.lintel.check.Finding;
import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.RevocationFacts;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one node. Immutable.
 *
 * @param address the node
 * @param verdict what its own findings amount to
 * @param rootCause the finding that explains the others of this node
 * @param findings the findings that belong to this node, the most important first
 * @param facts all that was observed of it
 * @param paths the paths from the leaf of its first handshake
 * @param revocation what is known of the revocation of the certificates of the best path
 */
public record AddressReport(
    NodeAddress address,
    Verdict verdict,
    Optional<Finding> rootCause,
    List<Finding> findings,
    AddressFacts facts,
    PathSearch paths,
    RevocationFacts revocation) {

  /** Copies the list. */
  public AddressReport {
    findings = List.copyOf(findings);
  }

  /** A node of which nothing is known about revocations. */
  public AddressReport(
      NodeAddress address,
      Verdict verdict,
      Optional<Finding> rootCause,
      List<Finding> findings,
      AddressFacts facts,
      PathSearch paths) {
    this(address, verdict, rootCause, findings, facts, paths, RevocationFacts.none());
  }

  /** Returns the first handshake, made as a modern client. */
  public HandshakeFacts handshake() {
    return facts.primary();
  }

  /** Returns the certificates of the first handshake as sent; nothing is verified. */
  public List<PresentedCertificate> presentedChain() {
    return handshake().presentedChain();
  }

  /** Returns the path by which a client would trust it. */
  public Optional<CandidatePath> trustedPath() {
    return paths.trustedPath();
  }
}
