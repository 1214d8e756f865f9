package io.github.lintel.smoke.serverconfig;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a configuration of nginx: its main file, or what {@code nginx -T} prints. For each address
 * the server is chosen as nginx does: by the exact address first, then by name; the default is the
 * one that says so, else the first.
 */
public final class NginxConfiguration {
  private final String prefix;
  private final Remarks remarks;
  private final List<Site> sites = new ArrayList<>();

  private NginxConfiguration(String prefix, Remarks remarks) {
    this.prefix = prefix;
    this.remarks = remarks;
  }

  /**
   * Reads a text; never throws for what is in it.
   *
   * @param file the name of the text, from whose folder relative paths are taken
   * @param files what it includes, unless the text is a dump that has it all
   */
  public static ServerConfiguration read(String file, String text, ConfigFiles files) {
    Remarks remarks = new Remarks();
    Optional<DumpFiles> dump = DumpFiles.of(text);
    String main = dump.map(DumpFiles::main).orElse(file);
    String content = dump.flatMap(d -> d.read(main)).orElse(text);
    int slash = main.lastIndexOf('/');
    String prefix = slash < 0 ? "" : main.substring(0, Math.max(slash, 1));
    ConfigFiles source = dump.isPresent() ? dump.get() : files;
    List<NginxDirective> all = new NginxParser(source, prefix, remarks).parse(main, content);
    NginxConfiguration configuration = new NginxConfiguration(prefix, remarks);
    configuration.blocks(all);
    // A file of its own, as those in sites-enabled are, is read as if http stood around it.
    configuration.servers(new NginxDirective("http", List.of(), all, new Place(main, 1)));
    return new ServerConfiguration(Site.merged(configuration.sites), remarks.all());
  }

  private void blocks(List<NginxDirective> all) {
    for (NginxDirective block : all) {
      if (block.name().equals("http") || block.name().equals("stream")) {
        servers(block);
      } else if (block.name().equals("mail")) {
        remarks.add(block.place(), "mail servers are not looked at");
      }
    }
  }

  private void servers(NginxDirective around) {
    List<NginxServer> servers =
        around.all("server").map(s -> NginxServer.of(s, around, prefix, remarks)).toList();
    Set<Listener> listeners = new LinkedHashSet<>();
    servers.stream()
        .flatMap(server -> server.listens().stream())
        .filter(NginxListen::tls)
        .forEach(listen -> listeners.add(listen.listener()));
    for (Listener listener : listeners) {
      sites(listener, servers.stream().filter(server -> server.isFor(listener)).toList());
    }
  }

  private void sites(Listener listener, List<NginxServer> servers) {
    NginxServer standard =
        servers.stream()
            .filter(server -> saysItIsDefault(server, listener))
            .findFirst()
            .orElse(servers.get(0));
    Set<String> taken = new HashSet<>();
    for (NginxServer server : servers) {
      List<String> names = names(server, taken);
      boolean isDefault = server.equals(standard);
      if (server.rejects() || names.isEmpty() && !isDefault) {
        continue;
      }
      // Without a certificate of its own a name gets that of the default.
      List<BundleFiles> bundles =
          server.bundles().isEmpty() ? standard.bundles() : server.bundles();
      if (bundles.isEmpty()) {
        remarks.add(server.place(), "no certificate of this server is known for " + listener);
      } else {
        sites.add(new Site(List.of(listener), names, isDefault, bundles, server.place()));
      }
    }
  }

  private static boolean saysItIsDefault(NginxServer server, Listener listener) {
    return server.listens().stream()
        .anyMatch(listen -> listen.listener().equals(listener) && listen.isDefault());
  }

  private List<String> names(NginxServer server, Set<String> taken) {
    List<String> names = new ArrayList<>();
    for (String name : server.names()) {
      if (name.startsWith("~") || name.indexOf('$') >= 0 || name.endsWith(".*")) {
        remarks.add(server.place(), "server_name " + name + " stands for names that are not known");
      } else if (name.startsWith(".")) {
        names.add(name.substring(1));
        names.add("*" + name);
      } else if (HostNames.isOne(name)) {
        names.add(name);
      } // else a name that no client asks for, as _ and ""
    }
    List<String> own = new ArrayList<>();
    for (String name : new LinkedHashSet<>(names)) {
      if (taken.add(name)) {
        own.add(name);
      } else {
        remarks.add(
            server.place(), "server_name " + name + " is ignored: a server before has it too");
      }
    }
    return own;
  }
}
