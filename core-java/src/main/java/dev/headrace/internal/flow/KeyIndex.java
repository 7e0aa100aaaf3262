package dev.headrace.internal.flow;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the case of a key.
 *
 * <p>What is made here are lambdas that capture arrays: in a compiled flow they are constants, so
 * the JIT inlines the look-up and knows how long the arrays are. The code of a lambda is shared by
 * all flows, and so is what the JIT learns about it; numbers and texts have lambdas of their own,
 * in which no call has to be learned about.
 */
@FunctionalInterface
public interface KeyIndex {
  /** What stands for no case at all. */
  int NONE = -1;

  /**
   * The number of a key's case.
   *
   * @param key the key
   * @return its number from 0, or anything else if it has no case
   */
  int of(Object key);

  /** Finds the first of these cases that has the key. */
  static KeyIndex among(List<? extends Collection<?>> cases) {
    Map<Object, Integer> all = new HashMap<>();
    for (int i = 0; i < cases.size(); i++) {
      for (Object key : cases.get(i)) {
        all.putIfAbsent(key, i);
      }
    }
    Set<Class<?>> types = all.keySet().stream().map(KeyIndex::type).collect(Collectors.toSet());
    Class<?> type = types.size() == 1 ? types.iterator().next() : Object.class;
    if (type == Boolean.class) {
      return ofBoolean(all.getOrDefault(true, NONE), all.getOrDefault(false, NONE));
    }
    if (type == Integer.class) {
      return ofInteger(all);
    }
    if (type == String.class) {
      return ofString(all);
    }
    return type.isEnum() ? ofEnum(type, all) : ofAny(all);
  }

  private static Class<?> type(Object key) {
    return key instanceof Enum<?> constant ? constant.getDeclaringClass() : key.getClass();
  }

  private static KeyIndex ofBoolean(int yes, int no) {
    return key -> key instanceof Boolean answer ? (answer ? yes : no) : NONE;
  }

  @SuppressWarnings("EnumOrdinal") // as a switch of the language does, within one run of a program
  private static KeyIndex ofEnum(Class<?> type, Map<Object, Integer> cases) {
    int[] byOrdinal = new int[type.getEnumConstants().length];
    Arrays.fill(byOrdinal, NONE);
    cases.forEach((key, index) -> byOrdinal[((Enum<?>) key).ordinal()] = index);
    return key -> type.isInstance(key) ? byOrdinal[((Enum<?>) key).ordinal()] : NONE;
  }

  private static KeyIndex ofInteger(Map<Object, Integer> cases) {
    Object[] keys = table(cases);
    int[] indexes = indexes(keys, cases);
    int[] numbers =
        Arrays.stream(keys).mapToInt(key -> key instanceof Integer number ? number : 0).toArray();
    return key -> {
      if (!(key instanceof Integer number)) {
        return NONE;
      }
      int wanted = number;
      int slot = slot(wanted, indexes.length);
      while (indexes[slot] != NONE && numbers[slot] != wanted) {
        slot = (slot + 1) & (indexes.length - 1);
      }
      return indexes[slot];
    };
  }

  private static KeyIndex ofString(Map<Object, Integer> cases) {
    Object[] keys = table(cases);
    int[] indexes = indexes(keys, cases);
    String[] texts = Arrays.copyOf(keys, keys.length, String[].class);
    return key -> {
      if (!(key instanceof String wanted)) {
        return NONE;
      }
      int slot = slot(wanted.hashCode(), indexes.length);
      while (indexes[slot] != NONE && !wanted.equals(texts[slot])) {
        slot = (slot + 1) & (indexes.length - 1);
      }
      return indexes[slot];
    };
  }

  private static KeyIndex ofAny(Map<Object, Integer> cases) {
    Object[] keys = table(cases);
    int[] indexes = indexes(keys, cases);
    return wanted -> {
      int slot = slot(wanted.hashCode(), indexes.length);
      while (indexes[slot] != NONE && !wanted.equals(keys[slot])) {
        slot = (slot + 1) & (indexes.length - 1);
      }
      return indexes[slot];
    };
  }

  /** Keys where they are looked for: from their slot on, the first that is free or theirs. */
  private static Object[] table(Map<Object, Integer> cases) {
    Object[] keys = new Object[Integer.highestOneBit(4 * cases.size() + 3)];
    for (Object key : cases.keySet()) {
      int slot = slot(key.hashCode(), keys.length);
      while (keys[slot] != null) {
        slot = (slot + 1) & (keys.length - 1);
      }
      keys[slot] = key;
    }
    return keys;
  }

  private static int[] indexes(Object[] keys, Map<Object, Integer> cases) {
    return Arrays.stream(keys)
        .mapToInt(key -> key == null ? NONE : cases.getOrDefault(key, NONE))
        .toArray();
  }

  private static int slot(int hash, int length) {
    int mixed = hash * 0x9E3779B9;
    return (mixed ^ (mixed >>> 16)) & (length - 1);
  }
}
