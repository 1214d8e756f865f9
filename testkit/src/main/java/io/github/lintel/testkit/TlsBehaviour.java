package io.github.lintel.testkit;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A TLS server that answers HTTP/1.1 after the handshake. Without further calls it is a healthy one
 * of today: TLS 1.2 and 1.3, the usual suites and groups. With several credentials the client's
 * preferences decide which it gets. The private key need not match the certificates. Immutable;
 * every call gives a changed copy.
 */
public final class TlsBehaviour extends Behaviour {
  private final TlsSettings settings;

  TlsBehaviour(TlsSettings settings) {
    this.settings = settings;
  }

  /**
   * Has these credentials for this name ({@code *.example.com} for one label); others get the
   * default ones. A server that has names says that it looks at them, as most do: it acknowledges
   * every name (RFC 6066, section 3).
   */
  public TlsBehaviour named(String serverName, Credential... credentials) {
    return copy(draft -> draft.named = settings.namedAnd(serverName, List.of(credentials)));
  }

  /**
   * What clients get that ask for a name none of {@link #named}; clients that ask for none get the
   * default.
   */
  public TlsBehaviour unknownName(UnknownName reaction) {
    return copy(draft -> draft.unknownName = reaction);
  }

  /** The versions it speaks, both included. */
  public TlsBehaviour versions(TlsVersion oldest, TlsVersion newest) {
    if (oldest.compareTo(newest) > 0) {
      throw new IllegalArgumentException(oldest + " is newer than " + newest);
    }
    return copy(
        draft -> {
          draft.oldest = oldest;
          draft.newest = newest;
        });
  }

  /** One version only. */
  public TlsBehaviour version(TlsVersion only) {
    return versions(only, only);
  }

  /** The cipher suites it speaks, by their IANA numbers. The client's order decides. */
  public TlsBehaviour cipherSuites(int... numbers) {
    return copy(draft -> draft.cipherSuites = IntStream.of(numbers).boxed().toList());
  }

  /** The groups it speaks, by their IANA numbers. */
  public TlsBehaviour groups(int... numbers) {
    return copy(draft -> draft.groups = IntStream.of(numbers).boxed().toList());
  }

  /**
   * The application protocols it agrees to, best first; none to ignore the client's offer. HTTP/1.1
   * is spoken whatever was agreed. Clients that offer only others are refused by {@code
   * no_application_protocol} (120).
   */
  public TlsBehaviour protocols(String... alpn) {
    return copy(draft -> draft.protocols = List.of(alpn));
  }

  /** Asks clients for a certificate. */
  public TlsBehaviour clients(ClientAuthentication authentication) {
    return copy(draft -> draft.clients = authentication);
  }

  /** What every HTTP request gets. */
  public TlsBehaviour answering(HttpAnswer answer) {
    return copy(draft -> draft.answer = answer);
  }

  /** Uses a Diffie-Hellman group of 1024 bits where a suite with DHE is agreed. */
  public TlsBehaviour weakDiffieHellman() {
    return copy(draft -> draft.weakDiffieHellman = true);
  }

  /** Does not know RFC 5746, as servers before 2010. */
  public TlsBehaviour withoutSecureRenegotiation() {
    return copy(draft -> draft.secureRenegotiation = false);
  }

  List<Credential> credentials() {
    return settings.credentials();
  }

  @Override
  void meet(Visit visit) throws IOException {
    new TlsConversation(visit, settings).hold();
  }

  @Override
  public String toString() {
    return "TLS " + settings.credentials();
  }

  private TlsBehaviour copy(Consumer<TlsDraft> change) {
    TlsDraft draft = new TlsDraft(settings);
    change.accept(draft);
    return new TlsBehaviour(draft.settings());
  }
}
