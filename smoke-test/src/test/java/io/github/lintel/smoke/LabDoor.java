package io.github.lintel.smoke;

import java.util.List;

/** Where a front door stands: one port on several addresses. */
record LabDoor(int port, List<String> addresses) {
  LabDoor {
    addresses = List.copyOf(addresses);
  }

  String address() {
    return addresses.get(0);
  }
}
