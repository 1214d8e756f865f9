package io.github.lintel.facts;

/**
 * One extension of a certificate as presented.
 *
 * @param oid its dotted object identifier
 * @param critical whether it is marked critical
 * @param value the bytes inside the OCTET STRING
 */
public record Extension(String oid, boolean critical, Bytes value) {}
