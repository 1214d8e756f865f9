package io.github.lintel.internal.x509;

import io.github.lintel.internal.der.DerException;
import java.util.List;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/**
 * The private key in a file, PEM or DER. The first one counts, as servers have it; EC PARAMETERS
 * and certificates beside it are skipped. Shows nothing of the key.
 */
public final class KeyFile {
  private final State state;
  private final int block;
  private final String reason;
  private final String label;
  private final byte[] der;

  private KeyFile(State state, int block, String reason, String label, byte[] der) {
    this.state = state;
    this.block = block;
    this.reason = reason;
    this.label = label;
    this.der = der;
  }

  /** What became of the key. */
  public enum State {
    READ,
    MISSING,
    ENCRYPTED,
    UNREADABLE
  }

  /** Reads whatever the bytes are; never throws. */
  public static KeyFile read(byte[] bytes) {
    if (PemFile.looksLikePem(bytes)) {
      return ofBlocks(PemFile.read(bytes));
    }
    if (bytes.length > 0 && bytes[0] == 0x30) {
      return new KeyFile(State.READ, 0, "", "", bytes);
    }
    String reason = "no private key in it: " + FileKind.of(bytes);
    return new KeyFile(State.MISSING, 0, reason, "", new byte[0]);
  }

  private static KeyFile ofBlocks(List<PemBlock> blocks) {
    for (PemBlock block : blocks) {
      if (!block.isPrivateKey()) {
        continue;
      }
      if (block.isEncrypted()) {
        return new KeyFile(
            State.ENCRYPTED, block.number(), "the private key is encrypted", "", new byte[0]);
      }
      return block.damage().isPresent()
          ? new KeyFile(State.UNREADABLE, block.number(), block.damage().get(), "", new byte[0])
          : new KeyFile(State.READ, block.number(), "", block.label(), block.content());
    }
    String reason = "no private key in it: " + FileKind.of(blocks);
    return new KeyFile(State.MISSING, 0, reason, "", new byte[0]);
  }

  /** Returns what became of the key; {@link State#READ} means that its bytes are there. */
  public State state() {
    return state;
  }

  /** Returns the number of its PEM block, from 1; 0 if there is none. */
  public int block() {
    return block;
  }

  /** Returns why there are no bytes of a key; empty if there are. */
  public String reason() {
    return reason;
  }

  /**
   * Decodes the key.
   *
   * @throws DerException if it cannot be used; the reason holds nothing of the key
   */
  public AsymmetricKeyParameter key() throws DerException {
    return label.isEmpty() ? PrivateKeys.read(der) : PrivateKeys.read(label, der);
  }

  /** Returns its state only. */
  @Override
  public String toString() {
    return "KeyFile[" + state + "]";
  }
}
