package io.github.lintel.internal.x509;

import java.util.Optional;

/**
 * One block of a PEM text. What it holds may be a private key, so its bytes are shown by no {@code
 * toString}.
 */
public final class PemBlock {
  private final int number;
  private final int line;
  private final String label;
  private final boolean encrypted;
  private final Optional<String> encryption;
  private final byte[] content;
  private final Optional<String> damage;

  PemBlock(
      int number,
      int line,
      String label,
      boolean encrypted,
      Optional<String> encryption,
      byte[] content,
      Optional<String> damage) {
    this.number = number;
    this.line = line;
    this.label = label;
    this.encrypted = encrypted;
    this.encryption = encryption;
    this.content = content;
    this.damage = damage;
  }

  /** Returns its number in the text, from 1. */
  public int number() {
    return number;
  }

  /** Returns the line of its BEGIN, from 1. */
  public int line() {
    return line;
  }

  /** Returns what BEGIN says, as in {@code CERTIFICATE}. */
  public String label() {
    return label;
  }

  /** Returns whether it is a certificate, under any of the labels in use. */
  public boolean isCertificate() {
    return label.equals("CERTIFICATE")
        || label.equals("X509 CERTIFICATE")
        || label.equals("TRUSTED CERTIFICATE");
  }

  /** Returns whether it is a private key of whatever form. */
  public boolean isPrivateKey() {
    return label.endsWith("PRIVATE KEY");
  }

  /** Returns whether it is encrypted, by its label or by its headers (RFC 1421). */
  public boolean isEncrypted() {
    return encrypted;
  }

  /** Returns the value of the header DEK-Info (RFC 1421), as OpenSSL writes it. */
  public Optional<String> encryption() {
    return encryption;
  }

  /** Returns whether it is PKCS#7, under either of its labels. */
  public boolean isPkcs7() {
    return label.equals("PKCS7") || label.equals("CMS");
  }

  /** Returns a copy of the decoded bytes; empty if it is damaged or was skipped unread. */
  public byte[] content() {
    return content.clone();
  }

  /** Returns what is wrong with the block itself, in a few words of ours. */
  public Optional<String> damage() {
    return damage;
  }

  /** Returns number and label only. */
  @Override
  public String toString() {
    return "block " + number + " (" + label + ")";
  }
}
