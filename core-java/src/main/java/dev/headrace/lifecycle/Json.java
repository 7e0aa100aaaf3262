package dev.headrace.lifecycle;

import java.util.Locale;

/** Writes JSON. */
final class Json {
  private final StringBuilder text = new StringBuilder();
  private boolean first = true;

  Json open() {
    return open('{');
  }

  Json close() {
    return close('}');
  }

  Json openList() {
    return open('[');
  }

  Json closeList() {
    return close(']');
  }

  /** Begins an element of a list. */
  Json element() {
    separate();
    first = true;
    return this;
  }

  Json name(String name) {
    separate();
    string(name);
    text.append(':');
    first = true;
    return this;
  }

  Json field(String name, String value) {
    name(name);
    string(value);
    first = false;
    return this;
  }

  Json field(String name, boolean value) {
    name(name);
    text.append(value);
    first = false;
    return this;
  }

  Json field(String name, long value) {
    name(name);
    text.append(value);
    first = false;
    return this;
  }

  Json value(String value) {
    separate();
    string(value);
    return this;
  }

  private void separate() {
    if (!first) {
      text.append(',');
    }
    first = false;
  }

  private Json open(char bracket) {
    text.append(bracket);
    first = true;
    return this;
  }

  private Json close(char bracket) {
    text.append(bracket);
    first = false;
    return this;
  }

  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < 0x20 || (Character.isSurrogate(c) && !isPaired(value, i))) {
            text.append("\\u").append("%04x".formatted((int) c).toLowerCase(Locale.ROOT));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  private static boolean isPaired(String value, int i) {
    return Character.isHighSurrogate(value.charAt(i))
        ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
