package io.github.lintel.testkit;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** How each flaw of the catalogue is made. */
final class FlawedDoors {
  private static final String FOR_CLIENTS = "1.3.6.1.5.5.7.3.2";
  private static final int PROTOCOL_VERSION = 70;

  private FlawedDoors() {}

  static FlawedHouse expired() {
    return FlawedHouse.of(Behaviour.tls(House.expired()));
  }

  static FlawedHouse notYetValid() {
    return FlawedHouse.of(House.changed(r -> r.validity(Duration.ofDays(-2), Duration.ofDays(90))));
  }

  static FlawedHouse expiresSoon() {
    return FlawedHouse.of(Behaviour.tls(House.old()));
  }

  static FlawedHouse wrongHost() {
    return FlawedHouse.of(Behaviour.tls(House.CA.issue("wrong.example.com")));
  }

  static FlawedHouse noAlternativeName() {
    return FlawedHouse.of(
        House.changed(r -> r.without(CertificateExtension.SUBJECT_ALTERNATIVE_NAME)));
  }

  static FlawedHouse selfSigned() {
    return FlawedHouse.of(Behaviour.tls(CertificateAuthority.selfSigned(House.NOW, House::named)));
  }

  static FlawedHouse untrustedRoot() {
    CertificateAuthority other = CertificateAuthority.root("Some Other Root", House.NOW);
    return FlawedHouse.of(Behaviour.tls(rooted(House.leaf(other, r -> {}), other)));
  }

  static FlawedHouse incompleteChain() {
    return FlawedHouse.of(House.chain());
  }

  static FlawedHouse wrongIntermediate() {
    return FlawedHouse.of(House.chain(House.ROOT.intermediate("Lintel Test CA 2").der()));
  }

  static FlawedHouse intermediateExpired() {
    return FlawedHouse.of(
        House.below(r -> r.subject("Old CA").validity(Duration.ofDays(900), Duration.ofDays(-1))));
  }

  static FlawedHouse intermediateNotACa() {
    return FlawedHouse.of(
        House.below(r -> r.subject("No CA").extension(CertificateExtension.notAnAuthority())));
  }

  static FlawedHouse intermediateNotForServers() {
    return FlawedHouse.of(
        House.below(
            r ->
                r.subject("Client CA")
                    .extension(CertificateExtension.extendedKeyUsage(FOR_CLIENTS))));
  }

  static FlawedHouse nameConstraintViolated() {
    return FlawedHouse.of(
        House.below(
            r ->
                r.subject("Constrained CA")
                    .extension(
                        CertificateExtension.nameConstraints(
                            List.of(AlternativeName.dns("example.org")), List.of()))));
  }

  static FlawedHouse pathLengthExceeded() {
    return FlawedHouse.of(
        Behaviour.tls(
            House.leaf(
                House.ROOT
                    .intermediate(
                        r -> r.subject("Short CA").extension(CertificateExtension.authority(0)))
                    .intermediate("Deep CA"),
                r -> {})));
  }

  static FlawedHouse badSignature() {
    return FlawedHouse.of(House.changed(CertificateRecipe::corruptSignature));
  }

  static FlawedHouse reversedChain() {
    return FlawedHouse.of(reversed(House.leaf(House.CA.intermediate("Lintel Test CA 3"), r -> {})));
  }

  static FlawedHouse rootSent() {
    return FlawedHouse.of(House.chain(House.CA.der(), House.ROOT.der()));
  }

  static FlawedHouse duplicateCertificate() {
    return FlawedHouse.of(House.chain(House.CA.der(), House.CA.der()));
  }

  static FlawedHouse superfluousCertificate() {
    return FlawedHouse.of(
        House.chain(House.CA.der(), House.ROOT.intermediate("Lintel Test CA 4").der()));
  }

  static FlawedHouse notForServers() {
    return FlawedHouse.of(
        House.changed(r -> r.extension(CertificateExtension.extendedKeyUsage(FOR_CLIENTS))));
  }

  static FlawedHouse unknownCriticalExtension() {
    return FlawedHouse.of(House.changed(r -> r.extension(CertificateExtension.unknownCritical())));
  }

