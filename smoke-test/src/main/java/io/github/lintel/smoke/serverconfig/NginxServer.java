package io.github.lintel.smoke.serverconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One {@code server} block, with what it takes over from the block around it.
 *
 * @param listens where it answers
 * @param names its names as they stand there
 * @param bundles its certificates; empty for none of its own
 * @param rejects whether it refuses every handshake
 * @param place where it begins
 */
record NginxServer(
    List<NginxListen> listens,
    List<String> names,
    List<BundleFiles> bundles,
    boolean rejects,
    Place place) {

  static NginxServer of(
      NginxDirective server, NginxDirective around, String prefix, Remarks remarks) {
    boolean allTls = setting(server, around, "ssl").anyMatch(NginxDirective::isOn);
    List<NginxListen> listens = new ArrayList<>();
    server.all("listen").forEach(d -> NginxListen.of(d, allTls, remarks).ifPresent(listens::add));
    if (server.all("listen").findAny().isEmpty()) {
      listens.add(new NginxListen(new Listener("*", NginxListen.PLAIN_PORT), allTls, false));
    }
    return new NginxServer(
        listens,
        server.all("server_name").flatMap(d -> d.arguments().stream()).toList(),
        bundles(server, around, prefix, remarks),
        setting(server, around, "ssl_reject_handshake").anyMatch(NginxDirective::isOn),
        server.place());
  }

  boolean isFor(Listener listener) {
    return listens.stream().anyMatch(listen -> listen.listener().equals(listener));
  }

  /** Those of its own block; those around it only if it has none at all. */
  private static Stream<NginxDirective> setting(
      NginxDirective server, NginxDirective around, String name) {
    List<NginxDirective> own = server.all(name).toList();
    return own.isEmpty() ? around.all(name) : own.stream();
  }

  private static List<BundleFiles> bundles(
      NginxDirective server, NginxDirective around, String prefix, Remarks remarks) {
    List<NginxDirective> chains = setting(server, around, "ssl_certificate").toList();
    List<NginxDirective> keys = setting(server, around, "ssl_certificate_key").toList();
    Optional<String> passwords =
        setting(server, around, "ssl_password_file")
            .map(d -> NginxParser.absolute(prefix, d.value()))
            .findFirst();
    if (keys.size() > chains.size()) {
      remarks.add(keys.get(chains.size()).place(), "a key without a certificate");
    }
    List<BundleFiles> bundles = new ArrayList<>();
    for (int i = 0; i < chains.size(); i++) {
      NginxDirective chain = chains.get(i);
      if (i >= keys.size()) {
        remarks.add(chain.place(), "a certificate without a key");
      } else if (resolvable(chain, remarks) && resolvable(keys.get(i), remarks)) {
        bundles.add(
            new BundleFiles(
                NginxParser.absolute(prefix, chain.value()),
                NginxParser.absolute(prefix, keys.get(i).value()),
                passwords));
      }
    }
    return bundles;
  }

  private static boolean resolvable(NginxDirective directive, Remarks remarks) {
    String value = directive.value();
    if (value.indexOf('$') >= 0) {
      remarks.add(
          directive.place(),
          directive.name() + " " + value + " cannot be resolved: its variable is known at runtime");
      return false;
    }
    if (value.isEmpty() || value.startsWith("data:") || value.matches("(engine|store):.*")) {
      remarks.add(directive.place(), directive.name() + " " + value + " names no file");
      return false;
    }
    return true;
  }
}
