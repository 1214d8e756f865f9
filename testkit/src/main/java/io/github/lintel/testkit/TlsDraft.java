package io.github.lintel.testkit;

import java.util.List;
import java.util.Map;

/** Settings while one of them is changed. */
final class TlsDraft {
  List<Credential> credentials;
  Map<String, List<Credential>> named;
  UnknownName unknownName;
  TlsVersion oldest;
  TlsVersion newest;
  List<Integer> cipherSuites;
  List<Integer> groups;
  List<String> protocols;
  ClientAuthentication clients;
  HttpAnswer answer;
  boolean weakDiffieHellman;
  boolean secureRenegotiation;

  TlsDraft(TlsSettings from) {
    credentials = from.credentials();
    named = from.named();
    unknownName = from.unknownName();
    oldest = from.oldest();
    newest = from.newest();
    cipherSuites = from.cipherSuites();
    groups = from.groups();
    protocols = from.protocols();
    clients = from.clients();
    answer = from.answer();
    weakDiffieHellman = from.weakDiffieHellman();
    secureRenegotiation = from.secureRenegotiation();
  }

  TlsSettings settings() {
    return new TlsSettings(
        credentials,
        named,
        unknownName,
        oldest,
        newest,
        cipherSuites,
        groups,
        protocols,
        clients,
        answer,
        weakDiffieHellman,
        secureRenegotiation);
  }
}
