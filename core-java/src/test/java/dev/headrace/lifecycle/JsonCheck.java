package dev.headrace.lifecycle;

import java.util.ArrayList;
import java.util.List;

/** Reads JSON as strictly as its grammar says, and gives the strings in it. */
final class JsonCheck {
  private final String text;
  private final List<String> strings = new ArrayList<>();
  private int at;

  private JsonCheck(String text) {
    this.text = text;
  }

  /** All names and strings, each with a question mark where a half of a character stood alone. */
  static List<String> strings(String json) {
    JsonCheck check = new JsonCheck(json);
    check.value();
    if (check.at != json.length()) {
      throw check.wrong("something after the end");
    }
    return check.strings;
  }

  private void value() {
    switch (peek()) {
      case '{' -> members('}', true);
      case '[' -> members(']', false);
      case '"' -> string();
      default -> word();
    }
  }

  private void members(char end, boolean named) {
    at++;
    if (peek() == end) {
      at++;
      return;
    }
    while (true) {
      if (named) {
        string();
        expect(':');
      }
      value();
      if (peek() == end) {
        at++;
        return;
      }
      expect(',');
    }
  }

  private void string() {
    expect('"');
    StringBuilder read = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c < 0x20) {
        throw wrong("a control character");
      }
      read.append(c == '\\' ? escaped() : c);
    }
    at++;
    strings.add(read.toString());
  }

  private char escaped() {
    char c = text.charAt(at++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        char code = (char) Integer.parseInt(text.substring(at, at + 4), 16);
        at += 4;
        yield Character.isSurrogate(code) ? '?' : code;
      }
      default -> throw wrong("an escape of " + c);
    };
  }

  private void word() {
    int from = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-')) {
      at++;
    }
    String word = text.substring(from, at);
    if (!word.matches("true|false|null|-?(0|[1-9][0-9]*)")) {
      throw wrong("'" + word + "'");
    }
  }

  private char peek() {
    if (at == text.length()) {
      throw wrong("the end");
    }
    return text.charAt(at);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw wrong("no " + c);
    }
    at++;
  }

  private AssertionError wrong(String what) {
    return new AssertionError(what + " at " + at + " of " + text);
  }
}
