package io.github.lintel.testkit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;

/**
 * A log of certificate transparency (RFC 6962), which signs whatever it is given and keeps nothing.
 * It has the key that goes with its name in this JVM. Immutable and thread-safe.
 */
public final class CertificateLog {
  private static final int X509_ENTRY = 0;
  private static final int PRECERT_ENTRY = 1;
  private static final byte[] SHA256_ECDSA = {4, 3};

  private final String name;
  private final KeyPair key;

  private CertificateLog(String name, KeyPair key) {
    this.name = name;
    this.key = key;
  }

  /** A log with a key of its own; the same name has the same key in this JVM. */
  public static CertificateLog named(String name) {
    return new CertificateLog(name, KeyKind.EC_P256.key("log/" + name));
  }

  /** What it was called. */
  public String name() {
    return name;
  }

  /** Its public key (SubjectPublicKeyInfo in DER). */
  public byte[] publicKey() {
    return key.getPublic().getEncoded();
  }

  /** The SHA-256 of its public key. */
  public byte[] id() {
    return sha256(publicKey());
  }

  /** A timestamp for the certificate as it is, to be sent in the handshake. */
  public byte[] timestamp(byte[] certificate, Instant at) {
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    vector24(entry, certificate);
    return timestamp(X509_ENTRY, entry.toByteArray(), at);
  }

  /** Such timestamps as one list, as the TLS extension holds it (RFC 6962 section 3.3). */
  public static byte[] list(byte[]... timestamps) {
    return TimestampList.serialize(List.of(timestamps));
  }

  /** A timestamp for a certificate that does not exist yet, to be put into it. */
  byte[] timestampBefore(byte[] body, PublicKey issuer, Instant at) {
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    entry.writeBytes(sha256(issuer.getEncoded()));
    vector24(entry, body);
    return timestamp(PRECERT_ENTRY, entry.toByteArray(), at);
  }

  private byte[] timestamp(int entryType, byte[] entry, Instant at) {
    try {
      ByteArrayOutputStream signed = new ByteArrayOutputStream();
      DataOutputStream toSign = new DataOutputStream(signed);
      toSign.writeShort(0); // version 1, a timestamp
      toSign.writeLong(at.toEpochMilli());
      toSign.writeShort(entryType);
      toSign.write(entry);
      toSign.writeShort(0); // no extensions
      byte[] signature =
          SignatureKind.SHA256_WITH_ECDSA.sign(key.getPrivate(), signed.toByteArray());

      ByteArrayOutputStream timestamp = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(timestamp);
      out.writeByte(0);
      out.write(id());
      out.writeLong(at.toEpochMilli());
      out.writeShort(0);
      out.write(SHA256_ECDSA);
      out.writeShort(signature.length);
      out.write(signature);
      return timestamp.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void vector24(ByteArrayOutputStream out, byte[] content) {
    out.write(content.length >> 16);
    out.write(content.length >> 8);
    out.write(content.length);
    out.writeBytes(content);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
