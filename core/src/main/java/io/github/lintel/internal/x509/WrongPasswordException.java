package io.github.lintel.internal.x509;

/** A password does not open what it should. Says nothing of either. */
final class WrongPasswordException extends Exception {
  private static final long serialVersionUID = 1L;

  WrongPasswordException() {
    super("the password does not open it", null, false, false);
  }
}