  static FlawedHouse malformedCertificate() {
    return FlawedHouse.of(
        Behaviour.tls(House.GOOD.withChain(List.of(new byte[] {0x30, 3, 2, 1, 0}))));
  }

  static FlawedHouse noCertificate() {
    return FlawedHouse.of(
        Behaviour.tls(House.GOOD.withChain(List.of())).version(TlsVersion.TLS_1_2));
  }

  static FlawedHouse weakKey() {
    return FlawedHouse.of(House.changed(r -> r.key(RsaKey.WEAK.pair())));
  }

  static FlawedHouse sha1() {
    return FlawedHouse.of(
        Behaviour.tls(
            House.leaf(
                House.ROOT.intermediate(r -> r.subject("RSA CA").key(RsaKey.USUAL.pair())),
                r -> r.signature(SignatureKind.SHA1_WITH_RSA))));
  }

  static FlawedHouse manyNames() {
    return FlawedHouse.of(House.changed(r -> r.names(manyNames(1000))));
  }

  static FlawedHouse revoked() {
    return FlawedHouse.of(
        Behaviour.tls(stapled(House.GOOD, r -> r.revoked(House.NOW.minus(Duration.ofDays(1))))));
  }

  static FlawedHouse mustStapleWithoutStaple() {
    return FlawedHouse.of(Behaviour.tls(mustStaple()));
  }

  static FlawedHouse stapleExpired() {
    return FlawedHouse.of(
        Behaviour.tls(
            stapled(
                mustStaple(),
                r ->
                    r.validity(
                        House.NOW.minus(Duration.ofDays(9)),
                        House.NOW.minus(Duration.ofDays(2))))));
  }

  static FlawedHouse stapleOfAnother() {
    return FlawedHouse.of(Behaviour.tls(stapled(mustStaple(), r -> r.serial(BigInteger.TEN))));
  }

  static FlawedHouse wrongKey() {
    return FlawedHouse.of(
        Behaviour.tls(House.GOOD.withKey(KeyKind.EC_P256.key("wrong").getPrivate())));
  }

  static FlawedHouse clientCertificateRequired() {
    return FlawedHouse.of(House.good().clients(ClientAuthentication.required(House.ROOT)));
  }

  static FlawedHouse tls10() {
    return FlawedHouse.of(House.good().version(TlsVersion.TLS_1_0));
  }

  static FlawedHouse tls11() {
    return FlawedHouse.of(House.good().version(TlsVersion.TLS_1_1));
  }

  static FlawedHouse tls12() {
    return FlawedHouse.of(House.good().version(TlsVersion.TLS_1_2));
  }

  static FlawedHouse tls13Only() {
    return FlawedHouse.of(House.good().version(TlsVersion.TLS_1_3));
  }

  static FlawedHouse legacyVersionsAccepted() {
    return FlawedHouse.of(House.good().versions(TlsVersion.TLS_1_0, TlsVersion.TLS_1_3));
  }

  static FlawedHouse versionIntolerant() {
    return FlawedHouse.of(
        Behaviour.when(
            h -> h.offers(TlsVersion.TLS_1_3),
            Behaviour.fatalAlert(PROTOCOL_VERSION),
            House.good().version(TlsVersion.TLS_1_2)));
  }

  static FlawedHouse nullCipher() {
    return FlawedHouse.of(House.suite(0x003b));
  }

  static FlawedHouse tripleDes() {
    return FlawedHouse.of(House.suite(0x000a));
  }

  static FlawedHouse staticRsa() {
    return FlawedHouse.of(House.suite(0x009c));
  }

  static FlawedHouse dh1024() {
    return FlawedHouse.of(House.suite(0x009e).weakDiffieHellman());
  }

  static FlawedHouse suitesForAnotherKey() {
    return FlawedHouse.of(House.good().version(TlsVersion.TLS_1_2).cipherSuites(0xc02f));
  }

  static FlawedHouse noSharedGroup() {
    return FlawedHouse.of(House.good().groups(25));
  }

  static FlawedHouse legacyRenegotiation() {
    return FlawedHouse.of(House.good().version(TlsVersion.TLS_1_2).withoutSecureRenegotiation());
  }

  static FlawedHouse unknownProtocols() {
    return FlawedHouse.of(House.good().protocols("mqtt"));
  }

