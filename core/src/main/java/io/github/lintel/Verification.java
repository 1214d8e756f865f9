package io.github.lintel;

import io.github.lintel.endpoint.Endpoint;
import java.util.concurrent.CompletableFuture;

/** One verifier's way from an endpoint to a report. */
final class Verification {
  private final TlsVerifier.Builder settings;

  Verification(TlsVerifier.Builder settings) {
    this.settings = settings;
  }

  CompletableFuture<Report> start(Endpoint endpoint) {
    throw new UnsupportedOperationException(settings.toString());
  }

  Report interrupted(Endpoint endpoint) {
    throw new UnsupportedOperationException();
  }
}
