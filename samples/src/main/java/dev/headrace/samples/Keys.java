package dev.headrace.samples;

import dev.headrace.world.Key;
import dev.headrace.world.TypeRef;
import java.util.List;

/** How resources are named. */
public final class Keys {
  private Keys() {}

  record Limits(int max) {}

  record Order(int quantity) {}

  /**
   * Prints some keys.
   *
   * @param args not used
   */
  public static void main(String[] args) {
    // #region keys
    Key<Limits> limits = Key.of(Limits.class);
    Key<Limits> european = Key.of(Limits.class).qualified("eu");
    Key<List<Order>> orders = Key.of(new TypeRef<List<Order>>() {});

    System.out.println(limits + ", " + european + ", " + orders);
    // #endregion keys
  }
}
