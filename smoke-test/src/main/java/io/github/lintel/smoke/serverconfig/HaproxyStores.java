package io.github.lintel.smoke.serverconfig;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where HAProxy takes certificates from: {@code crt-base}, {@code key-base}, and what the sections
 * {@code crt-store} load. Not thread-safe.
 */
final class HaproxyStores {
  private static final List<String> EXTENSIONS = List.of(".rsa", ".ecdsa", ".dsa");

  private final ConfigFiles files;
  private final Remarks remarks;
  private final Map<String, BundleFiles> loaded = new HashMap<>();
  private String crtBase = "";
  private String keyBase = "";

  HaproxyStores(ConfigFiles files, Remarks remarks) {
    this.files = files;
    this.remarks = remarks;
  }

  void global(HaproxyLine line) {
    switch (line.keyword()) {
      case "crt-base" -> crtBase = line.word(1);
      case "key-base" -> keyBase = line.word(1);
      default -> {}
    }
  }

  /** Takes in one section, whose name may be empty. */
  void section(String name, List<HaproxyLine> lines) {
    String chains = crtBase;
    String keys = keyBase;
    for (HaproxyLine line : lines) {
      switch (line.keyword()) {
        case "crt-base" -> chains = line.word(1);
        case "key-base" -> keys = line.word(1);
        case "load" -> load(name, line, chains, keys);
        default -> {}
      }
    }
  }

  private void load(String store, HaproxyLine line, String chains, String keys) {
    Optional<String> chain = line.after("crt");
    if (chain.isEmpty()) {
      remarks.add(line.place(), "load without crt");
      return;
    }
    String file = in(chains, chain.get());
    BundleFiles bundle =
        new BundleFiles(
            file, line.after("key").map(k -> in(keys, k)).orElseGet(() -> key(file)), none());
    loaded.put("@" + store + "/" + line.after("alias").orElse(chain.get()), bundle);
  }

  /** Returns the certificates that the argument of {@code crt} stands for. */
  List<BundleFiles> find(String argument, Place place) {
    if (argument.indexOf('$') >= 0) {
      remarks.add(place, "crt " + argument + " cannot be resolved: its variable is not known");
      return List.of();
    }
    if (argument.startsWith("@")) {
      BundleFiles bundle = loaded.get(argument);
      if (bundle == null) {
        remarks.add(place, "crt " + argument + ": no crt-store loads it");
        return List.of();
      }
      return List.of(bundle);
    }
    String path = in(crtBase, argument);
    Optional<List<String>> folder = files.folder(path);
    if (folder.isPresent()) {
      return folder.get().stream().filter(HaproxyStores::isLoaded).map(this::bundle).toList();
    }
    if (files.read(path).isEmpty()) {
      List<BundleFiles> several =
          EXTENSIONS.stream()
              .map(extension -> path + extension)
              .filter(file -> files.read(file).isPresent())
              .map(this::bundle)
              .toList();
      if (!several.isEmpty()) {
        return several;
      }
    }
    return List.of(bundle(path));
  }

  private BundleFiles bundle(String chain) {
    return new BundleFiles(chain, key(chain), none());
  }

  /** The key is in the same file, or in one beside it (ssl-load-extra-files). */
  private String key(String chain) {
    boolean inside =
        files.read(chain).filter(text -> text.contains("PRIVATE KEY-----")).isPresent();
    int dot = chain.lastIndexOf('.');
    String bare = dot > chain.lastIndexOf('/') ? chain.substring(0, dot) : chain;
    for (String beside : inside ? List.<String>of() : List.of(chain + ".key", bare + ".key")) {
      if (files.read(beside).isPresent()) {
        return beside;
      }
    }
    return chain;
  }

  /** What lies in a folder beside certificates, and is not loaded as one. */
  private static boolean isLoaded(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return !name.startsWith(".") && !name.matches(".*\\.(issuer|ocsp|sctl|key)");
  }

  private static String in(String base, String path) {
    return base.isEmpty() || path.startsWith("/") ? path : base + "/" + path;
  }

  private static Optional<String> none() {
    return Optional.empty(); // HAProxy reads no key that is encrypted
  }
}
