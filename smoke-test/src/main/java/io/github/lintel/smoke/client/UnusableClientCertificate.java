package io.github.lintel.smoke.client;

/** A client certificate or its key cannot be used. The message is one line that names the file. */
public final class UnusableClientCertificate extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final Part part;

  /** What is at fault. */
  public enum Part {
    /** The file with the chain. */
    CERTIFICATE,
    /** The file with the private key, which may be the same. */
    KEY
  }

  UnusableClientCertificate(Part part, String message) {
    super(message);
    this.part = part;
  }

  /** Returns what is at fault. */
  public Part part() {
    return part;
  }
}
