package io.github.lintel.testkit;

import static io.github.lintel.testkit.Reaction.DIFFER;
import static io.github.lintel.testkit.Reaction.FAIL;
import static io.github.lintel.testkit.Reaction.GET_IN;
import static io.github.lintel.testkit.Reaction.REFUSE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The catalogue of flaws: front doors that are wrong in one way each, minted in this JVM, so that
 * none ever expires and no network is needed. Names are those of badssl.com where it has the same.
 * All are for {@code localhost}, and were it not for the flaw, {@link FrontDoor#trust()} would
 * accept them.
 *
 * <p>Reactions are those of the JDK's and OkHttp's clients with the JDK's settings of today.
 */
public enum Flaw {
  /** The certificate ended two days ago. */
  EXPIRED(REFUSE, "certificate.expired", FlawedDoors::expired, "expired"),
  /** The certificate begins in two days. */
  NOT_YET_VALID(REFUSE, "certificate.not-yet-valid", FlawedDoors::notYetValid),
  /** The certificate ends in five days. */
  EXPIRES_SOON(GET_IN, "certificate.expires-soon", FlawedDoors::expiresSoon),
  /** The certificate is for another name. */
  WRONG_HOST(REFUSE, "certificate.name-mismatch", FlawedDoors::wrongHost, "wrong.host"),
  /** The name is only in the subject, where browsers do not look. */
  NO_ALTERNATIVE_NAME(
      DIFFER, "certificate.no-subject-alternative-name", FlawedDoors::noAlternativeName),
  /** The certificate vouches for itself. */
  SELF_SIGNED(REFUSE, "chain.self-signed", FlawedDoors::selfSigned, "self-signed"),
  /** The chain ends at a root that the client does not trust. */
  UNTRUSTED_ROOT(REFUSE, "chain.untrusted-root", FlawedDoors::untrustedRoot, "untrusted-root"),
  /** The server does not send the intermediate certificate. */
  INCOMPLETE_CHAIN(
      REFUSE, "chain.missing-intermediate", FlawedDoors::incompleteChain, "incomplete-chain"),
  /** The server sends another intermediate certificate than the one that is needed. */
  WRONG_INTERMEDIATE(REFUSE, "chain.wrong-intermediate", FlawedDoors::wrongIntermediate),
  /** The intermediate certificate ended yesterday. */
  INTERMEDIATE_EXPIRED(REFUSE, "chain.intermediate-expired", FlawedDoors::intermediateExpired),
  /** The issuer is no authority. */
  INTERMEDIATE_NOT_A_CA(REFUSE, "chain.not-a-ca", FlawedDoors::intermediateNotACa),
  /** The intermediate is only for certificates of clients. */
  INTERMEDIATE_NOT_FOR_SERVERS(
      DIFFER, "chain.not-for-servers", FlawedDoors::intermediateNotForServers),
  /** The intermediate may only issue for another domain. */
  NAME_CONSTRAINT_VIOLATED(
      REFUSE, "chain.name-constraint-violated", FlawedDoors::nameConstraintViolated),
  /** There are more intermediates than the first one allows. */
  PATH_LENGTH_EXCEEDED(REFUSE, "chain.path-length-exceeded", FlawedDoors::pathLengthExceeded),
  /** The signature of the certificate does not verify. */
  BAD_SIGNATURE(REFUSE, "chain.bad-signature", FlawedDoors::badSignature),
  /** The intermediates come in the wrong order. */
  REVERSED_CHAIN(GET_IN, "chain.out-of-order", FlawedDoors::reversedChain, "reversed-chain"),
  /** The server sends the root, too. */
  ROOT_SENT(GET_IN, "chain.root-sent", FlawedDoors::rootSent),
  /** The server sends the intermediate twice. */
  DUPLICATE_CERTIFICATE(GET_IN, "chain.duplicate", FlawedDoors::duplicateCertificate),
  /** The server sends a certificate that nobody needs. */
  SUPERFLUOUS_CERTIFICATE(GET_IN, "chain.superfluous", FlawedDoors::superfluousCertificate),
  /** The certificate is for clients only. */
  NOT_FOR_SERVERS(REFUSE, "certificate.not-for-servers", FlawedDoors::notForServers),
  /** The certificate has a critical extension that nobody knows. */
  UNKNOWN_CRITICAL_EXTENSION(
      REFUSE, "certificate.malformed", FlawedDoors::unknownCriticalExtension),
  /** What comes in place of the certificate is none. */
  MALFORMED_CERTIFICATE(REFUSE, "certificate.malformed", FlawedDoors::malformedCertificate),
  /** The server has a key but sends no certificate. */
  NO_CERTIFICATE(REFUSE, "handshake.no-certificate", FlawedDoors::noCertificate),
  /** The key is an RSA key of 1024 bits. */
  WEAK_KEY(DIFFER, "certificate.weak-key", FlawedDoors::weakKey),
  /** The certificate is signed with SHA-1. */
  SHA1(DIFFER, "certificate.weak-signature", FlawedDoors::sha1, "sha1-2016"),
  /** The certificate is for a thousand names. */
  MANY_NAMES(GET_IN, "certificate.very-large", FlawedDoors::manyNames, "1000-sans"),
  /** The certificate was revoked yesterday; the server staples that. */
  REVOKED(DIFFER, "revocation.revoked", FlawedDoors::revoked, "revoked"),
  /** The certificate demands a stapled status, and there is none. */
  MUST_STAPLE_WITHOUT_STAPLE(
      DIFFER, "revocation.staple-missing", FlawedDoors::mustStapleWithoutStaple),
  /** The stapled status ended two days ago. */
  STAPLE_EXPIRED(DIFFER, "revocation.staple-expired", FlawedDoors::stapleExpired),
  /** The stapled status is that of another certificate. */
  STAPLE_OF_ANOTHER(DIFFER, "revocation.staple-mismatch", FlawedDoors::stapleOfAnother),
  /** The server signs with a key that is not the certificate's. */
  WRONG_KEY(REFUSE, "handshake.key-mismatch", FlawedDoors::wrongKey),
  /** The server wants a certificate of the client. */
  CLIENT_CERTIFICATE_REQUIRED(
      REFUSE,
      "handshake.client-certificate-required",
      FlawedDoors::clientCertificateRequired,
      "client-cert-missing"),
  /** The server speaks TLS 1.0 only. */
  TLS_1_0(REFUSE, "handshake.no-shared-version", FlawedDoors::tls10, "tls-v1-0"),
  /** The server speaks TLS 1.1 only. */
  TLS_1_1(REFUSE, "handshake.no-shared-version", FlawedDoors::tls11, "tls-v1-1"),
  /** The server does not speak TLS 1.3. */
  TLS_1_2(GET_IN, "handshake.tls13-missing", FlawedDoors::tls12, "tls-v1-2"),
  /** The server speaks TLS 1.3 only. */
  TLS_1_3_ONLY(GET_IN, "handshake.tls13-only", FlawedDoors::tls13Only),
  /** The server still speaks TLS 1.0. */
  LEGACY_VERSIONS_ACCEPTED(
      GET_IN, "handshake.legacy-version-accepted", FlawedDoors::legacyVersionsAccepted),
  /** The server refuses clients that offer TLS 1.3. */
  VERSION_INTOLERANT(REFUSE, "handshake.version-intolerant", FlawedDoors::versionIntolerant),
  /** The server only knows a suite that does not encrypt. */
  NULL_CIPHER(REFUSE, "handshake.no-shared-cipher", FlawedDoors::nullCipher, "null"),
  /** The server only knows a suite with 3DES. */
  TRIPLE_DES(REFUSE, "handshake.no-shared-cipher", FlawedDoors::tripleDes, "3des"),
  /** The server only knows a suite without forward secrecy. */
  STATIC_RSA(DIFFER, "handshake.no-shared-cipher", FlawedDoors::staticRsa, "static-rsa"),
  /** The server uses a Diffie-Hellman group of 1024 bits. */
  DH_1024(DIFFER, "handshake.weak-dh", FlawedDoors::dh1024, "dh1024"),
  /** The server has an ECDSA key and only suites for RSA. */
  SUITES_FOR_ANOTHER_KEY(
      REFUSE, "handshake.key-type-cipher-mismatch", FlawedDoors::suitesForAnotherKey),
  /** The server knows the group secp521r1 only, which browsers do not offer. */
  NO_SHARED_GROUP(DIFFER, "handshake.no-shared-group", FlawedDoors::noSharedGroup),
  /** The server knows nothing of RFC 5746; OpenSSL refuses it. */
  LEGACY_RENEGOTIATION(DIFFER, "handshake.legacy-renegotiation", FlawedDoors::legacyRenegotiation),
  /** The server refuses clients that offer no protocol it knows. */
  UNKNOWN_PROTOCOLS(DIFFER, "handshake.alpn-mismatch", FlawedDoors::unknownProtocols),
  /** The server warns that it does not know the name, then serves it. */
  NAME_UNKNOWN_WARNING(
      DIFFER, "handshake.unrecognized-name-warning", FlawedDoors::nameUnknownWarning),
  /** Plain HTTP on the port for HTTPS. */
  HTTP(REFUSE, "handshake.plaintext", FlawedDoors::http, "http"),
  /** An SSH server on the port for HTTPS. */
  SSH_BANNER(REFUSE, "handshake.plaintext", FlawedDoors::sshBanner),
  /** A mail server on the port for HTTPS. */
  SMTP_BANNER(REFUSE, "handshake.plaintext", FlawedDoors::smtpBanner),
  /** The answer to the ClientHello is noise. */
  NOT_TLS(REFUSE, "handshake.not-tls", FlawedDoors::notTls),
  /** The server waits for the PROXY header of a load balancer. */
  PROXY_PROTOCOL_EXPECTED(
      REFUSE, "handshake.proxy-protocol-expected", FlawedDoors::proxyProtocolExpected),
  /** One byte of the handshake is changed on its way. */
  CORRUPTED_HANDSHAKE(REFUSE, "handshake.corrupted", FlawedDoors::corruptedHandshake),
  /** The connection is closed in the middle of the server's first message. */
  TRUNCATED_HANDSHAKE(REFUSE, "handshake.truncated", FlawedDoors::truncatedHandshake),
  /** The connection is closed after the ClientHello. */
  CLOSED_HANDSHAKE(REFUSE, "handshake.closed", FlawedDoors::closedHandshake),
  /** The connection is reset in the middle of the handshake. */
  RESET_HANDSHAKE(FAIL, "handshake.reset", FlawedDoors::resetHandshake),
  /** The server falls silent in the middle of its first message. */
  STALLED_HANDSHAKE(FAIL, "handshake.stalled", FlawedDoors::stalledHandshake),
  /** The server never answers the ClientHello. */
  SILENT(FAIL, "handshake.timed-out", FlawedDoors::silent),
  /** Nothing listens on the port. */
  CONNECTION_REFUSED(FAIL, "connection.refused", FlawedDoors::connectionRefused),
  /** Every connection is reset at once. */
  CONNECTION_RESET(FAIL, "connection.reset", FlawedDoors::connectionReset),
  /** Every other handshake fails. */
  INTERMITTENT(DIFFER, "connection.intermittent", FlawedDoors::intermittent),
  /** Every ClientHello is answered with this fatal alert, as those that follow. */
  ALERT_UNEXPECTED_MESSAGE(10, "handshake.alert"),
  ALERT_BAD_RECORD_MAC(20, "handshake.alert"),
  ALERT_RECORD_OVERFLOW(22, "handshake.alert"),
  ALERT_HANDSHAKE_FAILURE(40, "handshake.alert"),
  ALERT_BAD_CERTIFICATE(42, "handshake.alert"),
  ALERT_UNSUPPORTED_CERTIFICATE(43, "handshake.alert"),
  ALERT_CERTIFICATE_REVOKED(44, "handshake.alert"),
  ALERT_CERTIFICATE_EXPIRED(45, "handshake.alert"),
  ALERT_CERTIFICATE_UNKNOWN(46, "handshake.alert"),
  ALERT_ILLEGAL_PARAMETER(47, "handshake.alert"),
  ALERT_UNKNOWN_CA(48, "handshake.alert"),
  ALERT_ACCESS_DENIED(49, "handshake.alert"),
  ALERT_DECODE_ERROR(50, "handshake.alert"),
  ALERT_DECRYPT_ERROR(51, "handshake.alert"),
  ALERT_PROTOCOL_VERSION(70, "handshake.no-shared-version"),
  ALERT_INSUFFICIENT_SECURITY(71, "handshake.alert"),
  ALERT_INTERNAL_ERROR(80, "handshake.internal-error"),
  ALERT_INAPPROPRIATE_FALLBACK(86, "handshake.alert"),
  ALERT_USER_CANCELED(90, "handshake.alert"),
  ALERT_MISSING_EXTENSION(109, "handshake.alert"),
  ALERT_UNSUPPORTED_EXTENSION(110, "handshake.alert"),
  ALERT_UNRECOGNIZED_NAME(112, "handshake.unrecognized-name"),
  ALERT_BAD_CERTIFICATE_STATUS(113, "handshake.alert"),
  ALERT_UNKNOWN_PSK_IDENTITY(115, "handshake.alert"),
  ALERT_CERTIFICATE_REQUIRED(116, "handshake.alert"),
  ALERT_NO_APPLICATION_PROTOCOL(120, "handshake.alpn-mismatch"),
  /** The name has no configuration of its own: the default certificate is served. */
  DEFAULT_CERTIFICATE(REFUSE, "deployment.default-certificate", FlawedDoors::defaultCertificate),
  /** One node of three still serves the old certificate, which has expired. */
  NODE_STALE(
      DIFFER, List.of("certificate.expired", "deployment.nodes-differ"), FlawedDoors::nodeStale),
  /** One node of three refuses connections. */
  NODE_DOWN(DIFFER, "deployment.node-down", FlawedDoors::nodeDown),
  /** Renewed on disk, but the old certificate is still served. */
  RENEWED_NOT_SERVED(GET_IN, "deployment.not-expected-certificate", FlawedDoors::renewedNotServed),
  /** The ECDSA certificate was renewed, the RSA certificate was not and has expired. */
  ECDSA_RENEWED_RSA_NOT(DIFFER, "deployment.key-types-differ", FlawedDoors::ecdsaRenewedRsaNot),
  /** One address with two answers in turn: the renewed certificate and the expired one. */
  ALTERNATING(DIFFER, "deployment.alternating", FlawedDoors::alternating);

  private final Reaction reaction;
  private final Set<String> checks;
  private final Supplier<FlawedHouse> house;
  private final Optional<String> badssl;

  Flaw(int alert, String check) {
    this(REFUSE, check, () -> FlawedHouse.of(Behaviour.fatalAlert(alert)));
  }

  Flaw(Reaction reaction, String check, Supplier<FlawedHouse> house) {
    this(reaction, List.of(check), house);
  }

  Flaw(Reaction reaction, List<String> checks, Supplier<FlawedHouse> house) {
    this(reaction, checks, house, Optional.empty());
  }

  Flaw(Reaction reaction, String check, Supplier<FlawedHouse> house, String badssl) {
    this(reaction, List.of(check), house, Optional.of(badssl));
  }

  Flaw(
      Reaction reaction,
      List<String> checks,
      Supplier<FlawedHouse> house,
      Optional<String> badssl) {
    this.reaction = reaction;
    this.checks = Set.copyOf(checks);
    this.house = house;
    this.badssl = badssl;
  }

  /** Its name at badssl.com ({@code expired} for {@code expired.badssl.com}), if it has one. */
  public Optional<String> badsslName() {
    return badssl;
  }

  /** What mainstream clients do about it. */
  public Reaction reaction() {
    return reaction;
  }

  /** Whether every mainstream client must refuse it. */
  public boolean mustBeRefused() {
    return reaction == REFUSE;
  }

  /** The ids of the checks of Lintel that must find something, when it verifies thoroughly. */
  public Set<String> checks() {
    return checks;
  }

  /**
   * Opens a front door with this flaw. The first door in a JVM makes the keys that many share, and
   * lets a thread make those of RSA; only a door that is opened at once may have to wait for one.
   */
  public FrontDoor start() {
    FlawedHouse flawed = house.get();
    FrontDoor.Builder builder = FrontDoor.builder().authority(House.CA, House.ROOT);
    flawed.nodes().forEach(builder::node);
    return builder.expecting(flawed.expected()).titled(name()).start();
  }
}
