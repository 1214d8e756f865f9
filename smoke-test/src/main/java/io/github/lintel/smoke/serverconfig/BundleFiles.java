package io.github.lintel.smoke.serverconfig;

import java.util.Optional;

/**
 * The files of one certificate.
 *
 * @param chain the file with leaf and intermediates
 * @param key the file with the private key; the same one if it holds both
 * @param passwords the file whose first line opens the key
 */
public record BundleFiles(String chain, String key, Optional<String> passwords) {}
