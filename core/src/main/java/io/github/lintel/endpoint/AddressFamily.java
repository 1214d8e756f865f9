package io.github.lintel.endpoint;

/** Which addresses behind a name are of interest. */
public enum AddressFamily {
  ANY,
  IPV4,
  IPV6
}
