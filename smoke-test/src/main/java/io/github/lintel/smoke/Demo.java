package io.github.lintel.smoke;

final class Demo {
  Demo(Terminal terminal) {}

  int play() {
    return 0;
  }
}
