package io.github.lintel.internal.der;

/** Bytes that are not the DER that was asked for. The message is ours and holds none of them. */
public final class DerException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Creates one with a reason in a few words. It has no stack trace: hostile bytes are common. */
  public DerException(String reason) {
    super(reason, null, false, false);
  }

  /** Returns the reason. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
