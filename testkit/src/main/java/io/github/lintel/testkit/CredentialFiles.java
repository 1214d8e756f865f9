package io.github.lintel.testkit;

import java.nio.file.Path;

/** Where a credential was written: the chain as PEM and the private key as PKCS#8 PEM. */
public record CredentialFiles(Path chain, Path key) {}
