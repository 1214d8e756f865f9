package io.github.lintel.internal.x509;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads PEM as it lies on disks: RFC 7468, with the latitude of its section 2 (text around blocks,
 * any line length, any line end, a byte order mark) and the headers of RFC 1421. Never throws for
 * content: what is wrong with a block is told by the block.
 */
public final class PemFile {
  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([ -,.-~]{1,64}?)-----");
  private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
  private static final byte[] NOTHING = {};

  private final List<PemBlock> blocks = new ArrayList<>();
  private final boolean keysToo;

  private PemFile(boolean keysToo) {
    this.keysToo = keysToo;
  }

  /** Reads all blocks. */
  public static List<PemBlock> read(byte[] text) {
    return new PemFile(true).blocks(text);
  }

  /** Reads all blocks, but leaves those with private keys undecoded: their content is empty. */
  public static List<PemBlock> readWithoutKeys(byte[] text) {
    return new PemFile(false).blocks(text);
  }

  /** Returns whether it looks like PEM at all. */
  public static boolean looksLikePem(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
  }

  private List<PemBlock> blocks(byte[] text) {
    // Latin-1 maps every byte to a character; a byte order mark stands before the dashes then.
    String[] lines = LINE_END.split(new String(text, StandardCharsets.ISO_8859_1), -1);
    for (int i = 0; i < lines.length; ) {
      Matcher begin = BEGIN.matcher(lines[i]);
      i = begin.find() ? block(lines, i, begin) : i + 1;
    }
    return List.copyOf(blocks);
  }

  /** Reads the block that begins in line {@code at}; returns the index of the line after it. */
  private int block(String[] lines, int at, Matcher begin) {
    String label = begin.group(1);
    String end = "-----END " + label + "-----";
    StringBuilder body = new StringBuilder();
    boolean encrypted = label.startsWith("ENCRYPTED ");
    Optional<String> encryption = Optional.empty();
    int i = at;
    String line = lines[i].substring(begin.end());
    while (true) {
      int stop = line.indexOf("-----");
      if (stop >= 0) {
        String rest = line.substring(stop).stripTrailing();
        body.append(line, 0, stop);
        if (rest.startsWith(end)) {
          add(at, label, encrypted, encryption, body, Optional.empty());
          return i + 1;
        }
        boolean next = BEGIN.matcher(rest).lookingAt();
        String damage = next ? "it has no end" : "it ends with another label than it begins with";
        add(at, label, encrypted, encryption, body, Optional.of(damage));
        return next && i > at ? i : i + 1;
      }
      encrypted |= line.startsWith("Proc-Type:") && line.contains("ENCRYPTED");
      if (line.startsWith("DEK-Info:")) {
        encryption = Optional.of(line.substring("DEK-Info:".length()));
      } else if (line.indexOf(':') < 0) {
        body.append(line);
      }
      if (++i == lines.length) {
        add(at, label, encrypted, encryption, body, Optional.of("it has no end"));
        return i;
      }
      line = lines[i];
    }
  }

  private void add(
      int line,
      String label,
      boolean encrypted,
      Optional<String> encryption,
      CharSequence body,
      Optional<String> damage) {
    byte[] content = NOTHING;
    Optional<String> wrong = damage;
    boolean skip = !keysToo && label.endsWith("PRIVATE KEY");
    if (wrong.isEmpty() && !skip) {
      try {
        content = Base64.getDecoder().decode(withoutSpace(body));
        wrong = content.length == 0 ? Optional.of("it is empty") : wrong;
      } catch (IllegalArgumentException e) {
        wrong = Optional.of("it is not Base64"); // the JDK's message holds a piece of it
      }
    }
    blocks.add(
        new PemBlock(blocks.size() + 1, line + 1, label, encrypted, encryption, content, wrong));
  }

  private static String withoutSpace(CharSequence body) {
    StringBuilder text = new StringBuilder(body.length());
    for (int i = 0; i < body.length(); i++) {
      if (" \t\f\u000b".indexOf(body.charAt(i)) < 0) {
        text.append(body.charAt(i));
      }
    }
    return text.toString();
  }
}
