package io.github.lintel.endpoint;

/** Certificate chain and private key as they lie on disk: read, not yet parsed. Immutable. */
public final class CertificateBundle {
  private final String source;
  private final byte[] chain;
  private final String keySource;
  private final byte[] key;

  CertificateBundle(String source, byte[] chain, String keySource, byte[] key) {
    this.source = source;
    this.chain = chain.clone();
    this.keySource = keySource;
    this.key = key.clone();
  }

  /** Returns where the chain comes from, as a file's name. */
  public String source() {
    return source;
  }

  /** Returns where the key comes from, as a file's name. */
  public String keySource() {
    return keySource;
  }

  /** Returns the bytes that hold the chain. */
  public byte[] chainBytes() {
    return chain.clone();
  }

  /** Returns the bytes that hold the private key. Do not log them. */
  public byte[] keyBytes() {
    return key.clone();
  }

  /** Returns the sources only. */
  @Override
  public String toString() {
    return "CertificateBundle[" + source + ", " + keySource + "]";
  }
}
