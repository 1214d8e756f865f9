package io.github.lintel.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an endpoint served at a moment, as far as it can be compared with what another one serves,
 * or the same one later. It holds no more than what is worth keeping in a file. Immutable. Names
 * come from the network.
 *
 * @param target the endpoint as people write it
 * @param takenAt the moment
 * @param nodes its nodes, also those that showed no certificate
 */
public record Snapshot(String target, Instant takenAt, List<Node> nodes) {
  private static final Set<ClientKind> REAL_CLIENTS =
      EnumSet.of(ClientKind.MODERN, ClientKind.RSA_ONLY, ClientKind.ECDSA_ONLY);

  /** Copies the list. */
  public Snapshot {
    nodes = List.copyOf(nodes);
  }

  /** Takes it from what was observed. */
  public static Snapshot of(EndpointFacts facts, Instant takenAt) {
    return new Snapshot(
        facts.target(), takenAt, facts.addresses().stream().map(Snapshot::node).toList());
  }

  /** Returns what is served by any node, each leaf once. */
  public List<Served> served() {
    return nodes.stream().flatMap(node -> node.served().stream()).distinct().toList();
  }

  /** Returns what is served otherwise than in an earlier snapshot; empty if nothing is. */
  public List<Change> changesSince(Snapshot earlier) {
    return Changes.between(earlier, this);
  }

  private static Node node(AddressFacts address) {
    List<Served> served = new ArrayList<>();
    for (HandshakeFacts handshake : address.handshakes()) {
      boolean real = REAL_CLIENTS.contains(handshake.client());
      if (real && handshake.leaf().isPresent()) {
        Served one = Served.of(handshake.leaf().get(), handshake.presentedChain());
        if (served.stream().noneMatch(other -> other.sha256().equals(one.sha256()))) {
          served.add(one);
        }
      }
    }
    Optional<String> version =
        address.primary().negotiated().map(negotiated -> negotiated.version().text());
    return new Node(address.address().text(), version, served);
  }

  /**
   * One node.
   *
   * @param address its address
   * @param version the TLS version that it chose for a modern client, as in {@code TLS 1.3}
   * @param served what it served: one for each key type; empty if it showed no certificate
   */
  public record Node(String address, Optional<String> version, List<Served> served) {
    /** Copies the list. */
    public Node {
      served = List.copyOf(served);
    }
  }

  /**
   * One leaf and its chain.
   *
   * @param sha256 the fingerprint of the leaf
   * @param serialNumber its serial number in lower-case hexadecimal
   * @param issuer its issuer by RFC 4514
   * @param key its key, as in {@code RSA 2048}
   * @param names the DNS names and IP addresses that it is for
   * @param notAfter the last second of its validity
   * @param chain what was sent after it, in order
   */
  public record Served(
      String sha256,
      String serialNumber,
      String issuer,
      String key,
      List<String> names,
      Instant notAfter,
      List<Link> chain) {

    /** Copies the lists. */
    public Served {
      names = List.copyOf(names);
      chain = List.copyOf(chain);
    }

    /** Takes it from a presented chain. */
    public static Served of(Certificate leaf, List<PresentedCertificate> presentedChain) {
      return new Served(
          leaf.sha256(),
          leaf.serialNumber().toString(16),
          leaf.issuer().text(),
          leaf.publicKey().description(),
          leaf.serverNames(),
          leaf.notAfter(),
          presentedChain.stream().skip(1).map(Link::of).toList());
    }

    /** Returns the algorithm of its key, as in {@code RSA}. */
    public String keyType() {
      int space = key.indexOf(' ');
      return space < 0 ? key : key.substring(0, space);
    }
  }

  /**
   * A certificate above the leaf.
   *
   * @param subject its subject by RFC 4514; empty if it cannot be read
   * @param sha256 its fingerprint
   */
  public record Link(String subject, String sha256) {
    static Link of(PresentedCertificate presented) {
      return new Link(
          presented instanceof Certificate certificate ? certificate.subject().text() : "",
          presented.sha256());
    }
  }
}
