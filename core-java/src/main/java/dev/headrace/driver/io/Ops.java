package dev.headrace.driver.io;

import java.nio.channels.SelectionKey;
import java.util.StringJoiner;

/** The bits of selection keys as text. */
final class Ops {
  private Ops() {}

  static String text(int ops) {
    StringJoiner text = new StringJoiner("+").setEmptyValue("wake");
    add(text, ops & SelectionKey.OP_ACCEPT, "accept");
    add(text, ops & SelectionKey.OP_CONNECT, "connect");
    add(text, ops & SelectionKey.OP_READ, "read");
    add(text, ops & SelectionKey.OP_WRITE, "write");
    return text.toString();
  }

  private static void add(StringJoiner text, int bit, String name) {
    if (bit != 0) {
      text.add(name);
    }
  }
}
