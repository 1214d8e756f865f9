package io.github.lintel.testkit;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a certificate revocation list shall say. It begins empty, an hour old and good for a week.
 * Only for the call that hands it out; not thread-safe.
 */
public final class RevocationListRecipe {
  private final Map<BigInteger, Instant> revoked = new LinkedHashMap<>();
  private Instant thisUpdate;
  private Instant nextUpdate;
  private BigInteger number = BigInteger.ONE;

  RevocationListRecipe(Instant now) {
    thisUpdate = now.minus(Duration.ofHours(1));
    nextUpdate = now.plus(Duration.ofDays(7));
  }

  public RevocationListRecipe revoke(Credential credential, Instant at) {
    return revoke(credential.certificate().getSerialNumber(), at);
  }

  public RevocationListRecipe revoke(BigInteger serial, Instant at) {
    revoked.put(serial, at);
    return this;
  }

  public RevocationListRecipe validity(Instant from, Instant to) {
    thisUpdate = from;
    nextUpdate = to;
    return this;
  }

  public RevocationListRecipe number(BigInteger crlNumber) {
    number = crlNumber;
    return this;
  }

  Map<BigInteger, Instant> revoked() {
    return revoked;
  }

  Instant thisUpdate() {
    return thisUpdate;
  }

  Instant nextUpdate() {
    return nextUpdate;
  }

  BigInteger number() {
    return number;
  }
}
