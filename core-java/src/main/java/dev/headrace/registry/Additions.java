package dev.headrace.registry;

import java.util.ArrayList;
import java.util.List;

/**
 * What a batch has gathered until it is registered. For one thread.
 *
 * @param <S> the kind of slots
 */
final class Additions<S extends Slot> {
  private List<S> slots = new ArrayList<>();
  private boolean closed;

  HandlerId add(S slot) {
    if (closed) {
      throw new IllegalStateException(
          "the handlers of this batch are registered already: register more with the registry");
    }
    slots.add(slot);
    return slot.id();
  }

  List<S> close() {
    List<S> gathered = slots;
    closed = true;
    slots = List.of(); // whoever keeps the batch keeps no handler
    return gathered;
  }
}