  static FlawedHouse nameUnknownWarning() {
    return FlawedHouse.of(House.good().unknownName(UnknownName.WARN));
  }

  static FlawedHouse http() {
    return FlawedHouse.of(Behaviour.plainHttp(HttpAnswer.of(400, "Bad Request")));
  }

  static FlawedHouse sshBanner() {
    return FlawedHouse.of(Behaviour.banner("SSH-2.0-OpenSSH_9.2\r\n"));
  }

  static FlawedHouse smtpBanner() {
    return FlawedHouse.of(Behaviour.banner("220 mail.example.com ESMTP\r\n"));
  }

  static FlawedHouse notTls() {
    return FlawedHouse.of(Behaviour.randomBytes(80, 42));
  }

  static FlawedHouse proxyProtocolExpected() {
    return FlawedHouse.of(House.good().behindProxyProtocol());
  }

  static FlawedHouse corruptedHandshake() {
    return FlawedHouse.of(Behaviour.tls(House.rsa()).flippingByte(400));
  }

  static FlawedHouse truncatedHandshake() {
    return FlawedHouse.of(House.good().cutAfter(50, Ending.CLOSE));
  }

  static FlawedHouse closedHandshake() {
    return FlawedHouse.of(Behaviour.endAfterHello(Ending.CLOSE));
  }

  static FlawedHouse resetHandshake() {
    return FlawedHouse.of(House.good().cutAfter(200, Ending.RESET));
  }

  static FlawedHouse stalledHandshake() {
    return FlawedHouse.of(House.good().cutAfter(50, Ending.STALL));
  }

  static FlawedHouse silent() {
    return FlawedHouse.of(Behaviour.endAfterHello(Ending.STALL));
  }

  static FlawedHouse connectionRefused() {
    return FlawedHouse.of(Behaviour.refuse());
  }

  static FlawedHouse connectionReset() {
    return FlawedHouse.of(Behaviour.endOnAccept(Ending.RESET));
  }

  static FlawedHouse intermittent() {
    return FlawedHouse.of(
        Behaviour.alternating(Behaviour.endAfterHello(Ending.CLOSE), House.good()));
  }

  static FlawedHouse defaultCertificate() {
    return FlawedHouse.of(
        Behaviour.tls(House.CA.issue("default.example.com"))
            .named("mail.example.com", House.CA.issue("mail.example.com")));
  }

  static FlawedHouse nodeStale() {
    return FlawedHouse.of(House.good(), House.good(), Behaviour.tls(House.expired()))
        .expecting(House.GOOD);
  }

  static FlawedHouse nodeDown() {
    return FlawedHouse.of(House.good(), House.good(), Behaviour.refuse());
  }

  static FlawedHouse renewedNotServed() {
    return FlawedHouse.of(Behaviour.tls(House.old()))
        .expecting(House.leaf(CertificateRecipe::freshKey));
  }

  static FlawedHouse ecdsaRenewedRsaNot() {
    return FlawedHouse.of(
        Behaviour.tls(
            House.GOOD,
            House.leaf(
                r ->
                    r.key(RsaKey.USUAL.pair())
                        .validity(Duration.ofDays(90), Duration.ofDays(-2)))));
  }

  static FlawedHouse alternating() {
    return FlawedHouse.of(Behaviour.alternating(Behaviour.tls(House.expired()), House.good()));
  }

  private static Credential rooted(Credential leaf, CertificateAuthority root) {
    return leaf.withChain(List.of(leaf.leaf(), root.der()));
  }

  private static Behaviour reversed(Credential leaf) {
    List<byte[]> chain = new ArrayList<>(leaf.chain());
    return Behaviour.tls(leaf.withChain(List.of(chain.get(0), chain.get(2), chain.get(1))));
  }

  private static Credential mustStaple() {
    return House.leaf(r -> r.extension(CertificateExtension.mustStaple()));
  }

  private static Credential stapled(Credential leaf, Consumer<OcspRecipe> change) {
    return leaf.withStaple(House.CA.ocspResponse(leaf, change));
  }

  private static String[] manyNames(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> i == 0 ? House.NAME : "name" + i + ".example.com")
        .toArray(String[]::new);
  }
}
