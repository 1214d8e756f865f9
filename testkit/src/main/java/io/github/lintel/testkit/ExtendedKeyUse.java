package io.github.lintel.testkit;

/** Object identifiers of the usual purposes (RFC 5280, section 4.2.1.12). */
public final class ExtendedKeyUse {
  public static final String ANY = "2.5.29.37.0";
  public static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  public static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  public static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
  public static final String EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";
  public static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";

  private ExtendedKeyUse() {}
}
