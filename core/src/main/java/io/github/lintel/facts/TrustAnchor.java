package io.github.lintel.facts;

/**
 * A certificate that is trusted because somebody said so.
 *
 * @param certificate the trusted certificate
 * @param publiclyTrusted whether the rules for public authorities (Baseline Requirements,
 *     transparency, lifetimes) apply below it
 * @param source where it comes from, as in {@code JDK} or a file's name
 */
public record TrustAnchor(Certificate certificate, boolean publiclyTrusted, String source) {}
