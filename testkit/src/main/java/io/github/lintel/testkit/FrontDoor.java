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
import java.util.List;

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
  private final Owner owner;
  private volatile List<Credential> expected;

  private FrontDoor(Hall hall, List<Node> nodes, Owner owner, List<Credential> expected) {
    this.hall = hall;
    this.nodes = List.copyOf(nodes);
    this.owner = owner;
    this.expected = List.copyOf(expected);
  }

  /** One healthy node for {@code localhost}, with an authority of its own in this JVM. */
  public static FrontDoor healthy() {
    return builder().authority(House.CA, House.ROOT).node(House.good()).titled("healthy").start();
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

  /** Starts without a node. */
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

  /** {@code https://localhost:port/}, which leads to the first node. */
  public String url() {
    return "https://" + owner.name() + ":" + port() + "/";
  }

  /**
   * What a client needs to trust the root behind this front door.
   *
   * @throws IllegalStateException if the builder was not told whose front door it is
   */
  public TrustedRoot trust() {
    return new TrustedRoot(owner.authorities("trust()").root());
  }

  /** What the first node presents now, as the JDK reads it; empty if it is no plain TLS server. */
  public List<X509Certificate> certificates() {
    return node(0).credentials().stream()
        .limit(1)
        .flatMap(credential -> credential.chain().stream())
        .map(Jdk::certificate)
        .toList();
  }

  /** What every node should serve, such as a certificate that was renewed; empty if not known. */
  public List<Credential> expected() {
    return expected;
  }

  /**
   * Renews as it should be done: from its next connection on, every node is healthy and serves the
   * same new certificate, with a key of its own. Connections that exist go on as they began.
   *
   * @throws IllegalStateException if the builder was not told whose front door it is
   */
  public Credential renew() {
    CertificateAuthority issuer = owner.authorities("renew()").issuer();
    Credential renewed = issuer.issue(recipe -> recipe.names(owner.names()).freshKey());
    nodes.forEach(node -> node.serve(renewed));
    expected = List.of(renewed);
    return renewed;
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

  /** What it is, and where. */
  @Override
  public String toString() {
    return owner.title() + " at " + url();
  }

  /** Nodes to be. Not thread-safe. */
  public static final class Builder {
    private static final int ATTEMPTS = 50;

    private final List<Behaviour> behaviours = new ArrayList<>();
    private final List<InetAddress> addresses = new ArrayList<>();
    private Duration connectionLimit = Duration.ofSeconds(30);
    private Owner owner = Owner.NOBODY;
    private List<Credential> expected = List.of();
    private int ipv4Nodes;

    private Builder() {}

    /**
     * Whose front door it is: {@link FrontDoor#trust()} gives the root, {@link FrontDoor#renew()}
     * the issuer.
     */
    public Builder authority(CertificateAuthority issuer, CertificateAuthority root) {
      owner = owner.below(issuer, root);
      return this;
    }

    /** What every node should serve. */
    public Builder expecting(List<Credential> credentials) {
      expected = List.copyOf(credentials);
      return this;
    }

    /** What it is, in a few words, for the names of tests. */
    public Builder titled(String words) {
      owner = owner.titled(words);
      return this;
    }

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
        return new FrontDoor(hall, opened(hall), owner, expected);
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
