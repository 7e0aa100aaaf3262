package dev.headrace.registry;

import java.util.List;

/**
 * The handlers of a registry at one moment, in the order in which they run. It never changes: a
 * dispatch goes on with the one it began with.
 *
 * @param <S> the kind of slots
 */
class Snapshot<S extends Slot> {
  private final List<S> slots;

  /** Takes the list, which nobody changes any more. */
  Snapshot(List<S> slots) {
    this.slots = slots;
  }

  final List<S> slots() {
    return slots;
  }

  final int size() {
    return slots.size();
  }

  /** Called once another has taken its place. */
  void replaced() {}
}
