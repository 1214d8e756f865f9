package io.github.lintel.smoke;

import io.github.lintel.endpoint.CertificateBundle;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The private key of a bundle as it stands in its file, to be copied and never to be shown. */
final class KeyText {
  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----(?:[^-]|-(?!----))*+-----END \\1-----",
          Pattern.DOTALL);

  private KeyText() {}

  static String of(CertificateBundle bundle) {
    String text = new String(bundle.keyBytes(), StandardCharsets.ISO_8859_1);
    Matcher key = KEY.matcher(text);
    if (!key.find()) {
      throw new BadInput("--with-key: the private key in " + bundle.keySource() + " is not PEM");
    }
    return key.group().replace("\r\n", "\n").replace('\r', '\n') + "\n";
  }
}
