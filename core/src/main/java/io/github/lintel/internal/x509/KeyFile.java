package io.github.lintel.internal.x509;

import io.github.lintel.internal.der.DerException;
import java.util.List;
import java.util.Optional;

/**
 * The private key in a file: PEM, DER, PKCS#12 or a Java key store. The first one counts, as
 * servers have it; EC PARAMETERS and certificates beside it are skipped. Shows nothing of the key.
 *
 * @param state what became of it
 * @param block the number of its PEM block, from 1; 0 if there is none
 * @param encrypted whether a server needs a password to read it
 * @param key the key, if it could be read
 * @param reason why there is none; empty if there is one
 */
public record KeyFile(
    State state, int block, boolean encrypted, Optional<ReadKey> key, String reason) {

  private static final byte[] INTEGER = {2};

  /** What became of the key. */
  public enum State {
    READ,
    MISSING,
    ENCRYPTED,
    WRONG_PASSWORD,
    UNREADABLE
  }

  /** Reads whatever the bytes are; never throws. */
  public static KeyFile read(byte[] bytes, Password password) {
    if (PemFile.looksLikePem(bytes)) {
      return ofBlocks(PemFile.read(bytes), password);
    }
    try {
      if (Pkcs12Store.mayBe(bytes)) {
        return ofStore(Pkcs12Store.read(bytes, password));
      }
      if (JavaStore.mayBe(bytes)) {
        return ofStore(JavaStore.read(bytes, password));
      }
      if (bytes.length > 0 && bytes[0] == 0x30) {
        return EncryptedKey.mayBe(bytes)
            ? opened(0, EncryptedKey.pkcs8(bytes), "PRIVATE KEY", password)
            : read(0, false, PrivateKeys.read(bytes));
      }
    } catch (DerException e) {
      return without(State.UNREADABLE, 0, e.reason());
    }
    return without(State.MISSING, 0, "no private key in it: " + FileKind.of(bytes));
  }

  /** Returns whether DER begins as private keys do, and certificates do not. */
  static boolean mayBeKey(byte[] der) {
    return FileKind.contentStartsWith(der, INTEGER) || EncryptedKey.mayBe(der);
  }

  private static KeyFile ofBlocks(List<PemBlock> blocks, Password password) {
    for (PemBlock block : blocks) {
      if (block.isPrivateKey()) {
        try {
          return ofBlock(block, password);
        } catch (DerException e) {
          return without(State.UNREADABLE, block.number(), e.reason());
        }
      }
    }
    return without(State.MISSING, 0, "no private key in it: " + FileKind.of(blocks));
  }

  private static KeyFile ofBlock(PemBlock block, Password password) throws DerException {
    if (block.damage().isPresent()) {
      throw new DerException(block.damage().get());
    }
    if (block.label().equals("ENCRYPTED PRIVATE KEY")) {
      EncryptedKey key = EncryptedKey.pkcs8(block.content());
      return opened(block.number(), key, "PRIVATE KEY", password);
    }
    if (block.isEncrypted()) {
      EncryptedKey key = EncryptedKey.traditional(block);
      return opened(block.number(), key, block.label(), password);
    }
    return read(block.number(), false, PrivateKeys.read(block.label(), block.content()));
  }

  private static KeyFile opened(int block, EncryptedKey key, String label, Password password)
      throws DerException {
    Optional<char[]> given = password.get();
    if (given.isEmpty()) {
      return locked(State.ENCRYPTED, block);
    }
    byte[] der;
    try {
      der = key.open(given.get());
    } catch (WrongPasswordException e) {
      return locked(State.WRONG_PASSWORD, block);
    }
    try {
      return read(block, true, PrivateKeys.read(label, der));
    } catch (DerException e) {
      throw EncryptedContent.damaged();
    }
  }

  private static KeyFile ofStore(StoreContent store) throws DerException {
    return switch (store.key()) {
      case ENCRYPTED, WRONG_PASSWORD -> locked(store.key(), 0);
      case READ -> read(0, false, PrivateKeys.read(store.pkcs8().orElseThrow()));
      default -> without(State.MISSING, 0, "no private key in it: it holds certificates");
    };
  }

  private static KeyFile read(int block, boolean encrypted, ReadKey key) {
    return new KeyFile(State.READ, block, encrypted, Optional.of(key), "");
  }

  private static KeyFile locked(State state, int block) {
    String reason = state == State.ENCRYPTED ? "it is encrypted" : "the password does not open it";
    return new KeyFile(state, block, true, Optional.empty(), reason);
  }

  private static KeyFile without(State state, int block, String reason) {
    return new KeyFile(state, block, false, Optional.empty(), reason);
  }

  /** Returns its state only. */
  @Override
  public String toString() {
    return "KeyFile[" + state + "]";
  }
}
