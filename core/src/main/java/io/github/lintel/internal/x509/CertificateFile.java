package io.github.lintel.internal.x509;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.MalformedCertificate;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The certificates in a file: PEM, DER, PKCS#7, PKCS#12 or a Java key store. Private keys beside
 * them are skipped unread.
 *
 * @param entries the certificates and the blocks that should be some, in their order
 * @param ordered whether that order is one in which a server would send them; those of PKCS#7 and
 *     PKCS#12 are sets
 * @param without what is there, if there is no such entry
 */
public record CertificateFile(List<Entry> entries, boolean ordered, Optional<String> without) {

  /**
   * One certificate, or what stands in its place.
   *
   * @param block the number of its PEM block, from 1; 0 for a file in DER
   * @param line the line of its BEGIN, from 1; 0 for a file in DER
   * @param certificate what was read, if the block itself is sound
   * @param problem what is wrong with it
   */
  public record Entry(
      int block, int line, Optional<PresentedCertificate> certificate, Optional<String> problem) {}

  /**
   * Reads what an authority publishes (RFC 5280 4.2.2.1): DER or PKCS#7, and PEM, as some do; never
   * throws. A key store is not opened: it says itself how much work that would be.
   */
  public static CertificateFile readPublished(byte[] bytes) {
    boolean store = Pkcs12Store.mayBe(bytes) || JavaStore.mayBe(bytes);
    return store ? without("it is a key store") : read(bytes);
  }

  /** Reads whatever the bytes are, without a password; never throws. */
  public static CertificateFile read(byte[] bytes) {
    return read(bytes, Password.none());
  }

  /** Reads whatever the bytes are; never throws. */
  public static CertificateFile read(byte[] bytes, Password password) {
    try {
      if (PemFile.looksLikePem(bytes)) {
        return ofBlocks(PemFile.readWithoutKeys(bytes));
      }
      if (Pkcs12Store.mayBe(bytes)) {
        return ofStore("a PKCS#12 store", Pkcs12Store.read(bytes, password));
      }
      if (JavaStore.mayBe(bytes)) {
        return ofStore("a Java key store", JavaStore.read(bytes, password));
      }
      if (Pkcs7File.mayBe(bytes)) {
        return set(0, 0, Pkcs7File.read(bytes), "it is PKCS#7 without any");
      }
      if (bytes.length > 0 && bytes[0] == 0x30) {
        return new CertificateFile(List.of(entry(0, 0, bytes)), true, Optional.empty());
      }
      return without(FileKind.of(bytes));
    } catch (DerException e) {
      return without(e.reason());
    }
  }

  /**
   * Reads certificates that must all be sound.
   *
   * @throws IllegalArgumentException if one is not, or there is none; the message is one line that
   *     names source, block and reason
   */
  public static List<Certificate> require(String source, byte[] bytes) {
    CertificateFile file = read(bytes);
    if (file.without().isPresent()) {
      throw new IllegalArgumentException(
          source + ": no certificate in it: " + file.without().get());
    }
    List<Certificate> certificates = new ArrayList<>();
    for (Entry entry : file.entries()) {
      if (entry.problem().isPresent()) {
        throw new IllegalArgumentException(
            source + ": " + place(entry) + "not a certificate: " + entry.problem().get());
      }
      entry.certificate().map(Certificate.class::cast).ifPresent(certificates::add);
    }
    return certificates;
  }

  private static CertificateFile without(String what) {
    return new CertificateFile(List.of(), true, Optional.of(what));
  }

  private static CertificateFile ofStore(String kind, StoreContent store) {
    if (store.certificates().isEmpty()) {
      return switch (store.key()) {
        case ENCRYPTED -> without("it is " + kind + ", which needs a password");
        case WRONG_PASSWORD -> without("the password does not open it");
        default -> without("it is " + kind + " without any");
      };
    }
    CertificateFile file = set(0, 0, store.certificates(), "");
    return new CertificateFile(file.entries(), store.ordered(), Optional.empty());
  }

  private static CertificateFile set(int block, int line, List<byte[]> all, String without) {
    return all.isEmpty()
        ? without(without)
        : new CertificateFile(
            all.stream().map(der -> entry(block, line, der)).toList(), false, Optional.empty());
  }

  private static CertificateFile ofBlocks(List<PemBlock> blocks) {
    List<Entry> entries = new ArrayList<>();
    boolean ordered = true;
    for (PemBlock block : blocks) {
      if (block.damage().isPresent() && (block.isCertificate() || block.isPkcs7())) {
        entries.add(new Entry(block.number(), block.line(), Optional.empty(), block.damage()));
      } else if (block.isCertificate()) {
        entries.add(entry(block.number(), block.line(), content(block)));
      } else if (block.isPkcs7()) {
        ordered = false;
        entries.addAll(ofPkcs7(block));
      }
    }
    return new CertificateFile(
        List.copyOf(entries),
        ordered,
        entries.isEmpty() ? Optional.of(FileKind.of(blocks)) : Optional.empty());
  }

  private static List<Entry> ofPkcs7(PemBlock block) {
    try {
      return Pkcs7File.read(block.content()).stream()
          .map(der -> entry(block.number(), block.line(), der))
          .toList();
    } catch (DerException e) {
      Optional<String> reason = Optional.of(e.reason());
      return List.of(new Entry(block.number(), block.line(), Optional.empty(), reason));
    }
  }

  private static Entry entry(int block, int line, byte[] der) {
    if (KeyFile.mayBeKey(der)) { // its bytes are not kept: what was presented is shown to people
      Optional<String> reason = Optional.of("it is a private key, not a certificate");
      return new Entry(block, line, Optional.empty(), reason);
    }
    PresentedCertificate certificate = Certificate.parse(der);
    Optional<String> problem =
        certificate instanceof MalformedCertificate malformed
            ? Optional.of(malformed.reason())
            : Optional.empty();
    return new Entry(block, line, Optional.of(certificate), problem);
  }

  /** OpenSSL's TRUSTED CERTIFICATE is a certificate and its own notes behind it. */
  private static byte[] content(PemBlock block) {
    if (!block.label().equals("TRUSTED CERTIFICATE")) {
      return block.content();
    }
    try {
      return DerReader.of(block.content()).next().encoded();
    } catch (DerException e) {
      return block.content();
    }
  }

  private static String place(Entry entry) {
    return entry.block() == 0 ? "" : "block " + entry.block() + " (line " + entry.line() + "): ";
  }
}
