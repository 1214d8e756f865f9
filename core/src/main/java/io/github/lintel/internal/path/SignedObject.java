package io.github.lintel.internal.path;

import io.github.lintel.facts.Bytes;
import java.util.function.Supplier;

/**
 * Something signed that is no certificate: a revocation list, an OCSP response.
 *
 * @param algorithmIdentifier the DER of the signature algorithm
 * @param toBeSigned gives the signed part as received; it may be large, so it is asked for only
 *     when it is verified
 * @param signature the signature's bytes
 * @param sha256 the SHA-256 of the whole object, by which it is remembered
 */
public record SignedObject(
    Bytes algorithmIdentifier, Supplier<byte[]> toBeSigned, Bytes signature, String sha256) {}
