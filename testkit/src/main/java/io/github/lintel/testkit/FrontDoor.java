package io.github.lintel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A front door in this JVM: several nodes on loopback addresses of their own (127.0.0.1, 127.0.0.2,
 * …), all on one port, each with its own behaviour. Thread-safe. {@link #close()} leaves no thread
 * and no open port.
 *
 * <p>Linux and Windows have all of 127.0.0.0/8; macOS needs {@code ifconfig lo0 alias 127.0.0.2}
 * for a second node.
 */
public final class FrontDoor implements AutoCloseable {
  private final Hall hall;
  private final List<Node> nodes;
  private final Optional<CertificateAuthority> root;
  private volatile Optional<Credential> meant;

  private FrontDoor(
      Hall hall,
      List<Node> nodes,
      Optional<CertificateAuthority> root,
      Optional<Credential> meant) {
    this.hall = hall;
    this.nodes = List.copyOf(nodes);
    this.root = root;
    this.meant = meant;
  }

  /**
   * A healthy one for {@code localhost} with so many nodes, from 127.0.0.1 on, below a root of its
   * own that {@link #trust()} has.
   *
   * @throws IllegalArgumentException if it is not 1 to 4
   */
  public static FrontDoor good(int nodes) {
    if (nodes < 1 || nodes > 4) {
      throw new IllegalArgumentException("1 to 4 nodes, not " + nodes);
    }
    return FrontDoors.of(
        Collections.nCopies(nodes, Behaviour.tls(Site.GOOD)).toArray(Behaviour[]::new));
  }

  /** A healthy one for {@code localhost} with one node. */
  public static FrontDoor good() {
    return good(1);
  }

  /** One for {@code localhost} with that flaw. */
  public static FrontDoor with(Flaw flaw) {
    return flaw.open();
  }

  /** One healthy node, with one credential or one for each type of key. */
  public static FrontDoor serving(Credential... credentials) {
    return of(Behaviour.tls(credentials));
  }

  /** One node for each behaviour. */
  public static FrontDoor of(Behaviour... behaviours) {
    Builder builder = builder();
    for (Behaviour behaviour : behaviours) {
      builder.node(behaviour);
    }
    return builder.start();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Whether nodes on ::1 can be had here. */
  public static boolean ipv6Available() {
    try (ServerSocket probe = new ServerSocket(0, 1, Builder.address("::1"))) {
      return probe.isBound();
    } catch (IOException none) {
      return false;
    }
  }

  /** The port of every node. */
  public int port() {
    return nodes.get(0).socketAddress().getPort();
  }

  /** Where clients find the first node: {@code https://localhost:PORT/}. */
  public String url() {
    return "https://localhost:" + port() + "/";
  }

  /**
   * What clients shall trust.
   *
   * @throws IllegalStateException if this front door was made without a root
   */
  public Trust trust() {
    return new Trust(root.orElseThrow(FrontDoor::withoutSite));
  }

  /**
   * The certificates that it is meant to serve, the leaf first; a flaw may be that it does not.
   *
   * @throws IllegalStateException if this front door was made without a root
   */
  public List<X509Certificate> certificates() {
    return credential().chain().stream().map(Jdk::certificate).toList();
  }

  /**
   * The credential that it is meant to serve, as for another server in the same test.
   *
   * @throws IllegalStateException if this front door was made without a root
   */
  public Credential credential() {
    return meant.orElseThrow(FrontDoor::withoutSite);
  }

  /**
   * Serves a new certificate for the same names from now on, on every node, and returns it. The
   * flaw, if there was one, is gone.
   *
   * @throws IllegalStateException if this front door was made without a root
   */
  public Credential renew() {
    if (root.isEmpty()) {
      throw withoutSite();
    }
    Credential fresh = Site.issue(recipe -> {});
    meant = Optional.of(fresh);
    nodes.forEach(node -> node.serve(fresh));
    return fresh;
  }

  private static IllegalStateException withoutSite() {
    return new IllegalStateException(
        "this front door was made without a root; begin with FrontDoor.good(), FrontDoor.with(flaw)"
            + " or FrontDoor.builder().site(root, credential)");
  }

  /** The addresses of the nodes, in their order. */
  public List<InetAddress> addresses() {
    return nodes.stream().map(Node::address).toList();
  }

  /** The nodes in the order they were added. */
  public List<Node> nodes() {
    return nodes;
  }

  /** The node at this place, from 0. */
  public Node node(int index) {
    return nodes.get(index);
  }

  /** The connections of all nodes so far. */
  public long connectionCount() {
    return nodes.stream().mapToLong(Node::connectionCount).sum();
  }

  /** Ends all connections and waits for their threads. */
  @Override
  public void close() {
    Builder.closeAll(nodes);
    hall.close();
  }

  /** Nodes to be. Not thread-safe. */
  public static final class Builder {
    private static final int ATTEMPTS = 50;

    private final List<Behaviour> behaviours = new ArrayList<>();
    private final List<InetAddress> addresses = new ArrayList<>();
    private Duration connectionLimit = Duration.ofSeconds(30);
    private Optional<CertificateAuthority> root = Optional.empty();
    private Optional<Credential> meant = Optional.empty();
    private int ipv4Nodes;

    private Builder() {}

    /** A node on the next address of 127.0.0.0/8, beginning with 127.0.0.1. */
    public Builder node(Behaviour behaviour) {
      ipv4Nodes++;
      return node("127.0." + ipv4Nodes / 256 + "." + ipv4Nodes % 256, behaviour);
    }

    /** A node on ::1, where {@link #ipv6Available()}. */
    public Builder ipv6Node(Behaviour behaviour) {
      return node("::1", behaviour);
    }

    /** A node on this literal address of the loopback. */
    public Builder node(String address, Behaviour behaviour) {
      addresses.add(address(address));
      behaviours.add(behaviour);
      return this;
    }

    /** What clients shall trust, and what the nodes are meant to serve. */
    public Builder site(CertificateAuthority trusted, Credential credential) {
      root = Optional.of(trusted);
      meant = Optional.of(credential);
      return this;
    }

    /** How long a connection may last; 30 seconds unless told otherwise. */
    public Builder connectionLimit(Duration limit) {
      connectionLimit = limit;
      return this;
    }

    /**
     * Opens all nodes on one free port.
     *
     * @throws IllegalStateException without a node
     * @throws UncheckedIOException when an address does not exist here, or no port is free on all
     */
    public FrontDoor start() {
      if (behaviours.isEmpty()) {
        throw new IllegalStateException("A front door needs a node");
      }
      Hall hall = new Hall(connectionLimit);
      try {
        return new FrontDoor(hall, opened(hall), root, meant);
      } catch (IOException e) {
        hall.close();
        throw new UncheckedIOException("No front door on " + addresses, e);
      }
    }

    private List<Node> opened(Hall hall) throws IOException {
      BindException taken = new BindException();
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        List<Node> open = new ArrayList<>();
        try {
          for (int i = 0; i < behaviours.size(); i++) {
            int port = open.isEmpty() ? 0 : open.get(0).socketAddress().getPort();
            InetSocketAddress wanted = new InetSocketAddress(addresses.get(i), port);
            open.add(new Node(behaviours.get(i), wanted, hall));
          }
          return open;
        } catch (BindException e) {
          closeAll(open);
          taken = e;
        }
      }
      throw taken;
    }

    private static InetAddress address(String literal) {
      try {
        return InetAddress.getByName(literal);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException("Not an IP address: " + literal, e);
      }
    }

    private static void closeAll(List<Node> nodes) {
      for (Node node : nodes) {
        try {
          node.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
