package io.github.lintel.okhttp;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/** Offers what another one offers, or nothing, and tells the attempt that the server asked. */
final class WatchedKeyManager extends X509ExtendedKeyManager {
  private final Optional<X509KeyManager> own;

  WatchedKeyManager(Optional<X509KeyManager> own) {
    this.own = own;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    String alias = own.map(o -> o.chooseClientAlias(keyTypes, issuers, socket)).orElse(null);
    Attempt attempt = Attempt.CURRENT.get();
    if (attempt != null) {
      attempt.certificateRequested(issuers, alias != null);
    }
    return alias;
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return own.filter(X509ExtendedKeyManager.class::isInstance)
        .map(X509ExtendedKeyManager.class::cast)
        .map(o -> o.chooseEngineClientAlias(keyTypes, issuers, engine))
        .orElse(null);
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return own.map(o -> o.getClientAliases(keyType, issuers)).orElse(null);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return own.map(o -> o.getCertificateChain(alias)).orElse(null);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return own.map(o -> o.getPrivateKey(alias)).orElse(null);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return own.map(o -> o.getServerAliases(keyType, issuers)).orElse(null);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return own.map(o -> o.chooseServerAlias(keyType, issuers, socket)).orElse(null);
  }
}
