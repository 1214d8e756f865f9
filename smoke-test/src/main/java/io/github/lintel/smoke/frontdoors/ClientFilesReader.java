package io.github.lintel.smoke.frontdoors;

import io.github.lintel.endpoint.KeyPassword;
import io.github.lintel.smoke.client.UnusableClientCertificate;
import io.github.lintel.smoke.frontdoors.Value.Fields;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes the files of a client certificate of a file's values. */
final class ClientFilesReader {
  private static final String CERTIFICATE = "certificate";
  private static final String KEY = "key";
  private static final String PASSWORD_FILE = "key-password-file";
  private static final String PASSWORD_VARIABLE = "key-password-env";
  private static final List<String> KEYS =
      List.of(CERTIFICATE, KEY, PASSWORD_FILE, PASSWORD_VARIABLE);

  private final FilePaths paths;

  ClientFilesReader(FilePaths paths) {
    this.paths = paths;
  }

  /** A file that holds both, or a map. */
  ClientFiles read(Value value) {
    if (value.isText()) {
      ClientFiles files =
          new ClientFiles(
              value.as(paths::path), Optional.empty(), Optional.empty(), Optional.empty());
      return usable(files, value, value);
    }
    Fields fields = value.fields(KEYS);
    Value certificate = fields.require(CERTIFICATE);
    Optional<Value> key = fields.get(KEY);
    Optional<Path> passwordFile = fields.get(PASSWORD_FILE, each -> each.as(paths::password));
    Optional<KeyPassword> password = fields.get(PASSWORD_VARIABLE, ClientFilesReader::password);
    if (passwordFile.isPresent() && password.isPresent()) {
      throw value.wrong(PASSWORD_FILE + " and " + PASSWORD_VARIABLE + " exclude each other");
    }
    ClientFiles files =
        new ClientFiles(
            certificate.as(paths::path),
            key.map(each -> each.as(paths::path)),
            passwordFile,
            password);
    return usable(files, certificate, key.orElse(certificate));
  }

  private static ClientFiles usable(ClientFiles files, Value certificate, Value key) {
    try {
      files.bundle();
      return files;
    } catch (UnusableClientCertificate e) {
      boolean ofKey = e.part() == UnusableClientCertificate.Part.KEY;
      throw (ofKey ? key : certificate).wrong(String.valueOf(e.getMessage()));
    }
  }

  private static KeyPassword password(Value name) {
    return name.variable()
        .map(text -> KeyPassword.of(text.toCharArray()))
        .orElseThrow(() -> name.wrong("the environment has no " + name.text()));
  }
}
