package dev.headrace.lifecycle;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names that were mistaken, and those that may have been meant. */
final class Names {
  private static final int NEAR = 3;

  private Names() {}

  /** Says what to do about a name that nobody has. */
  static String fix(String wanted, Collection<String> names) {
    List<String> near =
        names.stream()
            .filter(name -> isNear(wanted, name))
            .sorted(Comparator.comparingInt((String name) -> distance(wanted, name)))
            .limit(3)
            .toList();
    if (!near.isEmpty()) {
      return "did you mean " + quoted(near, " or ") + "?";
    }
    return names.isEmpty() ? "add one" : "name one of " + quoted(names, ", ");
  }

  private static String quoted(Collection<String> names, String between) {
    return names.stream()
        .sorted()
        .map(name -> "'" + name + "'")
        .collect(Collectors.joining(between));
  }

  private static boolean isNear(String wanted, String name) {
    String a = wanted.toLowerCase(Locale.ROOT);
    String b = name.toLowerCase(Locale.ROOT);
    return (Math.min(a.length(), b.length()) > 2 && (b.contains(a) || a.contains(b)))
        || distance(a, b) <= Math.min(NEAR, Math.max(a.length(), b.length()) / 3);
  }

  /** How many letters have to be put in, taken out or replaced to get from one to the other. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[row.length - 1];
  }
}
