package io.github.lintel.internal.der;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The string types of ASN.1 that occur in names. */
public final class DerString {
  private static final String PRINTABLE_PUNCTUATION = " '()+,-./:=?";

  private DerString() {}

  /** Returns the text, or nothing if it is no string or has octets that its type does not allow. */
  public static Optional<String> decode(DerValue value) {
    return switch (value.tag()) {
      case DerTag.UTF8_STRING -> strict(value, StandardCharsets.UTF_8);
      case DerTag.BMP_STRING ->
          value.length() % 2 == 0 ? strict(value, StandardCharsets.UTF_16BE) : Optional.empty();
      case DerTag.UNIVERSAL_STRING ->
          value.length() % 4 == 0 ? strict(value, Charset.forName("UTF-32BE")) : Optional.empty();
      case DerTag.PRINTABLE_STRING -> printable(value);
      case DerTag.NUMERIC_STRING, DerTag.VISIBLE_STRING, DerTag.IA5_STRING -> ascii(value);
      // Everybody reads T.61 as Latin-1.
      case DerTag.TELETEX_STRING ->
          Optional.of(new String(value.content(), StandardCharsets.ISO_8859_1));
      default -> Optional.empty();
    };
  }

  /** Returns the content octets as text if all are ASCII. */
  public static Optional<String> ascii(DerValue value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.at(i) > 0x7f) {
        return Optional.empty();
      }
    }
    return Optional.of(new String(value.content(), StandardCharsets.US_ASCII));
  }

  private static Optional<String> printable(DerValue value) {
    for (int i = 0; i < value.length(); i++) {
      int c = value.at(i);
      // Strictly "*", "@", "_" and "&" do not belong here, but they are common, and clear.
      if (!alphanumeric(c) && PRINTABLE_PUNCTUATION.indexOf(c) < 0 && "*@_&".indexOf(c) < 0) {
        return Optional.empty();
      }
    }
    return ascii(value);
  }

  private static boolean alphanumeric(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  private static Optional<String> strict(DerValue value, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(value.content()))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
