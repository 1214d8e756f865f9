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
 * The certificates in a file, PEM or DER. Private keys beside them are skipped unread.
 *
 * @param entries the certificates and the blocks that should be some, in their order
 * @param without what is there, if there is no such entry
 */
public record CertificateFile(List<Entry> entries, Optional<String> without) {

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

  /** Reads whatever the bytes are; never throws. */
  public static CertificateFile read(byte[] bytes) {
    if (PemFile.looksLikePem(bytes)) {
      return ofBlocks(PemFile.readWithoutKeys(bytes));
    }
    if (bytes.length > 0 && bytes[0] == 0x30) {
      return new CertificateFile(List.of(entry(0, 0, bytes)), Optional.empty());
    }
    return new CertificateFile(List.of(), Optional.of(FileKind.of(bytes)));
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

  private static CertificateFile ofBlocks(List<PemBlock> blocks) {
    List<Entry> entries = new ArrayList<>();
    for (PemBlock block : blocks) {
      if (!block.isCertificate()) {
        continue;
      }
      entries.add(
          block.damage().isPresent()
              ? new Entry(block.number(), block.line(), Optional.empty(), block.damage())
              : entry(block.number(), block.line(), content(block)));
    }
    return new CertificateFile(
        List.copyOf(entries),
        entries.isEmpty() ? Optional.of(FileKind.of(blocks)) : Optional.empty());
  }

  private static Entry entry(int block, int line, byte[] der) {
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
