package io.github.lintel.internal.path;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.Extension;
import io.github.lintel.facts.ExtensionOid;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerName;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerValue;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What an authority key identifier says of the issuer (RFC 5280 section 4.2.1.1). What is there and
 * cannot be read counts as not said: another rule tells it.
 *
 * @param identifier the identifier of its key
 * @param issuer who issued the issuer, in comparable form, if that is one directory name
 * @param serialNumber its serial number
 * @param named whether issuer or serial number are there at all
 */
record AuthorityKey(
    Optional<Bytes> identifier,
    Optional<String> issuer,
    Optional<BigInteger> serialNumber,
    boolean named) {
  private static final AuthorityKey NOTHING =
      new AuthorityKey(Optional.empty(), Optional.empty(), Optional.empty(), false);
  private static final int DIRECTORY_NAME = DerTag.contextConstructed(4);

  static AuthorityKey of(Certificate certificate) {
    Optional<Extension> extension = certificate.extension(ExtensionOid.AUTHORITY_KEY_IDENTIFIER);
    if (extension.isEmpty()) {
      return NOTHING;
    }
    try {
      DerReader in = DerReader.single(extension.get().value().toByteArray()).reader();
      in.nextIf(DerTag.context(0));
      Optional<DerValue> issuer = in.nextIf(DerTag.contextConstructed(1));
      Optional<DerValue> serial = in.nextIf(DerTag.context(2));
      return new AuthorityKey(
          certificate.authorityKeyIdentifier(),
          issuer.isPresent() ? directoryName(issuer.get().reader()) : Optional.empty(),
          serial.isPresent() ? Optional.of(serial.get().asInteger()) : Optional.empty(),
          issuer.isPresent() || serial.isPresent());
    } catch (DerException e) {
      return NOTHING;
    }
  }

  private static Optional<String> directoryName(DerReader names) throws DerException {
    Optional<DerValue> name = names.nextIf(DIRECTORY_NAME);
    return name.isPresent() && names.isEmpty()
        ? Optional.of(DerName.key(name.get().content()))
        : Optional.empty();
  }
}
