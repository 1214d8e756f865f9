package io.github.lintel.facts;

/**
 * Bytes that stand where a certificate should, and cannot be read as one.
 *
 * @param der the bytes as presented
 * @param sha256 their fingerprint in lower-case hexadecimal
 * @param reason what is wrong with them, in a few words of ours (no text from the network)
 */
public record MalformedCertificate(Bytes der, String sha256, String reason)
    implements PresentedCertificate {}
