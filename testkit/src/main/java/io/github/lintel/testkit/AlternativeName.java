package io.github.lintel.testkit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * A name a certificate is for, or that a name constraint speaks of (GeneralName of RFC 5280,
 * section 4.2.1.6). Immutable.
 */
public final class AlternativeName {
  private static final Pattern IPV4 = Pattern.compile("\\d+(\\.\\d+){3}");

  private final int tag;
  private final byte[] content;

  private AlternativeName(int tag, byte[] content) {
    this.tag = tag;
    this.content = content.clone();
  }

  /** A DNS name with exactly these characters (in UTF-8), legal or not. */
  public static AlternativeName dns(String name) {
    return new AlternativeName(GeneralName.dNSName, text(name));
  }

  /**
   * An IP address.
   *
   * @throws IllegalArgumentException when the text is not a literal IPv4 or IPv6 address
   */
  public static AlternativeName ip(String literal) {
    return new AlternativeName(GeneralName.iPAddress, address(literal));
  }

  /** A range of IP addresses, for name constraints: {@code 10.0.0.0/8}. */
  public static AlternativeName ipRange(String cidr) {
    int slash = cidr.indexOf('/');
    byte[] address = address(slash < 0 ? cidr : cidr.substring(0, slash));
    int prefix = slash < 0 ? address.length * 8 : Integer.parseInt(cidr.substring(slash + 1));
    byte[] range = Arrays.copyOf(address, address.length * 2);
    for (int bit = 0; bit < prefix; bit++) {
      range[address.length + bit / 8] |= (byte) (0x80 >> (bit % 8));
    }
    return new AlternativeName(GeneralName.iPAddress, range);
  }

  /** A mail address with exactly these characters, legal or not. */
  public static AlternativeName mail(String address) {
    return new AlternativeName(GeneralName.rfc822Name, text(address));
  }

  /** A URI with exactly these characters, legal or not. */
  public static AlternativeName uri(String uri) {
    return new AlternativeName(GeneralName.uniformResourceIdentifier, text(uri));
  }

  /** A distinguished name. */
  public static AlternativeName directory(DistinguishedName name) {
    return new AlternativeName(GeneralName.directoryName, name.der());
  }

  /** Any content under any tag (0 to 8), right or wrong: an IP address of 3 bytes, for instance. */
  public static AlternativeName raw(int tag, byte[] content) {
    return new AlternativeName(tag, content);
  }

  /** An IP address if the text is a literal one, else a DNS name. */
  static AlternativeName of(String hostName) {
    return looksLikeAddress(hostName) ? ip(hostName) : dns(hostName);
  }

  ASN1Encodable toAsn1() {
    boolean explicit = tag == GeneralName.directoryName;
    return explicit
        ? new DERTaggedObject(true, tag, Der.decode(content))
        : new DERTaggedObject(false, tag, new DEROctetString(content));
  }

  private static boolean looksLikeAddress(String name) {
    return name.indexOf(':') >= 0 || IPV4.matcher(name).matches();
  }

  private static byte[] address(String literal) {
    if (!looksLikeAddress(literal)) {
      throw new IllegalArgumentException("Not an IP address: " + literal);
    }
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("Not an IP address: " + literal, e);
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AlternativeName that
        && tag == that.tag
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return 31 * tag + Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return "[" + tag + "] " + Der.hex(content);
  }
}
