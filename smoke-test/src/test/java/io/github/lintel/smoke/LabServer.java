package io.github.lintel.smoke;

import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.HttpAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The programs that end TLS. The options are in each one's own language. */
enum LabServer {
  NGINX("nginx") {
    @Override
    RealServer.Launch launch(LabBench bench, Path folder, Credential credential, String... options)
        throws IOException {
      return LabServers.nginx(folder, credential, options);
    }
  },
  HAPROXY("haproxy") {
    @Override
    RealServer.Launch launch(LabBench bench, Path folder, Credential credential, String... options)
        throws IOException {
      return LabServers.haproxy(folder, credential, String.join(" ", options));
    }
  },
  APACHE("apache2") {
    @Override
    RealServer.Launch launch(LabBench bench, Path folder, Credential credential, String... options)
        throws IOException {
      return LabServers.apache(folder, credential, options);
    }
  },
  CADDY("caddy") {
    @Override
    RealServer.Launch launch(LabBench bench, Path folder, Credential credential, String... options)
        throws IOException {
      return LabServers.caddy(folder, credential, options);
    }
  },
  STUNNEL("stunnel4") {
    @Override
    RealServer.Launch launch(LabBench bench, Path folder, Credential credential, String... options)
        throws IOException {
      LabDoor backend = bench.raw(Behaviour.plainHttp(HttpAnswer.ok()));
      return LabServers.stunnel(folder, credential, backend, options);
    }
  },
  GNUTLS("gnutls-serv") {
    @Override
    RealServer.Launch launch(LabBench bench, Path folder, Credential credential, String... options)
        throws IOException {
      return LabServers.gnutls(folder, credential, options);
    }
  },
  OPENSSL("openssl") {
    @Override
    RealServer.Launch launch(LabBench bench, Path folder, Credential credential, String... options)
        throws IOException {
      return LabServers.openssl(folder, credential, options);
    }
  };

  private final String program;

  LabServer(String program) {
    this.program = program;
  }

  String program() {
    return program;
  }

  abstract RealServer.Launch launch(
      LabBench bench, Path folder, Credential credential, String... options) throws IOException;

  /** Starts it on a free port of 127.0.0.1. */
  LabDoor serve(LabBench bench, Credential credential, String... options) throws IOException {
    return bench.start(launch(bench, bench.folder(), credential, options));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
