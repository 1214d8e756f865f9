package io.github.lintel.testkit;

import static io.github.lintel.testkit.Flaw.Refusal.ALWAYS;
import static io.github.lintel.testkit.Flaw.Refusal.DEPENDS;
import static io.github.lintel.testkit.Flaw.Refusal.NEVER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What can be wrong with a front door: a catalogue of bad ones to test clients and checks against,
 * offline and never out of date. Those that badssl.com has too bear its names.
 *
 * <p>{@link #open()} makes a front door for {@code localhost} that has the flaw. Certificates are
 * made when they are first wanted, as of that moment.
 */
public enum Flaw {
  // Certificates
  EXPIRED(ALWAYS, () -> tls(Site.expired(r -> {})), "certificate.expired"),
  NOT_YET_VALID(
      ALWAYS,
      () -> tls(Site.issue(r -> r.validity(Duration.ofDays(-2), Duration.ofDays(90)))),
      "certificate.not-yet-valid"),
  EXPIRES_SOON(
      NEVER,
      () -> tls(Site.issue(r -> r.validity(Duration.ofDays(85), Duration.ofDays(5)))),
      "certificate.expires-soon"),
  WRONG_HOST(
      ALWAYS, () -> tls(Site.ISSUER.issue("other.example.com")), "certificate.name-mismatch"),
  /** The JDK's HTTPS reads the common name in its place; browsers, OkHttp and Go do not. */
  NO_SUBJECT_ALTERNATIVE_NAME(
      DEPENDS,
      () -> tls(Site.issue(r -> r.without(CertificateExtension.SUBJECT_ALTERNATIVE_NAME))),
      "certificate.no-subject-alternative-name"),
  NOT_FOR_SERVERS(
      ALWAYS,
      () ->
          tls(
              Site.issue(
                  r -> r.extension(CertificateExtension.extendedKeyUsage("1.3.6.1.5.5.7.3.2")))),
      "certificate.not-for-servers"),
  /** Browsers and OpenSSL refuse; the JDK draws its line below 1024 bits. */
  WEAK_KEY(DEPENDS, () -> tls(Site.issue(r -> r.key(KeyKind.RSA_1024))), "certificate.weak-key"),
  /** The JDK refuses SHA-1 only below the roots that it brings. */
  SHA1_LEAF(
      DEPENDS,
      () -> tls(Site.issue(Site.RSA_ISSUER, r -> r.signature(SignatureKind.SHA1_WITH_RSA))),
      "certificate.weak-signature"),
  /** Revoked, and the staple says so. Few libraries look at staples unless they are told to. */
  REVOKED(
      DEPENDS,
      () ->
          tls(
              Site.GOOD.withStaple(
                  Site.ISSUER.ocspResponse(
                      Site.GOOD, r -> r.revoked(Site.NOW.minus(Duration.ofDays(1)))))),
      "revocation.revoked"),
  /** Firefox refuses; most libraries do not know the extension (RFC 7633). */
  MUST_STAPLE_WITHOUT_STAPLE(
      DEPENDS,
      () -> tls(Site.issue(r -> r.extension(CertificateExtension.mustStaple()))),
      "revocation.staple-missing"),
  MALFORMED_CERTIFICATE(
      ALWAYS,
      () -> tls(Site.GOOD.withChain(List.of(new byte[] {0x30, 3, 2, 1, 1}))),
      "handshake.corrupted",
      "certificate.malformed"),

  // Chains
  SELF_SIGNED(
      ALWAYS,
      () -> tls(CertificateAuthority.selfSigned(Site.NOW, r -> Site.named(r))),
      "chain.self-signed"),
  UNTRUSTED_ROOT(
      ALWAYS,
      () -> tls(Site.leading(Site.issue(Site.STRANGE_ROOT, r -> {}), Site.STRANGE_ROOT)),
      "chain.untrusted-root"),
  INCOMPLETE_CHAIN(ALWAYS, () -> tls(Site.alone(Site.GOOD)), "chain.missing-intermediate"),
  WRONG_INTERMEDIATE(
      ALWAYS,
      () -> tls(Site.leading(Site.GOOD, Site.ROOT.intermediate("Front Door CA 2"))),
      "chain.wrong-intermediate"),
  EXPIRED_INTERMEDIATE(
      ALWAYS,
      () ->
          tls(
              Site.issue(
                  Site.ROOT.intermediate(
                      r -> r.subject("Old CA").validity(Duration.ofDays(900), Duration.ofDays(-1))),
                  r -> {})),
      "chain.intermediate-expired"),
  INTERMEDIATE_NOT_YET_VALID(
      ALWAYS,
      () ->
          tls(
              Site.issue(
                  Site.ROOT.intermediate(
                      r ->
                          r.subject("Early CA")
                              .validity(Duration.ofDays(-2), Duration.ofDays(900))),
                  r -> {})),
      "chain.intermediate-not-yet-valid"),
  /** The JDK refuses SHA-1 only below the roots that it brings. */
  SHA1_INTERMEDIATE(
      DEPENDS,
      () ->
          tls(
              Site.issue(
                  Site.RSA_ISSUER.intermediate(
                      r -> r.subject("Front Door SHA-1 CA").signature(SignatureKind.SHA1_WITH_RSA)),
                  r -> {})),
      "certificate.weak-signature"),
  BAD_SIGNATURE(ALWAYS, () -> tls(Site.issue(r -> r.corruptSignature())), "chain.bad-signature"),
  ISSUER_IS_NO_AUTHORITY(
      ALWAYS,
      () ->
          tls(
              Site.issue(
                  Site.ROOT.intermediate(
                      r -> r.subject("No CA").extension(CertificateExtension.notAnAuthority())),
                  r -> {})),
      "chain.not-a-ca"),
  PATH_LENGTH_EXCEEDED(
      ALWAYS,
      () ->
          tls(
              Site.issue(
                  Site.ROOT
                      .intermediate(
                          r -> r.subject("Short CA").extension(CertificateExtension.authority(0)))
                      .intermediate("CA below the short one"),
                  r -> {})),
      "chain.path-length-exceeded"),
  NAME_CONSTRAINT_VIOLATED(
      ALWAYS,
      () ->
          tls(
              Site.issue(
                  Site.ROOT.intermediate(
                      r ->
                          r.subject("Constrained CA")
                              .extension(
                                  CertificateExtension.nameConstraints(
                                      List.of(AlternativeName.dns("example.org")), List.of()))),
                  r -> {})),
      "chain.name-constraint-violated"),
  OUT_OF_ORDER(
      NEVER,
      () -> {
        Credential deep = Site.issue(Site.ISSUER.intermediate("Front Door CA 3"), r -> {});
        List<byte[]> chain = deep.chain();
        return tls(deep.withChain(List.of(chain.get(0), chain.get(2), chain.get(1))));
      },
      "chain.out-of-order"),

  // Versions, suites and keys
  TLS_V1_0(
      ALWAYS,
      () -> FrontDoors.of(Behaviour.tls(Site.GOOD).version(TlsVersion.TLS_1_0)),
      "handshake.no-shared-version"),
  TLS_V1_1(
      ALWAYS,
      () -> FrontDoors.of(Behaviour.tls(Site.GOOD).version(TlsVersion.TLS_1_1)),
      "handshake.no-shared-version"),
  /** The server has TLS_RSA_WITH_3DES_EDE_CBC_SHA and nothing else. */
  THREE_DES(
      ALWAYS,
      () ->
          FrontDoors.of(
              Behaviour.tls(Site.issue(r -> r.key(KeyKind.RSA_2048)))
                  .version(TlsVersion.TLS_1_2)
                  .cipherSuites(0x000a)),
      "handshake.no-shared-cipher"),
  /** Diffie-Hellman with a small prime. */
  DH_SMALL(
      DEPENDS,
      () ->
          FrontDoors.of(
              Behaviour.tls(Site.issue(r -> r.key(KeyKind.RSA_2048)))
                  .version(TlsVersion.TLS_1_2)
                  .cipherSuites(0x009e) // TLS_DHE_RSA_WITH_AES_128_GCM_SHA256
                  .weakDiffieHellman()),
      "handshake.weak-dh"),
  WRONG_KEY(
      ALWAYS,
      () -> tls(Site.GOOD.withKey(Site.STRANGE_ROOT.issue("x").privateKey())),
      "handshake.key-mismatch"),
  WRONG_KEY_TLS_V1_2(
      ALWAYS,
      () ->
          FrontDoors.of(
              Behaviour.tls(
                      Site.issue(r -> r.key(KeyKind.RSA_2048))
                          .withKey(KeyKind.RSA_2048.key("another").getPrivate()))
                  .version(TlsVersion.TLS_1_2)),
      "handshake.key-mismatch"),
  CLIENT_CERT_MISSING(
      ALWAYS,
      () ->
          FrontDoors.of(Behaviour.tls(Site.GOOD).clients(ClientAuthentication.required(Site.ROOT))),
      "handshake.client-certificate-required"),
  CLIENT_CERT_MISSING_TLS_V1_2(
      ALWAYS,
      () ->
          FrontDoors.of(
              Behaviour.tls(Site.GOOD)
                  .version(TlsVersion.TLS_1_2)
                  .clients(ClientAuthentication.required(Site.ROOT))),
      "handshake.client-certificate-required"),

  // Alerts
  ALERT_HANDSHAKE_FAILURE(ALWAYS, () -> alert(40), "handshake.no-certificate"),
  ALERT_BAD_CERTIFICATE(ALWAYS, () -> alert(42), "handshake.alert"),
  ALERT_ACCESS_DENIED(ALWAYS, () -> alert(49), "handshake.alert"),
  ALERT_DECODE_ERROR(ALWAYS, () -> alert(50), "handshake.alert"),
  ALERT_PROTOCOL_VERSION(ALWAYS, () -> alert(70), "handshake.no-shared-version"),
  ALERT_INSUFFICIENT_SECURITY(ALWAYS, () -> alert(71), "handshake.no-certificate"),
  ALERT_INTERNAL_ERROR(ALWAYS, () -> alert(80), "handshake.internal-error"),
  ALERT_UNRECOGNIZED_NAME(ALWAYS, () -> alert(112), "handshake.unrecognized-name"),

  // Other protocols
  PLAINTEXT_HTTP(
      ALWAYS, () -> FrontDoors.of(Behaviour.plainHttp(HttpAnswer.ok())), "handshake.plaintext"),
  PLAINTEXT_SSH(
      ALWAYS,
      () -> FrontDoors.of(Behaviour.banner("SSH-2.0-OpenSSH_9.2\r\n")),
      "handshake.plaintext"),
  PLAINTEXT_SMTP(
      ALWAYS,
      () -> FrontDoors.of(Behaviour.banner("220 mail.example.com ESMTP\r\n")),
      "handshake.plaintext"),
  ECHO(ALWAYS, () -> FrontDoors.of(Behaviour.echo()), "handshake.not-tls"),
  RANDOM_BYTES(ALWAYS, () -> FrontDoors.of(Behaviour.randomBytes(600, 7)), "handshake.not-tls"),
  PROXY_PROTOCOL_EXPECTED(
      ALWAYS,
      () -> FrontDoors.of(Behaviour.tls(Site.GOOD).behindProxyProtocol()),
      "handshake.proxy-protocol-expected"),

  // The wire
  REFUSED(ALWAYS, () -> FrontDoors.of(Behaviour.refuse()), "connection.refused"),
  RESET_ON_ACCEPT(
      ALWAYS, () -> FrontDoors.of(Behaviour.endOnAccept(Ending.RESET)), "connection.reset"),
  CLOSED_AFTER_HELLO(
      ALWAYS, () -> FrontDoors.of(Behaviour.endAfterHello(Ending.CLOSE)), "handshake.closed"),
  RESET_AFTER_HELLO(
      ALWAYS, () -> FrontDoors.of(Behaviour.endAfterHello(Ending.RESET)), "connection.reset"),
  STALLED_HANDSHAKE(
      ALWAYS, () -> FrontDoors.of(Behaviour.endAfterHello(Ending.STALL)), "handshake.timed-out"),
  STALLED_SERVER_HELLO(
      ALWAYS,
      () -> FrontDoors.of(Behaviour.tls(Site.GOOD).cutAfter(30, Ending.STALL)),
      "handshake.stalled"),
  TRUNCATED_SERVER_FLIGHT(
      ALWAYS,
      () -> FrontDoors.of(Behaviour.tls(Site.GOOD).cutAfter(700, Ending.CLOSE)),
      "handshake.truncated"),
  DAMAGED_BYTES(
      ALWAYS,
      () -> FrontDoors.of(Behaviour.tls(Site.GOOD).flippingByte(400)),
      "handshake.corrupted"),

  // Several nodes, several answers
  /** Every second connection is closed after the ClientHello. */
  INTERMITTENT(
      DEPENDS,
      () ->
          FrontDoors.of(
              Behaviour.alternating(
                  Behaviour.endAfterHello(Ending.CLOSE), Behaviour.tls(Site.GOOD))),
      "connection.intermittent"),
  /** An old process goes on beside the new one. Lintel has to be thorough to meet both. */
  ALTERNATING_CERTIFICATES(
      DEPENDS,
      () ->
          FrontDoors.of(
              Behaviour.alternating(
                  Behaviour.tls(Site.GOOD),
                  Behaviour.tls(Site.expired(r -> r.serial(Site.OLD_SERIAL))))),
      "deployment.alternating"),
  /** Three nodes, of which the last was not reloaded. */
  ONE_NODE_STALE(
      DEPENDS,
      () ->
          FrontDoors.of(
              Behaviour.tls(Site.GOOD),
              Behaviour.tls(Site.GOOD),
              Behaviour.tls(Site.expired(r -> r.serial(Site.OLD_SERIAL)))),
      "deployment.nodes-differ"),
  ONE_NODE_DOWN(
      DEPENDS,
      () -> FrontDoors.of(Behaviour.tls(Site.GOOD), Behaviour.refuse()),
      "deployment.node-down"),
  /** Renewed on disk ({@link FrontDoor#certificates()}), but an older one is served. */
  RENEWED_BUT_NOT_SERVED(
      NEVER,
      () ->
          FrontDoors.of(
              Behaviour.tls(
                  Site.issue(
                      r ->
                          r.serial(Site.OLD_SERIAL)
                              .validity(Duration.ofDays(40), Duration.ofDays(50))))),
      "deployment.not-expected-certificate"),
  /** ECDSA was renewed, RSA was not. */
  RSA_NOT_RENEWED(
      DEPENDS,
      () -> tls(Site.GOOD, Site.expired(r -> r.key(KeyKind.RSA_2048))),
      "deployment.key-types-differ");

  /** Whether clients refuse. */
  public enum Refusal {
    /** Every mainstream client has to. */
    ALWAYS,
    /** No mainstream client does. */
    NEVER,
    /** Some do, or some of the times. */
    DEPENDS
  }

  private final Refusal refusal;
  private final Supplier<FrontDoor> opener;
  private final List<String> checks;

  Flaw(Refusal refusal, Supplier<FrontDoor> opener, String rootCause, String... more) {
    this.refusal = refusal;
    this.opener = opener;
    List<String> all = new ArrayList<>(List.of(rootCause));
    all.addAll(List.of(more));
    this.checks = List.copyOf(all);
  }

  /** Opens a front door with this flaw; to be closed. */
  public FrontDoor open() {
    return opener.get();
  }

  /** The name as badssl.com writes its own, as in {@code incomplete-chain}. */
  public String id() {
    return switch (this) {
      case WRONG_HOST -> "wrong.host";
      case THREE_DES -> "3des";
      default -> name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }

  /**
   * The ids of the checks of Lintel that find it, the root cause first. For {@link
   * #RENEWED_BUT_NOT_SERVED} it has to be told that {@link FrontDoor#certificates()} are expected.
   */
  public List<String> checks() {
    return checks;
  }

  /** Whether clients refuse. */
  public Refusal refusal() {
    return refusal;
  }

  /** Whether every mainstream client has to refuse: a test can assert that one's own does. */
  public boolean mustBeRefused() {
    return refusal == ALWAYS;
  }

  /** Returns {@link #id()}. */
  @Override
  public String toString() {
    return id();
  }

  private static FrontDoor tls(Credential... credentials) {
    return FrontDoors.of(Behaviour.tls(credentials));
  }

  private static FrontDoor alert(int code) {
    return FrontDoors.of(Behaviour.fatalAlert(code));
  }
}
