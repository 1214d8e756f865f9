package io.github.lintel.benchmarks;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Authenticator;
import okhttp3.Cache;
import okhttp3.Call;
import okhttp3.CertificatePinner;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The place in a chain that stands before what follows; knows what an interceptor of ours asks. */
final class FixedChain implements Interceptor.Chain {
  private final Request request;
  private final Connection connection;
  private final Next next;

  FixedChain(Request request, Connection connection, Next next) {
    this.request = request;
    this.connection = connection;
    this.next = next;
  }

  /** What follows. */
  interface Next {
    Response proceed(Request request) throws IOException;
  }

  @Override
  public Request request() {
    return request;
  }

  @Override
  public Response proceed(Request a) throws IOException {
    return next.proceed(a);
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public Call call() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int connectTimeoutMillis() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Interceptor.Chain withConnectTimeout(int a, TimeUnit b) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int readTimeoutMillis() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Interceptor.Chain withReadTimeout(int a, TimeUnit b) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int writeTimeoutMillis() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Interceptor.Chain withWriteTimeout(int a, TimeUnit b) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean getFollowSslRedirects() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean getFollowRedirects() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Dns getDns() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Interceptor.Chain withDns(Dns a) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SocketFactory getSocketFactory() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Interceptor.Chain withSocketFactory(SocketFactory a) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean getRetryOnConnectionFailure() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Interceptor.Chain withRetryOnConnectionFailure(boolean a) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Authenticator getAuthenticator() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Interceptor.Chain withAuthenticator(Authenticator a) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CookieJar getCookieJar() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Interceptor.Chain withCookieJar(CookieJar a) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Cache getCache() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Interceptor.Chain withCache(@Nullable Cache a) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Proxy getProxy() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Interceptor.Chain withProxy(@Nullable Proxy a) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ProxySelector getProxySelector() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Interceptor.Chain withProxySelector(ProxySelector a) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Authenticator getProxyAuthenticator() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Interceptor.Chain withProxyAuthenticator(Authenticator a) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SSLSocketFactory getSslSocketFactoryOrNull() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Interceptor.Chain withSslSocketFactory(
      @Nullable SSLSocketFactory a, @Nullable X509TrustManager b) {
    throw new UnsupportedOperationException();
  }

  @Override
  public X509TrustManager getX509TrustManagerOrNull() {
    throw new UnsupportedOperationException();
  }

  @Override
  public HostnameVerifier getHostnameVerifier() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Interceptor.Chain withHostnameVerifier(HostnameVerifier a) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CertificatePinner getCertificatePinner() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Interceptor.Chain withCertificatePinner(CertificatePinner a) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ConnectionPool getConnectionPool() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Interceptor.Chain withConnectionPool(ConnectionPool a) {
    throw new UnsupportedOperationException();
  }

  @Override
  public EventListener getEventListener() {
    throw new UnsupportedOperationException();
  }
}
