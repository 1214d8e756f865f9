package io.github.lintel.check;

import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.EndpointFacts;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.RevocationFacts;
import io.github.lintel.facts.TransparencyFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A handshake as a check sees it.
 *
 * @param endpoint what was observed of the endpoint
 * @param address what was observed of the node, experiments included
 * @param facts what this handshake showed
 * @param paths the paths from its leaf at the moment of judgement
 * @param revocation what is known of the revocation of the certificates of the best path
 * @param policy what is asked of it
 * @param at the moment of judgement
 * @param transparency the signed timestamps that came with its leaf
 */
public record HandshakeView(
    EndpointFacts endpoint,
    AddressFacts address,
    HandshakeFacts facts,
    PathSearch paths,
    RevocationFacts revocation,
    Policy policy,
    Instant at,
    TransparencyFacts transparency) {

  /** A handshake without signed timestamps, of whose revocation nothing was asked. */
  public HandshakeView(
      EndpointFacts endpoint,
      AddressFacts address,
      HandshakeFacts facts,
      PathSearch paths,
      Policy policy,
      Instant at) {
    this(
        endpoint,
        address,
        facts,
        paths,
        RevocationFacts.none(),
        policy,
        at,
        TransparencyFacts.none());
  }

  /** Returns the leaf, if one was presented and can be read. */
  public Optional<Certificate> leaf() {
    return facts.leaf();
  }

  /**
   * Returns the certificates that a client would use: those of the best path below the anchor, leaf
   * first. Empty if there is no readable leaf.
   */
  public List<Certificate> pathCertificates() {
    return paths.best().map(path -> path.certificates()).orElse(List.of());
  }

  /**
   * Returns whether the rules for public authorities apply: the best path ends at a public anchor.
   */
  public boolean publiclyTrusted() {
    return paths.best().flatMap(path -> path.anchor()).filter(a -> a.publiclyTrusted()).isPresent();
  }

  /** Returns where a certificate stands: its presented position, else the given position. */
  public int depthOf(Certificate certificate, int positionInPath) {
    int presented = facts.presentedChain().indexOf(certificate);
    return presented >= 0 ? presented : positionInPath;
  }
}
