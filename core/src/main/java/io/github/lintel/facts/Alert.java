package io.github.lintel.facts;

import java.util.Map;
import java.util.Set;

/**
 * A TLS alert.
 *
 * @param level 1 is a warning, 2 is fatal; other numbers are kept as they came
 * @param code the AlertDescription, 0 to 255
 * @see <a href="https://www.iana.org/assignments/tls-parameters">IANA TLS parameters</a>
 */
public record Alert(int level, int code) {
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(0, "close_notify"),
          Map.entry(10, "unexpected_message"),
          Map.entry(20, "bad_record_mac"),
          Map.entry(21, "decryption_failed"),
          Map.entry(22, "record_overflow"),
          Map.entry(30, "decompression_failure"),
          Map.entry(40, "handshake_failure"),
          Map.entry(41, "no_certificate"),
          Map.entry(42, "bad_certificate"),
          Map.entry(43, "unsupported_certificate"),
          Map.entry(44, "certificate_revoked"),
          Map.entry(45, "certificate_expired"),
          Map.entry(46, "certificate_unknown"),
          Map.entry(47, "illegal_parameter"),
          Map.entry(48, "unknown_ca"),
          Map.entry(49, "access_denied"),
          Map.entry(50, "decode_error"),
          Map.entry(51, "decrypt_error"),
          Map.entry(52, "too_many_cids_requested"),
          Map.entry(60, "export_restriction"),
          Map.entry(70, "protocol_version"),
          Map.entry(71, "insufficient_security"),
          Map.entry(80, "internal_error"),
          Map.entry(86, "inappropriate_fallback"),
          Map.entry(90, "user_canceled"),
          Map.entry(100, "no_renegotiation"),
          Map.entry(109, "missing_extension"),
          Map.entry(110, "unsupported_extension"),
          Map.entry(111, "certificate_unobtainable"),
          Map.entry(112, "unrecognized_name"),
          Map.entry(113, "bad_certificate_status_response"),
          Map.entry(114, "bad_certificate_hash_value"),
          Map.entry(115, "unknown_psk_identity"),
          Map.entry(116, "certificate_required"),
          Map.entry(117, "general_error"),
          Map.entry(120, "no_application_protocol"),
          Map.entry(121, "ech_required"));

  private static final Set<Integer> UNSPECIFIC = Set.of(10, 40, 47, 49, 50, 71, 109);
  private static final Set<Integer> OF_DAMAGE = Set.of(20, 21, 51);

  /** Returns whether the connection ends with it. */
  public boolean fatal() {
    return level == 2;
  }

  /**
   * Returns whether servers refuse a ClientHello with it without saying what they miss in it. The
   * names of some say more, but servers do not keep to them.
   */
  public boolean unspecific() {
    return UNSPECIFIC.contains(code);
  }

  /** Returns whether it says that our bytes did not arrive as we sent them. */
  public boolean ofDamage() {
    return OF_DAMAGE.contains(code);
  }

  /** Returns IANA's name, or {@code unassigned}. */
  public String name() {
    return NAMES.getOrDefault(code, "unassigned");
  }

  /** Returns name and number, as in {@code handshake_failure (40)}. */
  @Override
  public String toString() {
    return name() + " (" + code + ")";
  }
}
